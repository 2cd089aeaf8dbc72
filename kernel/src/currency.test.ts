// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { currencyCodes, currencyScale, isCurrency, isWithdrawn, noCurrency } from "./currency.ts";

test("currencies in use have the digits of ISO 4217, not those of daily prices", () => {
  const expected = {
    CNY: 2,
    USD: 2,
    EUR: 2,
    JPY: 0,
    KRW: 0,
    KWD: 3,
    CLF: 4,
    UYW: 4,
    AFN: 2,
    IRR: 2,
  };
  for (const [code, scale] of Object.entries(expected)) {
    assert.equal(currencyScale(code), scale, code);
    assert.equal(isWithdrawn(code), false, code);
  }
});

test("withdrawn currencies keep their digits", () => {
  const expected = {
    DEM: 2,
    FRF: 2,
    ATS: 2,
    BEF: 2,
    ITL: 0,
    ESP: 0,
    TRL: 0,
    LUF: 0,
    HRK: 2,
    BGN: 2,
  };
  for (const [code, scale] of Object.entries(expected)) {
    assert.equal(currencyScale(code), scale, code);
    assert.equal(isWithdrawn(code), true, code);
  }
});

test("codes without a minor unit are known and have no scale", () => {
  for (const code of [noCurrency, "XTS", "XAU", "XDR", "XFO"]) {
    assert.equal(isCurrency(code), true, code);
    assert.equal(currencyScale(code), undefined, code);
  }
  assert.equal(isWithdrawn("XFO"), true);
  assert.equal(isWithdrawn("XAU"), false);
});

test("what is no code is no currency", () => {
  for (const code of ["", "cny", "RMB", "CNH", "ZZZ", "EURO", "constructor"]) {
    assert.equal(isCurrency(code), false, code);
    assert.equal(currencyScale(code), undefined, code);
    assert.equal(isWithdrawn(code), false, code);
  }
});

test("each code stands once, and every one has the form of a code", () => {
  assert.equal(new Set(currencyCodes).size, currencyCodes.length);
  assert.deepEqual(
    currencyCodes.filter((code) => !/^[A-Z]{3}$/u.test(code)),
    [],
  );
  assert.equal(currencyCodes.length, 309);
});

/** Codes that browsers know and ISO 4217 never listed: market names and older units of CLDR. */
const notIso = new Set(
  "ARL ARM BAN BGM BGO BOL BRZ CLE CNH CNX KRH KRO MCF MDC MKN MVP VNN YUR".split(" "),
);

test("every currency that the platform knows is known here", () => {
  const missing = Intl.supportedValuesOf("currency").filter(
    (code) => !isCurrency(code) && !notIso.has(code),
  );
  assert.deepEqual(missing, []);
});
