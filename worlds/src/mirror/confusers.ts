// SPDX-License-Identifier: Apache-2.0
import type { Random } from "../random.ts";
import type { AccountPair, Cast, MirrorAccount } from "./cast.ts";
import { offshoreCountries } from "./cast.ts";
import { wholePpm } from "./day-rates.ts";
import type { DayRates } from "./day-rates.ts";
import type { MirrorParams, OffshoreCountry } from "./params.ts";
import { awake, dayMinutes, minuteOn } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";

/** What confusers are drawn with. `people` and `shops` live their daily lives too. */
export interface ConfuserDraw {
  readonly params: MirrorParams;
  readonly rates: DayRates;
  readonly sheet: Sheet;
  readonly random: Random;
  readonly cast: Cast;
  readonly people: ReadonlyMap<string, readonly MirrorAccount[]>;
  readonly shops: ReadonlyMap<string, readonly MirrorAccount[]>;
  /** People with lawful accounts in both places. */
  readonly migrants: ReadonlyMap<string, readonly AccountPair[]>;
}

const monthDays = 30;

const anyone = (draw: ConfuserDraw, country: string) =>
  draw.random.pick(draw.people.get(country) ?? []);
const anyShop = (draw: ConfuserDraw, country: string) =>
  draw.random.pick(draw.shops.get(country) ?? []);
const abroad = (draw: ConfuserDraw): OffshoreCountry => draw.random.pick(offshoreCountries);
const anyMigrant = (draw: ConfuserDraw, country: string) =>
  draw.random.pick(draw.migrants.get(country) ?? []);
const dayOf = (minute: number) => Math.floor(minute / dayMinutes);

/** An amount at home in another currency less a share in millionths, as the day's rate makes it. */
function less(fen: bigint, currency: string, terms: Terms): bigint {
  const converted = terms.rates.exchange(fen, ["CNY", currency], dayOf(terms.minute));
  return (converted * (wholePpm - BigInt(terms.ppm))) / wholePpm;
}

interface Terms {
  readonly rates: DayRates;
  readonly minute: number;
  readonly ppm: number;
}

/** A time that leaves room for what follows within a week. */
const someTime = ({ params, random }: ConfuserDraw) =>
  minuteOn(random.below(params.dayCount - 10), random);

/** Days on which something monthly falls. */
function monthly(params: MirrorParams, onDay: number): number[] {
  const months = Math.floor(params.dayCount / monthDays);
  return Array.from({ length: months }, (_, month) => month * monthDays + (onDay % monthDays));
}

/** Goods paid for by wire, straight from buyer to seller. */
function tradePair(group: string, draw: ConfuserDraw): void {
  const { cast, params, random, sheet } = draw;
  const home = cast.firmAccount("CN");
  const foreign = cast.firmAccount(abroad(draw));
  const buysAbroad = random.chance(50);
  const [from, to] = buysAbroad ? [home, foreign] : [foreign, home];
  for (let i = random.between(4, 10); i > 0; i--) {
    const minute = minuteOn(random.below(params.dayCount), random);
    const amountMinor = random.amount(500_000, 60_000_000, 100);
    sheet.add({ minute, from, to, amountMinor, currency: foreign.currency, group });
    sheet.add({
      minute: someTime(draw),
      from: home,
      to: anyShop(draw, "CN"),
      amountMinor: random.amount(500_000, 60_000_000, 100),
      group,
    });
  }
}

/** A sale by way of an affiliate: buyer, affiliate, wire, trading firm, maker. */
function backToBack(group: string, draw: ConfuserDraw): void {
  const { cast, random, rates, sheet } = draw;
  const country = abroad(draw);
  const affiliate = cast.firmAccount(country);
  const trader = cast.firmAccount("CN");
  const maker = anyShop(draw, "CN");
  for (let i = random.between(2, 5); i > 0; i--) {
    const minute = someTime(draw);
    const fen = random.amount(5_000_000, 200_000_000, 100_000);
    const { currency } = affiliate;
    const sold = less(fen, currency, { rates, minute, ppm: 0 });
    const wired = less(fen, currency, { rates, minute, ppm: 2_000 });
    const made = (fen * (wholePpm - BigInt(random.between(10_000, 60_000)))) / wholePpm;
    const wireAt = awake(minute + random.between(60, 1_400), random);
    const paidAt = awake(wireAt + random.between(60, 2_800), random);
    sheet.add({ minute, from: anyShop(draw, country), to: affiliate, amountMinor: sold, group });
    sheet.add({ minute: wireAt, from: affiliate, to: trader, amountMinor: wired, currency, group });
    sheet.add({ minute: paidAt, from: trader, to: maker, amountMinor: made, group });
  }
}

