// SPDX-License-Identifier: Apache-2.0
import { logTail } from "./chance.ts";
import type { ContactGraph } from "../graph/contact-graph.ts";
import { none } from "../graph/pair-table.ts";
import type { LimitBoard } from "./limit-board.ts";

export const minutesADay = 1440;

/** The side of an account that a contact is on. */
export type Side = "in" | "out";

/** Degrees beyond this count as this, so that a few hubs do not hide how ordinary accounts live. */
const degreeCounted = 64;

/** A longer window than this is long. */
const longWindowDays = 9;

/** Amounts are compared once so many have shown how far apart they lie. */
const amountsMin = 30;

/** Days of ordinary life that an account is given before it has shown its own. */
const gammaShapeMin = 0.05;
const gammaShapeMax = 2;

/** Moments of the young degrees on one side, kept as contacts come and go. */
class DegreeMoments {
  #sum = 0;
  #squares = 0;

  /** A degree became one more, or one less. */
  shift(degree: number, by: 1 | -1): void {
    const before = Math.min(degreeCounted, degree - by);
    const after = Math.min(degreeCounted, degree);
    this.#sum += after - before;
    this.#squares += after * after - before * before;
  }

  mean(accountCount: number): number {
    return this.#sum / Math.max(1, accountCount);
  }

  get squares(): number {
    return this.#squares;
  }

  /** Shape of the gamma law that the rates of accounts follow, by the method of moments. */
  gammaShape(accountCount: number): number {
    const mean = this.mean(accountCount);
    const variance = this.#squares / Math.max(1, accountCount) - mean * mean;
    if (variance <= mean) return gammaShapeMax;
    return Math.min(gammaShapeMax, Math.max(gammaShapeMin, (mean * mean) / (variance - mean)));
  }
}

/** Value of one minor unit of a currency in a common measure; null where no source gives one. */
export type MinorValue = (currency: number, atMinutes: number) => number | null;

/** How many new counterparties an account had within a window, and how rare that is for it. */
export interface Burst {
  readonly count: number;
  readonly windowMinutes: number;
  /** The oldest contact of the window. */
  readonly oldest: number;
  /** log10 of the chance that an account like this has so many. */
  readonly logChance: number;
  /** How many were to be expected. */
  readonly expected: number;
}

/**
 * What all detectors stand on: the graph of contacts, the ordinary life of accounts as seen so far,
 * and the board of limits that bit. It knows nothing of the future.
 */
export class Ground {
  readonly graph: ContactGraph;
  readonly limits: LimitBoard;
  /** Moment of the payment that is being looked at, and of the first one. */
  nowMinutes = none;
  #startMinutes = none;
  readonly #moments = { in: new DegreeMoments(), out: new DegreeMoments() };
  /** Pairs of contacts that meet in an account: into it and out of it. */
  #twoPaths = 0;
  #stamp = 0;
  #stamps = new Int32Array(1 << 10);

  /** Contacts so far, and those that went back the way of a young one. */
  #contactCount = 0;
  #answeredCount = 0;
  /** Shortest time that the moments of this stream tell apart. */
  #resolutionMinutes = minutesADay;

  readonly #minorValue: MinorValue;
  /** The logarithm of the last amount in each measure, and how far apart amounts lie on the whole. */
  readonly #lastLog = new Map<number, number>();
  #apartSum = 0;
  #apartCount = 0;

  constructor(
    graph: ContactGraph,
    { limits, minorValue }: { readonly limits: LimitBoard; readonly minorValue: MinorValue },
  ) {
    this.graph = graph;
    this.limits = limits;
    this.#minorValue = minorValue;
  }

