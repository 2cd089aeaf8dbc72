// SPDX-License-Identifier: Apache-2.0
import type { RowSink, TextReader } from "@tianwang/ledger";
import { assert } from "@tianwang/kernel/assert";
import type { Problem } from "@tianwang/kernel/problem";
import type { Locator } from "@tianwang/kernel/source";
import type { TableProblemCode } from "./problems.ts";
import { tableProblem } from "./problems.ts";
import type { Undecodable } from "./cells/table-decoder.ts";
import { headerSearchRecords, headerTexts } from "./table-layout.ts";
import { lineText } from "./table-line.ts";
import type { DecidedMapping } from "./table-mapping-check.ts";
import { checkMapping } from "./table-mapping-check.ts";
import { PreambleReader } from "./table-preamble.ts";
import type { CellDamage, RecordFault, RecordTaker } from "./cells/table-record.ts";
import { DelimitedReader } from "./cells/table-record.ts";
import { TableRows } from "./table-rows.ts";
import { AccountSplitter } from "./table-splitter.ts";
import { foldHeader } from "./cells/table-words.ts";

/** Undecodable bytes that are told one by one; the rest is counted. */
export const undecodableMax = 1000;

const faultCodes: Readonly<Record<RecordFault, TableProblemCode>> = {
  "quote-unbalanced": "TABLE_QUOTE_UNBALANCED",
  "record-too-long": "TABLE_RECORD_TOO_LONG",
};

/** Reads the records of one table: its preamble, its header, its rows. */
export class TableReader implements RecordTaker {
  readonly #mapping: DecidedMapping;
  readonly #sink: RowSink;
  readonly #sheet: string | undefined;
  readonly #headers: readonly string[];
  readonly #preamble = new PreambleReader();
  #before: readonly string[] | null = null;
  #searched = 0;
  #rows: TableRows | null = null;
  #splitter: AccountSplitter | null = null;
  #undecodableCount = 0;
  #row = 0;

  constructor(mapping: DecidedMapping, sink: RowSink, sheet?: string) {
    this.#mapping = mapping;
    this.#sink = sink;
    this.#sheet = sheet;
    this.#headers = mapping.columns.map(({ header }) => foldHeader(header));
    if (mapping.header.rowCount === 0) this.#start([]);
  }

  /** Rows that entered so far. */
  get rowCount(): number {
    return this.#rows?.rowCount ?? 0;
  }

