// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { test } from "node:test";
import * as fc from "fast-check";
import type { AccountEvent, AccountLedger } from "../account/account-ledger.ts";
import { holder, isApplicable } from "../account/account-ledger.ts";
import {
  balances,
  checkLiterature,
  checkPage,
  checkShares,
  claimantsEvents,
  ledgerOf,
  outcome,
  paid,
  random,
  spent,
} from "./account-examples.test.ts";
import { pariPassuExPost } from "./pari-passu-ex-post.ts";
import { rollingProRata } from "./rolling-pro-rata.ts";

/** No result is given where the holder's own money takes part. */
function givesNone(ledger: AccountLedger): void {
  assert.ok(ledger.events.some((event) => event.kind === "in" && event.party === holder));
  const result = pariPassuExPost.onAccount(ledger);
  assert.ok(!isApplicable(result));
  assert.match(result.notApplicable.en, /wrongdoer/u);
  assert.match(result.notApplicable.zh, /过错方/u);
}

checkPage(pariPassuExPost);
checkLiterature(pariPassuExPost, () => "pari_passu_ex_post", givesNone);
checkShares(pariPassuExPost, claimantsEvents);

test("a wrongdoer does not share", () => {
  givesNone(ledgerOf([paid("Lin", 10n), paid(holder, 1n)]));
});

const isNeverOverdrawn = (events: readonly AccountEvent[]) =>
  balances(events).every((balance) => balance >= 0n);

test("the order of deposits does not matter while the account is never overdrawn", () => {
  fc.assert(
    fc.property(claimantsEvents, (events) => {
      fc.pre(isNeverOverdrawn(events));
      const ins = events.filter(({ kind }) => kind === "in");
      const outs = events.filter(({ kind }) => kind === "out");
      const { remaining, withdrawals } = outcome(pariPassuExPost, events);
      const sorted = outcome(pariPassuExPost, [...ins.toReversed(), ...outs]);
      assert.deepEqual(sorted.remaining, remaining);
      assert.deepEqual(sorted.withdrawals, withdrawals);
    }),
    random,
  );
});

test("once all is paid in it is rolling pro rata", () => {
  fc.assert(
    fc.property(claimantsEvents, (events) => {
      const ins = events.filter(({ kind }) => kind === "in");
      const outs = events.filter(({ kind }) => kind === "out");
      const ordered = [...ins, ...outs];
      assert.deepEqual(outcome(pariPassuExPost, ordered), outcome(rollingProRata, ordered));
    }),
    random,
  );
});

test("a late deposit bears an early loss, even of an account that had been emptied", () => {
  const events = [paid("Lin", 100n), spent(100n), paid("Mora", 100n)];
  assert.deepEqual(outcome(pariPassuExPost, events), {
    remaining: { Lin: "50", Mora: "50" },
    withdrawals: [{ Lin: "50", Mora: "50" }],
    repaid: {},
    overdrawn: "0",
  });
});

test("what repaid an overdraft counts neither as paid in nor as lost", () => {
  const events = [paid("Lin", 100n), spent(150n), paid("Mora", 80n), spent(10n)];
  assert.deepEqual(outcome(pariPassuExPost, events), {
    remaining: { Lin: "200/13", Mora: "60/13" },
    withdrawals: [
      { Lin: "1000/13", Mora: "300/13" },
      { Lin: "100/13", Mora: "30/13" },
    ],
    repaid: { Mora: "50" },
    overdrawn: "50",
  });
});