  advance(nowMinutes: number): void {
    if (this.#startMinutes === none) this.#startMinutes = nowMinutes;
    if (nowMinutes % minutesADay !== 0) this.#resolutionMinutes = 1;
    this.nowMinutes = nowMinutes;
  }

  /** Counts a contact that has just been opened. */
  count(contact: number): void {
    const { graph } = this;
    const [from, to] = [graph.from(contact), graph.to(contact)];
    this.#shift(from, "out", graph.youngOut(from), 1);
    this.#shift(to, "in", graph.youngIn(to), 1);
    this.#contactCount += 1;
    if (graph.between(to, from) !== none) this.#answeredCount += 1;
    this.#measure(contact);
  }

  /** Keeps how far apart the amounts of this stream lie, one contact from the next. */
  #measure(contact: number): void {
    const { graph } = this;
    const currency = graph.currency(contact);
    const value = this.#minorValue(currency, graph.firstAt(contact));
    const amount = graph.amountMinor(contact) * (value ?? 1);
    if (!(amount > 0)) return;
    const measure = value === null ? currency : none;
    const log = Math.log(amount);
    const last = this.#lastLog.get(measure);
    this.#lastLog.set(measure, log);
    if (last === undefined) return;
    this.#apartSum += Math.abs(log - last);
    this.#apartCount += 1;
  }

