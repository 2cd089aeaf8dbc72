// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { keysAfterSelect } from "./selection.ts";

/** A table of which only rows 0 to 9 are loaded. */
const table = {
  pages: { row: (at: number) => (at < 10 ? at : undefined) },
  rowKey: (row: number) => `k${row}`,
};
const select = (keys: readonly string[], at: number, anchor: number | null) =>
  [...keysAfterSelect(table, new Set(keys), { at, anchor })].toSorted();

test("one row is taken in, and out again", () => {
  assert.deepEqual(select([], 3, null), ["k3"]);
  assert.deepEqual(select(["k3"], 3, null), []);
});

test("a range takes in every loaded row between, in either direction", () => {
  assert.deepEqual(select(["k1"], 3, 1), ["k1", "k2", "k3"]);
  assert.deepEqual(select(["k5"], 3, 5), ["k3", "k4", "k5"]);
});

test("rows that are not loaded are not chosen", () => {
  assert.deepEqual(select([], 50, null), []);
  assert.deepEqual(select([], 50, 8), ["k8", "k9"]);
});
