// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { test } from "node:test";
import * as fc from "fast-check";
import type { AccountLedger } from "../account/account-ledger.ts";
import { holder, isApplicable } from "../account/account-ledger.ts";
import {
  anyEvents,
  checkLiterature,
  checkPage,
  checkShares,
  ledgerOf,
  outcome,
  paid,
  random,
  spent,
} from "./account-examples.test.ts";
import { backwards } from "./backwards.ts";
import { ownFirst } from "./own-first.ts";

const proof = "the loan agreement names the grant as the source of its repayment";

/** Without proof of coordination there is no result. */
function givesNone(ledger: AccountLedger): void {
  const result = backwards.onAccount(ledger);
  assert.ok(!isApplicable(result));
  assert.match(result.notApplicable.en, /no proof/u);
  assert.match(result.notApplicable.zh, /证据/u);
}

checkPage(backwards);
checkLiterature(backwards, () => "backwards", givesNone);
checkShares(backwards);

test("without proof of coordination no result is given, and why", () => {
  givesNone(ledgerOf([spent(10n), paid("Lin", 10n)]));
});

test("bribes that came in after the last payment out are found in it (Durant)", () => {
  // The totals of the judgment in the fewest movements that have them; its schedules are not
  // known. The holder and the bank pay for the rest of what went out.
  const [before, after] = [770_869_910n, 279_135_625n];
  const events = [
    paid(holder, 200_000_000n),
    paid("municipality", before),
    spent(1_312_000_000n),
    paid("municipality", after),
  ];
  const [transfer] = outcome(backwards, events, proof).withdrawals;
  assert.deepEqual(transfer, { municipality: "1050005535", [holder]: "200000000" });
  const [forwards] = outcome(ownFirst, events).withdrawals;
  assert.equal(forwards?.["municipality"], "770869910");
});

test("the claimants' money meets what went out as far as it goes, in the order of deposit", () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      const { withdrawals } = outcome(backwards, events, proof);
      const claims = events
        .filter((event) => event.kind === "in" && event.party !== holder)
        .flatMap((event) =>
          event.kind === "in" ? Array<string>(Number(event.amountMinor)).fill(event.party) : [],
        );
      const outs = events.filter(({ kind }) => kind === "out");
      let from = 0;
      for (const [index, { amountMinor }] of outs.entries()) {
        const coins = claims.slice(from, from + Number(amountMinor));
        from += Number(amountMinor);
        const counts = Map.groupBy(coins, (owner) => owner);
        const { [holder]: _own, ...met } = withdrawals[index] ?? {};
        const expected = [...counts].map(([owner, held]) => [owner, String(held.length)]);
        assert.deepEqual(met, Object.fromEntries(expected));
      }
    }),
    random,
  );
});

test("an overdraft that the scheme repaid is the claimants', what nobody repaid the bank's", () => {
  const events = [spent(100n), paid("Lin", 60n), paid(holder, 10n)];
  assert.deepEqual(outcome(backwards, events, proof), {
    remaining: {},
    withdrawals: [{ Lin: "60", [holder]: "10" }],
    repaid: {},
    overdrawn: "30",
  });
});

test("an account emptied and refilled is one whole", () => {
  const events = [paid("Lin", 50n), spent(50n), paid("Mora", 30n), spent(10n)];
  assert.deepEqual(outcome(backwards, events, proof), {
    remaining: { Mora: "20" },
    withdrawals: [{ Lin: "50" }, { Mora: "10" }],
    repaid: {},
    overdrawn: "0",
  });
});
