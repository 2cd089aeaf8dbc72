// SPDX-License-Identifier: Apache-2.0
import type { DateOrder } from "./cells/table-date.ts";
import type { TableEncoding } from "./cells/table-encoding.ts";
import type { TableField } from "./table-field.ts";
import type { DecimalSign } from "./cells/table-number.ts";

/** What separates the cells of a line. */
export const delimiters = [",", ";", "\t", "|"] as const;

/** The delimiter of a table. */
export type Delimiter = (typeof delimiters)[number];

/** A text table. */
export interface DelimitedForm {
  readonly kind: "delimited";
  readonly encoding: TableEncoding;
  readonly delimiter: Delimiter;
  readonly lineBreak: "\n" | "\r";
  /** Whether rows leave out empty cells at their end; otherwise a short row is a cut one. */
  readonly mayEndEarly: boolean;
}

/** Sheets of a workbook that have one layout. */
export interface WorkbookForm {
  readonly kind: "workbook";
  readonly sheets: readonly string[];
}

/** What one column means. */
export interface ColumnMapping {
  /** The header as printed; the two lines of a header are joined by ` / `. */
  readonly header: string;
  /** Null: kept in `extra` under its header. */
  readonly field: TableField | null;
}

/** Where a value of the whole statement is taken from. */
export type ValueSource =
  | { readonly from: "column" }
  | { readonly from: "preamble" }
  | { readonly from: "fixed"; readonly value: string }
  | { readonly from: "none" };

/** How a table tells money out from money in. */
export type SignConvention =
  /** Two columns; in the holder's own books a debit is money in. */
  | {
      readonly kind: "columns";
      readonly debitIs: "out" | "in";
      /** Whether debits are printed with a minus; otherwise a minus marks a reversal. */
      readonly isDebitNegative: boolean;
    }
  /** A column of words. */
  | {
      readonly kind: "direction";
      readonly out: readonly string[];
      readonly in: readonly string[];
      /** Whether money out is printed with a minus; otherwise a minus marks a reversal. */
      readonly isOutNegative: boolean;
    }
  /** A signed amount, brackets, trailing minus, or CR and DR beside the amount. */
  | { readonly kind: "signed"; readonly negativeIs: "out" | "in" }
  /** Payer and beneficiary stand in columns of their own. */
  | { readonly kind: "parties" };

/** In which order the rows of a statement stand. */
export type RowOrder = "oldest-first" | "newest-first" | "unordered";

/**
 * How a table is read: plain JSON, proposed by the program, corrected by the user, saved for the
 * next file of the same layout. Undecided items are null and must be told before rows are read.
 */
export interface TableMapping {
  readonly version: 1;
  readonly form: DelimitedForm | WorkbookForm;
  /** Row of the header's first line, 1-based, and its lines; row 0 without a header. */
  readonly header: { readonly row: number; readonly rowCount: 0 | 1 | 2 };
  /** One entry for each column, in the order of the file. */
  readonly columns: readonly ColumnMapping[];
  /** Transfers of one own account, or a list of transfers of others. */
  readonly layout: "statement" | "register";
  readonly dateOrder: DateOrder | null;
  readonly decimal: DecimalSign | null;
  /** Printed unit of amounts as a power of ten: 4 for 万元, -2 for cents, else 0. */
  readonly unitPower: number;
  readonly sign: SignConvention | null;
  readonly own: {
    readonly account: ValueSource;
    readonly name: ValueSource;
    readonly bank: ValueSource;
  };
  readonly currency: {
    readonly source: ValueSource;
    /** Digits after the point of rows without a currency. */
    readonly scale: number;
    /** Words of this file for currencies, by ISO 4217 code. */
    readonly words: Readonly<Record<string, string>>;
  };
  readonly rowOrder: RowOrder;
}

const alwaysUsed: readonly TableField[] = [
  "bookedOn",
  "bookedTime",
  "valueOn",
  "purpose",
  "bankReference",
  "endToEndId",
  "uetr",
  "code",
  "status",
  "reversal",
];

const partyColumns: readonly TableField[] = [
  "payerAccount",
  "payerName",
  "payerBank",
  "beneficiaryAccount",
  "beneficiaryName",
  "beneficiaryBank",
];

const signColumns: Readonly<Record<SignConvention["kind"], readonly TableField[]>> = {
  columns: ["debit", "credit"],
  direction: ["amount", "direction"],
  signed: ["amount"],
  parties: ["amount"],
};

/**
 * The fields that a mapping reads. A column of another field is kept in `extra`: a balance in a
 * register, an own account that the user typed in.
 */
export function usedFields(mapping: TableMapping): ReadonlySet<TableField> {
  const { own, currency, sign, layout } = mapping;
  const used = new Set<TableField>([...alwaysUsed, ...partyColumns]);
  if (sign !== null) for (const field of signColumns[sign.kind]) used.add(field);
  if (sign?.kind !== "parties") {
    for (const field of ["counterpartyAccount", "counterpartyName", "counterpartyBank"] as const) {
      used.add(field);
    }
  }
  if (layout === "statement") used.add("balance").add("balanceDirection");
  if (currency.source.from === "column") used.add("currency");
  if (layout === "register") return used;
  if (own.account.from === "column") used.add("ownAccount");
  if (own.name.from === "column") used.add("ownName");
  if (own.bank.from === "column") used.add("ownBank");
  return used;
}

/** Index of the column of each field; several for joined fields, none for absent ones. */
export function columnsOf(mapping: TableMapping, field: TableField): readonly number[] {
  return mapping.columns.flatMap((column, at) => (column.field === field ? [at] : []));
}

/** Index of the first column of a field; -1 without one. */
export function columnOf(mapping: TableMapping, field: TableField): number {
  return mapping.columns.findIndex((column) => column.field === field);
}

/** The key of each column in `extra`: its header, numbered where two are the same. */
export function extraKeys(mapping: TableMapping): string[] {
  const seen = new Map<string, number>();
  return mapping.columns.map(({ header }, at) => {
    const name = header === "" ? `#${at + 1}` : header;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}
