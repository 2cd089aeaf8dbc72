// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { isCash } from "./cash-words.ts";

const none = { name: "", purpose: "", code: "", extra: null };
const ofPurpose = (purpose: string) => isCash({ ...none, purpose });

test("words of statements in both languages tell cash", () => {
  for (const purpose of [
    "现金",
    "现金 / 柜面取款",
    "ＡＴＭ取款",
    "消费；ATM取款",
    "大额现金支取",
    "取现",
    "CASH WITHDRAWAL 20240229",
    "Atm  Wdl SINGAPORE",
    "ATM CASH",
    "cash",
  ])
    assert.ok(ofPurpose(purpose), purpose);
});

test("what only sounds like cash is not", () => {
  for (const purpose of [
    "",
    "现金管理产品赎回",
    "现金分红",
    "余额提现",
    "ATM转账",
    "ATM取款手续费",
    "现金 / 手续费",
    "CASH WITHDRAWAL FEE",
    "cash dependency loan",
    "cashback",
    "petty cash advances to staff",
    "存款",
  ])
    assert.ok(!ofPurpose(purpose), purpose);
});

test("codes of ISO 20022 tell cash; SWIFT's NCAS is cash in lieu of securities", () => {
  for (const code of ["PMNT/CCRD/CWDL", "PMNT/CNTR/CDPT"])
    assert.ok(isCash({ ...none, code }), code);
  for (const code of ["NCAS", "NMSC", "PMNT/CNTR/CHKD", "PMNT/CCRD/POSD", "PMNT/RCDT/ESCT"])
    assert.ok(!isCash({ ...none, code }), code);
});

test("a column of the source that marks cash is believed, any other is not", () => {
  assert.ok(isCash({ ...none, extra: '{"现转标志":"现"}' }));
  assert.ok(!isCash({ ...none, extra: '{"现转标志":"转"}' }));
  assert.ok(!isCash({ ...none, extra: '{"备注":"现"}' }));
  assert.ok(!isCash({ ...none, extra: '{"Remark":"cash"}' }));
});

test("the name of the other side tells cash too", () => {
  assert.ok(isCash({ ...none, name: "现金" }));
  assert.ok(!isCash({ ...none, name: "现金宝科技有限公司" }));
});
