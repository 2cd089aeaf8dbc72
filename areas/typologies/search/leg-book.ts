// SPDX-License-Identifier: Apache-2.0
import type { Ground } from "../stream/ground.ts";
import { minutesADay } from "../stream/ground.ts";
import { none } from "../graph/pair-table.ts";
import type { Payment } from "../stream/payment.ts";
import { RecentMap } from "./recent-map.ts";

/** A payment that stays within one place: one leg of what may be a settlement. */
export interface Leg {
  readonly id: number;
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly zone: number;
  /** Natural logarithm of its value in the common measure. */
  readonly log: number;
  readonly amountMinor: number;
  /** Its contact when it was paid; {@link none} for a pair of old custom. */
  readonly contact: number;
  /** The legs before it of the same payer and of the same beneficiary. */
  readonly previousOut: number;
  readonly previousIn: number;
}

/**
 * What one side of a settlement may consist of: one leg, or a run of legs that one account paid, or
 * that one account was paid, one after the other.
 */
export interface SideItem {
  readonly legs: readonly Leg[];
  /** Who paid them, and who was paid; each once. */
  readonly payers: readonly number[];
  readonly beneficiaries: readonly number[];
  readonly log: number;
  /** From the first leg to the last. */
  readonly since: number;
  readonly at: number;
  readonly zone: number;
}

/** How legs are kept and looked up. */
export interface LegParams {
  /** The least value of a leg in the common measure. */
  readonly valueMin: number;
  readonly windowMinutes: number;
  /** Legs of a run lie within so long, and are at most so many. */
  readonly runMinutes: number;
  readonly runLegsMax: number;
  /** How far the logarithms of two sides may lie apart. */
  readonly band: number;
  /** Sides that one is compared with. */
  readonly matchesMax: number;
  /** Legs that are kept. */
  readonly legsMax: number;
  readonly keptMinutes: number;
}

const bucketWidth = 0.02;
const bucketCount = 2048;
const bucketOffset = 512;
const zonesMax = 64;
/** Accounts with more legs than this in the time of a run are no customers who pay in parts. */
const busyLegs = 8;

/** Parts of one side are of one order of magnitude (natural logarithm: a factor of five). */
const partsApart = Math.log(5);

const accountsMax = 2 ** 26;
/** Amounts that one pair pays again within this share (natural logarithm) are standing ones. */
const standingReach = 0.05;

/** Matches that a stream may have looked at: at first, and with each payment more. */
const budgetAtFirst = 100_000;
const budgetAPayment = 0.5;

/** Payments within a place whose country is not known: its currency stands for it. */
const currencyZone = 1 << 16;

/** The place of a payment; {@link none} when it crosses a border. */
export function zoneOf({ fromCountry, toCountry, currency }: Payment): number {
  if (fromCountry < 0 || toCountry < 0) return currencyZone + currency;
  return fromCountry === toCountry ? fromCountry : none;
}

/** Young legs by account and by value, so that what lies near an amount elsewhere is found at once. */
export class LegBook {
  readonly #ground: Ground;
  readonly #params: LegParams;
  readonly #legs: (Leg | undefined)[] = [];
  #nextLeg = 0;
  readonly #lastOut = new Map<number, number>();
  readonly #lastIn = new Map<number, number>();
  readonly #zones = new Map<number, (SideItem[] | undefined)[]>();
  readonly #payers = new Map<number, Set<number>>();
  readonly #beneficiaries = new Map<number, Set<number>>();
  /** The last leg by pair, oldest first. */
  readonly #lastLog: RecentMap<{ readonly log: number; readonly at: number }>;
  /** Sides near the one looked at; kept between looks. */
  readonly #near: SideItem[] = [];
  /** Matches that may still be looked at. */
  #budget = budgetAtFirst;
  #itemCount = 0;
  #startMinutes = none;

  constructor(ground: Ground, params: LegParams) {
    this.#ground = ground;
    this.#params = params;
    this.#lastLog = new RecentMap(params.legsMax);
  }

