// SPDX-License-Identifier: Apache-2.0
import type { Shape } from "@tianwang/typologies";
import { strengthOf } from "@tianwang/typologies";
import assert from "node:assert/strict";
import { test } from "node:test";
import type { CasePayments } from "./case-payments.ts";
import { leftOutNotes, limitNotes } from "./finding-run.ts";
import {
  earlyShapes,
  expectedByChance,
  foundShapes,
  startsOf,
  strengthWordOf,
  sumsOf,
} from "./finding.ts";
import { chanceOf, sentenceOf } from "./finding.view.ts";

/** Payments of a case, given as pairs; account n of the watch is 10 n of the case. */
function paymentsOf(pairs: readonly (readonly [number, number])[]): CasePayments {
  return {
    count: pairs.length,
    movement: Int32Array.from(pairs, (_, at) => at + 100),
    from: Int32Array.from(pairs, ([from]) => from),
    to: Int32Array.from(pairs, ([, to]) => to),
    day: Int32Array.from(pairs, (_, at) => at + 1),
    amountMinor: new Float64Array(pairs.length),
    currency: new Uint16Array(pairs.length),
    accounts: Array.from({ length: 10 }, (_, account) => account * 10),
    leftOut: {},
  };
}

const shape = (given: Partial<Shape>): Shape => ({
  id: 1,
  typology: "fan-in",
  detector: "fan-in",
  version: 1,
  accounts: [],
  rows: [0],
  fromMinutes: 0,
  toMinutes: 0,
  strength: 0.5,
  because: [],
  ...given,
});

test("shapes come in the terms of the case, the strongest first, then the earliest", () => {
  const payments = paymentsOf([
    [1, 2],
    [3, 2],
    [4, 5],
  ]);
  const found = foundShapes(payments, [
    shape({ id: 1, accounts: [5, 4], rows: [2], fromMinutes: 9 }),
    shape({ id: 2, accounts: [2, 1], rows: [0, 1], fromMinutes: 5 }),
    shape({ id: 3, accounts: [4], rows: [], strength: 1 }),
    shape({ id: 4, accounts: [5], rows: [2], strength: 0.9 }),
  ]);
  assert.deepEqual(
    found.map(({ strength, payments: own }) => [strength, own.map(({ movement }) => movement)]),
    [
      [0.9, [102]],
      [0.5, [100, 101]],
      [0.5, [102]],
    ],
  );
  // The third account is no part of what the detector named, and yet pays in a row of the shape.
  assert.deepEqual(found[1]?.accounts, [20, 10, 30]);
  assert.deepEqual(
    found[1]?.payments.map(({ payer, beneficiary, day }) => [payer, beneficiary, day]),
    [
      [1, 0, 1],
      [2, 0, 2],
    ],
  );
  assert.deepEqual([found[1]?.fromDay, found[1]?.toDay], [1, 2]);
});

test("a circle is told from where the money set out, and others end where it all comes to", () => {
  const round = paymentsOf([
    [1, 2],
    [2, 3],
    [3, 1],
  ]);
  const [cycle] = foundShapes(round, [
    shape({ typology: "cycle", accounts: [3, 1, 2], rows: [0, 1, 2] }),
  ]);
  assert.deepEqual(cycle?.accounts, [10, 20, 30]);
  const wide = paymentsOf([
    [1, 2],
    [1, 3],
    [2, 9],
    [3, 9],
    [1, 4],
  ]);
  const [spread] = foundShapes(wide, [
    shape({ typology: "scatter-gather", accounts: [1, 2, 3, 9, 4], rows: [0, 1, 2, 3, 4] }),
  ]);
  assert.deepEqual(spread?.accounts, [10, 20, 30, 40, 90]);
});

