// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import type { CellDamage } from "./table-record.ts";
import { DelimitedReader, recordCharactersMax } from "./table-record.ts";

function read(text: string, options: { delimiter?: string; chunk?: number; cr?: boolean } = {}) {
  const { delimiter = ",", chunk = text.length, cr = false } = options;
  const records: (readonly [number, ...string[]])[] = [];
  const faults: (readonly [string, number, string])[] = [];
  const damages: (readonly [number, CellDamage])[] = [];
  const reader = new DelimitedReader(delimiter, cr ? "\r" : "\n", {
    record: (cells, count, row) => records.push([row, ...cells.slice(0, count)]),
    damage: (all, row) => damages.push(...all.map((one) => [row, one] as const)),
    fault: (fault, row, line) => faults.push([fault, row, line]),
  });
  for (let at = 0; at < text.length; at += Math.max(chunk, 1)) {
    reader.write(text.slice(at, at + Math.max(chunk, 1)));
  }
  reader.end();
  return { records, faults, damages, hasLineBreakAtEnd: reader.hasLineBreakAtEnd };
}

test("quoted cells hold delimiters, quotes and line breaks; rows count records", () => {
  const text = 'a,"b,1","c ""x"""\r\n\r\n"two\r\nlines",,\n"",5" pipe,x';
  for (const chunk of [1, 2, 3, 7, 100]) {
    const { records, faults, hasLineBreakAtEnd } = read(text, { chunk });
    assert.deepEqual(records, [
      [1, "a", "b,1", 'c "x"'],
      [2, ""],
      [3, "two\r\nlines", "", ""],
      [4, "", '5" pipe', "x"],
    ]);
    assert.deepEqual(faults, []);
    assert.equal(hasLineBreakAtEnd, false);
  }
});

test("an unbalanced quote costs its own line only", () => {
  const text = 'a,"b\nc,d\ne,"f\ng,"h"\ni,"never closed\nj,k\n';
  for (const chunk of [1, 4, 100]) {
    const { records, faults } = read(text, { chunk });
    assert.deepEqual(faults, [
      ["quote-unbalanced", 1, 'a,"b'],
      ["quote-unbalanced", 3, 'e,"f'],
      ["quote-unbalanced", 5, 'i,"never closed'],
    ]);
    assert.deepEqual(records, [
      [2, "c", "d"],
      [4, "g", "h"],
      [6, "j", "k"],
    ]);
  }
});

test("text after a closing quote leaves the cell as it stands", () => {
  assert.deepEqual(read('"a" b,"c" ,d\n').records, [[1, '"a" b', "c", "d"]]);
});

test("a cell of 60,000 characters is read, a record beyond the limit is a fault", () => {
  const long = "长".repeat(60_000);
  const { records } = read(`a,"${long}"\nb,c\n`, { chunk: 4096 });
  assert.deepEqual(records, [
    [1, "a", long],
    [2, "b", "c"],
  ]);
  const endless = `x${"y".repeat(recordCharactersMax)}\nb,c\n"open${"z".repeat(
    recordCharactersMax,
  )}\nd,e\n`;
  for (const chunk of [4096, endless.length]) {
    const { records, faults } = read(endless, { chunk });
    assert.deepEqual(
      faults.map(([fault, row]) => [fault, row]),
      [
        ["record-too-long", 1],
        ["record-too-long", 3],
      ],
    );
    assert.deepEqual(records, [
      [2, "b", "c"],
      [4, "d", "e"],
    ]);
  }
});

test("files of old systems break lines with a carriage return", () => {
  assert.deepEqual(read("a;b\rc;d\r", { delimiter: ";", cr: true }).records, [
    [1, "a", "b"],
    [2, "c", "d"],
  ]);
});

test("damage is told by cell: undecodable bytes apart from what the source printed", () => {
  const damages: CellDamage[] = [];
  const rows: number[] = [];
  const reader = new DelimitedReader(",", "\n", {
    record: () => {},
    damage: (all, row) => {
      damages.push(...all);
      rows.push(row);
    },
    fault: () => {},
  });
  reader.write("ok,ok\nx\uFFFDy,\uFFFD\uFFFD", [{ at: 7, byteOffset: 7, hex: "FF" }]);
  reader.write("\uFFFD,z\n", [{ at: 0, byteOffset: 20, hex: "FE" }]);
  reader.end();
  assert.deepEqual(rows, [2]);
  assert.deepEqual(
    damages.map(({ cellIndex, undecodable }) => [cellIndex, undecodable?.hex ?? null]),
    [
      [0, "FF"],
      [1, null],
      [1, null],
      [1, "FE"],
    ],
  );
});

test("what is written by RFC 4180 is read back, however it is cut", () => {
  const cell = fc.string({
    unit: fc.constantFrom("a", "贷", ",", '"', "\n", "\r", " ", "𠮷", "="),
  });
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 20 });
  fc.assert(
    fc.property(table, fc.integer({ min: 1, max: 40 }), (rows, chunk) => {
      const text = rows
        .map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(","))
        .map((line) => `${line}\n`)
        .join("");
      const { records, faults } = read(text, { chunk });
      assert.deepEqual(faults, []);
      assert.deepEqual(
        records,
        rows.map((cells, at) => [at + 1, ...cells]),
      );
    }),
    { numRuns: 300, seed: 7 },
  );
});
