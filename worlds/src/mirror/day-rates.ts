// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import { addDays } from "@tianwang/kernel/calendar";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { formatMinor } from "@tianwang/kernel/money";
import { weekday } from "../calendar.ts";
import type { Random } from "../random.ts";

/** The rate of one day as a file gives it. */
export interface DayRate {
  readonly on: CalendarDate;
  readonly currency: string;
  /** Units of the currency for one US dollar, four digits. */
  readonly unitsPerDollar: string;
}

/** Where a currency starts and how far it goes in a day and in all, in ten-thousandths. Invented. */
interface Course {
  readonly start: number;
  readonly step: number;
  readonly low: number;
  readonly high: number;
}

const courses: Readonly<Record<string, Course>> = {
  CNY: { start: 68_900, step: 180, low: 66_500, high: 73_500 },
  HKD: { start: 78_050, step: 25, low: 77_500, high: 78_500 },
  USD: { start: 10_000, step: 0, low: 10_000, high: 10_000 },
  AUD: { start: 14_600, step: 70, low: 13_900, high: 15_700 },
  CAD: { start: 13_500, step: 50, low: 13_000, high: 13_900 },
};

/** The millionths in a whole. */
export const wholePpm = 1_000_000n;

/** Rates of every day of a scene: a walk between bounds that rests on weekends. */
export class DayRates {
  readonly #courses = new Map<string, number[]>();
  readonly #firstDay: CalendarDate;

  constructor(firstDay: CalendarDate, dayCount: number, random: Random) {
    this.#firstDay = firstDay;
    for (const [currency, course] of Object.entries(courses)) {
      this.#courses.set(
        currency,
        walk(course, { firstDay, dayCount, random: random.fork(currency) }),
      );
    }
  }

  /** Units for one dollar on a day counted from the first, in ten-thousandths. */
  unitsPerDollar(currency: string, day: number): bigint {
    const units = this.#courses.get(currency)?.[day];
    assert(units !== undefined, "a scene has a rate for each of its currencies and days");
    return BigInt(units);
  }

  /** Turns minor units into another currency on a day, rounded half up. */
  exchange(amountMinor: bigint, pair: readonly [from: string, to: string], day: number): bigint {
    const source = this.unitsPerDollar(pair[0], day);
    const target = this.unitsPerDollar(pair[1], day);
    return (amountMinor * target * 2n + source) / (source * 2n);
  }

  /** Yuan for one unit of a currency on a day, six digits. */
  yuanFor(currency: string, day: number): string {
    return formatMinor(this.exchange(wholePpm, [currency, "CNY"], day), 6);
  }

  *rows(): Generator<DayRate> {
    for (const [currency, units] of this.#courses) {
      for (const [day, value] of units.entries()) {
        const unitsPerDollar = formatMinor(BigInt(value), 4);
        yield { on: addDays(this.#firstDay, day), currency, unitsPerDollar };
      }
    }
  }
}

interface Walk {
  readonly firstDay: CalendarDate;
  readonly dayCount: number;
  readonly random: Random;
}

function walk(course: Course, { firstDay, dayCount, random }: Walk): number[] {
  const units: number[] = [];
  let now = course.start;
  for (let day = 0; day < dayCount; day++) {
    const onWeekday = weekday(addDays(firstDay, day));
    if (onWeekday !== 0 && onWeekday !== 6) now += random.between(-course.step, course.step);
    now = Math.min(Math.max(now, course.low), course.high);
    units.push(now);
  }
  return units;
}
