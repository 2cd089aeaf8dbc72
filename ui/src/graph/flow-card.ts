// SPDX-License-Identifier: Apache-2.0
import { fitText, wrapText } from "./fit-text.ts";
import type { FlowNode } from "./flow-input.ts";

/** Sizes of the type on a card, and the height of a line of each. */
const nameType = { size: 13, line: 17 } as const;
const subType = { size: 11, line: 15 } as const;
const nameLineCountMax = 2;
const padding = 10;

/** Width of a card. */
export const cardWidth = 196;
/** Where the words begin. */
export const cardTextX = 14;

/** A line on a card; `y` is its baseline from the top of all lines. */
export interface CardLine {
  readonly text: string;
  readonly kind: "name" | "sub" | "kind";
  readonly size: number;
  readonly y: number;
}

/** What stands on the card of a node, and how high the words are together. */
export interface Card {
  readonly lines: readonly CardLine[];
  readonly height: number;
}

/** Sets the words of a node; `kindWord` is empty for plain accounts. */
export function cardOf(node: FlowNode, kindWord: string): Card {
  const room = cardWidth - cardTextX - padding;
  const names = wrapText(node.label, nameType.size, room, nameLineCountMax);
  const lines: CardLine[] = [];
  let y = 0;
  const add = (text: string, kind: CardLine["kind"], type: { size: number; line: number }) => {
    if (text === "") return;
    y += type.line;
    lines.push({ text, kind, size: type.size, y: y - 4 });
  };
  for (const name of names) add(name, "name", nameType);
  add(fitText(node.sub, subType.size, room), "sub", subType);
  add(kindWord, "kind", subType);
  return { lines, height: y };
}

/** The least height of the card of a node. */
export function cardHeight(node: FlowNode): number {
  return cardOf(node, node.kind === "account" ? "" : node.kind).height + 2 * padding;
}
