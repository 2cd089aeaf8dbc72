// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { previewRowCount, previewRows } from "./mapping-preview.ts";
import { applyMapping } from "./tables/table-reader.ts";
import { proposeText } from "./tables/testing.ts";

const day = (at: number) => `2024-03-${String(at).padStart(2, "0")}`;

/** What the first rows of a text become under its proposed mapping. */
function preview(text: string) {
  const { sink, preview: take } = previewRows([]);
  const { table } = applyMapping(proposeText(text).mapping, sink);
  table?.text.write(text);
  table?.text.end();
  return take();
}

test("the first rows are shown, each as it would enter", () => {
  const rows = Array.from({ length: 28 }, (_, at) => `${day(at + 1)},Rent,1.50,`);
  const shown = preview(
    `Account,7000123456789012\nCurrency,EUR\nDate,Description,Debit,Credit\n${rows.join("\n")}\n`,
  );
  assert.equal(shown.rows.length, previewRowCount);
  assert.deepEqual(
    [shown.rows[0]?.bookedOn, shown.rows[0]?.amountMinor, shown.rows[0]?.side],
    ["2024-03-01", 150n, "payer"],
  );
  assert.equal(shown.rows.at(-1)?.bookedOn, day(20));
  assert.deepEqual(
    shown.owners.map(({ account }) => account),
    ["7000123456789012"],
  );
});

test("rows of interleaved accounts stand in the order of the file", () => {
  const rows = Array.from(
    { length: 8 },
    (_, at) => `${at % 2 ? "111122223333" : "444455556666"},${day(at + 1)},x,${at + 1}.00,`,
  );
  const shown = preview(`Account number,Date,Description,Debit,Credit\n${rows.join("\n")}\n`);
  assert.deepEqual(
    shown.rows.map(({ bookedOn }) => bookedOn),
    Array.from({ length: 8 }, (_, at) => day(at + 1)),
  );
  assert.equal(shown.owners.length, 2);
});

test("problems below the last shown row are not told, those of shown rows are", () => {
  const rows = Array.from({ length: 28 }, (_, at) =>
    at === 2 || at === 25 ? `no date,Rent,1.00,` : `${day(at + 1)},Rent,1.50,`,
  );
  const shown = preview(`Date,Description,Debit,Credit\n${rows.join("\n")}\n`);
  const places = shown.problems.flatMap(({ locator }) =>
    locator.kind === "row" ? [locator.row] : [],
  );
  assert.ok(places.includes(4));
  assert.ok(!places.includes(27));
});
