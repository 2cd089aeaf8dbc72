// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { possibleSignatures, tableSignature } from "../table-layout.ts";
import { proposeText, readByMapping } from "../testing.ts";
import { sampleSheets } from "./table-sample.ts";

/** A bank whose words are in no list of ours. */
const foreign = "Bank X\nDatums;Summa;Teksts\n2024-01-02;-1,50;x\n2024-01-03;2,00;y\n";

test("a header that a person points out gives the columns their names", () => {
  const proposal = proposeText(foreign, {
    delimiter: ";",
    header: { row: 2, rowCount: 1 },
  });
  assert.deepEqual(
    proposal.columns.map(({ header }) => header),
    ["Datums", "Summa", "Teksts"],
  );
  const fields = ["bookedOn", "amount", "purpose"] as const;
  const mapping = {
    ...proposal.mapping,
    columns: proposal.mapping.columns.map(({ header }, at) => ({
      header,
      field: fields[at] ?? null,
    })),
    dateOrder: "YMD",
    decimal: ",",
    sign: { kind: "signed", negativeIs: "out" },
  };
  const { statements, problems } = readByMapping(foreign, mapping);
  assert.deepEqual(
    statements[0]?.rows.map(({ amountMinor, side }) => [amountMinor, side]),
    [
      [150n, "payer"],
      [200n, "beneficiary"],
    ],
    JSON.stringify(problems),
  );
});

test("no header at all, and a row that is not there", () => {
  const none = proposeText(foreign, { header: { row: 0, rowCount: 0 } });
  assert.deepEqual(none.mapping.header, { row: 0, rowCount: 0 });
  const beyond = proposeText(foreign, { header: { row: 99, rowCount: 1 } });
  assert.deepEqual(beyond.mapping.header, { row: 0, rowCount: 0 });
});

test("a header told on one sheet is found on the sheets that have it too", () => {
  const sheet = (name: string, before: number) => ({
    name,
    records: [
      ...Array.from({ length: before }, (_, at) => ({ row: at + 1, cells: ["Bank X", "", ""] })),
      { row: before + 1, cells: ["Datums", "Summa", "Teksts"] },
      { row: before + 2, cells: ["2024-01-02", "1", "x"] },
    ],
  });
  const sheets = [sheet("A", 1), sheet("B", 3), { name: "C", records: [] }];
  assert.deepEqual(sampleSheets(sheets), []);
  const [sample, ...more] = sampleSheets(sheets, { header: { row: 2, rowCount: 1, sheet: "A" } });
  assert.deepEqual(more, []);
  assert.deepEqual(sample?.form, { kind: "workbook", sheets: ["A", "B"] });
});

test("a layout whose header was pointed out is recognised by it next time", () => {
  const next = proposeText(foreign.replaceAll("2024", "2025"));
  assert.equal(next.mapping.header.rowCount, 0, "its words are still unknown");
  const saved = tableSignature(["Datums", "Summa", "Teksts"], []);
  assert.ok(possibleSignatures(next.records).includes(saved));
});
