// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { visibleText } from "./visible-text.ts";

const plain = (text: string) => ({ kind: "plain", text });

test("ordinary names in any script are one piece", () => {
  for (const name of ["李明", "Anna Müller", "𠮷田", "محمد", "O’Neill", ""]) {
    assert.deepEqual(visibleText(name), name === "" ? [] : [plain(name)]);
  }
});

test("characters that turn the line or hide are shown by name", () => {
  assert.deepEqual(visibleText("Li\u202EMing"), [
    plain("Li"),
    { kind: "control", code: "U+202E", name: "RLO" },
    plain("Ming"),
  ]);
  assert.deepEqual(visibleText("\uFEFFA\u200BB"), [
    { kind: "control", code: "U+FEFF", name: "BOM" },
    plain("A"),
    { kind: "control", code: "U+200B", name: "ZWSP" },
    plain("B"),
  ]);
  assert.deepEqual(visibleText("a\u0007"), [
    plain("a"),
    { kind: "control", code: "U+0007", name: "U+0007" },
  ]);
});

test("joiners stay where the script needs them and show where they only hide", () => {
  assert.deepEqual(visibleText("علی\u200Cرضا"), [plain("علی\u200Cرضا")]);
  assert.equal(visibleText("Li\u200DMing").length, 3);
});
