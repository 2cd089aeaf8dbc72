// SPDX-License-Identifier: Apache-2.0
import { open } from "node:fs/promises";
import type { FileToRead, ReadingContext } from "@tianwang/evidence/server";
import type { RowSink, TextReader } from "../transactions/row.ts";
import { createCamtReader } from "./importers/camt/importer.ts";
import { createMt940Reader } from "./importers/mt940/importer.ts";
import { decodeText, pumpText } from "./pump.data.ts";
import { findTableSource } from "./table-source.data.ts";

/** What a source is read with. */
export interface Reading {
  readonly sink: RowSink;
  readonly signal: AbortSignal;
  readonly drained: () => Promise<void>;
  readonly progress: () => void;
}

/** A file that some reader of ours can try. */
export interface RowSource {
  readonly reader: string;
  /** The column mapping it is read with; null where the format says what its fields are. */
  readonly mapping: unknown;
  /** Whether the file claims to be a statement: then a refusal is worth telling. */
  readonly isExpected: boolean;
  read(reading: Reading): Promise<void>;
}

function textSource(
  file: FileToRead,
  context: ReadingContext,
  how: {
    readonly reader: string;
    readonly encoding: string;
    readonly make: (sink: RowSink) => TextReader;
  },
): RowSource {
  return {
    reader: how.reader,
    mapping: null,
    isExpected: true,
    read: ({ sink, ...pump }) =>
      pumpText(decodeText(context.store.blobs.read(file.blob.sha256), how.encoding), {
        ...pump,
        reader: how.make(sink),
      }),
  };
}

async function headOf(
  file: FileToRead,
  context: ReadingContext,
  byteCount: number,
): Promise<Buffer> {
  const handle = await open(context.store.blobs.path(file.blob.sha256), "r");
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(byteCount), 0, byteCount, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** SWIFT messages are Latin; banks that write names in Chinese send UTF-8 or GB18030. */
function encodingOfMessage(head: Uint8Array): string {
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
      return encoding;
    } catch {
      // The next one.
    }
  }
  return "windows-1252";
}

/** The encoding that an XML document declares (XML 1.0, 4.3.3); UTF-8 without a declaration. */
function encodingOfXml(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const declared = /^\s*<\?xml[^>]*encoding\s*=\s*["']([A-Za-z][\w.-]*)["']/u.exec(
    head.toString("latin1").replace(/^ï»¿/u, ""),
  );
  try {
    return new TextDecoder(declared?.[1] ?? "utf-8").encoding;
  } catch {
    return "utf-8";
  }
}

/** Bytes of a file that are looked at to choose its reader. */
const headByteCount = 65_536;

/** Whether an XML document is, or claims to be, a camt message. */
const isCamt = (head: Buffer) => /camt\.0\d\d\.|BkToCstmr/u.test(head.toString("latin1"));

async function messageSource(file: FileToRead, context: ReadingContext): Promise<RowSource> {
  const encoding = encodingOfMessage(await headOf(file, context, headByteCount));
  return textSource(file, context, { reader: "mt940", encoding, make: createMt940Reader });
}

async function xmlSource(file: FileToRead, context: ReadingContext): Promise<RowSource | null> {
  const head = await headOf(file, context, headByteCount);
  if (!isCamt(head)) return null;
  const encoding = encodingOfXml(head);
  return textSource(file, context, { reader: "camt", encoding, make: createCamtReader });
}

/** Kinds of files that may hold a table. */
const tableKinds: ReadonlySet<string> = new Set(["spreadsheet", "table", "text"]);

/** Chooses the reader of a file by its kind; null when it is none of ours. */
export async function findRowSource(
  file: FileToRead,
  context: ReadingContext,
): Promise<RowSource | null> {
  if (file.kind === "bank-message") return messageSource(file, context);
  if (file.kind === "xml") return xmlSource(file, context);
  return tableKinds.has(file.kind) ? findTableSource(file, context) : null;
}
