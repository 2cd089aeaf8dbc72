// SPDX-License-Identifier: Apache-2.0
import type { FlowLayout, PlacedEdge } from "./flow-layout.ts";

const middleOf = (edge: PlacedEdge) => edge.labelPoints[0] ?? { x: 0, y: 0 };

/** Edges in reading order: column by column, from top to bottom. */
export function edgesInOrder(layout: FlowLayout): readonly PlacedEdge[] {
  return layout.edges.toSorted(
    (a, b) => middleOf(a).x - middleOf(b).x || middleOf(a).y - middleOf(b).y,
  );
}

function nearest(edges: readonly PlacedEdge[], y: number): PlacedEdge | undefined {
  const distance = (edge: PlacedEdge) => Math.abs(middleOf(edge).y - y);
  return edges.toSorted((a, b) => distance(a) - distance(b))[0];
}

/**
 * The edge that a key leads to: right and left follow the money forth and back, up and down go
 * through the edges beside. Undefined when the key leads nowhere.
 */
export function edgeAfterKey(
  layout: FlowLayout,
  edgeId: string,
  key: string,
): PlacedEdge | undefined {
  const order = edgesInOrder(layout);
  const at = order.findIndex((edge) => edge.id === edgeId);
  const edge = order[at];
  if (!edge) return order[0];
  const { y } = middleOf(edge);
  switch (key) {
    case "ArrowRight":
      return nearest(
        layout.edges.filter((one) => one.from === edge.to),
        y,
      );
    case "ArrowLeft":
      return nearest(
        layout.edges.filter((one) => one.to === edge.from),
        y,
      );
    case "ArrowDown":
      return order[at + 1];
    case "ArrowUp":
      return order[at - 1];
    case "Home":
      return order[0];
    case "End":
      return order.at(-1);
    default:
      return undefined;
  }
}
