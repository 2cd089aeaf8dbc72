// SPDX-License-Identifier: Apache-2.0
import type { Decode, TableEncoding } from "./table-encoding.ts";
import { characterLength, markLength, unitLength } from "./table-encoding.ts";

/** A byte, or pair of bytes, that is no text. `U+FFFD` stands for it. */
export interface Undecodable {
  /** Place of the replacement character in the piece of text that it came with. */
  readonly at: number;
  /** 0-based place in the file. */
  readonly byteOffset: number;
  /** The bytes in hexadecimal, such as `FF`. */
  readonly hex: string;
}

/** Takes decoded text in pieces, with what could not be decoded in each. */
export type TakeText = (text: string, undecodable: readonly Undecodable[]) => void;

/** Decodes a stream of bytes. Pieces end at a line break wherever there is one. */
export interface TableDecoder {
  push(bytes: Uint8Array): void;
  end(): void;
}

/** The most bytes that wait for a line break before a piece is cut elsewhere. */
export const waitingBytesMax = 4_194_304;

const replacement = "\uFFFD";

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, "0")).join("");
}

/** The place after the last line break; 0 without one. */
function afterLastBreak(bytes: Uint8Array, encoding: TableEncoding): number {
  const width = unitLength(encoding);
  for (let at = bytes.lastIndexOf(10); at >= 0; at = bytes.lastIndexOf(10, at - 1)) {
    if (width === 1) return at + 1;
    const start = encoding === "utf-16le" ? at : at - 1;
    if (start >= 0 && start % 2 === 0 && bytes[encoding === "utf-16le" ? at + 1 : at - 1] === 0) {
      return start + 2;
    }
    if (at === 0) break;
  }
  return 0;
}

/** The place after the last whole character; what is no character counts as one. */
function afterLastCharacter(bytes: Uint8Array, encoding: TableEncoding): number {
  let at = 0;
  while (bytes.length - at > 4) {
    at += characterLength(bytes, at, encoding) || unitLength(encoding);
  }
  return at;
}

class ChunkDecoder implements TableDecoder {
  readonly #encoding: TableEncoding;
  readonly #decode: Decode;
  readonly #take: TakeText;
  #waiting = new Uint8Array(0);
  #byteOffset = 0;
  #isStarted = false;

  constructor(encoding: TableEncoding, decode: Decode, take: TakeText) {
    this.#encoding = encoding;
    this.#decode = decode;
    this.#take = take;
  }

  push(bytes: Uint8Array): void {
    let all: Uint8Array = bytes;
    if (this.#waiting.length > 0) {
      all = new Uint8Array(this.#waiting.length + bytes.length);
      all.set(this.#waiting);
      all.set(bytes, this.#waiting.length);
    }
    let cut = afterLastBreak(all, this.#encoding);
    if (cut === 0 && all.length > waitingBytesMax) cut = afterLastCharacter(all, this.#encoding);
    this.#decodePiece(all.subarray(0, cut));
    this.#waiting = all.slice(cut);
  }

  end(): void {
    this.#decodePiece(this.#waiting);
    this.#waiting = new Uint8Array(0);
  }

  #decodePiece(piece: Uint8Array): void {
    if (piece.length === 0) return;
    const skipped = this.#isStarted ? 0 : markLength(piece, this.#encoding);
    this.#isStarted = true;
    const bytes = piece.subarray(skipped);
    this.#byteOffset += skipped;
    const text = this.#decode(this.#encoding, bytes);
    if (text === null || this.#encoding === "windows-1252") this.#recover(bytes);
    else this.#take(text, []);
    this.#byteOffset += bytes.length;
  }

  /** Decodes what can be, character by character, and lists what cannot. */
  #recover(bytes: Uint8Array): void {
    const undecodable: Undecodable[] = [];
    let text = "";
    const fail = (from: number, to: number) => {
      const byteOffset = this.#byteOffset + from;
      undecodable.push({ at: text.length, byteOffset, hex: hex(bytes.subarray(from, to)) });
      text += replacement;
    };
    let from = 0;
    for (let at = 0; at < bytes.length;) {
      const length = characterLength(bytes, at, this.#encoding);
      at += length;
      if (length > 0 && at < bytes.length) continue;
      const good = this.#decode(this.#encoding, bytes.subarray(from, at));
      if (good === null) fail(from, at);
      else text += good;
      from = at;
      if (length === 0) {
        at = Math.min(at + unitLength(this.#encoding), bytes.length);
        fail(from, at);
        from = at;
      }
    }
    this.#take(text, undecodable);
  }
}

/** Makes a decoder of one file. */
export function createTableDecoder(
  encoding: TableEncoding,
  decode: Decode,
  take: TakeText,
): TableDecoder {
  return new ChunkDecoder(encoding, decode, take);
}
