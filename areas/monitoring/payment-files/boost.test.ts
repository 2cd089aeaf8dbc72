// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { fitSteps } from "./boost.ts";

/** 600 rows of two numbers: the first decides, the second says nothing, the third is the label. */
const rowCount = 600;
const values = Float32Array.from({ length: rowCount * 3 }, (_, at) => {
  const row = Math.floor(at / 3);
  if (at % 3 === 0) return (row * 7) % 20;
  return at % 3 === 1 ? (row * 13) % 11 : (row * 7) % 20 >= 16 ? 1 : 0;
});
const isLaundering = Uint8Array.from({ length: rowCount }, (_, row) =>
  (row * 7) % 20 >= 16 ? 1 : 0,
);
const data = {
  values,
  width: 3,
  features: [0, 1],
  rows: Int32Array.from({ length: rowCount }, (_, row) => row),
  isLaundering,
};

test("steps tell the classes apart by the number that decides, the same each time", () => {
  const fitted = fitSteps(data);
  const score = (row: number) =>
    fitted.steps.reduce(
      (sum, { feature, threshold, below, above }) =>
        sum + (values[row * 3 + feature]! < threshold ? below : above),
      fitted.start,
    );
  for (let row = 0; row < rowCount; row += 1)
    assert.equal(score(row) > 0 ? 1 : 0, isLaundering[row], `row ${row}`);
  assert.equal(fitted.steps[0]!.feature, 0);
  assert.ok(
    fitted.steps.every(({ feature }) => feature < 2),
    "a column that is not named is not used",
  );
  assert.deepEqual(fitSteps(data), fitted);
});

test("rows of one class only, and no rows, fit nothing that fails", () => {
  assert.ok(fitSteps({ ...data, isLaundering: new Uint8Array(rowCount) }).start < -5);
  assert.deepEqual(fitSteps({ ...data, rows: new Int32Array(0) }).steps, []);
});
