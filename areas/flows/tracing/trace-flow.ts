// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import type { Static } from "typebox";
import type { TraceEdge, TraceFate, TraceNode } from "./trace.wire.ts";

type Node = Static<typeof TraceNode>;
type Edge = Static<typeof TraceEdge>;

/** How a node is drawn: where money was first, an account, where it lies, or where it is lost. */
type DrawnKind = "origin" | "account" | "rest" | "exit";

const drawnKinds: Readonly<Record<string, DrawnKind>> = {
  claimant: "origin",
  account: "account",
  lies: "rest",
};

/** What the drawing says besides the names of its nodes. */
export interface FlowSayings {
  readonly say: (text: Text) => string;
  readonly fate: (fate: TraceFate) => string;
}

/** The id of an edge, made from its ends: two nodes share one edge at most. */
export function edgeId(edge: Pick<Edge, "from" | "to">): string {
  return `${edge.from} > ${edge.to}`;
}

function subOf(node: Node, sayings: FlowSayings): string {
  if (node.kind === "claimant") return "";
  const { account } = node;
  const number = account === null || account.name === "" ? "" : account.number;
  if (node.kind === "account") return number;
  return [sayings.fate(node.kind), number].filter((part) => part !== "").join(" ");
}

/** The graph of a trace in the form that is drawn; names as the accounts have them. */
export function flowOfTrace(
  graph: { readonly nodes: readonly Node[]; readonly edges: readonly Edge[] },
  sayings: FlowSayings,
) {
  return {
    nodes: graph.nodes.map((node) => ({
      id: node.id,
      layer: node.layer,
      kind: drawnKinds[node.kind] ?? ("exit" as const),
      label: node.account?.name || sayings.say(node.label),
      sub: subOf(node, sayings),
    })),
    edges: graph.edges.map((edge) => ({
      id: edgeId(edge),
      from: edge.from,
      to: edge.to,
      amountMinor: edge.amount.amountMinor,
      currency: edge.amount.currency,
      scale: edge.amount.scale,
      rowCount: edge.rowCount,
    })),
  };
}

/** A part of a whole in hundredths of a percent, cut and not rounded; 0 of nothing. */
export function basisPoints(part: string, whole: string): number {
  const all = BigInt(whole);
  return all === 0n ? 0 : Number((BigInt(part) * 10_000n) / all);
}