/** Wages of a firm, the same each month, on the same day. */
function payroll(group: string, draw: ConfuserDraw): void {
  const { cast, params, random, sheet } = draw;
  const country = random.chance(60) ? "CN" : abroad(draw);
  const firm = cast.firmAccount(country);
  const onDay = random.between(4, 14);
  const staff = Array.from({ length: random.between(8, 15) }, () => ({
    to: anyone(draw, country),
    amountMinor: random.amount(400_000, 3_000_000, 100),
  }));
  for (const day of monthly(params, onDay)) {
    const minute = minuteOn(day, random);
    for (const { to, amountMinor } of staff) {
      sheet.add({ minute: minute + random.below(30), from: firm, to, amountMinor, group });
    }
  }
}

/** Staff of a group of firms, paid half at home and half abroad: equal legs, both towards them. */
function splitPayroll(group: string, draw: ConfuserDraw): void {
  const { cast, params, random, rates, sheet } = draw;
  const country = abroad(draw);
  const [home, foreign] = [cast.firmAccount("CN"), cast.firmAccount(country)];
  const { onshore, offshore } = anyMigrant(draw, country);
  const fen = random.amount(2_000_000, 6_000_000, 10_000);
  for (const day of monthly(params, random.between(20, 25))) {
    const minute = minuteOn(day, random);
    const half = less(fen, foreign.currency, { rates, minute, ppm: 0 });
    sheet.add({ minute, from: home, to: onshore, amountMinor: fen, group });
    const later = awake(minute + random.between(10, 1_000), random);
    sheet.add({ minute: later, from: foreign, to: offshore, amountMinor: half, group });
  }
}

/** Fees of a university, wired by the family or by an agent whom it paid in yuan. */
function tuition(group: string, draw: ConfuserDraw): void {
  const { cast, params, random, rates, sheet } = draw;
  const country = abroad(draw);
  const school = anyShop(draw, country);
  const family = anyone(draw, "CN");
  const agent = random.chance(35) ? cast.firmAccount("CN") : null;
  for (const term of [10, Math.floor(params.dayCount * 0.6)]) {
    const minute = minuteOn(term + random.below(20), random);
    const fen = random.amount(6_000_000, 25_000_000, 100);
    const { currency } = school;
    const amountMinor = less(fen, currency, { rates, minute, ppm: agent ? 10_000 : 0 });
    const wireAt = agent ? awake(minute + random.between(120, 2_880), random) : minute;
    if (agent) sheet.add({ minute, from: family, to: agent, amountMinor: fen, group });
    const from = agent ?? family;
    sheet.add({ minute: wireAt, from, to: school, amountMinor, currency, group });
  }
}

/**
 * Orders taken at home and paid abroad by one party with accounts in both places, which wires the
 * sum of a week to itself: the path between the ledgers can be seen.
 */
function exchanges(prefix: string, orders: ExchangeOrders, draw: ConfuserDraw): void {
  const { params, random, rates, sheet } = draw;
  const { party, ppm } = orders;
  const country = party.offshore.country;
  const weeks = new Map<number, bigint>();
  for (let i = 0; i < orders.count; i++) {
    const group = `${prefix}-${i + 1}`;
    const { onshore, offshore } = anyMigrant(draw, country);
    const minute = someTime(draw);
    const fen = random.amount(1_000_000, 34_000_000, 100_000);
    const amountMinor = less(fen, offshore.currency, { rates, minute, ppm });
    const paidAt = awake(minute + random.between(30, 2_880), random);
    sheet.add({ minute, from: onshore, to: party.onshore, amountMinor: fen, group });
    sheet.add({ minute: paidAt, from: party.offshore, to: offshore, amountMinor, group });
    const week = Math.floor(minute / (7 * dayMinutes));
    weeks.set(week, (weeks.get(week) ?? 0n) + amountMinor);
  }
  for (const [week, amountMinor] of weeks) {
    const day = Math.min(week * 7 + 7, params.dayCount - 1);
    const { onshore: from, offshore: to } = party;
    const wire = { from, to, amountMinor, currency: to.currency, group: `${prefix}-cover` };
    sheet.add({ minute: minuteOn(day, random), ...wire });
  }
}

