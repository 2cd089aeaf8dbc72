// SPDX-License-Identifier: Apache-2.0
// A schedule as typst source. Whatever comes from a case is a string literal: nothing of it is ever
// read as markup.
import type { Cell, Schedule, ScheduleColumn, ScheduleGroup, ScheduleTable } from "./schedule.ts";
import { cellWords } from "./schedule.ts";

/** A string literal of typst; control characters have no place on paper. */
function literal(text: string): string {
  const plain = text
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex -- these have no glyph
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/gu, "\ufffd");
  return `"${plain.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

/** Long words without a space, such as ids and hashes, may break anywhere. */
const breakable = (text: string) =>
  text.replaceAll(/[^\s\u200b]{18,}/gu, (word) => word.replaceAll(/(.{6})/gu, "$1\u200b"));

const words = (text: string) => literal(breakable(text));

function cellSource(cell: Cell, { isNumber }: ScheduleColumn, isBold: boolean): string {
  const text = words(cellWords(cell));
  const shown = isBold ? `strong(${text})` : text;
  return isNumber ? `table.cell(align: right, ${shown})` : shown;
}

const rowSource = (
  cells: readonly Cell[],
  columns: readonly ScheduleColumn[],
  isBold: boolean,
): string => columns.map((column, at) => cellSource(cells[at] ?? null, column, isBold)).join(", ");

function groupSource({ title, rows, totals }: ScheduleGroup, columns: readonly ScheduleColumn[]) {
  const heading =
    title === ""
      ? []
      : [`table.cell(colspan: ${columns.length}, fill: luma(240), strong(${words(title)}))`];
  return [
    ...heading,
    ...rows.map((row) => rowSource(row, columns, false)),
    ...totals.map((row) => rowSource(row, columns, true)),
  ];
}

function tableSource({ title, notes, columns, groups }: ScheduleTable): string[] {
  const heads = columns.map(({ title: name }) => `strong(${words(name)})`).join(", ");
  const widths = columns.map(({ weight }) => `${weight}fr`).join(", ");
  const body = groups.flatMap((group) => groupSource(group, columns));
  return [
    `#heading(level: 1, ${literal(title)})`,
    ...notes.map((note) => `#par(text(size: 8pt, fill: luma(70), ${words(note)}))`),
    ...(body.length === 0
      ? []
      : [
          `#table(columns: (${widths},), table.header(${heads}),`,
          ...body.map((line) => `  ${line},`),
          ")",
        ]),
  ];
}

function coverSource({ title, subtitle, cover }: Schedule): string[] {
  return [
    "#v(2em)",
    `#align(center, text(size: 18pt, weight: "bold", ${literal(title)}))`,
    `#align(center, text(size: 12pt, ${literal(subtitle)}))`,
    "#v(1.5em)",
    "#grid(columns: (1fr, 5fr), row-gutter: 0.9em, column-gutter: 1em,",
    ...cover.map(({ label, lines }) => {
      const column = lines.map(words).join(", ");
      return `  strong(${literal(label)}), stack(spacing: 0.6em, ${column}),`;
    }),
    ")",
  ];
}

/** The whole schedule: a cover, then its tables, with numbered pages. */
export function typstSource(schedule: Schedule): string {
  const { language, title, foot, madeOn, tables } = schedule;
  const [year, month, day] = madeOn.split("-").map(Number);
  return [
    `#set document(title: ${literal(title)}, date: datetime(year: ${year}, month: ${month}, day: ${day}))`,
    `#set page(paper: "a4", flipped: true, margin: (x: 1.5cm, top: 1.5cm, bottom: 1.8cm), footer: context [#set text(size: 7.5pt, fill: luma(90)); #grid(columns: (1fr, auto), ${words(foot)}, [#counter(page).display("1 / 1", both: true)])])`,
    `#set text(font: "Noto Sans SC", size: 8.5pt, lang: ${literal(language)})`,
    "#set par(leading: 0.55em)",
    "#set table(stroke: 0.4pt + luma(170), inset: 4pt)",
    "#show heading: set text(size: 12pt)",
    "#show heading: set block(above: 1.6em, below: 0.8em)",
    ...coverSource(schedule),
    "#pagebreak()",
    ...tables.flatMap(tableSource),
    "",
  ].join("\n");
}
