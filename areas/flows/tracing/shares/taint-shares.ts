// SPDX-License-Identifier: Apache-2.0
import type { Fraction } from "../account/fraction.ts";
import { whole } from "../account/fraction.ts";
import type { Arithmetic, PartColumns } from "../share-trace.ts";
import { stepKinds } from "../trace.ts";
import type { HeldShare, PartNote, Route, ShareKeeper } from "./share-keeper.ts";

/** What lies in a place, and how much of it is tainted for each claimant. */
interface Tainted {
  totalMinor: bigint;
  readonly minor: bigint[];
}

/**
 * Taint instead of shares: money mixed with a claimant's is tainted whole for him. The amounts of
 * several claimants overlap. A book is tainted whole or not at all, until it is empty; a payment is
 * tainted as far as it came out of such a book. Whole numbers throughout, so always exact.
 */
export class TaintShares implements ShareKeeper {
  readonly #claimantCount: number;
  readonly #isBook: (place: number) => boolean;
  readonly #places: Tainted[] = [];
  readonly #rows: number[] = [];
  readonly #claimants: number[] = [];
  readonly #kinds: number[] = [];
  readonly #numerators: bigint[] = [];

  /** @param isBook tells books, where money mixes, from payments on their way and ends. */
  constructor(claimantCount: number, isBook: (place: number) => boolean) {
    this.#claimantCount = claimantCount;
    this.#isBook = isBook;
  }

  get partCount(): number {
    return this.#rows.length;
  }

  open(): number {
    const minor = Array.from({ length: this.#claimantCount }, () => 0n);
    return this.#places.push({ totalMinor: 0n, minor }) - 1;
  }

  #at(place: number): Tainted {
    return this.#places[place] ?? { totalMinor: 0n, minor: [] };
  }

  totalMinor(place: number): bigint {
    return this.#at(place).totalMinor;
  }

  isTraced(place: number): boolean {
    return this.#at(place).minor.some((minor) => minor > 0n);
  }

  add(place: number, amountMinor: bigint): void {
    this.#at(place).totalMinor += amountMinor;
    this.#mix(place);
  }

  /** In a book all is tainted as soon as anything is; elsewhere never more than is there. */
  #mix(place: number): void {
    const { minor, totalMinor } = this.#at(place);
    const isBook = this.#isBook(place);
    for (const [claimant, amount] of minor.entries())
      if (amount > 0n && (isBook || amount > totalMinor)) minor[claimant] = totalMinor;
  }

  move({ from, to }: Route, amountMinor: bigint): bigint {
    const source = this.#at(from);
    const target = this.#at(to);
    const taken = source.totalMinor < amountMinor ? source.totalMinor : amountMinor;
    source.totalMinor -= taken;
    target.totalMinor += taken;
    for (const [claimant, amount] of source.minor.entries())
      if (amount > 0n) {
        const moved = amount < taken ? amount : taken;
        target.minor[claimant] = (target.minor[claimant] ?? 0n) + moved;
      }
    this.#mix(from);
    this.#mix(to);
    return amountMinor - taken;
  }

  moveAll({ from, to }: Route): void {
    this.move({ from, to }, this.#at(from).totalMinor);
  }

  end({ from, to }: Route): void {
    this.copy({ from, to });
    const source = this.#at(from);
    source.totalMinor = 0n;
    this.#mix(from);
  }

  copy({ from, to }: Route): void {
    const target = this.#at(to);
    for (const [claimant, amount] of this.#at(from).minor.entries()) {
      target.minor[claimant] = (target.minor[claimant] ?? 0n) + amount;
      target.totalMinor += amount;
    }
  }

  begin({ from }: Route, claimant: number, askedMinor: bigint): Fraction {
    const { minor, totalMinor } = this.#at(from);
    const before = minor[claimant] ?? 0n;
    const free = totalMinor - before;
    const given = askedMinor < free ? askedMinor : free;
    minor[claimant] = before + given;
    return whole(given);
  }

  grow({ to }: Route, amountMinor: bigint): void {
    this.add(to, amountMinor);
  }

  change(place: number, arrivedMinor: bigint): void {
    const tainted = this.#at(place);
    const { totalMinor, minor } = tainted;
    for (const [claimant, amount] of minor.entries())
      if (amount > 0n) minor[claimant] = (amount * arrivedMinor + totalMinor - 1n) / totalMinor;
    tainted.totalMinor = arrivedMinor;
  }

  stop(place: number): void {
    this.#at(place).minor.fill(0n);
  }

  write(place: number, { row, kind, given }: PartNote): void {
    const put = (claimant: number, amountMinor: bigint) => {
      if (amountMinor === 0n) return;
      this.#rows.push(row);
      this.#claimants.push(claimant);
      this.#kinds.push(stepKinds.indexOf(kind));
      this.#numerators.push(amountMinor);
    };
    if (given) return put(given.claimant, given.amount.numerator);
    for (const [claimant, amount] of this.#at(place).minor.entries()) put(claimant, amount);
  }

  shares(place: number): HeldShare[] {
    return this.#at(place).minor.flatMap((amount, claimant) =>
      amount === 0n ? [] : [{ claimant, amount: whole(amount), residueMicro: 0 }],
    );
  }

  /** Taints do not add up: what is followed is not the sum of what becomes of it. */
  isSame(): boolean {
    return true;
  }

  parts(): PartColumns {
    return {
      count: this.#rows.length,
      row: Int32Array.from(this.#rows),
      claimant: Uint16Array.from(this.#claimants),
      kind: Uint8Array.from(this.#kinds),
      amounts: {
        kind: "exact",
        numerators: this.#numerators,
        base: new Int32Array(this.#rows.length),
        bases: [{ factors: [], product: 1n }],
      },
    };
  }

  arithmetic(): Arithmetic {
    return { kind: "exact", factorCount: 0 };
  }
}
