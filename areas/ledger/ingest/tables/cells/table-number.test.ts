// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { formatMinor } from "@tianwang/kernel/money";
import * as fc from "fast-check";
import type { DecimalSign } from "./table-number.ts";
import { cleanCell, collectDecimals, createAmountReader, looksLikeAmount } from "./table-number.ts";

function read(text: string, scale = 2, decimal: DecimalSign = ".", power = 0): string {
  const { fault, minor, mark, sign } = createAmountReader({ decimal, power })(text, scale);
  return fault ?? [String(minor), mark, sign].filter((part) => part !== "").join(" ");
}

const readable: readonly (readonly [string, string])[] = [
  ["1234.56", "123456"],
  ["-12", "-1200"],
  ["+7", "700"],
  ["12.", "1200"],
  [".5", "50"],
  ["1,234.56", "123456"],
  ["-1,234,567.00", "-123456700"],
  ["1,00,000.00", "10000000"],
  ["1'234.50", "123450"],
  ["1 234.50", "123450"],
  ["1\u00A0234.50", "123450"],
  ["(1,234.50)", "-123450"],
  ["（5）", "-500"],
  ["$(5)", "-500 $"],
  ["1234.50-", "-123450"],
  ["−5", "-500"],
  ["－５", "-500"],
  ["１，２３４．５０", "123450"],
  ["¥1,234.00", "123400 ¥"],
  ["￥ 12", "1200 ¥"],
  ["-¥5", "-500 ¥"],
  ["€ 3.10", "310 €"],
  ["USD 5", "500 USD"],
  ["HK$5", "500 HK$"],
  ["RMB 5", "500 RMB"],
  ["5CAD", "500 CAD"],
  ["DKK5.5", "550 DKK"],
  ["5.00元", "500 元"],
  ["12.30 CR", "1230 credit"],
  ["12.30CR.", "1230 credit"],
  ["DR 5", "500 debit"],
  ["5 D", "500 debit"],
  ["借 5", "500 debit"],
  ["5贷", "500 credit"],
  ["-0.00", "0"],
  ["0.00-", "0"],
  ["(0)", "0"],
  ["-0", "0"],
  ["0", "0"],
  ['="12.5"', "1250"],
  ["'12", "1200"],
  ["\t5\t", "500"],
  ["1.5E+1", "1500"],
  ["1.23456789012E+11", "12345678901200"],
  ["99999999999999999999.99", "9999999999999999999999"],
  ["12.3400", "1234"],
];

for (const [text, expected] of readable) {
  test(`${JSON.stringify(text)} is read as ${expected}`, () => assert.equal(read(text), expected));
}

const unreadable: readonly (readonly [string, string])[] = [
  ["", "empty"],
  [" \t", "empty"],
  ["abc", "unreadable"],
  ["1,23.4", "unreadable"],
  ["1.234.567", "unreadable"],
  ["12,34", "unreadable"],
  ["(5", "unreadable"],
  ["5)", "unreadable"],
  ["1-2", "unreadable"],
  ["-", "unreadable"],
  ["#REF!", "unreadable"],
  ["9".repeat(65), "unreadable"],
  ["12.345", "too-precise"],
  ["1.234", "too-precise"],
  ["6.22202E+18", "digits-lost"],
  ["1.2E+5", "digits-lost"],
  ["--5", "sign-twice"],
  ["-5-", "sign-twice"],
  ["-(5)", "sign-twice"],
];

for (const [text, expected] of unreadable) {
  test(`${JSON.stringify(text)} is ${expected}`, () => assert.equal(read(text), expected));
}

test("a comma can be the decimal sign", () => {
  assert.equal(read("1.234,56", 2, ","), "123456");
  assert.equal(read("1234,5", 2, ","), "123450");
  assert.equal(read("1.234", 2, ","), "123400");
  assert.equal(read("1,234", 2, ","), "too-precise");
  assert.equal(read("1,234.56", 2, ","), "unreadable");
});

test("amounts are scaled by their currency and their printed unit", () => {
  assert.equal(read("12", 0), "12");
  assert.equal(read("12.0", 0), "12");
  assert.equal(read("12.5", 0), "too-precise");
  assert.equal(read("1.234", 3), "1234");
  assert.equal(read("1.5", 2, ".", 4), "1500000");
  assert.equal(read("0.000001", 2, ".", 4), "1");
  assert.equal(read("0.0000001", 2, ".", 4), "too-precise");
  assert.equal(read("12345", 2, ".", -2), "12345");
  assert.equal(read("-5", 2, ".", -2), "-5");
});

test("what is printed in any convention is read back exactly", () => {
  const minors = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });
  const conventions = fc.record({
    decimal: fc.constantFrom<DecimalSign>(".", ","),
    isGrouped: fc.boolean(),
    isWide: fc.boolean(),
    negative: fc.constantFrom("minus" as const, "trailing" as const, "brackets" as const),
  });
  fc.assert(
    fc.property(minors, fc.integer({ min: 0, max: 4 }), conventions, (minor, scale, how) => {
      const plain = formatMinor(minor < 0n ? -minor : minor, scale);
      const [whole = "", fraction = ""] = plain.split(".");
      const group = how.decimal === "." ? "," : ".";
      const digits = how.isGrouped ? whole.replaceAll(/\B(?=(\d{3})+$)/gu, group) : whole;
      const unsigned = fraction === "" ? digits : `${digits}${how.decimal}${fraction}`;
      const forms = { minus: `-${unsigned}`, trailing: `${unsigned}-`, brackets: `(${unsigned})` };
      const printed = minor < 0n ? forms[how.negative] : unsigned;
      const wide = printed.replaceAll(/[!-~]/gu, (one) =>
        String.fromCharCode(one.charCodeAt(0) + 0xfee0),
      );
      const text = how.isWide ? wide : printed;
      // 1,234 without a fraction reads differently under the other sign, never under its own.
      assert.equal(read(text, scale, how.decimal), String(minor));
    }),
    { seed: 11, numRuns: 500 },
  );
});

test("protection against spreadsheets and outer spaces are taken off, nothing else", () => {
  for (const [text, expected] of [
    ['="6222 02"', "6222 02"],
    ["\t6222\t", "6222"],
    ["'6222", "6222"],
    ["  张三 ", "张三"],
    ["\u3000张三\u3000", "张三"],
    ["张 三", "张 三"],
    ["a=b", "a=b"],
    ["O'Neil", "O'Neil"],
    ["", ""],
  ]) {
    assert.equal(cleanCell(text!), expected);
  }
});

test("texts that only look like numbers are no amounts", () => {
  assert.ok(looksLikeAmount("1,234.50 CR"));
  for (const text of ["", "2024-01-05", "12:30", "张三", "A12", "1.2.3"]) {
    assert.ok(!looksLikeAmount(text), text);
  }
});

test("the decimal sign is proved by the form of the amounts, not by their number", () => {
  const evidence = collectDecimals();
  for (const text of ["1,234", "5", "1,234.5", "x", "¥3", "-1", "2 CR"]) evidence.add(text);
  assert.deepEqual(evidence.only["."], { count: 1, example: "1,234.5" });
  assert.deepEqual(evidence.only[","], { count: 0, example: "" });
  assert.deepEqual(evidence.open, { count: 1, example: "1,234" });
  assert.deepEqual([...evidence.signs], ["¥"]);
  assert.equal(evidence.negativeCount, 2);
});
