// SPDX-License-Identifier: Apache-2.0
import type { LotKeeper, Pieces } from "./lots.ts";
import { untraced } from "./lots.ts";

/**
 * Spends the money that nobody claims before the lots that are followed: the holder is presumed to
 * spend his own first. What he pays in later is again his own and never fills up a claim.
 */
export class OwnFirstLots implements LotKeeper {
  readonly #ownMinor: bigint[];
  readonly #traced: LotKeeper;

  /** @param traced keeps the followed lots, and says in which order they go. */
  constructor(bookCount: number, traced: LotKeeper) {
    this.#ownMinor = Array.from({ length: bookCount }, () => 0n);
    this.#traced = traced;
  }

  put(book: number, step: number, amountMinor: bigint): void {
    if (step === untraced) this.#ownMinor[book] = (this.#ownMinor[book] ?? 0n) + amountMinor;
    else this.#traced.put(book, step, amountMinor);
  }

  take(book: number, amountMinor: bigint, pieces: Pieces): bigint {
    const own = this.#ownMinor[book] ?? 0n;
    const taken = own < amountMinor ? own : amountMinor;
    if (taken > 0n) {
      this.#ownMinor[book] = own - taken;
      pieces.add(untraced, taken);
    }
    return taken === amountMinor ? 0n : this.#traced.take(book, amountMinor - taken, pieces);
  }

  tracedLotCount(book: number): number {
    return this.#traced.tracedLotCount(book);
  }

  eachLot(visit: (book: number, step: number, amountMinor: bigint) => void): void {
    for (const [book, own] of this.#ownMinor.entries()) if (own > 0n) visit(book, untraced, own);
    this.#traced.eachLot(visit);
  }
}
