// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { test } from "node:test";
import * as fc from "fast-check";
import type { Parts } from "../account/account-ledger.ts";
import { holder, isApplicable, sumOf } from "../account/account-ledger.ts";
import { zeroFraction } from "../account/fraction.ts";
import { exactWithdrawalsMax } from "../account/rate-account.ts";
import {
  anyEvents,
  at,
  checkLiterature,
  checkOverdraft,
  checkPage,
  checkShares,
  ledgerOf,
  outcome,
  paid,
  random,
  spent,
  traced,
} from "./account-examples.test.ts";
import { rollingProRata } from "./rolling-pro-rata.ts";

checkPage(rollingProRata);
checkLiterature(rollingProRata, () => "rolling_pro_rata");
checkOverdraft(rollingProRata);
checkShares(rollingProRata);

/** Whether two mixtures hold their parties' money in the same proportions. */
function isProportional(some: Parts, others: Parts): boolean {
  const [sum, otherSum] = [sumOf(some), sumOf(others)];
  return [...new Set([...some.keys(), ...others.keys()])].every((who) => {
    const one = some.get(who) ?? zeroFraction;
    const other = others.get(who) ?? zeroFraction;
    return (
      one.numerator * sum.denominator * other.denominator * otherSum.numerator ===
      other.numerator * otherSum.denominator * one.denominator * sum.numerator
    );
  });
}

test("a withdrawal takes the proportions of what lies there and leaves them as they are", () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      for (const [index, event] of events.entries()) {
        if (event.kind === "in") continue;
        const before = traced(rollingProRata, ledgerOf(events.slice(0, index))).remaining;
        const after = traced(rollingProRata, ledgerOf(events.slice(0, index + 1)));
        const taken = at(after.withdrawals, after.withdrawals.length - 1);
        assert.ok(taken.size === 0 || isProportional(taken, before));
        assert.ok(after.remaining.size === 0 || isProportional(after.remaining, before));
      }
    }),
    random,
  );
});

test("the shares of a withdrawal are fixed when it is made", () => {
  const events = [paid("Paul", 10n), paid("Michael", 10n), spent(10n)];
  const later = outcome(rollingProRata, [...events, paid("Karen", 10n), spent(10n)]);
  const first = { Paul: "5", Michael: "5" };
  assert.deepEqual(outcome(rollingProRata, events).withdrawals, [first]);
  assert.deepEqual(later.withdrawals[0], first);
  assert.deepEqual(later.remaining, { Paul: "5/2", Michael: "5/2", Karen: "5" });
});

test("two trusts and shares: three to two (studysmart.ai)", () => {
  const events = [paid("W", 30_000n), paid("B", 20_000n), spent(10_000n), spent(40_000n)];
  const { withdrawals } = outcome(rollingProRata, events);
  assert.deepEqual(withdrawals[1], { W: "24000", B: "16000" });
});

test("the holder bears his proportion like the others", () => {
  const events = [paid(holder, 30n), paid("Lin", 10n), spent(20n)];
  assert.deepEqual(outcome(rollingProRata, events).remaining, { [holder]: "15", Lin: "5" });
});

test("many withdrawals stay exact; beyond a limit they are apportioned and add up", () => {
  const moves = (count: number) => [
    paid("Lin", 1_000_003n),
    ...Array.from({ length: count }, () => [paid("Mora", 7n), spent(3n)]).flat(),
  ];
  const { remaining } = traced(rollingProRata, ledgerOf(moves(100)));
  assert.deepEqual(sumOf(remaining), { numerator: 1_000_403n, denominator: 1n });
  const result = rollingProRata.onAccount(ledgerOf(moves(exactWithdrawalsMax + 1)));
  assert.ok(isApplicable(result));
  assert.equal(result.arithmetic?.kind, "apportioned");
  const left = 1_000_003n + 4n * BigInt(exactWithdrawalsMax + 1);
  assert.deepEqual(sumOf(result.remaining), { numerator: left, denominator: 1n });
});
