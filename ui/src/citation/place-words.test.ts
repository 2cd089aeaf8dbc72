// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { placeWords, sourcePath } from "./place-words.ts";

test("every kind of place is said in both languages", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["whole", "", ""],
    ["page 3", "第3页", "p. 3"],
    ["line 7", "第7行", "line 7"],
    ["row 12", "第12行", "row 12"],
    ["row 12 @明细", "明细 第12行", "明细 row 12"],
    ["at Stmt[1]/Ntry[3]", "Stmt[1]/Ntry[3]", "Stmt[1]/Ntry[3]"],
    ["somewhere", "somewhere", "somewhere"],
  ];
  for (const [locator, zh, en] of cases) {
    assert.equal(placeWords(locator, "zh"), zh);
    assert.equal(placeWords(locator, "en"), en);
  }
});

test("the address of a place keeps its locator whole", () => {
  const address = sourcePath({ exhibitId: "exh_1", locator: "row 12 @明细 & 补充" });
  const url = new URL(address, "http://a.invalid");
  assert.equal(url.pathname, "/exhibits/exh_1");
  assert.equal(url.searchParams.get("at"), "row 12 @明细 & 补充");
  assert.equal(sourcePath({ exhibitId: "exh_1", locator: "whole" }), "/exhibits/exh_1");
});
