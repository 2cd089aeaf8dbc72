// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { defineTexts, renderText } from "./text.ts";

const texts = defineTexts({
  greeting: { zh: "{name}，你好", en: "Hello {name}, {name}" },
  row: { zh: "第{row}行，共{count}行", en: "row {row} of {count}" },
});

test("values stand in the place of their names, as often as they occur", () => {
  assert.equal(renderText(texts.greeting, { name: "王" }, "zh"), "王，你好");
  assert.equal(renderText(texts.greeting, { name: "Wang" }, "en"), "Hello Wang, Wang");
  assert.equal(
    renderText(texts.row, { row: 7, count: 10n ** 20n }, "en"),
    `row 7 of ${10n ** 20n}`,
  );
});

test("zero is a value, a missing value stays visible", () => {
  assert.equal(renderText(texts.row, { row: 0 }, "zh"), "第0行，共{count}行");
});

test("a value is never read as a text with placeholders or as a pattern", () => {
  assert.equal(renderText(texts.greeting, { name: "{name} $&" }, "zh"), "{name} $&，你好");
});

test("a word follows its count, however the count is written", () => {
  const left = { zh: "还有 {days} 天", en: "{days} {days:day|days} left" };
  const words = (days: string | number | bigint) => renderText(left, { days }, "en");
  assert.equal(words(1), "1 day left");
  assert.equal(words(1n), "1 day left");
  assert.equal(words("1"), "1 day left");
  for (const days of [0, 2, 11, 21, 101, "1,001", 10n ** 20n])
    assert.equal(words(days), `${days} days left`);
  assert.equal(renderText(left, { days: 1 }, "zh"), "还有 1 天");
  assert.equal(renderText(left, {}, "en"), "{days} {days:day|days} left");
});

test("a placeholder that only every object has is no value", () => {
  const text = { zh: "{constructor}", en: "{constructor}" };
  assert.equal(renderText(text, {}, "en"), "{constructor}");
});
