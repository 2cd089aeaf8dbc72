// SPDX-License-Identifier: Apache-2.0
import type { EncodingChoice, TableEncoding } from "../cells/table-encoding.ts";
import type { Sheet } from "../cells/table-sheet.ts";
import type { HeaderPlace, TableRecord, ToldHeader } from "../table-layout.ts";
import { findHeader, findSameHeader, headerAt } from "../table-layout.ts";
import { isLineStart } from "../table-line.ts";
import type { Delimiter, DelimitedForm, WorkbookForm } from "../table-mapping.ts";
import type { Note } from "../table-note.ts";
import { note } from "../table-note.ts";
import { foldHeader } from "../cells/table-words.ts";
import { decideDelimiter } from "./table-delimiter.ts";

/** The first records of a table and how they were cut. */
export interface TableSample {
  readonly form: DelimitedForm | WorkbookForm;
  /** What decided the form. */
  readonly because: readonly Note[];
  readonly header: HeaderPlace | null;
  readonly records: readonly TableRecord[];
  /** Dates of the whole file, where the sample leaves their order open. */
  readonly furtherDates?: readonly string[];
}

/** What a person says of a file before it is looked at; the rest is decided from the file. */
export interface TableHint {
  readonly encoding?: TableEncoding;
  readonly delimiter?: Delimiter;
  readonly header?: ToldHeader;
}

/** Short rows below the header that show a habit rather than an accident. */
const shortRowsMin = 2;

function endEarly(records: readonly TableRecord[], header: HeaderPlace | null): boolean {
  if (header === null) return false;
  const short = records.filter(
    ({ row, cells }) =>
      row > header.row &&
      cells.length > 1 &&
      cells.length < header.headers.length &&
      isLineStart(cells[0] ?? ""),
  );
  return short.length >= shortRowsMin;
}

/**
 * Samples a delimited text.
 *
 * @param text the first part of the file, cut at a line break where it is not whole.
 */
export function sampleText(
  text: string,
  encoding: EncodingChoice,
  hint: TableHint = {},
): TableSample {
  const choice = decideDelimiter(text, hint.delimiter && [hint.delimiter]);
  const { delimiter, lineBreak, records } = choice;
  const header = hint.header ? headerAt(records, hint.header) : choice.header;
  const shown = delimiter === "\t" ? "TAB" : delimiter;
  const cut = hint.delimiter ? note("told") : note("delimiterFound", { delimiter: shown });
  return {
    form: {
      kind: "delimited",
      encoding: encoding.encoding,
      delimiter,
      lineBreak,
      mayEndEarly: endEarly(records, header),
    },
    because: [encoding.because, cut],
    header,
    records,
  };
}

function layoutKey({ headers, rowCount }: HeaderPlace): string {
  return JSON.stringify([rowCount, ...headers.map(foldHeader)]);
}

function rowsBelow(records: readonly TableRecord[], header: HeaderPlace): readonly TableRecord[] {
  return records.filter(({ row }) => row >= header.row + header.rowCount);
}

/** The header that a person named, on the sheet that was meant. */
function toldHeader(sheets: readonly Sheet[], { header }: TableHint): HeaderPlace | null {
  const sheet = header && sheets.find(({ name }) => name === header.sheet);
  return sheet && header ? headerAt(sheet.records, header) : null;
}

/** Samples a workbook: one sample for each layout, with all sheets that have it. */
export function sampleSheets(sheets: readonly Sheet[], hint: TableHint = {}): TableSample[] {
  const told = toldHeader(sheets, hint);
  const samples = new Map<string, TableSample & { form: WorkbookForm }>();
  for (const { name, records } of sheets) {
    const header = (told && findSameHeader(records, told)) ?? findHeader(records);
    if (header === null) continue;
    const key = layoutKey(header);
    const known = samples.get(key);
    const names = [...(known?.form.sheets ?? []), name];
    samples.set(key, {
      form: { kind: "workbook", sheets: names },
      because: [note("workbookSheets", { sheets: names.join(", ") })],
      header: known?.header ?? header,
      records: known ? [...known.records, ...rowsBelow(records, header)] : records,
    });
  }
  return [...samples.values()];
}
