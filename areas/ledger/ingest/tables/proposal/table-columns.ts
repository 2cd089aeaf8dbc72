// SPDX-License-Identifier: Apache-2.0
import type { TableField } from "../table-field.ts";
import { joinedFields } from "../table-field.ts";
import type { Note } from "../table-note.ts";
import { note } from "../table-note.ts";
import type { ColumnProfile } from "./table-profile.ts";
import { fittingShare } from "./table-profile.ts";
import { matchHeader } from "../cells/table-words.ts";

/** What a column is taken for, how surely (0 to 10,000), and why. */
export interface ColumnProposal {
  readonly index: number;
  readonly header: string;
  readonly field: TableField | null;
  readonly surenessBasisPoints: number;
  readonly because: readonly Note[];
}

/** Below this share of fitting values a header is not believed, above the other it is confirmed. */
const fittingShareMin = 0.5;
const fittingShareSure = 0.8;

/** Sureness of a column that only its values speak for. */
const byValuesSureness = 4000;

interface Candidate {
  readonly index: number;
  readonly field: TableField | null;
  readonly sureness: number;
  readonly because: readonly Note[];
}

/** A time column can hold whole moments, a type column nothing but directions. */
function fieldByValues(field: TableField, column: ColumnProfile): TableField {
  if (field === "bookedTime" && column.dates > column.times) return "bookedOn";
  if (field === "code" && column.filled > 0 && column.directions === column.filled) {
    return "direction";
  }
  return field;
}

function judge(index: number, header: string, column: ColumnProfile): Candidate {
  const match = matchHeader(header);
  if (!match) return { index, field: null, sureness: 0, because: [note("columnUnknown")] };
  const field = fieldByValues(match.field, column);
  const isWhole = match.surenessBasisPoints > 9000;
  const because = [note(isWhole ? "columnHeader" : "columnPart", { word: match.word })];
  const share = fittingShare(field, column);
  if (share === null) {
    const isEmpty = column.filled === 0;
    if (isEmpty) because.push(note("columnEmpty"));
    return { index, field, sureness: match.surenessBasisPoints - (isEmpty ? 1000 : 0), because };
  }
  const data = { percent: Math.round(share * 100), example: column.example };
  if (share < fittingShareMin) {
    because.push(note("columnValuesDisagree", data));
    return { index, field: null, sureness: 0, because };
  }
  const isSure = share >= fittingShareSure;
  because.push(note("columnValuesAgree", data));
  const sureness = match.surenessBasisPoints + (isSure ? 300 : -1500);
  // A moment in a time column is the second choice for the date.
  return { index, field, sureness: field === match.field ? sureness : sureness - 500, because };
}

/** Gives each field to its surest column; the others are kept as they stand. */
function award(candidates: readonly Candidate[], headers: readonly string[]): ColumnProposal[] {
  const taken = new Map<TableField, number>();
  const ranked = [...candidates].sort((a, b) => b.sureness - a.sureness || a.index - b.index);
  const awarded = new Map<number, Candidate>();
  for (const candidate of ranked) {
    const { field } = candidate;
    const winner = field === null || joinedFields.has(field) ? undefined : taken.get(field);
    if (winner === undefined) {
      awarded.set(candidate.index, candidate);
      if (field !== null) taken.set(field, candidate.index);
    } else {
      const because = [
        ...candidate.because,
        note("columnTaken", { header: headers[winner] ?? "" }),
      ];
      awarded.set(candidate.index, { ...candidate, field: null, sureness: 0, because });
    }
  }
  return headers.map((header, index) => {
    const { field = null, sureness = 0, because = [] } = awarded.get(index) ?? {};
    return { index, header, field, surenessBasisPoints: Math.min(sureness, 10_000), because };
  });
}

function has(columns: readonly ColumnProposal[], ...fields: readonly TableField[]): boolean {
  return columns.some(({ field }) => field !== null && fields.includes(field));
}

function give(
  columns: readonly ColumnProposal[],
  index: number,
  field: TableField,
): ColumnProposal[] {
  return columns.map((column) =>
    column.index === index
      ? {
          ...column,
          field,
          surenessBasisPoints: byValuesSureness,
          because: [...column.because, note("columnValues")],
        }
      : column,
  );
}

/** The only column without a field whose values are nearly all of one kind; -1 otherwise. */
function onlyOne(
  columns: readonly ColumnProposal[],
  profiles: readonly ColumnProfile[],
  kind: "dates" | "amounts",
): number {
  const found = columns.filter(({ index, field }) => {
    const column = profiles[index];
    if (field !== null || !column || column.filled === 0) return false;
    const isDate = column.dates >= column.filled * fittingShareSure;
    return kind === "dates"
      ? isDate
      : !isDate && column.amounts >= column.filled * fittingShareSure;
  });
  return found.length === 1 ? (found[0]?.index ?? -1) : -1;
}

/** Fills what no header named, where the values leave only one choice. */
function complete(
  columns: readonly ColumnProposal[],
  profiles: readonly ColumnProfile[],
): ColumnProposal[] {
  let completed = [...columns];
  if (!has(completed, "bookedOn")) {
    const value = completed.find(({ field }) => field === "valueOn")?.index;
    const index = value ?? onlyOne(completed, profiles, "dates");
    if (index >= 0) completed = give(completed, index, "bookedOn");
  }
  if (!has(completed, "amount", "debit", "credit")) {
    const index = onlyOne(completed, profiles, "amounts");
    if (index >= 0) completed = give(completed, index, "amount");
  }
  return completed;
}

/**
 * Accounts beside names of counterparties are theirs where the file names its own account above the
 * header, and never in the column: `IBAN` alone does not say whose.
 *
 * @param valuesOf the values of a column, without what protects them.
 */
export function settleAccount(
  columns: readonly ColumnProposal[],
  ownAbove: string,
  valuesOf: (index: number) => readonly string[],
): readonly ColumnProposal[] {
  const own = columns.find(({ field }) => field === "ownAccount");
  const isOpen = has(columns, "counterpartyName") && !has(columns, "counterpartyAccount");
  if (!own || !isOpen || ownAbove === "") return columns;
  const values = valuesOf(own.index).filter((value) => value !== "");
  if (values.length === 0 || values.includes(ownAbove)) return columns;
  const because = [...own.because, note("columnOtherAccount", { account: ownAbove })];
  return columns.map((column) =>
    column === own ? { ...column, field: "counterpartyAccount" as const, because } : column,
  );
}

/** Proposes what each column means, from its header and its values. */
export function proposeColumns(
  headers: readonly string[],
  profiles: readonly ColumnProfile[],
): ColumnProposal[] {
  const candidates = headers.map((header, index) => {
    const column = profiles[index];
    return column
      ? judge(index, header, column)
      : { index, field: null, sureness: 0, because: [note("columnEmpty")] };
  });
  return complete(award(candidates, headers), profiles);
}
