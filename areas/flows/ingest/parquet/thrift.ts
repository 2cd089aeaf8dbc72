// SPDX-License-Identifier: Apache-2.0

/**
 * Writes structs in Thrift's compact protocol, the form of Parquet's headers and footer
 * (github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md). Fields are written
 * in the order of their numbers.
 */
export class ThriftWriter {
  readonly #bytes: number[] = [];
  #lastField = 0;

  #varint(value: bigint): void {
    let rest = value;
    for (; rest >= 0x80n; rest >>= 7n) this.#bytes.push(Number(rest & 0x7fn) | 0x80);
    this.#bytes.push(Number(rest));
  }

  #zigzag(value: bigint): void {
    this.#varint(value < 0n ? -2n * value - 1n : 2n * value);
  }

  #head(field: number, type: number): void {
    this.#bytes.push(((field - this.#lastField) << 4) | type);
    this.#lastField = field;
  }

  i16(field: number, value: number): this {
    this.#head(field, 4);
    this.#zigzag(BigInt(value));
    return this;
  }

  i32(field: number, value: number): this {
    this.#head(field, 5);
    this.#zigzag(BigInt(value));
    return this;
  }

  i64(field: number, value: number | bigint): this {
    this.#head(field, 6);
    this.#zigzag(BigInt(value));
    return this;
  }

  i8(field: number, value: number): this {
    this.#head(field, 3);
    this.#bytes.push(value & 0xff);
    return this;
  }

  bool(field: number, value: boolean): this {
    this.#head(field, value ? 1 : 2);
    return this;
  }

  binary(field: number, value: Uint8Array): this {
    this.#head(field, 8);
    this.#raw(value);
    return this;
  }

  /** A text of ASCII. */
  text(field: number, value: string): this {
    return this.binary(field, asciiBytes(value));
  }

  struct(field: number, write: (writer: ThriftWriter) => void): this {
    this.#head(field, 12);
    this.#nested(write);
    return this;
  }

  structs<Item>(
    field: number,
    items: readonly Item[],
    write: (writer: ThriftWriter, item: Item) => void,
  ): this {
    this.#list(field, items.length, 12);
    for (const item of items) this.#nested((writer) => write(writer, item));
    return this;
  }

  i32s(field: number, values: readonly number[]): this {
    this.#list(field, values.length, 5);
    for (const value of values) this.#zigzag(BigInt(value));
    return this;
  }

  texts(field: number, values: readonly string[]): this {
    this.#list(field, values.length, 8);
    for (const value of values) this.#raw(asciiBytes(value));
    return this;
  }

  #raw(value: Uint8Array): void {
    this.#varint(BigInt(value.length));
    for (const byte of value) this.#bytes.push(byte);
  }

  #list(field: number, size: number, type: number): void {
    this.#head(field, 9);
    this.#bytes.push((Math.min(size, 15) << 4) | type);
    if (size >= 15) this.#varint(BigInt(size));
  }

  #nested(write: (writer: ThriftWriter) => void): void {
    const outer = this.#lastField;
    this.#lastField = 0;
    write(this);
    this.#bytes.push(0);
    this.#lastField = outer;
  }

  /** Ends the outermost struct. */
  end(): Uint8Array {
    this.#bytes.push(0);
    return Uint8Array.from(this.#bytes);
  }
}

function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
