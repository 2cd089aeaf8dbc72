// SPDX-License-Identifier: Apache-2.0
import type { Palette } from "../look/palette.ts";
import { textWidth } from "./fit-text.ts";
import { cardOf, cardTextX } from "./flow-card.ts";
import type { FlowNodeKind } from "./flow-input.ts";
import type { FlowLayout, PlacedEdge, PlacedNode, Point } from "./flow-layout.ts";

/** A shape with everything that it takes to draw it, on the screen or in a file. */
export type Shape =
  | {
      readonly kind: "rect";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly radius: number;
      readonly fill: string;
      readonly stroke?: string;
      readonly dash?: string;
    }
  | {
      readonly kind: "path";
      readonly path: string;
      readonly stroke: string;
      readonly width: number;
      readonly opacity: number;
    }
  | {
      readonly kind: "text";
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly weight: number;
      readonly fill: string;
      readonly anchor: "start" | "middle" | "end";
      /** Colour of a rim that keeps it readable over lines. */
      readonly halo?: string;
    };

/** Which edges stand out; the others step back. */
export interface FlowEmphasis {
  readonly edgeIds: ReadonlySet<string>;
}

/** Words of the drawing in the language of the reader. */
export interface FlowWords {
  readonly amount: (edge: PlacedEdge) => string;
  readonly kind: Readonly<Record<FlowNodeKind, string>>;
}

/** How a flow is drawn. */
export interface FlowLook {
  readonly palette: Palette;
  readonly words: FlowWords;
  readonly emphasis: FlowEmphasis | null;
}

/** Currencies of a flow in order of their code; each has one colour. */
export function currenciesOf(layout: FlowLayout): readonly string[] {
  return [...new Set(layout.edges.map((edge) => edge.currency))].toSorted();
}

/** The colour of a currency in a flow. */
export function currencyColour(
  currencies: readonly string[],
  code: string,
  palette: Palette,
): string {
  return (
    palette.series[Math.max(0, currencies.indexOf(code)) % palette.series.length] ?? palette.ink
  );
}

/** The colour at the edge of a node. */
export function kindColour(kind: FlowNodeKind, palette: Palette): string {
  return { origin: palette.seal, account: palette.accent, rest: palette.good, exit: palette.warn }[
    kind
  ];
}

const isDimmed = (look: FlowLook, edge: PlacedEdge) =>
  look.emphasis !== null && !look.emphasis.edgeIds.has(edge.id);

/** The line of an edge. */
export function edgeShapes(
  edge: PlacedEdge,
  currencies: readonly string[],
  look: FlowLook,
): readonly Shape[] {
  const isStrong = look.emphasis?.edgeIds.has(edge.id) ?? false;
  const plain = isDimmed(look, edge) ? 0.16 : 0.42;
  return [
    {
      kind: "path",
      path: edge.path,
      stroke: currencyColour(currencies, edge.currency, look.palette),
      width: edge.width,
      opacity: isStrong ? 0.72 : plain,
    },
  ];
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const labelSize = 11;

function boxAt(point: Point, width: number): Box {
  return {
    left: point.x - width / 2 - 3,
    right: point.x + width / 2 + 3,
    top: point.y - labelSize / 2 - 3,
    bottom: point.y + labelSize / 2 + 3,
  };
}

const isApart = (a: Box, b: Box) =>
  a.right < b.left || a.left > b.right || a.bottom < b.top || a.top > b.bottom;

/** Amounts on the edges: the largest first, each where it covers no other; none when none fits. */
export function edgeLabels(layout: FlowLayout, look: FlowLook): ReadonlyMap<string, Shape> {
  const taken: Box[] = layout.nodes.map((node) => ({
    left: node.x,
    right: node.x + node.width,
    top: node.y,
    bottom: node.y + node.height,
  }));
  const labels = new Map<string, Shape>();
  const strong = (edge: PlacedEdge) => (look.emphasis?.edgeIds.has(edge.id) ? 1 : 0);
  const byWidth = layout.edges.toSorted((a, b) => strong(b) - strong(a) || b.width - a.width);
  for (const edge of byWidth) {
    if (isDimmed(look, edge)) continue;
    const text = look.words.amount(edge);
    const width = textWidth(text, labelSize);
    // Over a thin line the amount would be struck through: it stands above it.
    const lift = edge.width < labelSize + 4 ? edge.width / 2 + labelSize * 0.8 : 0;
    const places = edge.labelPoints.map(({ x, y }) => ({ x, y: y - lift }));
    const point = places.find((one) => taken.every((box) => isApart(box, boxAt(one, width))));
    if (!point) continue;
    taken.push(boxAt(point, width));
    labels.set(edge.id, {
      kind: "text",
      x: point.x,
      y: point.y + labelSize * 0.36,
      text,
      size: labelSize,
      weight: 600,
      fill: look.palette.ink,
      anchor: "middle",
      halo: look.palette.surface,
    });
  }
  return labels;
}

/** A node: a card with a coloured edge, its name, a second line, and its kind unless plain. */
export function nodeShapes(node: PlacedNode, look: FlowLook): readonly Shape[] {
  const { palette } = look;
  const colour = kindColour(node.kind, palette);
  const card = cardOf(node, node.kind === "account" ? "" : look.words.kind[node.kind]);
  const top = node.y + (node.height - card.height) / 2;
  return [
    {
      kind: "rect",
      x: node.x,
      y: node.y,
      width: node.width,
      height: node.height,
      radius: 4,
      fill: palette.surface,
      stroke: node.kind === "exit" ? colour : palette.edge,
      ...(node.kind === "exit" ? { dash: "4 3" } : {}),
    },
    {
      kind: "rect",
      x: node.x,
      y: node.y,
      width: node.kind === "origin" ? 6 : 4,
      height: node.height,
      radius: 2,
      fill: colour,
    },
    ...card.lines.map((line): Shape => ({
      kind: "text",
      x: node.x + cardTextX,
      y: top + line.y,
      text: line.text,
      size: line.size,
      weight: line.kind === "sub" ? 400 : 600,
      fill: line.kind === "name" ? palette.ink : palette.inkSoft,
      anchor: "start",
    })),
  ];
}
