// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { test } from "node:test";
import type { Crossing } from "./border-examples.test.ts";
import {
  checkCrossingPage,
  crossingStream,
  findsCrossing,
  minorValue,
  passesOverCrossing,
  seesThePastOnly,
} from "./border-examples.test.ts";
import { holderOf, shapesOf } from "./detector-examples.test.ts";
import { uTurn } from "./u-turn.ts";

type End = readonly [name: string, place: Crossing["from"]];
const pay = (day: number, payer: End, beneficiary: End, amount: number): Crossing => ({
  day,
  payer: payer[0],
  from: payer[1],
  beneficiary: beneficiary[0],
  to: beneficiary[1],
  amount,
  currency: "USD",
});
const home: End = ["P", "CN"];
const cousin: End = ["cousin", "CN"];
const [one, two]: readonly [End, End] = [
  ["X", "HK"],
  ["Y", "HK"],
];
const turned = [pay(60, home, one, 90_000), pay(63, one, two, 89_000), pay(66, two, home, 88_000)];

checkCrossingPage(uTurn);
findsCrossing(uTurn, "money that comes back to its payer over two accounts abroad", turned);
test("u-turn finds money that comes back to somebody whom the payer deals with at home", () => {
  const dealing = pay(20, cousin, home, 300);
  const back = [...turned.slice(0, 2), pay(66, two, cousin, 88_000)];
  const { payments, plantedRows } = crossingStream([dealing, ...back]);
  const shape = holderOf(shapesOf(payments, { detectors: [uTurn], minorValue }), plantedRows);
  assert.deepEqual(shape?.rows, plantedRows.slice(1));
  assert.ok(shape.strength > 0.5);
  assert.equal(shape.because[0]?.messageId, "toCircle");
});
passesOverCrossing(uTurn, "a circle that stays at home", [
  pay(60, home, ["X", "CN"], 90_000),
  pay(63, ["X", "CN"], ["Y", "CN"], 89_000),
  pay(66, ["Y", "CN"], home, 88_000),
]);
passesOverCrossing(uTurn, "money that comes back after more than sixty days", [
  pay(10, home, one, 90_000),
  pay(40, one, two, 89_000),
  pay(70.1, two, home, 88_000),
]);
passesOverCrossing(uTurn, "money that comes in and leaves again for somebody else", [
  pay(60, one, home, 90_000),
  pay(63, home, two, 89_000),
]);
seesThePastOnly(uTurn, turned);
