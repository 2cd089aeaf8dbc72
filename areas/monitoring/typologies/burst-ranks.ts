// SPDX-License-Identifier: Apache-2.0

/** Bursts beyond this count as this. */
const countMost = 255;

/**
 * How many accounts have ever shown a burst of so many new counterparties within a window: the
 * plainest measure of what is usual in a stream. One byte an account and window.
 */
export class BurstRanks {
  readonly #most: Uint8Array[];
  readonly #atLeast: Uint32Array[];

  constructor(windowCount: number) {
    this.#most = Array.from({ length: windowCount }, () => new Uint8Array(1 << 10));
    this.#atLeast = Array.from({ length: windowCount }, () => new Uint32Array(countMost + 1));
  }

  /** Enters a burst of an account; gives how many accounts, itself among them, have shown as many. */
  enter(window: number, account: number, count: number): number {
    const most = this.#widened(window, account);
    const atLeast = this.#atLeast[window];
    const now = Math.min(count, countMost);
    if (most === undefined || atLeast === undefined) return 1;
    const before = most[account] ?? 0;
    for (let each = before + 1; each <= now; each += 1) atLeast[each] = (atLeast[each] ?? 0) + 1;
    if (now > before) most[account] = now;
    return Math.max(1, atLeast[now] ?? 1);
  }

  #widened(window: number, account: number): Uint8Array | undefined {
    const most = this.#most[window];
    if (most === undefined || account < most.length) return most;
    let width = most.length;
    while (width <= account) width *= 2;
    const wider = new Uint8Array(width);
    wider.set(most);
    this.#most[window] = wider;
    return wider;
  }
}
