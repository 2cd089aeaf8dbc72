// SPDX-License-Identifier: Apache-2.0
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { calendarDate, dayNumber, daysInMonth } from "@tianwang/kernel/calendar";

/** The days between which something lies: day numbers since 1970-01-01, both included. */
export interface DaySpan {
  readonly fromDay: number;
  readonly toDay: number;
}

const span = (from: CalendarDate | null, to: CalendarDate | null): DaySpan | null =>
  from && to ? { fromDay: dayNumber(from), toDay: dayNumber(to) } : null;

/**
 * The days that a date of any precision can mean: one day, a month, a year. Null for words such as
 * "spring 2011": they have a place in a list, but none on a scale.
 *
 * @example
 *   vagueSpan("2024-02"); // 29 days
 */
export function vagueSpan(date: string): DaySpan | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(date);
  if (!match) return null;
  const year = Number(match[1]);
  const month = Number(match[2] ?? 1);
  if (match[3] !== undefined) {
    const day = calendarDate(year, month, Number(match[3]));
    return span(day, day);
  }
  if (match[2] !== undefined) {
    return span(calendarDate(year, month, 1), calendarDate(year, month, daysInMonth(year, month)));
  }
  return span(calendarDate(year, 1, 1), calendarDate(year, 12, 31));
}

/** A mark on the scale. */
export interface Tick {
  readonly day: number;
  /** A date as precise as the mark: a year or a month. */
  readonly date: string;
}

const monthSteps = [1, 2, 3, 6] as const;
const yearSteps = [1, 2, 5, 10, 20, 50, 100] as const;

/** Marks for a scale: at most `countMax`, on whole years, else on whole months. */
export function timeTicks(whole: DaySpan, countMax: number): readonly Tick[] {
  const monthCount = (whole.toDay - whole.fromDay) / 30.44;
  const monthStep = monthSteps.find((step) => monthCount / step <= countMax);
  const yearStep = yearSteps.find((step) => monthCount / 12 / step <= countMax) ?? 200;
  const stepMonths = monthStep ?? yearStep * 12;
  const ticks: Tick[] = [];
  const firstYear = 1970 + Math.floor(whole.fromDay / 365.2425) - 1;
  const start = Math.floor((firstYear * 12) / stepMonths) * stepMonths;
  for (let at = start; ticks.length <= countMax; at += stepMonths) {
    const year = Math.floor(at / 12);
    const first = calendarDate(year, (at % 12) + 1, 1);
    if (first === null) return ticks;
    const day = dayNumber(first);
    if (day > whole.toDay) return ticks;
    const isJanuary = at % 12 === 0;
    if (day >= whole.fromDay) {
      ticks.push({ day, date: isJanuary ? first.slice(0, 4) : first.slice(0, 7) });
    }
  }
  return ticks;
}
