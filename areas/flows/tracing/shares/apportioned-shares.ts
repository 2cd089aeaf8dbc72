// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { Fraction } from "../account/fraction.ts";
import { whole } from "../account/fraction.ts";
import type { Arithmetic, PartColumns } from "../share-trace.ts";
import { stepKinds } from "../trace.ts";
import { doubled } from "../walk/step-table.ts";
import { PartTable, residueMicroMax } from "./part-table.ts";
import type { HeldShare, PartNote, Route, ShareKeeper, Turn } from "./share-keeper.ts";
import { BeyondNumbers, ownColumn } from "./share-keeper.ts";

/** Residues are counted in billionths of a minor unit. */
const billion = 1_000_000_000;
/** Billionths by which counting a residue itself may err, at each sharing and claimant. */
const errorNano = 4;

const exactMax = Number.MAX_SAFE_INTEGER;

/** Which columns of a place are drawn on. */
type Columns = typeof everything | typeof ownAlone | typeof claimsAlone;
const everything = 0;
const ownAlone = 1;
const claimsAlone = 2;

/** Columns of a place: where the place begins, and which of them. */
interface Range {
  readonly source: number;
  readonly begin: number;
  readonly end: number;
}

/**
 * Shares in whole minor units. Each payment out of a mixture is apportioned by largest remainder. What
 * rounding gave to a claimant or took from him stays with his money as a residue, which the next
 * sharing evens out first; so it stays about one unit, however many rows there are. All money is in
 * whole numbers; remainders and residues are whole billionths.
 */
export class ApportionedShares implements ShareKeeper {
  readonly #width: number;
  #placeCount = 0;
  #minor: Float64Array;
  /** Apportioned less exact, in billionths. */
  #residueNano: Float64Array;
  #total = new Float64Array(64);
  #traced = new Uint8Array(64);
  readonly #quota: Float64Array;
  readonly #rest: Float64Array;
  readonly #parts = new PartTable();
  #sharingCount = 0;
  #slackNano = 0;
  #residueNanoMax = 0;

  constructor(claimantCount: number) {
    this.#width = claimantCount + 2;
    this.#minor = new Float64Array(64 * this.#width);
    this.#residueNano = new Float64Array(64 * this.#width);
    this.#quota = new Float64Array(this.#width);
    this.#rest = new Float64Array(this.#width);
  }

  get partCount(): number {
    return this.#parts.count;
  }

  open(): number {
    if (this.#placeCount === this.#total.length) {
      this.#total = doubled(this.#total, Float64Array);
      this.#traced = doubled(this.#traced, Uint8Array);
      this.#minor = doubled(this.#minor, Float64Array);
      this.#residueNano = doubled(this.#residueNano, Float64Array);
    }
    this.#placeCount += 1;
    return this.#placeCount - 1;
  }

  totalMinor(place: number): bigint {
    return BigInt(this.#total[place] ?? 0);
  }

  isTraced(place: number): boolean {
    return this.#traced[place] === 1;
  }

  add(place: number, amountMinor: bigint): void {
    if (amountMinor > 0n) this.#addOwn(place, Number(amountMinor));
  }

  #addOwn(place: number, amount: number): void {
    const own = place * this.#width + ownColumn;
    this.#minor[own] = (this.#minor[own] ?? 0) + amount;
    this.#raise(place, amount);
  }

  #raise(place: number, amount: number): void {
    const total = (this.#total[place] ?? 0) + amount;
    if (total > exactMax) throw new BeyondNumbers("a place holds more than 2^53 minor units");
    this.#total[place] = total;
  }

