// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Flow, FlowEdge, FlowNode } from "./flow-input.ts";
import { flowMeasures } from "./flow-grid.ts";
import { layoutFlow } from "./flow-layout.ts";
import { crossingCount, orderColumns } from "./flow-order.ts";

const node = (id: string, layer: number): FlowNode => ({
  id,
  layer,
  kind: "account",
  label: id,
  sub: "",
});
const edge = (from: string, to: string, amountMinor: string, currency = "CNY"): FlowEdge => ({
  id: `${from}-${to}`,
  from,
  to,
  amountMinor,
  currency,
  rowCount: 1,
});

const flow: Flow = {
  nodes: [node("a", 0), node("b", 1), node("c", 1), node("d", 2), node("e", 3)],
  edges: [
    edge("a", "b", "600"),
    edge("a", "c", "400"),
    edge("b", "d", "600"),
    edge("c", "d", "300"),
    edge("a", "e", "100"),
    edge("d", "b", "50"),
  ],
};

test("each layer is a column, nodes of a column do not overlap", () => {
  const { nodes, width, height } = layoutFlow(flow);
  for (const column of Map.groupBy(nodes, (one) => one.layer).values()) {
    const sorted = column.toSorted((a, b) => a.y - b.y);
    assert.equal(new Set(sorted.map((one) => one.x)).size, 1);
    for (const [at, one] of sorted.entries()) {
      const below = sorted[at + 1];
      if (below) assert.ok(one.y + one.height <= below.y, `${one.id} over ${below.id}`);
      assert.ok(one.x >= 0 && one.x + one.width <= width && one.y >= 0);
      assert.ok(one.y + one.height <= height);
    }
  }
});

test("edges are as wide as their amounts, to scale inside one currency", () => {
  const { edges } = layoutFlow({
    nodes: flow.nodes,
    edges: [
      edge("a", "b", "600"),
      edge("a", "c", "300"),
      edge("b", "d", "7", "USD"),
      edge("c", "d", "1"),
    ],
  });
  const width = new Map(edges.map((one) => [one.id, one.width]));
  assert.equal(width.get("a-b"), 80);
  assert.equal(width.get("a-c"), 40);
  assert.equal(width.get("b-d"), flowMeasures.throughputMax);
  assert.equal(width.get("c-d"), flowMeasures.edgeWidthMin);
});

test("an edge back to an earlier layer is drawn and marked, not lost", () => {
  const back = layoutFlow(flow).edges.find((one) => one.id === "d-b");
  assert.ok(back?.isBack);
  assert.match(back.path, /^M/u);
});

test("amounts beyond the exact range of floats keep their proportion", () => {
  const { edges } = layoutFlow({
    nodes: [node("a", 0), node("b", 1), node("c", 1)],
    edges: [edge("a", "b", "30000000000000000000000"), edge("a", "c", "10000000000000000000000")],
  });
  assert.deepEqual(
    edges.map((one) => one.width),
    [90, 30],
  );
});

test("crossings that can be avoided are avoided, and the same input gives the same places", () => {
  const cell = (key: string) => ({ key, height: 10, y: 0 });
  const columns = [
    [cell("a"), cell("b"), cell("c")],
    [cell("x"), cell("y"), cell("z")],
  ];
  const segments = [
    { from: "a", to: "z", weight: 1 },
    { from: "b", to: "y", weight: 1 },
    { from: "c", to: "x", weight: 1 },
  ];
  assert.equal(crossingCount(columns, segments), 3);
  assert.equal(crossingCount(orderColumns(columns, segments), segments), 0);
  assert.deepEqual(layoutFlow(flow), layoutFlow(flow));
});

test("an empty flow has no size to speak of and does not fail", () => {
  const { nodes, edges } = layoutFlow({ nodes: [], edges: [] });
  assert.deepEqual([nodes, edges], [[], []]);
});

test("an edge to a node that is not there is our fault and said", () => {
  assert.throws(() => layoutFlow({ nodes: [node("a", 0)], edges: [edge("a", "b", "1")] }), {
    name: "BrokenInvariant",
  });
});
