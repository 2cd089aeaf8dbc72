// SPDX-License-Identifier: Apache-2.0
import type { Ground } from "../stream/ground.ts";
import { logRareTail } from "../stream/chance.ts";
import type { LegParams, SideItem } from "./leg-book.ts";
import { LegBook } from "./leg-book.ts";
import { RecentMap } from "./recent-map.ts";
import type { PairSides } from "./recurrence.ts";
import { expectedMatches, marginWidest, recurrenceOf } from "./recurrence.ts";
import type { Match } from "./settlement-match.ts";
import { independent, legsOf, LinkBook, matchOf } from "./settlement-match.ts";

/** An arrangement that settles again and again: its pools, customers and settlements so far. */
export interface Scheme {
  readonly id: number;
  readonly pools: Set<number>;
  readonly customers: Set<string>;
  readonly settlements: Match[];
  readonly usedLegs: Set<number>;
  /** Accounts beside known pools in settlements, and whose settlements. */
  readonly hints: Map<number, Set<string>>;
  logExpected: number;
  /** Settlements ever entered, and how many when its pools were last looked at again. */
  enteredCount: number;
  reviewedCount: number;
  /** Other arrangements that turned out to be this one. */
  joinedCount: number;
}

/** When matches count as one arrangement. */
export interface SchemeParams extends LegParams {
  /** Matches of one pair at one margin that begin a scheme. */
  readonly countMin: number;
  /** How far a settlement's margin may lie from one of the scheme's within `marginMinutes`. */
  readonly marginReach: number;
  readonly marginMinutes: number;
  /** log10 of how many pairs like that chance alone may make for a scheme to begin. */
  readonly logExpectedMax: number;
}

interface Pair {
  readonly one: number;
  readonly other: number;
  readonly isPools: boolean;
  matches: Match[];
}

/** Matches of one pair or account that are looked at; the newest. */
const matchesKept = 64;
/** Matches of one account that are remembered; the newest. */
const accountMatchesMax = 1024;
/** Pairs of one course that are remembered; those that do not match again go first. */
const pairsMax = 1 << 16;

const accountsMax = 2 ** 26;
/** After so many settlements more, what did not fit before is looked at again. */
const reviewEvery = 8;
/** Settlements of so many customers make an account beside the pools one of them. */
const hintsMin = 2;

/** Margins, and how far from one of them another may lie. */
interface Usual {
  readonly margins: readonly number[];
  readonly reach: number;
}

/** How much of the band lies within reach of some margins. */
function widthOf({ margins, reach }: Usual): number {
  let width = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const margin of margins.toSorted((a, b) => a - b)) {
    width += margin + reach - Math.max(end, margin - reach);
    end = margin + reach;
  }
  return width;
}

const customerKey = (match: Match) => `${match.senders[0]} ${match.beneficiaries[0]}`;

/** Finds arrangements that settle again and again between two places. */
export class SchemeBook {
  readonly legs: LegBook;
  readonly links: LinkBook;
  readonly #ground: Ground;
  readonly #params: SchemeParams;
  readonly #courses = new Map<number, RecentMap<Pair>>();
  readonly #ofAccount = new RecentMap<Match[]>(pairsMax);
  readonly #schemeOf = new Map<number, Scheme>();
  /** Schemes of recurring customers whose pools are not known yet, by the accounts they passed. */
  readonly #hintedBy = new Map<number, Set<Scheme>>();
  readonly #grown = new Set<Scheme>();
  #nextScheme = 1;

  constructor(ground: Ground, params: SchemeParams) {
    this.#ground = ground;
    this.#params = params;
    this.legs = new LegBook(ground, params);
    this.links = new LinkBook(ground);
  }

  /** Looks for settlements that a side completes; gives the schemes that grew. */
  look(item: SideItem): readonly Scheme[] {
    this.#grown.clear();
    this.legs.eachNear(item, (other) => {
      const match = matchOf(other, item);
      if (match) this.#see(match);
    });
    for (const scheme of this.#grown) {
      if (scheme.enteredCount < scheme.reviewedCount + reviewEvery) continue;
      scheme.reviewedCount = scheme.enteredCount;
      const pools = [...scheme.pools];
      for (const pool of pools) this.#again(scheme, pool);
    }
    return [...this.#grown];
  }

  #see(match: Match): void {
    for (const account of [...match.receivers, ...match.payers]) {
      const all = this.#ofAccount.get(account) ?? [];
      all.push(match);
      if (all.length > accountMatchesMax) all.splice(0, accountMatchesMax / 2);
      this.#ofAccount.set(account, all);
    }
    for (const scheme of this.#schemesAt(match)) {
      if (this.#accept(scheme, match)) return;
      this.#widen(scheme, match);
    }
    for (const one of match.receivers)
      for (const other of match.payers) this.#count(match, one, other, true);
    for (const one of match.senders)
      for (const other of match.beneficiaries) this.#count(match, one, other, false);
  }

  #schemesAt({ receivers, payers }: Match): ReadonlySet<Scheme> {
    const schemes = new Set<Scheme>();
    for (const accounts of [receivers, payers])
      for (const account of accounts) {
        const scheme = this.#schemeOf.get(account);
        if (scheme) schemes.add(scheme);
      }
    return schemes;
  }

