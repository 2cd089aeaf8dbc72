// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { banks } from "./banks.ts";
import { isBusinessDay } from "./calendar.ts";
import { readHabits } from "./habit-table.ts";
import { playHabits } from "./habits.ts";
import type { Account } from "./ledger.ts";
import { createRandom } from "./random.ts";

const account: Account = {
  id: "a",
  name: "甲",
  latin: "A",
  number: "1",
  bank: banks.lanjiang,
  currency: "CNY",
  holderId: "a",
  openingMinor: 0n,
  reserveMinor: 0n,
  isPool: false,
};
const paidFor = { zh: "水费", en: "Water" };
const water = { id: "w", name: "水", latin: "W", number: "2", bank: banks.lanyang, paidFor };
const parties = {
  water: [water],
  shop: [{ id: "s", name: "", latin: "", number: "", bank: null }],
};
const period = { from: "2022-01-01" as CalendarDate, to: "2022-12-31" as CalendarDate };

const play = (table: string) =>
  playHabits(readHabits({ account, parties }, table), period, createRandom("habits"));

test("a line of the table is read word for word", () => {
  const [habit] = readHabits(
    { account, parties, hours: [7, 22] },
    "out; workdays 140; water; 12.5..99 by 0.5; transfer; 水费|Water / 补缴|Arrears",
  );
  assert.deepEqual(habit, {
    account,
    flow: "out",
    rhythm: { perHundredBusinessDays: 140 },
    parties: [water],
    amount: [1250, 9900, 50],
    kind: "transfer",
    purposes: [
      { zh: "水费", en: "Water" },
      { zh: "补缴", en: "Arrears" },
    ],
    hours: [7, 22],
  });
});

test("words that nobody knows stop the making of the world", () => {
  const line = (text: string) => () => readHabits({ account, parties }, text);
  assert.throws(line("away; days 5; water; 1; transfer;"), /in or out/u);
  assert.throws(line("out; often 5; water; 1; transfer;"), /unknown rhythm/u);
  assert.throws(line("out; days 5; nobody; 1; transfer;"), /called nobody/u);
  assert.throws(line("out; days 5; water; 1.005; transfer;"), /two digits/u);
  assert.throws(line("out; days 5; water; 1; gift;"), /kind of transfer/u);
});

test("a monthly habit comes twelve times a year, on business days, for what the other sells", () => {
  const intents = play("out; monthly 31; water; 88.80; transfer;");
  assert.equal(intents.length, 12);
  assert.ok(intents.every(({ paid }) => isBusinessDay("CN", paid.on)));
  assert.ok(intents.every(({ amountMinor }) => amountMinor === 8880n));
  assert.deepEqual(intents[0]?.purpose, paidFor);
});

test("workdays keep to workdays, days do not, and both come about as often as they say", () => {
  const work = play("out; workdays 150; shop; 1..5; card; 消费|Purchase");
  // 2022 had 251 business days in mainland China.
  assert.ok(Math.abs(work.length - 376) < 30, String(work.length));
  assert.ok(work.every(({ paid }) => isBusinessDay("CN", paid.on)));
  const any = play("out; days 100; shop; 1..5; card; 消费|Purchase");
  assert.equal(any.length, 365);
});

test("interest comes four times a year on its day, weekend or not", () => {
  const days = play("in; quarterly 21; shop; 25bp; interest; 结息|Interest").map(
    ({ paid }) => paid.on,
  );
  assert.deepEqual(days, ["2022-03-21", "2022-06-21", "2022-09-21", "2022-12-21"]);
});

test("nothing is received before it is paid", () => {
  const intents = play("out; days 300; water; 1..500; transfer; 水费|Water");
  assert.ok(intents.length > 1000);
  for (const { paid, received } of intents) {
    assert.ok(`${paid.on}T${paid.time}` < `${received.on}T${received.time}`);
  }
  assert.ok(intents.some(({ paid, received }) => paid.on < received.on));
});
