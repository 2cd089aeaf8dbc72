// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { agoWords, dateWords, instantWords } from "./date-words.ts";

test("a date is said as precisely as it is known", () => {
  assert.equal(dateWords("2026-11-23", "zh"), "2026年11月23日");
  assert.equal(dateWords("2026-11-23", "en"), "23 Nov 2026");
  assert.equal(dateWords("2011-03", "zh"), "2011年3月");
  assert.equal(dateWords("2011-03", "en"), "Mar 2011");
  assert.equal(dateWords("1984", "zh"), "1984年");
  assert.equal(dateWords("1984", "en"), "1984");
});

test("a vague date stays as its source has it", () => {
  assert.equal(dateWords("spring 2011", "zh"), "spring 2011");
  assert.equal(dateWords("2011年春", "en"), "2011年春");
});

test("a moment is said in the zone of the reader, midnight as 00:00", () => {
  assert.equal(
    instantWords("2026-11-23T09:30:00.000Z", "zh", "Asia/Shanghai"),
    "2026年11月23日 17:30",
  );
  assert.equal(
    instantWords("2026-11-22T16:00:00.000Z", "en", "Asia/Shanghai"),
    "23 Nov 2026 00:00",
  );
  assert.equal(instantWords("later", "en", "UTC"), "later");
});

test("recent moments are said by their distance", () => {
  const now = "2026-11-23T12:00:00.000Z";
  assert.equal(agoWords("2026-11-23T09:00:00.000Z", now, "en"), "3 hours ago");
  assert.equal(agoWords("2026-11-23T09:00:00.000Z", now, "zh"), "3小时前");
  assert.equal(agoWords("2026-11-23T11:59:40.000Z", now, "en"), "now");
  assert.equal(agoWords("2026-11-23T12:01:00.000Z", now, "en"), null);
  assert.equal(agoWords("2026-01-01T12:00:00.000Z", now, "en"), null);
});
