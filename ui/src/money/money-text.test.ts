// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { countText, moneyText, spokenAmount } from "./money-text.ts";

const cny = (amountMinor: string) => ({ amountMinor, currency: "CNY", scale: 2 });

test("amounts are grouped, exact, with a real minus and no negative zero", () => {
  assert.equal(moneyText(cny("-123456789")), "\u22121,234,567.89");
  assert.equal(moneyText(cny("-0")), "0.00");
  assert.equal(moneyText(cny("5")), "0.05");
  assert.equal(moneyText({ amountMinor: "1234", currency: "JPY", scale: 0 }), "1,234");
  assert.equal(moneyText({ amountMinor: 1234567n, currency: "KWD", scale: 3 }), "1,234.567");
  assert.equal(moneyText(cny("90071992547409931")), "900,719,925,474,099.31");
  assert.equal(countText(1000000), "1,000,000");
});

test("no digit is lost or moved, whatever the amount", () => {
  fc.assert(
    fc.property(fc.bigInt(), fc.integer({ min: 0, max: 8 }), (amountMinor, scale) => {
      const text = moneyText({ amountMinor, currency: "XXX", scale });
      const digits = text.replaceAll(/[,.]/gu, "").replace("\u2212", "-");
      assert.equal(BigInt(digits), amountMinor);
      assert.equal(text.split(".")[1]?.length ?? 0, scale);
    }),
  );
});

test("spoken amounts use the units of the language and are cut, not rounded up", () => {
  assert.equal(spokenAmount(cny("12345678900"), "zh"), "1.23亿");
  assert.equal(spokenAmount(cny("12999999900"), "zh"), "1.29亿");
  assert.equal(spokenAmount(cny("5000000"), "zh"), "5万");
  assert.equal(spokenAmount(cny("10000000000"), "en"), "100m");
  assert.equal(spokenAmount(cny("-2500000000000"), "en"), "\u221225bn");
  assert.equal(spokenAmount(cny("99900"), "zh"), "");
  assert.equal(spokenAmount(cny("99900"), "en"), "");
});
