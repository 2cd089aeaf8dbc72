// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { BrokenInvariant } from "@tianwang/kernel/assert";
import * as fc from "fast-check";
import { caseNumberForm, nextCaseNumber } from "./case-number.ts";

fc.configureGlobal({ seed: 20261123 });

test("the first number of a year, and the step past four digits", () => {
  assert.equal(nextCaseNumber(2026, 0), "2026-0001");
  assert.equal(nextCaseNumber(2026, 41), "2026-0042");
  assert.equal(nextCaseNumber(2026, 9_999), "2026-10000");
  assert.equal(nextCaseNumber(987, 0), "0987-0001");
});

test("a proposed number is of the form that is counted, with the serial that follows", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9_999 }),
      fc.integer({ min: 0, max: 10 ** 8 }),
      (year, highest) => {
        const match = new RegExp(caseNumberForm(year), "u").exec(nextCaseNumber(year, highest));
        assert.equal(Number(match?.[1]), highest + 1);
      },
    ),
  );
});

test("numbers of another year or form do not count", () => {
  const form = new RegExp(caseNumberForm(2026), "u");
  for (const number of ["2025-0001", "京监〔2026〕1号", "2026-", "2026-0001a", "2026-1234567890"]) {
    assert.equal(form.exec(number), null, number);
  }
});

test("a serial is a whole number, a year has four digits", () => {
  assert.throws(() => nextCaseNumber(2026, -1), BrokenInvariant);
  assert.throws(() => nextCaseNumber(2026, 1.5), BrokenInvariant);
  assert.throws(() => nextCaseNumber(10_000, 0), BrokenInvariant);
});
