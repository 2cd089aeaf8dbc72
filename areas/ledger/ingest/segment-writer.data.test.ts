// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { DuckDBInstance } from "@duckdb/node-api";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { dateOfDayNumber } from "@tianwang/kernel/calendar";
import type { Problem } from "@tianwang/kernel/problem";
import * as fc from "fast-check";
import type { SourceRow, StatementHead } from "../transactions/row.ts";
import { segmentColumns, segmentGroupRows } from "../transactions/segment.ts";
import { openSegmentWriter, partRows } from "./segment-writer.data.ts";

const folder = mkdtempSync(join(tmpdir(), "tianwang-segment-"));
const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
const connection = await instance.connect();
after(() => {
  connection.closeSync();
  instance.closeSync();
  rmSync(folder, { recursive: true });
});

async function query(sql: string) {
  return (await connection.runAndReadAll(sql)).getRowObjectsJson();
}

const head: StatementHead = {
  locator: { kind: "whole" },
  statementNo: "",
  kind: "statement",
  account: { account: "6222", name: "林某", bank: "" },
  currency: "CNY",
  scale: 2,
  opening: null,
};

function row(changes: Partial<SourceRow>): SourceRow {
  return {
    locator: { kind: "row", row: 2 },
    side: "payer",
    status: "booked",
    bookedOn: "2024-02-29" as CalendarDate,
    bookedTime: "",
    valueOn: null,
    amountMinor: 1n,
    currency: "CNY",
    scale: 2,
    balanceMinor: null,
    payer: { account: "6222", name: "林某", bank: "" },
    beneficiary: { account: "", name: "", bank: "" },
    isReversal: false,
    purpose: "",
    bankReference: "",
    endToEndId: "",
    uetr: "",
    code: "",
    extra: {},
    ...changes,
  };
}

async function write(name: string, statements: readonly (readonly [object, SourceRow[]])[]) {
  const path = join(folder, name);
  const problems: Problem[] = [];
  const writer = await openSegmentWriter(path, (problem) => problems.push(problem));
  for (const [changes, rows] of statements) {
    writer.openStatement({ ...head, ...changes });
    for (const one of rows) {
      writer.row(one);
    }
    writer.closeStatement({ closing: null });
    await writer.drained();
  }
  return { path, problems, summary: await writer.finish() };
}

function hash(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}

test("a segment has the columns of the schema and gives back what was written", async () => {
  const full = row({
    locator: { kind: "row", row: 7, sheet: "明细" },
    side: "beneficiary",
    status: "pending",
    bookedTime: "23:59:59",
    valueOn: "2024-03-01" as CalendarDate,
    amountMinor: 2n ** 63n - 1n,
    currency: "JPY",
    scale: 0,
    balanceMinor: -5n,
    payer: { account: "1", name: 'Müller "Q"', bank: "𠮷\t银行" },
    isReversal: true,
    purpose: "两行\n文字\r\n, 'x' \\N NULL",
    bankReference: " leading and trailing ",
    endToEndId: "E2E",
    uetr: "u",
    code: "NTRF",
    extra: { 凭证号: '"9"', b: "" },
  });
  const { path, summary } = await write("full.parquet", [[{}, [full, row({ bookedOn: null })]]]);
  assert.equal(summary.rowCount, 2);
  assert.equal(summary.firstBookedOn, "2024-02-29");
  const shape = await query(`DESCRIBE SELECT * FROM '${path}'`);
  assert.deepEqual(
    shape.map((one) => [one["column_name"], one["column_type"]]),
    segmentColumns.map(({ name, sqlType }) => [name, sqlType]),
  );
  const [first, second] = await query(`SELECT * FROM '${path}'`);
  assert.deepEqual(first, {
    row_no: 0,
    statement_index: 0,
    locator: "row 7 @明细",
    side: "beneficiary",
    status: "pending",
    booked_on: "2024-02-29",
    booked_time: "23:59:59",
    value_on: "2024-03-01",
    amount_minor: "9223372036854775807",
    currency: "JPY",
    scale: 0,
    balance_minor: "-5",
    payer_account: "1",
    payer_name: 'Müller "Q"',
    payer_bank: "𠮷\t银行",
    beneficiary_account: "",
    beneficiary_name: "",
    beneficiary_bank: "",
    is_reversal: true,
    purpose: "两行\n文字\r\n, 'x' \\N NULL",
    bank_reference: " leading and trailing ",
    end_to_end_id: "E2E",
    uetr: "u",
    code: "NTRF",
    extra: '{"凭证号":"\\"9\\"","b":""}',
  });
  assert.equal(second?.["booked_on"], null);
  assert.equal(second?.["balance_minor"], null);
  assert.equal(second?.["extra"], null);
  assert.equal(second?.["purpose"], "");
});

test("any text survives, control characters and NUL included", async () => {
  const texts = fc.array(fc.string({ unit: "binary", maxLength: 40 }), {
    minLength: 1,
    maxLength: 200,
  });
  await fc.assert(
    fc.asyncProperty(texts, async (purposes) => {
      const rows = purposes.map((purpose) => row({ purpose, extra: { purpose } }));
      const { path } = await write("texts.parquet", [[{}, rows]]);
      const back = await query(`SELECT purpose, extra FROM '${path}' ORDER BY row_no`);
      assert.deepEqual(
        back.map((one) => one["purpose"]),
        purposes,
      );
      assert.deepEqual(
        back.map((one) => JSON.parse(one["extra"] as string).purpose),
        purposes,
      );
    }),
    { numRuns: 25, seed: 20_261_123 },
  );
});