  /**
   * Whether an account that matches a scheme's pools is one of them: it does so more often, at the
   * scheme's margin, than chance would make any account of its place do.
   */
  #widen(scheme: Scheme, match: Match): void {
    if (!this.#isUsual(scheme, match)) return;
    const { logExpectedMax } = this.#params;
    const pools = [...scheme.pools];
    const isPooled = (account: number) => scheme.pools.has(account);
    const isInto = match.receivers.some(isPooled);
    const account = (isInto ? match.payers : match.receivers).find((each) => !isPooled(each));
    if (account === undefined) return;
    const isAlike = (each: Match) =>
      each.course === match.course &&
      (isInto ? each.receivers : each.payers).some(isPooled) &&
      (isInto ? each.payers : each.receivers).includes(account) &&
      this.#isUsual(scheme, each) &&
      !this.links.isJoined(each);
    const alike = (this.#ofAccount.get(account) ?? []).filter(isAlike);
    if (alike.length < 2) return;
    const matches = independent(alike, this.legs);
    if (matches.length < 2) return;
    const sides: PairSides = {
      first: isInto ? pools : [account],
      firstSide: "in",
      second: isInto ? [account] : pools,
      secondSide: "out",
      trials: this.legs.accountsAt((isInto ? match.second : match.first).zone),
    };
    const expected =
      expectedMatches(this.legs, this.#params, sides) * widthOf(this.#usual(scheme, match));
    const logExpected = Math.log10(sides.trials) + logRareTail(matches.length, expected);
    if (logExpected > logExpectedMax) return;
    for (const each of matches) this.#enter(scheme, each);
    this.#addPool(scheme, account);
  }

  #count(match: Match, one: number, other: number, isPools: boolean): void {
    const course = isPools ? match.course : -1 - match.course;
    let pairs = this.#courses.get(course);
    if (pairs === undefined) this.#courses.set(course, (pairs = new RecentMap(pairsMax)));
    const key = one * accountsMax + other;
    let pair = pairs.get(key);
    if (pair === undefined) {
      pair = { one, other, isPools, matches: [] };
      if (pairs.set(key, pair)) this.#ground.limits.bite("rows", one);
    }
    const oldest = match.at - this.#params.keptMinutes;
    if (pair.matches.length >= matchesKept || (pair.matches[0]?.at ?? match.at) < oldest)
      pair.matches = pair.matches.filter((each) => each.at >= oldest).slice(1 - matchesKept);
    pair.matches.push(match);
    if (pair.matches.length >= this.#params.countMin) this.#judge(pair, match);
  }

  #judge(pair: Pair, { first, second, margin }: Match): void {
    const near = pair.matches.filter((each) => Math.abs(each.margin - margin) <= marginWidest / 2);
    if (near.length < this.#params.countMin) return;
    const matches = near.filter((match) => !this.links.isJoined(match));
    const sides: PairSides = {
      first: [pair.one],
      firstSide: pair.isPools ? "in" : "out",
      second: [pair.other],
      secondSide: pair.isPools ? "out" : "in",
      trials: this.legs.pairCount(first.zone, second.zone),
    };
    const { legs } = this;
    const params = this.#params;
    const found = recurrenceOf(matches, sides, { legs, params, countMin: params.countMin });
    if (!found || found.logExpected > params.logExpectedMax) return;
    const pools = pair.isPools
      ? [pair.one, pair.other]
      : found.matches.flatMap((match) => [...match.receivers, ...match.payers]);
    const scheme = this.#schemeWith(pools);
    scheme.logExpected = Math.min(scheme.logExpected, found.logExpected);
    for (const match of found.matches) this.#enter(scheme, match);
    if (pair.isPools) for (const pool of pools) this.#addPool(scheme, pool);
  }

  /** The scheme that one of the accounts is in; a new one when there is none. */
  #schemeWith(accounts: readonly number[]): Scheme {
    for (const account of accounts) {
      const scheme = this.#schemeOf.get(account);
      if (scheme) return scheme;
    }
    const scheme: Scheme = {
      id: this.#nextScheme,
      pools: new Set(),
      customers: new Set(),
      settlements: [],
      usedLegs: new Set(),
      hints: new Map(),
      logExpected: Number.POSITIVE_INFINITY,
      joinedCount: 0,
      enteredCount: 0,
      reviewedCount: 0,
    };
    this.#nextScheme += 1;
    return scheme;
  }

  /** Makes an account a pool of a scheme, and looks again at what it was matched with. */
  #addPool(scheme: Scheme, account: number): void {
    const before = this.#schemeOf.get(account);
    if (before === scheme) return;
    if (before) {
      this.#join(scheme, before);
      return;
    }
    scheme.pools.add(account);
    this.#schemeOf.set(account, scheme);
    for (const other of this.#hintedBy.get(account) ?? [])
      if (other !== scheme && other.pools.size === 0) this.#join(scheme, other);
    this.#again(scheme, account);
  }

  #again(scheme: Scheme, account: number): void {
    for (const match of this.#ofAccount.get(account)?.slice() ?? []) this.#accept(scheme, match);
  }

  #join(scheme: Scheme, other: Scheme): void {
    this.#grown.delete(other);
    for (const account of other.hints.keys()) this.#hintedBy.get(account)?.delete(other);
    scheme.joinedCount += 1 + other.joinedCount;
    scheme.logExpected = Math.min(scheme.logExpected, other.logExpected);
    for (const pool of other.pools) {
      scheme.pools.add(pool);
      this.#schemeOf.set(pool, scheme);
    }
    for (const match of other.settlements) this.#enter(scheme, match);
    for (const pool of other.pools) this.#again(scheme, pool);
  }

