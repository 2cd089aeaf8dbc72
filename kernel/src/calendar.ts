// SPDX-License-Identifier: Apache-2.0
import { assert } from "./assert.ts";

/** A day of the calendar, `YYYY-MM-DD`; no zone, no time. */
export type CalendarDate = string & { readonly __date: true };

/** A moment, ISO 8601 in UTC with milliseconds, e.g. `2026-11-23T09:30:00.000Z`. */
export type Instant = string & { readonly __instant: true };

/** Where the present moment comes from; an argument everywhere, never ambient. */
export type Clock = () => Instant;

const daysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/** Whether a year of the Gregorian calendar has a 29 February. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The days of a month, 1 to 12; 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

/**
 * Makes a date from its parts; null when there is no such day.
 *
 * @example
 *   calendarDate(2024, 2, 29); // "2024-02-29"
 *   calendarDate(2023, 2, 29); // null
 */
export function calendarDate(year: number, month: number, day: number): CalendarDate | null {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return null;
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return null;
  const two = (n: number) => String(n).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}` as CalendarDate;
}

/** Reads `YYYY-MM-DD`; null for anything else and for days that do not exist. */
export function parseCalendarDate(text: string): CalendarDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text);
  return match ? calendarDate(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** Days since 1970-01-01, negative before it. */
export function dayNumber(date: CalendarDate): number {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  const day = Number(date.slice(8, 10));
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const inMonths = daysBeforeMonth[month - 1];
  assert(inMonths !== undefined, "a calendar date has a month from 1 to 12");
  const inYear = inMonths + (month > 2 && isLeapYear(year) ? 1 : 0) + day;
  return before * 365 + leapDays + inYear - 719_163;
}

/** The date that is a number of days after 1970-01-01 (civil-from-days, H. Hinnant). */
export function dateOfDayNumber(days: number): CalendarDate {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthShifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthShifted + 2) / 5) + 1;
  const month = monthShifted < 10 ? monthShifted + 3 : monthShifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}` as CalendarDate;
}

/** The date a number of days later (earlier when negative). */
export function addDays(date: CalendarDate, dayCount: number): CalendarDate {
  return dateOfDayNumber(dayNumber(date) + dayCount);
}

/** Whether a text is an instant as this product writes it. */
export function isInstant(text: string): text is Instant {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/u.test(text);
}

/** The calendar day of an instant in UTC. */
export function dateOf(instant: Instant): CalendarDate {
  return instant.slice(0, 10) as CalendarDate;
}
