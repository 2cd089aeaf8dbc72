// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { cashParty, undated } from "@tianwang/flows";
import { casePayments } from "./case-payments.ts";

/** Rows as payer, beneficiary, day, amount; the accounts of a ledger stand for others of the case. */
function ledgerOf(rows: readonly (readonly [number, number, number, bigint])[]) {
  return {
    rowCount: rows.length,
    payer: Int32Array.from(rows, ([payer]) => payer),
    beneficiary: Int32Array.from(rows, ([, beneficiary]) => beneficiary),
    bookedOn: Int32Array.from(rows, ([, , day]) => day),
    amountMinor: BigInt64Array.from(rows, ([, , , amount]) => amount),
    currency: new Uint16Array(rows.length),
  };
}

test("payments come by day and then by place, with accounts numbered as they are met", () => {
  const payments = casePayments(
    ledgerOf([
      [4, 5, 20, 300n],
      [3, 4, 10, 100n],
      [3, 5, 10, 200n],
    ]),
    (account) => account * 10,
  );
  assert.deepEqual([...payments.movement], [1, 2, 0]);
  assert.deepEqual([...payments.from], [0, 0, 1]);
  assert.deepEqual([...payments.to], [1, 2, 2]);
  assert.deepEqual([...payments.day], [10, 10, 20]);
  assert.deepEqual([...payments.amountMinor], [100, 200, 300]);
  assert.deepEqual(payments.accounts, [30, 40, 50]);
  assert.deepEqual(payments.leftOut, {});
});

test("what detectors cannot watch is counted by its reason", () => {
  const payments = casePayments(
    ledgerOf([
      [1, -1, 10, 1n],
      [-1, 1, 10, 1n],
      [cashParty, 1, 10, 1n],
      [1, 2, undated, 1n],
      // Two runs of statements of one account.
      [1, 101, 10, 1n],
      [1, 2, 10, BigInt(Number.MAX_SAFE_INTEGER) + 1n],
      [1, 2, 10, BigInt(Number.MAX_SAFE_INTEGER)],
    ]),
    (account) => account % 100,
  );
  assert.deepEqual([...payments.movement], [6]);
  assert.deepEqual(payments.leftOut, {
    cash: 1,
    "no-account": 2,
    undated: 1,
    "own-account": 1,
    "too-large": 1,
  });
});
