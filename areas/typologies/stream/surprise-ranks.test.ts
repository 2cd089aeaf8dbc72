// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { test } from "node:test";
import * as fc from "fast-check";
import { betweenModelAndCount, modelledAndCounted, SurpriseRanks } from "./surprise-ranks.ts";

test("a rank is the number of accounts that have shown something as rare", () => {
  const surprise = fc.tuple(fc.nat(3000), fc.double({ min: -60, max: 0, noNaN: true }));
  fc.assert(
    fc.property(fc.array(surprise, { minLength: 1, maxLength: 200 }), (shown) => {
      const ranks = new SurpriseRanks();
      const most = new Map<number, number>();
      for (const [account, log] of shown) {
        ranks.enter(account, log);
        most.set(account, Math.max(most.get(account) ?? 0, Math.floor(-log * 4)));
      }
      const [, asked] = shown[0] ?? [0, 0];
      const step = Math.floor(-asked * 4);
      const counted = [...most.values()].filter((each) => each >= step).length;
      assert.equal(ranks.rank(asked), step === 0 ? Number.POSITIVE_INFINITY : counted);
    }),
  );
});

test("where the model says more than was seen, the truth is half way; else the count holds", () => {
  assert.equal(modelledAndCounted(2, 1), 1);
  assert.equal(modelledAndCounted(-6, 100), 2);
  assert.equal(modelledAndCounted(1, 10), 1);
});

test("what many accounts show is common; else model and count meet half way", () => {
  assert.equal(betweenModelAndCount(-4, 100, 100_000), -1);
  assert.equal(betweenModelAndCount(-4, 100, 5000), 2);
  assert.equal(betweenModelAndCount(3, 100, 5000), 3);
});
