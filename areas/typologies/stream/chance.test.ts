// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { test } from "node:test";
import * as fc from "fast-check";
import { lnGamma, logRareTail, logTail, logTogether, strengthOf } from "./chance.ts";

const near = (a: number, b: number, within = 1e-6) =>
  assert.ok(Math.abs(a - b) <= within * Math.max(1, Math.abs(b)), `${a} is near ${b}`);

test("the gamma function of whole numbers is their factorial", () => {
  let factorial = 1;
  for (let n = 1; n < 60; n += 1) {
    near(lnGamma(n), Math.log(factorial));
    factorial *= n;
  }
  near(lnGamma(0.5), Math.log(Math.sqrt(Math.PI)));
});

test("tails agree with a sum by hand", () => {
  // Poisson 2: 1 - e^-2 (1 + 2 + 2) = 0.32332.
  near(10 ** logRareTail(3, 2), 1 - Math.exp(-2) * 5);
  // Negative binomial of mean 2 and shape 1 is geometric with 2/3: P(X >= 3) = (2/3)^3.
  near(10 ** logTail(3, 2, 1), (2 / 3) ** 3);
});

test("tails fall with the count and are never above one", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 200 }),
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      fc.double({ min: 0.05, max: 20, noNaN: true }),
      (k, mean, shape) => {
        assert.ok(logTail(k, mean, shape) <= 0 && logRareTail(k, mean) <= 0);
        assert.ok(logTail(k + 1, mean, shape) <= logTail(k, mean, shape) + 1e-9);
        assert.ok(logRareTail(k + 1, mean) <= logRareTail(k, mean) + 1e-9);
      },
    ),
  );
});

test("a wide spread makes a large count less rare", () => {
  assert.ok(logTail(10, 1, 0.2) > logTail(10, 1, 5));
});

test("ordinary things in a row stay ordinary, and rare ones together grow rarer", () => {
  near(10 ** logTogether([0.04]), 0.04);
  // Of two: p (1 - ln p) with p their product.
  near(10 ** logTogether([0.1, 0.2]), 0.02 * (1 - Math.log(0.02)));
  assert.ok(logTogether(Array.from({ length: 20 }, () => 0.4)) > -1);
  assert.ok(logTogether([0.01, 0.01, 0.01]) < logTogether([0.01]));
  assert.equal(logTogether([]), 0);
});

test("one shape by chance for every thousand accounts is a strength of one half", () => {
  near(strengthOf(0, 1000), 0.5);
  near(strengthOf(2, 100_000), 0.5);
  near(strengthOf(-3, 1000), 10 / 11);
  near(strengthOf(0, 10), 0.5);
});
