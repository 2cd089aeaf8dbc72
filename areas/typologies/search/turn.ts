// SPDX-License-Identifier: Apache-2.0
import { none } from "../graph/pair-table.ts";
import type { Ground } from "../stream/ground.ts";

/** A way abroad and back: its contacts in the order of the money, and how far the search went. */
export interface Turn {
  readonly contacts: readonly number[];
  readonly looked: number;
}

/** How far ways abroad are searched. */
export interface TurnSearch {
  readonly windowMinutes: number;
  readonly hopsMax: number;
  readonly hubMax: number;
}

/** Where accounts are, and the ways by which money left a country and came back. */
export class TurnFinder {
  readonly #ground: Ground;
  readonly #search: TurnSearch;
  readonly #countries = new Map<number, number>();

  constructor(ground: Ground, search: TurnSearch) {
    this.#ground = ground;
    this.#search = search;
  }

  place(account: number, country: number): void {
    if (this.#countries.get(account) !== country) this.#countries.set(account, country);
  }

  /** Marks who belongs to an account at home: itself, and whom it pays or is paid by there. */
  markCircle(home: number, country: number): number {
    const { graph } = this.#ground;
    const { hubMax } = this.#search;
    this.#ground.clearMarks();
    this.#ground.mark(home);
    let size = 1;
    const take = (other: number) => {
      if (this.#countries.get(other) !== country) return;
      this.#ground.mark(other);
      size += 1;
    };
    let payer = graph.newestIn(home);
    for (let count = 0; payer !== none && count < hubMax; count += 1) {
      take(graph.from(payer));
      payer = graph.previousIn(payer);
    }
    let paid = graph.newestOut(home);
    for (let count = 0; paid !== none && count < hubMax; count += 1) {
      take(graph.to(paid));
      paid = graph.previousOut(paid);
    }
    return size;
  }

  /** The way to the last contact from a marked account at home, over accounts abroad. */
  turnTo(last: number, country: number): Turn | null {
    const { graph, limits, nowMinutes } = this.#ground;
    const { windowMinutes, hopsMax, hubMax } = this.#search;
    const isYoung = (contact: number) =>
      contact !== none && graph.firstAt(contact) >= nowMinutes - windowMinutes;
    const queue: (readonly number[])[] = [[last]];
    const seen = new Set([graph.from(last)]);
    let looked = 0;
    for (const way of queue) {
      const [first = last] = way;
      if (way.length >= hopsMax) continue;
      let left = hubMax;
      let contact = graph.newestIn(graph.from(first));
      for (; isYoung(contact) && left > 0; left -= 1) {
        looked += 1;
        const payer = graph.from(contact);
        const isInTime = graph.firstAt(contact) <= graph.firstAt(first);
        if (isInTime && this.#ground.isMarked(payer))
          return { contacts: [contact, ...way], looked };
        if (isInTime && this.#countries.get(payer) !== country && !seen.has(payer)) {
          seen.add(payer);
          queue.push([contact, ...way]);
        }
        contact = graph.previousIn(contact);
      }
      if (left === 0) limits.bite("hub", graph.from(first));
    }
    return null;
  }
}
