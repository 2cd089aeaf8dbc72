// SPDX-License-Identifier: Apache-2.0
import { addDays } from "@tianwang/kernel/calendar";
import { formatMinor } from "@tianwang/kernel/money";
import { createRandom } from "../random.ts";
import type { Random } from "../random.ts";
import { addConfusers } from "./confusers.ts";
import { Cast, makeHouse, offshoreCountries } from "./cast.ts";
import type { AccountPair, Country, House, MirrorAccount } from "./cast.ts";
import { liveIn } from "./daily.ts";
import { DayRates } from "./day-rates.ts";
import type { DayRate } from "./day-rates.ts";
import { mirrorDefaults } from "./params.ts";
import type { MirrorParams } from "./params.ts";
import { runHouse } from "./settlements.ts";
import type { SettlementDraft } from "./settlements.ts";
import { dayMinutes, Sheet } from "./sheet.ts";
import type { Draft } from "./sheet.ts";

/** A row of the payments. */
export interface MirrorPayment extends Draft {
  /** 1 for the first row in order of time. */
  readonly txId: number;
}

/** What the maker knows of a row: a mirror transfer, or a confuser. Daily life has no label. */
export interface MirrorLabel {
  readonly txId: number;
  readonly isMirror: boolean;
  /** The settlement, or the confuser (`C-…`). */
  readonly settlementId: string;
}

/** A settlement of an underground bank with its rows. */
export interface MirrorSettlement {
  readonly settlementId: string;
  readonly direction: "outward" | "inward";
  readonly onshoreTxIds: readonly number[];
  readonly offshoreTxIds: readonly number[];
  readonly currency: string;
  /** Yuan for one unit of the currency on the day of the last payment in. */
  readonly rate: string;
  /** Share kept of what was paid in, before the amount was cut to whole units. */
  readonly commission: string;
}

/** A scene of underground banking with its truth. */
export interface MirrorScene {
  readonly params: MirrorParams;
  readonly payments: readonly MirrorPayment[];
  readonly accounts: readonly MirrorAccount[];
  readonly rates: readonly DayRate[];
  readonly labels: readonly MirrorLabel[];
  readonly settlements: readonly MirrorSettlement[];
}

/** A seed, and parameters where others than the declared ones are wanted. */
export interface MirrorOrder {
  readonly seed: string;
  readonly params?: MirrorParams;
}

const places: readonly Country[] = ["CN", ...offshoreCountries];

/** Share of the rows of daily life at home; the places abroad share the rest by their people. */
const homePercent = 60;

function rowsIn(country: Country, { dailyRows, people }: MirrorParams): number {
  const home = Math.floor((dailyRows * homePercent) / 100);
  if (country === "CN") return home;
  const all = offshoreCountries.reduce((sum, place) => sum + people[place], 0);
  return Math.round(((dailyRows - home) * people[country]) / all);
}

/** The accounts of underground banks and of their customers. */
function insiders(houses: readonly House[]): MirrorAccount[] {
  return houses.flatMap((house) => [
    ...house.onshore,
    ...[...house.offshore.values()].flat(),
    ...house.customers.flatMap(({ onshore, offshore }) => [onshore, offshore]),
  ]);
}

function inOrder(drafts: readonly Draft[]): MirrorPayment[] {
  const ordered = drafts.toSorted((a, b) => a.minute - b.minute);
  return ordered.map((draft, i) => ({ txId: i + 1, ...draft }));
}

function tellSettlements(
  settled: readonly SettlementDraft[],
  payments: readonly MirrorPayment[],
  rates: DayRates,
): MirrorSettlement[] {
  const rows = Map.groupBy(payments, ({ group }) => group);
  return settled.map(({ id, isInward, currency, rateDay, commissionPpm }) => {
    const own = rows.get(id) ?? [];
    const side = (isHome: boolean) =>
      own.filter(({ from }) => (from.country === "CN") === isHome).map(({ txId }) => txId);
    return {
      settlementId: id,
      direction: isInward ? "inward" : "outward",
      onshoreTxIds: side(true),
      offshoreTxIds: side(false),
      currency,
      rate: rates.yuanFor(currency, rateDay),
      commission: formatMinor(BigInt(commissionPpm), 6),
    };
  });
}

