// SPDX-License-Identifier: Apache-2.0
import type { EncodedColumn, Page } from "./column.ts";
import { ThriftWriter } from "./thrift.ts";

/*
 * Headers and footer of a Parquet file. Field and enumeration numbers are those of
 * github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift (2.11).
 */

/** Types of columns, in the words of the segment schema. */
export type ParquetType = "BIGINT" | "BOOLEAN" | "DATE" | "INTEGER" | "TINYINT" | "VARCHAR";

/** A column of the file. */
export interface ParquetColumn {
  readonly name: string;
  readonly sqlType: ParquetType;
}

const physical: Readonly<Record<ParquetType, number>> = {
  BOOLEAN: 0,
  INTEGER: 1,
  DATE: 1,
  TINYINT: 1,
  BIGINT: 2,
  VARCHAR: 6,
};

const converted: Partial<Readonly<Record<ParquetType, number>>> = {
  VARCHAR: 0,
  DATE: 6,
  TINYINT: 15,
};

const optional = 1;
const runLengths = 3;

/** Compression of a column by its number in parquet.thrift. */
export const codecs = { none: 0, zstd: 6 } as const;

/** A page after its compression, as the footer counts it. */
export interface PageSizes {
  readonly kind: Page["kind"];
  readonly encoding: number;
  /** With its header. */
  readonly plainBytes: number;
  readonly storedBytes: number;
}

/** A page after its compression, with its header before it. */
export interface StoredPage {
  readonly sizes: PageSizes;
  readonly header: Uint8Array;
  readonly compressed: Uint8Array;
}

/** Puts its header to a compressed page. */
export function storePage(page: Page, compressed: Uint8Array): StoredPage {
  const writer = new ThriftWriter()
    .i32(1, page.kind === "dictionary" ? 2 : 0)
    .i32(2, page.bytes.length)
    .i32(3, compressed.length);
  if (page.kind === "dictionary") {
    writer.struct(7, (header) => header.i32(1, page.valueCount).i32(2, page.encoding));
  } else {
    writer.struct(5, (header) =>
      header.i32(1, page.valueCount).i32(2, page.encoding).i32(3, runLengths).i32(4, runLengths),
    );
  }
  const header = writer.end();
  const sizes = {
    kind: page.kind,
    encoding: page.encoding,
    plainBytes: header.length + page.bytes.length,
    storedBytes: header.length + compressed.length,
  };
  return { sizes, header, compressed };
}

/** Where the column of a row group stands and what it holds. */
export interface StoredColumn {
  readonly codec: keyof typeof codecs;
  readonly pages: readonly PageSizes[];
  readonly nullCount: number;
  readonly bounds: EncodedColumn["bounds"];
  readonly rowCount: number;
  /** Place of its first page in the file. */
  readonly offset: number;
}

/** The row group that columns of the same rows make. */
export type StoredGroup = readonly StoredColumn[];

/** Bytes that a column takes in the file. */
export function storedSize({ pages }: { readonly pages: readonly PageSizes[] }): number {
  return pages.reduce((sum, { storedBytes }) => sum + storedBytes, 0);
}

function plainSize({ pages }: StoredColumn): number {
  return pages.reduce((sum, { plainBytes }) => sum + plainBytes, 0);
}

function writeSchema(writer: ThriftWriter, column: ParquetColumn): void {
  writer.i32(1, physical[column.sqlType]).i32(3, optional).text(4, column.name);
  const type = converted[column.sqlType];
  if (type === undefined) return;
  writer.i32(6, type).struct(10, (logical) => {
    if (column.sqlType === "VARCHAR") logical.struct(1, () => {});
    if (column.sqlType === "DATE") logical.struct(6, () => {});
    if (column.sqlType === "TINYINT") logical.struct(10, (whole) => whole.i8(1, 8).bool(2, true));
  });
}

function writeColumn(writer: ThriftWriter, schema: ParquetColumn, column: StoredColumn): void {
  const [first] = column.pages;
  const hasDictionary = first?.kind === "dictionary";
  const dictionarySize = hasDictionary ? storedSize({ pages: [first] }) : 0;
  const encodings = new Set(column.pages.map(({ encoding }) => encoding).concat(runLengths));
  const { bounds, nullCount } = column;
  writer.i64(2, 0).struct(3, (meta) => {
    meta
      .i32(1, physical[schema.sqlType])
      .i32s(2, [...encodings])
      .texts(3, [schema.name])
      .i32(4, codecs[column.codec])
      .i64(5, column.rowCount)
      .i64(6, plainSize(column))
      .i64(7, storedSize(column))
      .i64(9, column.offset + dictionarySize);
    if (hasDictionary) meta.i64(11, column.offset);
    meta.struct(12, (statistics) => {
      statistics.i64(3, nullCount);
      if (bounds) statistics.binary(5, bounds[1]).binary(6, bounds[0]);
    });
  });
}

function sum(group: StoredGroup, size: (column: StoredColumn) => number): number {
  return group.reduce((total, column) => total + size(column), 0);
}

function writeGroup(
  writer: ThriftWriter,
  schema: readonly ParquetColumn[],
  { group, ordinal }: { readonly group: StoredGroup; readonly ordinal: number },
): void {
  writer
    .structs(1, group, (column, stored) => {
      const of = schema[group.indexOf(stored)];
      if (of) writeColumn(column, of, stored);
    })
    .i64(2, sum(group, plainSize))
    .i64(3, group[0]?.rowCount ?? 0)
    .i64(5, group[0]?.offset ?? 0)
    .i64(6, sum(group, storedSize));
  // The ordinal has 16 bits; larger files do without.
  if (ordinal < 32_768) writer.i16(7, ordinal);
}

/** Marks the start and the end of a Parquet file. */
export const parquetMagic = Uint8Array.of(0x50, 0x41, 0x52, 0x31);

/** What stands after the data: the footer, its length, the mark. */
export function parquetFooter(
  schema: readonly ParquetColumn[],
  groups: readonly StoredGroup[],
  createdBy: string,
): Uint8Array {
  const rowCount = groups.reduce((count, group) => count + (group[0]?.rowCount ?? 0), 0);
  const footer = new ThriftWriter()
    .i32(1, 2)
    .structs(2, [null, ...schema], (writer, column) => {
      if (column) writeSchema(writer, column);
      else writer.text(4, "schema").i32(5, schema.length);
    })
    .i64(3, rowCount)
    .structs(
      4,
      groups.map((group, ordinal) => ({ group, ordinal })),
      (writer, item) => writeGroup(writer, schema, item),
    )
    .text(6, createdBy)
    .structs(7, schema, (order) => order.struct(1, () => {}))
    .end();
  const bytes = new Uint8Array(footer.length + 8);
  bytes.set(footer);
  new DataView(bytes.buffer).setUint32(footer.length, footer.length, true);
  bytes.set(parquetMagic, footer.length + 4);
  return bytes;
}
