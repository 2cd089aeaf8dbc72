// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import type { SourceRow, StatementHead, StatementTail } from "@tianwang/ledger";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { addDays } from "@tianwang/kernel/calendar";
import { currencyScale } from "@tianwang/kernel/currency";
import { formatMinor } from "@tianwang/kernel/money";
import { createMt940Reader } from "./importer.ts";

interface Entry {
  readonly valueOn: CalendarDate;
  readonly bookedOn: CalendarDate;
  readonly mark: "C" | "D" | "RC" | "RD";
  readonly amountMinor: bigint;
  readonly type: string;
  readonly ownerReference: string;
  readonly bankReference: string;
  readonly purpose: string;
}

interface Statement {
  readonly account: string;
  readonly number: string;
  readonly currency: string;
  readonly openingMinor: bigint;
  readonly openedOn: CalendarDate;
  readonly entries: readonly Entry[];
}

const characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".split("");
const word = (lengthMax: number) =>
  fc.string({
    unit: fc.constantFrom(...characters),
    minLength: 1,
    maxLength: lengthMax,
  });
const day = fc
  .integer({ min: 0, max: 20_000 })
  .map((days) => addDays("1990-01-01" as CalendarDate, days));
// Twenty digits: far beyond what a float holds exactly, and beyond 15d.
const amount = fc.bigInt({ min: 0n, max: 10n ** 20n });

const entry: fc.Arbitrary<Entry> = fc
  .record({
    valueOn: day,
    shift: fc.integer({ min: -180, max: 180 }),
    mark: fc.constantFrom("C", "D", "RC", "RD"),
    amountMinor: amount,
    type: fc.constantFrom("NTRF", "NMSC", "FCHG", "S103", "N051"),
    ownerReference: word(16).filter((text) => text !== "NONREF"),
    bankReference: fc.oneof(fc.constant(""), word(16)),
    // A letter between the words keeps the text free of the structures of field 86.
    purpose: fc.array(word(30), { maxLength: 12 }).map((words) => words.join(" Q ")),
  })
  .map(({ shift, ...rest }) => ({ ...rest, bookedOn: addDays(rest.valueOn, shift) }))
  .filter(({ purpose }) => !/^\d{3}/u.test(purpose));

const statement: fc.Arbitrary<Statement> = fc.record({
  account: word(30).filter((text) => !/[A-Z]{3}$/u.test(text)),
  number: fc.constantFrom("1", "12/3", "99999/99999"),
  currency: fc.constantFrom("EUR", "CNY", "JPY", "KWD"),
  openingMinor: fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
  openedOn: day,
  entries: fc.array(entry, { maxLength: 5 }),
});

const six = (date: CalendarDate) => date.slice(2).replaceAll("-", "");
const four = (date: CalendarDate) => six(date).slice(2);
const scaleOf = (currency: string) => currencyScale(currency) ?? 0;

function writeAmount(minor: bigint, currency: string): string {
  const text = formatMinor(minor < 0n ? -minor : minor, scaleOf(currency)).replace(".", ",");
  return text.includes(",") ? text : `${text},`;
}

function writeBalance(minor: bigint, on: CalendarDate, currency: string): string {
  return `${minor < 0n ? "D" : "C"}${six(on)}${currency}${writeAmount(minor, currency)}`;
}

const isDebit = (mark: Entry["mark"]) => mark === "D" || mark === "RC";

function closingOf({ openingMinor, entries }: Statement): bigint {
  return entries.reduce(
    (sum, { mark, amountMinor }) => (isDebit(mark) ? sum - amountMinor : sum + amountMinor),
    openingMinor,
  );
}

/** Field 86 in lines of 65 characters, none of which may be blank. */
function writeDetails(purpose: string): readonly string[] {
  return (purpose.match(/.{1,65}/gu) ?? [""]).map((line, at) => (at === 0 ? `:86:${line}` : line));
}

function write(made: Statement): string {
  const { account, number, currency, openingMinor, openedOn, entries } = made;
  return [
    ":20:ROUNDTRIP",
    `:25:${account}`,
    `:28C:${number}`,
    `:60F:${writeBalance(openingMinor, openedOn, currency)}`,
    ...entries.flatMap((one) => [
      [
        `:61:${six(one.valueOn)}${four(one.bookedOn)}${one.mark}`,
        `${writeAmount(one.amountMinor, currency)}${one.type}${one.ownerReference}`,
        one.bankReference === "" ? "" : `//${one.bankReference}`,
      ].join(""),
      ...writeDetails(one.purpose),
    ]),
    `:62F:${writeBalance(closingOf(made), openedOn, currency)}`,
    "-",
    "",
  ].join("\r\n");
}

function read(text: string, chunkLength: number) {
  const heads: StatementHead[] = [];
  const rows: SourceRow[] = [];
  const tails: StatementTail[] = [];
  const codes: string[] = [];
  const reader = createMt940Reader({
    openStatement: (head) => heads.push(head),
    row: (row) => rows.push(row),
    closeStatement: (tail) => tails.push(tail),
    problem: ({ code, severity }) => severity !== "info" && codes.push(code),
  });
  for (let at = 0; at < text.length; at += chunkLength)
    reader.write(text.slice(at, at + chunkLength));
  reader.end();
  return { heads, rows, tails, codes };
}

test("what is written is read again, whatever the chunks", () => {
  fc.assert(
    fc.property(
      fc.array(statement, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 200 }),
      (statements, chunkLength) => {
        const { heads, rows, tails, codes } = read(statements.map(write).join(""), chunkLength);
        assert.deepEqual(codes, []);
        assert.deepEqual(
          heads.map((head) => [
            head.account.account,
            head.statementNo,
            head.currency,
            head.opening,
          ]),
          statements.map(({ account, number, currency, openingMinor, openedOn }) => [
            account,
            number,
            currency,
            { amountMinor: openingMinor, on: openedOn },
          ]),
        );
        assert.deepEqual(
          tails.map((tail) => tail.closing?.amountMinor),
          statements.map(closingOf),
        );
        assert.deepEqual(
          rows.map((row) => [
            row.valueOn,
            row.bookedOn,
            row.side,
            row.isReversal,
            row.amountMinor,
            row.code,
            row.extra["61/7"],
            row.bankReference,
            row.purpose,
          ]),
          statements.flatMap(({ entries }) =>
            entries.map((one) => [
              one.valueOn,
              one.bookedOn,
              isDebit(one.mark) ? "payer" : "beneficiary",
              one.mark.startsWith("R"),
              one.amountMinor,
              one.type,
              one.ownerReference,
              one.bankReference,
              one.purpose,
            ]),
          ),
        );
      },
    ),
    { numRuns: 300, seed: 20_240_131 },
  );
});
