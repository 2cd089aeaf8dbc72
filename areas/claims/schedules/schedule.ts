// SPDX-License-Identifier: Apache-2.0
import { formatMinor } from "@tianwang/kernel/money";
import type { Language } from "@tianwang/kernel/text";

/** A cell: words, a whole amount, a count, or nothing. */
export type Cell =
  | string
  | { readonly kind: "amount"; readonly minor: bigint; readonly scale: number }
  | { readonly kind: "count"; readonly count: number }
  | null;

/** An amount as a cell. */
export function amountCell(minor: bigint, scale: number): Cell {
  return { kind: "amount", minor, scale };
}

/** A count as a cell. */
export function countCell(count: number): Cell {
  return { kind: "count", count };
}

/** A column: its title, how wide it is beside the others, and where its words stand. */
export interface ScheduleColumn {
  readonly title: string;
  readonly weight: number;
  readonly isNumber: boolean;
}

/** Rows that belong together, with the sums of their columns. */
export interface ScheduleGroup {
  /** Empty where the table is one group. */
  readonly title: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly totals: readonly (readonly Cell[])[];
}

/** A table of a schedule. */
export interface ScheduleTable {
  /** Name of its sheet. */
  readonly name: string;
  readonly title: string;
  readonly notes: readonly string[];
  readonly columns: readonly ScheduleColumn[];
  readonly groups: readonly ScheduleGroup[];
}

/** A schedule for a court: what stands on paper and in a workbook alike. */
export interface Schedule {
  readonly language: Language;
  readonly title: string;
  readonly subtitle: string;
  /** The cover: each fact with its lines. */
  readonly cover: readonly { readonly label: string; readonly lines: readonly string[] }[];
  readonly tables: readonly ScheduleTable[];
  /** At the foot of every page, before its number. */
  readonly foot: string;
  /** The day that the file carries: when what it shows was made. */
  readonly madeOn: string;
}

/** An amount for reading: groups of three, a hyphen for a minus. */
export function amountWords(minor: bigint, scale: number): string {
  const [whole = "", digits] = formatMinor(minor < 0n ? -minor : minor, scale).split(".");
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, ",");
  return `${minor < 0n ? "-" : ""}${grouped}${digits === undefined ? "" : `.${digits}`}`;
}

/** What a cell says on paper. */
export function cellWords(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "string") return cell;
  return cell.kind === "count" ? String(cell.count) : amountWords(cell.minor, cell.scale);
}

/** The rows of a group with only so many kept; the rest is counted. */
export function boundRows<T>(
  rows: readonly T[],
  most: number,
): { readonly kept: readonly T[]; readonly leftOut: number } {
  return { kept: rows.slice(0, most), leftOut: Math.max(0, rows.length - most) };
}
