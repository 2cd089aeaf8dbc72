// SPDX-License-Identifier: Apache-2.0
import type { Fate, Trace, TraceStep } from "./trace.ts";
import { paidMinor, stepAt } from "./trace.ts";

/**
 * What a node stands for: a claimant's deposit, an account that money reached at that hop, the end
 * of a part of it, or several small nodes drawn as one.
 */
export type GraphNodeKind = "claimant" | "account" | Fate;

/** A node of a trace drawn in layers, left to right by hop. */
export interface GraphNode {
  /** The same for the same trace; sorted layer by layer, largest first. */
  readonly id: string;
  readonly layer: number;
  readonly kind: GraphNodeKind;
  /** Account index, or outside or cash; null for claimants and for grouped nodes. */
  readonly account: number | null;
  /** Name of the claimant, else empty. */
  readonly claimant: string;
  readonly currency: string;
  /** What passes through or ends here. */
  readonly amountMinor: bigint;
  /** 1, or how many nodes are drawn as this one. */
  readonly memberCount: number;
}

/** Money between two nodes of neighbouring layers. */
export interface GraphEdge {
  /** Ids of nodes. */
  readonly from: string;
  readonly to: string;
  /** As it left, in the currency of `from`. */
  readonly amountMinor: bigint;
  /** As it arrived, in the currency of `to`; the same unless exchanged. */
  readonly arrivedMinor: bigint;
  /** Rows of the ledger, ascending; empty where money only stayed. */
  readonly rows: readonly number[];
  /** Shares of claimants of what left, in the order chosen. */
  readonly shares: readonly { readonly claimant: string; readonly amountMinor: bigint }[];
}

/** A trace as a layered graph. A cycle is unrolled: an account met again is a node at a later hop. */
export interface TraceGraph {
  readonly layerCount: number;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** How a trace is drawn. */
export interface GraphParams {
  /** Nodes of one layer and currency drawn singly; smaller ones are drawn as one of each kind. */
  readonly layerNodeCountMax: number;
}

/** Twelve nodes of a layer fit a screen with their labels. */
export const defaultGraphParams: GraphParams = { layerNodeCountMax: 12 };

/** Money from one node to another before nodes are grouped. */
interface Flow {
  readonly from: number;
  readonly to: number;
  readonly paidMinor: bigint;
  readonly arrivedMinor: bigint;
  readonly row: number | null;
  readonly claimant: string;
}

/** Draws a trace in layers: claimants, then accounts hop by hop, each end in the layer after. */
export function traceGraph(trace: Trace, params: GraphParams = defaultGraphParams): TraceGraph {
  const { nodes, flows } = collect(trace);
  const groupOf = groupNodes(nodes, params.layerNodeCountMax);
  const grouped = mergeNodes(nodes, groupOf);
  return {
    layerCount: nodes.reduce((most, node) => Math.max(most, node.layer + 1), 0),
    nodes: grouped,
    edges: mergeFlows(trace, flows, groupOf, grouped),
  };
}

class NodeTable {
  readonly nodes: GraphNode[] = [];
  readonly #indexOf = new Map<string, number>();

