// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { TransactionView } from "@tianwang/ledger/wire";
import { choiceOf, draftFaults, draftOf } from "./deposit-draft.ts";

const party = { account: "62220001", name: "", bank: "" };
const row: TransactionView = {
  rowId: "seg_00000000000000000000000001:7",
  exhibitId: "exh_00000000000000000000000001",
  locator: "row:7",
  side: "beneficiary",
  status: "booked",
  bookedOn: "2024-03-01",
  bookedTime: "",
  valueOn: null,
  amount: { amountMinor: "123456", currency: "CNY", scale: 2 },
  balanceMinor: null,
  payer: party,
  beneficiary: party,
  isReversal: false,
  purpose: "",
  sourceCount: 1,
  hasProposal: false,
};

test("a deposit is at first followed whole, for its payer", () => {
  assert.deepEqual(choiceOf(draftOf(row)), { rowId: row.rowId, claimant: "62220001" });
  const named = { ...row, payer: { ...party, name: "Test Ltd" } };
  assert.equal(draftOf(named).claimant, "Test Ltd");
});

test("a part is read as a decimal of the currency, with or without groups", () => {
  const draft = { ...draftOf(row), claimant: " A ", part: "1,234.5" };
  assert.deepEqual(draftFaults(draft), []);
  assert.deepEqual(choiceOf(draft), { rowId: row.rowId, claimant: "A", partMinor: "123450" });
  assert.equal(choiceOf({ ...draft, part: "1234.56" }).partMinor, "123456");
});

test("no claimant, and what is no part of the deposit, are faults", () => {
  assert.deepEqual(draftFaults({ row, claimant: " ", part: "" }), ["claimant"]);
  for (const part of ["0", "-1", "1234.57", "0.001", "all"]) {
    assert.deepEqual(draftFaults({ row, claimant: "A", part }), ["part"], part);
  }
});
