// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { writeGoaml } from "./goaml-write.ts";
import { knownProfile, knownProfiles } from "./profiles/known-profiles.ts";
import { readProfile } from "./profile.ts";
import type { Profile } from "./profile.ts";
import type { SuspicionReport } from "../report/report.ts";
import { problemLines, sampleReport } from "../report/testing.ts";

const sampleText = (name: string) =>
  readFileSync(new URL(`../report/samples/${name}`, import.meta.url), "utf8");

function profileOf(json: object): Profile {
  const file = { id: "own", version: 1, title: { zh: "自用", en: "own" }, ...json };
  const { profile, faults } = readProfile(file, knownProfile);
  assert.ok(profile, JSON.stringify(faults));
  return profile;
}

const general = profileOf({ extends: "goaml-5-0-2" });
const lines = (report: SuspicionReport, profile = general) =>
  problemLines(writeGoaml(report, profile).problems);

test("the fictional case is written as it was, byte for byte, and again the same", () => {
  const { xml, problems } = writeGoaml(sampleReport(), general);
  assert.equal(xml, sampleText("pass-through.goaml.xml"));
  assert.equal(writeGoaml(structuredClone(sampleReport()), general).xml, xml);
  assert.deepEqual(problemLines(problems), [
    "info GOAML_CODE_UNUSUAL indicators[0].code indicator",
  ]);
});

test("the order comes from the profile, not from the report", () => {
  const report = sampleReport();
  const turned = Object.fromEntries(Object.entries(report).toReversed()) as SuspicionReport;
  assert.equal(writeGoaml(turned, general).xml, writeGoaml(report, general).xml);
  const [head, ...rest] = general.types["report"] ?? [];
  assert.ok(head);
  const last = profileOf({ extends: "goaml-5-0-2", types: { report: [...rest, head] } });
  const { xml } = writeGoaml(report, last);
  assert.match(xml, /<rentity_id>3177<\/rentity_id>\n<\/report>\n$/u);
});

test("hostile text stays text: markup, controls, lone surrogates, other directions", () => {
  const reason = "a<b>&\"']]><!--\u0000\u0008\uD800x\uDC00\uFFFE\r\n\u202Eمورا\u{1F4B0}";
  const { xml, problems } = writeGoaml({ ...sampleReport(), reason }, general);
  const carried =
    "a&lt;b&gt;&amp;\"']]&gt;&lt;!--\uFFFD\uFFFD\uFFFDx\uFFFD\uFFFD&#13;\n\u202Eمورا\u{1F4B0}";
  assert.ok(xml.includes(`<reason>${carried}</reason>`));
  assert.ok(xml.isWellFormed());
  assert.deepEqual(problemLines(problems), [
    "warning GOAML_CHARACTERS_REPLACED reason reason",
    "info GOAML_CODE_UNUSUAL indicators[0].code indicator",
  ]);
});

test("what a profile requires and the report lacks is told at the place of the value", () => {
  const found = lines({
    transactions: [{ from: { isMyClient: true, account: {} }, to: { person: {} } }],
  });
  for (const line of [
    "error GOAML_REQUIRED reportingEntity.id rentity_id",
    "error GOAML_REQUIRED submittedOn submission_date",
    "error GOAML_REQUIRED transactions[0].on date_transaction",
    "error GOAML_REQUIRED transactions[0].amountMinor amount_local",
    "error GOAML_REQUIRED transactions[0].from.account.branch branch",
    "error GOAML_REQUIRED transactions[0].from.account institution_code | swift",
    "error GOAML_REQUIRED transactions[0].to.person.lastName last_name",
    "warning GOAML_WANTED transactions[0].to.person.firstName first_name",
    "warning GOAML_WANTED indicators report_indicators",
  ])
    assert.ok(found.includes(line), `${line}\n${found.join("\n")}`);
});

test("a value without an element is told and never vanishes unsaid", () => {
  const found = lines(sampleReport(), knownProfile("goaml-4-0"));
  const place = "transactions[0].to.account.signatories[0].person.nativeName";
  assert.ok(found.includes(`warning GOAML_NO_PLACE ${place} full_name_frn`));
  const { xml } = writeGoaml(sampleReport(), knownProfile("goaml-4-0") ?? general);
  assert.ok(!xml.includes("full_name_frn"));
});

test("of alternatives the first is written and the other is told", () => {
  const report = sampleReport();
  const [first] = report.transactions ?? [];
  const from = { ...first?.from, account: { ...first?.from?.account, institutionCode: "17" } };
  const both = { ...report, transactions: [{ ...first, from }] };
  const { xml, problems } = writeGoaml(both, general);
  assert.ok(xml.includes("<institution_code>17</institution_code>\n        <account>"));
  assert.ok(
    problemLines(problems).includes(
      "warning GOAML_ONE_OF transactions[0].from.account.swift swift",
    ),
  );
});

test("version 4 takes transactions or an activity, version 5 both", () => {
  const activity = { parties: [{ isMyClient: true, person: { lastName: "Lin" }, country: "CN" }] };
  const report = { ...sampleReport(), activity };
  const old = writeGoaml(report, knownProfile("goaml-4-0") ?? general);
  assert.ok(!old.xml.includes("<activity>"));
  assert.ok(problemLines(old.problems).includes("warning GOAML_ONE_OF activity activity"));
  const now = writeGoaml(report, general);
  assert.match(
    now.xml,
    /<activity>\n\s+<report_parties>\n\s+<report_party>\n\s+<person_my_client>/u,
  );
  const alone = writeGoaml({ ...report, transactions: [] }, knownProfile("goaml-4-0") ?? general);
  assert.match(alone.xml, /<report_party>\n\s+<person>\n\s+<last_name>Lin/u);
});

test("codes, lengths, forms and digits of a profile are judged; nothing is cut", () => {
  const own = profileOf({
    extends: "goaml-5-0-2",
    dateForm: "date",
    digitsMax: 1,
    lists: { report_type: { codes: { STR: { zh: "可疑", en: "suspicious" } } } },
    change: { "report.reason": { lengthMax: 5 }, "account.account_name": { pattern: "[a-z]+" } },
  });
  const report = { ...sampleReport(), code: "SAR", reason: "💰💰💰💰💰💰" };
  const { xml, problems } = writeGoaml(report, own);
  const found = problemLines(problems);
  for (const line of [
    "error GOAML_CODE_UNKNOWN code report_code",
    "error GOAML_TOO_LONG reason reason",
    "error GOAML_FORM transactions[0].from.account.name account_name",
    "error GOAML_FORM transactions[0].from.foreign.rate foreign_exchange_rate",
  ])
    assert.ok(found.includes(line), line);
  assert.ok(xml.includes("<reason>💰💰💰💰💰💰</reason>"));
  assert.ok(xml.includes("<submission_date>2026-04-02</submission_date>"));
  assert.ok(!found.some((line) => line.includes("amount_local")), "zeros at the end are no digits");
});

test("an amount whose digits nobody knows is not written", () => {
  const { xml, problems } = writeGoaml({ ...sampleReport(), currency: "BTC" }, general);
  assert.ok(!xml.includes("<amount_local>"));
  const found = problemLines(problems);
  assert.ok(found.includes("error AMOUNT_WITHOUT_DIGITS transactions[0].amountMinor amount_local"));
});

test("every element of every profile that comes with the product names its sources", () => {
  for (const { sources, types, root } of knownProfiles) {
    assert.ok(sources.length > 0);
    assert.ok((types[root] ?? []).length > 10);
  }
});
