// SPDX-License-Identifier: Apache-2.0
import type { TableField } from "../ingest/tables/table-field.ts";
import { joinedFields } from "../ingest/tables/table-field.ts";
import type { SignConvention, TableMapping, ValueSource } from "../ingest/tables/table-mapping.ts";
import { columnOf } from "../ingest/tables/table-mapping.ts";

/** Where the mapping came from that a person begins with. */
export type DraftOrigin = "in-use" | "saved" | "proposed";

/** A mapping as a person corrects it. */
export interface MappingDraft {
  readonly mapping: TableMapping;
  readonly origin: DraftOrigin;
  /** Whether the file is read by it; a sheet that is no statement is left out. */
  readonly isRead: boolean;
}

/** What is known of one layout in a file. */
export interface LayoutFacts {
  readonly mapping: TableMapping;
  readonly saved: { readonly mapping: TableMapping } | null;
  readonly hasAmounts: boolean;
}

/** Whether two mappings are of the same columns of the same place. */
function isSameLayout(one: TableMapping, other: TableMapping): boolean {
  const headersOf = ({ columns }: TableMapping) => JSON.stringify(columns.map((at) => at.header));
  const sheetsOf = ({ form }: TableMapping) => (form.kind === "workbook" ? form.sheets : []);
  return (
    one.form.kind === other.form.kind &&
    headersOf(one) === headersOf(other) &&
    (one.form.kind === "delimited" ||
      sheetsOf(one).some((sheet) => sheetsOf(other).includes(sheet)))
  );
}

/** Begins with the mapping that the rows were read with, else the saved one, else the proposal. */
export function beginDraft(layout: LayoutFacts, inUse: readonly TableMapping[]): MappingDraft {
  const used = inUse.find((mapping) => isSameLayout(mapping, layout.mapping));
  if (used) return { mapping: used, origin: "in-use", isRead: true };
  const { saved } = layout;
  if (saved && isSameLayout({ ...saved.mapping, form: layout.mapping.form }, layout.mapping)) {
    const mapping = { ...saved.mapping, form: layout.mapping.form };
    return { mapping, origin: "saved", isRead: true };
  }
  return { mapping: layout.mapping, origin: "proposed", isRead: layout.hasAmounts };
}

/** Fields of a column that say a value of the whole statement. */
const sourceFields = {
  ownAccount: "account",
  ownName: "name",
  ownBank: "bank",
} as const satisfies Partial<Record<TableField, keyof TableMapping["own"]>>;

/** A value that is in a column where there is one; from elsewhere it stays as it was. */
function fromColumn(mapping: TableMapping, field: TableField, source: ValueSource): ValueSource {
  if (columnOf(mapping, field) >= 0) return { from: "column" };
  return source.from === "column" ? { from: "none" } : source;
}

/**
 * Says what a column means. Two columns cannot mean the same, except those whose texts are joined:
 * the other one is then kept as it stands. A column of currencies or own accounts is used as such.
 */
export function withColumn(
  mapping: TableMapping,
  at: number,
  field: TableField | null,
): TableMapping {
  const isTaken = (one: TableField | null) =>
    one === field && field !== null && !joinedFields.has(field);
  const columns = mapping.columns.map((column, index) => {
    if (index === at) return { ...column, field };
    return isTaken(column.field) ? { ...column, field: null } : column;
  });
  const changed = { ...mapping, columns };
  const own = { ...mapping.own };
  for (const [name, part] of Object.entries(sourceFields)) {
    own[part] = fromColumn(changed, name as TableField, own[part]);
  }
  const source = fromColumn(changed, "currency", mapping.currency.source);
  return { ...changed, own, currency: { ...mapping.currency, source } };
}

/** The rule of a kind by which money out is told from money in, as the proposal has it or as most banks do. */
export function signOf(
  kind: SignConvention["kind"],
  proposed: SignConvention | null,
): SignConvention {
  if (proposed?.kind === kind) return proposed;
  switch (kind) {
    case "columns":
      return { kind, debitIs: "out", isDebitNegative: false };
    case "direction":
      return { kind, out: [], in: [], isOutNegative: false };
    case "signed":
      return { kind, negativeIs: "out" };
    case "parties":
      return { kind };
  }
}

/**
 * Words as a person types them, divided by commas or spaces of any kind.
 *
 * @example
 *   readWords("借, 支出 DR"); // ["借", "支出", "DR"]
 */
export function readWords(typed: string): string[] {
  return typed.split(/[\s,，、;；]+/u).filter((word) => word !== "");
}

/** Makes a mapping of a register, in which nobody is the holder, or of one account. */
export function withLayout(mapping: TableMapping, layout: TableMapping["layout"]): TableMapping {
  if (layout === "statement") return { ...mapping, layout };
  const none: ValueSource = { from: "none" };
  const own = { account: none, name: none, bank: none };
  return { ...mapping, layout, own, sign: { kind: "parties" } };
}
