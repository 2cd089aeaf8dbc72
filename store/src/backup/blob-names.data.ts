// SPDX-License-Identifier: Apache-2.0
// Which blobs the rows name. A table names a blob by its columns `sha256` and `byte_count`; every
// other column that ends in `sha256` is honoured too before a blob is removed.
import type { Kysely } from "kysely";
import { sql } from "kysely";
import type { Store } from "../store.ts";
import type { TableShape } from "./tables.data.ts";
import { listTables, quoted } from "./tables.data.ts";

/** What the kit itself notes of every blob; a listing, not a use. */
const listing = "store.blobs";

/** Blobs that nothing names are removed once they have lain this long. */
export const unnamedMillisMin = 24 * 3_600_000;

/** Blobs asked about in one query. */
const batchCount = 1_000;

/** A blob as the rows name it. */
export interface NamedBlob {
  readonly sha256: string;
  readonly byteCount: bigint;
}

const has = (table: TableShape, column: string) =>
  table.columns.some(({ name, type }) => name === column && type !== "boolean");

/** Every blob that a row names, in order of its hash. As owner. */
export async function namedBlobs(
  db: Kysely<unknown>,
  tables: readonly TableShape[],
): Promise<NamedBlob[]> {
  const parts = tables
    .filter((table) => has(table, "sha256") && has(table, "byte_count"))
    .map(({ name }) => `select sha256, byte_count from ${quoted(name)}`);
  const { rows } = await sql<NamedBlob>`
    select sha256, max(byte_count)::bigint as "byteCount" from (${sql.raw(parts.join(" union all "))}) b
    group by sha256 order by sha256 collate "C"
  `.execute(db);
  return rows;
}

/** Of some hashes, those that any row names, in whatever column. As owner. */
async function usedAmong(
  db: Kysely<unknown>,
  tables: readonly TableShape[],
  hashes: readonly string[],
): Promise<Set<string>> {
  const used = new Set<string>();
  for (const table of tables) {
    if (table.name === listing) continue;
    const columns = table.columns.filter(
      ({ name, type }) => type === "text" && /(?:^|_)sha256$/u.test(name),
    );
    for (const { name } of columns) {
      const { rows } = await sql<{ sha256: string }>`
        select distinct ${sql.id(name)} as sha256 from ${sql.table(table.name)}
        where ${sql.id(name)} = any (${[...hashes]}::text[])
      `.execute(db);
      for (const { sha256 } of rows) used.add(sha256);
    }
  }
  return used;
}

/** How many blobs, and how large together. */
export interface BlobCount {
  readonly count: number;
  readonly byteCount: number;
}

async function* unnamed(
  store: Store,
): AsyncIterable<{ sha256: string; byteCount: number; storedAtMillis: number }> {
  const named = await store.asOwner(async (db) => {
    const tables = await listTables(db);
    return new Set(
      (
        await namedBlobs(
          db,
          tables.filter(({ name }) => name !== listing),
        )
      ).map(({ sha256 }) => sha256),
    );
  });
  for await (const sha256 of store.blobs.list()) {
    if (named.has(sha256)) continue;
    const facts = await store.blobs.facts(sha256);
    if (facts) yield { sha256, ...facts };
  }
}

/** Counts the blobs that nothing names, however young, and those that were noted at all. */
export async function countBlobs(
  store: Store,
): Promise<{ readonly noted: BlobCount; readonly unnamed: BlobCount }> {
  const without = { count: 0, byteCount: 0 };
  for await (const blob of unnamed(store)) {
    without.count += 1;
    without.byteCount += blob.byteCount;
  }
  const noted = await store.asOwner((db) =>
    sql<{ count: number; byteCount: bigint }>`
      select count(*)::int as count, coalesce(sum(byte_count), 0)::bigint as "byteCount" from store.blobs
    `.execute(db),
  );
  const [row] = noted.rows;
  return {
    noted: { count: row?.count ?? 0, byteCount: Number(row?.byteCount ?? 0n) },
    unnamed: without,
  };
}

/**
 * Removes the blobs that no row names and that nobody has stored (again) for a day. What is being
 * taken in right now is younger than that; a blob that is named is never touched.
 */
export async function sweepBlobs(store: Store): Promise<BlobCount> {
  const storedBefore = Date.parse(store.clock()) - unnamedMillisMin;
  const old = new Map<string, number>();
  for await (const { sha256, byteCount, storedAtMillis } of unnamed(store))
    if (storedAtMillis < storedBefore) old.set(sha256, byteCount);
  let count = 0;
  let byteCount = 0;
  const hashes = [...old.keys()];
  for (let at = 0; at < hashes.length; at += batchCount) {
    for (const sha256 of await unlist(store, hashes.slice(at, at + batchCount))) {
      if (!(await store.blobs.remove(sha256, storedBefore))) continue;
      count += 1;
      byteCount += old.get(sha256) ?? 0;
    }
  }
  return { count, byteCount };
}

/** Takes those of some hashes that no row names out of the listing; gives them. */
function unlist(store: Store, hashes: readonly string[]): Promise<string[]> {
  return store.asOwner(async (db) => {
    const used = await usedAmong(db, await listTables(db), hashes);
    const free = hashes.filter((sha256) => !used.has(sha256));
    await sql`delete from store.blobs where sha256 = any (${free}::text[])`.execute(db);
    return free;
  });
}
