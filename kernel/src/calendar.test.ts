// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import * as fc from "fast-check";
import type { CalendarDate, Instant } from "./calendar.ts";
import {
  addDays,
  calendarDate,
  dateOf,
  dateOfDayNumber,
  dayNumber,
  daysInMonth,
  isInstant,
  isLeapYear,
  parseCalendarDate,
} from "./calendar.ts";

fc.configureGlobal({ seed: 20261123 });

const millisPerDay = 86_400_000;
const dayNumberMin = -719_162;
const dayNumberMax = 2_932_896;

/** The platform's own answer; its year 1 to 99 needs setUTCFullYear. */
function platformDate(year: number, month: number, day: number): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date;
}

const anyDayNumber = fc.integer({ min: dayNumberMin, max: dayNumberMax });

suite("dates agree with the platform from 0001 to 9999", () => {
  test("day number to date and back", () => {
    fc.assert(
      fc.property(anyDayNumber, (days) => {
        const date = dateOfDayNumber(days);
        assert.equal(date, new Date(days * millisPerDay).toISOString().slice(0, 10));
        assert.equal(dayNumber(date), days);
        assert.equal(parseCalendarDate(date), date);
      }),
      { numRuns: 2_000 },
    );
  });

  test("parts that are a day, and parts that are none", () => {
    const part = fc.integer({ min: -1, max: 33 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), part, part, (year, month, day) => {
        const date = platformDate(year, month, day);
        const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
        const expected = exists ? date.toISOString().slice(0, 10) : null;
        assert.equal(calendarDate(year, month, day), expected);
      }),
      { numRuns: 2_000 },
    );
  });

  test("every first and last day of a month of four centuries", () => {
    for (let year = 1800; year < 2200; year++) {
      for (let month = 1; month <= 12; month++) {
        const last = platformDate(year, month + 1, 0).getUTCDate();
        assert.equal(daysInMonth(year, month), last);
        const date = calendarDate(year, month, last);
        assert.ok(date);
        assert.equal(dateOfDayNumber(dayNumber(date)), date);
        assert.equal(
          addDays(date, 1),
          platformDate(year, month + 1, 1)
            .toISOString()
            .slice(0, 10),
        );
      }
    }
  });

  test("adding days goes there and back", () => {
    fc.assert(
      fc.property(anyDayNumber, fc.integer({ min: -40_000, max: 40_000 }), (days, step) => {
        fc.pre(days + step >= dayNumberMin && days + step <= dayNumberMax);
        const date = dateOfDayNumber(days);
        assert.equal(addDays(addDays(date, step), -step), date);
      }),
    );
  });
});

test("29 February exists every fourth year, save the full centuries not divided by 400", () => {
  assert.deepEqual([1900, 2000, 2023, 2024, 2100].filter(isLeapYear), [2000, 2024]);
  assert.equal(calendarDate(2024, 2, 29), "2024-02-29");
  assert.equal(calendarDate(2023, 2, 29), null);
  assert.equal(calendarDate(1900, 2, 29), null);
});

test("what is no date is null", () => {
  for (const text of [
    "",
    "2023-2-9",
    "2023-13-01",
    "2023-00-10",
    "20230101",
    "2023-02-29",
    "0000-01-01",
    " 2023-01-01",
    "2023-01-01\n",
  ]) {
    assert.equal(parseCalendarDate(text), null, JSON.stringify(text));
  }
  assert.equal(calendarDate(2023.5, 1, 1), null);
  assert.equal(calendarDate(10_000, 1, 1), null);
  assert.equal(calendarDate(2023, 1, 1.5), null);
  assert.equal(calendarDate(2023, 1, 0), null);
  assert.equal(daysInMonth(2023, 0), 0);
});

test("the epoch is day 0", () => {
  assert.equal(dayNumber("1970-01-01" as CalendarDate), 0);
  assert.equal(dateOfDayNumber(0), "1970-01-01");
  assert.equal(dayNumber("0001-01-01" as CalendarDate), dayNumberMin);
  assert.equal(dayNumber("9999-12-31" as CalendarDate), dayNumberMax);
});

test("a text that only claims to be a date is our fault", () => {
  assert.throws(() => dayNumber("2023-13-01" as CalendarDate), /month from 1 to 12/u);
});

test("instants are UTC with milliseconds, and have a day", () => {
  assert.ok(isInstant("2026-11-23T09:30:00.000Z"));
  assert.ok(!isInstant("2026-11-23T09:30:00Z"));
  assert.ok(!isInstant("2026-11-23T09:30:00.000+08:00"));
  assert.equal(dateOf("2026-11-23T23:59:59.999Z" as Instant), "2026-11-23");
});
