// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { accountKey, isIban, matchAccounts } from "./account-match.ts";

/** `account@bank` with `account@bank`, both ways. */
function match(a: string, b: string): string {
  const [x, y] = [a, b].map((text) => {
    const [account = "", bank = ""] = text.split("@");
    return accountKey(account, bank);
  });
  assert.ok(x !== undefined && y !== undefined);
  assert.equal(matchAccounts(x, y), matchAccounts(y, x), "a match has no direction");
  return matchAccounts(x, y);
}

const iban = "DE89370400440532013000";

test("spaces, signs, case and full width do not matter", () => {
  assert.equal(match("6222 0212 0000 1234", "6222-0212-0000-1234"), "same");
  assert.equal(match("６２２２０２１２００００１２３４", "6222021200001234"), "same");
  assert.equal(match("gb29 nwbk 6016 1331 9268 19", "GB29NWBK60161331926819"), "same");
});

test("what is not given is unknown", () => {
  for (const missing of ["", "NOTPROVIDED", "0000", "****", "-"])
    assert.equal(match(missing, "6222021200001234"), "unknown");
});

test("equal numbers at two banks are two accounts", () => {
  assert.equal(match("12345678@010", "12345678@10"), "same");
  assert.equal(match("12345678@10", "12345678@11"), "different");
  assert.equal(match("12345678@DEUTDEFF", "12345678@DEUTDEFF500"), "same");
  assert.equal(match("12345678@DEUTDEFF", "12345678@COBADEFF"), "different");
  assert.equal(match("12345678@某银行甲支行", "12345678@某银行"), "same");
  assert.equal(match("12345678@102100000030", "12345678@102100099996"), "same");
  assert.equal(match("12345678@102100000030", "12345678@103100000026"), "different");
});

test("leading zeros matter unless the bank is the same", () => {
  assert.equal(match("0012345678@10", "12345678@10"), "same");
  assert.equal(match("0012345678", "12345678"), "likely");
  assert.equal(match("0012345678@10", "12345678@11"), "different");
});

test("masked numbers agree as far as they show", () => {
  assert.equal(match("6222****1234", "6222021200001234"), "likely");
  assert.equal(match("6222XXXXXXXX1234", "6222021200001234"), "likely");
  assert.equal(match("6222 **** **** 1234", "6222****1234"), "likely");
  assert.equal(match("6222****1234", "6222021200001235"), "different");
  assert.equal(match("6223****1234", "6222021200001234"), "different");
  assert.equal(match("****234", "6222021200001234"), "unknown");
  assert.equal(match("6222****1234@10", "6222021200001234@11"), "different");
});

test("an IBAN is its national number", () => {
  assert.equal(isIban(iban), true);
  assert.equal(isIban("DE88370400440532013000"), false);
  assert.equal(match(iban, "370400440532013000"), "same");
  assert.equal(match(iban, "0532013000@37040044"), "same");
  assert.equal(match(iban, "532013000@37040044"), "same");
  assert.equal(match(iban, "532013000"), "likely");
  assert.equal(match(iban, "13000"), "different");
  assert.equal(match(iban, "532013001@37040044"), "different");
  assert.equal(match(iban, "GB29NWBK60161331926819"), "different");
});

test("bank and account written together are one account", () => {
  assert.equal(match("37040044/0532013000", "532013000@37040044"), "same");
  assert.equal(match("37040044/0532013000", "532013000@37040045"), "different");
});
