// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { dayNumber } from "@tianwang/kernel/calendar";

/** Which days are worked. Kept with the clock that counts by it, so that the count can be redone. */
export interface WorkingCalendar {
  /** Where the days come from, e.g. the yearly notice of the State Council's General Office. */
  readonly source: string;
  /** Weekdays that are not worked, 0 = Sunday to 6 = Saturday; six at most. */
  readonly weekend: readonly number[];
  /** Weekdays that are off (holidays). */
  readonly daysOff: readonly CalendarDate[];
  /** Days of a weekend that are worked (in China to make up for holidays, 调休). */
  readonly daysOn: readonly CalendarDate[];
}

/** A time in which a clock does not count: from a day, until the day on which it goes on. */
export interface Pause {
  readonly fromOn: CalendarDate;
  /** Null while it lasts. */
  readonly untilOn: CalendarDate | null;
}

/** The number of days counted in the days after `from` up to and including `until`; both day numbers. */
export type DayCount = (from: number, until: number) => number;

/** The last day of the calendar, 9999-12-31. */
export const lastDayNumber = 2_932_896;

/** Counts every day. */
export const everyDay: DayCount = (from, until) => Math.max(0, until - from);

/** 1970-01-01, the day with the number 0, was a Thursday. */
const weekday = (day: number) => (((day + 4) % 7) + 7) % 7;

/** Counts the days that a calendar says are worked. */
export function workingDays(calendar: WorkingCalendar): DayCount {
  const weekend = new Set(calendar.weekend);
  assert(weekend.size < 7, "a calendar has a weekday that is worked");
  const numbers = (dates: readonly CalendarDate[], isWeekend: boolean) =>
    [...new Set(dates.map(dayNumber))].filter((day) => weekend.has(weekday(day)) === isWeekend);
  const daysOff = numbers(calendar.daysOff, false);
  const daysOn = numbers(calendar.daysOn, true);
  return (from, until) => {
    if (until <= from) return 0;
    const within = (day: number) => day > from && day <= until;
    const weekCount = Math.floor((until - from) / 7);
    let count = weekCount * (7 - weekend.size);
    for (let day = from + weekCount * 7 + 1; day <= until; day++) {
      if (!weekend.has(weekday(day))) count += 1;
    }
    return count - daysOff.filter(within).length + daysOn.filter(within).length;
  };
}

/** Leaves the days of pauses out of a count. Pauses may overlap; no day is left out twice. */
export function withoutPauses(count: DayCount, pauses: readonly Pause[]): DayCount {
  const spans = joined(pauses);
  return (from, until) => {
    let sum = count(from, until);
    for (const span of spans) sum -= count(Math.max(from, span.before), Math.min(until, span.last));
    return sum;
  };
}

interface Span {
  /** The day before the first one left out. */
  readonly before: number;
  readonly last: number;
}

function joined(pauses: readonly Pause[]): readonly Span[] {
  const spans: Span[] = [];
  const byStart = pauses.toSorted((a, b) => (a.fromOn < b.fromOn ? -1 : 1));
  for (const pause of byStart) {
    const before = dayNumber(pause.fromOn) - 1;
    const last = pause.untilOn === null ? lastDayNumber : dayNumber(pause.untilOn) - 1;
    const previous = spans.at(-1);
    if (previous && before <= previous.last) {
      spans[spans.length - 1] = { before: previous.before, last: Math.max(previous.last, last) };
    } else spans.push({ before, last });
  }
  return spans;
}

/**
 * The first day by which so many days have been counted after a start; null when the calendar ends
 * before, as it does in a pause without end.
 */
export function dayReached(count: DayCount, start: number, wanted: number): number | null {
  if (count(start, lastDayNumber) < wanted) return null;
  let low = start;
  let high = lastDayNumber;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (count(start, middle) >= wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}
