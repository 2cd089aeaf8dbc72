// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { dateOfDayNumber } from "@tianwang/kernel/calendar";
import * as fc from "fast-check";
import type { DateOrder } from "./table-date.ts";
import {
  createDateReader,
  dateOfSerial,
  readDate,
  readTime,
  timeOfFraction,
} from "./table-date.ts";

function read(text: string, order: DateOrder): string {
  const date = readDate(text, order);
  if (date === null) return "-";
  return `${date.on}${date.time === "" ? "" : ` ${date.time}`}${date.isZoned ? " zoned" : ""}`;
}

const cases: readonly (readonly [string, string, string, string])[] = [
  // text, read as year-month-day, day-month-year, month-day-year
  ["2023-01-05", "2023-01-05", "2023-01-05", "2023-01-05"],
  ["2023/1/5", "2023-01-05", "2023-01-05", "2023-01-05"],
  ["2023.01.05", "2023-01-05", "2023-01-05", "2023-01-05"],
  ["2023年1月5日", "2023-01-05", "2023-01-05", "2023-01-05"],
  ["２０２３－０１－０５", "2023-01-05", "2023-01-05", "2023-01-05"],
  ["20230105", "2023-01-05", "-", "-"],
  ["05012023", "-", "2023-01-05", "2023-05-01"],
  ["05/01/2023", "-", "2023-01-05", "2023-05-01"],
  ["13/01/2023", "-", "2023-01-13", "-"],
  ["01/13/2023", "-", "-", "2023-01-13"],
  ["05.01.23", "2005-01-23", "2023-01-05", "2023-05-01"],
  ["01.02.69", "-", "1969-02-01", "1969-01-02"],
  ["5-Jan-2023", "2023-01-05", "2023-01-05", "2023-01-05"],
  ["05JAN23", "2023-01-05", "2023-01-05", "2023-01-05"],
  ["January 5, 2023", "2023-01-05", "2023-01-05", "2023-01-05"],
  ["Thu 05 Jan 2023", "2023-01-05", "2023-01-05", "2023-01-05"],
  ["2023-01-05 星期四", "2023-01-05", "2023-01-05", "2023-01-05"],
  ["20230105123045", "2023-01-05 12:30:45", "-", "-"],
  ["2023-01-05 9:05", "2023-01-05 09:05:00", "2023-01-05 09:05:00", "2023-01-05 09:05:00"],
  ["2023-02-29", "-", "-", "-"],
  ["2024-02-29", "2024-02-29", "2024-02-29", "2024-02-29"],
  ["1900-02-29", "-", "-", "-"],
  ["2023-13-01", "-", "-", "-"],
  ["31/04/2023", "-", "-", "-"],
  ["0023-01-05", "-", "-", "-"],
  ["2023-01-05 25:00:00", "-", "-", "-"],
  ["合计", "-", "-", "-"],
  ["", "-", "-", "-"],
  ["12.50", "-", "-", "-"],
];

for (const [text, ymd, dmy, mdy] of cases) {
  test(`${JSON.stringify(text)} is ${ymd}, ${dmy}, ${mdy} by order`, () => {
    assert.deepEqual([read(text, "YMD"), read(text, "DMY"), read(text, "MDY")], [ymd, dmy, mdy]);
  });
}

test("a zone is told and not applied", () => {
  assert.equal(read("2023-01-05T23:30:00Z", "YMD"), "2023-01-05 23:30:00 zoned");
  assert.equal(read("2023-01-05 23:30:00+08:00", "YMD"), "2023-01-05 23:30:00 zoned");
});

test("serials count days in both systems of spreadsheets", () => {
  assert.equal(read("45000", "serial-1900"), "2023-03-15");
  assert.equal(read("45000.5", "serial-1900"), "2023-03-15 12:00:00");
  assert.equal(read("43538", "serial-1904"), "2023-03-15");
  assert.equal(read("2023-03-15", "serial-1900"), "2023-03-15");
  // Serial 60 is the 29 February 1900 that never was; the days before it are counted wrongly.
  assert.equal(dateOfSerial(60, "serial-1900"), null);
  assert.equal(dateOfSerial(61, "serial-1900")?.on, "1900-03-01");
  assert.equal(dateOfSerial(44931.9999999, "serial-1900")?.on, "2023-01-06");
  assert.equal(timeOfFraction(0.999_999), "23:59:59");
});

const times: readonly (readonly [string, string | null])[] = [
  ["12:30:45", "12:30:45"],
  ["9:05", "09:05:00"],
  ["093000", "09:30:00"],
  ["93000", "09:30:00"],
  ["12:30:45.123", "12:30:45"],
  ["23时59分59秒", "23:59:59"],
  ["下午3:05", "15:05:00"],
  ["上午12:05", "00:05:00"],
  ["3:05 pm", "15:05:00"],
  ["12:00 PM", "12:00:00"],
  ["09:30:00 +08:00", "09:30:00"],
  ["24:00:00", null],
  ["12:60:00", null],
  ["noon", null],
];

for (const [text, expected] of times) {
  test(`the time ${text} is ${expected}`, () => assert.equal(readTime(text), expected));
}

test("the quick reader reads as the thorough one does", () => {
  const texts = fc.oneof(
    fc.integer({ min: -30_000, max: 60_000 }).map((day) => String(dateOfDayNumber(day))),
    fc.stringMatching(/^\d{4}[-/]\d{2}[-/]\d{2}$/u),
    fc.constantFrom("", "2023-02-29", "2023-1-5", "x"),
  );
  const quick = createDateReader("YMD");
  fc.assert(
    fc.property(fc.array(texts), (all) => {
      for (const text of all) assert.deepEqual(quick(text), readDate(text, "YMD"), text);
    }),
    { seed: 5, numRuns: 200 },
  );
});
