// SPDX-License-Identifier: Apache-2.0
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { calendarDate, dayNumber } from "@tianwang/kernel/calendar";
import { currencyScale } from "@tianwang/kernel/currency";
import { parseMinor } from "@tianwang/kernel/money";

/** An amount as SWIFT writes it (15d), in minor units. */
export interface Amount {
  readonly minor: bigint;
  /** The decimal mark as printed. The comma is mandatory (network errors T40, T43). */
  readonly decimalMark: "," | "." | "";
}

/** The most characters of an amount, comma included: 15d. */
export const amountLengthMax = 15;

/** The digits after the comma of a currency; two for a currency that nobody knows. */
export function scaleOf(currency: string): number {
  return currencyScale(currency) ?? 2;
}

/**
 * Reads an amount. Null when it is no amount or has more decimals than the scale. A point is read
 * as the comma where that is the only possible meaning: with one or two digits after it.
 *
 * @example
 *   readAmount("500,", 2); // { minor: 50000n, decimalMark: "," }
 *   readAmount("1.234", 2); // null: thousands or decimals?
 */
export function readAmount(text: string, scale: number): Amount | null {
  const match = /^(\d+)(?:(,)(\d*)|\.(\d{1,2}))?$/u.exec(text);
  if (!match) return null;
  const minor = parseMinor(`${match[1] ?? ""}.${match[3] ?? match[4] ?? ""}`, scale);
  if (minor === null) return null;
  return { minor, decimalMark: match[2] === "," ? "," : match[4] === undefined ? "" : "." };
}

/**
 * The year of a two-digit year: SWIFT dates run from 1980 to 2079 (Standards MT, General
 * Information, field formatting rules: above 79 means 19YY).
 */
export function fullYear(twoDigits: number): number {
  return twoDigits > 79 ? 1900 + twoDigits : 2000 + twoDigits;
}

/** Reads YYMMDD; null for anything else and for days that do not exist. */
export function readDate(text: string): CalendarDate | null {
  const match = /^(\d{2})(\d{2})(\d{2})$/u.exec(text);
  return match
    ? calendarDate(fullYear(Number(match[1])), Number(match[2]), Number(match[3]))
    : null;
}

/** Further away from its value date than half a year, an entry date belongs to another year. */
const entryDistanceDaysMax = 182;

/**
 * Completes an entry date MMDD with the year that brings it nearest to the value date YYMMDD: the
 * standard gives no year, and both `241231 0102` and `250101 1231` occur. Null when no such day
 * lies within half a year, e.g. `0229` beside a value date in 2023.
 *
 * @example
 *   readEntryDate("1231", "250101"); // "2024-12-31"
 */
export function readEntryDate(monthDay: string, valueText: string): CalendarDate | null {
  const year = fullYear(Number(valueText.slice(0, 2)));
  const month = Number(monthDay.slice(0, 2));
  const day = Number(monthDay.slice(2));
  // A value date that does not exist (30 February in German interest years) still has a place.
  const valueMonth = Math.min(Math.max(Number(valueText.slice(2, 4)), 1), 12);
  const anchor = readDate(valueText) ?? calendarDate(year, valueMonth, 15);
  if (anchor === null) return null;
  const isNear = (date: CalendarDate) =>
    Math.abs(dayNumber(date) - dayNumber(anchor)) <= entryDistanceDaysMax;
  return (
    [year - 1, year, year + 1]
      .map((candidate) => calendarDate(candidate, month, day))
      .find((date) => date !== null && isNear(date)) ?? null
  );
}
