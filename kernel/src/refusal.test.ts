// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { BrokenInvariant } from "./assert.ts";
import { defineRefusals, Refusal } from "./refusal.ts";

const { table, refuse } = defineRefusals({
  CASE_NOT_FOUND: {
    status: 404,
    zh: "没有案件 {id}",
    en: "There is no case {id}",
    mend: { zh: "请核对编号 {id}", en: "Check the number {id}" },
  },
});

test("a refusal says what happened and how to mend it, in both languages", () => {
  const refusal = refuse("CASE_NOT_FOUND", { id: "cas_1" });
  assert.ok(refusal instanceof Refusal);
  assert.equal(refusal.name, "Refusal");
  assert.equal(refusal.message, "CASE_NOT_FOUND: There is no case cas_1");
  assert.equal(refusal.entry, table.CASE_NOT_FOUND);
  assert.deepEqual(refusal.values, { id: "cas_1" });
  assert.equal(refusal.says("zh"), "没有案件 cas_1");
  assert.equal(refusal.says("en"), "There is no case cas_1");
  assert.equal(refusal.mend("zh"), "请核对编号 cas_1");
  assert.equal(refusal.mend("en"), "Check the number cas_1");
});

test("a missing value stays visible", () => {
  assert.equal(refuse("CASE_NOT_FOUND").says("en"), "There is no case {id}");
});

test("a refusal that is not declared is our fault", () => {
  assert.throws(() => refuse("NOWHERE" as "CASE_NOT_FOUND"), BrokenInvariant);
});
