// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { apportion } from "./apportion.ts";

test("what is left over goes to the largest remainders, the earlier first", () => {
  assert.deepEqual(apportion(100n, [1n, 1n, 1n]).sharesMinor, [34n, 33n, 33n]);
  assert.deepEqual(apportion(10n, [1n, 2n, 4n]).sharesMinor, [1n, 3n, 6n]);
  assert.deepEqual(apportion(7n, [0n, 5n]).sharesMinor, [0n, 7n]);
  assert.deepEqual(apportion(0n, [3n, 4n]).sharesMinor, [0n, 0n]);
});

test("the residue is what each share has above its exact fraction", () => {
  const { residueNumerators, denominator } = apportion(100n, [1n, 1n, 1n]);
  assert.equal(denominator, 3n);
  assert.deepEqual(residueNumerators, [2n, -1n, -1n]);
});

test("nothing can be shared over nothing", () => {
  assert.throws(() => apportion(1n, [0n, 0n]), /weights/u);
  assert.throws(() => apportion(-1n, [1n]), /total/u);
});
