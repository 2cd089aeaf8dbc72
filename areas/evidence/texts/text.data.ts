// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import type { Store, StoredBlob } from "@tianwang/store";
import { extractText, getDocumentProxy, getResolvedPDFJS } from "unpdf";
import type { ExhibitKind } from "../exhibits/exhibit.ts";
import { headText } from "../exhibits/media-type.ts";
import { htmlText } from "./html-text.ts";

/** Largest file whose text is taken, in bytes. */
export const textByteCountMax = 64 * 1024 * 1024;
/** Most pages of a PDF that are read. */
export const pageCountMax = 5_000;
/** Longest that one PDF may take. */
const pdfMillisMax = 60_000;

/** The text of an original, in the blob store; pages are divided by form feeds. */
export interface PreparedText {
  readonly blob: StoredBlob;
  readonly tool: string;
  readonly toolVersion: string;
  readonly facts: { readonly pageCount: number; readonly isCut: boolean };
}

/** Decodes strictly, for {@link headText}. */
export function decodeStrictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}

async function readAll(store: Store, sha256: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of store.blobs.read(sha256)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function pdfPages(
  bytes: Uint8Array,
): Promise<{ pages: string[]; version: string; isCut: boolean }> {
  const { version } = await getResolvedPDFJS();
  const document = await getDocumentProxy(new Uint8Array(bytes));
  try {
    const { text } = await extractText(document, { mergePages: false });
    return { pages: text.slice(0, pageCountMax), version, isCut: text.length > pageCountMax };
  } finally {
    await document.loadingTask.destroy();
  }
}

function withinMillis<T>(work: Promise<T>, millis: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${millis} ms`)), millis);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

interface Extracted {
  readonly pages: readonly string[];
  readonly tool: string;
  readonly toolVersion: string;
  readonly isCut: boolean;
}

async function extract(kind: ExhibitKind, bytes: Uint8Array): Promise<Extracted | null> {
  if (kind === "pdf") {
    const { pages, version, isCut } = await withinMillis(pdfPages(bytes), pdfMillisMax);
    return { pages, tool: "pdf.js", toolVersion: version, isCut };
  }
  const text = headText(bytes, decodeStrictly);
  if (text === null) return null;
  if (kind !== "html")
    return { pages: [text], tool: "tianwang-text", toolVersion: "1", isCut: false };
  const page = htmlText(text);
  return { pages: [page.text], tool: "parse5", toolVersion: "8.1.1", isCut: page.isCut };
}

/** Why the text of an exhibit could not be taken. */
export const textReasons = {
  tooLarge: {
    zh: "文件过大，未提取文字；原件已完整保存。",
    en: "The file is too large to take its text; the original is kept whole.",
  },
  noText: {
    zh: "没有可提取的文字（可能是扫描件）；原件已完整保存。",
    en: "It has no text to take (perhaps a scan); the original is kept whole.",
  },
  unreadable: {
    zh: "文件已损坏或加密，无法读取文字；原件已完整保存。",
    en: "It is damaged or locked and its text cannot be read; the original is kept whole.",
  },
} as const satisfies Record<string, Text>;

/** Kinds whose text is taken. */
export const textKinds: ReadonlySet<ExhibitKind> = new Set(["html", "pdf", "text"]);

/** Takes the text of an original into the blob store; a text that says why not, otherwise. */
export async function prepareText(
  store: Store,
  kind: ExhibitKind,
  blob: StoredBlob,
): Promise<PreparedText | Text> {
  if (blob.byteCount > textByteCountMax) return textReasons.tooLarge;
  const bytes = await readAll(store, blob.sha256);
  const found = await extract(kind, bytes).catch(() => "unreadable" as const);
  if (found === "unreadable") return textReasons.unreadable;
  if (found === null || found.pages.every((page) => page.trim() === "")) return textReasons.noText;
  const text = found.pages.map((page) => page.replaceAll("\f", "\n")).join("\f");
  const stored = await store.blobs.put(bytesOf(text), textByteCountMax * 4);
  return {
    blob: stored,
    tool: found.tool,
    toolVersion: found.toolVersion,
    facts: { pageCount: found.pages.length, isCut: found.isCut },
  };
}

async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text, "utf8");
}