  /** Sides made for each leg: how often chance is given a try. */
  get itemsPerLeg(): number {
    return Math.max(1, this.#itemCount / Math.max(1, this.#nextLeg));
  }

  /** For how long legs have been kept. */
  get spanMinutes(): number {
    const elapsed = this.#ground.nowMinutes - this.#startMinutes + minutesADay;
    return Math.min(this.#params.keptMinutes, elapsed);
  }

  /** Accounts that were paid within a place, and that paid within another. */
  pairCount(paidIn: number, payingIn: number): number {
    const paid = this.#beneficiaries.get(paidIn)?.size ?? 0;
    return Math.max(1, paid * (this.#payers.get(payingIn)?.size ?? 0));
  }

  /** Accounts that have paid or been paid within a place. */
  accountsAt(zone: number): number {
    const [paid, paying] = [this.#beneficiaries.get(zone), this.#payers.get(zone)];
    return Math.max(1, paid?.size ?? 0, paying?.size ?? 0);
  }

  /** Takes a payment within a place; null when it is too small, or its currency has no value. */
  take(payment: Payment, zone: number): Leg | null {
    const { from, to, atMinutes: at, amountMinor, currency, row } = payment;
    this.#budget = Math.min(budgetAtFirst, this.#budget + budgetAPayment);
    const worth = this.#ground.worthOf(amountMinor, currency, at);
    if (worth === null || worth < this.#params.valueMin) return null;
    if (!this.#mayOpen(zone, from)) return null;
    if (this.#startMinutes === none) this.#startMinutes = at;
    if (this.#isStanding(payment, Math.log(worth))) return null;
    this.#payers.get(zone)?.add(from);
    this.#beneficiaries.get(zone)?.add(to);
    const id = this.#nextLeg;
    const leg: Leg = {
      id,
      row,
      from,
      to,
      at,
      zone,
      log: Math.log(worth),
      amountMinor,
      contact: this.#ground.graph.between(from, to),
      previousOut: this.#lastOut.get(from) ?? none,
      previousIn: this.#lastIn.get(to) ?? none,
    };
    const place = id % this.#params.legsMax;
    const displaced = this.#legs[place];
    if (displaced && displaced.at > at - this.#params.keptMinutes)
      this.#ground.limits.bite("rows", displaced.from);
    this.#legs[place] = leg;
    this.#lastOut.set(from, id);
    this.#lastIn.set(to, id);
    this.#nextLeg += 1;
    return leg;
  }

  /** Whether a place is among those that are kept, as long as there are few enough. */
  #mayOpen(zone: number, account: number): boolean {
    if (this.#zones.has(zone)) return true;
    if (this.#zones.size >= zonesMax) {
      this.#ground.limits.bite("search", account);
      return false;
    }
    this.#zones.set(zone, []);
    this.#payers.set(zone, new Set());
    this.#beneficiaries.set(zone, new Set());
    return true;
  }

  /** Whether a pair pays much the same as the last time: wages, a rent, a standing order. */
  #isStanding({ from, to, atMinutes: at }: Payment, log: number): boolean {
    const pair = from * accountsMax + to;
    const last = this.#lastLog.get(pair);
    if (this.#lastLog.set(pair, { log, at })) this.#ground.limits.bite("rows", from);
    // Parts of one side may be alike; they follow one another sooner than a habit does.
    if (last === undefined || at - last.at <= this.#params.runMinutes) return false;
    return Math.abs(last.log - log) <= standingReach;
  }

  /** A leg by its number, as long as it is kept. */
  leg(id: number): Leg | undefined {
    if (id === none) return undefined;
    const leg = this.#legs[id % this.#params.legsMax];
    const isKept = leg?.id === id && leg.at >= this.#ground.nowMinutes - this.#params.keptMinutes;
    return isKept ? leg : undefined;
  }

  /** The kept legs of an account on a side, newest first. */
  legsOf(account: number, side: "in" | "out", most: number): readonly Leg[] {
    const legs: Leg[] = [];
    let leg = this.leg((side === "in" ? this.#lastIn : this.#lastOut).get(account) ?? none);
    while (leg && legs.length < most) {
      legs.push(leg);
      leg = this.leg(side === "in" ? leg.previousIn : leg.previousOut);
    }
    return legs;
  }

  /** The sides that a new leg may end: itself, and the runs of its payer and of its beneficiary. */
  itemsOf(leg: Leg): readonly SideItem[] {
    const items: SideItem[] = [sideOf([leg], leg.log)];
    for (const side of ["out", "in"] as const) items.push(...this.#runs(leg, side));
    return items;
  }

  #runs(leg: Leg, side: "in" | "out"): readonly SideItem[] {
    const { runMinutes, runLegsMax } = this.#params;
    const items: SideItem[] = [];
    const run = [leg];
    let worth = Math.exp(leg.log);
    let others = 0;
    let previous = this.leg(side === "in" ? leg.previousIn : leg.previousOut);
    while (previous && leg.at - previous.at <= runMinutes) {
      others += 1;
      if (others >= busyLegs) return [];
      const isPart = previous.zone === leg.zone && Math.abs(previous.log - leg.log) <= partsApart;
      if (isPart && run.length < runLegsMax) {
        run.push(previous);
        worth += Math.exp(previous.log);
        items.push(sideOf([...run], Math.log(worth)));
      }
      previous = this.leg(side === "in" ? previous.previousIn : previous.previousOut);
    }
    return items;
  }

  /** Enters a side, to be found by later ones. */
  enter(item: SideItem): void {
    const buckets = this.#zones.get(item.zone);
    if (buckets === undefined) return;
    const bucket = bucketOf(item.log);
    const entries = (buckets[bucket] ??= []);
    const oldest = item.at - this.#params.windowMinutes;
    if (entries.length >= 16 && (entries[entries.length >> 1]?.at ?? 0) < oldest)
      entries.splice(0, entries.length >> 1);
    entries.push(item);
    this.#itemCount += 1;
  }

  /**
   * Calls back with the earlier sides elsewhere whose value lies near. Where there are too many,
   * nearness says nothing, and none is given; so too when a stream has had more than its share.
   */
  eachNear(item: SideItem, visit: (other: SideItem) => void): void {
    const { band, matchesMax } = this.#params;
    const [first, last] = [bucketOf(item.log - band), bucketOf(item.log + band)];
    const near = this.#near;
    near.length = 0;
    for (const [zone, buckets] of this.#zones) {
      if (zone === item.zone || zone >= currencyZone !== item.zone >= currencyZone) continue;
      for (let bucket = first; bucket <= last && near.length <= matchesMax; bucket += 1) {
        const entries = buckets[bucket];
        if (entries !== undefined) this.#collectNear(item, entries);
      }
    }
    if (near.length > Math.min(matchesMax, this.#budget)) {
      this.#ground.limits.bite("search", item.legs[0]?.from ?? none);
      return;
    }
    this.#budget -= near.length;
    for (const other of near) visit(other);
  }

  /** Collects the sides of one bucket that lie near in value and time, newest first. */
  #collectNear(item: SideItem, entries: readonly SideItem[]): void {
    const { band, windowMinutes, matchesMax } = this.#params;
    const oldest = item.at - windowMinutes;
    for (let each = entries.length - 1; each >= 0 && this.#near.length <= matchesMax; each -= 1) {
      const other = entries[each];
      if (other === undefined || other.at < oldest) break;
      if (Math.abs(other.log - item.log) <= band) this.#near.push(other);
    }
  }
}

const once = (accounts: readonly number[]) => [...new Set(accounts)];

/** A side of legs, the last one first. */
function sideOf(legs: readonly Leg[], log: number): SideItem {
  const [last] = legs;
  const isSingle = legs.length === 1;
  const payers = legs.map(({ from }) => from);
  const beneficiaries = legs.map(({ to }) => to);
  return {
    legs,
    payers: isSingle ? payers : once(payers),
    beneficiaries: isSingle ? beneficiaries : once(beneficiaries),
    log,
    since: legs.at(-1)?.at ?? 0,
    at: last?.at ?? 0,
    zone: last?.zone ?? none,
  };
}

const bucketOf = (log: number) =>
  Math.min(bucketCount - 1, Math.max(0, Math.floor(log / bucketWidth) + bucketOffset));
