// SPDX-License-Identifier: Apache-2.0
import { TextDecoder } from "node:util";
import { createInflateRaw } from "node:zlib";
import type { RowSink } from "@tianwang/ledger";
import type { Problem } from "@tianwang/kernel/problem";
import { createTableDecoder } from "./cells/table-decoder.ts";
import type { EncodingChoice, TableEncoding } from "./cells/table-encoding.ts";
import { decideEncoding } from "./cells/table-encoding.ts";
import { cleanCell } from "./cells/table-number.ts";
import { DelimitedReader } from "./cells/table-record.ts";
import type { Workbook } from "./cells/table-sheet.ts";
import { readWorkbook, tableFileKind, workbookLimits } from "./cells/table-sheet.ts";
import { tableProblem } from "./problems.ts";
import { note } from "./table-note.ts";
import type { MappingProposal } from "./proposal/table-proposal.ts";
import { dateColumnOf, proposeMapping } from "./proposal/table-proposal.ts";
import type { TableHint } from "./proposal/table-sample.ts";
import { sampleSheets, sampleText } from "./proposal/table-sample.ts";
import type { DelimitedForm } from "./table-mapping.ts";
import { applyMapping } from "./table-reader.ts";
import type { MappedTable } from "./table-reader.ts";

/** A file whose bytes can be read more than once. */
export interface TableFile {
  open(): AsyncIterable<Uint8Array>;
}

/** Bytes of a text table that a proposal looks at. */
export const sampleBytes = 1_000_000;

/** Different dates of a file that are looked at when the sample leaves their order open. */
const furtherDatesMax = 10_000;

const decoders = new Map<TableEncoding, TextDecoder>();

/** Decodes strictly; null when any byte is no text. */
export function decodeStrictly(encoding: TableEncoding, bytes: Uint8Array): string | null {
  let decoder = decoders.get(encoding);
  if (!decoder) {
    decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
    decoders.set(encoding, decoder);
  }
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

interface Head {
  readonly bytes: Uint8Array;
  readonly isWhole: boolean;
  readonly encoding: EncodingChoice;
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80);
}

/** Reads the head; a head of ASCII alone decides nothing, so the first other bytes are sought. */
async function readHead(file: TableFile): Promise<Head> {
  const parts: Uint8Array[] = [];
  let byteCount = 0;
  let further: Uint8Array | null = null;
  let isWhole = true;
  for await (const chunk of file.open()) {
    if (byteCount < sampleBytes) {
      parts.push(chunk);
      byteCount += chunk.length;
      continue;
    }
    isWhole = false;
    if (!parts.every(isAscii)) break;
    if (isAscii(chunk)) continue;
    further = chunk.slice();
    break;
  }
  const bytes = Buffer.concat(parts);
  const decisive = further === null ? bytes : Buffer.concat([bytes, further]);
  return { bytes, isWhole, encoding: decideEncoding(decisive) };
}

/** The text of a head, without the line that is cut at its end. */
function decodeHead({ bytes, isWhole, encoding }: Head): string {
  let text = "";
  const decoder = createTableDecoder(encoding.encoding, decodeStrictly, (piece) => {
    text += piece;
  });
  decoder.push(bytes);
  if (isWhole) decoder.end();
  return text;
}

/** The different dates of one column of a whole file, in its order. */
async function readDates(file: TableFile, form: DelimitedForm, column: number): Promise<string[]> {
  const dates = new Set<string>();
  const reader = new DelimitedReader(form.delimiter, form.lineBreak, {
    record: (cells) => {
      // The text is copied, so that it does not keep its whole piece of the file alive.
      if (dates.size < furtherDatesMax)
        dates.add(`${cleanCell(cells[column] ?? "")} `.slice(0, -1));
    },
    damage: () => {},
    fault: () => {},
  });
  const decoder = createTableDecoder(form.encoding, decodeStrictly, (text) => reader.write(text));
  for await (const chunk of file.open()) {
    decoder.push(chunk);
    if (dates.size >= furtherDatesMax) break;
  }
  decoder.end();
  reader.end();
  return [...dates];
}

async function proposeText(
  file: TableFile,
  found: Head,
  hint: TableHint,
): Promise<MappingProposal> {
  const { encoding } = hint;
  const head = encoding ? { ...found, encoding: { encoding, because: note("told") } } : found;
  const sample = sampleText(decodeHead(head), head.encoding, hint);
  const proposal = proposeMapping(sample);
  const column = dateColumnOf(proposal);
  const { form } = sample;
  if (head.isWhole || proposal.mapping.dateOrder !== null || column < 0) return proposal;
  if (form.kind !== "delimited") return proposal;
  return proposeMapping({ ...sample, furtherDates: await readDates(file, form, column) });
}

/** What can be proposed for a file: one mapping for each layout in it. */
export interface TableProposals {
  readonly proposals: readonly MappingProposal[];
  readonly problems: readonly Problem[];
  /** Sheets in which no header was recognised. */
  readonly others: Workbook["sheets"];
}

