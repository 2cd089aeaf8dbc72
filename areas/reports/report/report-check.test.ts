// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { checkReport, exportGate } from "./report-check.ts";
import { reportProblems } from "./problems.ts";
import type { SuspicionReport } from "./report.ts";
import { problemLines, sampleReport } from "./testing.ts";

const lines = (report: SuspicionReport) => problemLines(checkReport(report));
const home = { reportingEntity: { id: "1", country: "CN" }, fiu: { country: "CN" } };

/** The sample with its first transaction changed. */
function withFirst(change: object): SuspicionReport {
  const report = sampleReport();
  const [first, ...others] = report.transactions ?? [];
  return { ...report, transactions: [{ ...first, ...change }, ...others] };
}

test("the fictional case lacks nothing", () => {
  assert.deepEqual(lines(sampleReport()), []);
});

test("an empty report lacks everything that a report needs, each with its place", () => {
  assert.deepEqual(lines({}), [
    "error COUNTRY_OF_REPORT_UNKNOWN fiu country",
    "error NO_REPORTING_ENTITY reportingEntity id",
    "error NO_REPORT_CODE report code",
    "error NO_SUBMISSION_DAY report submittedOn",
    "error NO_REASON report reason",
    "warning NO_REPORTING_PERSON report reportingPerson",
    "error NO_REPORT_CURRENCY report currency",
    "warning NO_INDICATOR report indicators",
    "error NOTHING_REPORTED report transactions",
    "info NO_FINDING report findings",
  ]);
});

test("a bare transaction says what it lacks", () => {
  assert.deepEqual(
    lines({ ...home, transactions: [{}] }).filter((line) => line.includes("transactions[")),
    [
      "error NO_TRANSACTION_NUMBER transactions[0] number",
      "error NO_TRANSACTION_DAY transactions[0] on",
      "error NO_AMOUNT transactions[0] amountMinor",
      "info NOT_CITED transactions[0] cites",
      "error NO_SIDE transactions[0] from",
      "error NO_SIDE transactions[0] to",
    ],
  );
});

test("sides are one subject with country and name, and one of them is a client", () => {
  const from = { account: {}, person: {} };
  const to = { entity: { directors: [{ person: {} }] }, conductor: {} };
  assert.deepEqual(lines(withFirst({ from, to })), [
    "error NOT_ONE_SUBJECT transactions[0].from",
    "error NO_ACCOUNT_NUMBER transactions[0].from.account number",
    "warning NO_ACCOUNT_HOLDER transactions[0].from.account name",
    "error NO_PERSON_NAME transactions[0].from.person lastName",
    "error NO_SIDE_COUNTRY transactions[0].from country",
    "error NO_ENTITY_NAME transactions[0].to.entity name",
    "error NO_PERSON_NAME transactions[0].to.entity.directors[0].person lastName",
    "error NO_SIDE_COUNTRY transactions[0].to country",
    "error NO_PERSON_NAME transactions[0].to.conductor lastName",
    "warning NO_OWN_CLIENT transactions[0] isMyClient",
  ]);
});

test("amounts, days and numbers are looked at", () => {
  assert.deepEqual(lines(withFirst({ amountMinor: 0n })).slice(0, 1), [
    "error AMOUNT_NOT_POSITIVE transactions[0] amountMinor",
  ]);
  assert.deepEqual(lines(withFirst({ on: "2026-04-03" })), [
    "error DAY_AFTER_SUBMISSION transactions[0] on",
  ]);
  assert.deepEqual(lines(withFirst({ number: "T-0003" })), [
    "error TRANSACTION_NUMBER_TWICE transactions[2] number",
  ]);
});

test("a foreign amount agrees with its rate within what rounding explains", () => {
  const [first] = sampleReport().transactions ?? [];
  const foreign = (change: object) =>
    lines(withFirst({ from: { ...first?.from, foreign: { ...first?.from?.foreign, ...change } } }));
  assert.deepEqual(foreign({}), []);
  // A rate of three digits explains up to 25.00 on 50,000: half of its last digit.
  assert.deepEqual(foreign({ amountMinor: 5_000_300n }), []);
  const disagrees = ["warning RATE_DISAGREES transactions[0].from.foreign rate"];
  assert.deepEqual(foreign({ rate: "7.193" }), disagrees);
  assert.deepEqual(foreign({ rate: "0.1392" }), disagrees, "the other direction is told");
  const incomplete = ["error FOREIGN_INCOMPLETE transactions[0].from.foreign"];
  assert.deepEqual(foreign({ rate: undefined }), incomplete);
  assert.deepEqual(foreign({ currency: "BTC" }), incomplete);
  assert.deepEqual(foreign({ currency: "BTC", scale: 2 }), []);
  assert.deepEqual(foreign({ currency: "CNY" }), [
    "error FOREIGN_IS_LOCAL transactions[0].from.foreign currency",
  ]);
});

test("nothing leaves China without consent, and an unknown country is no permission", () => {
  const fiu = (change: object): SuspicionReport => ({ ...home, fiu: change });
  assert.equal(exportGate(home).isPassed, true);
  assert.equal(exportGate(fiu({ country: "BE" })).isPassed, false);
  assert.equal(exportGate(fiu({ country: "BE" })).isBlocking, true);
  assert.equal(exportGate(fiu({ country: "BE", consentReference: "2026-17" })).isPassed, true);
  assert.equal(exportGate(fiu({})).isPassed, false);
  assert.equal(exportGate(fiu({ consentReference: "2026-17" })).isPassed, false);
  const abroad = { reportingEntity: { country: "KE" }, fiu: { country: "BE" } };
  assert.equal(exportGate(abroad).isPassed, true);
  assert.ok(lines(fiu({ country: "BE" })).includes("error CONSENT_MISSING fiu consentReference"));
});

test("wording that presumes guilt is told in both languages, a name that holds it is not", () => {
  const of = (reason: string) => lines({ ...sampleReport(), reason });
  for (const reason of ["The criminal moved it.", "这名罪犯转走了钱。"])
    assert.deepEqual(of(reason), ["warning GUILT_PRESUMED report reason"]);
  for (const reason of ["Criminalia Ltd received it.", "涉嫌洗钱"])
    assert.deepEqual(of(reason), []);
});

test("a finding has reasons and an innocent reading", () => {
  const title = { zh: "甲", en: "a" };
  const findings = [{ typology: "cycle", title, because: [], innocent: [] }];
  assert.deepEqual(lines({ ...sampleReport(), findings }), [
    "error FINDING_WITHOUT_REASON findings[0] because",
    "warning FINDING_WITHOUT_INNOCENT_READING findings[0] innocent",
  ]);
});

test("every problem says in both languages what is wrong and how to mend it", () => {
  for (const [code, { says, mend }] of Object.entries(reportProblems))
    for (const text of [says, mend]) assert.notEqual(text.zh, text.en, code);
});