interface ExchangeOrders {
  readonly party: AccountPair;
  readonly count: number;
  readonly ppm: number;
}

/** Two unrelated payments that happen to be equal after rate and commission, once. */
function coincidence(group: string, draw: ConfuserDraw): void {
  const { params, random, rates, sheet } = draw;
  const country = abroad(draw);
  const minute = someTime(draw);
  const { min, max } = params.commissionPpm;
  const fen = random.amount(params.valueFen.min, params.valueFen.max, 10_000);
  const foreign = anyone(draw, country);
  const ppm = random.between(min, max);
  const amountMinor = less(fen, foreign.currency, { rates, minute, ppm });
  const delay = Number(random.amount(params.delayMinutes.min, params.delayMinutes.max, 1));
  const later = awake(minute + delay, random);
  sheet.add({ minute, from: anyone(draw, "CN"), to: anyShop(draw, "CN"), amountMinor: fen, group });
  sheet.add({ minute: later, from: anyShop(draw, country), to: foreign, amountMinor, group });
}

/** Two unrelated rents that are about equal every month. */
function equalRents(group: string, draw: ConfuserDraw): void {
  const { params, random, rates, sheet } = draw;
  const country = abroad(draw);
  const [tenant, landlord] = [anyone(draw, "CN"), anyShop(draw, "CN")];
  const [other, owner] = [anyone(draw, country), anyShop(draw, country)];
  const fen = random.amount(500_000, 2_000_000, 10_000);
  const onDay = random.between(1, 25);
  const amountMinor = less(fen, owner.currency, { rates, minute: 0, ppm: 15_000 });
  for (const day of monthly(params, onDay)) {
    const minute = minuteOn(day, random);
    sheet.add({ minute, from: tenant, to: landlord, amountMinor: fen, group });
    const later = minuteOn(day + 1, random);
    sheet.add({ minute: later, from: other, to: owner, amountMinor, group });
  }
}

/** A child abroad sends the same sum home each month, or the parents send it out. */
function familyRemittance(group: string, draw: ConfuserDraw): void {
  const { params, random, sheet } = draw;
  const child = anyone(draw, abroad(draw));
  const parent = anyone(draw, "CN");
  const [from, to] = random.chance(60) ? [child, parent] : [parent, child];
  const amountMinor = random.amount(30_000, 500_000, 5_000);
  for (const day of monthly(params, random.between(1, 28))) {
    const minute = minuteOn(day, random);
    sheet.add({ minute, from, to, amountMinor, currency: child.currency, group });
  }
}

/** Writes every confuser into the sheet; each kind draws for itself. */
export function addConfusers(draw: ConfuserDraw): void {
  const { confusers: counts } = draw.params;
  const kinds = [
    ["trade", counts.tradePairs, tradePair],
    ["back-to-back", counts.backToBackChains, backToBack],
    ["payroll", counts.payrolls, payroll],
    ["split-payroll", counts.splitPayrolls, splitPayroll],
    ["tuition", counts.tuitionFamilies, tuition],
    ["coincidence", counts.coincidences, coincidence],
    ["equal-rents", counts.equalRents, equalRents],
    ["family", counts.familyRemittances, familyRemittance],
  ] as const;
  for (const [kind, count, write] of kinds) {
    const own = { ...draw, random: draw.random.fork(kind) };
    for (let i = 1; i <= count; i++) write(`C-${kind}-${i}`, own);
  }
  for (const [i, country] of offshoreCountries.entries()) {
    const bank = { onshore: draw.cast.bankAccount("CN"), offshore: draw.cast.bankAccount(country) };
    const count = shareOf(counts.bankExchanges, i);
    const own = { ...draw, random: draw.random.fork(`bank-${country}`) };
    exchanges(`C-bank-${country}`, { party: bank, count, ppm: 3_000 }, own);
  }
  const remitter = { onshore: draw.cast.firmAccount("CN"), offshore: draw.cast.firmAccount("HK") };
  const own = { ...draw, random: draw.random.fork("remitter") };
  exchanges("C-remitter", { party: remitter, count: counts.remitterOrders, ppm: 12_000 }, own);
}

/** Deals a count among the places, the first ones getting what is left over. */
function shareOf(count: number, index: number): number {
  const places = offshoreCountries.length;
  return Math.floor(count / places) + (index < count % places ? 1 : 0);
}
