// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { test } from "node:test";
import type { PrintedAccount } from "./account-index.ts";
import { AccountIndex, noAccount } from "./account-index.ts";

function printed(account: string, bank = "", name = ""): PrintedAccount {
  return { account, bank, name };
}

const iban = "DE89370400440532013000";

test("statements of one account in two spellings are one account", () => {
  const index = new AccountIndex([
    printed("6222 0200 1234 5678"),
    printed("6222020012345678", "中国银行"),
    printed(iban, "COBADEFFXXX"),
    printed("0532013000", "37040044"),
    printed("6222020099999999"),
  ]);
  assert.deepEqual(index.ofStatement, [0, 0, 1, 1, 2]);
  assert.equal(index.accounts.length, 3);
});

test("a row means an account with statements in any spelling, or one of its own", () => {
  const index = new AccountIndex([printed("6222020012345678"), printed(iban)]);
  assert.equal(index.of(printed("6222-0200-1234-5678", "某行", "甲")), 0);
  assert.equal(index.of(printed("DE89 3704 0044 0532 0130 00")), 1);
  const other = index.of(printed("6217000000000001"));
  assert.equal(other, 2);
  assert.equal(index.of(printed("6217 0000 0000 0001", "", "乙")), other);
  assert.deepEqual(index.accounts[other], {
    account: "6217000000000001",
    bank: "",
    name: "乙",
    likely: [],
  });
});

test("no number, a word or a placeholder is no account", () => {
  const index = new AccountIndex([]);
  for (const text of ["", "N/A", "现金", "内部户", "000000", "—"])
    assert.equal(index.of(printed(text)), noAccount, text);
});

test("masked numbers stay apart, and say what they may be", () => {
  const index = new AccountIndex([printed("6222020012345678", "", "甲")]);
  const masked = index.of(printed("6222****5678", "", "甲"));
  assert.equal(masked, 1);
  assert.deepEqual(index.accounts[masked]?.likely, [0]);
  assert.equal(index.of(printed("6222****5678", "", "甲")), masked);
  assert.notEqual(index.of(printed("6222****5678", "", "乙")), masked);
});

test("statements of a masked account meet only under one holder and bank", () => {
  const index = new AccountIndex([
    printed("6222****5678", "工行", "甲"),
    printed("6222****5678", "工行", "甲"),
    printed("6222****5678", "工行", "乙"),
    printed("6222****5678", "工行"),
    printed("6222****5678", "工行"),
    printed("", "", "甲"),
    printed("", "", "甲"),
  ]);
  assert.deepEqual(index.ofStatement, [0, 0, 1, 2, 3, 4, 5]);
});

test("a short number at two banks is two accounts, without a bank it is neither", () => {
  const index = new AccountIndex([
    printed("12345678", "200000"),
    printed("12345678", "300000"),
    printed("12345678"),
  ]);
  assert.deepEqual(index.ofStatement, [0, 1, 2]);
  assert.equal(index.of(printed("12345678", "200000")), 0);
  const unknown = index.of(printed("12345678", "First Bank"));
  assert.equal(unknown, 3);
  assert.deepEqual(index.accounts[unknown]?.likely, [0, 1, 2]);
});
