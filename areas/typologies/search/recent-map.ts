// SPDX-License-Identifier: Apache-2.0

/**
 * A map that forgets what was not asked for lately: two generations, of which the older is dropped
 * whole when the younger is full. Bounded memory at a constant cost an entry.
 */
export class RecentMap<V> {
  readonly #most: number;
  #fresh = new Map<number, V>();
  #stale = new Map<number, V>();

  constructor(most: number) {
    this.#most = most;
  }

  get(key: number): V | undefined {
    const value = this.#fresh.get(key);
    if (value !== undefined) return value;
    const stale = this.#stale.get(key);
    if (stale !== undefined) this.#fresh.set(key, stale);
    return stale;
  }

  /** Enters a value; gives whether others were forgotten for it. */
  set(key: number, value: V): boolean {
    this.#fresh.set(key, value);
    if (this.#fresh.size * 2 <= this.#most) return false;
    const isForgetting = this.#stale.size > 0;
    this.#stale = this.#fresh;
    this.#fresh = new Map();
    return isForgetting;
  }
}
