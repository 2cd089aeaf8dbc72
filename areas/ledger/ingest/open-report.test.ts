// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Opened } from "./open-report.ts";
import { describeOpened } from "./open-report.ts";

const problem = (at: number): Opened["problems"][number] => ({
  code: "TABLE_DATE_UNREADABLE",
  severity: "error",
  exhibitName: "流水.csv",
  locator: `row ${at}`,
  field: "交易日期",
  value: "20230230",
  says: { zh: "日期无法识别", en: "The date cannot be read" },
  mend: { zh: "请核对原件", en: "Check the original" },
});

const opened: Opened = {
  case: { id: "cas_1", title: "甲案" },
  exhibits: {
    totalCount: 3,
    counts: [
      { kind: "table", reading: "read", count: 2 },
      { kind: "table", reading: "kept", count: 1 },
    ],
  },
  statements: [
    {
      exhibitName: "a.csv",
      account: "62",
      currency: "CNY",
      scale: 2,
      openingMinor: "100",
      sumMinor: "50",
      closingMinor: "140",
      differenceMinor: "-10",
      entryCount: 1,
      reconciles: "no",
    },
  ],
  sums: { transactionCount: 5, sourceCount: 6, foldedCount: 1, proposedCount: 0 },
  entityCounts: [
    { schema: "BankAccount", count: 4 },
    { schema: "Company", count: 2 },
    { schema: "Person", count: 1 },
    { schema: "Ownership", count: 9 },
  ],
  problems: [],
  url: "http://127.0.0.1:8420/cases/cas_1",
};

test("the report says what came in, what differs and where to look", () => {
  assert.deepEqual(describeOpened(opened, "en").split("\n"), [
    "Case  甲案  cas_1",
    "3 exhibits: table 3",
    "1 statement: 0 reconcile, 1 does not, 0 state no balances",
    "  ✗ a.csv  62  difference -0.10 CNY",
    "5 transactions (6 source rows, 1 folded, 0 proposed)",
    "4 accounts, 3 holders",
    "No problems",
    "Look at it  http://127.0.0.1:8420/cases/cas_1",
  ]);
});

test("many problems are told in part, with the way to the rest", () => {
  const many = { ...opened, problems: Array.from({ length: 25 }, (_, at) => problem(at)) };
  const lines = describeOpened(many, "zh").split("\n");
  assert.ok(lines.includes("问题 25 个："));
  assert.ok(lines.includes("  ✗ 流水.csv row 0 交易日期：日期无法识别（20230230）"));
  assert.ok(lines.some((line) => line.includes("另有 5 个")));
});