/** Who lives in each place and takes part in daily life. */
interface Population {
  readonly people: Map<string, readonly MirrorAccount[]>;
  readonly shops: Map<string, readonly MirrorAccount[]>;
  readonly migrants: Map<string, readonly AccountPair[]>;
  readonly desks: Map<string, MirrorAccount>;
}

function settleIn({ cast, params }: Surroundings): Population {
  const population = { people: new Map(), shops: new Map(), migrants: new Map(), desks: new Map() };
  const many = <T>(length: number, open: () => T) => Array.from({ length }, open);
  for (const country of places) {
    const persons = many(params.people[country], () => cast.personAccount(country));
    const firms = many(params.shops[country], () => cast.firmAccount(country));
    population.people.set(country, persons);
    population.shops.set(country, firms);
    population.desks.set(country, cast.bankAccount(country));
    if (country === "CN") continue;
    const pairs = many(params.migrantsPerPlace, () => cast.pair(country, 0));
    population.migrants.set(country, pairs);
  }
  return population;
}

/** Fills the sheet with daily life and confusers; underground banks and customers live daily too. */
function surround(houses: readonly House[], draw: Surroundings): Population {
  const { params, random, sheet } = draw;
  const population = settleIn(draw);
  const both = ({ onshore, offshore }: AccountPair) => [onshore, offshore];
  const migrants = [...population.migrants.values()].flat().flatMap(both);
  const moving = [...insiders(houses), ...migrants];
  for (const country of places) {
    const living = moving.filter((account) => account.country === country);
    const persons = population.people.get(country) ?? [];
    const payers = random.fork(`payers-${country}`).shuffle([...persons, ...living]);
    const place = { payers, shops: population.shops.get(country) ?? [] };
    liveIn(place, rowsIn(country, params), { params, sheet, random: random.fork(country) });
  }
  addConfusers({ ...draw, ...population, random: random.fork("confusers") });
  return population;
}

interface Surroundings {
  readonly params: MirrorParams;
  readonly rates: DayRates;
  readonly sheet: Sheet;
  readonly random: Random;
  readonly cast: Cast;
}

/**
 * Makes a scene of underground banking: payments at home and abroad, accounts, rates, and which rows
 * settle each other. Same seed and parameters, same scene.
 *
 * @example
 *   const { payments, labels } = makeMirrorScene({ seed: "1" });
 */
export function makeMirrorScene({ seed, params = mirrorDefaults }: MirrorOrder): MirrorScene {
  const random = createRandom(`mirror/${seed}`);
  const rates = new DayRates(params.firstDay, params.dayCount, random.fork("rates"));
  const sheet = new Sheet(params.dayCount);
  const cast = new Cast(params, random.fork("cast"));
  const houses = Array.from({ length: params.houses }, (_, i) =>
    makeHouse(i, { cast, params, random: random.fork(`house-${i}`) }),
  );
  const { desks } = surround(houses, { cast, params, rates, sheet, random });
  const settled = houses.flatMap((house) =>
    runHouse(house, desks, { params, rates, sheet, random: random.fork(house.id) }),
  );
  const payments = inOrder(sheet.drafts);
  return {
    params,
    payments,
    accounts: random.fork("accounts").shuffle(cast.accounts),
    rates: [...rates.rows()],
    labels: payments.flatMap(({ txId, group }) =>
      group === "" ? [] : [{ txId, isMirror: !group.startsWith("C-"), settlementId: group }],
    ),
    settlements: tellSettlements(settled, payments, rates),
  };
}

/** A minute of the scene as a timestamp without zone, the time of Beijing in every file. */
export function timestampOf({ firstDay }: MirrorParams, minute: number): string {
  const inDay = minute % dayMinutes;
  const two = (n: number) => String(n).padStart(2, "0");
  const on = addDays(firstDay, Math.floor(minute / dayMinutes));
  return `${on}T${two(Math.floor(inDay / 60))}:${two(inDay % 60)}`;
}