  move({ from, to }: Route, amountMinor: bigint, turn: Turn): bigint {
    const total = this.#total[from] ?? 0;
    const wanted = amountMinor > BigInt(exactMax) ? exactMax : Number(amountMinor);
    const taken = wanted < total ? wanted : total;
    if (taken === 0) return amountMinor;
    if (this.#traced[from] === 0) this.#moveOwn({ from, to }, taken);
    else if (turn === "together") this.#draw({ from, to }, taken, everything);
    else this.#moveInTurn({ from, to }, taken, turn);
    if (this.#total[from] === 0) this.#clear(from);
    return amountMinor - BigInt(taken);
  }

  #moveOwn({ from, to }: Route, amount: number): void {
    const own = from * this.#width + ownColumn;
    this.#minor[own] = (this.#minor[own] ?? 0) - amount;
    this.#total[from] = (this.#total[from] ?? 0) - amount;
    this.#addOwn(to, amount);
  }

  #moveInTurn(route: Route, amount: number, turn: Turn): void {
    const { from } = route;
    const own = this.#minor[from * this.#width + ownColumn] ?? 0;
    const claimed = (this.#total[from] ?? 0) - own;
    // Where rounding touched own money, exact shares would change turns a fraction earlier or later.
    const residue = Math.abs(this.#residueNano[from * this.#width + ownColumn] ?? 0);
    this.#slackNano += 2 * residue;
    const first = turn === "own" ? Math.min(own, amount) : Math.min(claimed, amount);
    const ownTaken = turn === "own" ? first : amount - first;
    if (ownTaken > 0) this.#draw(route, ownTaken, ownAlone);
    if (amount > ownTaken) this.#draw(route, amount - ownTaken, claimsAlone);
  }

  /** Draws by one rate from own money, from that of claimants, or from everything. */
  #draw({ from, to }: Route, amount: number, which: Columns): void {
    const width = this.#width;
    const begin = which === claimsAlone ? 1 : 0;
    const end = which === ownAlone ? 1 : width;
    const [source, target] = [from * width, to * width];
    const own = this.#minor[source + ownColumn] ?? 0;
    const total = this.#total[from] ?? 0;
    const there = which === ownAlone ? own : which === claimsAlone ? total - own : total;
    this.#apportion({ source, begin, end }, amount, there);
    const ratio = amount === there ? 1 : amount / there;
    for (let column = begin; column < end; column += 1)
      if (this.#transfer(source + column, target + column, column, ratio) && column > 0)
        this.#traced[to] = 1;
    this.#total[from] = total - amount;
    this.#raise(to, amount);
  }

  /** Moves the quota of a column with its part of the residue; says whether that was anything. */
  #transfer(source: number, target: number, column: number, ratio: number): boolean {
    const minor = this.#minor;
    const residues = this.#residueNano;
    const taken = this.#quota[column] ?? 0;
    const residue = residues[source] ?? 0;
    const moved = ratio === 1 ? residue : Math.round(residue * ratio) + (this.#rest[column] ?? 0);
    minor[source] = (minor[source] ?? 0) - taken;
    residues[source] = residue - moved;
    minor[target] = (minor[target] ?? 0) + taken;
    residues[target] = (residues[target] ?? 0) + moved;
    return taken !== 0 || moved !== 0;
  }

  /**
   * Shares an amount out in proportion to columns: the quotas, and in billionths what rounding gave to
   * each or took. Each share is rounded down; the units left go to the largest remainders, counting
   * with each the residue that it has to make good.
   */
  #apportion(range: Range, amount: number, there: number): void {
    const { source, begin, end } = range;
    const minor = this.#minor;
    const quota = this.#quota;
    const rest = this.#rest;
    assert(amount <= there, "no more is shared out than is there");
    let left = amount;
    for (let column = begin; column < end; column += 1) {
      const held = minor[source + column] ?? 0;
      const product = held * amount;
      let share: number;
      let remainder: number;
      if (amount === there || held === 0) [share, remainder] = [held, 0];
      else if (product <= exactMax) {
        // The quotient may be rounded up to the next whole number; the remainder, exact, tells.
        share = Math.floor(product / there);
        remainder = product - share * there;
        if (remainder < 0) [share, remainder] = [share - 1, remainder + there];
      } else {
        const exact = BigInt(held) * BigInt(amount);
        share = Number(exact / BigInt(there));
        remainder = Number(exact % BigInt(there));
      }
      quota[column] = share;
      rest[column] = remainder;
      left -= share;
    }
    if (amount === there) return;
    this.#sharingCount += 1;
    for (let column = begin; column < end; column += 1)
      rest[column] = -Math.round(((rest[column] ?? 0) / there) * billion);
    for (; left > 0; left -= 1) this.#giveUnit(range);
  }

  /** Gives one unit to the column with the most to come that was rounded down. */
  #giveUnit({ source, begin, end }: Range): void {
    const rest = this.#rest;
    const residues = this.#residueNano;
    let best = -1;
    let most = Number.NEGATIVE_INFINITY;
    for (let column = begin; column < end; column += 1) {
      const lost = -(rest[column] ?? 0);
      // A share that is whole or was rounded up already takes no more: a claimant never pays what he has not.
      if (lost <= 0) continue;
      const due = lost + (residues[source + column] ?? 0);
      if (due > most) [best, most] = [column, due];
    }
    assert(best >= 0, "a unit is left only where shares were rounded down");
    this.#quota[best] = (this.#quota[best] ?? 0) + 1;
    rest[best] = (rest[best] ?? 0) + billion;
  }

