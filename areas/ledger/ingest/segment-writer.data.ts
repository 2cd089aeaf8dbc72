// SPDX-License-Identifier: Apache-2.0
import { closeSync, openSync, writeSync } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { mkdtemp, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { DuckDBInstance } from "@duckdb/node-api";
import { assert } from "@tianwang/kernel/assert";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import type { Problem } from "@tianwang/kernel/problem";
import type { RowSink, SourceRow, StatementHead } from "../transactions/row.ts";
import { segmentColumns, segmentGroupRows, segmentProblem } from "../transactions/segment.ts";
import type { ParquetPart } from "./parquet-join.ts";
import { joinParquetFooters } from "./parquet-join.ts";
import type { LineRoom, LineStatement } from "./segment-line.ts";
import { lineBytesMax, lineStatement, putLine } from "./segment-line.ts";

/** What was written. */
export interface SegmentSummary {
  readonly path: string;
  readonly rowCount: number;
  readonly statementCount: number;
  readonly byteCount: number;
  /** Earliest and latest known booking date; null without one. */
  readonly firstBookedOn: CalendarDate | null;
  readonly lastBookedOn: CalendarDate | null;
}

/**
 * Writes rows to one immutable Parquet segment. Nothing stands at the path before `finish`; the
 * same rows give the same bytes.
 */
export interface SegmentWriter extends RowSink {
  /** Resolves when the disk has caught up; await it between chunks of input. */
  drained(): Promise<void>;
  finish(): Promise<SegmentSummary>;
  /** Leaves nothing behind. Harmless after `finish`. */
  abort(): Promise<void>;
}

/** Rows go to disk as text in parts of this many, each turned to Parquet in the background. */
export const partRows = 2 * segmentGroupRows;

/** Lines are handed to the file in pieces of about this many bytes. */
const pieceBytes = 262_144;

/** Parts that may wait for their compression before `drained` holds the reader back. */
const waitingPartsMax = 2;

/** The longest line of a part that DuckDB reads, and the buffer it needs for that. */
const readBytesMax = 8_388_608;

const int64Max = 2n ** 63n - 1n;

/** Stands for an unknown date where dates are compared: unknown dates come last. */
const unknownDate = "9999-99-99";

/** A text for SQL. */
function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

const parquetOptions = `(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${segmentGroupRows})`;

const partColumns = segmentColumns
  .map(({ name, sqlType }) => `${sqlText(name)}: ${sqlText(sqlType)}`)
  .join(", ");

/** One thread and one reader, so that the bytes depend on the rows alone. */
function partToParquet(textPath: string, parquetPath: string): string {
  return `COPY (SELECT * FROM read_csv(${sqlText(textPath)}, auto_detect=false, header=false,
    columns={${partColumns}}, delim='\t', quote='"', escape='"', nullstr='',
    allow_quoted_nulls=false, max_line_size=${readBytesMax}, buffer_size=${2 * readBytesMax}))
    TO ${sqlText(parquetPath)} ${parquetOptions}`;
}

/** A statement as a range of rows. */
interface StatementRange {
  readonly index: number;
  readonly firstRowNo: number;
  readonly isNewestFirst: boolean;
}

/** Sorts the parts; statements that list the newest row first are numbered backwards. */
function sortParts(parts: readonly string[], flips: readonly string[], path: string): string {
  const columns = segmentColumns.slice(1).map(({ name }) => name);
  const flipped = flips.length === 0 ? "(NULL::INTEGER, NULL::INTEGER)" : flips.join(", ");
  return `COPY (SELECT coalesce(turned.sum - part.row_no, part.row_no)::INTEGER AS row_no,
      ${columns.map((name) => `part.${name}`).join(", ")}
    FROM read_parquet([${parts.map(sqlText).join(", ")}]) AS part
    LEFT JOIN (VALUES ${flipped}) AS turned(statement_index, sum)
      ON part.statement_index = turned.statement_index
    ORDER BY part.booked_on NULLS LAST, 1) TO ${sqlText(path)} ${parquetOptions}`;
}

/** The footer of a Parquet file and how many bytes of data stand before it. */
async function readFooter(handle: FileHandle): Promise<ParquetPart> {
  const { size } = await handle.stat();
  const tail = Buffer.alloc(8);
  await handle.read(tail, 0, 8, size - 8);
  const footer = Buffer.alloc(tail.readUInt32LE(0));
  await handle.read(footer, 0, footer.length, size - 8 - footer.length);
  return { footer, dataByteCount: size - 12 - footer.length };
}

const magic = Buffer.from("PAR1");

/** Copies the data of a part behind what `out` holds; returns what the joined footer needs. */
async function appendPart(out: FileHandle, path: string): Promise<ParquetPart> {
  const handle = await open(path, "r");
  try {
    const part = await readFooter(handle);
    const data = handle.createReadStream({
      start: magic.length,
      end: magic.length + part.dataByteCount - 1,
      autoClose: false,
      highWaterMark: 1 << 20,
    });
    for await (const chunk of data) await out.writeFile(chunk as Buffer);
    return part;
  } finally {
    await handle.close();
  }
}

async function joinParts(paths: readonly string[], path: string): Promise<void> {
  const out = await open(path, "wx");
  try {
    await out.writeFile(magic);
    const parts: ParquetPart[] = [];
    for (const one of paths) parts.push(await appendPart(out, one));
    const footer = joinParquetFooters(parts);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(footer.length);
    await out.writeFile(Buffer.concat([footer, length, magic]));
  } finally {
    await out.close();
  }
}

async function flushToDisk(path: string): Promise<void> {
  const handle = await open(path, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

class ParquetSegmentWriter implements SegmentWriter {
  readonly #path: string;
  readonly #scratch: string;
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  readonly #onProblem: (problem: Problem) => void;
  readonly #parts: string[] = [];
  readonly #statements: StatementRange[] = [];
  #open: LineStatement | null = null;
  #file: number | undefined;
  readonly #room: LineRoom = { bytes: new Uint8Array(2 * pieceBytes), at: 0 };
  #rowCount = 0;
  #lastBookedOn = "";
  #isInOrder = true;
  #first: CalendarDate | null = null;
  #last: CalendarDate | null = null;
  #waiting: Promise<void>[] = [];
  #failure: unknown;
  #isClosed = false;

  constructor(opened: {
    path: string;
    scratch: string;
    instance: DuckDBInstance;
    connection: DuckDBConnection;
    onProblem: (problem: Problem) => void;
  }) {
    this.#path = opened.path;
    this.#scratch = opened.scratch;
    this.#instance = opened.instance;
    this.#connection = opened.connection;
    this.#onProblem = opened.onProblem;
  }

  openStatement(head: StatementHead): void {
    const isNewestFirst = head.isNewestFirst === true;
    if (isNewestFirst) this.#isInOrder = false;
    const index = this.#statements.length;
    this.#statements.push({ index, firstRowNo: this.#rowCount, isNewestFirst });
    this.#open = lineStatement(index, head.account);
  }

  closeStatement(): void {
    this.#open = null;
  }

  problem(problem: Problem): void {
    this.#onProblem(problem);
  }

  row(row: SourceRow): void {
    assert(this.#open !== null && !this.#isClosed, "rows come between open and close");
    if (!this.#fits(row)) return;
    this.#reserve(lineBytesMax(row, this.#open));
    putLine(this.#room, row, this.#rowCount, this.#open);
    this.#rowCount++;
    if (row.bookedOn !== this.#lastBookedOn) this.#noteDate(row.bookedOn);
    if (this.#rowCount % partRows === 0) this.#endPart();
  }

  #fits(row: SourceRow): boolean {
    const { amountMinor, balanceMinor } = row;
    const fault =
      amountMinor > int64Max
        ? amountMinor
        : balanceMinor !== null && (balanceMinor > int64Max || balanceMinor < -int64Max)
          ? balanceMinor
          : null;
    if (fault === null) return true;
    const name = fault === amountMinor ? "amount_minor" : "balance_minor";
    this.#onProblem(segmentProblem("SEGMENT_NUMBER_TOO_LARGE", row.locator, name, String(fault)));
    return false;
  }

  #noteDate(bookedOn: CalendarDate | null): void {
    const shown = bookedOn ?? unknownDate;
    if (shown < this.#lastBookedOn) this.#isInOrder = false;
    this.#lastBookedOn = shown;
    if (bookedOn === null) return;
    if (this.#first === null || bookedOn < this.#first) this.#first = bookedOn;
    if (this.#last === null || bookedOn > this.#last) this.#last = bookedOn;
  }

  #partPath(suffix: string): string {
    return join(this.#scratch, `part-${this.#parts.length}.${suffix}`);
  }

  #openPart(): number {
    this.#file ??= openSync(this.#partPath("tsv"), "wx");
    return this.#file;
  }

  /** Makes sure that so many bytes fit. */
  #reserve(byteCount: number): void {
    const room = this.#room;
    if (room.at + byteCount <= room.bytes.length) return;
    this.#writePiece();
    if (byteCount > room.bytes.length) room.bytes = new Uint8Array(byteCount);
  }

  #writePiece(): void {
    const file = this.#openPart();
    const { bytes, at: end } = this.#room;
    for (let at = 0; at < end;) at += writeSync(file, bytes, at, end - at);
    this.#room.at = 0;
  }

  #endPart(): void {
    this.#writePiece();
    closeSync(this.#openPart());
    this.#file = undefined;
    const [text, parquet] = [this.#partPath("tsv"), this.#partPath("parquet")];
    this.#parts.push(parquet);
    const before = this.#waiting.at(-1) ?? Promise.resolve();
    this.#waiting.push(before.then(() => this.#convert(text, parquet)));
  }

  /** Never rejects: a failure is kept and thrown where someone awaits. */
  async #convert(text: string, parquet: string): Promise<void> {
    try {
      if (this.#failure === undefined) {
        await this.#connection.run(partToParquet(text, parquet));
        await rm(text);
      }
    } catch (error) {
      this.#failure = error;
    }
    void this.#waiting.shift();
  }

  async drained(): Promise<void> {
    while (this.#waiting.length > waitingPartsMax) await this.#waiting[0];
    if (this.#failure !== undefined) throw this.#failure;
  }

  async finish(): Promise<SegmentSummary> {
    assert(!this.#isClosed, "a segment is finished once");
    if (this.#rowCount % partRows !== 0 || this.#parts.length === 0) this.#endPart();
    while (this.#waiting.length > 0) await this.#waiting[0];
    if (this.#failure !== undefined) throw this.#failure;
    const whole = await this.#assemble();
    await flushToDisk(whole);
    await rename(whole, this.#path);
    const { size } = await stat(this.#path);
    await this.abort();
    return {
      path: this.#path,
      rowCount: this.#rowCount,
      statementCount: this.#statements.length,
      byteCount: size,
      firstBookedOn: this.#first,
      lastBookedOn: this.#last,
    };
  }

  async #assemble(): Promise<string> {
    const [only] = this.#parts;
    const whole = join(this.#scratch, "whole.parquet");
    if (!this.#isInOrder) {
      await this.#connection.run(sortParts(this.#parts, this.#flips(), whole));
      return whole;
    }
    if (only !== undefined && this.#parts.length === 1) return only;
    await joinParts(this.#parts, whole);
    return whole;
  }

  #flips(): string[] {
    return this.#statements
      .filter(({ isNewestFirst }) => isNewestFirst)
      .map(({ index, firstRowNo }) => {
        const next = this.#statements[index + 1]?.firstRowNo ?? this.#rowCount;
        return `(${index}, ${firstRowNo + next - 1})`;
      });
  }

  async abort(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#failure ??= new Error("the segment is closed");
    while (this.#waiting.length > 0) await this.#waiting[0];
    if (this.#file !== undefined) closeSync(this.#file);
    this.#connection.closeSync();
    this.#instance.closeSync();
    await rm(this.#scratch, { recursive: true, force: true });
  }
}

/** Memory of the engine that compresses and, where needed, sorts; more goes to scratch files. */
const engineMemory = "256MB";

/**
 * Opens a segment to write. Scratch files stand beside the path until `finish` or `abort`.
 *
 * @param onProblem gets the problems that the reader reports, and those of the segment itself.
 */
export async function openSegmentWriter(
  path: string,
  onProblem: (problem: Problem) => void,
): Promise<SegmentWriter> {
  const scratch = await mkdtemp(join(dirname(path), ".segment-"));
  const instance = await DuckDBInstance.create(":memory:", {
    threads: "1",
    memory_limit: engineMemory,
    temp_directory: scratch,
    autoinstall_known_extensions: "false",
  });
  const connection = await instance.connect();
  return new ParquetSegmentWriter({ path, scratch, instance, connection, onProblem });
}
