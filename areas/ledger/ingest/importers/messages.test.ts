// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { suite, test } from "node:test";
import * as fc from "fast-check";
import type { RowSink, TextReader } from "@tianwang/ledger";
import { formatMinor, parseMinor } from "@tianwang/kernel/money";
import type { Problem } from "@tianwang/kernel/problem";
import type { StatementCheck } from "../statement-check.ts";
import { checkStatements } from "../statement-check.ts";
import { judgeFile } from "../verdict.ts";
import { createCamtReader } from "./camt/importer.ts";
import { createMt940Reader } from "./mt940/importer.ts";

const root = new URL("../../../../", import.meta.url);
const samples = new URL("../shared/data/flows/messages/", root);
const skip = existsSync(samples) ? false : "the sample messages (../shared) are not here";

/** Reads a small table: comma separated, quotes around commas, lines with # are notes. */
function readTable(url: URL): readonly Readonly<Record<string, string>>[] {
  const [head = [], ...rows] = readFileSync(url, "utf8")
    .split(/\r?\n/u)
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) =>
      Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu), (match) =>
        (match[1] ?? match[2] ?? "").replaceAll('""', '"'),
      ),
    );
  return rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ""])));
}

interface Reading {
  readonly checks: readonly StatementCheck[];
  readonly problems: readonly Problem[];
  readonly rowCount: number;
}

function read(file: string): Reading {
  const checks: StatementCheck[] = [];
  const problems: Problem[] = [];
  let rowCount = 0;
  const sink: RowSink = checkStatements(
    {
      openStatement: () => undefined,
      row: () => (rowCount += 1),
      closeStatement: () => undefined,
      problem: (problem) => problems.push(problem),
    },
    (check) => checks.push(check),
  );
  const reader: TextReader = file.endsWith(".xml")
    ? createCamtReader(sink)
    : createMt940Reader(sink);
  reader.write(readFileSync(new URL(file, samples), "utf8"));
  reader.end();
  return { checks, problems, rowCount };
}

suite("every sample message gets its verdict", { skip }, () => {
  const verdicts = readTable(new URL("../fixtures/verdicts.csv", import.meta.url));

  test("every sample has a verdict, and every verdict a sample", () => {
    const files = globSync("**/*.{sta,xml}", { cwd: samples }).toSorted();
    assert.deepEqual(verdicts.map(({ file }) => `${file}`).toSorted(), files);
  });

  for (const { file = "", verdict, rows, reason = "" } of verdicts) {
    test(`${file}: ${verdict}, ${rows} rows (${reason})`, () => {
      const { checks, problems, rowCount } = read(file);
      const codes = problems.map(({ code }) => code).join(" ");
      assert.equal(judgeFile(checks.length, problems), verdict, codes);
      assert.equal(rowCount, Number(rows));
    });
  }
});

/**
 * What the sheet leaves open (`n/a multi`): each statement of the file by itself, and the size of
 * its difference.
 */
const statements: Readonly<Record<string, readonly (readonly [string, string | null])[]>> = {
  "betterplace/empty_entry_date.sta": [["not-stated", null]],
  "betterplace/sepa_snippet.sta": [
    ["yes", "0.00"],
    ["no", "300.08"],
  ],
  "betterplace/with_binary_character.sta": [
    ["yes", "0.00"],
    ["yes", "0.00"],
  ],
  "cmxl/account_balance_debit.sta": [["not-stated", null]],
  "cmxl/statement_line.sta": [["not-stated", null]],
  "jejik/generic.sta": [
    ["yes", "0.00"],
    ["yes", "0.00"],
  ],
  "jejik/knab.sta": [
    ["yes", "0.00"],
    ["no", "4500.00"],
  ],
  "jejik/rabobank-iban.sta": [
    ["yes", "0.00"],
    ["yes", "0.00"],
  ],
  "jejik/sns.sta": [
    ["yes", "0.00"],
    ["yes", "0.00"],
  ],
  "self-provided/gv_codes.sta": [["not-stated", null]],
  "self-provided/mt942.sta": [["not-stated", null]],
  "self-provided/raphaelm.sta": [
    ["yes", "0.00"],
    ["yes", "0.00"],
    ["yes", "0.00"],
  ],
};

/** Where the readers see more than the sheet, and why. */
const deviations: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // The closing balances lack their currency, so that the sheet does not count them. 60a and 62a
  // are in one currency (MT 940, rule C2): read in the currency of 60a, with a warning each.
  "self-provided/raphaelm.sta": { n_closing: "3", closing_last: "95000.00" },
};

