// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { fitText, textWidth, wrapText } from "./fit-text.ts";

test("a text that fits stays whole; one that does not is cut with an ellipsis", () => {
  assert.equal(fitText("海湾贸易", 12, 60), "海湾贸易");
  assert.equal(fitText("海湾贸易有限公司", 12, 60), "海湾贸易…");
  const cut = fitText("Harbour Light Trading (Holdings) Limited", 12, 150);
  assert.ok(cut.endsWith("…") && textWidth(cut, 12) <= 150, cut);
});

test("characters beyond the basic plane are not cut in two", () => {
  assert.equal(fitText("𠮷𠮷𠮷𠮷𠮷𠮷", 10, 41), "𠮷𠮷𠮷…");
});

test("long names break at spaces, Chinese anywhere, and are cut at the last line", () => {
  const latin = wrapText("Harbour Light Trading (Holdings) Limited", 13, 150, 2);
  assert.deepEqual(latin, ["Harbour Light Trading", "(Holdings) Limited"]);
  const chinese = wrapText("海灯国际贸易（控股）股份有限公司青溪分公司", 13, 150, 2);
  assert.equal(chinese.length, 2);
  assert.ok(
    chinese.every((line) => textWidth(line, 13) <= 150),
    chinese.join("|"),
  );
  assert.deepEqual(wrapText("短", 13, 150, 2), ["短"]);
  // Thirteen characters of 13 are wider than 166, though by less than one of them.
  assert.deepEqual(wrapText("临澜县城乡建设投资有限公司", 13, 166, 2), [
    "临澜县城乡建设投资有限公",
    "司",
  ]);
  assert.deepEqual(wrapText("", 13, 150, 2), []);
  assert.equal(wrapText("Supercalifragilisticexpialidocious Ltd", 13, 120, 2).length, 2);
});
