// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { test } from "node:test";
import {
  holderOf,
  passesOver,
  pays,
  seesNoFuture,
  shapesOf,
  streamWith,
  checkPage,
} from "./detector-examples.test.ts";
import { dormantAccount } from "./dormant-account.ts";

const woken = [pays("A", "sleeper", 40, 90_000), pays("sleeper", "B", 42, 88_000)];

checkPage(dormantAccount);
const asleep = pays("sleeper", "old shop", -160, 50);

test("dormant-account finds an account silent for more than half a year, in and out", () => {
  const { payments, plantedRows } = streamWith([asleep, ...woken]);
  const shape = holderOf(shapesOf(payments, { detectors: [dormantAccount] }), plantedRows);
  assert.deepEqual(shape?.rows, plantedRows.slice(1));
  assert.ok(shape.strength > 0.5);
  assert.equal(shape.because[0]?.data["silentDays"], 200);
});
passesOver(dormantAccount, "an account silent for a day less than half a year", [
  pays("sleeper", "old shop", -139, 50),
  ...woken,
]);
passesOver(dormantAccount, "an account that was never seen before", woken);
passesOver(dormantAccount, "an account that wakes and keeps the money", [
  pays("sleeper", "old shop", -160, 50),
  pays("A", "sleeper", 40, 90_000),
  pays("sleeper", "B", 49.5, 88_000),
]);
passesOver(dormantAccount, "one that wakes to pay as it always has", [
  pays("sleeper", "old shop", -160, 50),
  pays("A", "sleeper", -160, 90_000),
  pays("A", "sleeper", 40, 90_000),
  pays("sleeper", "old shop", 42, 88_000),
]);
seesNoFuture(dormantAccount, [pays("sleeper", "old shop", -160, 50), ...woken]);
