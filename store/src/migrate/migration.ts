// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { SqlEngine, SqlSession } from "../sql/engine.ts";

/** One file of SQL, named by the minute it was written (UTC) and what it does. */
export interface Migration {
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

/** What the folder has against what the program brings. */
export interface MigrationState {
  readonly applied: readonly string[];
  readonly pending: readonly Migration[];
  /** Applied there, unknown here: the folder is newer than the program. */
  readonly unknown: readonly string[];
  /** Applied there with other content: somebody edited history. */
  readonly changed: readonly string[];
}

const nameForm = /^\d{8}T\d{4}-[a-z0-9-]+\.sql$/u;

/** Reads the migrations of several folders and merges them by their minute. */
export async function readMigrations(folders: readonly string[]): Promise<Migration[]> {
  const all: Migration[] = [];
  for (const folder of folders) {
    for (const file of await readdir(folder)) {
      if (!nameForm.test(file))
        throw new Error(`the migration ${file} is not named MINUTE-what.sql`);
      const text = await readFile(join(folder, file), "utf8");
      all.push({
        name: basename(file, ".sql"),
        text,
        sha256: createHash("sha256").update(text).digest("hex"),
      });
    }
  }
  return all.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Where the applied migrations are recorded; there before the first of them. */
const migrationTable = `create schema if not exists store;
  create table if not exists store.migrations (
    name text primary key, sha256 text not null, applied_at timestamptz not null)`;

/** Applies migrations to an empty database inside the transaction of a session. */
export async function applyInside(
  session: SqlSession,
  migrations: readonly Migration[],
  at: string,
): Promise<void> {
  await session.exec(migrationTable);
  for (const migration of migrations) await applyOne(session, migration, at);
}

async function applyOne(session: SqlSession, migration: Migration, at: string): Promise<void> {
  await session.exec(migration.text);
  await session.query("insert into store.migrations values ($1, $2, $3)", [
    migration.name,
    migration.sha256,
    at,
  ]);
}

async function withSession<T>(
  engine: SqlEngine,
  use: (session: SqlSession) => Promise<T>,
): Promise<T> {
  const session = await engine.acquire();
  try {
    return await use(session);
  } finally {
    session.release();
  }
}

/** Compares what was applied with what the program brings. */
export function compareMigrations(
  engine: SqlEngine,
  all: readonly Migration[],
): Promise<MigrationState> {
  return withSession(engine, async (session) => {
    await session.exec(migrationTable);
    const { rows } = await session.query(
      "select name, sha256 from store.migrations order by name",
      [],
    );
    const known = new Map(all.map((migration) => [migration.name, migration]));
    const applied = rows.map((row) => ({
      name: String(row["name"]),
      sha256: String(row["sha256"]),
    }));
    const names = new Set(applied.map((row) => row.name));
    return {
      applied: [...names],
      pending: all.filter((migration) => !names.has(migration.name)),
      unknown: applied.filter((row) => !known.has(row.name)).map((row) => row.name),
      changed: applied
        .filter((row) => known.has(row.name) && known.get(row.name)?.sha256 !== row.sha256)
        .map((row) => row.name),
    };
  });
}

/** Applies migrations, each in a transaction of its own, and records name and hash. */
export function applyMigrations(
  engine: SqlEngine,
  pending: readonly Migration[],
  at: string,
): Promise<void> {
  return withSession(engine, async (session) => {
    for (const migration of pending) {
      await session.exec("begin");
      try {
        await applyOne(session, migration, at);
        await session.exec("commit");
      } catch (error) {
        await session.exec("rollback");
        throw new Error(`the migration ${migration.name} failed`, { cause: error });
      }
    }
  });
}
