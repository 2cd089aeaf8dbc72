// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { doctrines, fractionText, ledgerOf, noFacts, outsideParty } from "@tianwang/flows";
import type { ChosenDeposit, Ledger } from "@tianwang/flows";
import { runHere } from "@tianwang/flows/server";
import type { ComparisonParams } from "./compare-case.ts";
import { comparisonOf, outcomeOf, planWalks, remainingOf } from "./compare-case.ts";

/** All walks of a comparison, one after the other in this thread. */
function compareCase(ledger: Ledger, chosen: readonly ChosenDeposit[], params: ComparisonParams) {
  const { facts } = params;
  const walked = planWalks(ledger, chosen, params).map((walk) => {
    const followed = runHere(walk.doctrine, { ledger, chosen, params: walk.params, facts });
    return { role: walk.role, outcome: outcomeOf(walk, followed) };
  });
  return comparisonOf(ledger, chosen, walked);
}

const out = outsideParty;
const [a, b] = [0, 1];
const move = (payer: number, beneficiary: number, amountMinor: bigint, bookedOn: number) => {
  return { payer, beneficiary, amountMinor, currency: "EUR", bookedOn };
};
const book = (account: number, openingMinor: bigint) => {
  return { account, currency: "EUR", openingMinor };
};

test("all doctrines side by side: A's money and the holder's mix in one account and go on to another", () => {
  const ledger = ledgerOf({
    accountCount: 2,
    books: [book(a, 100n), book(b, 0n)],
    movements: [move(out, a, 200n, 1), move(a, b, 150n, 2), move(b, out, 50n, 3)],
  });
  const chosen = [{ row: 0, claimant: "Lin" }];
  const found = compareCase(ledger, chosen, { doctrines, choices: {}, facts: noFacts });
  const lies = new Map(
    found.outcomes.map((outcome) => [
      outcome.doctrine.id,
      outcome.notApplicable ? "–" : fractionText(remainingOf(outcome, 0, 0)),
    ]),
  );
  // Rateably two thirds of 300 are Lin's: 100 stay in A, 100 go to B, a third of these goes out.
  assert.equal(lies.get("rolling-pro-rata"), "500/3");
  assert.equal(lies.get("haircut"), "500/3");
  // Own money first: 100 of it go to B with 50 of Lin's, and it is spent there first too.
  assert.equal(lies.get("libr-rateable"), "200");
  assert.equal(lies.get("fifo"), "200");
  assert.equal(lies.get("lifo"), "150");
  assert.equal(lies.get("poison"), "250");
  assert.equal(lies.get("pari-passu-ex-post"), "–");
  assert.equal(lies.get("backwards"), "–");
  const [spread] = found.spread;
  assert.ok(spread);
  assert.deepEqual(
    [fractionText(spread.least), spread.leastBy, fractionText(spread.most), spread.mostBy],
    ["150", "lifo", "200", "asset-election"],
  );
  assert.equal(found.sameDay, null);
});

test("where a day leaves the order open, both other orders are shown", () => {
  const ledger = ledgerOf({
    accountCount: 1,
    books: [book(a, 0n)],
    movements: [move(out, a, 100n, 1), move(a, out, 80n, 1), move(out, a, 100n, 1)],
  });
  const chosen = [{ row: 0, claimant: "Lin" }];
  const { sameDay, outcomes } = compareCase(ledger, chosen, {
    doctrines: doctrines.filter(({ id }) => id === "libr-rateable"),
    choices: {},
    facts: noFacts,
  });
  assert.ok(sameDay);
  const [worst, best, booked] = [sameDay.worst, sameDay.best, outcomes].map(([outcome]) =>
    outcome ? fractionText(remainingOf(outcome, 0, 0)) : "",
  );
  assert.deepEqual([worst, booked, best], ["20", "20", "100"]);
});
