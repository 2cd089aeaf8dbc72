// SPDX-License-Identifier: Apache-2.0
import type { RowStatus, SourceRow } from "@tianwang/ledger";
import type { TableProblemCode } from "./problems.ts";
import type { DateCell } from "./cells/table-date.ts";
import { createDateReader, readDate, readTime } from "./cells/table-date.ts";
import type { TableField } from "./table-field.ts";
import { columnOf, columnsOf, extraKeys, usedFields } from "./table-mapping.ts";
import type { DecidedMapping } from "./table-mapping-check.ts";
import { pick } from "./table-own.ts";
import { statusOf, yesOrNo } from "./cells/table-words.ts";

/** A row that is filled anew for each record. */
export type DraftRow = { -readonly [Key in keyof SourceRow]: SourceRow[Key] };

/** Tells a problem of the current row, about a column. */
export type Tell = (code: TableProblemCode, column: number) => void;

const nothing: Readonly<Record<string, string>> = Object.freeze({});

/** Reads what a row says beside money and parties, and keeps what has no place. */
export class RowDetails {
  readonly #keys: readonly string[];
  readonly #unmapped: readonly number[];
  readonly #purposes: readonly number[];
  readonly #time: number;
  readonly #value: number;
  readonly #status: number;
  readonly #reversal: number;
  readonly #bankReference: number;
  readonly #endToEndId: number;
  readonly #uetr: number;
  readonly #code: number;
  readonly #readValueDate: (text: string) => DateCell | null;
  readonly #mapping: DecidedMapping;
  readonly #tell: Tell;
  #extra: Record<string, string> | null = null;

  constructor(mapping: DecidedMapping, tell: Tell) {
    const at = (field: TableField) => columnOf(mapping, field);
    this.#mapping = mapping;
    this.#tell = tell;
    this.#keys = extraKeys(mapping);
    const used = usedFields(mapping);
    this.#unmapped = mapping.columns.flatMap(({ field }, column) =>
      field === null || !used.has(field) ? [column] : [],
    );
    this.#purposes = columnsOf(mapping, "purpose");
    this.#time = at("bookedTime");
    this.#value = at("valueOn");
    this.#status = at("status");
    this.#reversal = at("reversal");
    this.#bankReference = at("bankReference");
    this.#endToEndId = at("endToEndId");
    this.#uetr = at("uetr");
    this.#code = at("code");
    this.#readValueDate = createDateReader(mapping.dateOrder);
  }

  /** Fills a draft; `date` is the cell of the booking date. */
  read(cells: readonly string[], date: DateCell | null, into: DraftRow): void {
    this.#extra = null;
    into.bookedTime = this.#readTime(cells, date);
    into.valueOn = this.#value < 0 ? null : this.#readValue(cells);
    into.purpose = this.#readPurpose(cells);
    into.bankReference = pick(cells, this.#bankReference);
    into.endToEndId = pick(cells, this.#endToEndId);
    into.uetr = pick(cells, this.#uetr);
    into.code = pick(cells, this.#code);
    if (this.#reversal >= 0) this.#readReversal(cells, into);
    into.status = this.#status < 0 ? "booked" : this.#readStatus(cells);
    for (const column of this.#unmapped) {
      const text = cells[column];
      if (text !== undefined && text !== "") this.keep(column, cells);
    }
  }

  /** What has no place in the row, by header. */
  get extra(): Readonly<Record<string, string>> {
    return this.#extra ?? nothing;
  }

  /** Keeps a cell as printed. */
  keep(column: number, cells: readonly string[]): void {
    const text = (cells[column] ?? "").trim();
    if (text === "") return;
    this.#extra ??= {};
    this.#extra[this.#keys[column] ?? ""] = text;
  }

  /** A date cell can hold the time; a time cell can hold the whole moment. */
  #readTime(cells: readonly string[], date: DateCell | null): string {
    if (date?.isZoned) this.keep(columnOf(this.#mapping, "bookedOn"), cells);
    const text = pick(cells, this.#time);
    if (text === "") return date?.time ?? "";
    const time = readTime(text);
    if (time !== null) return time;
    const moment = readDate(text, this.#mapping.dateOrder);
    if (moment === null) this.#tell("TABLE_TIME_UNREADABLE", this.#time);
    if (moment === null || moment.isZoned) this.keep(this.#time, cells);
    return moment?.time ?? "";
  }

  #readValue(cells: readonly string[]): DraftRow["valueOn"] {
    const text = cells[this.#value] ?? "";
    const date = this.#readValueDate(text);
    if (date !== null || pick(cells, this.#value) === "") return date?.on ?? null;
    this.#tell("TABLE_VALUE_DATE_UNREADABLE", this.#value);
    this.keep(this.#value, cells);
    return null;
  }

  #readPurpose(cells: readonly string[]): string {
    let purpose = "";
    for (const column of this.#purposes) {
      const text = pick(cells, column);
      if (text === "" || text === purpose) continue;
      purpose = purpose === "" ? text : `${purpose} / ${text}`;
    }
    return purpose;
  }

  #readReversal(cells: readonly string[], into: DraftRow): void {
    const isReversal = yesOrNo(pick(cells, this.#reversal));
    if (isReversal === null) this.keep(this.#reversal, cells);
    into.isReversal ||= isReversal === true;
  }

  #readStatus(cells: readonly string[]): RowStatus {
    const text = pick(cells, this.#status);
    const status = text === "" ? "booked" : statusOf(text);
    this.keep(this.#status, cells);
    if (status === null) this.#tell("TABLE_STATUS_UNKNOWN", this.#status);
    return status ?? "booked";
  }
}
