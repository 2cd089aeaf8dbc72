// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { BrokenInvariant } from "@tianwang/kernel/assert";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { addDays, dateOfDayNumber, dayNumber } from "@tianwang/kernel/calendar";
import * as fc from "fast-check";
import type { WorkingCalendar } from "./day-count.ts";
import { dayReached, everyDay, lastDayNumber, withoutPauses, workingDays } from "./day-count.ts";

fc.configureGlobal({ seed: 20261123 });

const day = (text: string) => text as CalendarDate;
const plain: WorkingCalendar = { source: "test", weekend: [0, 6], daysOff: [], daysOn: [] };

/**
 * The May holidays of 2024 in China: off from 1 to 5 May, worked on Sunday 28 April and Saturday
 * 11 May (notice of the General Office of the State Council of 2023-10-25 on holidays in 2024).
 */
const may2024: WorkingCalendar = {
  source: "国务院办公厅关于2024年部分节假日安排的通知（2023-10-25）",
  weekend: [0, 6],
  daysOff: ["2024-05-01", "2024-05-02", "2024-05-03", "2024-05-04", "2024-05-05"].map(day),
  daysOn: ["2024-04-28", "2024-05-11"].map(day),
};

const counted = (calendar: WorkingCalendar, from: string, until: string) =>
  workingDays(calendar)(dayNumber(day(from)), dayNumber(day(until)));

test("the day number of the last day of the calendar", () => {
  assert.equal(dateOfDayNumber(lastDayNumber), "9999-12-31");
});

test("weekdays are counted, the first day is not", () => {
  // 2024-02-26 was a Monday, 2024-02-29 a Thursday.
  assert.equal(counted(plain, "2024-02-26", "2024-03-04"), 5);
  assert.equal(counted(plain, "2024-03-01", "2024-03-03"), 0);
  assert.equal(counted(plain, "2024-03-03", "2024-03-01"), 0);
  assert.equal(counted(plain, "1969-12-31", "1970-01-01"), 1);
});

test("holidays are left out, and Saturdays and Sundays made into working days count", () => {
  // Worked after Friday 26 April up to Saturday 11 May 2024: 28, 29, 30 April, 6 to 11 May.
  assert.equal(counted(may2024, "2024-04-26", "2024-05-11"), 9);
  assert.equal(counted(plain, "2024-04-26", "2024-05-11"), 10);
});

test("a holiday on a weekend and a working day on a weekday change nothing", () => {
  const idle = { ...plain, daysOff: [day("2024-05-04")], daysOn: [day("2024-05-06")] };
  assert.equal(
    counted(idle, "2024-04-26", "2024-05-11"),
    counted(plain, "2024-04-26", "2024-05-11"),
  );
});

test("the closed form counts what a walk over the days counts", () => {
  const start = dayNumber(day("2024-04-01"));
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 120 }),
      fc.integer({ min: 0, max: 120 }),
      fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 6 }),
      (from, length, weekend) => {
        const calendar = { ...may2024, weekend };
        let walked = 0;
        for (let i = 1; i <= length; i++) {
          const date = addDays(day("2024-04-01"), from + i);
          const isWeekend = weekend.includes(new Date(`${date}T00:00:00Z`).getUTCDay());
          const isWorked = isWeekend
            ? calendar.daysOn.includes(date)
            : !calendar.daysOff.includes(date);
          if (isWorked) walked += 1;
        }
        assert.equal(workingDays(calendar)(start + from, start + from + length), walked);
      },
    ),
  );
});

test("a week without a working day is refused", () => {
  assert.throws(
    () => workingDays({ ...plain, weekend: [0, 1, 2, 3, 4, 5, 6] }),
    (error) => error instanceof BrokenInvariant,
  );
});

test("no day of overlapping pauses is left out twice", () => {
  const pause = (fromOn: string, untilOn: string | null) => ({
    fromOn: day(fromOn),
    untilOn: untilOn === null ? null : day(untilOn),
  });
  const span = (...pauses: ReturnType<typeof pause>[]) =>
    withoutPauses(everyDay, pauses)(dayNumber(day("2024-02-01")), dayNumber(day("2024-03-01")));
  assert.equal(span(), 29);
  assert.equal(span(pause("2024-02-10", "2024-02-12")), 27);
  assert.equal(span(pause("2024-02-10", "2024-02-15"), pause("2024-02-12", "2024-02-20")), 19);
  assert.equal(span(pause("2024-02-12", "2024-02-14"), pause("2024-02-10", "2024-02-20")), 19);
  assert.equal(span(pause("2024-02-10", "2024-02-12"), pause("2024-02-12", "2024-02-14")), 25);
  assert.equal(span(pause("2024-02-21", null), pause("2024-02-10", "2024-02-12")), 17);
});

test("the day on which a count is reached is the first one", () => {
  const from = dayNumber(day("2024-04-26"));
  assert.equal(dayReached(everyDay, from, 3), from + 3);
  const ninth = dayReached(workingDays(may2024), from, 9);
  assert.equal(ninth === null ? null : dateOfDayNumber(ninth), "2024-05-11");
  const paused = withoutPauses(everyDay, [{ fromOn: day("2024-04-28"), untilOn: null }]);
  assert.equal(dayReached(paused, from, 1), from + 1);
  assert.equal(dayReached(paused, from, 2), null);
});
