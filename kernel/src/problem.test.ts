// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { defineProblems, problemValueLengthMax } from "./problem.ts";
import type { Locator } from "./source.ts";

const { table, problem } = defineProblems({
  DATE_UNREADABLE: {
    severity: "error",
    says: { zh: "日期无法识别", en: "The date cannot be read" },
    mend: { zh: "请更正日期列的格式", en: "Correct the date order in the mapping" },
  },
  HEADER_REPEATED: {
    severity: "info",
    says: { zh: "表头重复出现", en: "The header is repeated" },
    mend: { zh: "无需处理", en: "Nothing to mend" },
  },
});

const locator: Locator = { kind: "row", row: 3 };

test("a problem carries its code, severity, place, field and value", () => {
  assert.deepEqual(problem("DATE_UNREADABLE", locator, "交易日期", "2023-02-29"), {
    code: "DATE_UNREADABLE",
    severity: "error",
    locator,
    field: "交易日期",
    value: "2023-02-29",
  });
  assert.equal(table.HEADER_REPEATED.severity, "info");
});

test("a problem of the whole row has neither field nor value", () => {
  const { field, value, severity } = problem("HEADER_REPEATED", locator);
  assert.deepEqual([field, value, severity], ["", "", "info"]);
});

test("a long value is cut, and the cut is seen", () => {
  const kept = "x".repeat(problemValueLengthMax);
  assert.equal(problem("DATE_UNREADABLE", locator, "", kept).value, kept);
  assert.equal(problem("DATE_UNREADABLE", locator, "", `${kept}y`).value, `${kept}…`);
});
