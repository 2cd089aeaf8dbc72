// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { badLine, emptyFacts, factsOf } from "./facts-draft.ts";

test("what is typed of rows is taken line by line, and the first bad line is named", () => {
  assert.deepEqual(factsOf(emptyFacts), {});
  const draft = {
    feeRows: "seg_01JD0001:4\n seg_01JD0001:9 \n",
    interestRows: "",
    assets: "seg_01JD0001:17=450000\nseg_01JD0001:18",
    coordination: " 判决书 ",
  };
  assert.deepEqual(factsOf(draft), {
    feeRows: ["seg_01JD0001:4", "seg_01JD0001:9"],
    assets: [{ rowId: "seg_01JD0001:17", proceedsMinor: "450000" }, { rowId: "seg_01JD0001:18" }],
    coordination: "判决书",
  });
  assert.equal(badLine("feeRows", draft.feeRows), 0);
  assert.equal(badLine("feeRows", draft.assets), 1);
  assert.equal(badLine("assets", `${draft.assets}\nseg_01JD0001:19=4.5`), 3);
});
