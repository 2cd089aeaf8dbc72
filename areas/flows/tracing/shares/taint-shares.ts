// SPDX-License-Identifier: Apache-2.0
import type { Fraction } from "../account/fraction.ts";
import { whole } from "../account/fraction.ts";
import type { Arithmetic, PartColumns } from "../share-trace.ts";
import { stepKinds } from "../trace.ts";
import { doubled } from "../walk/step-table.ts";
import { PartTable } from "./part-table.ts";
import type { HeldShare, PartNote, Route, ShareKeeper } from "./share-keeper.ts";
import { BeyondNumbers } from "./share-keeper.ts";

/**
 * Taint instead of shares: money mixed with a claimant's is tainted whole for him. The amounts of
 * several claimants overlap. A book is tainted whole or not at all, until it is empty; a payment is
 * tainted as far as it came out of such a book. Whole numbers throughout, so always exact.
 */
export class TaintShares implements ShareKeeper {
  readonly #width: number;
  readonly #isBook: (place: number) => boolean;
  #placeCount = 0;
  #total = new Float64Array(64);
  /** What is tainted of each place, by claimant. */
  #minor: Float64Array;
  readonly #parts = new PartTable();

  /** @param isBook tells books, where money mixes, from payments on their way and ends. */
  constructor(claimantCount: number, isBook: (place: number) => boolean) {
    this.#width = claimantCount;
    this.#isBook = isBook;
    this.#minor = new Float64Array(64 * claimantCount);
  }

  get partCount(): number {
    return this.#parts.count;
  }

  open(): number {
    if (this.#placeCount === this.#total.length) {
      this.#total = doubled(this.#total, Float64Array);
      this.#minor = doubled(this.#minor, Float64Array);
    }
    this.#placeCount += 1;
    return this.#placeCount - 1;
  }

  totalMinor(place: number): bigint {
    return BigInt(this.#total[place] ?? 0);
  }

  isTraced(place: number): boolean {
    const start = place * this.#width;
    for (let at = start; at < start + this.#width; at += 1)
      if ((this.#minor[at] ?? 0) > 0) return true;
    return false;
  }

  add(place: number, amountMinor: bigint): void {
    this.#raise(place, Number(amountMinor));
    if (this.#isBook(place)) this.#mix(place);
  }

  #raise(place: number, amount: number): void {
    const total = (this.#total[place] ?? 0) + amount;
    if (total > Number.MAX_SAFE_INTEGER) throw new BeyondNumbers("a place holds more than 2^53");
    this.#total[place] = total;
  }

  /** In a book all is tainted as soon as anything is; elsewhere never more than is there. */
  #mix(place: number): void {
    const total = this.#total[place] ?? 0;
    const isBook = this.#isBook(place);
    const start = place * this.#width;
    for (let at = start; at < start + this.#width; at += 1) {
      const amount = this.#minor[at] ?? 0;
      if (amount > 0 && (isBook || amount > total)) this.#minor[at] = total;
    }
  }

  move({ from, to }: Route, amountMinor: bigint): bigint {
    const there = this.#total[from] ?? 0;
    const taken = amountMinor < BigInt(there) ? Number(amountMinor) : there;
    const [source, target] = [from * this.#width, to * this.#width];
    const minor = this.#minor;
    for (let column = 0; column < this.#width; column += 1) {
      const moved = Math.min(minor[source + column] ?? 0, taken);
      if (moved > 0) minor[target + column] = (minor[target + column] ?? 0) + moved;
    }
    this.#total[from] = there - taken;
    this.#raise(to, taken);
    this.#mix(from);
    this.#mix(to);
    return amountMinor - BigInt(taken);
  }

  moveAll({ from, to }: Route): void {
    this.move({ from, to }, this.totalMinor(from));
  }

  end({ from, to }: Route): void {
    this.copy({ from, to });
    this.#total[from] = 0;
    this.stop(from);
  }

  copy({ from, to }: Route): void {
    if (from === to) return;
    for (let column = 0; column < this.#width; column += 1) {
      const amount = this.#minor[from * this.#width + column] ?? 0;
      const at = to * this.#width + column;
      if (amount > 0) this.#minor[at] = (this.#minor[at] ?? 0) + amount;
    }
  }

  begin({ from }: Route, claimant: number, askedMinor: bigint): Fraction {
    const at = from * this.#width + claimant;
    const before = this.#minor[at] ?? 0;
    const free = (this.#total[from] ?? 0) - before;
    const given = askedMinor < BigInt(free) ? Number(askedMinor) : free;
    this.#minor[at] = before + given;
    return whole(BigInt(given));
  }

  grow({ to }: Route, amountMinor: bigint): void {
    this.add(to, amountMinor);
  }

  change(place: number, arrivedMinor: bigint): void {
    const total = this.totalMinor(place);
    const start = place * this.#width;
    for (let at = start; at < start + this.#width; at += 1) {
      const amount = BigInt(this.#minor[at] ?? 0);
      if (amount > 0n) this.#minor[at] = Number((amount * arrivedMinor + total - 1n) / total);
    }
    this.#total[place] = 0;
    this.#raise(place, Number(arrivedMinor));
  }

  stop(place: number): void {
    this.#minor.fill(0, place * this.#width, (place + 1) * this.#width);
  }

  write(place: number, { row, kind, given }: PartNote): void {
    const of = { row, kind: stepKinds.indexOf(kind) };
    for (let claimant = 0; claimant < this.#width; claimant += 1) {
      const amount = given
        ? Number(given.amount.numerator)
        : this.#minor[place * this.#width + claimant];
      const isMeant = given === undefined || given.claimant === claimant;
      if (amount && isMeant) this.#parts.add(of, claimant, amount, 0);
    }
  }

  shares(place: number): HeldShare[] {
    const start = place * this.#width;
    return Array.from({ length: this.#width }, (_, claimant) => {
      const amount = whole(BigInt(this.#minor[start + claimant] ?? 0));
      return { claimant, amount, residueMicro: 0 };
    }).filter(({ amount }) => amount.numerator > 0n);
  }

  /** Taints do not add up: what is followed is not the sum of what becomes of it. */
  isSame(): boolean {
    return true;
  }

  parts(): PartColumns {
    return this.#parts.columns(0);
  }

  arithmetic(): Arithmetic {
    return { kind: "exact", factorCount: 0 };
  }
}
