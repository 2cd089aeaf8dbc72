// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { checkReport } from "../report/report-check.ts";
import { problemLines } from "../report/testing.ts";
import {
  accountsOfShape,
  converted,
  currencyOfReport,
  reportOfDraft,
  statedCountry,
} from "./draft-report.ts";
import { accountKeyOf } from "./entered.ts";
import { sampleShape } from "./testing.ts";

test("rows become transactions that cite them; nothing else is filled in", () => {
  const report = reportOfDraft(sampleShape(), {});
  const [transaction] = report.transactions ?? [];
  assert.deepEqual(transaction, {
    number: "M1",
    internalReference: "REF-1",
    on: "2026-03-02",
    time: "09:30:00",
    description: "货款",
    amountMinor: 1_000_050n,
    from: {
      account: {
        swift: "COBADEFF",
        number: "DE89370400440532013000",
        name: "虚构户 DE89370400440532013000",
        currency: "CNY",
      },
      country: "DE",
    },
    to: {
      account: {
        institutionName: "海川银行",
        number: "6222020000000000017",
        name: "虚构户 6222020000000000017",
        currency: "CNY",
      },
      country: "CN",
    },
    cites: { "*": [{ source: "流水.sta (exh_01JDFQ4Z8M3T5V7W9Y1A2B3C4D)", place: "line 12" }] },
  });
  assert.equal(report.currency, "CNY");
  assert.deepEqual(report.findings?.[0]?.because[0]?.cites, transaction?.cites?.["*"]);
  // What rows do not say is told as missing.
  const codes = problemLines(checkReport(report)).map((line) => line.split(" ")[1]);
  assert.deepEqual(codes, [
    "COUNTRY_OF_REPORT_UNKNOWN",
    "NO_REPORTING_ENTITY",
    "NO_REPORT_CODE",
    "NO_SUBMISSION_DAY",
    "NO_REASON",
    "NO_REPORTING_PERSON",
    "NO_INDICATOR",
    "NO_OWN_CLIENT",
  ]);
});

test("what a person states completes the report, and an account is the same in every payment", () => {
  const shape = sampleShape([{ number: "M2" }]);
  const key = accountKeyOf(shape.payments[0]?.to ?? assert.fail());
  const report = reportOfDraft(shape, {
    reportingEntity: { id: "17", country: "CN" },
    fiu: { country: "CN" },
    code: "STR",
    submittedOn: "2026-03-09",
    reason: "理由",
    reportingPerson: { lastName: "陈" },
    indicators: ["A1"],
    mode: "WIRE",
    accounts: [{ key, isMyClient: true, account: { type: "CA", openedOn: "2025-11-20" } }],
  });
  assert.deepEqual(problemLines(checkReport(report)), []);
  for (const { to, mode } of report.transactions ?? []) {
    assert.equal(mode, "WIRE");
    assert.deepEqual(
      [to?.isMyClient, to?.account?.type, to?.account?.number],
      [true, "CA", "6222020000000000017"],
    );
  }
});

test("another currency needs a stated rate; until then the amount is missing, not guessed", () => {
  const shape = sampleShape([{ number: "M2", currency: "USD", amountMinor: "5000000" }]);
  assert.equal(currencyOfReport(shape, {}), undefined);
  assert.equal(reportOfDraft(shape, { currency: "CNY" }).transactions?.[1]?.amountMinor, undefined);
  const rates = [{ currency: "USD", rate: "7.182" }];
  const report = reportOfDraft(shape, { currency: "CNY", rates });
  assert.equal(report.transactions?.[1]?.amountMinor, 35_910_000n);
  assert.deepEqual(report.transactions?.[1]?.from?.foreign, {
    currency: "USD",
    amountMinor: 5_000_000n,
    scale: 2,
    rate: "7.182",
  });
  assert.equal(report.transactions?.[0]?.from?.foreign, undefined);
});

test("conversion is exact and rounds halves away from zero", () => {
  assert.equal(converted({ amountMinor: 1n, scale: 2 }, "0.5", 2), 1n);
  assert.equal(converted({ amountMinor: 1n, scale: 2 }, "0.49", 2), 0n);
  assert.equal(converted({ amountMinor: 100n, scale: 0 }, "0.0481234", 2), 481n);
  const large = 10n ** 25n + 1n;
  assert.equal(converted({ amountMinor: large, scale: 2 }, "1", 2), large);
});

test("a country comes from the source's own words: a field, an IBAN, a BIC; else it is not known", () => {
  const party = { bank: "", number: "", country: "", name: "" };
  assert.equal(statedCountry({ ...party, country: "hk" }), "HK");
  assert.equal(statedCountry({ ...party, number: "DE89370400440532013000" }), "DE");
  assert.equal(statedCountry({ ...party, bank: "ICBKCNBJ" }), "CN");
  assert.equal(statedCountry({ ...party, bank: "海川银行", number: "6222" }), undefined);
});

test("the accounts of a shape are listed once with how often they take part", () => {
  const shape = sampleShape([{ number: "M2" }]);
  assert.deepEqual(
    accountsOfShape(shape).map(({ key, statedCountry: country, paymentCount }) => [
      key,
      country,
      paymentCount,
    ]),
    [
      ["COBADEFF DE89370400440532013000", "DE", 2],
      ["海川银行 6222020000000000017", "CN", 2],
    ],
  );
});