  /**
   * The chance that two amounts of this stream lie as near to each other as those of two contacts;
   * null where they cannot be compared. A difference of a fiftieth, such as a fee, counts as none.
   */
  nearness(one: number, other: number): number | null {
    const { graph } = this;
    const [first, second] = [this.#valueOf(one, other), this.#valueOf(other, one)];
    if (first === null || second === null || !(first > 0) || !(second > 0)) return null;
    if (this.#apartCount < amountsMin || graph.youngCount === 0) return null;
    // Of a normal law, the chance of a distance up to d is near 2 d / (pi x mean distance).
    const mean = this.#apartSum / this.#apartCount;
    const distance = Math.max(Math.abs(Math.log(second / first)), 0.02);
    return Math.min(1, (2 * distance) / (Math.PI * Math.max(mean, 0.02)));
  }

  /** An amount in the common measure; null where no source gives its currency a value. */
  worthOf(amountMinor: number, currency: number, atMinutes: number): number | null {
    const value = this.#minorValue(currency, atMinutes);
    return value === null ? null : amountMinor * value;
  }

  /** The amount of a contact in a measure that it shares with another; null where there is none. */
  #valueOf(contact: number, other: number): number | null {
    const { graph } = this;
    const amount = graph.amountMinor(contact);
    const currency = graph.currency(contact);
    if (currency === graph.currency(other)) return amount;
    const value = this.#minorValue(currency, graph.firstAt(contact));
    return value === null ? null : amount * value;
  }

  /** Share of contacts that answer a young one the other way: how usual a straight return is. */
  get answeredShare(): number {
    return (this.#answeredCount + 1) / (this.#contactCount + 1);
  }

  /** Counts out a contact that is about to be forgotten. */
  discount(contact: number): void {
    const { graph } = this;
    const [from, to] = [graph.from(contact), graph.to(contact)];
    this.#shift(from, "out", graph.youngOut(from) - 1, -1);
    this.#shift(to, "in", graph.youngIn(to) - 1, -1);
  }

  /** An account's degree on a side has become `degree`. */
  #shift(account: number, side: Side, degree: number, by: 1 | -1): void {
    this.#moments[side].shift(degree, by);
    const { graph } = this;
    const other = side === "out" ? graph.youngIn(account) : graph.youngOut(account);
    this.#twoPaths += (capped(degree) - capped(degree - by)) * capped(other);
  }

  /** Ways over two contacts that are young. */
  get twoPathCount(): number {
    return Math.max(1, this.#twoPaths);
  }

  /** Pairs of payers with a beneficiary in common. */
  get sharedBeneficiaryCount(): number {
    return Math.max(1, this.#moments.in.squares);
  }

  /** Pairs of beneficiaries with a payer in common. */
  get sharedPayerCount(): number {
    return Math.max(1, this.#moments.out.squares);
  }

  /**
   * Whether bursts within a window say anything: the stream tells such times apart, and a long window
   * has as much of the stream before it, so that an account is held against its own earlier life.
   */
  isTelling(windowMinutes: number): boolean {
    const isLong = windowMinutes > longWindowDays * minutesADay;
    return (
      windowMinutes >= this.#resolutionMinutes &&
      (!isLong || this.elapsedMinutes >= 2 * windowMinutes)
    );
  }

  /** How long the stream has been seen. */
  get elapsedMinutes(): number {
    return this.nowMinutes - this.#startMinutes;
  }

  /** How long contacts have been young together: at most the window of the graph. */
  get youngMinutes(): number {
    const elapsed = this.nowMinutes - this.#startMinutes + minutesADay;
    return Math.min(this.graph.params.youngMinutes, elapsed);
  }

  /**
   * How many contacts an account is expected to open (or receive) within so many minutes, from its own
   * life before them and, as far as that is short, from the life of all.
   */
  expectation(account: number, side: Side, windowMinutes: number, before: number): Expectation {
    const { graph } = this;
    const moments = this.#moments[side];
    const prior = moments.gammaShape(graph.accountCount);
    const priorRate = moments.mean(graph.accountCount) / this.youngMinutes;
    const firstSeenAt = graph.firstSeenAt(account);
    const ownMinutes = Math.max(0, this.nowMinutes - windowMinutes - firstSeenAt);
    const shape = prior + before;
    const mean = (shape / (prior / priorRate + ownMinutes)) * windowMinutes;
    return { mean, shape };
  }

  /**
   * The rarest burst of new counterparties of an account, over several windows that end now. Looks at
   * no more than `countMax` contacts.
   */
  burst(account: number, side: Side, windows: readonly number[], countMax: number): Burst | null {
    const { graph } = this;
    const total = side === "in" ? graph.totalIn(account) : graph.totalOut(account);
    let best: Burst | null = null;
    let oldest = none;
    let count = 0;
    for (const windowMinutes of windows) {
      if (!this.isTelling(windowMinutes)) continue;
      const countBefore = count;
      for (
        let next = this.#earlier(account, side, oldest);
        next !== none && count < countMax && graph.firstAt(next) > this.nowMinutes - windowMinutes;
        next = this.#earlier(account, side, next)
      ) {
        oldest = next;
        count += 1;
      }
      if (count === countBefore || count < 2) continue;
      const { mean, shape } = this.expectation(account, side, windowMinutes, total - count);
      const logChance = logTail(count, mean, shape);
      if (best === null || logChance < best.logChance)
        best = { count, windowMinutes, oldest, logChance, expected: mean };
    }
    if (count >= countMax) this.limits.bite("hub", account);
    return best;
  }

  /** The contact before one on a side of an account; the newest when none is given. */
  #earlier(account: number, side: Side, contact: number): number {
    const { graph } = this;
    if (contact === none) return side === "in" ? graph.newestIn(account) : graph.newestOut(account);
    return side === "in" ? graph.previousIn(contact) : graph.previousOut(contact);
  }

  /** The chance that an account opens a contact within so many minutes. */
  onwardChance(account: number, minutes: number, before: number): number {
    const window = Math.max(minutes, this.#resolutionMinutes, 60);
    const { mean, shape } = this.expectation(account, "out", window, before);
    return 10 ** logTail(1, mean, shape);
  }

  /** Whether an account was there when the stream began, so that its earlier life is not known. */
  isCensored(account: number, windowMinutes: number): boolean {
    return this.graph.firstSeenAt(account) - this.#startMinutes < windowMinutes;
  }

  /** Begins a new set of marked accounts. */
  clearMarks(): void {
    this.#stamp += 1;
  }

  mark(account: number): void {
    if (account >= this.#stamps.length) {
      let width = this.#stamps.length;
      while (width <= account) width *= 2;
      const wider = new Int32Array(width);
      wider.set(this.#stamps);
      this.#stamps = wider;
    }
    this.#stamps[account] = this.#stamp;
  }

  isMarked(account: number): boolean {
    return this.#stamps[account] === this.#stamp;
  }
}

/** How many are expected, and how widely accounts are spread about it. */
export interface Expectation {
  readonly mean: number;
  readonly shape: number;
}

const capped = (degree: number) => Math.min(degreeCounted, degree);
