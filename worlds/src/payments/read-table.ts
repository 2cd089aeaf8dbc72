// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";

/** A row of a table, in the order of the columns asked for. */
export type Cells<Columns extends readonly string[]> = { readonly [K in keyof Columns]: string };

/**
 * Reads columns of a CSV text by their heads. For the published data sets of payments, which quote
 * nothing: a quoted cell is refused.
 */
export function* readTable<const Columns extends readonly string[]>(
  text: string,
  columns: Columns,
): Generator<Cells<Columns>, void> {
  assert(!text.includes('"'), "a table of payments quotes no cell");
  const lines = linesOf(text);
  const heads = (lines.next().value ?? "").split(",");
  const places = columns.map((column) => heads.indexOf(column));
  const missing = columns.filter((_, i) => places[i] === -1);
  assert(missing.length === 0, `the table has the columns ${missing.join(", ")}`);
  for (const line of lines) {
    if (line === "") continue;
    const cells = line.split(",");
    assert(cells.length === heads.length, "each row of the table has a cell for each head");
    yield places.map((place) => cells[place] ?? "") as Cells<Columns>;
  }
}

/** The lines of a text without their ends, one at a time. */
export function* linesOf(text: string): Generator<string, void> {
  for (let start = 0; start < text.length;) {
    const found = text.indexOf("\n", start);
    const end = found === -1 ? text.length : found;
    yield text.slice(start, text[end - 1] === "\r" && end > start ? end - 1 : end);
    start = end + 1;
  }
}
