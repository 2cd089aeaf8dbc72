// SPDX-License-Identifier: Apache-2.0
import { cleanCell } from "./cells/table-number.ts";
import type { LineKind } from "./cells/table-words.ts";
import { lineKindOf } from "./cells/table-words.ts";

/** Cells of a line in which the word is looked for that says what it is. */
const searchedCells = 4;

/** Whether a record holds nothing. */
export function isNothing(cells: readonly string[], count: number): boolean {
  for (let at = 0; at < count; at++) if (cleanCell(cells[at] ?? "") !== "") return false;
  return true;
}

/** A record as one text. */
export function lineText(cells: readonly string[], count: number): string {
  return cells
    .slice(0, count)
    .map((cell) => cleanCell(cell))
    .filter((cell) => cell !== "")
    .join(" | ");
}

/** What a line that is no entry is; null when no word says so. */
export function readLineKind(cells: readonly string[], count: number): LineKind | null {
  const filled = cells.slice(0, count).filter((cell) => cleanCell(cell) !== "");
  for (const cell of filled.slice(0, searchedCells)) {
    const kind = lineKindOf(cell);
    if (kind !== null) return kind;
  }
  return null;
}

/** Whether a text begins as a date does: then the row is one, cut or damaged. */
export function isLineStart(text: string): boolean {
  return /^\s*["'=]*\d{1,4}\s*[-/.年\d]/u.test(text.normalize("NFKC"));
}
