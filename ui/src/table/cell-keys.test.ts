// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { cellAfterKey } from "./cell-keys.ts";

const extent = { rowCount: 1000, columnCount: 4, pageRowCount: 20 };

test("keys move the active cell and stop at the edges", () => {
  const at = { row: 10, column: 1 };
  const cases: readonly (readonly [string, number, number])[] = [
    ["ArrowDown", 11, 1],
    ["ArrowUp", 9, 1],
    ["ArrowLeft", 10, 0],
    ["ArrowRight", 10, 2],
    ["PageDown", 29, 1],
    ["PageUp", 0, 1],
    ["Home", 0, 1],
    ["End", 999, 1],
  ];
  for (const [key, row, column] of cases) {
    assert.deepEqual(cellAfterKey(at, key, extent), { row, column }, key);
  }
  assert.deepEqual(cellAfterKey({ row: 999, column: 3 }, "ArrowRight", extent), {
    row: 999,
    column: 3,
  });
});

test("other keys and an empty table do not move", () => {
  assert.equal(cellAfterKey({ row: 0, column: 0 }, "a", extent), null);
  assert.equal(cellAfterKey({ row: 0, column: 0 }, "toString", extent), null);
  assert.equal(cellAfterKey({ row: 0, column: 0 }, "End", { ...extent, rowCount: 0 }), null);
});
