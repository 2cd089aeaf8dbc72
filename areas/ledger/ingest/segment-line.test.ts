// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { calendarDate } from "@tianwang/kernel/calendar";
import * as fc from "fast-check";
import type { Party, SourceRow } from "../transactions/row.ts";
import { unnamedParty } from "../transactions/row.ts";
import { segmentColumns } from "../transactions/segment.ts";
import { lineBytesMax, lineStatement, putLine } from "./segment-line.ts";

const own: Party = { account: "6222020000000001", name: '临河"县"某所', bank: "" };

const row = (over: Partial<SourceRow>): SourceRow => ({
  locator: { kind: "row", row: 7 },
  side: "payer",
  status: "booked",
  bookedOn: calendarDate(2024, 2, 29),
  bookedTime: "09:30:00",
  valueOn: null,
  amountMinor: 123_456n,
  currency: "CNY",
  scale: 2,
  balanceMinor: -1n,
  payer: own,
  beneficiary: unnamedParty,
  isReversal: false,
  purpose: "",
  bankReference: "",
  endToEndId: "",
  uetr: "",
  code: "",
  extra: {},
  ...over,
});

function lineOf(one: SourceRow, statement = lineStatement(3, own)): string {
  const byteCount = lineBytesMax(one, statement);
  const bytes = new Uint8Array(byteCount);
  const room = { bytes, at: 0 };
  putLine(room, one, 41, statement);
  assert.ok(room.at <= byteCount, `${room.at} bytes in a room of ${byteCount}`);
  return new TextDecoder().decode(bytes.subarray(0, room.at));
}

test("a line has a field for each column of a segment, in their order", () => {
  const line = lineOf(row({ extra: { 网点号: "1001" } }));
  const fields = line.trimEnd().split("\t");
  assert.equal(fields.length, segmentColumns.length);
  const field = (name: string) =>
    fields[segmentColumns.findIndex((column) => column.name === name)];
  assert.equal(field("row_no"), "41");
  assert.equal(field("statement_index"), "3");
  assert.equal(field("locator"), '"row 7"');
  assert.equal(field("booked_on"), "2024-02-29");
  assert.equal(field("value_on"), "");
  assert.equal(field("amount_minor"), "123456");
  assert.equal(field("balance_minor"), "-1");
  assert.equal(field("payer_name"), '"临河""县""某所"');
  assert.equal(field("extra"), '"{""网点号"":""1001""}"');
});

test("the statement's own side is written from its head, or as the row spells it otherwise", () => {
  const same = lineOf(row({ payer: { ...own } }));
  assert.equal(same, lineOf(row({})));
  const other = lineOf(row({ payer: { ...own, name: "临河县财政所" } }));
  assert.ok(other.includes('"临河县财政所"') && !other.includes("某所"));
});

test("a row has room for its line, whatever its texts are", () => {
  const text = fc.string({ unit: "binary", maxLength: 60 });
  const party = fc.record({ account: text, name: text, bank: text });
  const locator = fc.oneof(
    fc.record({ kind: fc.constant("row" as const), row: fc.nat(), sheet: text }),
    fc.record({ kind: fc.constant("element" as const), path: text }),
    fc.record({ kind: fc.constant("line" as const), line: fc.nat() }),
    fc.constant({ kind: "whole" as const }),
  );
  const texts = fc.record({ purpose: text, bankReference: text, uetr: text, code: text });
  const sides = fc.constantFrom("payer", "beneficiary", "register");
  fc.assert(
    fc.property(texts, party, locator, sides, (fields, payer, place, side) => {
      const extra = { [fields.code]: fields.purpose };
      const line = lineOf(row({ ...fields, payer, side, locator: place, extra }));
      assert.ok(line.endsWith("\n"));
    }),
  );
});
