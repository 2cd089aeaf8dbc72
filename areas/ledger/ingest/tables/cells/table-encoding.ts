// SPDX-License-Identifier: Apache-2.0
import type { Note } from "../table-note.ts";
import { note } from "../table-note.ts";

/** Encodings that tables come in. GB18030 holds GBK and GB2312. */
export const tableEncodings = ["utf-8", "utf-16le", "utf-16be", "gb18030", "windows-1252"] as const;

/** The encoding of a table. */
export type TableEncoding = (typeof tableEncodings)[number];

/** Decodes whole characters strictly: null when any byte is no text in the encoding. */
export type Decode = (encoding: TableEncoding, bytes: Uint8Array) => string | null;

/** The encoding that was decided on, and what decided it. */
export interface EncodingChoice {
  readonly encoding: TableEncoding;
  readonly because: Note;
}

const byteOrderMarks: readonly (readonly [TableEncoding, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
  ["gb18030", [0x84, 0x31, 0x95, 0x33]],
];

function hasMark(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

/** The length of the byte order mark of an encoding at the start of the bytes; 0 without one. */
export function markLength(bytes: Uint8Array, encoding: TableEncoding): number {
  const mark = byteOrderMarks.find(([of]) => of === encoding)?.[1];
  return mark && hasMark(bytes, mark) ? mark.length : 0;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte <= 0xbf;
}

/** The second byte is bounded more tightly after these leads (Unicode 15, table 3-7). */
const utf8Second: Readonly<Record<number, readonly [number, number]>> = {
  0xe0: [0xa0, 0xbf],
  0xed: [0x80, 0x9f],
  0xf0: [0x90, 0xbf],
  0xf4: [0x80, 0x8f],
};

function utf8LeadLength(lead: number): number {
  if (lead < 0xc2 || lead > 0xf4) return 0;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

function utf8Length(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length = utf8LeadLength(lead);
  for (let next = 1; next < length; next++) if (!isContinuation(bytes[at + next])) return 0;
  const second = bytes[at + 1] ?? 0;
  const bounds = utf8Second[lead];
  return bounds && (second < bounds[0] || second > bounds[1]) ? 0 : length;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function isLead(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x81 && byte <= 0xfe;
}

function gb18030Length(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  if (!isLead(lead)) return 0;
  const second = bytes[at + 1];
  if (isDigit(second)) return isLead(bytes[at + 2]) && isDigit(bytes[at + 3]) ? 4 : 0;
  return second !== undefined && second >= 0x40 && second <= 0xfe && second !== 0x7f ? 2 : 0;
}

function utf16Length(bytes: Uint8Array, at: number, highAt: 0 | 1): number {
  const high = bytes[at + highAt];
  if (high === undefined || at + 1 >= bytes.length) return 0;
  if (high < 0xd8 || high > 0xdf) return 2;
  const next = bytes[at + 2 + highAt] ?? 0;
  return high < 0xdc && next >= 0xdc && next <= 0xdf && at + 3 < bytes.length ? 4 : 0;
}

/** Bytes that Windows-1252 leaves undefined; decoders turn them into control characters. */
const undefined1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** Length of the character at a place; 0 when no character of the encoding begins there. */
export function characterLength(bytes: Uint8Array, at: number, encoding: TableEncoding): number {
  switch (encoding) {
    case "utf-8":
      return utf8Length(bytes, at);
    case "gb18030":
      return gb18030Length(bytes, at);
    case "utf-16le":
      return utf16Length(bytes, at, 1);
    case "utf-16be":
      return utf16Length(bytes, at, 0);
    case "windows-1252":
      return undefined1252.has(bytes[at] ?? 0) ? 0 : 1;
  }
}

/** Bytes of one code unit: what is skipped where no character begins. */
export function unitLength(encoding: TableEncoding): 1 | 2 {
  return encoding === "utf-16le" || encoding === "utf-16be" ? 2 : 1;
}

/** A table without a byte order mark is UTF-16 when this share of one byte of each pair is zero. */
const zeroShareMin = 0.2;

function utf16ByZeros(head: Uint8Array): EncodingChoice | null {
  let [even, odd] = [0, 0];
  for (let at = 0; at < head.length; at++) {
    if (head[at] === 0 && at % 2 === 0) even += 1;
    else if (head[at] === 0) odd += 1;
  }
  const pairs = Math.max(head.length / 2, 1);
  if (Math.max(even, odd) / pairs < zeroShareMin || Math.min(even, odd) * 10 > Math.max(even, odd))
    return null;
  const encoding = odd > even ? "utf-16le" : "utf-16be";
  return { encoding, because: note("encodingZeros", { count: Math.max(even, odd) }) };
}

interface Survey {
  /** Places where no character begins. */
  faultCount: number;
  /** Characters of more than one byte. */
  wideCount: number;
  /** Of these, the ones in the area of GB 2312, where nearly all Chinese text lies. */
  commonCount: number;
}

function isCommonHan(bytes: Uint8Array, at: number): boolean {
  const lead = bytes[at] ?? 0;
  return lead >= 0xa1 && lead <= 0xf7 && (bytes[at + 1] ?? 0) >= 0xa1;
}

/** Walks the head; a character that is cut at its end is no fault. */
function survey(head: Uint8Array, encoding: TableEncoding): Survey {
  const found = { faultCount: 0, wideCount: 0, commonCount: 0 };
  for (let at = 0; at < head.length;) {
    const length = characterLength(head, at, encoding);
    if (length > 1) {
      found.wideCount += 1;
      if (length === 2 && isCommonHan(head, at)) found.commonCount += 1;
    } else if (length === 0 && at + 4 <= head.length) {
      found.faultCount += 1;
    }
    at += Math.max(length, 1);
  }
  return found;
}

/** Real Chinese text lies in GB 2312 nearly throughout; accented Latin read as GBK does not. */
const commonShareMin = 0.5;

/**
 * Damaged text is still known by its encoding when there are this many whole wide characters for
 * each fault: in the wrong encoding it is the other way round.
 */
const wideForFaultMin = 4;

function holds({ faultCount, wideCount }: Survey): boolean {
  return faultCount * wideForFaultMin <= wideCount;
}

/**
 * Decides the encoding of a table from its first bytes: byte order mark, zeros of UTF-16, strict
 * UTF-8, GB18030 by where its characters lie, else Windows-1252. A head that ends within a
 * character is fine.
 */
export function decideEncoding(head: Uint8Array): EncodingChoice {
  const marked = byteOrderMarks.find(([, mark]) => hasMark(head, mark));
  if (marked) return { encoding: marked[0], because: note("encodingMark") };
  const wide = utf16ByZeros(head);
  if (wide) return wide;
  const utf8 = survey(head, "utf-8");
  const gb18030 = survey(head, "gb18030");
  if (utf8.wideCount + utf8.faultCount === 0) {
    return { encoding: "utf-8", because: note("encodingAscii") };
  }
  if (holds(utf8)) {
    return { encoding: "utf-8", because: note("encodingUtf8", { count: utf8.wideCount }) };
  }
  if (holds(gb18030) && gb18030.commonCount >= gb18030.wideCount * commonShareMin) {
    return { encoding: "gb18030", because: note("encodingHan", { count: gb18030.wideCount }) };
  }
  return { encoding: "windows-1252", because: note("encodingFallback") };
}
