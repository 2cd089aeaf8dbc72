// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { test } from "node:test";
import * as fc from "fast-check";
import { holder, isApplicable } from "../account/account-ledger.ts";
import { exactWithdrawalsMax } from "../account/rate-account.ts";
import {
  checkLiterature,
  checkLowestBalance,
  checkOverdraft,
  checkPage,
  checkShares,
  claimantsEvents,
  ledgerOf,
  outcome,
  paid,
  random,
  spent,
  texts,
} from "./account-examples.test.ts";
import { librRateable } from "./libr-rateable.ts";
import { rollingProRata } from "./rolling-pro-rata.ts";

checkPage(librRateable);
checkLiterature(librRateable, () => "libr_rateable");
checkOverdraft(librRateable);
checkLowestBalance(librRateable);
checkShares(librRateable);

test("without money of the holder it is rolling pro rata between the claimants", () => {
  fc.assert(
    fc.property(claimantsEvents, (events) => {
      assert.deepEqual(outcome(librRateable, events), outcome(rollingProRata, events));
    }),
    random,
  );
});

test("three claimants, two low balances: three to five to ten (Schmidt)", () => {
  const events = [
    paid("A", 500_000n),
    spent(200_000n),
    paid("B", 500_000n),
    spent(400_000n),
    paid("C", 500_000n),
  ];
  const remaining = { A: "150000", B: "250000", C: "500000" };
  assert.deepEqual(outcome(librRateable, events).remaining, remaining);
});

test("own money is spent before that of both, whenever it came in", () => {
  const events = [paid("Lin", 30n), paid("Mora", 10n), paid(holder, 20n), spent(28n)];
  const { remaining, withdrawals } = outcome(librRateable, events);
  assert.deepEqual(withdrawals, [{ [holder]: "20", Lin: "6", Mora: "2" }]);
  assert.deepEqual(remaining, { Lin: "24", Mora: "8" });
});

test("more withdrawals than exact fractions allow are apportioned, which the result says", () => {
  const events = Array.from({ length: exactWithdrawalsMax + 1 }, () => spent(1n));
  const result = librRateable.onAccount(ledgerOf([paid("Lin", 5_000n), ...events]));
  assert.ok(isApplicable(result));
  assert.equal(result.arithmetic?.kind, "apportioned");
  assert.deepEqual(texts(result.remaining), { Lin: "4499" });
});
