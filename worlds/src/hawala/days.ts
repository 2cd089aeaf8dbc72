// SPDX-License-Identifier: Apache-2.0
import { addDays } from "@tianwang/kernel/calendar";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { weekday } from "../calendar.ts";
import type { Random } from "../random.ts";

/** Minutes of a day. Moments are whole minutes since the first midnight, by the clock of Beijing. */
export const dayMinutes = 1440;

const two = (value: number) => String(value).padStart(2, "0");

/** The days of a scene, counted from zero. */
export class Days {
  readonly count: number;
  readonly #dates: readonly CalendarDate[];
  readonly #firstWeekday: number;

  constructor(firstOn: CalendarDate, count: number) {
    this.count = count;
    this.#dates = Array.from({ length: count }, (_, day) => addDays(firstOn, day));
    this.#firstWeekday = weekday(firstOn);
  }

  dateOf(day: number): string {
    return this.#dates[day] ?? "";
  }

  /** Whether a day is a Saturday or Sunday; days after the last one have weekdays too. */
  isWeekend(day: number): boolean {
    const weekdayOf = (this.#firstWeekday + day) % 7;
    return weekdayOf === 0 || weekdayOf === 6;
  }

  dayOf(minute: number): number {
    return Math.floor(minute / dayMinutes);
  }

  /** The month of a day, 1 to 12. */
  monthOf(day: number): number {
    return Number(this.dateOf(day).slice(5, 7));
  }

  /** The day of the month of a day, 1 to 31. */
  monthDayOf(day: number): number {
    return Number(this.dateOf(day).slice(8, 10));
  }

  has(minute: number): boolean {
    return minute >= 0 && minute < this.count * dayMinutes;
  }

  /** A moment of a day between two hours; the later one is left out. */
  at(day: number, hours: readonly [number, number], random: Random): number {
    return day * dayMinutes + random.between(hours[0] * 60, hours[1] * 60 - 1);
  }

  /** The moment itself when a bank is open then, else one early on its next weekday. */
  bankMoment(minute: number, random: Random): number {
    const time = minute % dayMinutes;
    let day = this.dayOf(minute);
    if (!this.isWeekend(day) && time >= 540 && time < 1080) return minute;
    if (time >= 1080) day++;
    while (this.isWeekend(day)) day++;
    return this.at(day, [9, 13], random);
  }

  /** `YYYY-MM-DD HH:MM`. */
  write(minute: number): string {
    const time = minute % dayMinutes;
    return `${this.dateOf(this.dayOf(minute))} ${two(Math.floor(time / 60))}:${two(time % 60)}`;
  }
}
