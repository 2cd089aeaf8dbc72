// SPDX-License-Identifier: Apache-2.0
import type { FileHandle } from "node:fs/promises";
import { mkdtemp, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { zstdCompress } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { assert } from "@tianwang/kernel/assert";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import type { Problem } from "@tianwang/kernel/problem";
import type { RowSink, SourceRow, StatementHead } from "../transactions/row.ts";
import { segmentColumns, segmentGroupRows, segmentProblem } from "../transactions/segment.ts";
import type { EncodedColumn } from "./parquet/column.ts";
import type { StoredColumn, StoredGroup, StoredPage } from "./parquet/file.ts";
import { parquetFooter, parquetMagic, storePage, storedSize } from "./parquet/file.ts";
import { SegmentGroup } from "./parquet/segment-group.ts";

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

/** Row groups that may wait for their compression before `drained` holds the reader back. */
const waitingGroupsMax = 2;

/** Who made a file, as its footer says. */
const createdBy = "tianwang";

const int64Max = 2n ** 63n - 1n;

/** Stands for an unknown date where dates are compared: unknown dates come last. */
const unknownDate = "9999-99-99";

const compress = promisify(zstdCompress);

interface CompressedColumn {
  readonly encoded: EncodedColumn;
  readonly codec: StoredColumn["codec"];
  readonly pages: readonly StoredPage[];
}

/** Columns below this many bytes are not worth a compressor. */
const compressedBytesMin = 4096;

async function compressColumn(encoded: EncodedColumn): Promise<CompressedColumn> {
  const byteCount = encoded.pages.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (byteCount < compressedBytesMin) {
    const pages = encoded.pages.map((page) => storePage(page, page.bytes));
    return { encoded, codec: "none", pages };
  }
  const pages = await Promise.all(
    encoded.pages.map(async (page) => storePage(page, await compress(page.bytes))),
  );
  return { encoded, codec: "zstd", pages };
}

/** A statement as a range of rows. */
interface StatementRange {
  readonly index: number;
  readonly firstRowNo: number;
  readonly isNewestFirst: boolean;
}

class ParquetSegmentWriter implements SegmentWriter {
  readonly #path: string;
  readonly #scratch: string;
  readonly #file: FileHandle;
  readonly #onProblem: (problem: Problem) => void;
  readonly #statements: StatementRange[] = [];
  readonly #group = new SegmentGroup(segmentGroupRows);
  readonly #stored: StoredGroup[] = [];
  #offset = parquetMagic.length;
  #rowCount = 0;
  #lastBookedOn = "";
  #isInOrder = true;
  #first: CalendarDate | null = null;
  #last: CalendarDate | null = null;
  readonly #waiting: Promise<void>[] = [];
  #failure: unknown;
  #isClosed = false;

  constructor(opened: {
    path: string;
    scratch: string;
    file: FileHandle;
    onProblem: (problem: Problem) => void;
  }) {
    this.#path = opened.path;
    this.#scratch = opened.scratch;
    this.#file = opened.file;
    this.#onProblem = opened.onProblem;
  }

  openStatement(head: StatementHead): void {
    const isNewestFirst = head.isNewestFirst === true;
    if (isNewestFirst) this.#isInOrder = false;
    const index = this.#statements.length;
    this.#statements.push({ index, firstRowNo: this.#rowCount, isNewestFirst });
  }

  closeStatement(): void {}

  problem(problem: Problem): void {
    this.#onProblem(problem);
  }

  row(row: SourceRow): void {
    assert(this.#statements.length > 0 && !this.#isClosed, "rows come between open and close");
    if (!this.#fits(row)) return;
    this.#group.add(row, this.#rowCount, this.#statements.length - 1);
    this.#rowCount++;
    if (row.bookedOn !== this.#lastBookedOn) this.#noteDate(row.bookedOn);
    if (this.#group.isFull) this.#endGroup();
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

  /** Encodes the rows at hand; compression and disk follow in the background, in order. */
  #endGroup(): void {
    const { rowCount } = this.#group;
    const columns = Promise.all(this.#group.take().map(compressColumn));
    const before = this.#waiting.at(-1) ?? Promise.resolve();
    this.#waiting.push(before.then(() => this.#store(columns, rowCount)));
  }

  /** Never rejects: a failure is kept and thrown where someone awaits. */
  async #store(columns: Promise<CompressedColumn[]>, rowCount: number): Promise<void> {
    try {
      const compressed = await columns;
      if (this.#failure === undefined) await this.#append(compressed, rowCount);
    } catch (error) {
      this.#failure = error;
    }
    void this.#waiting.shift();
  }

  async #append(columns: readonly CompressedColumn[], rowCount: number): Promise<void> {
    const group: StoredColumn[] = [];
    const pieces: Uint8Array[] = [];
    for (const { encoded, codec, pages: stored } of columns) {
      const { nullCount, bounds } = encoded;
      const pages = stored.map(({ sizes }) => sizes);
      group.push({ codec, pages, nullCount, bounds, rowCount, offset: this.#offset });
      this.#offset += storedSize({ pages });
      for (const { header, compressed } of stored) pieces.push(header, compressed);
    }
    await this.#file.writeFile(Buffer.concat(pieces));
    this.#stored.push(group);
  }

  async #settle(): Promise<void> {
    while (this.#waiting.length > 0) await this.#waiting[0];
  }

  async drained(): Promise<void> {
    while (this.#waiting.length > waitingGroupsMax) await this.#waiting[0];
    if (this.#failure !== undefined) throw this.#failure;
  }

  async finish(): Promise<SegmentSummary> {
    assert(!this.#isClosed, "a segment is finished once");
    if (this.#group.rowCount > 0) this.#endGroup();
    await this.#settle();
    if (this.#failure !== undefined) throw this.#failure;
    await this.#file.writeFile(parquetFooter(segmentColumns, this.#stored, createdBy));
    const whole = this.#isInOrder ? this.#written : await this.#sort();
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

  get #written(): string {
    return writtenPath(this.#scratch);
  }

  async #sort(): Promise<string> {
    const sorted = join(this.#scratch, "sorted.parquet");
    const turns = this.#statements
      .filter(({ isNewestFirst }) => isNewestFirst)
      .map(({ index, firstRowNo }) => {
        const next = this.#statements[index + 1]?.firstRowNo ?? this.#rowCount;
        return `(${index}, ${firstRowNo + next - 1})`;
      });
    await sortSegment({ from: this.#written, to: sorted, scratch: this.#scratch, turns });
    return sorted;
  }

  async abort(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#failure ??= new Error("the segment is closed");
    await this.#settle();
    await this.#file.close();
    await rm(this.#scratch, { recursive: true, force: true });
  }
}

function writtenPath(scratch: string): string {
  return join(scratch, "written.parquet");
}

/** A text for SQL. */
function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Memory of the engine that sorts; more goes to scratch files. */
const sortMemory = "256MB";

/**
 * Sorts a segment by date and place. `turns` are statements that list the newest row first, with
 * the sum of their first and last row number: they are numbered backwards. One thread sorts and
 * writes, so that the bytes depend on the rows alone.
 */
async function sortSegment(how: {
  from: string;
  to: string;
  scratch: string;
  turns: readonly string[];
}): Promise<void> {
  const columns = segmentColumns.slice(1).map(({ name }) => `part.${name}`);
  const turned = how.turns.length === 0 ? "(NULL::INTEGER, NULL::INTEGER)" : how.turns.join(", ");
  const instance = await DuckDBInstance.create(":memory:", {
    threads: "1",
    memory_limit: sortMemory,
    temp_directory: how.scratch,
    autoinstall_known_extensions: "false",
  });
  const connection = await instance.connect();
  try {
    await connection.run(
      `COPY (SELECT coalesce(turned.sum - part.row_no, part.row_no)::INTEGER AS row_no,
          ${columns.join(", ")}
        FROM read_parquet(${sqlText(how.from)}) AS part
        LEFT JOIN (VALUES ${turned}) AS turned(statement_index, sum)
          ON part.statement_index = turned.statement_index
        ORDER BY part.booked_on NULLS LAST, 1)
      TO ${sqlText(how.to)}
      (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${segmentGroupRows})`,
    );
  } finally {
    connection.closeSync();
    instance.closeSync();
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
  const file = await open(writtenPath(scratch), "wx");
  await file.writeFile(parquetMagic);
  return new ParquetSegmentWriter({ path, scratch, file, onProblem });
}
