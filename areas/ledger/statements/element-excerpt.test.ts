// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { createElementFinder } from "./element-excerpt.ts";

const document = `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "b">]><Document xmlns:x="urn:x"><x:Stmt><Id>1</Id>
<Ntry><Amt Ccy="EUR">1.00</Amt></Ntry><Ntry><Amt Ccy="EUR">2.50</Amt><BookgDt><Dt>2024-02-29</Dt></BookgDt></Ntry>
</x:Stmt></Document>`;

function find(path: string, pieceLength: number) {
  const finder = createElementFinder(path);
  for (let at = 0; at < document.length; at += pieceLength)
    finder.write(document.slice(at, at + pieceLength));
  return finder;
}

test("the leaves of one element are found, however the document is cut", () => {
  for (const length of [1, 7, 10_000]) {
    assert.deepEqual(find("Stmt[1]/Ntry[2]", length).leaves(), [
      { path: "Amt[1]@Ccy", text: "EUR" },
      { path: "Amt[1]", text: "2.50" },
      { path: "BookgDt[1]/Dt[1]", text: "2024-02-29" },
    ]);
  }
});

test("a place that is not there gives nothing, and a broken document ends quietly", () => {
  assert.deepEqual(find("Stmt[1]/Ntry[3]", 50).leaves(), []);
  const finder = createElementFinder("Stmt[1]");
  finder.write("<Document><Stmt></Wrong>");
  finder.write("<more>");
  assert.equal(finder.isDone(), true);
});
