// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import { cardHeight, cardWidth } from "./flow-card.ts";
import type { Flow, FlowEdge, FlowNode } from "./flow-input.ts";

/** Measures of the drawing, in its own units (pixels at scale 1). */
export const flowMeasures = {
  nodeWidth: cardWidth,
  columnGap: 146,
  rowGap: 18,
  /** Width of all the money through the largest node of one currency. */
  throughputMax: 120,
  edgeWidthMin: 2,
  margin: 24,
} as const;

/** A node, or the place where a long edge passes through a column. */
export interface Cell {
  readonly key: string;
  readonly height: number;
  y: number;
}

/** A piece of an edge between neighbouring columns; `weight` is its width. */
export interface Segment {
  readonly from: string;
  readonly to: string;
  readonly weight: number;
}

/** An edge with both its nodes, their columns and its drawn width. */
export interface Strand {
  readonly edge: FlowEdge;
  readonly from: FlowNode;
  readonly to: FlowNode;
  readonly firstColumn: number;
  readonly lastColumn: number;
  readonly width: number;
}

/** A flow as columns of cells with segments between them. */
export interface FlowGrid {
  readonly strands: readonly Strand[];
  readonly columns: readonly (readonly Cell[])[];
  readonly segments: readonly Segment[];
}

const share = (part: bigint, whole: bigint) =>
  whole === 0n ? 0 : Number((part * 1_000_000n) / whole) / 1_000_000;

/** The most money that passes through one node, by currency. */
function largestThroughput(flow: Flow): ReadonlyMap<string, bigint> {
  const through = new Map<string, bigint>();
  const most = new Map<string, bigint>();
  for (const edge of flow.edges) {
    for (const key of [`out ${edge.from}`, `in ${edge.to}`]) {
      const place = `${edge.currency} ${key}`;
      const sum = (through.get(place) ?? 0n) + BigInt(edge.amountMinor);
      through.set(place, sum);
      if (sum > (most.get(edge.currency) ?? 0n)) most.set(edge.currency, sum);
    }
  }
  return most;
}

/** Columns of nodes: the layers that are in use, counted from 0. */
function columnByLayer(nodes: readonly FlowNode[]): ReadonlyMap<number, number> {
  const layers = [...new Set(nodes.map((node) => node.layer))].toSorted((a, b) => a - b);
  return new Map(layers.map((layer, column) => [layer, column]));
}

/** Edges with their ends; drawn to scale inside their currency, never too thin to hit. */
function strandsOf(flow: Flow, byLayer: ReadonlyMap<number, number>): readonly Strand[] {
  const byId = new Map(flow.nodes.map((node) => [node.id, node]));
  const most = largestThroughput(flow);
  const { throughputMax, edgeWidthMin } = flowMeasures;
  return flow.edges.map((edge) => {
    const [from, to] = [byId.get(edge.from), byId.get(edge.to)];
    assert(from && to, `both ends of the edge ${edge.id} are nodes`);
    const part = share(BigInt(edge.amountMinor), most.get(edge.currency) ?? 0n);
    return {
      edge,
      from,
      to,
      firstColumn: byLayer.get(from.layer) ?? 0,
      lastColumn: byLayer.get(to.layer) ?? 0,
      width: Math.max(edgeWidthMin, throughputMax * part),
    };
  });
}

/** The cell by which an edge passes through a column. */
export const passKey = (edgeId: string, column: number) => `pass ${column} ${edgeId}`;

/** The cells that an edge goes through, from its first node to its last. */
function stationsOf(strand: Strand): readonly string[] {
  const passes: string[] = [];
  for (let column = strand.firstColumn + 1; column < strand.lastColumn; column++) {
    passes.push(passKey(strand.edge.id, column));
  }
  return [strand.from.id, ...passes, strand.to.id];
}

function segmentsOf(strand: Strand): readonly Segment[] {
  if (strand.lastColumn <= strand.firstColumn) return [];
  const stations = stationsOf(strand);
  return stations
    .slice(1)
    .map((to, at) => ({ from: stations[at] ?? strand.from.id, to, weight: strand.width }));
}

function nodeHeight(node: FlowNode, strands: readonly Strand[]): number {
  const sum = (side: "from" | "to") =>
    strands.reduce((total, one) => (one[side].id === node.id ? total + one.width : total), 0);
  return Math.max(cardHeight(node), sum("from") + 12, sum("to") + 12);
}

/** Nodes and passing edges, column by column, in the order of the input. */
export function flowGrid(flow: Flow): FlowGrid {
  const byLayer = columnByLayer(flow.nodes);
  const strands = strandsOf(flow, byLayer);
  const columns: Cell[][] = Array.from({ length: byLayer.size }, () => []);
  for (const node of flow.nodes) {
    const cell = { key: node.id, height: nodeHeight(node, strands), y: 0 };
    columns[byLayer.get(node.layer) ?? 0]?.push(cell);
  }
  for (const { edge, firstColumn, lastColumn, width } of strands) {
    for (let column = firstColumn + 1; column < lastColumn; column++) {
      columns[column]?.push({ key: passKey(edge.id, column), height: width, y: 0 });
    }
  }
  return { strands, columns, segments: strands.flatMap(segmentsOf) };
}
