// SPDX-License-Identifier: Apache-2.0
import { looksLikeAmount, cleanCell } from "./cells/table-number.ts";
import { readDate } from "./cells/table-date.ts";
import type { TableField } from "./table-field.ts";
import { foldHeader, headerJoin, matchHeader } from "./cells/table-words.ts";

/** A record of a table with its row, 1-based as a spreadsheet counts. */
export interface TableRecord {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Where the header of a table stands. */
export interface HeaderPlace {
  /** Row of its first line; 0 for a table without a header. */
  readonly row: number;
  /** Lines of the header: 2 where upper cells span lower ones. */
  readonly rowCount: 0 | 1 | 2;
  /** The texts, the two lines joined by ` / `, without blank ones at the end. */
  readonly headers: readonly string[];
}

/** Records in which a header is looked for. */
export const headerSearchRecords = 200;

/** Without one of these no table is a table of payments. */
const coreFields: ReadonlySet<TableField> = new Set<TableField>([
  "bookedOn",
  "valueOn",
  "amount",
  "debit",
  "credit",
  "balance",
]);

/** Whether a cell holds a value rather than a header. */
export function isValue(cell: string): boolean {
  const text = cleanCell(cell);
  return (
    /\d/u.test(text) &&
    (looksLikeAmount(text) || readDate(text, "DMY") !== null || readDate(text, "MDY") !== null)
  );
}

function knownFields(cells: readonly string[]): ReadonlySet<TableField> {
  const fields = new Set<TableField>();
  for (const cell of cells) {
    const match = cell === "" ? null : matchHeader(cell);
    if (match) fields.add(match.field);
  }
  return fields;
}

/** How many known headers a record has; 0 when it holds values or none that matters. */
function headerScore(cells: readonly string[]): number {
  if (cells.some(isValue)) return 0;
  const fields = knownFields(cells);
  return fields.size >= 2 && [...fields].some((field) => coreFields.has(field)) ? fields.size : 0;
}

function trimmed(cells: readonly string[]): string[] {
  const texts = cells.map((cell) => cleanCell(cell).replaceAll(/\s*\n\s*/gu, " "));
  while (texts.length > 0 && texts.at(-1) === "") texts.pop();
  return texts;
}

/** The texts of a header of one line or two. */
export function headerTexts(upper: readonly string[], lower: readonly string[] | null): string[] {
  const top = trimmed(upper);
  if (lower === null) return top;
  const bottom = trimmed(lower);
  let span = "";
  return Array.from({ length: Math.max(top.length, bottom.length) }, (_, at) => {
    const below = bottom[at] ?? "";
    const above = top[at] ?? "";
    span = above === "" ? span : above;
    const shown = above === "" && below !== "" ? span : above;
    if (below === "" || below === shown) return shown;
    return shown === "" ? below : `${shown}${headerJoin}${below}`;
  });
}

/** Whether a record continues the header above it: only headers, some below blank or wider cells. */
function isSecondLine(upper: readonly string[], lower: readonly string[] | undefined): boolean {
  if (!lower || lower.some(isValue)) return false;
  const texts = trimmed(lower);
  const filled = texts.filter((text) => text !== "");
  const knownCount = filled.filter((text) => matchHeader(text) !== null).length;
  const hasSpan = texts.some((text, at) => text !== "" && cleanCell(upper[at] ?? "") === "");
  return hasSpan && knownCount * 2 > filled.length && filled.length < trimmed(upper).length + 2;
}

/** Finds the header among the first records; null when no record is one. */
export function findHeader(records: readonly TableRecord[]): HeaderPlace | null {
  const searched = records.slice(0, headerSearchRecords);
  const scores = searched.map(({ cells }) => headerScore(cells));
  const best = Math.max(0, ...scores);
  const at = best === 0 ? -1 : scores.indexOf(best);
  const header = searched[at];
  if (!header) return null;
  const next = searched[at + 1];
  const lower = next && isSecondLine(header.cells, next.cells) ? next.cells : null;
  return {
    row: header.row,
    rowCount: lower ? 2 : 1,
    headers: headerTexts(header.cells, lower),
  };
}

/** Where a person says that the header stands; row and lines are 0 for none. */
export interface ToldHeader {
  readonly row: number;
  readonly rowCount: 0 | 1 | 2;
  /** The sheet that is meant, in a workbook. */
  readonly sheet?: string;
}

/** The header in the row that a person names; null when there is none, or no such row. */
export function headerAt(
  records: readonly TableRecord[],
  { row, rowCount }: ToldHeader,
): HeaderPlace | null {
  const at = rowCount === 0 ? -1 : records.findIndex((record) => record.row === row);
  const upper = records[at];
  if (!upper) return null;
  const lower = rowCount === 2 ? (records[at + 1]?.cells ?? null) : null;
  return { row, rowCount: lower ? 2 : 1, headers: headerTexts(upper.cells, lower) };
}

/** The first place with the same header, as the reader looks for it; null without one. */
export function findSameHeader(
  records: readonly TableRecord[],
  { headers, rowCount }: HeaderPlace,
): HeaderPlace | null {
  const wanted = JSON.stringify(headers.map(foldHeader));
  for (const { row } of records.slice(0, headerSearchRecords)) {
    const place = headerAt(records, { row, rowCount });
    if (place && JSON.stringify(place.headers.map(foldHeader)) === wanted) return place;
  }
  return null;
}

/** FNV-1a of 64 bits (draft-eastlake-fnv): short, stable, and not for secrets. */
function fnv1a(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at++) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, "0");
}

/**
 * The mark by which the layout of a bank is recognised next time: the headers in their order and
 * the labels before the table, not their values.
 *
 * @example
 *   tableSignature(["交易日期", "金额"], ["账号"]); // "table-1-…"
 */
export function tableSignature(headers: readonly string[], labels: readonly string[]): string {
  const known = [...new Set(labels.map(foldHeader))].sort();
  return `table-1-${fnv1a(JSON.stringify([headers.map(foldHeader), known]))}`;
}

/** Records that may be the header of a layout that a person had to point out. */
const unknownHeaderRecords = 20;

/**
 * The marks of layouts whose header the program does not know by its words: each of the first
 * records could be the header of one that a person pointed out and saved.
 */
export function possibleSignatures(records: readonly TableRecord[]): string[] {
  return records.slice(0, unknownHeaderRecords).flatMap(({ cells }, at) => {
    const below = records[at + 1]?.cells ?? null;
    const single = tableSignature(headerTexts(cells, null), []);
    return below ? [single, tableSignature(headerTexts(cells, below), [])] : [single];
  });
}
