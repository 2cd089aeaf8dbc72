// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { edgeAfterKey, edgesInOrder } from "./edge-keys.ts";
import { layoutFlow } from "./flow-layout.ts";

const node = (id: string, layer: number) =>
  ({ id, layer, kind: "account", label: id, sub: "" }) as const;
const edge = (from: string, to: string) => ({
  id: `${from}-${to}`,
  from,
  to,
  amountMinor: "100",
  currency: "CNY",
  rowCount: 1,
});
const layout = layoutFlow({
  nodes: [node("a", 0), node("b", 1), node("c", 1), node("d", 2)],
  edges: [edge("a", "b"), edge("a", "c"), edge("b", "d")],
});

test("right follows the money, left goes back to where it came from", () => {
  assert.equal(edgeAfterKey(layout, "a-b", "ArrowRight")?.id, "b-d");
  assert.equal(edgeAfterKey(layout, "b-d", "ArrowLeft")?.id, "a-b");
  assert.equal(edgeAfterKey(layout, "b-d", "ArrowRight"), undefined);
});

test("up, down, first and last reach every edge in reading order", () => {
  const order = edgesInOrder(layout).map((one) => one.id);
  assert.equal(order.length, 3);
  assert.equal(edgeAfterKey(layout, order[0] ?? "", "ArrowDown")?.id, order[1]);
  assert.equal(edgeAfterKey(layout, order[1] ?? "", "ArrowUp")?.id, order[0]);
  assert.equal(edgeAfterKey(layout, order[0] ?? "", "End")?.id, order[2]);
  assert.equal(edgeAfterKey(layout, order[2] ?? "", "Home")?.id, order[0]);
  assert.equal(edgeAfterKey(layout, "nothing", "End")?.id, order[0]);
  assert.equal(edgeAfterKey(layout, "a-b", "x"), undefined);
});
