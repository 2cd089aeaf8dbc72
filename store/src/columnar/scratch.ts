// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { DuckDBInstance } from "@duckdb/node-api";

/** A whole-number or double column of a chunk, without a copy. */
export type ScratchColumn = Int32Array | Float64Array;

/** Columns of some thousand rows at most. */
export interface ScratchChunk {
  readonly rowCount: number;
  readonly columns: readonly ScratchColumn[];
}

/**
 * A database of its own for files of the person at the command line: it reads them on threads of its
 * own, sorts more than memory holds by a folder of its own, and leaves nothing behind.
 */
export interface Scratch {
  run(text: string): Promise<void>;
  /** Rows of a query; 64-bit numbers are bigint. */
  rows<T>(text: string): Promise<T[]>;
  /** The result of a query of INTEGER and DOUBLE columns without nulls, read as it comes. */
  chunks(text: string): AsyncIterable<ScratchChunk>;
  /** Ends the query that is running; it is refused. */
  interrupt(): void;
  close(): Promise<void>;
}

/** Memory that a scratch database takes before it writes to its folder. */
const memoryMax = "1GB";

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

async function* chunksOf(
  connection: DuckDBConnection,
  text: string,
): AsyncGenerator<ScratchChunk, void, undefined> {
  const result = await connection.stream(text);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) return;
    const columns = Array.from({ length: chunk.columnCount }, (_, at) => {
      const { items } = chunk.getColumnVector(at) as unknown as { items: unknown };
      if (items instanceof Int32Array || items instanceof Float64Array) return items;
      throw new Error("a chunk has columns of INTEGER and DOUBLE only");
    });
    yield { rowCount: chunk.rowCount, columns };
  }
}

/** Opens a scratch database that can read the given files and nothing else on the machine. */
export async function openScratch(paths: readonly string[]): Promise<Scratch> {
  const folder = await mkdtemp(join(tmpdir(), "tianwang-scratch-"));
  const instance = await DuckDBInstance.create(":memory:", {
    threads: "2",
    memory_limit: memoryMax,
    temp_directory: folder,
  });
  const connection = await instance.connect();
  await connection.run(`set allowed_paths = [${paths.map(quoted).join(", ")}]`);
  await connection.run(`set allowed_directories = [${quoted(folder)}]`);
  await connection.run("set enable_external_access = false");
  await connection.run("set autoinstall_known_extensions = false");
  await connection.run("set lock_configuration = true");
  return {
    run: async (text) => {
      await connection.run(text);
    },
    rows: async <T>(text: string) =>
      (await connection.runAndReadAll(text)).getRowObjectsJS() as T[],
    chunks: (text) => chunksOf(connection, text),
    interrupt: () => connection.interrupt(),
    close: async () => {
      connection.closeSync();
      instance.closeSync();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
