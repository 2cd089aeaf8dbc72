// SPDX-License-Identifier: Apache-2.0

/** Room that is left at the end of a buffer before it is handed on. */
const roomMin = 65_536;

const quote = 34;
const backslash = 92;
const tab = 9;
const zero = 48;
const billion = 1_000_000_000;

/** Digits of a number below nine million billions. */
function digitCount(value: number): number {
  let count = 1;
  for (let power = 10; value >= power; power *= 10) count++;
  return count;
}

/** Texts as quoted fields, to be written again and again. */
export function fieldsOf(texts: readonly string[]): Uint8Array {
  let fields = new Uint8Array(0);
  const lines = new LineBuffer(0, (bytes) => {
    fields = bytes.slice();
  });
  for (const text of texts) lines.text(text);
  lines.flush();
  return fields;
}

/**
 * Lines of quoted, tab-separated fields as UTF-8 bytes, written without strings in between: of all
 * ways to hand a million rows to the columnar engine, this one cost least (see the README).
 */
export class LineBuffer {
  #bytes: Uint8Array;
  #at = 0;
  readonly #onFull: (bytes: Uint8Array) => void;

  /** @param onFull takes the bytes before they are overwritten. */
  constructor(byteCount: number, onFull: (bytes: Uint8Array) => void) {
    this.#bytes = new Uint8Array(byteCount + roomMin);
    this.#onFull = onFull;
  }

  /** Hands on what is there. */
  flush(): void {
    if (this.#at > 0) this.#onFull(this.#bytes.subarray(0, this.#at));
    this.#at = 0;
  }

  /** Makes sure that so many bytes fit. */
  #reserve(byteCount: number): void {
    if (this.#at + byteCount <= this.#bytes.length) return;
    this.flush();
    if (byteCount > this.#bytes.length) this.#bytes = new Uint8Array(byteCount);
  }

  /** A field of plain ASCII that needs no quotes, and the tab after it. */
  plain(text: string): void {
    this.#reserve(text.length + 1);
    for (let at = 0; at < text.length; at++) this.#bytes[this.#at++] = text.charCodeAt(at);
    this.#bytes[this.#at++] = tab;
  }

  /** A whole number, and the tab after it. */
  integer(value: bigint | number): void {
    const small = Number(value);
    if (!Number.isSafeInteger(small)) return this.plain(String(value));
    this.#reserve(24);
    if (small < 0) this.#bytes[this.#at++] = 45;
    const rest = Math.abs(small);
    if (rest < billion) {
      this.#digits(rest, digitCount(rest));
    } else {
      const high = Math.floor(rest / billion);
      this.#digits(high, digitCount(high));
      this.#digits(rest - high * billion, 9);
    }
    this.#bytes[this.#at++] = tab;
  }

  /** Digits of a number below a billion, with zeros in front where more are asked for. */
  #digits(value: number, count: number): void {
    let rest = value;
    for (let at = this.#at + count - 1; at >= this.#at; at--) {
      const next = (rest / 10) | 0;
      this.#bytes[at] = zero + (rest - next * 10);
      rest = next;
    }
    this.#at += count;
  }

  /** Fields that were written before, as they are. */
  again(fields: Uint8Array): void {
    this.#reserve(fields.length);
    this.#bytes.set(fields, this.#at);
    this.#at += fields.length;
  }

  /** A null field: nothing but the tab. */
  none(): void {
    this.#reserve(1);
    this.#bytes[this.#at++] = tab;
  }

  /** A text in quotes, quotes in it doubled, and the tab after it. */
  text(text: string): void {
    // A character takes 3 bytes at most, a doubled quote 2.
    this.#reserve(text.length * 3 + 3);
    this.#bytes[this.#at++] = quote;
    this.#put(text);
    this.#bytes[this.#at++] = quote;
    this.#bytes[this.#at++] = tab;
  }

  /** Texts by name as one quoted JSON object, and the tab after it; null when there are none. */
  json(texts: Readonly<Record<string, string>>): void {
    let isFirst = true;
    for (const name in texts) {
      const value = texts[name] ?? "";
      // An escape takes 6 bytes, and 2 for each of the quotes around both.
      this.#reserve((name.length + value.length) * 6 + 16);
      this.#bytes[this.#at++] = isFirst ? quote : 44;
      if (isFirst) this.#bytes[this.#at++] = 123;
      isFirst = false;
      this.#putJson(name);
      this.#bytes[this.#at++] = 58;
      this.#putJson(value);
    }
    this.#reserve(3);
    if (!isFirst) {
      this.#bytes[this.#at++] = 125;
      this.#bytes[this.#at++] = quote;
    }
    this.#bytes[this.#at++] = tab;
  }

  /** Ends the line in place of the last tab. */
  endLine(): void {
    this.#bytes[this.#at - 1] = 10;
    if (this.#at > this.#bytes.length - roomMin) this.flush();
  }

  #put(text: string): void {
    const bytes = this.#bytes;
    let to = this.#at;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code < 0x80) {
        if (code === quote) bytes[to++] = quote;
        bytes[to++] = code;
      } else if (code < 0x800) {
        bytes[to++] = 0xc0 | (code >> 6);
        bytes[to++] = 0x80 | (code & 0x3f);
      } else if (code < 0xd800 || code > 0xdfff) {
        bytes[to++] = 0xe0 | (code >> 12);
        bytes[to++] = 0x80 | ((code >> 6) & 0x3f);
        bytes[to++] = 0x80 | (code & 0x3f);
      } else {
        to = this.#putAstral(text.codePointAt(at) ?? code, to);
        at += isPair(text, at) ? 1 : 0;
      }
    }
    this.#at = to;
  }

  /** A character beyond the basic plane; half of one becomes U+FFFD, as everywhere. */
  #putAstral(point: number, to: number): number {
    const bytes = this.#bytes;
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

  /** A JSON string inside a quoted field: its own quotes stand doubled. */
  #putJson(text: string): void {
    this.#bytes[this.#at++] = quote;
    this.#bytes[this.#at++] = quote;
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code >= 0x20 && code !== quote && code !== backslash) continue;
      if (at > from) this.#put(text.slice(from, at));
      this.#put(JSON.stringify(text.charAt(at)).slice(1, -1));
      from = at + 1;
    }
    this.#put(from === 0 ? text : text.slice(from));
    this.#bytes[this.#at++] = quote;
    this.#bytes[this.#at++] = quote;
  }
}

/** Whether a whole character beyond the basic plane stands at a place. */
function isPair(text: string, at: number): boolean {
  return (text.codePointAt(at) ?? 0) > 0xffff;
}