test("shapes of the beginning are told: there every pair seems new", () => {
  // A row a day: of eight days the first two are the beginning.
  const payments = paymentsOf([
    [1, 2],
    [2, 3],
    [4, 5],
    [5, 6],
    [1, 2],
    [2, 3],
    [6, 7],
    [7, 8],
  ]);
  const of = (...rows: number[]) => foundShapes(payments, [shape({ rows })]);
  const isKept = (...rows: number[]) => earlyShapes(payments, of(...rows), 120).size === 0;
  assert.equal(isKept(2, 3), true);
  // The pairs are old, though these payments come later.
  assert.equal(isKept(4, 5), false);
  assert.equal(isKept(1, 2, 3), true);
  assert.equal(isKept(0, 1, 2), false);
  assert.equal(earlyShapes(payments, of(1), 1).size, 0);
});

test("sums keep currencies apart, and money enters where nothing came before", () => {
  const sum = (amountMinor: bigint, currency: string) => ({ amountMinor, currency, scale: 2 });
  assert.deepEqual(sumsOf([sum(5n, "USD"), sum(1n, "CNY"), sum(7n, "USD")]), [
    sum(1n, "CNY"),
    sum(12n, "USD"),
  ]);
  const pair = (payer: number, beneficiary: number) => ({ payer, beneficiary });
  assert.deepEqual(startsOf([pair(0, 1), pair(1, 2), pair(3, 2), pair(2, 0), pair(0, 4)]), [0, 2]);
});

test("what chance makes is the strength read backwards, in words by the case", () => {
  for (const [expected, accountCount] of [
    [0.001, 50],
    [2, 4_000],
  ] as const) {
    const strength = strengthOf(Math.log10(expected), accountCount);
    assert.ok(Math.abs(expectedByChance(strength, accountCount) / expected - 1) < 1e-9);
  }
  assert.deepEqual([0.0001, 0.5, 3].map(strengthWordOf), ["rare", "seldom", "common"]);
  assert.match(chanceOf(0.5, 80).en, /80 accounts .* about 1\.0 such shapes/u);
  assert.match(chanceOf(0.9, 80).zh, /约 0\.0014 个/u);
  assert.match(chanceOf(1, 80).en, /fewer than one such shape in a million/u);
});

test("a sentence names the middle, the window and each currency", () => {
  const account = (name: string, number = "") => ({ name, number, bank: "" });
  const amounts = [
    { amountMinor: "123456789", currency: "CNY", scale: 2 },
    { amountMinor: "500", currency: "JPY", scale: 0 },
  ];
  const spoken = {
    typology: "fan-in" as const,
    accounts: [account("甲公司"), account("", "62220001"), account("")],
    amounts,
    paymentCount: 1,
    fromOn: "2024-03-09",
    toOn: "2024-03-09",
  };
  assert.equal(
    sentenceOf(spoken).en,
    "Fan-in: 2 accounts pay 甲公司 for the first time; 1 payment on 9 Mar 2024, CNY 1,234,567.89, JPY 500 in all.",
  );
  const { zh } = sentenceOf({ ...spoken, typology: "layering-chain", toOn: "2024-12-10" });
  assert.match(zh, /资金从“甲公司”逐户转到“未注明账户”；2024年3月9日至2024年12月10日，共 1 笔/u);
});

test("what was left out and where a limit bit is said with figures", () => {
  const notes = leftOutNotes({
    movementCount: 9,
    paymentCount: 3,
    accountCount: 2,
    findingCount: 0,
    maybeTwiceCount: 1,
    leftOut: { cash: 2, undated: 1 },
  });
  assert.deepEqual(
    notes.map(({ code, count }) => [code, count]),
    [
      ["cash", 2],
      ["undated", 1],
      ["may-count-twice", 1],
    ],
  );
  const [limit] = limitNotes([
    { limit: "hub", count: 1, accounts: [{ number: "62", bank: "", name: "" }] },
  ]);
  assert.match(limit?.says.en ?? "", /\(1 time\): 62$/u);
  for (const { says } of notes) assert.doesNotMatch(says.zh + says.en, /[{}]/u);
});
