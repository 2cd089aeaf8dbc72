// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { hasAmounts, signatureFor, signaturesOf } from "./mapping-layout.ts";
import { proposeText } from "./tables/testing.ts";

const known = proposeText("Date,Description,Debit,Credit\n2024-03-01,Rent,1.00,\n");
const unknown = proposeText("Datums;Summa;Teksts\n2024-01-02;-1,50;x\n");
const pointedOut = proposeText("Datums;Summa;Teksts\n2024-01-02;-1,50;x\n", {
  delimiter: ";",
  header: { row: 1, rowCount: 1 },
});

test("a layout without amounts is no statement", () => {
  assert.ok(hasAmounts(known));
  assert.ok(!hasAmounts(proposeText("Date,Purpose,Name\n2024-03-01,Rent,Lin\n")));
});

test("a corrected mapping is saved under the mark of the layout that was proposed", () => {
  assert.equal(signatureFor(known.mapping, [known]), known.signature);
  assert.ok(signaturesOf(known).includes(known.signature));
});

test("a mapping of a header that was pointed out is found again in a file that was only looked at", () => {
  const saved = signatureFor(pointedOut.mapping, [unknown]);
  assert.ok(saved !== null && signaturesOf(unknown).includes(saved));
  assert.ok(signaturesOf(pointedOut).includes(saved));
});

test("nothing tells tables without a header apart, so their mapping is not saved", () => {
  assert.equal(signatureFor(unknown.mapping, [unknown]), null);
});

test("of a workbook, a mapping is of the layout with which it shares a sheet", () => {
  const onSheets = (...sheets: string[]) => ({ kind: "workbook", sheets }) as const;
  const first = { ...known, mapping: { ...known.mapping, form: onSheets("A", "B") } };
  const second = { ...pointedOut, mapping: { ...pointedOut.mapping, form: onSheets("C") } };
  assert.equal(
    signatureFor({ ...second.mapping, form: onSheets("C") }, [first, second]),
    second.signature,
  );
});
