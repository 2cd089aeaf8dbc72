// SPDX-License-Identifier: Apache-2.0
import type { LotKeeper, Pieces } from "./lots.ts";
import { untraced } from "./lots.ts";
import { doubled } from "./step-table.ts";

/** Joined untraced lots stay below this, so that no sum leaves 64 bits. */
const joinedMinorMax = 2n ** 62n;

const none = -1;

/** Which lot of a book is taken next: the earliest put there, or the latest. */
export type LotOrder = "first" | "last";

/**
 * One line of lots a book, in the order in which they are taken, in typed arrays: a row costs a few
 * reads and writes. Untraced lots side by side are joined, so that a book without traced money is
 * one lot.
 */
export class LotLines implements LotKeeper {
  readonly #order: LotOrder;
  readonly #first: Int32Array;
  readonly #last: Int32Array;
  readonly #tracedCount: Int32Array;
  #step = new Int32Array(1024);
  #next = new Int32Array(1024);
  #amountMinor = new BigInt64Array(1024);
  #lotCount = 0;
  #free = none;

  constructor(bookCount: number, order: LotOrder) {
    this.#order = order;
    this.#first = new Int32Array(bookCount).fill(none);
    this.#last = new Int32Array(bookCount).fill(none);
    this.#tracedCount = new Int32Array(bookCount);
  }

  put(book: number, step: number, amountMinor: bigint): void {
    if (step === untraced && this.#join(book, amountMinor)) return;
    const lot = this.#newLot();
    this.#step[lot] = step;
    this.#amountMinor[lot] = amountMinor;
    this.#place(book, lot);
    if (step !== untraced) this.#tracedCount[book] = (this.#tracedCount[book] ?? 0) + 1;
  }

  /** Adds untraced money to an untraced lot that was put there just before; false without one. */
  #join(book: number, amountMinor: bigint): boolean {
    const latest = (this.#order === "first" ? this.#last : this.#first)[book] ?? none;
    if (latest === none || this.#step[latest] !== untraced) return false;
    const joined = (this.#amountMinor[latest] ?? 0n) + amountMinor;
    if (joined >= joinedMinorMax) return false;
    this.#amountMinor[latest] = joined;
    return true;
  }

  /** The lot goes to the end of the line, or to its front where the latest is taken first. */
  #place(book: number, lot: number): void {
    const first = this.#first[book] ?? none;
    const last = this.#last[book] ?? none;
    const isInFront = this.#order === "last" || first === none;
    this.#next[lot] = isInFront ? first : none;
    if (isInFront) this.#first[book] = lot;
    else this.#next[last] = lot;
    if (!isInFront || last === none) this.#last[book] = lot;
  }

  take(book: number, amountMinor: bigint, pieces: Pieces): bigint {
    let wanted = amountMinor;
    while (wanted > 0n) {
      const lot = this.#first[book] ?? 0;
      if (lot === none) return wanted;
      const held = this.#amountMinor[lot] ?? 0n;
      const step = this.#step[lot] ?? 0;
      if (held > wanted) {
        this.#amountMinor[lot] = held - wanted;
        pieces.add(step, wanted);
        return 0n;
      }
      pieces.add(step, held);
      wanted -= held;
      this.#drop(book, lot, step);
    }
    return 0n;
  }

  tracedLotCount(book: number): number {
    return this.#tracedCount[book] ?? 0;
  }

  eachLot(visit: (book: number, step: number, amountMinor: bigint) => void): void {
    for (let book = 0; book < this.#first.length; book += 1)
      for (let lot = this.#first[book] ?? 0; lot !== none; lot = this.#next[lot] ?? 0)
        visit(book, this.#step[lot] ?? 0, this.#amountMinor[lot] ?? 0n);
  }

  #drop(book: number, lot: number, step: number): void {
    const next = this.#next[lot] ?? 0;
    this.#first[book] = next;
    if (next === none) this.#last[book] = none;
    if (step !== untraced) this.#tracedCount[book] = (this.#tracedCount[book] ?? 0) - 1;
    this.#next[lot] = this.#free;
    this.#free = lot;
  }

  #newLot(): number {
    const lot = this.#free;
    if (lot !== none) {
      this.#free = this.#next[lot] ?? 0;
      return lot;
    }
    if (this.#lotCount === this.#step.length) {
      this.#step = doubled(this.#step, Int32Array);
      this.#next = doubled(this.#next, Int32Array);
      this.#amountMinor = doubled(this.#amountMinor, BigInt64Array);
    }
    this.#lotCount += 1;
    return this.#lotCount - 1;
  }
}
