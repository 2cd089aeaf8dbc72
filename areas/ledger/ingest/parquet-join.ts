// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";

/**
 * Joins Parquet files of one schema by their row groups: the data of the parts follow each other
 * unchanged, and one footer points into all of them. Nothing is decoded, so joining costs a copy.
 *
 * The footer is a Thrift struct in the compact protocol
 * (github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md); the field numbers
 * are those of github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift.
 */
export interface ParquetPart {
  /** The footer without its length and the closing magic. */
  readonly footer: Uint8Array;
  /** Bytes between the opening magic and the footer. */
  readonly dataByteCount: number;
}

type Value = boolean | bigint | Uint8Array | List | Struct;
interface List {
  readonly elementType: number;
  readonly items: Value[];
}
/** Fields by their number. */
type Struct = Map<number, { readonly type: number; value: Value }>;

const stop = 0;
const boolTrue = 1;
const boolFalse = 2;
const byte = 3;
const double = 7;
const binary = 8;
const list = 9;
const set = 10;
const struct = 12;

/** Reads one struct of the compact protocol. */
class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  #byte(): number {
    const value = this.#bytes[this.#at++];
    assert(value !== undefined, "a Parquet footer ends with its struct");
    return value;
  }

  #varint(): bigint {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const next = this.#byte();
      value |= BigInt(next & 0x7f) << shift;
      if (next < 0x80) return value;
    }
  }

  #zigzag(): bigint {
    const value = this.#varint();
    return (value >> 1n) ^ -(value & 1n);
  }

  #take(byteCount: number): Uint8Array {
    this.#at += byteCount;
    return this.#bytes.subarray(this.#at - byteCount, this.#at);
  }

  #list(): List {
    const head = this.#byte();
    const elementType = head & 15;
    const size = head >> 4 === 15 ? Number(this.#varint()) : head >> 4;
    const items = Array.from({ length: size }, () => this.#value(elementType, true));
    return { elementType, items };
  }

  #value(type: number, isElement: boolean): Value {
    if (type === boolTrue || type === boolFalse) {
      return isElement ? this.#byte() === boolTrue : type === boolTrue;
    }
    if (type === byte) return BigInt(this.#byte());
    if (type < double) return this.#zigzag();
    if (type === double) return this.#take(8);
    if (type === binary) return this.#take(Number(this.#varint()));
    if (type === list || type === set) return this.#list();
    assert(type === struct, "a Parquet footer holds no maps");
    return this.struct();
  }

  struct(): Struct {
    const fields: Struct = new Map();
    let id = 0;
    for (;;) {
      const head = this.#byte();
      if (head === stop) return fields;
      id = head >> 4 === 0 ? Number(this.#zigzag()) : id + (head >> 4);
      fields.set(id, { type: head & 15, value: this.#value(head & 15, false) });
    }
  }
}

function writeVarint(out: number[], value: bigint): void {
  let rest = value;
  for (; rest >= 0x80n; rest >>= 7n) out.push(Number(rest & 0x7fn) | 0x80);
  out.push(Number(rest));
}

function writeZigzag(out: number[], value: bigint): void {
  writeVarint(out, value < 0n ? -2n * value - 1n : 2n * value);
}

function writeBytes(out: number[], bytes: Uint8Array): void {
  for (const one of bytes) out.push(one);
}

function writeValue(out: number[], type: number, value: Value): void {
  if (typeof value === "boolean") {
    out.push(value ? boolTrue : boolFalse);
  } else if (typeof value === "bigint") {
    if (type === byte) out.push(Number(value));
    else writeZigzag(out, value);
  } else if (value instanceof Uint8Array) {
    if (type === binary) writeVarint(out, BigInt(value.length));
    writeBytes(out, value);
  } else if (value instanceof Map) {
    writeStruct(out, value);
  } else {
    const size = value.items.length;
    out.push((Math.min(size, 15) << 4) | value.elementType);
    if (size >= 15) writeVarint(out, BigInt(size));
    for (const item of value.items) writeValue(out, value.elementType, item);
  }
}

function writeStruct(out: number[], fields: Struct): void {
  let last = 0;
  for (const [id, { type, value }] of fields) {
    const isBool = typeof value === "boolean";
    const shown = isBool ? (value ? boolTrue : boolFalse) : type;
    if (id > last && id - last < 16) {
      out.push(((id - last) << 4) | shown);
    } else {
      out.push(shown);
      writeZigzag(out, BigInt(id));
    }
    last = id;
    if (!isBool) writeValue(out, type, value);
  }
  out.push(stop);
}

function asStruct(value: Value | undefined): Struct {
  assert(value instanceof Map, "a Parquet footer has a struct here");
  return value;
}

function asItems(value: Value | undefined): Value[] {
  assert(typeof value === "object" && "items" in value, "a Parquet footer has a list here");
  return value.items;
}

/** Moves the offsets in the given fields; zero and absent offsets mean nothing and stay. */
function shift(fields: Struct, ids: readonly number[], byteCount: bigint): void {
  for (const id of ids) {
    const field = fields.get(id);
    if (field && typeof field.value === "bigint" && field.value > 0n) field.value += byteCount;
  }
}

function shiftGroup(group: Struct, byteCount: bigint, ordinal: number): void {
  shift(group, [5], byteCount); // file_offset
  const place = group.get(7);
  if (place) place.value = BigInt(ordinal);
  for (const item of asItems(group.get(1)?.value)) {
    const chunk = asStruct(item);
    shift(chunk, [2, 4, 6], byteCount); // file_offset, offset_index_offset, column_index_offset
    // data, index and dictionary page, bloom filter
    shift(asStruct(chunk.get(3)?.value), [9, 10, 11, 14], byteCount);
  }
}

/** The footer of the file whose data are those of the parts one after the other. */
export function joinParquetFooters(parts: readonly ParquetPart[]): Uint8Array {
  const [first] = parts;
  assert(first, "a Parquet file is joined from at least one part");
  const whole = new Reader(first.footer).struct();
  const rows = whole.get(3);
  const groups = whole.get(4);
  assert(rows && groups, "a Parquet footer counts its rows and lists its row groups");
  const joined = asItems(groups.value);
  let offset = first.dataByteCount;
  for (const part of parts.slice(1)) {
    const footer = new Reader(part.footer).struct();
    const count = footer.get(3)?.value;
    assert(typeof count === "bigint" && typeof rows.value === "bigint", "rows are counted");
    rows.value += count;
    for (const item of asItems(footer.get(4)?.value)) {
      shiftGroup(asStruct(item), BigInt(offset), joined.length);
      joined.push(item);
    }
    offset += part.dataByteCount;
  }
  const out: number[] = [];
  writeStruct(out, whole);
  return Uint8Array.from(out);
}
