// SPDX-License-Identifier: Apache-2.0
import { GrowingBytes, bitsFor, putHybrid } from "./bytes.ts";
import { TextDictionary } from "./dictionary.ts";

/** One page before its compression. */
export interface Page {
  readonly kind: "dictionary" | "data";
  readonly bytes: Uint8Array;
  readonly valueCount: number;
  /** Encoding of the values by its number in parquet.thrift. */
  readonly encoding: number;
}

/** The values of one column in one row group, encoded. */
export interface EncodedColumn {
  readonly pages: readonly Page[];
  readonly nullCount: number;
  /** Least and greatest value as plain bytes; null where none are kept. */
  readonly bounds: readonly [Uint8Array, Uint8Array] | null;
}

const plain = 0;
const dictionaryCodes = 8;

/** Which rows of a column hold a value. Nothing is noted while all do. */
class Presence {
  readonly #levels: Uint8Array;
  nullCount = 0;

  constructor(rowsMax: number) {
    this.#levels = new Uint8Array(rowsMax);
  }

  present(row: number): void {
    if (this.nullCount > 0) this.#levels[row] = 1;
  }

  absent(row: number): void {
    if (this.nullCount === 0) this.#levels.fill(1, 0, row);
    this.#levels[row] = 0;
    this.nullCount += 1;
  }

