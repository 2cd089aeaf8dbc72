// SPDX-License-Identifier: Apache-2.0
import { columnCount, padded, terminalText } from "@tianwang/kernel/terminal-text";

/** Rows in columns, the first one as heading; columns are parted by two spaces. */
export function listing(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map(terminalText));
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => columnCount(row[column] ?? ""))),
  );
  const fill = (cell: string, column: number) => padded(cell, widths[column] ?? 0);
  return cells.map((row) => row.map(fill).join("  ").trimEnd()).join("\n");
}

/** Names and values, one a line. */
export function pairs(rows: readonly (readonly [string, string | number])[]): string {
  return listing(rows.map(([name, value]) => [name, String(value)]));
}

/** The value of an option; undefined when it was not given. */
export function optionText(
  options: Readonly<Record<string, string | boolean | undefined>>,
  name: string,
): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}
