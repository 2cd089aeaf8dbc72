// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { isCurrency } from "@tianwang/kernel/currency";
import { readRatesFile } from "./rates-file.ts";
import { referenceSources } from "./reference-rates.ts";
import { referenceValues } from "./reference-values.ts";

const at = (on: string) => Date.parse(`${on}T12:00Z`) / 60_000;

test("a minor unit is worth what the source of its year says", () => {
  const value = referenceValues(["USD", "CNY", "EUR", "JPY", "KWD"]);
  assert.equal(value(0, at("2023-05-01")), 0.01);
  assert.equal(value(1, at("2023-05-01")), (1 / 7.0809) * 0.01);
  assert.equal(value(2, at("2021-05-01")), 1.183 * 0.01);
  assert.equal(value(3, at("2020-05-01")), 1 / 106.7754, "the yen has no minor unit");
  assert.equal(
    value(4, at("2022-09-15")),
    (2.50286 / 0.772256) * 10 ** -3,
    "the dinar has three digits",
  );
});

test("the table of a day goes before the average of its year", () => {
  const value = referenceValues(["CNY"]);
  assert.equal(value(0, at("2022-09-15")), (0.110767 / 0.772256) * 0.01);
  assert.equal(value(0, at("2022-09-16")), (1 / 6.729) * 0.01);
});

test("without a source there is no value, nor far from its day", () => {
  const value = referenceValues(["XXX", "BTC", "TRY", "CNY"]);
  for (const currency of [0, 1, 2, 4]) assert.equal(value(currency, at("2022-09-15")), null);
  assert.equal(value(3, at("2010-01-01")), null);
  assert.equal(value(3, at("2015-06-01")), (1 / 6.7569) * 0.01, "the year nearest to it");
  assert.equal(value(3, at("2014-12-01")), null, "more than two years before the first source");
});

test("rates that a user gives hold for their day and the holidays after it", () => {
  const { rates, faults } = readRatesFile(
    "on,currency,unitsPerDollar\n2023-01-03,CNY,6.90\n2023-01-05,CNY,6.80\n",
  );
  assert.deepEqual(faults, []);
  const value = referenceValues(["CNY"], rates);
  const reference = (1 / 7.0809) * 0.01;
  assert.equal(value(0, at("2023-01-02")), reference);
  assert.equal(value(0, at("2023-01-03")), (1 / 6.9) * 0.01);
  assert.equal(value(0, at("2023-01-04")), (1 / 6.9) * 0.01);
  assert.equal(value(0, at("2023-01-15")), (1 / 6.8) * 0.01);
  assert.equal(value(0, at("2023-01-16")), reference);
});

test("faults of a file of rates are told by their place, and the other lines are read", () => {
  const file = [
    "\uFEFFon,currency,unitsPerDollar\r",
    "2023-02-30,CNY,6.9\r",
    "2023-02-28,RMB,6.9",
    "2023-02-28,CNY,0",
    "2023-02-28,CNY,6,9",
    "",
    "2023-02-28,CNY,6.9",
    "2023-02-28,CNY,6.91",
    "2023-02-28,XAU,0.001",
  ].join("\n");
  const { rates, faults } = readRatesFile(file);
  assert.deepEqual(rates, [{ on: "2023-02-28", currency: "CNY", unitsPerDollar: 6.9 }]);
  assert.deepEqual(
    faults.map(({ code, line, column }) => [code, line, column]),
    [
      ["DAY", 2, 1],
      ["CURRENCY", 3, 2],
      ["RATE", 4, 3],
      ["FIELD_COUNT", 5, null],
      ["TWICE", 8, null],
      ["CURRENCY", 9, 2],
    ],
  );
  assert.equal(readRatesFile("date;rate\n").faults[0]?.code, "HEADER");
});

test("every rate is of a currency, stands for each period, and is cited", () => {
  for (const { rates, periods, citation, url, readOn } of referenceSources) {
    assert.ok(citation && url.startsWith("http") && /^\d{4}-\d\d-\d\d$/u.test(readOn));
    for (const [code, all] of Object.entries(rates)) {
      assert.ok(isCurrency(code), code);
      assert.equal(all.length, periods.length, code);
      assert.ok(all.every((rate) => rate > 0));
    }
  }
});

test("sources that speak of one day differ by less than the stated tolerance", () => {
  const average = referenceValues(["EUR", "AUD", "CAD", "NOK"]);
  for (const currency of [0, 1, 2, 3]) {
    const [ofDay, ofYear] = [
      average(currency, at("2022-09-15")) ?? 0,
      average(currency, at("2022-06-15")) ?? 0,
    ];
    assert.ok(Math.abs(Math.log(ofDay / ofYear)) < 0.1);
  }
});