  record(cells: readonly string[], count: number, row: number): void {
    this.#row = row;
    if (this.#splitter) this.#splitter.record(cells, count, row);
    else if (this.#rows) this.#rows.record(cells, count, row);
    else this.#search(cells.slice(0, count));
  }

  damage(damages: readonly CellDamage[], row: number): void {
    this.#row = row;
    for (const { cellIndex, undecodable } of damages) {
      const field = this.#mapping.columns[cellIndex]?.header ?? "";
      if (undecodable === null) {
        this.#tell("TABLE_REPLACEMENT_CHARACTER", field);
      } else {
        this.#undecodableCount += 1;
        if (this.#undecodableCount > undecodableMax) continue;
        this.#tell("TABLE_UNDECODABLE", field, `${undecodable.hex} @${undecodable.byteOffset}`);
      }
    }
  }

  fault(fault: RecordFault, row: number, text: string): void {
    this.#row = row;
    this.#tell(faultCodes[fault], "", text);
    this.#rows?.lost();
  }

  /** @param hasLineBreakAtEnd false when the file stops within a line. */
  end(hasLineBreakAtEnd = true): void {
    this.#splitter?.end();
    this.#rows?.end();
    if (!this.#rows) this.#tell("TABLE_HEADER_MISSING");
    else if (this.#rows.rowCount === 0) this.#tell("TABLE_NO_ROWS");
    else if (!hasLineBreakAtEnd) this.#tell("TABLE_NO_FINAL_LINE_BREAK");
    const more = this.#undecodableCount - undecodableMax;
    if (more > 0) this.#tell("TABLE_UNDECODABLE_MORE", "", String(more));
  }

  #tell(code: TableProblemCode, field = "", value = ""): void {
    this.#sink.problem(tableProblem(code, this.#locator(), field, value));
  }

  #locator(): Locator {
    if (this.#row === 0) return { kind: "whole" };
    return this.#sheet === undefined
      ? { kind: "row", row: this.#row }
      : { kind: "row", row: this.#row, sheet: this.#sheet };
  }

  /** Looks for the header of the mapping; the lines before it are the preamble. */
  #search(cells: readonly string[]): void {
    if (this.#searched >= headerSearchRecords) return;
    this.#searched += 1;
    const isTwoLines = this.#mapping.header.rowCount === 2;
    const upper = isTwoLines ? this.#before : cells;
    const lower = isTwoLines ? cells : null;
    if (upper && this.#isHeader(headerTexts(upper, lower))) {
      this.#start(lower ? [upper, lower] : [upper]);
      return;
    }
    if (isTwoLines && this.#before) this.#preamble.add(this.#before);
    if (isTwoLines) this.#before = cells;
    else this.#preamble.add(cells);
  }

  #isHeader(texts: readonly string[]): boolean {
    return (
      texts.length <= this.#headers.length &&
      this.#headers.every((header, at) => header === foldHeader(texts[at] ?? ""))
    );
  }

  #start(headerLines: readonly (readonly string[])[]): void {
    const rows = new TableRows(this.#mapping, this.#sink, {
      sheet: this.#sheet,
      preamble: this.#preamble.preamble,
      headerLines: headerLines.map((cells) => lineText(cells, cells.length)),
    });
    this.#rows = rows;
    if (!rows.isSplit) return;
    this.#splitter = new AccountSplitter(rows, (row) => {
      this.#row = row;
      this.#tell("TABLE_STATEMENT_SPLIT");
    });
  }
}

/** Sheets of a workbook that a mapping covers; the rest is told as skipped. */
export interface SheetRecords {
  readonly name: string;
  readonly records: Iterable<{ readonly row: number; readonly cells: readonly string[] }>;
}

/** Reads decoded text, with what could not be decoded in it. */
export interface TableText extends TextReader {
  write(chunk: string, undecodable?: readonly Undecodable[]): void;
}

/** A table that is being read by its mapping. */
export interface MappedTable {
  readonly mapping: DecidedMapping;
  /** For delimited tables. */
  readonly text: TableText;
  /** Reads one sheet whole; for workbooks. */
  sheet(sheet: SheetRecords): void;
}

function textReader(mapping: DecidedMapping, sink: RowSink): TableText {
  const { form } = mapping;
  assert(form.kind === "delimited", "text is read by the mapping of a text table");
  const table = new TableReader(mapping, sink);
  const reader = new DelimitedReader(form.delimiter, form.lineBreak, table);
  return {
    write: (chunk, undecodable) => reader.write(chunk, undecodable),
    end: () => {
      reader.end();
      table.end(reader.hasLineBreakAtEnd);
    },
  };
}

function readSheet(mapping: DecidedMapping, sink: RowSink, sheet: SheetRecords): void {
  const { form } = mapping;
  assert(form.kind === "workbook", "sheets are read by the mapping of a workbook");
  if (!form.sheets.includes(sheet.name)) {
    const locator: Locator = { kind: "row", row: 1, sheet: sheet.name };
    sink.problem(tableProblem("TABLE_SHEET_SKIPPED", locator, "", sheet.name));
    return;
  }
  const table = new TableReader(mapping, sink, sheet.name);
  for (const { row, cells } of sheet.records) table.record(cells, cells.length, row);
  table.end();
}

/**
 * Reads a table by a mapping, proposed, saved or corrected by hand. A mapping that is not whole
 * reads nothing: its problems say what is wrong or still to be told.
 */
export function applyMapping(
  candidate: unknown,
  sink: RowSink,
): { readonly table: MappedTable | null; readonly problems: readonly Problem[] } {
  const { mapping, problems } = checkMapping(candidate);
  if (mapping === null) return { table: null, problems };
  let text: TableText | null = null;
  const table: MappedTable = {
    mapping,
    get text() {
      text ??= textReader(mapping, sink);
      return text;
    },
    sheet: (sheet) => readSheet(mapping, sink, sheet),
  };
  return { table, problems };
}
