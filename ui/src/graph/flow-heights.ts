// SPDX-License-Identifier: Apache-2.0
import type { Cell, Segment } from "./flow-grid.ts";
import { flowMeasures } from "./flow-grid.ts";

/** Stacks each column around one middle line. */
function stack(columns: readonly (readonly Cell[])[]): void {
  const { rowGap } = flowMeasures;
  const heights = columns.map((cells) =>
    cells.reduce((sum, cell) => sum + cell.height + rowGap, -rowGap),
  );
  const tallest = Math.max(0, ...heights);
  for (const [at, cells] of columns.entries()) {
    let y = (tallest - (heights[at] ?? 0)) / 2;
    for (const cell of cells) {
      cell.y = y;
      y += cell.height + rowGap;
    }
  }
}

/** Pushes apart what overlaps, keeping the order. */
function separate(cells: readonly Cell[]): void {
  let free = -Infinity;
  for (const cell of cells) {
    cell.y = Math.max(cell.y, free);
    free = cell.y + cell.height + flowMeasures.rowGap;
  }
}

type Neighbours = ReadonlyMap<string, readonly { readonly cell: Cell; readonly weight: number }[]>;

/** For each cell, the cells at the other ends of its segments on one side. */
function neighboursOf(
  cells: ReadonlyMap<string, Cell>,
  segments: readonly Segment[],
  side: "from" | "to",
): Neighbours {
  const own = side === "from" ? "to" : "from";
  const found = new Map<string, { cell: Cell; weight: number }[]>();
  for (const segment of segments) {
    const cell = cells.get(segment[side]);
    if (!cell) continue;
    const list = found.get(segment[own]) ?? [];
    list.push({ cell, weight: segment.weight });
    found.set(segment[own], list);
  }
  return found;
}

/** Moves a cell most of the way to the height of its neighbours. */
function pull(cell: Cell, neighbours: Neighbours): void {
  const near = neighbours.get(cell.key) ?? [];
  const weight = near.reduce((sum, one) => sum + one.weight, 0);
  if (weight === 0) return;
  const middle = near.reduce(
    (sum, one) => sum + one.weight * (one.cell.y + one.cell.height / 2),
    0,
  );
  cell.y += (middle / weight - cell.height / 2 - cell.y) * 0.8;
}

/** Turns of drawing neighbours level; more change nothing that can be seen. */
const turnCount = 24;

/** Gives each cell its height on the page: level with its neighbours, apart from those beside. */
export function placeHeights(
  columns: readonly (readonly Cell[])[],
  segments: readonly Segment[],
): ReadonlyMap<string, Cell> {
  const cells = new Map(columns.flat().map((cell) => [cell.key, cell]));
  const before = neighboursOf(cells, segments, "from");
  const after = neighboursOf(cells, segments, "to");
  stack(columns);
  for (let turn = 0; turn < turnCount; turn++) {
    const isForward = turn % 2 === 0;
    for (const column of isForward ? columns : columns.toReversed()) {
      for (const cell of column) pull(cell, isForward ? before : after);
      separate(column);
    }
  }
  const top = Math.min(...columns.flat().map((cell) => cell.y));
  for (const cell of cells.values()) cell.y += flowMeasures.margin - top;
  return cells;
}
