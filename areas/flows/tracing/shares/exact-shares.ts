// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { Fraction } from "../account/fraction.ts";
import { gcd, overFactors } from "../account/fraction.ts";
import type { Arithmetic, PartColumns } from "../share-trace.ts";
import { FractionParts } from "./fraction-parts.ts";
import type { HeldShare, PartNote, Route, ShareKeeper, Turn } from "./share-keeper.ts";
import { BeyondExact, ownColumn } from "./share-keeper.ts";

/** Shares of a place: numerators over one denominator, which is the product of factors. */
interface Amounts {
  numerators: bigint[];
  /** Numbers of factors, ascending: each is of one payment out of a mixture. */
  factors: readonly number[];
  product: bigint;
  /** The sum of all, in whole minor units; a fraction only in places that count claimants alone. */
  totalMinor: bigint;
}

/**
 * Shares as exact fractions. A payment out of a mixture divides by what lay there, so that each such
 * payment is a factor of the denominators behind it and of no others: they need no reduction on the way.
 */
export class ExactShares implements ShareKeeper {
  readonly #width: number;
  readonly #factorCountMax: number;
  readonly #places: Amounts[] = [];
  /** The value of each factor. */
  readonly #factors: bigint[] = [];
  #factorCount = 0;
  readonly #parts = new FractionParts();

  /** @param factorCountMax most factors of a denominator; beyond it {@link BeyondExact} is thrown. */
  constructor(claimantCount: number, factorCountMax: number) {
    this.#width = claimantCount + 2;
    this.#factorCountMax = factorCountMax;
  }

  get partCount(): number {
    return this.#parts.count;
  }

  open(): number {
    return this.#places.push(this.#empty()) - 1;
  }

  #empty(): Amounts {
    const numerators = Array.from({ length: this.#width }, () => 0n);
    return { numerators, factors: [], product: 1n, totalMinor: 0n };
  }

  #at(place: number): Amounts {
    const amounts = this.#places[place];
    assert(amounts, "a place was opened");
    return amounts;
  }

  totalMinor(place: number): bigint {
    return this.#at(place).totalMinor;
  }

  isTraced(place: number): boolean {
    return this.#at(place).numerators.some((numerator, column) => column > 0 && numerator > 0n);
  }

  add(place: number, amountMinor: bigint): void {
    const amounts = this.#at(place);
    const own = amounts.numerators[ownColumn] ?? 0n;
    amounts.numerators[ownColumn] = own + amountMinor * amounts.product;
    amounts.totalMinor += amountMinor;
  }

