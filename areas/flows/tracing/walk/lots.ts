// SPDX-License-Identifier: Apache-2.0

/** In place of a step: money that is not traced. */
export const untraced = -1;

/**
 * A payment taken apart: from which step's lot each piece comes, in the order in which the
 * doctrine takes them. One object is reused for every row.
 */
export class Pieces {
  length = 0;
  readonly step: number[] = [];
  readonly amountMinor: bigint[] = [];

  clear(): void {
    this.length = 0;
  }

  add(step: number, amountMinor: bigint): void {
    const last = this.length - 1;
    if (step === untraced && last >= 0 && this.step[last] === untraced) {
      this.amountMinor[last] = (this.amountMinor[last] ?? 0n) + amountMinor;
      return;
    }
    this.step[this.length] = step;
    this.amountMinor[this.length] = amountMinor;
    this.length += 1;
  }

  hasTraced(): boolean {
    return this.length > 1 || (this.length === 1 && this.step[0] !== untraced);
  }
}

/**
 * How a doctrine keeps the lots of every book and which it takes first. This is all in which the
 * lot-based doctrines differ; the walk does the rest.
 */
export interface LotKeeper {
  /** Puts money into a book; `step` is {@link untraced} or the step that brought it. */
  put(book: number, step: number, amountMinor: bigint): void;
  /** Takes money out of a book into `pieces`; returns what the book could not give. */
  take(book: number, amountMinor: bigint, pieces: Pieces): bigint;
  /** How many traced lots a book holds. */
  tracedLotCount(book: number): number;
  /** Visits all lots of all books. */
  eachLot(visit: (book: number, step: number, amountMinor: bigint) => void): void;
}
