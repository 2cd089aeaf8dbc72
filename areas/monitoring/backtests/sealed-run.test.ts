// SPDX-License-Identifier: Apache-2.0
import type { Shape } from "@tianwang/typologies";
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Evidence } from "../payment-files/backtest.ts";
import { areInOrder, cutChoices, cutOfBudget, runStateOf, spanOf } from "./sealed-run.ts";

const shape = (row: number, strength: number, toMinutes = row): Shape => ({
  id: row,
  typology: "cycle",
  detector: "cycle",
  version: 1,
  accounts: [0, 1],
  rows: [row],
  fromMinutes: toMinutes,
  toMinutes,
  strength,
  because: [],
});

const all = { fromMinutes: 0, untilMinutes: 100 };

test("a budget takes the strongest alerts, and those of one strength together or not at all", () => {
  const shapes = [0.9, 0.8, 0.8, 0.8, 0.7].map((strength, row) => shape(row, strength));
  const cut = (alertsMax: number) => cutOfBudget({ shapes }, all, alertsMax);
  assert.deepEqual([1, 2, 3, 4, 5, 9].map(cut), [0.9, 0.9, 0.9, 0.8, 0.7, 0.7]);
  assert.equal(cutOfBudget({ shapes: shapes.slice(1, 4) }, all, 2), null);
  assert.equal(cutOfBudget({ shapes: [shape(0, 0.9, 200), shape(1, 0.4)] }, all, 1), 0.4);
});

test("windows are whole days of UTC and do not touch each other", () => {
  assert.deepEqual(spanOf({ fromOn: "1970-01-02", toOn: "1970-01-03" }), {
    fromMinutes: 1_440,
    untilMinutes: 4_320,
  });
  const may = { fromOn: "2024-05-01", toOn: "2024-05-31" };
  const june = { fromOn: "2024-06-01", toOn: "2024-06-30" };
  assert.equal(areInOrder(may, june), true);
  assert.equal(areInOrder(june, may), false);
  assert.equal(areInOrder(may, { fromOn: "2024-05-31", toOn: "2024-06-30" }), false);
  assert.equal(areInOrder({ fromOn: "2024-05-02", toOn: "2024-05-01" }, june), false);
  assert.equal(areInOrder(may, { fromOn: "2024-06-02", toOn: "2024-06-01" }), false);
});

test("the state of a run follows from what was written down", () => {
  const state = (isDeveloped: boolean, isOpened: boolean, isTested: boolean) =>
    runStateOf({ isDeveloped, isOpened, isTested });
  assert.deepEqual(
    [state(false, false, false), state(true, false, false), state(true, true, false)],
    ["preparing", "tuning", "opening"],
  );
  assert.equal(state(true, true, true), "closed");
});

test("each way to choose a cut is judged on the window; larger budgets that say nothing new are left out", async () => {
  const shapes = [0.9, 0.8, 0.7, 0.6, 0.3, 0.2, 0.1].map((strength, row) => shape(row, strength));
  const isLaundering = Uint8Array.from([1, 1, 1, 0, 0, 0, 0]);
  const truth: Evidence["truth"] = {
    isLaundering,
    launderingCount: 3,
    attempts: [{ id: "a", typology: "cycle", isLaundering: true, rows: [0, 1, 2] }],
    unmatched: 0,
  };
  const minutes = Int32Array.from(shapes.keys());
  let pauseCount = 0;
  const { choices, curve } = await cutChoices(
    { shapes, truth, minutes, accountCount: 10 },
    { fromMinutes: 0, untilMinutes: 7 },
    {
      shippedCut: 0.5,
      pause: () => {
        pauseCount += 1;
        return Promise.resolve();
      },
    },
  );
  assert.deepEqual(
    choices.map(({ rule, judgement }) => [
      rule.by,
      rule.alertsMax,
      judgement.cut,
      judgement.alerts,
    ]),
    [
      ["f1", null, 0.7, 3],
      ["shipped", null, 0.5, 4],
      ["budget", 5, 0.3, 5],
      ["budget", 10, 0.1, 7],
    ],
  );
  assert.equal(pauseCount, choices.length);
  assert.equal(choices[0]?.judgement.byTransaction.f1, 1);
  assert.equal(curve.at(-1)?.alerts, 7);
  assert.ok(choices.every(({ judgement }) => !("curve" in judgement)));
});
