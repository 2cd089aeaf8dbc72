// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { createRandom } from "../random.ts";
import { Days } from "./days.ts";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { invoiceNear, otherLeg, roundAsPeopleDo, splitAmount, splitByInvoice } from "./terms.ts";

const out = {
  direction: "out",
  currency: "USD",
  rate: 72_500n,
  commissionBasisPoints: 100,
} as const;

test("the other leg out of the country: 1 % is kept, the rest changed at 7.25", () => {
  // 725,000.00 CNY x 0.99 / 7.25 = 99,000.00 USD
  assert.equal(otherLeg(out, "onshore", 72_500_000n), 9_900_000n);
  assert.equal(otherLeg(out, "offshore", 9_900_000n), 72_500_000n);
});

test("the other leg home: changed at 7.25, 1 % is kept", () => {
  const home = { ...out, direction: "home" } as const;
  assert.equal(otherLeg(home, "offshore", 10_000_000n), 71_775_000n);
  assert.equal(otherLeg(home, "onshore", 71_775_000n), 10_000_000n);
});

test("rounding takes the coarsest step that moves an amount by a thousandth at most", () => {
  assert.equal(roundAsPeopleDo(99_950_123n, [100, 10_000, 100_000]), 100_000_000n);
  assert.equal(roundAsPeopleDo(1_234_567n, [100, 10_000, 100_000]), 1_234_600n);
  assert.equal(roundAsPeopleDo(4999n, [10_000]), 4999n);
});

test("parts of an amount add up to it and none is empty", () => {
  const random = createRandom("parts");
  for (let round = 0; round < 200; round++) {
    const total = BigInt(random.between(5_000, 50_000_000));
    const count = random.between(1, 8);
    for (const parts of [
      splitAmount(random, total, count, 100n),
      splitByInvoice(random, total, count),
    ]) {
      assert.equal(parts.length, count);
      assert.equal(
        parts.reduce((sum, part) => sum + part, 0n),
        total,
      );
      assert.ok(parts.every((part) => part > 0n));
    }
  }
});

test("an invoice is a whole number of pieces and near the amount", () => {
  const invoice = invoiceNear(createRandom("invoice"), 12_345_678n);
  assert.ok(invoice > 12_345_678n - 480n && invoice < 12_345_678n + 480n);
});

test("a bank pays on weekdays in its hours, after the last day of a scene too", () => {
  // 2023-01-06 was a Friday.
  const days = new Days("2023-01-06" as CalendarDate, 2);
  const random = createRandom("days");
  assert.equal(days.bankMoment(600, random), 600);
  const monday = days.bankMoment(1200, random);
  assert.equal(days.dayOf(monday), 3);
  assert.equal(days.has(monday), false);
  assert.equal(days.write(1439), "2023-01-06 23:59");
});
