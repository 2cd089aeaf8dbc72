// SPDX-License-Identifier: Apache-2.0
import { currencyScale } from "@tianwang/kernel/currency";
import { readDate, readTime } from "../cells/table-date.ts";
import type { TableField } from "../table-field.ts";
import { readLineKind } from "../table-line.ts";
import type { TableRecord } from "../table-layout.ts";
import { cleanCell, looksLikeAmount } from "../cells/table-number.ts";
import { currencyOf, directionOf } from "../cells/table-words.ts";

/** What the values of a column look like, as counts. */
export interface ColumnProfile {
  readonly filled: number;
  readonly dates: number;
  readonly times: number;
  readonly amounts: number;
  readonly directions: number;
  readonly currencies: number;
  /** A value as an example; empty for an empty column. */
  readonly example: string;
}

/** Rows of a sample that are profiled; more do not change a share. */
const profiledRows = 2000;

function isDate(text: string): boolean {
  return (
    /\d/u.test(text) &&
    (readDate(text, "DMY") ?? readDate(text, "MDY") ?? readDate(text, "YMD")) !== null
  );
}

function isCurrency(text: string): boolean {
  const code = currencyOf(text);
  return code !== null && currencyScale(code) !== undefined;
}

/** Digits only, too long for an amount without a point: an account or a reference. */
function isNumberText(text: string): boolean {
  return /^\d{13,}$/u.test(text);
}

function profile(values: readonly string[]): ColumnProfile {
  const count = (test: (text: string) => boolean) => values.filter(test).length;
  return {
    filled: values.length,
    dates: count(isDate),
    times: count((text) => readTime(text) !== null),
    amounts: count((text) => looksLikeAmount(text) && !isNumberText(text)),
    directions: count((text) => directionOf(text) !== null),
    currencies: count(isCurrency),
    example: values[0] ?? "",
  };
}

/** The records of a sample that are rows: as wide as the header, and no totals or notes. */
export function entryRecords(records: readonly TableRecord[], width: number): TableRecord[] {
  return records.filter(
    ({ cells }) =>
      cells.length >= width &&
      cells.some((cell) => cleanCell(cell) !== "") &&
      readLineKind(cells, cells.length) === null,
  );
}

/** Profiles each column of the rows of a sample. */
export function profileColumns(rows: readonly TableRecord[], width: number): ColumnProfile[] {
  const profiled = rows.slice(0, profiledRows);
  return Array.from({ length: width }, (_, column) =>
    profile(
      profiled.map(({ cells }) => cleanCell(cells[column] ?? "")).filter((text) => text !== ""),
    ),
  );
}

/** Share of the filled cells that a field can read, 0 to 1; null where any text will do. */
export function fittingShare(field: TableField, column: ColumnProfile): number | null {
  const counts: Partial<Record<TableField, number>> = {
    bookedOn: column.dates,
    valueOn: column.dates,
    bookedTime: Math.max(column.times, column.dates),
    debit: column.amounts,
    credit: column.amounts,
    amount: column.amounts,
    balance: column.amounts,
    direction: column.directions,
    balanceDirection: column.directions,
    currency: column.currencies,
  };
  const count = counts[field];
  return count === undefined || column.filled === 0 ? null : count / column.filled;
}
