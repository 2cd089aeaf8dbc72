// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { assert as check, property, string } from "fast-check";
import { columnCount, padded, terminalText } from "./terminal-text.ts";

test("no value moves the cursor, hides a line or turns it around", () => {
  assert.equal(terminalText("a\u001b[2Jb\u0007"), "a␣[2Jb␣");
  assert.equal(terminalText("\u202eabc"), "␣abc");
  assert.equal(terminalText("甲\r\n乙\u009b31m"), "甲␣␣乙␣31m");
  check(
    property(string({ unit: "binary" }), (text) => {
      assert.doesNotMatch(terminalText(text), /\p{Cc}/u);
      assert.doesNotMatch(
        terminalText(text).replaceAll(/^\u2068|\u2069$/gu, ""),
        /\p{Bidi_Control}/u,
      );
    }),
  );
});

test("a text written from right to left is kept apart, and cannot end that itself", () => {
  assert.equal(terminalText("محمد"), "\u2068محمد\u2069");
  assert.equal(terminalText("محمد\u2069\u202e"), "\u2068محمد␣␣\u2069");
});

test("columns of a terminal count Han characters twice and marks not at all", () => {
  assert.equal(columnCount("天网ab"), 6);
  assert.equal(columnCount("𠮷"), 2);
  assert.equal(columnCount("e\u0301"), 1);
  assert.equal(padded("天", 4), "天  ");
  assert.equal(padded("天网", 3), "天网");
});
