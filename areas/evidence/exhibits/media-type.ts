// SPDX-License-Identifier: Apache-2.0
import type { ExhibitKind } from "./exhibit.ts";

/** What was found out about a file's content. */
export interface ContentType {
  readonly kind: ExhibitKind;
  readonly mediaType: string;
}

/** How many bytes of a file are looked at. */
export const headByteCount = 65_536;

const binaryKinds: Readonly<Record<string, ExhibitKind>> = {
  "application/pdf": "pdf",
  "application/gzip": "archive",
  "application/zip": "archive",
  "application/x-cfb": "spreadsheet",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "spreadsheet",
  "application/vnd.ms-excel.sheet.macroenabled.12": "spreadsheet",
  "application/vnd.oasis.opendocument.spreadsheet": "spreadsheet",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "document",
  "application/vnd.oasis.opendocument.text": "document",
  "application/rtf": "document",
};

function kindOfBinary(mediaType: string): ExhibitKind {
  return binaryKinds[mediaType] ?? (mediaType.startsWith("image/") ? "image" : "other");
}

/** Whether text is a SWIFT message: a block header, or `:20:` at the start of a line. */
function isBankMessage(text: string): boolean {
  return /^\s*\{1:[FALU]\d\d/u.test(text) || /(^|[\r\n]):(20|25|28C?|60[FM]|61):/u.test(text);
}

function isHtml(text: string): boolean {
  return /^\s*(<!--[\s\S]*?-->\s*)*(<!doctype\s+html|<html[\s>])/iu.test(text);
}

function isXml(text: string): boolean {
  return (
    /^\s*<\?xml\s/u.test(text) || /^\s*<[A-Za-z_][\w.-]*(:[\w.-]+)?(\s+xmlns|>|\s)/u.test(text)
  );
}

/** Whether at least three of the first lines have the same number, above zero, of one separator. */
function isTable(text: string): boolean {
  const lines = text.split(/\r\n|\r|\n/u, 60).filter((line) => line.trim() !== "");
  return [",", "\t", ";", "|"].some((separator) => {
    const counts = lines
      .map((line) => line.split(separator).length - 1)
      .filter((count) => count > 0);
    const most = counts.filter((count) => count === counts.toSorted((a, b) => b - a)[0]);
    return most.length >= 2 && (most.length >= 3 || lines.length <= 3);
  });
}

/**
 * Says what a file is, from its first bytes. `magic` is the type found by its signature, or null;
 * `text` is the head decoded as text, or null when it is not text.
 */
export function contentTypeOf(magic: string | null, text: string | null): ContentType {
  const isTextual = magic === null || magic === "application/xml";
  if (!isTextual) return { kind: kindOfBinary(magic), mediaType: magic };
  if (text === null) return { kind: "other", mediaType: "application/octet-stream" };
  if (isBankMessage(text)) return { kind: "bank-message", mediaType: "text/x-swift-mt" };
  if (isHtml(text)) return { kind: "html", mediaType: "text/html" };
  if (isXml(text)) return { kind: "xml", mediaType: "application/xml" };
  if (isTable(text)) return { kind: "table", mediaType: "text/csv" };
  return { kind: "text", mediaType: "text/plain" };
}

/**
 * Decodes the head of a file as text; null when it is none. Tries what bank files come in: byte
 * order marks, UTF-8, UTF-16 without mark, GB18030. A character cut at the end is no fault.
 */
export function headText(bytes: Uint8Array, decode: DecodeText): string | null {
  if (bytes.length === 0) return "";
  const wide = wideEncodingOf(bytes);
  if (wide !== null) return decode(wide, bytes);
  if (bytes.includes(0)) return null;
  const isControl = (byte: number) =>
    byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte > 3;
  const controlCount = bytes.reduce((count, byte) => count + (isControl(byte) ? 1 : 0), 0);
  if (controlCount > bytes.length / 50) return null;
  return decode("utf-8", bytes) ?? decode("gb18030", bytes) ?? decode("windows-1252", bytes);
}

/** UTF-16 by its mark, or by every second byte being zero; null when it is not that. */
function wideEncodingOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  let evenCount = 0;
  let oddCount = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] !== 0) continue;
    if (i % 2 === 0) evenCount += 1;
    else oddCount += 1;
  }
  // Latin letters leave every second byte zero; Han characters leave none.
  if (evenCount === 0 && oddCount > bytes.length / 4) return "utf-16le";
  if (oddCount === 0 && evenCount > bytes.length / 4) return "utf-16be";
  return null;
}

/** Decodes strictly; null when bytes do not belong to the encoding (a cut end is allowed). */
export type DecodeText = (encoding: string, bytes: Uint8Array) => string | null;
