// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { parseMinor } from "@tianwang/kernel/money";
import { bulkTable } from "./bulk-table.ts";

function digest(seed: string, rowCount: number): string {
  const hash = createHash("sha256");
  for (const piece of bulkTable({ seed, rowCount })) hash.update(piece);
  return hash.digest("hex");
}

const cells = (line: string) =>
  Array.from(
    line.matchAll(/"([^"]*)"|([^,]+)|(?<=,)(?=,|$)/gu),
    (match) => match[1] ?? match[2] ?? "",
  );

const amount = (text: string | undefined) => parseMinor((text ?? "").replaceAll(",", ""), 2)!;

test("rows are as many as asked for, after one head, in pieces", () => {
  const pieces = [...bulkTable({ seed: "1", rowCount: 4_500 })];
  assert.equal(pieces.length, 3);
  const lines = pieces.join("").split("\r\n");
  assert.equal(lines.pop(), "");
  assert.equal(lines.length, 4_501);
  assert.match(lines[0] ?? "", /^交易日期,交易时间,借贷标志/u);
  assert.ok(lines.every((line) => cells(line).length === 12));
});

test("each balance is the one before plus or minus the amount, and never negative", () => {
  const text = [...bulkTable({ seed: "1", rowCount: 3_000 })].join("");
  const rows = text.trimEnd().split("\r\n").slice(1).map(cells);
  let before: bigint | undefined;
  for (const row of rows) {
    const balance = amount(row[4]);
    const change = row[2] === "借" ? -amount(row[3]) : amount(row[3]);
    if (before !== undefined) assert.equal(balance, before + change);
    assert.ok(balance >= 0n);
    before = balance;
  }
});

test("the same seed gives the same bytes, a longer table starts like a shorter one", () => {
  assert.equal(digest("7", 5_000), digest("7", 5_000));
  assert.notEqual(digest("7", 5_000), digest("8", 5_000));
  const short = [...bulkTable({ seed: "7", rowCount: 100 })].join("");
  const long = [...bulkTable({ seed: "7", rowCount: 5_000 })].join("");
  assert.ok(long.startsWith(short));
});

test("no rows is a head alone", () => {
  assert.equal(
    [...bulkTable({ seed: "1", rowCount: 0 })].join("").trimEnd().split("\r\n").length,
    1,
  );
});
