// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultsOf } from "../tracing/doctrine.ts";
import { fifo } from "../tracing/doctrines/fifo.ts";
import { followMoney } from "./follow.data.ts";
import type { Movement } from "../tracing/ledger.ts";
import { ledgerOf, outsideParty } from "../tracing/ledger.ts";

/** Money that goes round a ring of accounts: enough rows for a thread of its own. */
function ring(rowCount: number) {
  const accountCount = 50;
  const movements = Array.from({ length: rowCount }, (_, row): Movement => ({
    payer: row < accountCount ? outsideParty : row % accountCount,
    beneficiary: row < accountCount ? row : (row + 1) % accountCount,
    amountMinor: BigInt((row % 7) + 1),
    currency: "CNY",
    bookedOn: Math.floor(row / 100),
  }));
  const books = Array.from({ length: accountCount }, (_, account) => ({
    account,
    currency: "CNY",
    openingMinor: 1_000n,
  }));
  const ledger = ledgerOf({ accountCount, books, movements });
  return { ledger, chosen: [{ row: 3, claimant: "甲" }], params: defaultsOf(fifo) };
}

test("a walk in a thread gives what a walk here gives", async () => {
  const walk = ring(60_000);
  const here = fifo.run(walk.ledger, walk.chosen, walk.params);
  const there = await followMoney(fifo, walk, new AbortController().signal);
  assert.ok(here.steps.count > 10);
  assert.deepEqual(there, here);
});

test("a walk that is told to stop stops, before it begins and on the way", async () => {
  const walk = ring(60_000);
  await assert.rejects(followMoney(fifo, walk, AbortSignal.abort()), { name: "AbortError" });
  const stopping = new AbortController();
  const following = followMoney(fifo, walk, stopping.signal);
  stopping.abort();
  await assert.rejects(following, { name: "AbortError" });
});

test("what breaks in the thread is told here", async () => {
  const walk = { ...ring(60_000), chosen: [{ row: 99_999_999, claimant: "甲" }] };
  await assert.rejects(followMoney(fifo, walk, new AbortController().signal), /row of the ledger/u);
});
