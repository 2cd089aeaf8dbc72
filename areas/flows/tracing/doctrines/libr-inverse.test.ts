// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { test } from "node:test";
import * as fc from "fast-check";
import { holder } from "../account/account-ledger.ts";
import {
  anyEvents,
  checkLiterature,
  checkLowestBalance,
  checkOverdraft,
  checkPage,
  checkShares,
  outcome,
  ownFirstFigures,
  paid,
  random,
  spent,
} from "./account-examples.test.ts";
import { librInverse } from "./libr-inverse.ts";
import { ownFirst } from "./own-first.ts";

checkPage(librInverse);
checkLiterature(librInverse, ownFirstFigures);
checkOverdraft(librInverse);
checkLowestBalance(librInverse);
checkShares(librInverse);

/** What is left, given to the deposits from the last to the first until it is exhausted. */
function preferLast(deposits: readonly (readonly [string, bigint])[], left: bigint) {
  let rest = left;
  const given = deposits.toReversed().flatMap(([who, minor]) => {
    const taken = minor < rest ? minor : rest;
    rest -= taken;
    return taken > 0n ? [[who, String(taken)] as const] : [];
  });
  return Object.fromEntries(given);
}

test("who paid in last draws first of what is left, and so on backwards (Bolognesi, Schmidt)", () => {
  const minor = fc.bigInt({ min: 0n, max: 50n });
  fc.assert(
    fc.property(minor, minor, minor, minor, (first, second, third, taken) => {
      const deposits = [
        ["Lin", first],
        ["Mora", second],
        ["Noor", third],
      ] as const;
      const left = first + second + third - taken;
      const events = [...deposits.map(([who, amount]) => paid(who, amount)), spent(taken)];
      assert.deepEqual(
        outcome(librInverse, events).remaining,
        preferLast(deposits, left > 0n ? left : 0n),
      );
    }),
    random,
  );
});

test("three claimants, two low balances: the first has nothing, the last all (Schmidt's figures)", () => {
  const events = [
    paid("A", 500_000n),
    spent(200_000n),
    paid("B", 500_000n),
    spent(400_000n),
    paid("C", 500_000n),
  ];
  assert.deepEqual(outcome(librInverse, events).remaining, { B: "400000", C: "500000" });
});

test("claims are cut to the low balance, and later claimants come on top (Bolognesi's figures)", () => {
  const low = [paid("early", 200_000n), paid(holder, 50_000n), paid("late", 245_785n)];
  const events = [...low, spent(495_785n - 441_457n)];
  assert.deepEqual(outcome(librInverse, events).remaining, { early: "195672", late: "245785" });
  const after = outcome(librInverse, [...events, paid("later", 100_000n), paid(holder, 110_447n)]);
  assert.deepEqual(after.remaining, {
    early: "195672",
    late: "245785",
    later: "100000",
    [holder]: "110447",
  });
});

test("English law reaches the same figures by own money first", () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      assert.deepEqual(outcome(librInverse, events), outcome(ownFirst, events));
    }),
    random,
  );
});
