// SPDX-License-Identifier: Apache-2.0
import * as xlsx from "@e965/xlsx";
import type { CellObject } from "@e965/xlsx";

/** A cell: text, a number with its format, or nothing. */
export type Cell = string | CellObject | null;

/** A sheet of a workbook. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  /** Widths of the columns in characters. */
  readonly widths: readonly number[];
  /** How many columns the title in the first row spans; 1 = no title. */
  readonly titleSpan: number;
}

/** A cell for an amount of two digits; the decimal text is exact, the double only carries it. */
export function amountCell(decimalText: string): Cell {
  return { t: "n", v: Number(decimalText), z: "#,##0.00" };
}

/**
 * Writes a workbook. The writer puts no time and no author into the file (the zip entries carry
 * the date 1980-00-00), so that the bytes depend on the content alone.
 */
export function writeWorkbook(sheets: readonly Sheet[]): Uint8Array {
  const book = xlsx.utils.book_new();
  for (const { name, rows, widths, titleSpan } of sheets) {
    const sheet = xlsx.utils.aoa_to_sheet(rows as Cell[][]);
    sheet["!cols"] = widths.map((wch) => ({ wch }));
    if (titleSpan > 1) sheet["!merges"] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: titleSpan - 1 } }];
    xlsx.utils.book_append_sheet(book, sheet, name);
  }
  const bytes = xlsx.write(book, { type: "buffer", bookType: "xlsx", compression: true }) as Buffer;
  return new Uint8Array(bytes);
}