  /** Whether a match belongs to a scheme: by both its pools, or by one and a known customer. */
  #accept(scheme: Scheme, match: Match): boolean {
    const isPooled = (account: number) => scheme.pools.has(account);
    const [into, out] = [match.receivers.some(isPooled), match.payers.some(isPooled)];
    const isCustomer = scheme.customers.has(customerKey(match));
    if (!(into && out) && !((into || out) && isCustomer)) return false;
    const isUsual = into && out ? this.#isInRange(scheme, match) : this.#isUsual(scheme, match);
    if (!isUsual || this.links.isJoined(match) || !this.#makeRoom(scheme, match)) return false;
    this.#enter(scheme, match);
    return true;
  }

  /** Takes out settlements that a match explains better: all their legs, or a better known customer. */
  #makeRoom(scheme: Scheme, match: Match): boolean {
    const legs = new Set(legsOf(match).map((leg) => leg.id));
    if (![...legs].some((leg) => scheme.usedLegs.has(leg))) return true;
    const inWay = scheme.settlements.filter((each) => legsOf(each).some((leg) => legs.has(leg.id)));
    const timesOf = (key: string) =>
      scheme.settlements.filter((each) => customerKey(each) === key).length;
    const times = timesOf(customerKey(match));
    const isBetter = (each: Match) =>
      (legsOf(each).length < legs.size && legsOf(each).every((leg) => legs.has(leg.id))) ||
      times > timesOf(customerKey(each));
    if (!inWay.every(isBetter)) return false;
    for (const each of inWay) {
      scheme.settlements.splice(scheme.settlements.indexOf(each), 1);
      for (const leg of legsOf(each)) scheme.usedLegs.delete(leg.id);
    }
    return true;
  }

  /** Margins that count as the scheme's about a time, on a course; one course mirrors the other. */
  #usual(scheme: Scheme, match: Match): Usual {
    const { marginReach, marginMinutes } = this.#params;
    const margins = (isSame: boolean, isNear: boolean) =>
      scheme.settlements
        .filter((each) => (each.course === match.course) === isSame)
        .filter((each) => each.course >> 1 === match.course >> 1)
        .filter((each) => !isNear || Math.abs(each.at - match.at) <= marginMinutes)
        .map(({ margin }) => (isSame ? margin : -margin));
    const near = margins(true, true);
    if (near.length > 0) return { margins: near, reach: marginReach };
    const same = margins(true, false);
    return { margins: same.length > 0 ? same : margins(false, false), reach: 2 * marginReach };
  }

  /** Whether a margin lies between the scheme's: its brokers take different commissions. */
  #isInRange(scheme: Scheme, match: Match): boolean {
    const { margins, reach } = this.#usual(scheme, match);
    return (
      match.margin >= Math.min(...margins) - 2 * reach &&
      match.margin <= Math.max(...margins) + 2 * reach
    );
  }

  /** Whether a margin is one of the scheme's. */
  #isUsual(scheme: Scheme, match: Match): boolean {
    const { margins, reach } = this.#usual(scheme, match);
    return margins.some((each) => Math.abs(each - match.margin) <= reach);
  }

  #enter(scheme: Scheme, match: Match): void {
    const legs = legsOf(match);
    if (legs.some((leg) => scheme.usedLegs.has(leg.id))) return;
    for (const leg of legs) scheme.usedLegs.add(leg.id);
    scheme.settlements.push(match);
    scheme.customers.add(customerKey(match));
    this.#grown.add(scheme);
    scheme.enteredCount += 1;
    for (const account of [...match.receivers, ...match.payers]) {
      if (scheme.pools.has(account)) continue;
      const customers = scheme.hints.get(account) ?? new Set();
      scheme.hints.set(account, customers.add(customerKey(match)));
      const hinted = this.#hintedBy.get(account) ?? new Set();
      this.#hintedBy.set(account, hinted.add(scheme));
      if (customers.size >= hintsMin) this.#addPool(scheme, account);
    }
  }
}
