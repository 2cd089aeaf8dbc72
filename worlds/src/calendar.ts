// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import { addDays, calendarDate, dayNumber, daysInMonth } from "@tianwang/kernel/calendar";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { holidays, workingWeekends } from "./holidays.ts";
import type { WorldCountry } from "./holidays.ts";

function expand(spans: readonly string[]): Set<string> {
  const days = new Set<string>();
  for (const span of spans) {
    const [first, last] = span.split("..") as [CalendarDate, CalendarDate | undefined];
    for (let day = first; day <= (last ?? first); day = addDays(day, 1)) days.add(day);
  }
  return days;
}

const closedDays = new Map<WorldCountry, Set<string>>(
  Object.entries(holidays).map(([country, spans]) => [country as WorldCountry, expand(spans)]),
);
const openWeekends = new Set(workingWeekends);

/** The day of the week, 0 = Sunday to 6 = Saturday. */
export function weekday(date: CalendarDate): number {
  // 1970-01-01 was a Thursday.
  return (((dayNumber(date) + 4) % 7) + 7) % 7;
}

/** Whether the banks of a country do business; the holidays of 2022 and 2023 are known. */
export function isBusinessDay(country: WorldCountry, date: CalendarDate): boolean {
  if (country === "CN" && openWeekends.has(date)) return true;
  if (closedDays.get(country)?.has(date) === true) return false;
  const day = weekday(date);
  return day !== 0 && day !== 6;
}

/** The date itself when it is a business day, else the next one. */
export function businessDayFrom(country: WorldCountry, date: CalendarDate): CalendarDate {
  let day = date;
  while (!isBusinessDay(country, day)) day = addDays(day, 1);
  return day;
}

/** The business day so many business days later; a start on a closed day counts from the next open one. */
export function addBusinessDays(
  country: WorldCountry,
  date: CalendarDate,
  count: number,
): CalendarDate {
  let day = businessDayFrom(country, date);
  for (let left = count; left > 0; left--) day = businessDayFrom(country, addDays(day, 1));
  return day;
}

/** All days from the first to the last, both included. */
export function daysBetween(first: CalendarDate, last: CalendarDate): CalendarDate[] {
  const days: CalendarDate[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/** A stretch of days, both ends included. */
export interface Period {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** The months of a period joined in groups of so many months, cut at the ends of the period. */
export function monthsOf(period: Period, monthCount: number): Period[] {
  const groups: Period[] = [];
  for (let from = period.from; from <= period.to;) {
    const last = Number(from.slice(5, 7)) - 1 + monthCount - 1;
    const year = Number(from.slice(0, 4)) + Math.floor(last / 12);
    const month = (last % 12) + 1;
    const end = calendarDate(year, month, daysInMonth(year, month));
    assert(end !== null, "a month has a last day");
    groups.push({ from, to: end < period.to ? end : period.to });
    from = addDays(end, 1);
  }
  return groups;
}
