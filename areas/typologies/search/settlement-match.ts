// SPDX-License-Identifier: Apache-2.0
import type { Ground } from "../stream/ground.ts";
import { none } from "../graph/pair-table.ts";
import type { Payment } from "../stream/payment.ts";
import { RecentMap } from "./recent-map.ts";
import type { Leg, LegBook, SideItem } from "./leg-book.ts";

/** Two sides in two places whose values lie near each other: what may be a settlement. */
export interface Match {
  readonly first: SideItem;
  readonly second: SideItem;
  /** Log of the value at the lower place over that at the higher one: rate error and commission. */
  readonly margin: number;
  /** Whose ratio it is, and which way the money seems to go. */
  readonly course: number;
  readonly at: number;
  /** Who receives first and pays second: the pools of an underground bank that is paid before it pays. */
  readonly receivers: readonly number[];
  readonly payers: readonly number[];
  /** Who pays first and receives second: its customers. */
  readonly senders: readonly number[];
  readonly beneficiaries: readonly number[];
}

/** Zones are numbered below this. */
const zonesEnd = 1 << 18;

/** Pairs two sides; null when one account is on both, or when the money would not turn round. */
export function matchOf(first: SideItem, second: SideItem): Match | null {
  const { beneficiaries: receivers, payers: senders } = first;
  const { payers, beneficiaries } = second;
  // Parts are paid by one customer into several pools, and by several pools to one customer.
  const isPaidFirst = senders.length === 1 && beneficiaries.length === 1;
  const isPayingFirst = receivers.length === 1 && payers.length === 1;
  if (!isPaidFirst && !isPayingFirst) return null;
  const isOurs = (each: number) => receivers.includes(each) || senders.includes(each);
  if (payers.some(isOurs) || beneficiaries.some(isOurs)) return null;
  const isLowFirst = first.zone < second.zone;
  const [low, high] = isLowFirst ? [first, second] : [second, first];
  return {
    first,
    second,
    margin: low.log - high.log,
    course: (low.zone * zonesEnd + high.zone) * 2 + (isLowFirst ? 1 : 0),
    at: second.at,
    receivers,
    payers,
    senders,
    beneficiaries,
  };
}

/** All legs of a match. */
export const legsOf = (match: Match): readonly Leg[] => [...match.first.legs, ...match.second.legs];

/** Most direct ways between two places that are remembered. */
const linksMax = 1 << 20;
const accountsMax = 2 ** 26;

/** Which accounts have been seen to pay straight across a border. */
export class LinkBook {
  readonly #ground: Ground;
  readonly #links = new RecentMap<true>(linksMax);
  /** The place where an account was first seen to pay or to be paid. */
  readonly #homes = new Map<number, number>();

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** Notes a payment whose countries are not known: another currency than the usual joins places. */
  note({ from, to }: Payment, zone: number): void {
    for (const account of [from, to]) {
      const home = this.#homes.get(account);
      if (home === undefined) this.#homes.set(account, zone);
      else if (home !== zone) this.add(from, to);
    }
  }

  add(from: number, to: number): void {
    const isForgetting = this.#links.set(from * accountsMax + to, true);
    if (isForgetting) this.#ground.limits.bite("rows", from);
  }

  #isJoined(one: number, other: number): boolean {
    const { graph } = this.#ground;
    return (
      this.#links.get(one * accountsMax + other) === true ||
      this.#links.get(other * accountsMax + one) === true ||
      graph.between(one, other) !== none ||
      graph.between(other, one) !== none
    );
  }

  /** Whether a payment is known that joins the two sides of a match directly. */
  isJoined({ receivers, senders, payers, beneficiaries }: Match): boolean {
    for (const one of [...receivers, ...senders])
      for (const other of [...payers, ...beneficiaries])
        if (this.#isJoined(one, other)) return true;
    return false;
  }
}

/** Amounts that one pair pays again within this share (natural logarithm) are a habit. */
const habitReach = 0.05;

/** Whether two legs are one, or one pair's payment of much the same amount: wages, a rent. */
const isHabit = (one: Leg, other: Leg) =>
  one.id === other.id ||
  (one.from === other.from && one.to === other.to && Math.abs(one.log - other.log) <= habitReach);

/** Matches of which no two use one leg, nor a pair's habit: that recurs, and says nothing new. */
export function independent(matches: readonly Match[], legs: LegBook): readonly Match[] {
  const kept: Match[] = [];
  const used: Leg[] = [];
  for (const match of matches) {
    const all = legsOf(match);
    if (all.some((leg) => legs.leg(leg.id) === undefined)) continue;
    if (all.some((leg) => used.some((each) => isHabit(leg, each)))) continue;
    used.push(...all);
    kept.push(match);
  }
  return kept;
}