  #clear(place: number): void {
    const start = place * this.#width;
    this.#minor.fill(0, start, start + this.#width);
    this.#residueNano.fill(0, start, start + this.#width);
    this.#total[place] = 0;
    this.#traced[place] = 0;
  }

  moveAll({ from, to }: Route): void {
    const amount = this.#total[from] ?? 0;
    if (this.#traced[from] === 0) this.#addOwn(to, amount);
    else {
      this.#addColumns({ from, to }, 0, this.#width);
      this.#raise(to, amount);
    }
    this.#clear(from);
  }

  #addColumns({ from, to }: Route, begin: number, end: number): void {
    const [source, target] = [from * this.#width, to * this.#width];
    const minor = this.#minor;
    const residues = this.#residueNano;
    for (let column = begin; column < end; column += 1) {
      minor[target + column] = (minor[target + column] ?? 0) + (minor[source + column] ?? 0);
      residues[target + column] =
        (residues[target + column] ?? 0) + (residues[source + column] ?? 0);
    }
    if (this.#traced[from] === 1) this.#traced[to] = 1;
  }

  end({ from, to }: Route): void {
    this.copy({ from, to });
    this.#clear(from);
  }

  copy({ from, to }: Route): void {
    if (this.#traced[from] === 1) this.#addColumns({ from, to }, 1, this.#width - 1);
  }

  begin({ from, to }: Route, claimant: number, askedMinor: bigint): Fraction {
    const own = from * this.#width + ownColumn;
    const counted = to * this.#width + 1 + claimant;
    const free = this.#minor[own] ?? 0;
    const given = askedMinor < BigInt(free) ? Number(askedMinor) : free;
    const residue = this.#residueNano[own] ?? 0;
    this.#slackNano += 2 * Math.abs(residue);
    if (given === 0) return whole(0n);
    this.#minor[own] = free - given;
    this.#minor[own + 1 + claimant] = (this.#minor[own + 1 + claimant] ?? 0) + given;
    this.#minor[counted] = (this.#minor[counted] ?? 0) + given;
    this.#traced[from] = 1;
    return whole(BigInt(given));
  }

  grow({ from, to }: Route, amountMinor: bigint): void {
    const amount = Number(amountMinor);
    const there = this.#total[from] ?? 0;
    assert(there > 0, "interest grows on money that is there");
    if (this.#traced[from] === 0) return this.#addOwn(to, amount);
    const scratch = this.open();
    this.#addColumns({ from, to: scratch }, 0, this.#width);
    this.#total[scratch] = there;
    this.#scale(scratch, amount);
    this.moveAll({ from: scratch, to });
    this.#placeCount -= 1;
  }

  change(place: number, arrivedMinor: bigint): void {
    if (this.#total[place] === 0) this.add(place, arrivedMinor);
    else this.#scale(place, Number(arrivedMinor));
  }

  /** Makes of what lies in a place another amount in the same proportions. */
  #scale(place: number, amount: number): void {
    const start = place * this.#width;
    const there = this.#total[place] ?? 0;
    if (amount > exactMax) throw new BeyondNumbers("a place holds more than 2^53 minor units");
    let left = amount;
    const rest = this.#rest;
    const range = { source: start, begin: 0, end: this.#width };
    for (let column = 0; column < this.#width; column += 1) {
      const exact = BigInt(this.#minor[start + column] ?? 0) * BigInt(amount);
      const share = Number(exact / BigInt(there));
      rest[column] = -Math.round((Number(exact % BigInt(there)) / there) * billion);
      this.#quota[column] = share;
      left -= share;
    }
    this.#sharingCount += 1 + Math.ceil(amount / there);
    for (; left > 0; left -= 1) this.#giveUnit(range);
    for (let column = 0; column < this.#width; column += 1) {
      const residue = this.#residueNano[start + column] ?? 0;
      this.#minor[start + column] = this.#quota[column] ?? 0;
      this.#residueNano[start + column] =
        Math.round((residue * amount) / there) + (rest[column] ?? 0);
    }
    this.#total[place] = amount;
    if (amount > there) this.#slackNano *= amount / there;
  }

  stop(place: number): void {
    const start = place * this.#width;
    const last = start + this.#width - 1;
    for (let at = start + 1; at < last; at += 1) {
      this.#minor[last] = (this.#minor[last] ?? 0) + (this.#minor[at] ?? 0);
      this.#residueNano[last] = (this.#residueNano[last] ?? 0) + (this.#residueNano[at] ?? 0);
      this.#minor[at] = 0;
      this.#residueNano[at] = 0;
    }
  }

  write(place: number, { row, kind, given }: PartNote): void {
    const kindIndex = stepKinds.indexOf(kind);
    if (given) {
      const amount = Number(given.amount.numerator);
      if (amount > 0) this.#parts.add({ row, kind: kindIndex }, given.claimant, amount, 0);
      return;
    }
    if (this.#traced[place] === 0) return;
    const of = { row, kind: kindIndex };
    const start = place * this.#width + 1;
    for (let claimant = 0; claimant < this.#width - 2; claimant += 1) {
      const minor = this.#minor[start + claimant] ?? 0;
      const residueMicro = this.#residueAt(start + claimant);
      if (minor > 0) this.#parts.add(of, claimant, minor, residueMicro);
    }
  }

  /** The residue of one column in millionths, rounded up. */
  #residueAt(at: number): number {
    const nano = Math.abs(this.#residueNano[at] ?? 0);
    if (nano > this.#residueNanoMax) this.#residueNanoMax = nano;
    return Math.min(residueMicroMax, Math.ceil(nano / 1000));
  }

  #slackMicro(): number {
    return Math.ceil((this.#sharingCount * errorNano + this.#slackNano) / 1000);
  }

  shares(place: number): HeldShare[] {
    const start = place * this.#width + 1;
    const slack = this.#slackMicro();
    return Array.from({ length: this.#width - 2 }, (_, claimant) => ({
      claimant,
      amount: whole(BigInt(this.#minor[start + claimant] ?? 0)),
      residueMicro: this.#residueAt(start + claimant) + slack,
    })).filter(({ amount }) => amount.numerator > 0n);
  }

  isSame(some: readonly number[], others: readonly number[]): boolean {
    const sumOf = (places: readonly number[], claimant: number) =>
      places.reduce(
        (sum, place) => sum + BigInt(this.#minor[place * this.#width + 1 + claimant] ?? 0),
        0n,
      );
    return Array.from(
      { length: this.#width - 2 },
      (_, claimant) => sumOf(some, claimant) === sumOf(others, claimant),
    ).every(Boolean);
  }

  parts(): PartColumns {
    return this.#parts.columns(this.#slackMicro());
  }

  arithmetic(): Arithmetic {
    const residueMicroMax = Math.ceil(this.#residueNanoMax / 1000) + this.#slackMicro();
    return { kind: "apportioned", residueMicroMax };
  }
}
