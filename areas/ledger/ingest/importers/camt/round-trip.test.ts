// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import type { SourceRow, StatementHead, StatementTail } from "@tianwang/ledger";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { addDays } from "@tianwang/kernel/calendar";
import { currencyScale } from "@tianwang/kernel/currency";
import { formatMinor } from "@tianwang/kernel/money";
import { createCamtReader } from "./importer.ts";

interface Payment {
  readonly amountMinor: bigint;
  readonly name: string;
  readonly account: string;
  readonly endToEndId: string;
  readonly purpose: string;
}

interface Entry {
  readonly direction: "CRDT" | "DBIT";
  readonly status: "BOOK" | "PDNG" | "INFO";
  readonly bookedOn: CalendarDate;
  readonly payments: readonly Payment[];
}

interface Statement {
  readonly account: string;
  readonly sequence: number;
  readonly currency: string;
  readonly openingMinor: bigint;
  readonly entries: readonly Entry[];
}

/** Any text that XML 1.0 can carry, right-to-left marks and astral characters included. */
const text = fc
  .string({ unit: "binary", minLength: 1, maxLength: 30 })
  .map((raw) => raw.replaceAll(/[^\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "").trim())
  .filter((trimmed) => trimmed !== "" && trimmed !== "NOTPROVIDED" && !/\s/u.test(trimmed));
const code = fc.string({
  unit: fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".split("")),
  minLength: 1,
  maxLength: 30,
});
const day = fc
  .integer({ min: 0, max: 20_000 })
  .map((days) => addDays("1990-01-01" as CalendarDate, days));
const amount = fc.bigInt({ min: 0n, max: 10n ** 20n });

const statement: fc.Arbitrary<Statement> = fc.record({
  account: code,
  sequence: fc.integer({ min: 1, max: 99_999 }),
  currency: fc.constantFrom("EUR", "CNY", "JPY", "KWD"),
  openingMinor: fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
  entries: fc.array(
    fc.record({
      direction: fc.constantFrom("CRDT", "DBIT"),
      status: fc.constantFrom("BOOK", "PDNG", "INFO"),
      bookedOn: day,
      payments: fc.array(
        fc.record({
          amountMinor: amount,
          name: text,
          account: code.map((raw) => `X${raw}`),
          endToEndId: code,
          purpose: text,
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    { maxLength: 5 },
  ),
});

function escape(raw: string): string {
  return raw.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function write(
  { account, sequence, currency, openingMinor, entries }: Statement,
  id: number,
): string {
  const scale = currencyScale(currency) ?? 0;
  const print = (minor: bigint) =>
    `<Amt Ccy="${currency}">${formatMinor(minor < 0n ? -minor : minor, scale)}</Amt>`;
  const balance = (type: string, minor: bigint) =>
    `<Bal><Tp><CdOrPrtry><Cd>${type}</Cd></CdOrPrtry></Tp>${print(minor)}<CdtDbtInd>${minor < 0n ? "DBIT" : "CRDT"}</CdtDbtInd><Dt><Dt>2024-01-31</Dt></Dt></Bal>`;
  const role = (entry: Entry) => (entry.direction === "DBIT" ? "Cdtr" : "Dbtr");
  const payment = (entry: Entry, one: Payment) =>
    `<TxDtls><Refs><EndToEndId>${one.endToEndId}</EndToEndId></Refs>${print(one.amountMinor)}<CdtDbtInd>${entry.direction}</CdtDbtInd>
     <RltdPties><${role(entry)}><Pty><Nm>${escape(one.name)}</Nm></Pty></${role(entry)}><${role(entry)}Acct><Id><Othr><Id>${one.account}</Id></Othr></Id></${role(entry)}Acct></RltdPties>
     <RmtInf><Ustrd>${escape(one.purpose)}</Ustrd></RmtInf></TxDtls>`;
  const written = entries.map(
    (entry) =>
      `<Ntry>${print(sumOf(entry))}<CdtDbtInd>${entry.direction}</CdtDbtInd><Sts><Cd>${entry.status}</Cd></Sts><BookgDt><Dt>${entry.bookedOn}</Dt></BookgDt>
       <NtryDtls>${entry.payments.map((one) => payment(entry, one)).join("")}</NtryDtls></Ntry>`,
  );
  return `<Stmt><Id>${id}</Id><ElctrncSeqNb>${sequence}</ElctrncSeqNb><Acct><Id><Othr><Id>${account}</Id></Othr></Id><Ccy>${currency}</Ccy></Acct>
    ${balance("OPBD", openingMinor)}${balance("CLBD", openingMinor)}${written.join("\n")}</Stmt>`;
}

function sumOf({ payments }: Entry): bigint {
  return payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
}

function read(file: string, chunkLength: number) {
  const heads: StatementHead[] = [];
  const rows: SourceRow[] = [];
  const tails: StatementTail[] = [];
  const codes: string[] = [];
  const reader = createCamtReader({
    openStatement: (head) => heads.push(head),
    row: (row) => rows.push(row),
    closeStatement: (tail) => tails.push(tail),
    problem: (problem) => codes.push(problem.code),
  });
  for (let at = 0; at < file.length; at += chunkLength) {
    reader.write(file.slice(at, at + chunkLength));
  }
  reader.end();
  return { heads, rows, tails, codes };
}

const statuses = { BOOK: "booked", PDNG: "pending", INFO: "information" } as const;

test("what is written is read again, whatever the chunks", () => {
  fc.assert(
    fc.property(
      fc.array(statement, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 300 }),
      (statements, chunkLength) => {
        const file = `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId></GrpHdr>${statements.map(write).join("")}</BkToCstmrStmt></Document>`;
        const { heads, rows, tails, codes } = read(file, chunkLength);
        assert.deepEqual(codes, []);
        assert.deepEqual(
          heads.map((head) => [
            head.account.account,
            head.statementNo,
            head.currency,
            head.opening?.amountMinor,
          ]),
          statements.map((one) => [
            one.account,
            String(one.sequence),
            one.currency,
            one.openingMinor,
          ]),
        );
        assert.deepEqual(
          tails.map((tail) => tail.closing?.amountMinor),
          statements.map(({ openingMinor }) => openingMinor),
        );
        assert.deepEqual(
          rows.map((row) => {
            const other = row.side === "payer" ? row.beneficiary : row.payer;
            return [
              row.side,
              row.status,
              row.bookedOn,
              row.amountMinor,
              other.name,
              other.account,
              row.endToEndId,
              row.purpose,
            ];
          }),
          statements.flatMap(({ entries }) =>
            entries.flatMap((entry) =>
              entry.payments.map((one) => [
                entry.direction === "DBIT" ? "payer" : "beneficiary",
                statuses[entry.status],
                entry.bookedOn,
                one.amountMinor,
                one.name,
                one.account,
                one.endToEndId === "NOTPROVIDED" ? "" : one.endToEndId,
                one.purpose,
              ]),
            ),
          ),
        );
      },
    ),
    { numRuns: 200, seed: 20_240_131 },
  );
});
