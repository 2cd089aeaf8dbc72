// SPDX-License-Identifier: Apache-2.0
import { none } from "../graph/pair-table.ts";
import type { Ground, Side } from "../stream/ground.ts";

/**
 * The accounts that others have young contacts with, and which of them two share. A hub, an account
 * with more than `hubMax` contacts on a side, is passed over and reported: what many share says nothing.
 */
export class Neighbours {
  readonly #ground: Ground;
  readonly #hubMax: number;

  constructor(ground: Ground, hubMax: number) {
    this.#ground = ground;
    this.#hubMax = hubMax;
  }

  /** Calls back with the others on a side, newest first; gives how many there are. */
  each(account: number, side: Side, visit: (neighbour: number, contact: number) => void): number {
    const { graph, limits } = this.#ground;
    const degree = side === "out" ? graph.youngOut(account) : graph.youngIn(account);
    if (degree > this.#hubMax) {
      limits.bite("hub", account);
      return 0;
    }
    let contact = side === "out" ? graph.newestOut(account) : graph.newestIn(account);
    while (contact !== none) {
      visit(side === "out" ? graph.to(contact) : graph.from(contact), contact);
      contact = side === "out" ? graph.previousOut(contact) : graph.previousIn(contact);
    }
    return degree;
  }

  /** Marks the others on a side; gives how many there are. */
  mark(account: number, side: Side): number {
    this.#ground.clearMarks();
    return this.each(account, side, (neighbour) => this.#ground.mark(neighbour));
  }

  /** Counts the marked among the others on a side, and all of them. */
  countMarked(account: number, side: Side): { readonly marked: number; readonly degree: number } {
    let marked = 0;
    const degree = this.each(account, side, (neighbour) => {
      if (this.#ground.isMarked(neighbour)) marked += 1;
    });
    return { marked, degree };
  }
}
