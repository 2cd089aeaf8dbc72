// SPDX-License-Identifier: Apache-2.0

/** How requests are gathered into one commit. */
export interface GroupLimits {
  /** A group that has so many items waits no longer. */
  readonly gatherCount: number;
  /** The first of a group waits no longer than this. */
  readonly gatherMillis: number;
  /** Most items of one commit; a single request may be larger. */
  readonly groupCountMax: number;
  /** Most items that wait; beyond, requests are turned away before anything is kept of them. */
  readonly waitingCountMax: number;
}

/** Time, for whoever gathers; a shell gives the real one. */
export interface Waits {
  /** Ends after so many milliseconds, or when `wake` is called. */
  wait(millis: number): { readonly ended: Promise<void>; readonly wake: () => void };
}

interface Request<P, T, R> {
  readonly party: P;
  readonly items: readonly T[];
  readonly resolve: (answers: readonly R[]) => void;
  readonly reject: (error: unknown) => void;
}

/** What commits a group: gives an answer for each item, in order, or nothing of it is kept. */
export type CommitGroup<P, T, R> = (party: P, items: readonly T[]) => Promise<readonly R[]>;

/**
 * Gathers requests that arrive together into one commit. Those of one party (who acts, and for which
 * feed) go together, first come first served; a request is answered when its commit is done. What
 * arrives while a commit runs makes the next group.
 */
export class GroupCommit<P, T, R> {
  readonly #limits: GroupLimits;
  readonly #waits: Waits;
  readonly #keyOf: (party: P) => string;
  readonly #commit: CommitGroup<P, T, R>;
  #queue: Request<P, T, R>[] = [];
  #waitingCount = 0;
  #isRunning = false;
  /** Requests that are likely to come together: those just answered, and those that waited then. */
  #expectedCount = 1;
  #wake: () => void = () => undefined;

  constructor(
    limits: GroupLimits,
    waits: Waits,
    keyOf: (party: P) => string,
    commit: CommitGroup<P, T, R>,
  ) {
    this.#limits = limits;
    this.#waits = waits;
    this.#keyOf = keyOf;
    this.#commit = commit;
  }

  /** Items that wait or are being committed. */
  get waitingCount(): number {
    return this.#waitingCount;
  }

  /** Whether so many items more would find room. */
  hasRoomFor(count: number): boolean {
    return this.#waitingCount + count <= this.#limits.waitingCountMax;
  }

  /** Puts a request in line. Ask {@link hasRoomFor} first. */
  submit(party: P, items: readonly T[]): Promise<readonly R[]> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ party, items, resolve, reject });
      this.#waitingCount += items.length;
      if (!this.#isRunning) void this.#run();
      else if (this.#isGathered()) this.#wake();
    });
  }

  /** Enough is there, or all who were heard of last: whoever was just answered soon sends again. */
  #isGathered(): boolean {
    return (
      this.#queue.length >= this.#expectedCount || this.#waitingCount >= this.#limits.gatherCount
    );
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    let isLeftOver = false;
    while (this.#queue.length > 0) {
      if (!isLeftOver && !this.#isGathered()) {
        const { ended, wake } = this.#waits.wait(this.#limits.gatherMillis);
        this.#wake = wake;
        await ended;
      }
      const group = this.#takeGroup();
      // What found no place in this group has waited its turn.
      isLeftOver = this.#queue.length > 0;
      await this.#settle(group);
      for (const { items } of group) this.#waitingCount -= items.length;
      this.#expectedCount = group.length + this.#queue.length;
    }
    this.#isRunning = false;
  }

  /** The requests of the first one's party, in their order, as far as they fit. */
  #takeGroup(): Request<P, T, R>[] {
    const key = this.#queue[0] ? this.#keyOf(this.#queue[0].party) : "";
    const group: Request<P, T, R>[] = [];
    const rest: Request<P, T, R>[] = [];
    let count = 0;
    for (const request of this.#queue) {
      const fits = group.length === 0 || count + request.items.length <= this.#limits.groupCountMax;
      if (fits && this.#keyOf(request.party) === key) {
        group.push(request);
        count += request.items.length;
      } else rest.push(request);
    }
    this.#queue = rest;
    return group;
  }

  /** Commits a group; when that fails, each request by itself, so that none suffers for another. */
  async #settle(group: readonly Request<P, T, R>[]): Promise<void> {
    const [first] = group;
    if (!first) return;
    try {
      const answers = await this.#commit(
        first.party,
        group.flatMap(({ items }) => items),
      );
      let at = 0;
      for (const { items, resolve } of group) {
        resolve(answers.slice(at, at + items.length));
        at += items.length;
      }
    } catch (error) {
      if (group.length === 1) first.reject(error);
      else for (const request of group) await this.#settle([request]);
    }
  }
}