  add(node: Omit<GraphNode, "id" | "memberCount">): number {
    const { layer, kind, account, claimant, currency, amountMinor } = node;
    const id = [layer, kind, account ?? claimant, currency].join(" ");
    const known = this.#indexOf.get(id);
    const before = known === undefined ? undefined : this.nodes[known];
    if (known === undefined || before === undefined) {
      this.#indexOf.set(id, this.nodes.length);
      return this.nodes.push({ ...node, id, memberCount: 1 }) - 1;
    }
    this.nodes[known] = { ...before, amountMinor: before.amountMinor + amountMinor };
    return known;
  }
}

function collect(trace: Trace): { nodes: GraphNode[]; flows: Flow[] } {
  const table = new NodeTable();
  const flows: Flow[] = [];
  const nodeOfStep = new Int32Array(trace.steps.count);
  const layerOf = (node: number) => table.nodes[node]?.layer ?? 0;
  for (let id = 0; id < trace.steps.count; id += 1) {
    const step = stepAt(trace, id);
    const claimant = trace.chosen[step.chosen]?.claimant ?? "";
    const from =
      step.from === null ? claimantNode(table, step, claimant) : (nodeOfStep[step.from] ?? 0);
    const layer = layerOf(from) + 1;
    const to = table.add({ ...placeOf(step), layer, amountMinor: step.amountMinor });
    nodeOfStep[id] = to;
    // Repaying the bank moves no row: the money came by the row of the step before.
    const row = step.kind === "overdraft" ? null : step.row;
    const arrivedMinor = step.amountMinor;
    flows.push({ from, to, paidMinor: paidMinor(trace, id), arrivedMinor, row, claimant });
    if (step.remainingMinor === 0n) continue;
    const amountMinor = step.remainingMinor;
    const rest = { ...placeOf(step), kind: "lies" as const, layer: layer + 1, amountMinor };
    const end = table.add(rest);
    flows.push({
      from: to,
      to: end,
      paidMinor: amountMinor,
      arrivedMinor: amountMinor,
      row: null,
      claimant,
    });
  }
  return { nodes: table.nodes, flows };
}

function claimantNode(table: NodeTable, step: TraceStep, claimant: string): number {
  const { currency, amountMinor } = step;
  return table.add({ layer: 0, kind: "claimant", account: null, claimant, currency, amountMinor });
}

function placeOf({ kind, account, currency }: TraceStep) {
  const nodeKind: GraphNodeKind = kind === "deposit" || kind === "transfer" ? "account" : kind;
  return { kind: nodeKind, account, claimant: "", currency };
}

function byAmount(a: GraphNode, b: GraphNode): number {
  if (a.amountMinor !== b.amountMinor) return a.amountMinor > b.amountMinor ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** The id under which each node is drawn: its own, or that of its group. */
function groupNodes(nodes: readonly GraphNode[], nodeCountMax: number): string[] {
  const groupOf = nodes.map((node) => node.id);
  const indexOf = new Map(nodes.map((node, index) => [node.id, index]));
  const ofLayer = Map.groupBy(nodes, ({ layer, currency }) => `${layer} ${currency}`);
  for (const members of ofLayer.values()) {
    if (members.length <= nodeCountMax) continue;
    const small = members.toSorted(byAmount).slice(nodeCountMax);
    for (const [kind, group] of Map.groupBy(small, (node) => node.kind)) {
      const [first] = group;
      if (first === undefined || group.length === 1) continue;
      const id = [first.layer, kind, "others", first.currency].join(" ");
      for (const node of group) groupOf[indexOf.get(node.id) ?? 0] = id;
    }
  }
  return groupOf;
}

function mergeNodes(nodes: readonly GraphNode[], groupOf: readonly string[]): GraphNode[] {
  const merged = new Map<string, GraphNode>();
  for (const [index, node] of nodes.entries()) {
    const id = groupOf[index] ?? node.id;
    const before = merged.get(id);
    const isGroup = id !== node.id;
    merged.set(id, {
      ...node,
      id,
      account: isGroup ? null : node.account,
      claimant: isGroup ? "" : node.claimant,
      amountMinor: (before?.amountMinor ?? 0n) + node.amountMinor,
      memberCount: (before?.memberCount ?? 0) + 1,
    });
  }
  const isSingle = (node: GraphNode) => (node.memberCount === 1 ? 0 : 1);
  return [...merged.values()].toSorted(
    (a, b) =>
      a.layer - b.layer ||
      (a.currency === b.currency ? 0 : a.currency < b.currency ? -1 : 1) ||
      isSingle(a) - isSingle(b) ||
      byAmount(a, b),
  );
}

interface EdgeSum {
  amountMinor: bigint;
  arrivedMinor: bigint;
  readonly rows: Set<number>;
  readonly shares: Map<string, bigint>;
}

function mergeFlows(
  trace: Trace,
  flows: readonly Flow[],
  groupOf: readonly string[],
  nodes: readonly GraphNode[],
): GraphEdge[] {
  const rank = new Map(nodes.map((node, index) => [node.id, index]));
  const rankOf = (node: number) => rank.get(groupOf[node] ?? "") ?? 0;
  const sums = new Map<number, EdgeSum>();
  for (const flow of flows) {
    const key = rankOf(flow.from) * nodes.length + rankOf(flow.to);
    const sum = sums.get(key) ?? {
      amountMinor: 0n,
      arrivedMinor: 0n,
      rows: new Set<number>(),
      shares: new Map<string, bigint>(),
    };
    sums.set(key, sum);
    sum.amountMinor += flow.paidMinor;
    sum.arrivedMinor += flow.arrivedMinor;
    if (flow.row !== null) sum.rows.add(flow.row);
    sum.shares.set(flow.claimant, (sum.shares.get(flow.claimant) ?? 0n) + flow.paidMinor);
  }
  const claimants = [...new Set(trace.chosen.map((choice) => choice.claimant))];
  return [...sums]
    .toSorted(([a], [b]) => a - b)
    .map(([key, sum]) => ({
      from: nodes[Math.floor(key / nodes.length)]?.id ?? "",
      to: nodes[key % nodes.length]?.id ?? "",
      amountMinor: sum.amountMinor,
      arrivedMinor: sum.arrivedMinor,
      rows: [...sum.rows].toSorted((a, b) => a - b),
      shares: claimants.flatMap((claimant) => {
        const amountMinor = sum.shares.get(claimant);
        return amountMinor === undefined ? [] : [{ claimant, amountMinor }];
      }),
    }));
}
