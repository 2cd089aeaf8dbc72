// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { normalReference, normalUetr, referencesConflict } from "./reference.ts";

test("references are compared without spaces, case and width", () => {
  assert.equal(normalReference(" scor 2023 0001", 4), "SCOR20230001");
  assert.equal(normalReference("ＡＢ１２", 4), "AB12");
});

test("placeholders, counters and repeated characters identify nothing", () => {
  for (const text of [
    "",
    " ",
    "NOTPROVIDED",
    "not provided",
    "NONREF",
    "N/A",
    "0",
    "00000000",
    "XXXX",
    "----",
    "无",
    "123",
  ])
    assert.equal(normalReference(text, 4), "", text);
  assert.equal(normalReference("00000001", 4), "00000001");
});

test("a UETR is a UUID and not nil", () => {
  const uetr = "6F9619FF-8B86-4D01-B42D-00CF4FC964FF";
  assert.equal(normalUetr(` ${uetr.toLowerCase()} `), uetr);
  assert.equal(normalUetr("00000000-0000-0000-0000-000000000000"), "");
  assert.equal(normalUetr("INV-2031"), "");
});

test("a reference cut at sixteen characters does not conflict with the whole", () => {
  const whole = "INVOICE-2023-0001-PART-2";
  assert.equal(referencesConflict(whole, whole.slice(0, 16)), false);
  assert.equal(referencesConflict(whole, whole.slice(0, 15)), true);
  assert.equal(referencesConflict(whole, "INVOICE-2023-0002"), true);
  assert.equal(referencesConflict(whole, ""), false);
});
