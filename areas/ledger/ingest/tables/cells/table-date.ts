// SPDX-License-Identifier: Apache-2.0
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { calendarDate, dateOfDayNumber } from "@tianwang/kernel/calendar";
import { cleanCell } from "./table-number.ts";
import { monthOf } from "./table-words.ts";

/**
 * What the parts of a numeric date mean. A year of four digits in front, and a month in letters,
 * need no order. Serials count days as spreadsheets do, from 1900 or from 1904.
 */
export const dateOrders = ["YMD", "DMY", "MDY", "serial-1900", "serial-1904"] as const;

/** The order of the parts of numeric dates. */
export type DateOrder = (typeof dateOrders)[number];

/** A date cell: its day, and the time where it holds one. */
export interface DateCell {
  readonly on: CalendarDate;
  /** `HH:MM:SS`, empty when the cell has none. */
  readonly time: string;
  /** Whether the cell names a time zone, which is not applied. */
  readonly isZoned: boolean;
}

/** Payments outside these years are misreadings. */
const yearMin = 1900;
const yearMax = 2100;

/** Two-digit years are of 1969 to 2068 (POSIX strptime, %y). */
const centuryTurn = 69;

function dayOf(year: number, month: number, day: number): CalendarDate | null {
  return year >= yearMin && year <= yearMax ? calendarDate(year, month, day) : null;
}

function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return year >= centuryTurn ? 1900 + year : 2000 + year;
}

const two = (value: number) => String(value).padStart(2, "0");

function timeOf(hour: number, minute: number, second: number): string | null {
  return hour < 24 && minute < 60 && second < 60
    ? `${two(hour)}:${two(minute)}:${two(second)}`
    : null;
}

const clockForm =
  /^(上午|下午)?(\d{1,2})[:.时点](\d{1,2})(?:[:.分](\d{1,2})秒?(?:[.,:]\d+)?)?分?\s*([ap]\.?m\.?)?\s*(?:z|utc|gmt|[+-]\d{2}:?\d{2})?$/iu;

function isAfternoon(before: string, after: string): boolean {
  return before === "下午" || after.startsWith("p") || after.startsWith("P");
}

/** Whether a text is `HH:MM:SS` as it is kept, the common case. */
function isPlainTime(text: string): boolean {
  return (
    text.length === 8 &&
    text.charCodeAt(2) === 58 &&
    text.charCodeAt(5) === 58 &&
    isBelow(digitPair(text, 0), 24) &&
    isBelow(digitPair(text, 3), 60) &&
    isBelow(digitPair(text, 6), 60)
  );
}

function isBelow(value: number, limit: number): boolean {
  return value >= 0 && value < limit;
}

/** Reads a time of day as `HH:MM:SS`; null for anything else. A zone is not applied. */
export function readTime(text: string): string | null {
  if (isPlainTime(text)) return text;
  const clock = clockForm.exec(text);
  if (clock) {
    const [, before = "", hour = "", minute = "", second = "0", after = ""] = clock;
    const isHalfDay = before !== "" || after !== "";
    const shown = isHalfDay ? (Number(hour) % 12) + (isAfternoon(before, after) ? 12 : 0) : hour;
    return timeOf(Number(shown), Number(minute), Number(second));
  }
  // 093000, or 93000 where a spreadsheet took the zero; with hundredths 09300012.
  const compact = /^(\d{1,2})(\d{2})(\d{2})(?:\d{2,3})?$/u.exec(text);
  return compact ? timeOf(Number(compact[1]), Number(compact[2]), Number(compact[3])) : null;
}

/** The time of a day's fraction, as spreadsheets keep it, to the second. */
export function timeOfFraction(fraction: number): string {
  const seconds = Math.min(Math.round(fraction * 86_400), 86_399);
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** Day number of 1970-01-01 in the two date systems of spreadsheets (ECMA-376 part 1, 18.17.4.1). */
const epochSerial = { "serial-1900": 25_569, "serial-1904": 24_107 } as const;

/** The date and time of a spreadsheet serial; null outside the accepted years. */
export function dateOfSerial(serial: number, system: keyof typeof epochSerial): DateCell | null {
  const whole = Math.floor(serial + 0.5 / 86_400);
  const fraction = Math.max(serial - whole, 0);
  // Serials up to 60 of the 1900 system count a 29 February 1900 that never was.
  if (!(whole > 60 && whole < 100_000)) return null;
  const on = dateOfDayNumber(whole - epochSerial[system]);
  const time = fraction < 0.5 / 86_400 ? "" : timeOfFraction(fraction);
  return { on, time, isZoned: false };
}

type NumericOrder = "YMD" | "DMY" | "MDY";

const orderAt: Readonly<Record<NumericOrder, readonly [number, number, number]>> = {
  YMD: [0, 1, 2],
  DMY: [2, 1, 0],
  MDY: [2, 0, 1],
};

function dayByOrder(parts: readonly string[], order: NumericOrder): CalendarDate | null {
  const [year = "", month = "", day = ""] = orderAt[order].map((at) => parts[at] ?? "");
  // A year is never written with one or three digits, nor a day with four.
  if ((year.length !== 2 && year.length !== 4) || day.length > 2) return null;
  return dayOf(fullYear(year), Number(month), Number(day));
}

function compactParts(digits: string, order: NumericOrder): string[] {
  const yearLength = digits.length - 4;
  return order === "YMD"
    ? [digits.slice(0, yearLength), digits.slice(yearLength, -2), digits.slice(-2)]
    : [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)];
}

