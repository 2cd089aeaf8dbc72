// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { createRandom, xoshiro128 } from "./random.ts";

test("the generator yields the published numbers of xoshiro128** from the state 1, 2, 3, 4", () => {
  // Output of the authors' C code (xoshiro128starstar.c, version 1.1) from that state.
  const expected = [
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597,
    4258142804,
  ];
  const next = xoshiro128([1, 2, 3, 4]);
  assert.deepEqual(
    expected.map(() => next()),
    expected,
  );
});

test("the same seed draws the same, another seed something else", () => {
  const draw = (seed: string) => {
    const random = createRandom(seed);
    return Array.from({ length: 20 }, () => random.next());
  };
  assert.deepEqual(draw("a"), draw("a"));
  assert.notDeepEqual(draw("a"), draw("b"));
});

test("a fork does not depend on what was drawn before it", () => {
  const fresh = createRandom("a").fork("x").next();
  const used = createRandom("a");
  used.next();
  assert.equal(used.fork("x").next(), fresh);
  assert.notEqual(used.fork("y").next(), fresh);
});

test("amounts stay between their bounds, in steps, and small ones are frequent", () => {
  const random = createRandom("amounts");
  const amounts = Array.from({ length: 4000 }, () => Number(random.amount(1_000, 1_000_000, 50)));
  assert.ok(amounts.every((amount) => amount >= 1_000 && amount <= 1_000_000));
  assert.ok(amounts.every((amount) => amount % 50 === 0));
  const small = amounts.filter((amount) => amount < 32_000).length / amounts.length;
  assert.ok(small > 0.4 && small < 0.6, `half of the doublings are below 32,000: ${small}`);
});

test("shuffling keeps every item, and picking from nothing is a broken invariant", () => {
  const random = createRandom("shuffle");
  const list = Array.from({ length: 50 }, (_, i) => i);
  const shuffled = random.shuffle(list);
  assert.notDeepEqual(shuffled, list);
  assert.deepEqual(
    shuffled.sort((a, b) => a - b),
    list,
  );
  assert.throws(() => random.pick([]), /possibility/u);
});
