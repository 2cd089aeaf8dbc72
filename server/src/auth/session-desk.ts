// SPDX-License-Identifier: Apache-2.0
import type { Store } from "@tianwang/store";
import type { Session } from "@tianwang/store/access";
import { findSessions } from "@tianwang/store/access";

/** One look at the sessions that is still to begin; requests join it until it does. */
interface Look {
  readonly tokens: Set<string>;
  readonly found: PromiseWithResolvers<ReadonlyMap<string, Session>>;
}

/**
 * Finds sessions for many requests at once. Nothing is remembered: each request waits for a look that
 * begins after it came, so that a session that has ended opens nothing any more.
 */
class SessionDesk {
  readonly #store: Store;
  #next: Look | null = null;
  #isLooking = false;

  constructor(store: Store) {
    this.#store = store;
  }

  async find(token: string): Promise<Session | null> {
    this.#next ??= { tokens: new Set(), found: Promise.withResolvers() };
    this.#next.tokens.add(token);
    const { promise } = this.#next.found;
    if (!this.#isLooking) void this.#look();
    return (await promise).get(token) ?? null;
  }

  async #look(): Promise<void> {
    this.#isLooking = true;
    for (let look = this.#next; look !== null; look = this.#next) {
      this.#next = null;
      const { tokens, found } = look;
      await this.#store
        .asOwner((db) => findSessions(db, [...tokens], this.#store.clock()))
        .then(found.resolve, found.reject);
    }
    this.#isLooking = false;
  }
}

const desks = new WeakMap<Store, SessionDesk>();

/** The session of a token; null when there is none or it has ended. */
export function lookUpSession(store: Store, token: string): Promise<Session | null> {
  const desk = desks.get(store) ?? new SessionDesk(store);
  desks.set(store, desk);
  return desk.find(token);
}
