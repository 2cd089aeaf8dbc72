// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { defaultsOf } from "./doctrine.ts";
import { fifo } from "./doctrines/fifo.ts";
import type { Movement } from "./ledger.ts";
import { cashParty, ledgerOf, outsideParty } from "./ledger.ts";
import type { GraphEdge, TraceGraph } from "./trace-graph.ts";
import { traceGraph } from "./trace-graph.ts";

const out = outsideParty;

function move(payer: number, beneficiary: number, amountMinor: bigint, bookedOn = 1): Movement {
  return { payer, beneficiary, amountMinor, currency: "EUR", bookedOn };
}

function graph(
  movements: readonly Movement[],
  chosen: readonly number[],
  layerNodeCountMax = 12,
): TraceGraph {
  const accounts = [...Array(40).keys()];
  const ledger = ledgerOf({
    accountCount: accounts.length,
    books: [
      ...accounts.map((account) => ({ account, currency: "EUR", openingMinor: 0n })),
      { account: 1, currency: "USD", openingMinor: 0n },
    ],
    movements,
  });
  const deposits = chosen.map((row) => ({ row, claimant: `claimant ${row}` }));
  return traceGraph(fifo.run(ledger, deposits, defaultsOf(fifo)), { layerNodeCountMax });
}

const nodeLines = ({ nodes }: TraceGraph) =>
  nodes.map((node) => `${node.id}: ${node.amountMinor} (${node.memberCount})`);
const edgeLine = (edge: GraphEdge) =>
  `${edge.from} > ${edge.to}: ${edge.amountMinor} by ${edge.rows.join(",")}`;

/** Into and out of every node that is neither a beginning nor an end flows the same. */
function assertBalanced({ nodes, edges }: TraceGraph): void {
  for (const node of nodes) {
    const into = edges.filter((edge) => edge.to === node.id);
    const outOf = edges.filter((edge) => edge.from === node.id);
    const arrived = into.reduce((sum, edge) => sum + edge.arrivedMinor, 0n);
    const left = outOf.reduce((sum, edge) => sum + edge.amountMinor, 0n);
    if (node.kind !== "claimant") assert.equal(arrived, node.amountMinor, node.id);
    if (node.kind === "claimant" || node.kind === "account")
      assert.equal(left, node.amountMinor, node.id);
    else assert.equal(left, 0n, node.id);
  }
}

test("accounts by hop, ends in the layer after, edges with their rows", () => {
  const result = graph(
    [
      move(out, 0, 100n),
      move(out, 0, 50n),
      move(0, 1, 60n, 2),
      move(0, 1, 60n, 3),
      move(1, cashParty, 30n, 4),
      move(1, out, 20n, 5),
    ],
    [0, 1],
  );
  assert.deepEqual(nodeLines(result), [
    "0 claimant claimant 0 EUR: 100 (1)",
    "0 claimant claimant 1 EUR: 50 (1)",
    "1 account 0 EUR: 150 (1)",
    "2 account 1 EUR: 120 (1)",
    "2 lies 0 EUR: 30 (1)",
    "3 lies 1 EUR: 70 (1)",
    "3 cash -2 EUR: 30 (1)",
    "3 left -1 EUR: 20 (1)",
  ]);
  assert.deepEqual(result.edges.map(edgeLine), [
    "0 claimant claimant 0 EUR > 1 account 0 EUR: 100 by 0",
    "0 claimant claimant 1 EUR > 1 account 0 EUR: 50 by 1",
    "1 account 0 EUR > 2 account 1 EUR: 120 by 2,3",
    "1 account 0 EUR > 2 lies 0 EUR: 30 by ",
    "2 account 1 EUR > 3 lies 1 EUR: 70 by ",
    "2 account 1 EUR > 3 cash -2 EUR: 30 by 4",
    "2 account 1 EUR > 3 left -1 EUR: 20 by 5",
  ]);
  assert.deepEqual(result.edges[2]?.shares, [
    { claimant: "claimant 0", amountMinor: 100n },
    { claimant: "claimant 1", amountMinor: 20n },
  ]);
  assert.equal(result.layerCount, 4);
  assertBalanced(result);
});

test("a cycle is unrolled by hop", () => {
  const result = graph(
    [move(out, 0, 100n), move(0, 1, 100n, 2), move(1, 0, 100n, 3), move(0, 1, 40n, 4)],
    [0],
  );
  assert.deepEqual(nodeLines(result), [
    "0 claimant claimant 0 EUR: 100 (1)",
    "1 account 0 EUR: 100 (1)",
    "2 account 1 EUR: 100 (1)",
    "3 account 0 EUR: 100 (1)",
    "4 lies 0 EUR: 60 (1)",
    "4 account 1 EUR: 40 (1)",
    "5 lies 1 EUR: 40 (1)",
  ]);
  assertBalanced(result);
});

test("an overdraft repaid and an exchange are drawn", () => {
  const result = graph(
    [
      move(0, out, 30n),
      move(out, 0, 100n, 2),
      { ...move(0, 1, 70n, 3), exchange: { amountMinor: 77n, currency: "USD" } },
    ],
    [1],
  );
  assert.deepEqual(nodeLines(result), [
    "0 claimant claimant 1 EUR: 100 (1)",
    "1 account 0 EUR: 100 (1)",
    "2 overdraft 0 EUR: 30 (1)",
    "2 account 1 USD: 77 (1)",
    "3 lies 1 USD: 77 (1)",
  ]);
  const exchange = result.edges.find((edge) => edge.to === "2 account 1 USD");
  assert.deepEqual([exchange?.amountMinor, exchange?.arrivedMinor], [70n, 77n]);
  assertBalanced(result);
});

test("the smallest of many nodes are drawn as one, with their count and sum", () => {
  const movements = [move(out, 0, 210n)];
  for (let account = 1; account <= 20; account += 1)
    movements.push(move(0, account, BigInt(account), 2));
  const result = graph(movements, [0], 5);
  const second = result.nodes.filter((node) => node.layer === 2);
  assert.deepEqual(
    second.map(({ id, amountMinor, memberCount }) => [id, amountMinor, memberCount]),
    [
      ["2 account 20 EUR", 20n, 1],
      ["2 account 19 EUR", 19n, 1],
      ["2 account 18 EUR", 18n, 1],
      ["2 account 17 EUR", 17n, 1],
      ["2 account 16 EUR", 16n, 1],
      ["2 account others EUR", 120n, 15],
    ],
  );
  const grouped = result.edges.find((edge) => edge.to === "2 account others EUR");
  assert.equal(grouped?.rows.length, 15);
  assert.equal(second.at(-1)?.account, null);
  assertBalanced(result);
});

test("the same trace gives the same graph", () => {
  const movements = [move(out, 0, 100n), move(0, 1, 50n, 2), move(0, 2, 50n, 2)];
  assert.deepEqual(graph(movements, [0]), graph(movements, [0]));
  assert.deepEqual(graph(movements, []), { layerCount: 0, nodes: [], edges: [] });
});
