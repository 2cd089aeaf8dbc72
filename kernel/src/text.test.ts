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

test("a placeholder that only every object has is no value", () => {
  const text = { zh: "{constructor}", en: "{constructor}" };
  assert.equal(renderText(text, {}, "en"), "{constructor}");
});
