// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { Random } from "../random.ts";
import type { Customer, House, MirrorAccount } from "./cast.ts";
import { wholePpm } from "./day-rates.ts";
import type { DayRates } from "./day-rates.ts";
import type { MirrorParams, Range } from "./params.ts";
import { awake, dayMinutes, minuteOn } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";

/** A settlement as the underground bank knows it; its rows bear its id. */
export interface SettlementDraft {
  readonly id: string;
  readonly isInward: boolean;
  readonly currency: string;
  /** The day whose rate was used, counted from the first. */
  readonly rateDay: number;
  readonly commissionPpm: number;
}

/** What settlements are drawn with. */
export interface SettlementDraw {
  readonly params: MirrorParams;
  readonly rates: DayRates;
  readonly sheet: Sheet;
  readonly random: Random;
}

/** One side of a settlement: the payments in, or the payments out. */
interface Side {
  readonly isIn: boolean;
  readonly customer: MirrorAccount;
  readonly usual: MirrorAccount;
  readonly pool: readonly MirrorAccount[];
}

/** Steps to which the amount that is not round is cut: cents, units or tens. */
const cuts = [1, 100, 1_000];

const between = (range: Range, random: Random) => random.between(range.min, range.max);

/** Cuts an amount in unequal parts that add up to it. */
export function partsOf(total: bigint, count: number, random: Random): bigint[] {
  const weights = Array.from({ length: count }, () => random.between(60, 140));
  const sum = BigInt(weights.reduce((all, weight) => all + weight, 0));
  const parts = weights.slice(1).map((weight) => ((total * BigInt(weight)) / sum / 100n) * 100n);
  const rest = parts.reduce((left, part) => left - part, total);
  return [rest, ...parts];
}

/** When the parts of a side are paid, in order: at once, within a day, or over several days. */
function timesOf(start: number, isMerged: boolean, { params, random }: SettlementDraw): number[] {
  const first = awake(start, random);
  if (isMerged) {
    const days = random.between(1, params.mergeDays - 1);
    return Array.from({ length: days + 1 }, (_, day) =>
      day === 0 ? first : minuteOn(Math.floor(first / dayMinutes) + day, random),
    );
  }
  if (!random.chance(params.splitPercent)) return [first];
  const later = Array.from({ length: between(params.splitParts, random) - 1 }, () =>
    awake(first + random.between(5, params.splitMinutes), random),
  );
  return [first, ...later].toSorted((a, b) => a - b);
}

/** Amounts of both sides: one is round, the other follows from rate and commission. */
function amountsOf(terms: Omit<SettlementDraft, "id">, draw: SettlementDraw): [bigint, bigint] {
  const { params, rates, random } = draw;
  const [paidIn, paidOut] = terms.isInward ? [terms.currency, "CNY"] : ["CNY", terms.currency];
  const value = random.amount(params.valueFen.min, params.valueFen.max, 100_000);
  const kept = wholePpm - BigInt(terms.commissionPpm);
  const cut = BigInt(random.pick(cuts));
  const whole = (amount: bigint, step: bigint) =>
    amount < step ? amount : amount - (amount % step);
  const convert = (amount: bigint, from: string, to: string) =>
    rates.exchange(amount, [from, to], terms.rateDay);
  if (random.chance(params.roundOutPercent)) {
    const out = whole(convert(value, "CNY", paidOut), 100_000n);
    return [whole((convert(out, paidOut, paidIn) * wholePpm) / kept, cut), out];
  }
  const amountIn = whole(convert(value, "CNY", paidIn), 100_000n);
  return [amountIn, whole((convert(amountIn, paidIn, paidOut) * kept) / wholePpm, cut)];
}

function paySide(side: Side, total: bigint, plan: PlannedSide): void {
  const { draw, times, group } = plan;
  for (const [i, amountMinor] of partsOf(total, times.length, draw.random).entries()) {
    const byPair = draw.random.chance(draw.params.pairPercent);
    const pooled = byPair ? side.usual : draw.random.pick(side.pool);
    const [from, to] = side.isIn ? [side.customer, pooled] : [pooled, side.customer];
    draw.sheet.add({ minute: times[i] ?? 0, from, to, amountMinor, group });
  }
}

