// SPDX-License-Identifier: Apache-2.0
import type { Cell, Segment } from "./flow-grid.ts";

/** Sweeps over the columns; more change nothing on flows of the size that can be read. */
const sweepCount = 12;

type Places = ReadonlyMap<string, number>;

function placesOf(columns: readonly (readonly Cell[])[]): Places {
  return new Map(columns.flatMap((cells) => cells.map((cell, at) => [cell.key, at] as const)));
}

/** How many pairs of segments of one gap between columns cross. */
function crossingsIn(segments: readonly Segment[], places: Places): number {
  let count = 0;
  for (const [at, a] of segments.entries()) {
    for (const b of segments.slice(at + 1)) {
      const left = (places.get(a.from) ?? 0) - (places.get(b.from) ?? 0);
      const right = (places.get(a.to) ?? 0) - (places.get(b.to) ?? 0);
      if (left * right < 0) count += 1;
    }
  }
  return count;
}

/** How many pairs of segments between neighbouring columns cross. */
export function crossingCount(
  columns: readonly (readonly Cell[])[],
  segments: readonly Segment[],
): number {
  const places = placesOf(columns);
  const columnOf = new Map(
    columns.flatMap((cells, at) => cells.map((cell) => [cell.key, at] as const)),
  );
  const gaps = Map.groupBy(segments, (segment) => columnOf.get(segment.from));
  return [...gaps.values()].reduce((sum, gap) => sum + crossingsIn(gap, places), 0);
}

/** Sorts one column by where its neighbours stand on average; those without stay put. */
function sortByNeighbours(
  cells: readonly Cell[],
  segments: readonly Segment[],
  places: Places,
  side: "from" | "to",
): Cell[] {
  const own = side === "from" ? "to" : "from";
  const wish = new Map(
    cells.map((cell, at) => {
      const near = segments.filter((segment) => segment[own] === cell.key);
      const weight = near.reduce((sum, segment) => sum + segment.weight, 0);
      const sum = near.reduce(
        (total, segment) => total + segment.weight * (places.get(segment[side]) ?? 0),
        0,
      );
      return [cell.key, weight > 0 ? sum / weight : at] as const;
    }),
  );
  return cells.toSorted((a, b) => (wish.get(a.key) ?? 0) - (wish.get(b.key) ?? 0));
}

/**
 * Orders the cells of each column so that few lines cross: weighted barycentre sweeps forth and
 * back (Sugiyama, Tagawa and Toda 1981), the best order seen wins. Same input, same order.
 */
export function orderColumns(
  columns: readonly (readonly Cell[])[],
  segments: readonly Segment[],
): Cell[][] {
  let current = columns.map((cells) => [...cells]);
  let best = current;
  let fewest = crossingCount(current, segments);
  for (let sweep = 0; sweep < sweepCount && fewest > 0; sweep++) {
    const isForward = sweep % 2 === 0;
    const next = current.map((cells) => [...cells]);
    const order = [...next.keys()];
    for (const at of isForward ? order : order.toReversed()) {
      const places = placesOf(next);
      next[at] = sortByNeighbours(next[at] ?? [], segments, places, isForward ? "from" : "to");
    }
    current = next;
    const count = crossingCount(current, segments);
    if (count < fewest) {
      fewest = count;
      best = current;
    }
  }
  return best;
}
