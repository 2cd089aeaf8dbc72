// SPDX-License-Identifier: Apache-2.0
// Fields of quoted, tab-separated lines, put as UTF-8 bytes at a place; each gives the place after it.
// Of all ways to hand a million rows to the columnar engine this one cost least; `npm run bench -- ingest` measures it.
// Whoever calls has made room: see `textBytesMax` and `jsonBytesMax`.

const quote = 34;
const backslash = 92;
const tab = 9;
const zero = 48;
const billion = 1_000_000_000;

/** Bytes of a number at most, its tab included. */
export const integerBytesMax = 24;

/** Bytes of a field of text at most: 3 for a character, 2 for a doubled quote; quotes and tab around. */
export function textBytesMax(text: string): number {
  return text.length * 3 + 3;
}

/** Bytes of a field of JSON at most: 6 for an escape, 2 for each of the quotes around both. */
export function jsonBytesMax(texts: Readonly<Record<string, string>>): number {
  let byteCount = 8;
  for (const name in texts) byteCount += (name.length + (texts[name] ?? "").length) * 6 + 16;
  return byteCount;
}

/** Digits of a number below a billion, with zeros in front where more are asked for. */
function putDigits(bytes: Uint8Array, to: number, value: number, count: number): number {
  let rest = value;
  for (let at = to + count - 1; at >= to; at--) {
    const next = (rest / 10) | 0;
    bytes[at] = zero + rest - next * 10;
    rest = next;
  }
  return to + count;
}

/** Digits of a number below nine million billions. */
function digitCount(value: number): number {
  let count = 1;
  for (let power = 10; value >= power; power *= 10) count++;
  return count;
}

function putWhole(bytes: Uint8Array, to: number, value: number): number {
  if (value < billion) return putDigits(bytes, to, value, digitCount(value));
  const high = Math.floor(value / billion);
  const at = putDigits(bytes, to, high, digitCount(high));
  return putDigits(bytes, at, value - high * billion, 9);
}

/** A whole number, and the tab after it. */
export function putInteger(bytes: Uint8Array, to: number, value: bigint | number): number {
  const small = Number(value);
  if (!Number.isSafeInteger(small)) return putPlain(bytes, to, String(value));
  let at = to;
  if (small < 0) bytes[at++] = 45;
  at = putWhole(bytes, at, Math.abs(small));
  bytes[at] = tab;
  return at + 1;
}

/** A field of plain ASCII that needs no quotes, and the tab after it; null when it is empty. */
export function putPlain(bytes: Uint8Array, to: number, text: string): number {
  let at = to;
  for (let from = 0; from < text.length; from++) bytes[at++] = text.charCodeAt(from);
  bytes[at] = tab;
  return at + 1;
}

/** A text in quotes, quotes in it doubled, and the tab after it. */
export function putText(bytes: Uint8Array, to: number, text: string): number {
  bytes[to] = quote;
  const at = putInside(bytes, to + 1, text);
  bytes[at] = quote;
  bytes[at + 1] = tab;
  return at + 2;
}

/** A word in quotes with a number after it, such as `row 12`, and the tab after it. */
export function putNumbered(bytes: Uint8Array, to: number, word: string, value: number): number {
  bytes[to] = quote;
  let at = putInside(bytes, to + 1, word);
  bytes[at] = 32;
  at = putWhole(bytes, at + 1, value);
  bytes[at] = quote;
  bytes[at + 1] = tab;
  return at + 2;
}

/** Fields that were put before, as they are. */
export function putAgain(bytes: Uint8Array, to: number, fields: Uint8Array): number {
  bytes.set(fields, to);
  return to + fields.length;
}

/** Texts by name as one quoted JSON object, and the tab after it; null when there are none. */
export function putJson(
  bytes: Uint8Array,
  to: number,
  texts: Readonly<Record<string, string>>,
): number {
  let at = to;
  let isFirst = true;
  for (const name in texts) {
    bytes[at++] = isFirst ? quote : 44;
    if (isFirst) bytes[at++] = 123;
    isFirst = false;
    at = putJsonText(bytes, at, name);
    bytes[at++] = 58;
    at = putJsonText(bytes, at, texts[name] ?? "");
  }
  if (!isFirst) {
    bytes[at++] = 125;
    bytes[at++] = quote;
  }
  bytes[at] = tab;
  return at + 1;
}

/** A JSON string inside a quoted field: its own quotes stand doubled. */
function putJsonText(bytes: Uint8Array, to: number, text: string): number {
  bytes[to] = quote;
  bytes[to + 1] = quote;
  const at = putInside(bytes, to + 2, isPlainJson(text) ? text : JSON.stringify(text).slice(1, -1));
  bytes[at] = quote;
  bytes[at + 1] = quote;
  return at + 2;
}

function isPlainJson(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || code === quote || code === backslash) return false;
  }
  return true;
}

function putInside(bytes: Uint8Array, to: number, text: string): number {
  let next = to;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80) {
      if (code === quote) bytes[next++] = quote;
      bytes[next++] = code;
    } else if (code < 0x800) {
      bytes[next++] = 0xc0 | (code >> 6);
      bytes[next++] = 0x80 | (code & 0x3f);
    } else if (code < 0xd800 || code > 0xdfff) {
      bytes[next++] = 0xe0 | (code >> 12);
      bytes[next++] = 0x80 | ((code >> 6) & 0x3f);
      bytes[next++] = 0x80 | (code & 0x3f);
    } else {
      const point = text.codePointAt(at) ?? code;
      next = putAstral(bytes, next, point);
      if (point > 0xffff) at += 1;
    }
  }
  return next;
}

/** A character beyond the basic plane; half of one becomes U+FFFD, as everywhere. */
function putAstral(bytes: Uint8Array, to: number, point: number): number {
  if (point < 0x10000) {
    bytes[to] = 0xef;
    bytes[to + 1] = 0xbf;
    bytes[to + 2] = 0xbd;
    return to + 3;
  }
  bytes[to] = 0xf0 | (point >> 18);
  bytes[to + 1] = 0x80 | ((point >> 12) & 0x3f);
  bytes[to + 2] = 0x80 | ((point >> 6) & 0x3f);
  bytes[to + 3] = 0x80 | (point & 0x3f);
  return to + 4;
}
