// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { htmlText } from "./html-text.ts";

test("blocks become lines, cells are divided, scripts are silent", () => {
  const html = `<html><head><title>x</title></head><body><h1>关于协查的函</h1>
    <table><tr><td>户名</td><td>某某公司</td></tr></table><script>alert(1)</script><p>请 予
    协助</p></body></html>`;
  assert.equal(htmlText(html).text, "关于协查的函\n户名\t某某公司\n请 予 协助");
});

test("a page that nests a hundred thousand deep is cut and says so", () => {
  const deep = htmlText(`<p>start</p>${"<div>".repeat(100_000)}end`);
  assert.equal(deep.isCut, true);
  assert.equal(deep.text, "start");
});
