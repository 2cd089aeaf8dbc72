// SPDX-License-Identifier: Apache-2.0

/** Bytes that grow as they are written. */
export class GrowingBytes {
  #bytes: Uint8Array;
  #length = 0;

  constructor(capacity: number) {
    this.#bytes = new Uint8Array(capacity);
  }

  get length(): number {
    return this.#length;
  }

  #reserve(byteCount: number): void {
    const needed = this.#length + byteCount;
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, 2 * this.#bytes.length));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }

  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  /** A whole number of at most 32 bits, the lowest byte first. */
  littleEndian32(value: number): void {
    this.#reserve(4);
    this.#putLittleEndian32(value, this.#length);
    this.#length += 4;
  }

  #putLittleEndian32(value: number, at: number): void {
    this.#bytes[at] = value;
    this.#bytes[at + 1] = value >>> 8;
    this.#bytes[at + 2] = value >>> 16;
    this.#bytes[at + 3] = value >>> 24;
  }

  /** An unsigned number in 7 bits a byte, the lowest first. */
  varint(value: number): void {
    let rest = value;
    for (; rest >= 0x80; rest >>>= 7) this.byte((rest & 0x7f) | 0x80);
    this.byte(rest);
  }

  put(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** A text as UTF-8 after its length in bytes, as Parquet keeps plain byte arrays. */
  text(text: string): void {
    this.#reserve(4 + 3 * text.length);
    const start = this.#length;
    this.#length += 4;
    this.#utf8(text);
    this.#putLittleEndian32(this.#length - start - 4, start);
  }

  #utf8(text: string): void {
    const bytes = this.#bytes;
    let to = this.#length;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code < 0x80) {
        bytes[to++] = code;
      } else if (code < 0x800) {
        bytes[to++] = 0xc0 | (code >> 6);
        bytes[to++] = 0x80 | (code & 0x3f);
      } else if (code < 0xd800 || code > 0xdfff) {
        bytes[to++] = 0xe0 | (code >> 12);
        bytes[to++] = 0x80 | ((code >> 6) & 0x3f);
        bytes[to++] = 0x80 | (code & 0x3f);
      } else {
        const point = text.codePointAt(at) ?? code;
        to = this.#astral(point, to);
        at += point > 0xffff ? 1 : 0;
      }
    }
    this.#length = to;
  }

  /** A character beyond the basic plane; half of one becomes U+FFFD, as everywhere. */
  #astral(point: number, at: number): number {
    const bytes = this.#bytes;
    const isWhole = point > 0xffff;
    bytes[at] = isWhole ? 0xf0 | (point >> 18) : 0xef;
    bytes[at + 1] = isWhole ? 0x80 | ((point >> 12) & 0x3f) : 0xbf;
    bytes[at + 2] = isWhole ? 0x80 | ((point >> 6) & 0x3f) : 0xbd;
    if (isWhole) bytes[at + 3] = 0x80 | (point & 0x3f);
    return at + (isWhole ? 4 : 3);
  }

  /** A copy of what has been written. */
  take(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  /** A view of some of it, good until the next write. */
  view(from: number, to: number): Uint8Array {
    return this.#bytes.subarray(from, to);
  }

  /** FNV-1a of 32 bits of what was written from a place on. */
  hash(from: number): number {
    const bytes = this.#bytes;
    let hash = 0x811c9dc5;
    for (let at = from; at < this.#length; at++) {
      hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
    }
    return hash;
  }

  /** Whether what was written from a place on stands at an earlier place too. */
  repeats(from: number, earlier: number): boolean {
    const bytes = this.#bytes;
    const length = this.#length - from;
    for (let at = 0; at < length; at++) {
      if (bytes[earlier + at] !== bytes[from + at]) return false;
    }
    return true;
  }

  /** Forgets what was written from a place on. */
  cut(length: number): void {
    this.#length = length;
  }

  clear(): void {
    this.#length = 0;
  }
}

/** The fewest bits that hold the numbers from 0 to a largest one; at least 1. */
export function bitsFor(largest: number): number {
  return Math.max(1, 32 - Math.clz32(largest));
}

/**
 * Writes small numbers in Parquet's hybrid of runs and packed bits: one run when all are equal,
 * packed otherwise (github.com/apache/parquet-format/blob/master/Encodings.md).
 */
export function putHybrid(
  into: GrowingBytes,
  values: Uint8Array | Uint16Array,
  count: number,
  bits: number,
): void {
  if (count === 0) return;
  const first = values[0] ?? 0;
  let isRun = true;
  for (let at = 1; at < count && isRun; at++) isRun = values[at] === first;
  if (isRun) {
    into.varint(count << 1);
    into.byte(first & 0xff);
    if (bits > 8) into.byte(first >> 8);
  } else {
    into.varint((Math.ceil(count / 8) << 1) | 1);
    putPacked(into, values, count, bits);
  }
}

/** Packs numbers of a few bits, the lowest bit first, filled with zeros to eight numbers. */
function putPacked(
  into: GrowingBytes,
  values: Uint8Array | Uint16Array,
  count: number,
  bits: number,
): void {
  const packed = new Uint8Array(Math.ceil(count / 8) * bits);
  let to = 0;
  let held = 0;
  let heldBits = 0;
  for (let at = 0; at < count; at++) {
    held |= (values[at] ?? 0) << heldBits;
    heldBits += bits;
    for (; heldBits >= 8; heldBits -= 8) {
      packed[to++] = held & 0xff;
      held >>>= 8;
    }
  }
  if (heldBits > 0) packed[to] = held & 0xff;
  into.put(packed);
}
