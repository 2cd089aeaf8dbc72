// SPDX-License-Identifier: Apache-2.0

/** Limits of a search; each is declared by a detector and reported when it bites. */
export type LimitName = "hub" | "search" | "open-shapes" | "rows";

/** A limit that bit: how often, and at which accounts first. */
export interface Bite {
  readonly limit: LimitName;
  readonly count: number;
  readonly accounts: readonly number[];
}

const accountsMax = 20;

/** Counts the limits that bit, so that nobody takes a cut search for a whole one. */
export class LimitBoard {
  readonly #bites = new Map<LimitName, { count: number; accounts: Set<number> }>();

  bite(limit: LimitName, account: number): void {
    let entry = this.#bites.get(limit);
    if (entry === undefined) this.#bites.set(limit, (entry = { count: 0, accounts: new Set() }));
    entry.count += 1;
    if (entry.accounts.size < accountsMax) entry.accounts.add(account);
  }

  list(): readonly Bite[] {
    return [...this.#bites]
      .map(([limit, { count, accounts }]) => ({ limit, count, accounts: [...accounts] }))
      .toSorted((a, b) => (a.limit < b.limit ? -1 : 1));
  }
}
