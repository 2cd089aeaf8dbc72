// SPDX-License-Identifier: Apache-2.0
import type { LotKeeper, Pieces } from "./lots.ts";
import { untraced } from "./lots.ts";
import { doubled } from "./step-table.ts";

/** Joined untraced lots stay below this, so that no sum leaves 64 bits. */
const joinedMinorMax = 2n ** 62n;

const none = -1;

/**
 * One stack of lots a book, the latest on top, in typed arrays. Untraced lots on one another are
 * joined, so that a book without traced money is one lot.
 */
export class LotStacks implements LotKeeper {
  readonly #top: Int32Array;
  readonly #tracedCount: Int32Array;
  #step = new Int32Array(1024);
  #below = new Int32Array(1024);
  #amountMinor = new BigInt64Array(1024);
  #lotCount = 0;
  #free = none;

  constructor(bookCount: number) {
    this.#top = new Int32Array(bookCount).fill(none);
    this.#tracedCount = new Int32Array(bookCount);
  }

  put(book: number, step: number, amountMinor: bigint): void {
    const top = this.#top[book] ?? none;
    if (step === untraced && top !== none && this.#step[top] === untraced) {
      const joined = (this.#amountMinor[top] ?? 0n) + amountMinor;
      if (joined < joinedMinorMax) {
        this.#amountMinor[top] = joined;
        return;
      }
    }
    const lot = this.#newLot();
    this.#step[lot] = step;
    this.#amountMinor[lot] = amountMinor;
    this.#below[lot] = top;
    this.#top[book] = lot;
    if (step !== untraced) this.#tracedCount[book] = (this.#tracedCount[book] ?? 0) + 1;
  }

  take(book: number, amountMinor: bigint, pieces: Pieces): bigint {
    let wanted = amountMinor;
    while (wanted > 0n) {
      const lot = this.#top[book] ?? none;
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
    for (let book = 0; book < this.#top.length; book += 1)
      for (let lot = this.#top[book] ?? none; lot !== none; lot = this.#below[lot] ?? none)
        visit(book, this.#step[lot] ?? 0, this.#amountMinor[lot] ?? 0n);
  }

  #drop(book: number, lot: number, step: number): void {
    this.#top[book] = this.#below[lot] ?? none;
    if (step !== untraced) this.#tracedCount[book] = (this.#tracedCount[book] ?? 0) - 1;
    this.#below[lot] = this.#free;
    this.#free = lot;
  }

  #newLot(): number {
    const lot = this.#free;
    if (lot !== none) {
      this.#free = this.#below[lot] ?? none;
      return lot;
    }
    if (this.#lotCount === this.#step.length) {
      this.#step = doubled(this.#step, Int32Array);
      this.#below = doubled(this.#below, Int32Array);
      this.#amountMinor = doubled(this.#amountMinor, BigInt64Array);
    }
    this.#lotCount += 1;
    return this.#lotCount - 1;
  }
}
