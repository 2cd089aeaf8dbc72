// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import {
  creditCheck,
  isIban,
  makeCreditCode,
  makeIban,
  makeResidentNumber,
  residentCheck,
  withLuhnDigit,
} from "./numbers.ts";

test("check digits of IBANs: examples of the IBAN registry", () => {
  assert.equal(makeIban("GB", "WEST12345698765432"), "GB82WEST12345698765432");
  assert.equal(makeIban("CH", "00762011623852957"), "CH9300762011623852957");
  assert.equal(isIban("AE070331234567890123456"), true);
  assert.equal(isIban("AE070331234567890123457"), false);
});

test("Luhn digit: the example of ISO/IEC 7812-1", () => {
  assert.equal(withLuhnDigit("7992739871"), "79927398713");
});

test("check character of resident numbers: the examples of GB 11643-1999", () => {
  assert.equal(residentCheck("11010519491231002"), "X");
  assert.equal(residentCheck("44052418800101001"), "4");
});

test("a resident number of a region that exists is refused", () => {
  const bornOn = "1980-01-01" as CalendarDate;
  assert.match(makeResidentNumber("998826", bornOn, "123"), /^99882619800101123[0-9X]$/u);
  assert.throws(() => makeResidentNumber("110105", bornOn, "123"), /unassigned region/u);
});

test("check character of credit codes: the example of GB 32100-2015", () => {
  assert.equal(creditCheck("91350100M000100Y4"), "3");
  assert.throws(() => makeCreditCode("91", "110105", "MA1234567"), /fictional/u);
});
