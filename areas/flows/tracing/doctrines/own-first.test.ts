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
  claimantsEvents,
  coinsLeft,
  outcome,
  ownFirstFigures,
  paid,
  random,
  spent,
} from "./account-examples.test.ts";
import { fifo } from "./fifo.ts";
import { librRateable } from "./libr-rateable.ts";
import { ownFirst } from "./own-first.ts";

checkPage(ownFirst);
checkLiterature(ownFirst, ownFirstFigures);
checkOverdraft(ownFirst);
checkLowestBalance(ownFirst);
checkShares(ownFirst);

test("it is a line of coins from which the holder's leave first", () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      const left = coinsLeft(events, (coins) => Math.max(0, coins.indexOf(holder)));
      assert.deepEqual(outcome(ownFirst, events).remaining, left);
    }),
    random,
  );
});

test("without money of the holder it is first in, first out", () => {
  fc.assert(
    fc.property(claimantsEvents, (events) => {
      assert.deepEqual(outcome(ownFirst, events), outcome(fifo, events));
    }),
    random,
  );
});

test("the holder keeps and spends the same as under the lowest intermediate balance", () => {
  const ofHolder = ({ remaining, withdrawals }: ReturnType<typeof outcome>) =>
    [remaining, ...withdrawals].map((parts) => parts[holder]);
  fc.assert(
    fc.property(anyEvents, (events) => {
      const [own, rateable] = [outcome(ownFirst, events), outcome(librRateable, events)];
      assert.deepEqual(ofHolder(own), ofHolder(rateable));
    }),
    random,
  );
});

test("the whole claim is met while own money lasts (Hallett)", () => {
  const events = [paid("client", 2_145n), paid(holder, 1_500n), spent(1_000n), paid(holder, 385n)];
  const { remaining } = outcome(ownFirst, events);
  assert.deepEqual(remaining, { client: "2145", [holder]: "885" });
  assert.deepEqual(outcome(fifo, events).remaining, { client: "1145", [holder]: "1885" });
});

test("alone it leaves nothing to the trust whose trustee bought first (Oatway)", () => {
  const events = [
    paid(holder, 18_640n),
    paid("Skipper", 720_000n),
    paid(holder, 967_200n),
    spent(122_400n),
    spent(513_027n),
    spent(1_070_413n),
  ];
  const { remaining, withdrawals } = outcome(ownFirst, events);
  assert.deepEqual(remaining, {});
  assert.deepEqual(withdrawals[1], { [holder]: "513027" });
});
