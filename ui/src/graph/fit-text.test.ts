// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { fitText, textWidth } from "./fit-text.ts";

test("a text that fits stays whole; one that does not is cut with an ellipsis", () => {
  assert.equal(fitText("海湾贸易", 12, 60), "海湾贸易");
  assert.equal(fitText("海湾贸易有限公司", 12, 60), "海湾贸易…");
  const cut = fitText("Harbour Light Trading (Holdings) Limited", 12, 150);
  assert.ok(cut.endsWith("…") && textWidth(cut, 12) <= 150, cut);
});

test("characters beyond the basic plane are not cut in two", () => {
  assert.equal(fitText("𠮷𠮷𠮷𠮷𠮷𠮷", 10, 41), "𠮷𠮷𠮷…");
});