function* days(count: number, dayOf: (at: number) => number) {
  for (let at = 0; at < count; at++) {
    yield row({
      bookedOn: dateOfDayNumber(19_000 + dayOf(at)),
      locator: { kind: "row", row: at + 2 },
      amountMinor: BigInt(at),
      purpose: `合同${at % 97}`,
      payer: { account: `62${at % 1009}`, name: "甲", bank: "" },
    });
  }
}

test("parts in order are joined without a sort, bytes depend on the rows alone", async () => {
  const count = 2 * partRows + 5;
  const make = () => [...days(count, (at) => Math.floor(at / 1000))];
  const one = await write("a.parquet", [[{}, make()]]);
  const two = await write("b.parquet", [[{}, make()]]);
  assert.equal(hash(one.path), hash(two.path));
  const [sums] = await query(`SELECT count(*)::INT AS n, sum(amount_minor)::BIGINT AS s,
    count(*) FILTER (WHERE locator = 'row ' || (row_no + 2) AND amount_minor = row_no)::INT AS same,
    count(DISTINCT payer_account)::INT AS accounts FROM '${one.path}'`);
  assert.deepEqual(sums, {
    n: count,
    s: String((BigInt(count) * BigInt(count - 1)) / 2n),
    same: count,
    accounts: 1009,
  });
  // The statistics and bloom filters of every group point into their own part.
  const [found] = await query(
    `SELECT count(*)::INT AS n FROM '${one.path}' WHERE payer_account = '621008' AND row_no > ${2 * partRows - 1009}`,
  );
  assert.equal(found?.["n"], 1);
  const groups = await query(
    `SELECT DISTINCT row_group_id, row_group_num_rows FROM parquet_metadata('${one.path}')`,
  );
  assert.ok(
    groups.length > 2 * (partRows / segmentGroupRows) &&
      groups.every((one) => Number(one["row_group_num_rows"]) < 25_000),
  );
});

test("rows out of order are sorted by date, rows of a day stay in the order of the file", async () => {
  const make = () => [...days(partRows + 300, (at) => (at * 7919) % 365)];
  const one = await write("c.parquet", [[{}, make()]]);
  const two = await write("d.parquet", [[{}, make()]]);
  assert.equal(hash(one.path), hash(two.path));
  const [sums] = await query(`SELECT count(*)::INT AS n, count(*) FILTER (
      WHERE before_no IS NOT NULL AND (booked_on, row_no) < (before_on, before_no))::INT AS wrong FROM (
    SELECT booked_on, row_no, lag(booked_on) OVER w AS before_on, lag(row_no) OVER w AS before_no
    FROM (SELECT *, row_number() OVER () AS place FROM '${one.path}') WINDOW w AS (ORDER BY place))`);
  assert.deepEqual(sums, { n: partRows + 300, wrong: 0 });
});

test("a statement that lists the newest row first is numbered from its oldest row", async () => {
  const same = (from: number) =>
    [0, 1, 2].map((at) => row({ locator: { kind: "row", row: from + at } }));
  const { path } = await write("newest.parquet", [
    [{}, same(2)],
    [{ isNewestFirst: true }, same(12)],
    [{}, same(22)],
  ]);
  const rows = await query(`SELECT row_no, statement_index, locator FROM '${path}'`);
  assert.deepEqual(
    rows.map((one) => [one["row_no"], one["statement_index"], one["locator"]]),
    [
      [0, 0, "row 2"],
      [1, 0, "row 3"],
      [2, 0, "row 4"],
      [3, 1, "row 14"],
      [4, 1, "row 13"],
      [5, 1, "row 12"],
      [6, 2, "row 22"],
      [7, 2, "row 23"],
      [8, 2, "row 24"],
    ],
  );
});

test("an amount beyond 64 bits is a problem, the other rows enter", async () => {
  const { problems, summary } = await write("large.parquet", [
    [{}, [row({ amountMinor: 2n ** 63n }), row({}), row({ balanceMinor: -(2n ** 70n) })]],
  ]);
  assert.equal(summary.rowCount, 1);
  assert.deepEqual(
    problems.map(({ code, field, value }) => [code, field, value]),
    [
      ["SEGMENT_NUMBER_TOO_LARGE", "amount_minor", String(2n ** 63n)],
      ["SEGMENT_NUMBER_TOO_LARGE", "balance_minor", String(-(2n ** 70n))],
    ],
  );
});

test("a segment without rows is a valid file", async () => {
  const { path, summary } = await write("empty.parquet", [[{}, []]]);
  assert.equal(summary.rowCount, 0);
  assert.deepEqual(await query(`SELECT count(*)::INT AS n FROM '${path}'`), [{ n: 0 }]);
});

test("abort leaves nothing behind, before and after parts were written", async () => {
  const place = mkdtempSync(join(folder, "abort-"));
  for (const count of [0, 3, partRows + 3]) {
    const path = join(place, "never.parquet");
    const writer = await openSegmentWriter(path, () => {});
    writer.openStatement(head);
    for (const one of days(count, (at) => at)) writer.row(one);
    await writer.abort();
    await writer.abort();
    assert.ok(!existsSync(path));
    assert.deepEqual(readdirSync(place), []);
  }
});

test("a failing disk is reported where the reader waits, and leaves nothing behind", async () => {
  const place = mkdtempSync(join(folder, "gone-"));
  const writer = await openSegmentWriter(join(place, "missing", "x.parquet"), () => {}).catch(
    (error: unknown) => error,
  );
  assert.match(String(writer), /ENOENT/u);
  const path = join(place, "x.parquet");
  const second = await openSegmentWriter(path, () => {});
  second.openStatement(head);
  for (const one of days(partRows - 1, (at) => at)) second.row(one);
  const [scratch] = readdirSync(place);
  rmSync(join(place, String(scratch)), { recursive: true });
  second.row(row({}));
  await assert.rejects(second.finish());
  await second.abort();
  assert.deepEqual(readdirSync(place), []);
});
