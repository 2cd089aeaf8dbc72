// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

/** A piece of a letter. */
export type Block =
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "indented"; readonly text: string }
  | { readonly kind: "right"; readonly lines: readonly string[] }
  | {
      readonly kind: "table";
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

/** A letter, notice or invoice of one or more pages. */
export interface Letter {
  readonly language: "zh" | "en";
  /** Who writes, above the rule. */
  readonly head: string;
  /** Small lines under the head: address, number. */
  readonly headLines: readonly string[];
  readonly title: string;
  readonly on: CalendarDate;
  /** Colour of head and rule, `#rrggbb`. */
  readonly colour: string;
  readonly blocks: readonly Block[];
  /** Stands at the foot of every page. */
  readonly foot: string;
}

/** A typst string literal: no text of a letter is ever read as markup. */
const literal = (text: string) => `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;

/** Amounts stand on the right. */
const cellSource = (text: string) =>
  /^[\d,]+\.\d{2}$/u.test(text) ? `table.cell(align: right, ${literal(text)})` : literal(text);

function blockSource(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return `#par(first-line-indent: 0pt, ${literal(block.text)})`;
    case "indented":
      return `#par(first-line-indent: (amount: 2em, all: true), ${literal(block.text)})`;
    case "right":
      return `#align(right, stack(spacing: 0.8em, ${block.lines.map(literal).join(", ")}))`;
    case "table": {
      const cells = [
        ...block.head.map((text) => `strong(${literal(text)})`),
        ...block.rows.flat().map(cellSource),
      ];
      return `#text(size: 9pt, table(columns: ${block.head.length}, stroke: 0.4pt + luma(120), inset: 6pt, ${cells.join(", ")}))`;
    }
  }
}

function sourceOf(letter: Letter): string {
  const [year, month, day] = letter.on.split("-").map(Number);
  const colour = `rgb(${literal(letter.colour)})`;
  return [
    `#set document(title: ${literal(letter.title)}, date: datetime(year: ${year}, month: ${month}, day: ${day}))`,
    `#set page(paper: "a4", margin: (x: 2.6cm, y: 2.4cm), footer: align(center, text(size: 7.5pt, fill: luma(110), ${literal(letter.foot)})))`,
    `#set text(font: "Noto Sans SC", size: 10.5pt, lang: ${literal(letter.language)})`,
    `#set par(leading: 0.9em, spacing: 1.3em)`,
    `#align(center, text(size: 20pt, weight: "bold", fill: ${colour}, ${literal(letter.head)}))`,
    ...letter.headLines.map(
      (line) => `#align(center, text(size: 9pt, fill: luma(80), ${literal(line)}))`,
    ),
    `#line(length: 100%, stroke: 1.2pt + ${colour})`,
    `#v(0.6em)`,
    `#align(center, text(size: 14pt, weight: "bold", ${literal(letter.title)}))`,
    `#v(0.4em)`,
    ...letter.blocks.map(blockSource),
    "",
  ].join("\n");
}

let compiler: NodeCompiler | undefined;

/** The compiler with the two weights of one bundled font; system fonts are never needed. */
function theCompiler(): NodeCompiler {
  if (compiler) return compiler;
  const fontBlobs = [
    import.meta.resolve("@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf"),
    import.meta.resolve("@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf"),
  ].map((url) => readFileSync(new URL(url)));
  compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }] });
  return compiler;
}

/** Sets a letter as PDF. Dates and ids in the file come from the letter, never from a clock. */
export function writeLetter(letter: Letter): Uint8Array {
  return new Uint8Array(theCompiler().pdf({ mainFileContent: sourceOf(letter) }));
}
