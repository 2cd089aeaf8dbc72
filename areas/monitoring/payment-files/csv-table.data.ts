// SPDX-License-Identifier: Apache-2.0
import type { Scratch } from "@tianwang/store";
import { refuse } from "../errors.ts";
import type { SourceFile } from "./source-file.data.ts";

export const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** A row that could not be cut into its columns. */
export interface BrokenRow {
  readonly row: number;
  readonly says: string;
  readonly text: string;
}

/** DuckDB gives up a file whose lines end in two ways; lenient, it would hide broken rows. */
function throwMixed(error: unknown, { path }: SourceFile): never {
  if (error instanceof Error && error.message.includes("reached an invalid state"))
    throw refuse("MONITORING_FILE_MIXED", { path });
  throw error;
}

/** A column of the new table: its name and what it is made of, over `c0`, `c1` … */
export type TableColumn = readonly [name: string, expression: string];

/**
 * Loads a CSV file into a table of the scratch database, in the order of the file; `row` is the
 * 1-based number of the data row. Gives the rows that could not be cut into columns.
 */
export async function loadCsv(
  scratch: Scratch,
  name: string,
  { source, columns }: { readonly source: SourceFile; readonly columns: readonly TableColumn[] },
): Promise<BrokenRow[]> {
  const types = source.header.map((_, at) => `'c${at}': 'varchar'`).join(", ");
  const packing = source.isPacked ? "gzip" : "none";
  const list = columns.map(([column, expression]) => `${expression} as ${column}`).join(", ");
  const read = (text: string) =>
    scratch.run(text).catch((error: unknown) => throwMixed(error, source));
  // Named options only: guessing a dialect from the first rows would make the reading depend on them.
  await read(`create table ${name}_read as select ${list} from read_csv(${quoted(source.path)},
    header = false, skip = 1, auto_detect = false, delim = ',', quote = '"', escape = '"',
    columns = {${types}}, nullstr = '', compression = '${packing}', ignore_errors = true,
    store_rejects = true, rejects_table = '${name}_errors', rejects_scan = '${name}_scans')`);
  const broken = await scratch.rows<{ line: bigint; says: string; text: string }>(
    `select line, min(error_message) as says, min(csv_line) as text from ${name}_errors
     group by line order by line`,
  );
  await scratch.run(`create table ${name}_broken (shifted bigint, before bigint)`);
  // The reader counts the header as line 1, and gives the n-th broken row with n - 1 before it.
  const values = broken.map(({ line }, at) => `(${Number(line) - 2 - at}, ${at + 1})`);
  for (let from = 0; from < values.length; from += 1000)
    await scratch.run(
      `insert into ${name}_broken values ${values.slice(from, from + 1000).join(", ")}`,
    );
  await scratch.run(
    broken.length === 0
      ? `create view ${name} as select *, rowid + 1 as row from ${name}_read`
      : `create table ${name} as select g.*, g.place + 1 + coalesce(b.before, 0) as row
         from (select *, rowid as place from ${name}_read) g
         asof left join ${name}_broken b on g.place >= b.shifted order by g.place`,
  );
  return broken.map(({ line, says, text }) => ({ row: Number(line) - 1, says, text: text ?? "" }));
}
