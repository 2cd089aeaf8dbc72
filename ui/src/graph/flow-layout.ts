// SPDX-License-Identifier: Apache-2.0
import type { Cell, Strand } from "./flow-grid.ts";
import { flowGrid, flowMeasures, passKey } from "./flow-grid.ts";
import { placeHeights } from "./flow-heights.ts";
import type { Flow, FlowEdge, FlowNode } from "./flow-input.ts";
import { orderColumns } from "./flow-order.ts";

/** A node with its place. */
export interface PlacedNode extends FlowNode {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A point of an edge. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An edge with its line; `isBack` when it does not lead to a later layer. */
export interface PlacedEdge extends FlowEdge {
  readonly width: number;
  readonly path: string;
  /** Where its label stands best, the best first. */
  readonly labelPoints: readonly Point[];
  readonly isBack: boolean;
}

/** A flow with places. */
export interface FlowLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

type Cells = ReadonlyMap<string, Cell>;

const round = (value: number) => Math.round(value * 10) / 10;

const columnX = (column: number) =>
  flowMeasures.margin + column * (flowMeasures.nodeWidth + flowMeasures.columnGap);

function middleOf(cells: Cells, key: string): number {
  const cell = cells.get(key);
  return cell ? cell.y + cell.height / 2 : 0;
}

/** Where each edge leaves or enters: edges of one side stand in the order of their other ends. */
function portsOf(
  strands: readonly Strand[],
  cells: Cells,
  side: "from" | "to",
): ReadonlyMap<string, number> {
  const other = side === "from" ? "to" : "from";
  const ports = new Map<string, number>();
  for (const [id, group] of Map.groupBy(strands, (strand) => strand[side].id)) {
    const total = group.reduce((sum, strand) => sum + strand.width, 0);
    let y = middleOf(cells, id) - total / 2;
    const height = (strand: Strand) => middleOf(cells, strand[other].id);
    for (const strand of group.toSorted((a, b) => height(a) - height(b))) {
      ports.set(strand.edge.id, y + strand.width / 2);
      y += strand.width;
    }
  }
  return ports;
}

/** The shortest reach of a bend; lines that lead back need it to be seen. */
const bendMin = 30;

const bendOf = (a: Point, b: Point) => Math.max(bendMin, (b.x - a.x) / 2);

/** The path through points that come in pairs: across a column level, between columns curved. */
function pathThrough(points: readonly Point[]): string {
  let path = "";
  let at: Point | null = null;
  for (const [index, point] of points.entries()) {
    if (at === null) {
      path = `M${round(point.x)} ${round(point.y)}`;
    } else if (index % 2 === 0) {
      path += `H${round(point.x)}`;
    } else {
      const bend = bendOf(at, point);
      const ends = [at.x + bend, at.y, point.x - bend, point.y, point.x, point.y];
      path += `C${ends.map(round).join(" ")}`;
    }
    at = point;
  }
  return path;
}

/** A point of the curve between two points, by the cubic Bézier formula. */
function pointOn(a: Point, b: Point, t: number): Point {
  const bend = bendOf(a, b);
  const u = 1 - t;
  const mix = (p0: number, p1: number, p2: number, p3: number) =>
    u * u * u * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t * t * t * p3;
  return { x: mix(a.x, a.x + bend, b.x - bend, b.x), y: mix(a.y, a.y, b.y, b.y) };
}

/** Parts of the way at which a label may stand, the best first. */
const labelParts = [0.5, 0.36, 0.64, 0.24, 0.76] as const;

/** Draws one edge from port to port. */
function placeStrand(strand: Strand, cells: Cells, startY: number, endY: number): PlacedEdge {
  const { edge, firstColumn, lastColumn } = strand;
  const { nodeWidth } = flowMeasures;
  const start = { x: columnX(firstColumn) + nodeWidth, y: startY };
  const end = { x: columnX(lastColumn), y: endY };
  const passes: Point[] = [];
  for (let column = firstColumn + 1; column < lastColumn; column++) {
    const y = middleOf(cells, passKey(edge.id, column));
    passes.push({ x: columnX(column), y }, { x: columnX(column) + nodeWidth, y });
  }
  const next = passes[0] ?? end;
  return {
    ...edge,
    width: round(strand.width),
    path: pathThrough([start, ...passes, end]),
    labelPoints: labelParts.map((part) => pointOn(start, next, part)),
    isBack: lastColumn <= firstColumn,
  };
}

/** Places a flow: a column for each layer, few crossings, edges as wide as their amounts. */
export function layoutFlow(flow: Flow): FlowLayout {
  const grid = flowGrid(flow);
  const columns = orderColumns(grid.columns, grid.segments);
  const cells = placeHeights(columns, grid.segments);
  const starts = portsOf(grid.strands, cells, "from");
  const ends = portsOf(grid.strands, cells, "to");
  const columnOf = new Map(
    columns.flatMap((column, at) => column.map((cell) => [cell.key, at] as const)),
  );
  const { nodeWidth, margin } = flowMeasures;
  const bottom = Math.max(0, ...[...cells.values()].map((cell) => cell.y + cell.height));
  return {
    width: columnX(Math.max(0, columns.length - 1)) + nodeWidth + margin,
    height: round(bottom + margin),
    nodes: flow.nodes.map((node) => ({
      ...node,
      x: columnX(columnOf.get(node.id) ?? 0),
      y: round(cells.get(node.id)?.y ?? 0),
      width: nodeWidth,
      height: round(cells.get(node.id)?.height ?? 0),
    })),
    edges: grid.strands.map((strand) =>
      placeStrand(strand, cells, starts.get(strand.edge.id) ?? 0, ends.get(strand.edge.id) ?? 0),
    ),
  };
}
