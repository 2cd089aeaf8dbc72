// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { checkMapping } from "../ingest/tables/table-mapping-check.ts";
import { proposeText } from "../ingest/tables/testing.ts";
import { beginDraft, readWords, signOf, withColumn, withLayout } from "./mapping-draft.ts";

const { mapping } = proposeText("Date,Text,Amount,Other,Cur\n2024-03-01,Rent,-1.00,x,EUR\n");
const layout = { mapping, saved: null, hasAmounts: true };
const fieldsOf = (of: typeof mapping) => of.columns.map(({ field }) => field);

test("a person begins with what is in use, else with what was saved, else with the proposal", () => {
  const used = { ...mapping, unitPower: 4 };
  const saved = { ...mapping, unitPower: 8 };
  assert.deepEqual(beginDraft(layout, []), { mapping, origin: "proposed", isRead: true });
  assert.equal(beginDraft({ ...layout, hasAmounts: false }, []).isRead, false);
  assert.equal(beginDraft({ ...layout, saved: { mapping: saved } }, []).mapping.unitPower, 8);
  const begun = beginDraft({ ...layout, saved: { mapping: saved } }, [used]);
  assert.deepEqual([begun.mapping.unitPower, begun.origin], [4, "in-use"]);
});

test("what was used or saved for other columns or sheets is not begun with", () => {
  const others = { ...mapping, columns: mapping.columns.slice(1) };
  assert.equal(beginDraft({ ...layout, saved: { mapping: others } }, [others]).origin, "proposed");
  const onSheet = (sheet: string) =>
    ({ ...mapping, form: { kind: "workbook", sheets: [sheet] } }) as const;
  assert.equal(beginDraft({ ...layout, mapping: onSheet("A") }, [onSheet("B")]).origin, "proposed");
  assert.equal(beginDraft({ ...layout, mapping: onSheet("A") }, [onSheet("A")]).origin, "in-use");
});

test("a meaning goes from one column to another; joined texts may stand in several", () => {
  assert.deepEqual(fieldsOf(mapping), ["bookedOn", "purpose", "amount", null, "currency"]);
  const moved = withColumn(mapping, 3, "amount");
  assert.deepEqual(fieldsOf(moved), ["bookedOn", "purpose", null, "amount", "currency"]);
  const joined = withColumn(mapping, 3, "purpose");
  assert.deepEqual(fieldsOf(joined), ["bookedOn", "purpose", "amount", "purpose", "currency"]);
});

test("currency and own account follow their columns", () => {
  assert.deepEqual(mapping.currency.source, { from: "column" });
  const without = withColumn(mapping, 4, null);
  assert.deepEqual(without.currency.source, { from: "none" });
  const own = withColumn(mapping, 3, "ownAccount");
  assert.deepEqual(own.own.account, { from: "column" });
  assert.deepEqual(withColumn(own, 3, null).own.account, { from: "none" });
  const typed = {
    ...mapping,
    own: { ...mapping.own, account: { from: "fixed", value: "7" } as const },
  };
  assert.deepEqual(withColumn(typed, 1, null).own.account, { from: "fixed", value: "7" });
});

test("every rule for money out that can be chosen is well-formed", () => {
  const rules = (["columns", "direction", "signed", "parties"] as const).map((kind) =>
    signOf(kind, null),
  );
  for (const sign of rules) {
    const codes = checkMapping({ ...mapping, sign }).problems.map(({ code }) => code);
    assert.ok(!codes.includes("TABLE_MAPPING_INVALID") || sign.kind === "parties", sign.kind);
  }
  assert.equal(signOf("signed", { kind: "signed", negativeIs: "in" }).kind, "signed");
  assert.deepEqual(signOf("signed", { kind: "signed", negativeIs: "in" }), {
    kind: "signed",
    negativeIs: "in",
  });
});

test("words are divided by commas and spaces, of either script", () => {
  assert.deepEqual(readWords(" 借，支出、 DR;out "), ["借", "支出", "DR", "out"]);
  assert.deepEqual(readWords(" , "), []);
});

test("a register has no holder, and its parties tell the direction", () => {
  const register = withLayout(mapping, "register");
  assert.deepEqual(register.sign, { kind: "parties" });
  assert.equal(register.own.account.from, "none");
  assert.equal(withLayout(register, "statement").layout, "statement");
});
