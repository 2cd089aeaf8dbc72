// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { dayNumber } from "@tianwang/kernel/calendar";
import { timeTicks, vagueSpan } from "./vague-interval.ts";

const day = (date: string) => dayNumber(date as CalendarDate);

test("a date spans the days that it can mean", () => {
  assert.deepEqual(vagueSpan("2024-02-29"), {
    fromDay: day("2024-02-29"),
    toDay: day("2024-02-29"),
  });
  assert.deepEqual(vagueSpan("2024-02"), { fromDay: day("2024-02-01"), toDay: day("2024-02-29") });
  assert.deepEqual(vagueSpan("1984"), { fromDay: day("1984-01-01"), toDay: day("1984-12-31") });
});

test("what is no date has no place on the scale", () => {
  for (const text of ["spring 2011", "2023-02-29", "2023-13", ""]) {
    assert.equal(vagueSpan(text), null, text);
  }
});

test("marks stand on whole months or years, in order, inside the span, not too many", () => {
  const spans = [
    ["2024-01-15", "2024-06-20"],
    ["2019-05-01", "2026-11-23"],
    ["1962-03-01", "2026-01-01"],
    ["2024-03-05", "2024-03-09"],
  ] as const;
  for (const [from, to] of spans) {
    const ticks = timeTicks({ fromDay: day(from), toDay: day(to) }, 8);
    assert.ok(ticks.length <= 9, `${ticks.length} marks`);
    for (const tick of ticks) assert.ok(tick.day >= day(from) && tick.day <= day(to));
    const sorted = ticks.toSorted((a, b) => a.day - b.day);
    assert.deepEqual(ticks, sorted);
  }
  const years = timeTicks({ fromDay: day("2019-05-01"), toDay: day("2026-11-23") }, 8);
  assert.deepEqual(
    years.map((tick) => tick.date),
    ["2020", "2021", "2022", "2023", "2024", "2025", "2026"],
  );
});