  /** Definition levels after their length, as a data page of version 1 begins. */
  put(into: GrowingBytes, rowCount: number): void {
    const levels = new GrowingBytes(rowCount / 8 + 8);
    if (this.nullCount === 0) this.#levels.fill(1, 0, rowCount);
    putHybrid(levels, this.#levels, rowCount, 1);
    into.littleEndian32(levels.length);
    into.put(levels.take());
  }
}

function dataPage(
  presence: Presence,
  rowCount: number,
  values: Uint8Array,
  encoding: number,
): Page {
  const bytes = new GrowingBytes(values.length + 64);
  presence.put(bytes, rowCount);
  bytes.put(values);
  return { kind: "data", bytes: bytes.take(), valueCount: rowCount, encoding };
}

/** Bytes of a typed array; Parquet and all machines that run this keep the lowest byte first. */
function bytesOf(values: Int32Array | BigInt64Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

/** Numbers of one width, ready to be encoded. */
interface Numbers {
  readonly values: Int32Array | BigInt64Array;
  readonly least: Uint8Array;
  readonly greatest: Uint8Array;
  readonly isConstant: boolean;
}

/** Encodes numbers plainly; a single value that all rows have as a dictionary of one. */
function encodeNumbers(numbers: Numbers, presence: Presence, rowCount: number): EncodedColumn {
  const { values, least, greatest } = numbers;
  const bounds: EncodedColumn["bounds"] = values.length === 0 ? null : [least, greatest];
  const { nullCount } = presence;
  if (!numbers.isConstant || values.length === 0) {
    const page = dataPage(presence, rowCount, bytesOf(values), plain);
    return { pages: [page], nullCount, bounds };
  }
  const codes = new GrowingBytes(16);
  codes.byte(1);
  putHybrid(codes, new Uint8Array(values.length), values.length, 1);
  const dictionary = { kind: "dictionary", bytes: least, valueCount: 1, encoding: plain } as const;
  const page = dataPage(presence, rowCount, codes.take(), dictionaryCodes);
  return { pages: [dictionary, page], nullCount, bounds };
}

/** Whole numbers of 32 bits, dates among them. */
export class Int32Column {
  readonly #values: Int32Array;
  readonly #presence: Presence;
  #count = 0;
  #present = 0;

  constructor(rowsMax: number) {
    this.#values = new Int32Array(rowsMax);
    this.#presence = new Presence(rowsMax);
  }

  add(value: number | null): void {
    const row = this.#count++;
    if (value === null) return this.#presence.absent(row);
    this.#presence.present(row);
    this.#values[this.#present++] = value;
  }

  /** Encodes what was added and begins anew. */
  take(): EncodedColumn {
    const values = this.#values.slice(0, this.#present);
    let [least, greatest] = [values[0] ?? 0, values[0] ?? 0];
    for (const value of values) {
      if (value < least) least = value;
      if (value > greatest) greatest = value;
    }
    const bounds = [bytesOf(Int32Array.of(least)), bytesOf(Int32Array.of(greatest))] as const;
    const isConstant = least === greatest;
    const numbers = { values, least: bounds[0], greatest: bounds[1], isConstant };
    const encoded = encodeNumbers(numbers, this.#presence, this.#count);
    this.#presence.nullCount = 0;
    this.#count = 0;
    this.#present = 0;
    return encoded;
  }
}

/** Whole numbers of 64 bits. */
export class Int64Column {
  readonly #values: BigInt64Array;
  readonly #presence: Presence;
  #count = 0;
  #present = 0;

  constructor(rowsMax: number) {
    this.#values = new BigInt64Array(rowsMax);
    this.#presence = new Presence(rowsMax);
  }

  add(value: bigint | null): void {
    const row = this.#count++;
    if (value === null) return this.#presence.absent(row);
    this.#presence.present(row);
    this.#values[this.#present++] = value;
  }

  /** Encodes what was added and begins anew. */
  take(): EncodedColumn {
    const values = this.#values.slice(0, this.#present);
    let [least, greatest] = [values[0] ?? 0n, values[0] ?? 0n];
    for (const value of values) {
      if (value < least) least = value;
      if (value > greatest) greatest = value;
    }
    const bounds = [bytesOf(BigInt64Array.of(least)), bytesOf(BigInt64Array.of(greatest))] as const;
    const isConstant = least === greatest;
    const numbers = { values, least: bounds[0], greatest: bounds[1], isConstant };
    const encoded = encodeNumbers(numbers, this.#presence, this.#count);
    this.#presence.nullCount = 0;
    this.#count = 0;
    this.#present = 0;
    return encoded;
  }
}

/** Truth values, never null. */
export class BooleanColumn {
  readonly #bits: Uint8Array;
  readonly #presence: Presence;
  #count = 0;

  constructor(rowsMax: number) {
    this.#bits = new Uint8Array(Math.ceil(rowsMax / 8));
    this.#presence = new Presence(rowsMax);
  }

  add(value: boolean): void {
    if (value)
      this.#bits[this.#count >> 3] = (this.#bits[this.#count >> 3] ?? 0) | (1 << (this.#count & 7));
    this.#presence.present(this.#count++);
  }

  /** Encodes what was added and begins anew. */
  take(): EncodedColumn {
    const bits = this.#bits.slice(0, Math.ceil(this.#count / 8));
    const page = dataPage(this.#presence, this.#count, bits, plain);
    this.#bits.fill(0);
    this.#count = 0;
    return { pages: [page], nullCount: 0, bounds: null };
  }
}

/** Values after which a dictionary must have paid off, and the share of new ones it may have. */
const trialValues = 2048;
const newShareMax = 0.5;

/**
 * Texts. Kept by number in a dictionary while values repeat; a column whose values are nearly all
 * different gives that up, for good. Texts become bytes at once, so that none of them lives on.
 */
export class TextColumn {
  readonly #presence: Presence;
  readonly #codes: Uint16Array;
  readonly #dictionary: TextDictionary;
  /** Values one after the other, where there is no dictionary. */
  readonly #plain = new GrowingBytes(65_536);
  #hasDictionary = true;
  #count = 0;
  #present = 0;
  #last = "";
  #lastCode = -1;
  #before = "";
  #beforeCode = -1;

  constructor(rowsMax: number) {
    this.#presence = new Presence(rowsMax);
    this.#codes = new Uint16Array(rowsMax);
    this.#dictionary = new TextDictionary(rowsMax);
  }

  /** Bytes of text that are held. */
  get byteCount(): number {
    return this.#plain.length + this.#dictionary.bytes.length;
  }

  add(text: string | null): void {
    const row = this.#count++;
    if (text === null) return this.#presence.absent(row);
    this.#presence.present(row);
    if (this.#hasDictionary) this.#code(text);
    else this.#plain.text(text);
    this.#present++;
  }

  /** Columns of the two sides of a payment go to and fro, so the last two values are at hand. */
  #code(text: string): void {
    if (text !== this.#last || this.#lastCode < 0) {
      const [before, beforeCode] = [this.#last, this.#lastCode];
      const isBefore = text === this.#before && this.#beforeCode >= 0;
      this.#lastCode = isBefore ? this.#beforeCode : this.#dictionary.codeOf(text);
      this.#last = text;
      this.#before = before;
      this.#beforeCode = beforeCode;
    }
    this.#codes[this.#present] = this.#lastCode;
    const isNew = this.#lastCode === this.#dictionary.size - 1;
    if (isNew && this.#present >= trialValues && this.#lastCode > this.#present * newShareMax) {
      this.#dropDictionary();
    }
  }

  #dropDictionary(): void {
    for (let at = 0; at <= this.#present; at++) {
      this.#plain.put(this.#dictionary.entry(this.#codes[at] ?? 0));
    }
    this.#dictionary.clear();
    this.#hasDictionary = false;
  }

  /** Encodes what was added and begins anew. */
  take(): EncodedColumn {
    const isCoded = this.#hasDictionary && this.#present > 0;
    const pages = isCoded ? this.#codedPages() : [this.#page(this.#plain, plain)];
    const { nullCount } = this.#presence;
    this.#presence.nullCount = 0;
    this.#count = 0;
    this.#present = 0;
    this.#lastCode = -1;
    this.#beforeCode = -1;
    this.#plain.clear();
    this.#dictionary.clear();
    return { pages, nullCount, bounds: null };
  }

  #page(values: GrowingBytes, encoding: number): Page {
    return dataPage(this.#presence, this.#count, values.take(), encoding);
  }

  #codedPages(): Page[] {
    const { bytes, size } = this.#dictionary;
    const bits = bitsFor(size - 1);
    const codes = new GrowingBytes(this.#present * 2 + 16);
    codes.byte(bits);
    putHybrid(codes, this.#codes, this.#present, bits);
    return [
      { kind: "dictionary", bytes: bytes.take(), valueCount: size, encoding: plain },
      this.#page(codes, dictionaryCodes),
    ];
  }
}

/** A column of any kind. */
export type Column = Int32Column | Int64Column | BooleanColumn | TextColumn;
