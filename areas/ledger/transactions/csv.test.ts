// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { csvLine, safeCell } from "./csv.ts";

test("nothing that a spreadsheet would run leaves as it came", () => {
  for (const hostile of [
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "＝HYPERLINK(1)",
    "|cmd",
  ]) {
    assert.equal(safeCell(hostile), `'${hostile}`);
  }
});

test("numbers and names stay as they are", () => {
  for (const plain of ["-12.50", "+7", "王五", "A=B", "", "2024-01-01"])
    assert.equal(safeCell(plain), plain);
});

test("quotes are doubled", () => {
  assert.equal(csvLine(['a"b', "c"]), '"a""b","c"\r\n');
});
