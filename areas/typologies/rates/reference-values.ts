// SPDX-License-Identifier: Apache-2.0
import { currencyScale } from "@tianwang/kernel/currency";
import type { GivenRate } from "./rates-file.ts";
import type { ReferenceSource } from "./reference-rates.ts";
import { referenceSources } from "./reference-rates.ts";

const minutesADay = 1440;

/** A rate further than this from the day asked for says nothing of it. */
const daysApartMax = 2 * 366;

/** A rate given by a user holds for this many days after its own, over weekends and holidays. */
const givenDaysMax = 10;

/** Dollars for one unit, from a day to a day (days since 1970, both included). */
interface Dated {
  readonly from: number;
  readonly to: number;
  readonly dollars: number;
}

const dayOf = (on: string) => Date.parse(`${on}T00:00Z`) / 86_400_000;

function dollarsOf(source: ReferenceSource, rate: number, at: number): number | null {
  if (source.quoted === "dollars") return rate;
  if (source.quoted === "per-dollar") return 1 / rate;
  const dollar = source.rates["USD"]?.[at];
  return dollar === undefined ? null : rate / dollar;
}

/** What the sources say of a currency, the shortest period first: it says most of its days. */
function datedOf(code: string): readonly Dated[] {
  const dated: Dated[] = [];
  for (const source of referenceSources)
    for (const [at, [fromOn, toOn]] of source.periods.entries()) {
      const rate = source.rates[code]?.[at];
      const dollars = rate === undefined ? null : dollarsOf(source, rate, at);
      if (dollars !== null) dated.push({ from: dayOf(fromOn), to: dayOf(toOn), dollars });
    }
  return dated.toSorted((a, b) => a.to - a.from - (b.to - b.from));
}

const apart = ({ from, to }: Dated, day: number) => Math.max(0, from - day, day - to);

function nearestOf(dated: readonly Dated[], day: number): number | null {
  let best: Dated | undefined;
  for (const each of dated) if (!best || apart(each, day) < apart(best, day)) best = each;
  return best && apart(best, day) <= daysApartMax ? best.dollars : null;
}

/** Rates that a user gives, by currency; days ascending. */
function givenByCode(given: readonly GivenRate[]): ReadonlyMap<string, readonly Dated[]> {
  const byCode = new Map<string, Dated[]>();
  for (const { on, currency, unitsPerDollar } of given) {
    const all = byCode.get(currency) ?? [];
    all.push({ from: dayOf(on), to: dayOf(on), dollars: 1 / unitsPerDollar });
    byCode.set(currency, all);
  }
  for (const all of byCode.values()) all.sort((a, b) => a.from - b.from);
  return byCode;
}

/** The last rate given on or before a day, when it is not too old. */
function lastGiven(given: readonly Dated[], day: number): number | null {
  let [low, high] = [0, given.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((given[middle]?.from ?? day + 1) <= day) low = middle + 1;
    else high = middle;
  }
  const last = given[low - 1];
  return last && day - last.from <= givenDaysMax ? last.dollars : null;
}

/** The same for currencies that are numbered as they come: `codeOf` gives the code of a number. */
export function referenceValuesAsTheyCome(
  codeOf: (currency: number) => string,
  given: readonly GivenRate[] = [],
): (currency: number, atMinutes: number) => number | null {
  const known: ReturnType<typeof referenceValues>[] = [];
  return (currency, atMinutes) => {
    const value = (known[currency] ??= referenceValues([codeOf(currency)], given));
    return value(0, atMinutes);
  };
}

/**
 * The value of one minor unit in US dollars, by currency (its place among the codes) and moment; null
 * where no source gives one. Rates given by a user come first, by their day. Only ever used to say
 * whether amounts are near each other; never to add them up.
 */
export function referenceValues(
  codes: readonly string[],
  given: readonly GivenRate[] = [],
): (currency: number, atMinutes: number) => number | null {
  const own = givenByCode(given);
  const tables = codes.map((code) => {
    const scale = currencyScale(code);
    return {
      unit: scale === undefined ? null : 10 ** -scale,
      isDollar: code === "USD",
      given: own.get(code) ?? [],
      dated: datedOf(code),
      days: new Map<number, number | null>(),
    };
  });
  return (currency, atMinutes) => {
    const table = tables[currency];
    if (table?.unit === null || table === undefined) return null;
    if (table.isDollar) return table.unit;
    const day = Math.floor(atMinutes / minutesADay);
    let value = table.days.get(day);
    if (value === undefined) {
      const dollars = lastGiven(table.given, day) ?? nearestOf(table.dated, day);
      value = dollars === null ? null : dollars * table.unit;
      table.days.set(day, value);
    }
    return value;
  };
}
