// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { FlowSayings } from "./trace-flow.ts";
import { basisPoints, edgeId, flowOfTrace } from "./trace-flow.ts";

const sayings: FlowSayings = { say: (text) => text.en, fate: (fate) => `<${fate}>` };
const amount = { amountMinor: "500", currency: "CNY", scale: 2 };
const account = {
  number: "6200",
  bank: "",
  name: "Ling",
  standing: "stated" as const,
  coveredFrom: null,
  coveredUntil: null,
};
const node = { layer: 0, label: { zh: "权", en: "6200 Ling" }, says: { zh: "", en: "" }, amount };

test("a node is drawn by what became of the money, and named by its holder", () => {
  const flow = flowOfTrace(
    {
      nodes: [
        { ...node, id: "a", kind: "claimant", account: null, memberCount: 1 },
        { ...node, id: "b", kind: "account", account, memberCount: 1 },
        { ...node, id: "c", kind: "lies", account, memberCount: 1 },
        {
          ...node,
          id: "d",
          kind: "no-statement",
          account: { ...account, name: "" },
          memberCount: 1,
        },
        { ...node, id: "e", kind: "left", account: null, memberCount: 3 },
      ],
      edges: [],
    },
    sayings,
  );
  assert.deepEqual(
    flow.nodes.map(({ kind, label, sub }) => [kind, label, sub]),
    [
      ["origin", "6200 Ling", ""],
      ["account", "Ling", "6200"],
      ["rest", "Ling", "<lies> 6200"],
      ["exit", "6200 Ling", "<no-statement>"],
      ["exit", "6200 Ling", "<left>"],
    ],
  );
});

test("an edge keeps its amount, its rows and an id of its own", () => {
  const edge = { from: "a", to: "b", amount, shares: [], rowIds: [], rowCount: 7 };
  const { edges } = flowOfTrace({ nodes: [], edges: [edge] }, sayings);
  assert.deepEqual(edges, [{ id: edgeId(edge), from: "a", to: "b", ...amount, rowCount: 7 }]);
});

test("parts are hundredths of a percent, cut, and exact beyond what a float holds", () => {
  assert.equal(basisPoints("1", "3"), 3_333);
  assert.equal(basisPoints("90071992547409930", "90071992547409930"), 10_000);
  assert.equal(basisPoints("0", "0"), 0);
});
