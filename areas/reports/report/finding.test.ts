// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { findingOfShape } from "./finding.ts";
import { readReport, writeReport } from "./report-file.ts";
import { checkReport } from "./report-check.ts";
import { problemLines, sampleReport } from "./testing.ts";

const detector = {
  id: "pass-through",
  version: 2,
  title: { zh: "快进快出", en: "Pass-through" },
  messages: { left: { zh: "{share}% 在一天内转出。", en: "{share} percent left within a day." } },
  falsePositives: [{ zh: "代收代付。", en: "It collects for others." }],
};

const shape = {
  id: 7,
  typology: "pass-through",
  detector: "pass-through",
  version: 2,
  accounts: [3, 4],
  rows: [11, 18],
  // 2026-03-02 09:41 and 2026-03-03 08:12 in UTC.
  fromMinutes: 20_514 * 1440 + 581,
  toMinutes: 20_515 * 1440 + 492,
  strength: 0.9,
  because: [{ messageId: "left", data: { share: 99 } }],
} as const;

const citationOf = (row: number) => ({ source: "march.csv", place: `row ${row + 1}` });

test("a shape becomes a finding in both languages that names its rows", () => {
  const finding = findingOfShape(shape, detector, citationOf);
  assert.deepEqual(finding, {
    typology: "pass-through",
    title: detector.title,
    detector: "pass-through",
    version: 2,
    fromOn: "2026-03-02",
    toOn: "2026-03-03",
    because: [
      {
        zh: "99% 在一天内转出。",
        en: "99 percent left within a day.",
        cites: [
          { source: "march.csv", place: "row 12" },
          { source: "march.csv", place: "row 19" },
        ],
      },
    ],
    innocent: detector.falsePositives,
  });
  assert.ok(!JSON.stringify(finding).includes("0.9"), "no score goes into a report");
});

test("a shape is never told in the words of another detector or version", () => {
  const other = { ...shape, version: 1 };
  assert.throws(() => findingOfShape(other, detector, citationOf), /in the words of/u);
  const unknown = { ...shape, because: [{ messageId: "gone", data: {} }] };
  assert.throws(() => findingOfShape(unknown, detector, citationOf), /has the message gone/u);
});

test("such a finding has its place in a report and in its file", () => {
  const report = { ...sampleReport(), findings: [findingOfShape(shape, detector, citationOf)] };
  assert.deepEqual(problemLines(checkReport(report)), []);
  assert.deepEqual(readReport(JSON.parse(writeReport(report))).value, report);
});
