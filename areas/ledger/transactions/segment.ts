// SPDX-License-Identifier: Apache-2.0
import { defineProblems } from "@tianwang/kernel/problem";

/** One column of a Parquet segment of transactions. */
export interface SegmentColumn {
  readonly name: string;
  /** Type in DuckDB's words; Spark reads the same Parquet types. */
  readonly sqlType: "BIGINT" | "BOOLEAN" | "DATE" | "INTEGER" | "TINYINT" | "VARCHAR";
  /** Whether the source may leave it open; texts are empty instead of null. */
  readonly isNullable: boolean;
  readonly doc: string;
}

function column(
  name: string,
  sqlType: SegmentColumn["sqlType"],
  doc: string,
  isNullable = false,
): SegmentColumn {
  return { name, sqlType, isNullable, doc };
}

/**
 * The columns of a segment, in the order of the file. A segment is sorted by `booked_on` (unknown
 * dates last) and `row_no`; it is written once and never changed.
 */
export const segmentColumns: readonly SegmentColumn[] = [
  column(
    "row_no",
    "INTEGER",
    "0-based order of the row in the segment: statement by statement, each oldest first",
  ),
  column("statement_index", "INTEGER", "0-based order of the statement that the row belongs to"),
  column("locator", "VARCHAR", "place in the exhibit, as formatLocator of the kernel writes it"),
  column("side", "VARCHAR", "whose books: payer, beneficiary or register"),
  column("status", "VARCHAR", "booked, pending or information; only booked rows are summed"),
  column("booked_on", "DATE", "booking date; null where the source has none", true),
  column("booked_time", "VARCHAR", "local time HH:MM:SS, empty when unknown"),
  column("value_on", "DATE", "value date", true),
  column("amount_minor", "BIGINT", "amount in minor units, never negative"),
  column("currency", "VARCHAR", "ISO 4217 code; XXX when the source names none"),
  column("scale", "TINYINT", "digits after the point of amount_minor and balance_minor"),
  column("balance_minor", "BIGINT", "balance after the row, where the source prints one", true),
  column("payer_account", "VARCHAR", "account of the payer as printed, without spaces"),
  column("payer_name", "VARCHAR", "name of the payer as printed"),
  column("payer_bank", "VARCHAR", "bank of the payer: code or name"),
  column("beneficiary_account", "VARCHAR", "account of the beneficiary as printed, without spaces"),
  column("beneficiary_name", "VARCHAR", "name of the beneficiary as printed"),
  column("beneficiary_bank", "VARCHAR", "bank of the beneficiary: code or name"),
  column("is_reversal", "BOOLEAN", "whether the row takes back an earlier one"),
  column("purpose", "VARCHAR", "purpose as printed"),
  column("bank_reference", "VARCHAR", "the bank's own reference of the entry"),
  column("end_to_end_id", "VARCHAR", "end-to-end id of the payment"),
  column("uetr", "VARCHAR", "unique end-to-end transaction reference"),
  column("code", "VARCHAR", "transaction code of the source"),
  column("extra", "VARCHAR", "source fields without a column here, as a JSON object", true),
];

/** Rows of a row group that the writer aims at: small enough to skip, large enough to compress. */
export const segmentGroupRows = 20_480;

/** What a row can have wrong for a segment. */
export const { table: segmentProblems, problem: segmentProblem } = defineProblems({
  SEGMENT_NUMBER_TOO_LARGE: {
    severity: "error",
    says: {
      zh: "金额或余额超出可保存的范围（64 位整数最小货币单位）",
      en: "The amount or balance is beyond what can be kept (64 bits of minor units)",
    },
    mend: {
      zh: "请核对原件；如金额列映射有误，请更正映射后重新导入",
      en: "Check the original; if the amount column is mapped wrongly, correct the mapping and import again",
    },
  },
});
