// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { outcomeOf } from "./outcome-case.ts";

const of = (inputs: Record<string, unknown>) => outcomeOf({ id: "x", inputs }).results;

test("payments of several towards one asset: shares of the proceeds, charges, and the better", () => {
  const inputs = {
    premiums: [
      { payer: "insured", amount: 3 },
      { payer: "buyers", amount: 2 },
    ],
    proceeds: 1000,
  };
  assert.deepEqual(of(inputs), {
    proportionate_share_insured: "600",
    lien_insured: "3",
    election_insured: "share",
    proportionate_share_buyers: "400",
    lien_buyers: "2",
    election_buyers: "share",
  });
  assert.equal(of({ ...inputs, proceeds: 1 })["election_buyers"], "lien");
  assert.equal(of({ ...inputs, proceeds: 1 })["proportionate_share_buyers"], "2/5");
});

test("a claim is cut to the lowest balance since", () => {
  assert.deepEqual(of({ low_tide: 40, claimants_money_in: 45, balance_later: 65 }), {
    claims_capped_at_low: "40",
    later_money: "25",
  });
});

test("figures that do not add up are told with the gap", () => {
  const inputs = { opening: 10, wages: 20, pension: 5, withdrawn: 30, balance_at_petition: 4 };
  assert.deepEqual(of(inputs), {
    computed_balance: "5",
    stated_balance: "4",
    reconciliation_gap: "1",
  });
});

test("old pounds, shillings and pence are pence", () => {
  assert.deepEqual(
    of({ balance_at_death: "3029 15s 1d", balance_if_nothing_paid_in_after: "1708 16s" }),
    { own_first_claim_at_most: "727141", without_later_deposits_at_most: "410112" },
  );
});

test("figures that allow nothing give a reason", () => {
  for (const inputs of [
    {},
    { premiums: [], proceeds: 1 },
    { premiums: [{ payer: 1, amount: 1 }], proceeds: 1 },
    { low_tide: "many", claim: 1 },
  ]) {
    const report = outcomeOf({ id: "x", inputs });
    assert.deepEqual(report.results, {});
    assert.ok(report.notApplicable);
  }
});