/** Two figures are one when they have the same value: the sheet writes 0, 0.00 and 50.00. */
function assertSame(found: bigint | null, printed: string, what: string): void {
  assert.equal(found, printed === "" ? null : parseMinor(printed, 2), what);
}

function reconciliations(checks: readonly StatementCheck[]) {
  return checks.map(({ differenceMinor, head, reconciles }) => [
    reconciles,
    differenceMinor === null ? null : formatMinor(differenceMinor, head.scale),
  ]);
}

suite("reconciliation is that of the sheet", { skip }, () => {
  for (const expected of skip === false ? readTable(new URL("mt940/expected.csv", samples)) : []) {
    const { file = "" } = expected;
    const sheet = { ...expected, ...deviations[file] };
    test(file, () => {
      const { checks } = read(`mt940/${file}`);
      const opened = checks.filter(({ openingFrom }) => openingFrom === "stated");
      const closed = checks.filter(({ closingMinor }) => closingMinor !== null);
      const sumMinor = checks.reduce((sum, check) => sum + (check.sumMinor ?? 0n), 0n);
      const entryCount = checks.reduce((sum, check) => sum + check.entryCount, 0);
      assert.equal(opened.length, Number(sheet["n_opening"]));
      assert.equal(closed.length, Number(sheet["n_closing"]));
      assert.equal(entryCount, Number(sheet["n_entries_61"]));
      assertSame(opened[0]?.openingMinor ?? null, sheet["opening_first"] ?? "", "opening");
      assertSame(sumMinor, sheet["sum_entries"] ?? "", "sum");
      assertSame(closed.at(-1)?.closingMinor ?? null, sheet["closing_last"] ?? "", "closing");
      if (sheet["reconciles"] === "n/a multi") {
        assert.deepEqual(reconciliations(checks), statements[file]);
      } else
        assert.deepEqual(
          checks.map(({ reconciles }) => reconciles),
          [sheet["reconciles"]?.toLowerCase()],
        );
    });
  }
});

/** Small whole files of our own, to be damaged. */
const seeds: Readonly<Record<string, readonly [(sink: RowSink) => TextReader, string]>> = {
  MT_NO_STATEMENT: [
    createMt940Reader,
    "{1:F01X}{2:O940X}{4:\r\n:20:A\r\n:25:1\r\n:28C:1\r\n:60F:C240101EUR0,\r\n:61:2401010101C5,00NTRFNONREF//B\r\n:86:166?00A?20EREF+1?32B\r\n:62F:C240101EUR5,00\r\n-}{5:}",
  ],
  CAMT_NO_STATEMENT: [
    createCamtReader,
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Acct><Id><IBAN>X</IBAN></Id><Ccy>EUR</Ccy></Acct><Ntry><Amt Ccy="EUR">1</Amt><CdtDbtInd>CRDT</CdtDbtInd><NtryDtls><TxDtls/></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>',
  ],
};

const damage = fc.record({
  at: fc.nat(400),
  cut: fc.nat(60),
  put: fc.oneof(
    fc.string({ unit: "binary", maxLength: 8 }),
    fc.constantFrom(
      ":20:",
      ":61:",
      ":62F:",
      "\n-\n",
      "{4:",
      "<Ntry>",
      "</Stmt>",
      "<!--",
      "]]>",
      "&a;",
    ),
  ),
});

suite("no damage breaks a reader", () => {
  for (const [noStatement, [create, seed]] of Object.entries(seeds)) {
    test(`${noStatement} is said exactly when nothing was opened, and all that opens closes`, () => {
      fc.assert(
        fc.property(
          fc.array(damage, { maxLength: 4 }),
          fc.integer({ min: 1, max: 50 }),
          (all, step) => {
            const text = all.reduce(
              (before, { at, cut, put }) => before.slice(0, at) + put + before.slice(at + cut),
              seed,
            );
            const events: string[] = [];
            const reader = create({
              openStatement: () => events.push("open"),
              row: ({ amountMinor }) => events.push(amountMinor < 0n ? "negative" : "row"),
              closeStatement: () => events.push("close"),
              problem: ({ code }) => code === noStatement && events.push("none"),
            });
            for (let at = 0; at < text.length; at += step) reader.write(text.slice(at, at + step));
            reader.end();
            assert.match(
              events.join(" "),
              /^(?:none|open(?: row)* close(?: open(?: row)* close)*)$/u,
            );
          },
        ),
        { numRuns: 500, seed: 20_240_131 },
      );
    });
  }
});
