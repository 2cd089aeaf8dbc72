// SPDX-License-Identifier: Apache-2.0
import type { CellObject, Range, WorkSheet } from "@e965/xlsx";
import { SSF, read } from "@e965/xlsx";
import type { Problem } from "@tianwang/kernel/problem";
import { tableProblem } from "../problems.ts";
import { dateOfSerial, timeOfFraction } from "./table-date.ts";

/** A sheet as records of texts, each as long as the widest. */
export interface Sheet {
  readonly name: string;
  /** Rows count from 1, as the spreadsheet shows them; empty rows are left out. */
  readonly records: readonly { readonly row: number; readonly cells: readonly string[] }[];
}

/** The most bytes of a workbook, and what it may hold; more is refused or cut with a problem. */
export const workbookLimits = {
  bytes: 100_000_000,
  unpackedBytes: 300_000_000,
  sheets: 200,
  rowsPerSheet: 1_048_576,
  columns: 500,
} as const;

/** Digits that a spreadsheet keeps of a number (ECMA-376: IEEE 754 double, shown to 15). */
const digitsMax = 15;

/**
 * Writes a number as a plain decimal of at most 15 digits. A whole number that is longer has lost
 * digits and is written in scientific notation, so that it is seen.
 */
function numberText(value: number): string {
  if (Math.abs(value) >= 10 ** digitsMax) {
    return value.toExponential(digitsMax - 1).replace("e", "E");
  }
  const text = String(Number(value.toPrecision(digitsMax)));
  if (!text.includes("e")) return text === "-0" ? "0" : text;
  return value.toFixed(20).replace(/\.?0+$/u, "");
}

function serialText(value: number, is1904: boolean): string {
  if (value >= 0 && value < 1) return timeOfFraction(value);
  const date = dateOfSerial(value, is1904 ? "serial-1904" : "serial-1900");
  if (date === null) return numberText(value);
  return date.time === "" ? date.on : `${date.on} ${date.time}`;
}

function isDateFormat(format: unknown): boolean {
  return typeof format === "string" && (SSF as { is_date(f: string): boolean }).is_date(format);
}

function cellText(cell: CellObject | undefined, is1904: boolean): string {
  if (cell?.v === undefined) return "";
  if (cell.t === "e") return cell.w ?? "#ERROR";
  if (typeof cell.v === "boolean") return cell.v ? "TRUE" : "FALSE";
  if (typeof cell.v !== "number") return String(cell.v).toWellFormed();
  return isDateFormat(cell.z) ? serialText(cell.v, is1904) : numberText(cell.v);
}

/** A text or date that is merged over several rows holds for each of them; an amount does not. */
function spreads(cell: CellObject | undefined): boolean {
  return cell?.t === "s" || (cell?.t === "n" && isDateFormat(cell.z));
}

type Grid = (CellObject | undefined)[][];

function spreadMerged(grid: Grid, merges: readonly Range[]): void {
  for (const { s, e } of merges) {
    const cell = grid[s.r]?.[s.c];
    if (s.c !== e.c || !cell || !spreads(cell)) continue;
    for (let row = s.r + 1; row <= Math.min(e.r, grid.length - 1); row++) {
      const cells = grid[row];
      if (cells && cells[s.c] === undefined) cells[s.c] = cell;
    }
  }
}

function isFilled(cells: readonly string[]): boolean {
  return cells.some((cell) => cell !== "");
}

function readSheet(name: string, sheet: WorkSheet, is1904: boolean): Sheet {
  const grid = (sheet["!data"] ?? []) as Grid;
  spreadMerged(grid, sheet["!merges"] ?? []);
  const width = grid.reduce((widest, cells) => Math.max(widest, cells?.length ?? 0), 0);
  const columns = Math.min(width, workbookLimits.columns);
  const records = grid.flatMap((row, at) => {
    const cells = Array.from({ length: columns }, (_, column) => cellText(row?.[column], is1904));
    return isFilled(cells) ? [{ row: at + 1, cells }] : [];
  });
  return { name, records };
}

function limitProblem(sheet: string, field: string, value: number): Problem {
  return tableProblem("TABLE_LIMIT", { kind: "row", row: 1, sheet }, field, String(value));
}

function* limitProblems(name: string, sheet: WorkSheet): Generator<Problem> {
  const grid = (sheet["!data"] ?? []) as Grid;
  const width = grid.reduce((widest, cells) => Math.max(widest, cells?.length ?? 0), 0);
  if (width > workbookLimits.columns) yield limitProblem(name, "columns", width);
  if (grid.length > workbookLimits.rowsPerSheet) yield limitProblem(name, "rows", grid.length);
}

/** A workbook as its sheets. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly problems: readonly Problem[];
}

/**
 * Reads a workbook (XLSX, XLS, XLSB, ODS, SpreadsheetML, or an HTML table that is named .xls).
 * Dates become `YYYY-MM-DD`, numbers plain decimals; nothing is computed and no link followed.
 *
 * @param source bytes of a workbook, or the decoded text of an HTML table.
 * @param rowsMax rows of each sheet that are read; one more than the limit shows that it is passed.
 */
export function readWorkbook(
  source: Uint8Array | string,
  rowsMax: number = workbookLimits.rowsPerSheet + 1,
): Workbook {
  const options = {
    dense: true,
    cellNF: true,
    cellText: typeof source === "string",
    cellFormula: false,
    cellHTML: false,
    raw: true,
    sheetRows: rowsMax,
  } as const;
  let book;
  try {
    book = read(source, { ...options, type: typeof source === "string" ? "string" : "array" });
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    const problem = tableProblem("TABLE_WORKBOOK_UNREADABLE", { kind: "whole" }, "", says);
    return { sheets: [], problems: [problem] };
  }
  const is1904 = book.Workbook?.WBProps?.date1904 === true;
  const names = book.SheetNames.slice(0, workbookLimits.sheets);
  const problems = book.SheetNames.slice(workbookLimits.sheets).map((name) =>
    limitProblem(name, "sheets", book.SheetNames.length),
  );
  const sheets: Sheet[] = [];
  for (const name of names) {
    const sheet = book.Sheets[name];
    if (!sheet) continue;
    problems.push(...limitProblems(name, sheet));
    sheets.push(readSheet(name, sheet, is1904));
  }
  return { sheets, problems };
}

/** What a file is, by its first bytes. */
export type TableFileKind = "zip" | "compound" | "html" | "text";

const signatures: readonly (readonly [TableFileKind, readonly number[]])[] = [
  ["zip", [0x50, 0x4b, 0x03, 0x04]],
  ["compound", [0xd0, 0xcf, 0x11, 0xe0]],
];

/** Tells workbooks and HTML tables from text, whatever the name says. */
export function tableFileKind(head: Uint8Array): TableFileKind {
  const found = signatures.find(([, bytes]) => bytes.every((byte, at) => head[at] === byte));
  if (found) return found[0];
  let start = "";
  for (const byte of head.subarray(0, 1024)) if (byte > 0) start += String.fromCharCode(byte);
  return /^[^<]{0,4}\s*(?:<!doctype html|<html|<table|<head|<meta|<\?xml[^>]*>\s*(?:<\?mso[^>]*>\s*)?<(?:ss:)?workbook)/iu.test(
    start,
  )
    ? "html"
    : "text";
}