/** Looks at a file, whatever its name says, and proposes how to read its tables. */
export async function proposeTables(
  file: TableFile,
  hint: TableHint = {},
): Promise<TableProposals> {
  const head = await readHead(file);
  if (tableFileKind(head.bytes) === "text") {
    return { proposals: [await proposeText(file, head, hint)], problems: [], others: [] };
  }
  const { sheets, problems } = await openWorkbook(file, head);
  const samples = sampleSheets(sheets, hint);
  const isRecognised = (name: string) =>
    samples.some(({ form }) => form.kind === "workbook" && form.sheets.includes(name));
  const others = sheets.filter(({ name, records }) => records.length > 0 && !isRecognised(name));
  return { proposals: samples.map(proposeMapping), problems, others };
}

/** Sizes in a ZIP archive as its directory states them (APPNOTE.TXT 6.3.10, 4.3.12 and 4.3.16). */
function* zipEntries(bytes: Buffer): Generator<{ method: number; data: Buffer }> {
  const end = bytes.lastIndexOf("PK\u0005\u0006", undefined, "latin1");
  if (end < 0 || end + 22 > bytes.length) return;
  let at = bytes.readUInt32LE(end + 16);
  while (at + 46 <= bytes.length && bytes.readUInt32LE(at) === 0x02014b50) {
    const start = bytes.readUInt32LE(at + 42);
    if (start + 30 > bytes.length) return;
    const dataAt = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    const data = bytes.subarray(dataAt, dataAt + bytes.readUInt32LE(at + 20));
    yield { method: bytes.readUInt16LE(at + 10), data };
    const tail = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    at += 46 + tail.reduce((sum, one) => sum + one, 0);
  }
}

async function inflatedBytes(data: Buffer, max: number): Promise<number> {
  let byteCount = 0;
  const inflate = createInflateRaw();
  inflate.end(data);
  for await (const chunk of inflate) {
    byteCount += (chunk as Buffer).length;
    if (byteCount > max) break;
  }
  return byteCount;
}

/** Unpacks an archive to count only: what it claims about its size proves nothing. */
async function isTooLarge(bytes: Buffer): Promise<boolean> {
  let room: number = workbookLimits.unpackedBytes;
  for (const { method, data } of zipEntries(bytes)) {
    room -= method === 8 ? await inflatedBytes(data, room).catch(() => 0) : data.length;
    if (room < 0) return true;
  }
  return false;
}

function tooLarge(field: string, max: number): Workbook {
  const problem = tableProblem("TABLE_LIMIT", { kind: "whole" }, field, `> ${max}`);
  return { sheets: [], problems: [problem] };
}

async function openWorkbook(file: TableFile, head: Head, rowsMax?: number): Promise<Workbook> {
  const parts: Uint8Array[] = [];
  let byteCount = 0;
  for await (const chunk of file.open()) {
    byteCount += chunk.length;
    if (byteCount > workbookLimits.bytes) return tooLarge("bytes", workbookLimits.bytes);
    parts.push(chunk);
  }
  const bytes = Buffer.concat(parts);
  if (tableFileKind(bytes) === "html") {
    return readWorkbook(decodeHead({ ...head, bytes, isWhole: true }), rowsMax);
  }
  if (await isTooLarge(bytes)) return tooLarge("unpackedBytes", workbookLimits.unpackedBytes);
  return readWorkbook(bytes, rowsMax);
}

/** What a reader may be told from outside. */
export interface TableReadOptions {
  /** Awaited between pieces, so that a slow sink holds the reader back. */
  readonly drained?: () => Promise<void>;
  /** Stops the reading; its reason is thrown. */
  readonly signal?: AbortSignal;
  /** Told after each piece how many bytes have been read. */
  readonly onProgress?: (byteCount: number) => void;
  /** Reads only the first rows of each sheet of a workbook. */
  readonly rowsMax?: number;
}

async function readText(
  file: TableFile,
  table: MappedTable,
  form: DelimitedForm,
  options: TableReadOptions,
): Promise<void> {
  const { text } = table;
  const decoder = createTableDecoder(form.encoding, decodeStrictly, (piece, undecodable) =>
    text.write(piece, undecodable),
  );
  let byteCount = 0;
  for await (const chunk of file.open()) {
    options.signal?.throwIfAborted();
    decoder.push(chunk);
    byteCount += chunk.length;
    options.onProgress?.(byteCount);
    await options.drained?.();
  }
  decoder.end();
  text.end();
}

async function readBook(
  file: TableFile,
  table: MappedTable,
  sink: RowSink,
  options: TableReadOptions,
): Promise<void> {
  const { sheets, problems } = await openWorkbook(file, await readHead(file), options.rowsMax);
  for (const problem of problems) sink.problem(problem);
  for (const sheet of sheets) {
    options.signal?.throwIfAborted();
    table.sheet(sheet);
    await options.drained?.();
  }
}

/**
 * Reads a file by a mapping into a sink. Returns the problems of the mapping; when there are any,
 * nothing was read.
 */
export async function readTableFile(
  file: TableFile,
  mapping: unknown,
  sink: RowSink,
  options: TableReadOptions = {},
): Promise<readonly Problem[]> {
  const { table, problems } = applyMapping(mapping, sink);
  if (!table) return problems;
  const { form } = table.mapping;
  if (form.kind === "delimited") await readText(file, table, form, options);
  else await readBook(file, table, sink, options);
  return problems;
}