interface PlannedSide {
  readonly draw: SettlementDraw;
  readonly times: readonly number[];
  readonly group: string;
}

function sidesOf(house: House, customer: Customer, isInward: boolean): [Side, Side] {
  const { broker, onshore, offshore } = customer;
  const home = { customer: onshore, usual: broker.onshore, pool: house.onshore };
  const abroad = {
    customer: offshore,
    usual: broker.offshore.get(offshore.country) ?? broker.onshore,
    pool: house.offshore.get(offshore.country) ?? [],
  };
  const [first, second] = isInward ? [abroad, home] : [home, abroad];
  return [
    { isIn: true, ...first },
    { isIn: false, ...second },
  ];
}

/** Writes one settlement into the sheet. */
function settle(id: string, house: House, draw: SettlementDraw): SettlementDraft {
  const { params, random, sheet } = draw;
  // A few customers come again and again: the lower of two draws.
  const rank = Math.min(random.below(house.customers.length), random.below(house.customers.length));
  const customer = house.customers[rank] ?? random.pick(house.customers);
  const isInward = random.chance(params.inwardPercent);
  const slack = params.mergeDays + 2 + Math.ceil(params.delayMinutes.max / dayMinutes) + 2;
  const start = minuteOn(random.below(params.dayCount - slack), random);
  const timesIn = timesOf(start, random.chance(params.mergedPercent), draw);
  const lastIn = timesIn.at(-1) ?? start;
  const delay = Number(random.amount(params.delayMinutes.min, params.delayMinutes.max, 1));
  const timesOut = timesOf(lastIn + delay, false, draw);
  const spread = params.commissionSpreadPpm;
  const terms = {
    isInward,
    currency: customer.offshore.currency,
    rateDay: Math.floor(lastIn / dayMinutes),
    commissionPpm: customer.broker.commissionPpm + random.between(-spread, spread),
  };
  const [amountIn, amountOut] = amountsOf(terms, draw);
  const [sideIn, sideOut] = sidesOf(house, customer, isInward);
  const before = sheet.drafts.length;
  paySide(sideIn, amountIn, { draw, times: timesIn, group: id });
  paySide(sideOut, amountOut, { draw, times: timesOut, group: id });
  const written = sheet.drafts.length - before;
  assert(written === timesIn.length + timesOut.length, "a settlement ends within the scene");
  return { id, ...terms };
}

/** What a pool account gets besides: cash over the counter, and money from the rest of its pool. */
function feed(to: MirrorAccount, others: FeedSources, draw: SettlementDraw): void {
  const { params, random, sheet } = draw;
  for (let times = random.between(4, 12); times > 0; times--) {
    const minute = minuteOn(random.below(params.dayCount), random);
    const amountMinor = random.amount(100_000, 30_000_000, 10_000);
    const from = random.pick(others.pool);
    if (from !== to) sheet.add({ minute, from, to, amountMinor });
    else sheet.add({ minute, from: others.desk, to, amountMinor, format: "Cash" });
  }
}

interface FeedSources {
  readonly pool: readonly MirrorAccount[];
  readonly desk: MirrorAccount;
}

function feedPools(
  house: House,
  desks: ReadonlyMap<string, MirrorAccount>,
  draw: SettlementDraw,
): void {
  for (const pool of [house.onshore, ...house.offshore.values()]) {
    for (const to of pool) {
      const desk = desks.get(to.country);
      assert(desk, "each place has a bank that takes cash");
      feed(to, { pool, desk }, draw);
    }
  }
}

/**
 * Writes all settlements of a house into the sheet, and what its pools do besides. No row joins an
 * account at home with one abroad.
 */
export function runHouse(
  house: House,
  desks: ReadonlyMap<string, MirrorAccount>,
  draw: SettlementDraw,
): SettlementDraft[] {
  feedPools(house, desks, draw);
  return Array.from({ length: draw.params.settlementsPerHouse }, (_, i) =>
    settle(`${house.id}-${String(i + 1).padStart(3, "0")}`, house, draw),
  );
}
