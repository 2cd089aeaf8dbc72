// SPDX-License-Identifier: Apache-2.0
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { calendarDate, daysInMonth, parseCalendarDate } from "@tianwang/kernel/calendar";

/** A date known as far as it is known: `2011`, `2011-04` or `2011-04-16`. Never made exact. */
export type VagueDate = string & { readonly __vague: true };

/** The first and the last day that a vague date can mean. */
export interface DayRange {
  readonly earliest: CalendarDate;
  readonly latest: CalendarDate;
}

/**
 * The days that a vague date can mean; null for a text of another form and for days, months and
 * years that do not exist.
 *
 * @example
 *   rangeOf("2024-02"); // { earliest: "2024-02-01", latest: "2024-02-29" }
 */
export function rangeOf(text: string): DayRange | null {
  const [, yearText, monthText, dayText] = /^(\d{4})(?:-(\d{2})(-\d{2})?)?$/u.exec(text) ?? [];
  if (yearText === undefined) return null;
  const year = Number(yearText);
  if (dayText !== undefined) {
    const day = parseCalendarDate(text);
    return day && { earliest: day, latest: day };
  }
  const [first, last] = monthText === undefined ? [1, 12] : [Number(monthText), Number(monthText)];
  const earliest = calendarDate(year, first, 1);
  const latest = calendarDate(year, last, daysInMonth(year, last));
  return earliest && latest && { earliest, latest };
}

/** Reads a vague date; null for what {@link rangeOf} does not know. */
export function parseVagueDate(text: string): VagueDate | null {
  return rangeOf(text) ? (text as VagueDate) : null;
}
