// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { addBusinessDays, isBusinessDay, monthsOf, weekday } from "./calendar.ts";

const date = (text: string) => text as CalendarDate;

test("weekdays: 1 January 2022 was a Saturday, 1 January 1970 a Thursday", () => {
  assert.equal(weekday(date("2022-01-01")), 6);
  assert.equal(weekday(date("1970-01-01")), 4);
  assert.equal(weekday(date("1969-12-31")), 3);
});

test("mainland China works on the weekends that the State Council names", () => {
  assert.equal(isBusinessDay("CN", date("2022-01-30")), true);
  assert.equal(isBusinessDay("HK", date("2022-01-30")), false);
  assert.equal(isBusinessDay("CN", date("2022-02-02")), false);
  assert.equal(isBusinessDay("CN", date("2023-10-08")), true);
});

test("business days step over the Spring Festival", () => {
  assert.equal(addBusinessDays("CN", date("2022-01-30"), 1), "2022-02-07");
  assert.equal(addBusinessDays("CN", date("2023-09-28"), 1), "2023-10-07");
  assert.equal(addBusinessDays("SG", date("2023-01-20"), 2), "2023-01-26");
});

test("months in groups end on the last day of the month and at the end of the period", () => {
  const period = { from: date("2022-01-01"), to: date("2023-12-31") };
  assert.equal(monthsOf(period, 1).length, 24);
  assert.deepEqual(monthsOf(period, 1)[1], { from: "2022-02-01", to: "2022-02-28" });
  assert.deepEqual(monthsOf(period, 3).at(-1), { from: "2023-10-01", to: "2023-12-31" });
  const short = { from: date("2022-12-01"), to: date("2023-01-15") };
  assert.deepEqual(monthsOf(short, 3), [{ from: "2022-12-01", to: "2023-01-15" }]);
});
