// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { citesOf } from "./report.ts";
import { readReport, writeReport } from "./report-file.ts";
import { sampleReport } from "./testing.ts";

test("a report comes back from its file as it was, amounts exact", () => {
  const report = sampleReport();
  const big = 123_456_789_012_345_678_901n;
  const [first, ...others] = report.transactions ?? [];
  const large = { ...report, transactions: [{ ...first, amountMinor: big }, ...others] };
  const again = readReport(JSON.parse(writeReport(large)));
  assert.deepEqual(again, { value: large, faults: [] });
  assert.equal(again.value?.transactions?.[0]?.amountMinor, big);
});

test("every fault is told with its place, in both languages", () => {
  const { value, faults } = readReport({
    code: 5,
    submittedOn: "2026-02-30",
    curency: "CNY",
    transactions: [
      { amountMinor: 12, from: { isMyClient: "yes", account: [] }, time: "25:00:00" },
      { from: { foreign: { rate: "7,1" } } },
      7,
    ],
    activity: { parties: [{ significance: 11 }] },
    findings: [{ typology: "" }],
    reason: "",
  });
  assert.equal(value, null);
  assert.deepEqual(
    faults.map(({ place }) => place),
    [
      "code",
      "submittedOn",
      "curency",
      "transactions[0].amountMinor",
      "transactions[0].from.isMyClient",
      "transactions[0].from.account",
      "transactions[0].time",
      "transactions[1].from.foreign.rate",
      "transactions[2]",
      "activity.parties[0].significance",
      "findings[0].title",
      "findings[0].because",
      "findings[0].innocent",
      "findings[0].typology",
      "reason",
    ],
  );
  for (const { says } of faults) assert.ok(says.zh !== "" && says.en !== "" && says.zh !== says.en);
  assert.deepEqual(faults[2]?.says.en, "is not known here; check its spelling");
});

test("what is no object at all has one fault, and a flood of faults is cut", () => {
  for (const json of [null, [], "text", 5]) assert.equal(readReport(json).faults.length, 1);
  const many = readReport({ transactions: Array.from({ length: 500 }, () => 1) });
  assert.equal(many.faults.length, 100);
  const tooMany = readReport({ indicators: Array.from({ length: 10_001 }, () => ({ code: "A" })) });
  assert.deepEqual(
    tooMany.faults.map(({ place }) => place),
    ["indicators"],
  );
});

test("a value cites its own rows, else those of its object", () => {
  const whole = [{ source: "a.csv", place: "row 2" }];
  const own = [{ source: "b.csv", place: "row 9" }];
  const holder = { cites: { "*": whole, purpose: own } };
  assert.deepEqual(citesOf(holder, "purpose"), own);
  assert.deepEqual(citesOf(holder, "on"), whole);
  assert.deepEqual(citesOf({}), []);
});
