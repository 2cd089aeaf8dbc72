// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { flowFile } from "./flow-file.ts";
import { layoutFlow } from "./flow-layout.ts";

const layout = layoutFlow({
  nodes: [
    { id: "a", layer: 0, kind: "origin", label: '<b>"A" & Co</b>\u0007', sub: "账户 6222" },
    { id: "b", layer: 1, kind: "exit", label: "B", sub: "" },
  ],
  edges: [{ id: "e", from: "a", to: "b", amountMinor: "1", currency: "CNY", rowCount: 1 }],
});
const words = {
  amount: () => "CNY 0.01",
  kind: { origin: "起点", account: "账户", rest: "留存", exit: "流出" },
};

test("names from sources cannot break or script the file", () => {
  const file = flowFile(layout, words, { title: "a < b", line: "" });
  assert.ok(!file.includes("<b>"));
  assert.ok(file.includes("&lt;b&gt;"));
  assert.ok(!file.includes("\u0007"));
  assert.ok(file.includes("<title>a &lt; b</title>"));
});

test("the file holds every node, edge and amount, and is the same each time", () => {
  const file = flowFile(layout, words, { title: "t", line: "l" });
  assert.equal(file.match(/<path /gu)?.length, 1);
  assert.ok(file.includes("CNY 0.01"));
  assert.ok(file.includes("账户 6222"));
  assert.equal(flowFile(layout, words, { title: "t", line: "l" }), file);
});