interface Form {
  readonly pattern: RegExp;
  readonly day: (parts: readonly string[], order: NumericOrder) => CalendarDate | null;
}

/** The forms of a date at the start of a cell, the surest first. */
const forms: readonly Form[] = [
  {
    pattern: /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?/u,
    day: ([year = "", month, day]) => dayOf(Number(year), Number(month), Number(day)),
  },
  { pattern: /^(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})(?!\d)/u, day: dayByOrder },
  {
    pattern: /^(\d{8})(?=\d{6}$|\D|$)/u,
    day: ([digits = ""], order) => dayByOrder(compactParts(digits, order), order),
  },
  {
    pattern: /^(\d{6})$/u,
    day: ([digits = ""], order) => dayByOrder(compactParts(digits, order), order),
  },
  {
    pattern: /^(\d{1,2})(?:st|nd|rd|th)?[-/. ]?([a-z]{3,9})\.?[-/., ]*(\d{4}|\d{2})(?!\d)/iu,
    day: ([day, month = "", year = ""]) => dayOf(fullYear(year), monthOf(month) ?? 0, Number(day)),
  },
  {
    pattern: /^([a-z]{3,9})\.?[-/. ]*(\d{1,2})(?:st|nd|rd|th)?[-/., ]+(\d{4})(?!\d)/iu,
    day: ([month = "", day, year = ""]) => dayOf(Number(year), monthOf(month) ?? 0, Number(day)),
  },
];

/** Weekdays beside a date say nothing more. */
const weekdays =
  /[(\s,]*(?:星期|周)[一二三四五六日天]\)?|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?\s*/giu;

const zoneForm = /(?:z|utc|gmt|[+-]\d{2}:?\d{2})$/iu;

function readNumeric(text: string, order: NumericOrder): DateCell | null {
  for (const { pattern, day } of forms) {
    const match = pattern.exec(text);
    if (!match) continue;
    const on = day(match.slice(1), order);
    const rest = text.slice(match[0].length).replace(/^[\sT,]+/iu, "");
    const time = rest === "" ? "" : readTime(rest);
    return on === null || time === null ? null : { on, time, isZoned: zoneForm.test(rest) };
  }
  return null;
}

function readSerial(text: string, order: "serial-1900" | "serial-1904"): DateCell | null {
  if (/^\d{3,5}(?:\.\d+)?$/u.test(text)) return dateOfSerial(Number(text), order);
  return readNumeric(text, "YMD");
}

/**
 * Reads a date, with a time where the cell holds one, in one order of its parts. Null for texts
 * that are no date and for days that do not exist.
 */
export function readDate(text: string, order: DateOrder): DateCell | null {
  const clean = cleanCell(text).normalize("NFKC").replaceAll(weekdays, "").trim();
  if (clean.length < 3 || clean.length > 40) return null;
  return order === "serial-1900" || order === "serial-1904"
    ? readSerial(clean, order)
    : readNumeric(clean, order);
}

function digitPair(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -10_000;
}

/** `YYYY-MM-DD` as nearly all exports print it; null for any other form or day. */
function readPlain(text: string): CalendarDate | null {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return null;
  const year = digitPair(text, 0) * 100 + digitPair(text, 2);
  return dayOf(year, digitPair(text, 5), digitPair(text, 8));
}

/** Makes a reader of dates in one order, quick on runs of the same day. */
export function createDateReader(order: DateOrder): (text: string) => DateCell | null {
  let lastText = "";
  let last: DateCell | null = null;
  return (text) => {
    if (text === lastText) return last;
    const plain = readPlain(text);
    last = plain === null ? readDate(text, order) : { on: plain, time: "", isZoned: false };
    lastText = text;
    return last;
  };
}
