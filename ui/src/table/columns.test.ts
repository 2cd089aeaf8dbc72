// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseColumnChoice } from "./columns.ts";

const none = { widths: {}, hidden: {} };

test("a remembered choice of columns is taken over", () => {
  const choice = { widths: { payer: 240 }, hidden: { bank: true } };
  assert.deepEqual(parseColumnChoice(JSON.stringify(choice)), choice);
});

test("what cannot be a choice counts as none, part by part", () => {
  assert.deepEqual(parseColumnChoice(null), none);
  assert.deepEqual(parseColumnChoice("{"), none);
  assert.deepEqual(parseColumnChoice("null"), none);
  assert.deepEqual(
    parseColumnChoice('{"widths":{"a":-5,"b":"wide","c":99999},"hidden":{"a":1}}'),
    none,
  );
});
