// SPDX-License-Identifier: Apache-2.0
import type { Exhibit } from "@tianwang/evidence";
import type { Locator } from "@tianwang/kernel/source";
import type { BlobStore, Work } from "@tianwang/store";
import type { Excerpt } from "../statements/excerpt.data.ts";
import { contextCount } from "../statements/excerpt.ts";
import { latestReading } from "./reading-record.data.ts";
import { createTableDecoder } from "./tables/cells/table-decoder.ts";
import { DelimitedReader } from "./tables/cells/table-record.ts";
import { readWorkbook } from "./tables/cells/table-sheet.ts";
import { decodeStrictly } from "./tables/table-file.data.ts";
import type { DelimitedForm, TableMapping } from "./tables/table-mapping.ts";

type RowLocator = Extract<Locator, { kind: "row" }>;

interface Line {
  readonly row: number;
  readonly cells: readonly string[];
}

/** The mapping that covers the sheet, or the text table. */
function mappingOf(mappings: readonly TableMapping[], locator: RowLocator): TableMapping | null {
  const covers = ({ form }: TableMapping) =>
    form.kind === "delimited" || form.sheets.includes(locator.sheet ?? "");
  return mappings.find(covers) ?? null;
}

/** Whether a row is shown: near the cited one. */
const isNear = (row: number, cited: number) => Math.abs(row - cited) <= contextCount;

async function delimitedLines(
  blobs: BlobStore,
  sha256: string,
  form: DelimitedForm,
  wanted: (row: number) => boolean,
): Promise<Line[]> {
  const lines: Line[] = [];
  const reader = new DelimitedReader(form.delimiter, form.lineBreak, {
    record: (cells, count, row) => {
      if (wanted(row)) lines.push({ row, cells: cells.slice(0, count) });
    },
    damage: () => undefined,
    fault: (_fault, row, text) => {
      if (wanted(row)) lines.push({ row, cells: [text] });
    },
  });
  const decoder = createTableDecoder(form.encoding, decodeStrictly, (text) => reader.write(text));
  for await (const chunk of blobs.read(sha256)) decoder.push(chunk);
  decoder.end();
  reader.end();
  return lines;
}

async function sheetLines(
  blobs: BlobStore,
  sha256: string,
  sheetName: string,
  wanted: (row: number) => boolean,
): Promise<Line[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of blobs.read(sha256)) chunks.push(chunk);
  const sheet = readWorkbook(Buffer.concat(chunks)).sheets.find(({ name }) => name === sheetName);
  return (sheet?.records ?? [])
    .filter(({ row }) => wanted(row))
    .map(({ row, cells }) => ({ row, cells }));
}

/** The rows of a table around a cited one, with its header; null when it was not read as a table. */
export async function readTableExcerpt(
  work: Work,
  exhibit: Exhibit,
  locator: RowLocator,
): Promise<Excerpt | null> {
  const reading = await latestReading(work, exhibit.id);
  const mapping = mappingOf(reading?.mappings ?? [], locator);
  if (!mapping) return null;
  const { blobs } = work.store;
  const isHeader = (row: number) => row === mapping.header.row && mapping.header.rowCount > 0;
  const wanted = (row: number) => isHeader(row) || isNear(row, locator.row);
  const lines =
    mapping.form.kind === "delimited"
      ? await delimitedLines(blobs, exhibit.sha256, mapping.form, wanted)
      : await sheetLines(blobs, exhibit.sha256, locator.sheet ?? "", wanted);
  if (!lines.some(({ row }) => row === locator.row)) return null;
  return {
    header: mapping.columns.map(({ header }) => header),
    rows: lines
      .filter(({ row }) => !isHeader(row))
      .map(({ row, cells }) => ({
        label: String(row),
        cells: [...cells],
        isCited: row === locator.row,
      })),
  };
}
