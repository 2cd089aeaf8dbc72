// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { test } from "node:test";
import type { Sheet } from "./statement-runs.ts";
import { joinSheets } from "./statement-runs.ts";

function sheet(
  firstDay: number | null,
  lastDay: number | null,
  changes: Partial<Sheet> = {},
): Sheet {
  return {
    account: 0,
    currency: "CNY",
    openingMinor: null,
    closingMinor: null,
    sumMinor: 0n,
    firstDay,
    lastDay,
    ...changes,
  };
}

const shape = (sheets: readonly Sheet[]) =>
  joinSheets(sheets).map(({ sheets: members, fromDay, toDay, part }) => [
    part,
    members,
    fromDay,
    toDay,
  ]);

test("months go on from each other by their balances, in whatever order they came", () => {
  const sheets = [
    sheet(40, 50, { openingMinor: 7n, closingMinor: 9n }),
    sheet(3, 28, { openingMinor: 5n, closingMinor: 7n }),
  ];
  assert.deepEqual(shape(sheets), [[0, [1, 0], 3, 50]]);
  const [run] = joinSheets(sheets);
  assert.deepEqual([run?.openingMinor, run?.closingMinor], [5n, 9n]);
});

test("a missing month is a gap", () => {
  const sheets = [
    sheet(3, 28, { openingMinor: 5n, closingMinor: 7n, sumMinor: 2n }),
    sheet(60, 80, { openingMinor: 8n, closingMinor: 9n }),
  ];
  assert.deepEqual(shape(sheets), [
    [0, [0], 3, 28],
    [1, [1], 60, 80],
  ]);
});

test("a closing balance that is stated wrongly makes no gap where the rows lead on", () => {
  const sheets = [
    sheet(3, 28, { openingMinor: 5n, closingMinor: 1_007n, sumMinor: 2n }),
    sheet(33, 60, { openingMinor: 7n }),
  ];
  assert.deepEqual(shape(sheets), [[0, [0, 1], 3, 60]]);
});

test("without balances only the next day goes on; overlaps always do", () => {
  assert.deepEqual(shape([sheet(1, 10), sheet(11, 20), sheet(22, 30)]), [
    [0, [0, 1], 1, 20],
    [1, [2], 22, 30],
  ]);
  assert.deepEqual(shape([sheet(1, 30), sheet(5, 10), sheet(30, 40)]), [[0, [0, 1, 2], 1, 40]]);
});

test("accounts and currencies are kept apart; undated statements make no gap", () => {
  const sheets = [
    sheet(1, 2),
    sheet(1, 2, { account: 1 }),
    sheet(1, 2, { currency: "USD" }),
    sheet(null, null),
  ];
  assert.deepEqual(shape(sheets), [
    [0, [0, 3], 1, 2],
    [0, [1], 1, 2],
    [0, [2], 1, 2],
  ]);
});
