// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { test } from "node:test";
import * as fc from "fast-check";
import { holder } from "../account/account-ledger.ts";
import {
  anyEvents,
  checkLiterature,
  checkOverdraft,
  checkPage,
  checkShares,
  coinsLeft,
  outcome,
  paid,
  random,
  spent,
} from "./account-examples.test.ts";
import { fifo } from "./fifo.ts";
import { lifo } from "./lifo.ts";

checkPage(lifo);
checkLiterature(lifo, () => "lifo");
checkOverdraft(lifo);
checkShares(lifo);

test("it is a pile of coins: the last is taken first", () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      const left = coinsLeft(events, (coins) => coins.length - 1);
      assert.deepEqual(outcome(lifo, events).remaining, left);
    }),
    random,
  );
});

test("once all is paid in, it is first in, first out of the deposits in reverse", () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      const ins = events.filter(({ kind }) => kind === "in");
      const outs = events.filter(({ kind }) => kind === "out");
      const mirrored = outcome(fifo, [...ins.toReversed(), ...outs]);
      assert.deepEqual(outcome(lifo, [...ins, ...outs]), mirrored);
    }),
    random,
  );
});

test("of two who paid in alike, the second is spent (Citrin Cooperman)", () => {
  const events = [paid("Peter", 100n), paid("Lisa", 100n), spent(100n)];
  assert.deepEqual(outcome(lifo, events).remaining, { Peter: "100" });
  assert.deepEqual(outcome(fifo, events).remaining, { Lisa: "100" });
});

test("the holder's money stands in the pile like any other", () => {
  const events = [paid(holder, 50n), paid("Lin", 100n), spent(60n)];
  assert.deepEqual(outcome(lifo, events).remaining, { [holder]: "50", Lin: "40" });
});