  move({ from, to }: Route, amountMinor: bigint, turn: Turn): bigint {
    const source = this.#at(from);
    let lacking = amountMinor;
    const take = (range: Range, there: bigint) => {
      const taken = there < lacking ? there : lacking;
      if (taken > 0n) this.#draw({ source, to, range, there }, taken);
      lacking -= taken;
    };
    if (turn === "together") take([0, this.#width], source.totalMinor);
    else {
      const own = this.#wholeOwn(source);
      const claimed = source.totalMinor - own;
      if (turn === "own") take([0, 1], own);
      take([1, this.#width], claimed);
      if (turn === "claimants") take([0, 1], own);
    }
    return lacking;
  }

  /** Own money that stands apart is whole: where it is not, fractions would divide by fractions. */
  #wholeOwn({ numerators, product }: Amounts): bigint {
    const own = numerators[ownColumn] ?? 0n;
    if (own % product !== 0n) throw new BeyondExact("own money is no whole number of minor units");
    return own / product;
  }

  /** Takes an amount out of some columns, of which a whole number is there, by one rate. */
  #draw(draw: { source: Amounts; to: number; range: Range; there: bigint }, minor: bigint): void {
    const { source, to, range, there } = draw;
    const [first, end] = range;
    const { numerators } = source;
    const taken = this.#empty();
    const common = gcd(there, minor);
    const factor = there / common;
    const holders = numerators.reduce(
      (count, numerator, column) =>
        count + (column >= first && column < end && numerator > 0n ? 1 : 0),
      0,
    );
    if (minor === there || holders === 1)
      for (let column = first; column < end; column += 1) {
        const held = numerators[column] ?? 0n;
        const part = minor === there ? held : held === 0n ? 0n : minor * source.product;
        taken.numerators[column] = part;
        numerators[column] = held - part;
      }
    else {
      const left = (there - minor) / common;
      for (const [column, held] of numerators.entries()) {
        const isDrawn = column >= first && column < end;
        if (isDrawn) taken.numerators[column] = held * (minor / common);
        numerators[column] = held * (isDrawn ? left : factor);
      }
      if (factor > 1n) {
        source.factors = [...source.factors, this.#factors.push(factor) - 1];
        source.product *= factor;
        this.#limit(source.factors.length);
      }
    }
    source.totalMinor -= minor;
    taken.factors = source.factors;
    taken.product = source.product;
    taken.totalMinor = minor;
    this.#settle(source);
    this.#settle(taken);
    this.#join(this.#at(to), taken);
  }

  #limit(factorCount: number): void {
    if (factorCount > this.#factorCountMax) throw new BeyondExact("denominators grow too long");
    if (factorCount > this.#factorCount) this.#factorCount = factorCount;
  }

  /** Asserts that the parts make up the sum; what is of one alone needs no fraction. */
  #settle(amounts: Amounts): void {
    const { numerators, product, totalMinor } = amounts;
    let sum = 0n;
    let only = -1;
    let holders = 0;
    for (const [column, numerator] of numerators.entries()) {
      if (numerator === 0n) continue;
      sum += numerator;
      only = column;
      holders += 1;
    }
    assert(sum === totalMinor * product, "the parts of a place make up its sum");
    if (holders > 1) return;
    if (holders === 1) numerators[only] = totalMinor;
    amounts.factors = [];
    amounts.product = 1n;
  }

  /** Adds amounts to a place: both are brought to the denominator that has the factors of both. */
  #join(into: Amounts, added: Amounts): void {
    const union = unionOf(into.factors, added.factors);
    this.#limit(union.length);
    const common = this.#common(into.factors, added.factors);
    const times = added.product / common;
    const addedTimes = into.product / common;
    for (const [column, numerator] of into.numerators.entries())
      into.numerators[column] = numerator * times + (added.numerators[column] ?? 0n) * addedTimes;
    into.factors = union;
    into.product *= times;
    into.totalMinor += added.totalMinor;
  }

  /** The product of the factors that both have. */
  #common(some: readonly number[], others: readonly number[]): bigint {
    const [few, many] = some.length < others.length ? [some, others] : [others, some];
    const known = new Set(few.length === 0 ? few : many);
    let product = 1n;
    for (const factor of few) if (known.has(factor)) product *= this.#factors[factor] ?? 1n;
    return product;
  }

  moveAll({ from, to }: Route): void {
    this.#join(this.#at(to), this.#at(from));
    this.#places[from] = this.#empty();
  }

  end({ from, to }: Route): void {
    this.copy({ from, to });
    this.#places[from] = this.#empty();
  }

  copy({ from, to }: Route): void {
    const source = this.#at(from);
    const numerators = source.numerators.slice();
    numerators[ownColumn] = 0n;
    numerators[this.#width - 1] = 0n;
    if (numerators.every((numerator) => numerator === 0n)) return;
    this.#join(this.#at(to), { ...source, numerators, totalMinor: 0n });
  }

  begin({ from, to }: Route, claimant: number, askedMinor: bigint): Fraction {
    const amounts = this.#at(from);
    const { numerators, product } = amounts;
    const asked = askedMinor * product;
    const own = numerators[ownColumn] ?? 0n;
    const given = own < asked ? own : asked;
    numerators[ownColumn] = own - given;
    numerators[claimant + 1] = (numerators[claimant + 1] ?? 0n) + given;
    const counted = this.#empty().numerators;
    counted[claimant + 1] = given;
    this.#join(this.#at(to), { ...amounts, numerators: counted, totalMinor: 0n });
    return overFactors(given, this.#values(amounts), product);
  }

  #values({ factors }: Amounts): bigint[] {
    return factors.map((factor) => this.#factors[factor] ?? 1n);
  }

  grow({ from, to }: Route, amountMinor: bigint): void {
    const source = this.#at(from);
    const { totalMinor } = source;
    assert(totalMinor > 0n, "interest grows on money that is there");
    const common = gcd(totalMinor, amountMinor);
    const grown: Amounts = {
      ...source,
      numerators: source.numerators.map((numerator) => numerator * (amountMinor / common)),
      totalMinor: amountMinor,
    };
    this.#divide(grown, totalMinor / common);
    this.#settle(grown);
    this.#join(this.#at(to), grown);
  }

  #divide(amounts: Amounts, factor: bigint): void {
    if (factor === 1n) return;
    amounts.factors = [...amounts.factors, this.#factors.push(factor) - 1];
    amounts.product *= factor;
    this.#limit(amounts.factors.length);
  }

  change(place: number, arrivedMinor: bigint): void {
    const amounts = this.#at(place);
    const { totalMinor } = amounts;
    if (totalMinor === 0n) return this.add(place, arrivedMinor);
    const common = gcd(totalMinor, arrivedMinor);
    const times = arrivedMinor / common;
    amounts.numerators = amounts.numerators.map((numerator) => numerator * times);
    amounts.totalMinor = arrivedMinor;
    this.#divide(amounts, totalMinor / common);
    this.#settle(amounts);
  }

  stop(place: number): void {
    const { numerators } = this.#at(place);
    const last = this.#width - 1;
    for (let column = 1; column < last; column += 1) {
      numerators[last] = (numerators[last] ?? 0n) + (numerators[column] ?? 0n);
      numerators[column] = 0n;
    }
  }

  write(place: number, { row, kind, given }: PartNote): void {
    const parts = this.#parts;
    if (given) return parts.add({ row, claimant: given.claimant, kind }, given.amount);
    if (!this.isTraced(place)) return;
    const amounts = this.#at(place);
    const base = parts.base({ factors: this.#values(amounts), product: amounts.product });
    for (const [claimant, numerator] of amounts.numerators.slice(1, -1).entries())
      if (numerator > 0n) parts.put({ row, claimant, kind }, numerator, base);
  }

  shares(place: number): HeldShare[] {
    const amounts = this.#at(place);
    const values = this.#values(amounts);
    return amounts.numerators.slice(1, -1).flatMap((numerator, claimant) => {
      if (numerator === 0n) return [];
      const amount = overFactors(numerator, values, amounts.product);
      return [{ claimant, amount, residueMicro: 0 }];
    });
  }

  isSame(some: readonly number[], others: readonly number[]): boolean {
    const [left, right] = [this.#sum(some), this.#sum(others)];
    return left.numerators
      .slice(1, -1)
      .every(
        (numerator, claimant) =>
          numerator * right.product === (right.numerators[claimant + 1] ?? 0n) * left.product,
      );
  }

  #sum(places: readonly number[]): Amounts {
    const sum = this.#empty();
    for (const place of places) {
      const amounts = this.#at(place);
      const numerators = amounts.numerators.map((each, column) => (column === 0 ? 0n : each));
      numerators[this.#width - 1] = 0n;
      if (numerators.some((each) => each > 0n)) this.#join(sum, { ...amounts, numerators });
    }
    return sum;
  }

  parts(): PartColumns {
    return this.#parts.columns();
  }

  arithmetic(): Arithmetic {
    return { kind: "exact", factorCount: this.#factorCount };
  }
}

/** Columns from the first to before the second. */
type Range = readonly [first: number, end: number];

/** The union of two ascending lists. */
function unionOf(a: readonly number[], b: readonly number[]): readonly number[] {
  if (b.length === 0 || a === b) return a;
  if (a.length === 0) return b;
  const union: number[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [x, y] = [a[i] ?? Number.POSITIVE_INFINITY, b[j] ?? Number.POSITIVE_INFINITY];
    union.push(Math.min(x, y));
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return union;
}
