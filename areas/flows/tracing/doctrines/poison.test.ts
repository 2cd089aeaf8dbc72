// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { test } from "node:test";
import * as fc from "fast-check";
import type { Parts } from "../account/account-ledger.ts";
import { holder, sumOf } from "../account/account-ledger.ts";
import { fractionText } from "../account/fraction.ts";
import {
  anyEvents,
  at,
  balances,
  checkLiterature,
  checkPage,
  ledgerOf,
  outcome,
  paid,
  random,
  spent,
  texts,
  traced,
} from "./account-examples.test.ts";
import { assetElection } from "./asset-election.ts";
import { fifo } from "./fifo.ts";
import { haircut } from "./haircut.ts";
import { librInverse } from "./libr-inverse.ts";
import { librRateable } from "./libr-rateable.ts";
import { lifo } from "./lifo.ts";
import { ownFirst } from "./own-first.ts";
import { poison } from "./poison.ts";
import { rollingProRata } from "./rolling-pro-rata.ts";

checkPage(poison);
checkLiterature(
  poison,
  () => "poison",
  (ledger) => {
    // The literature gives no figures but this: of a mixture everything is tainted.
    const { remaining } = traced(poison, ledger);
    const haircutRemaining = traced(haircut, ledger).remaining;
    const whole = fractionText(sumOf(haircutRemaining));
    for (const who of haircutRemaining.keys())
      if (who !== holder) assert.equal(texts(remaining)[who], whole);
    assert.equal(remaining.get(holder), undefined);
  },
);

const forwards = [
  assetElection,
  fifo,
  haircut,
  librInverse,
  librRateable,
  lifo,
  ownFirst,
  rollingProRata,
];

const isWithin = (parts: Parts, bound: Parts) =>
  [...parts].every(([who, { numerator, denominator }]) => {
    const most = bound.get(who) ?? { numerator: 0n, denominator: 1n };
    return who === holder || numerator * most.denominator <= most.numerator * denominator;
  });

test("no doctrine that looks forwards gives a claimant more", () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      const bound = traced(poison, ledgerOf(events));
      for (const doctrine of forwards) {
        const trace = traced(doctrine, ledgerOf(events));
        assert.ok(isWithin(trace.remaining, bound.remaining), doctrine.id);
        for (const [index, parts] of trace.withdrawals.entries())
          assert.ok(isWithin(parts, at(bound.withdrawals, index)), doctrine.id);
      }
    }),
    random,
  );
});

test("a claimant has all or nothing of what lies there and of what leaves", () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      const { remaining } = outcome(poison, events);
      const balance = String(balances(events).at(-1) ?? 0n);
      assert.ok(Object.values(remaining).every((minor) => minor === balance));
      assert.equal(remaining[holder], undefined);
    }),
    random,
  );
});

test("the parts of several claimants overlap, and the unit says so", () => {
  const events = [paid("Lin", 30n), paid("Mora", 70n), spent(40n)];
  const { remaining, withdrawals } = outcome(poison, events);
  assert.deepEqual(withdrawals, [{ Lin: "40", Mora: "40" }]);
  assert.deepEqual(remaining, { Lin: "60", Mora: "60" });
  assert.equal(poison.isOverlapping, true);
});

test("later own money is tainted as well, until the account is empty", () => {
  const events = [paid("Lin", 1n), paid(holder, 99n), spent(99n), paid(holder, 50n)];
  assert.deepEqual(outcome(poison, events).remaining, { Lin: "51" });
  const refilled = [...events, spent(51n), paid(holder, 20n), spent(5n)];
  assert.deepEqual(outcome(poison, refilled).remaining, {});
  assert.deepEqual(outcome(poison, refilled).withdrawals.at(-1), {});
});

test("what only repaid the bank taints nothing; what is over does", () => {
  const events = [spent(50n), paid("Lin", 50n), paid(holder, 10n)];
  assert.deepEqual(outcome(poison, events).remaining, {});
  const over = [spent(50n), paid("Lin", 51n), paid(holder, 10n), spent(20n)];
  assert.deepEqual(outcome(poison, over), {
    remaining: {},
    withdrawals: [{}, { Lin: "11" }],
    repaid: {},
    overdrawn: "59",
  });
});

test("nothing moved, nothing tainted; amounts beyond 53 bits stay exact", () => {
  assert.deepEqual(outcome(poison, []).remaining, {});
  const huge = 2n ** 62n + 1n;
  const events = [paid("Lin", 1n), paid(holder, huge), spent(2n)];
  assert.deepEqual(outcome(poison, events).remaining, { Lin: String(huge - 1n) });
});
