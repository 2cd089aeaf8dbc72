// SPDX-License-Identifier: Apache-2.0
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { assert } from "@tianwang/kernel/assert";
import type { Kysely } from "kysely";
import { sql } from "kysely";
import { appendLink, verifyChain } from "../audit-chain/chain.data.ts";
import type { AuditEntry } from "../audit-chain/chain.ts";
import { refuse } from "../errors.ts";
import type { Migration } from "../migrate/migration.ts";
import { applyInside } from "../migrate/migration.ts";
import { kyselyOver } from "../sql/dialect.ts";
import type { SqlEngine } from "../sql/engine.ts";
import { engineOf } from "../sql/engine.ts";
import { namedBlobs } from "./blob-names.data.ts";
import type { BackupTable, Manifest } from "./manifest.ts";
import { backupPaths } from "./manifest.ts";
import type { TableShape } from "./tables.data.ts";
import { columnText, listForeignKeys, listTables, loadSql, quoted } from "./tables.data.ts";

/** A back-up that was opened and whose own files hold what its manifest says. */
export interface OpenedBackup {
  readonly dir: string;
  readonly manifest: Manifest;
  /** The migrations that its rows need, as this program has them. */
  readonly migrations: readonly Migration[];
}

/** Rows inserted at a time, and characters of their JSON. */
const insertRowCount = 2_000;
const insertCharacterCount = 4 * 1024 * 1024;

/** How a back-up is loaded. */
export interface LoadOptions {
  readonly progress: (rowCount: number) => void;
  /** When it is loaded to be worked with; null for a mere verification. */
  readonly restoredAt: string | null;
}

/**
 * Applies the migrations of a back-up to an empty database, loads its rows, and verifies counts, the
 * blobs that they name, and the audit chain: all in one transaction, so that a failure leaves nothing.
 */
export async function loadBackup(
  engine: SqlEngine,
  backup: OpenedBackup,
  { progress, restoredAt }: LoadOptions,
): Promise<void> {
  const session = await engine.acquire();
  try {
    await session.exec("begin");
    await session.exec("set local statement_timeout = 0; set local timezone = 'UTC'");
    await applyInside(session, backup.migrations, backup.manifest.madeAt);
    const db = kyselyOver(engineOf(engine.kind, session));
    await loadAll(db, backup, progress);
    await verifyLoaded(db, backup);
    if (restoredAt !== null) await noteRestore(db, backup, restoredAt);
    await session.exec("commit");
  } catch (error) {
    await session.exec("rollback").catch(() => undefined);
    throw error;
  } finally {
    session.release();
  }
}

const run = (db: Kysely<unknown>, text: string) => sql.raw(text).execute(db);

/**
 * Foreign keys are dropped and added again around the load, which checks every reference once and
 * lets rows that refer to each other come in any order; only a superuser could switch them off.
 */
async function loadAll(
  db: Kysely<unknown>,
  backup: OpenedBackup,
  progress: (rowCount: number) => void,
): Promise<void> {
  const shapes = pairUp(await listTables(db), backup);
  const foreignKeys = await listForeignKeys(db);
  for (const key of foreignKeys)
    await run(db, `alter table ${quoted(key.table)} drop constraint ${quoted(key.name)}`);
  for (const { shape } of shapes)
    await run(db, `alter table ${quoted(shape.name)} disable trigger user`);
  // Migrations may bring rows of their own; those of the back-up are the ones that count.
  await run(db, `truncate ${shapes.map(({ shape }) => quoted(shape.name)).join(", ")}`);
  let rowCount = 0;
  for (const { shape, table } of shapes) {
    await loadTable(db, shape, {
      path: join(backup.dir, backupPaths.table(table.name)),
      inserted: (count) => progress((rowCount += count)),
    });
  }
  for (const { shape } of shapes)
    await run(db, `alter table ${quoted(shape.name)} enable trigger user`);
  for (const key of foreignKeys)
    await run(
      db,
      `alter table ${quoted(key.table)} add constraint ${quoted(key.name)} ${key.definition}`,
    );
  for (const { name, lastValue } of backup.manifest.sequences) {
    if (lastValue !== null)
      await sql`select setval(${quoted(name)}::regclass, ${lastValue}::bigint)`.execute(db);
  }
}

/** The tables here and in the back-up, which must be the same, column by column. */
function pairUp(
  shapes: readonly TableShape[],
  { dir, manifest }: OpenedBackup,
): { shape: TableShape; table: BackupTable }[] {
  const byName = new Map(manifest.tables.map((table) => [table.name, table]));
  const damaged = () => refuse("BACKUP_DAMAGED", { path: join(dir, backupPaths.manifest) });
  if (shapes.length !== manifest.tables.length) throw damaged();
  return shapes.map((shape) => {
    const table = byName.get(shape.name);
    if (!table || table.columns.join() !== shape.columns.map(columnText).join()) throw damaged();
    return { shape, table };
  });
}

async function loadTable(
  db: Kysely<unknown>,
  shape: TableShape,
  from: { readonly path: string; readonly inserted: (count: number) => void },
): Promise<void> {
  const text = loadSql(shape);
  const insert = async (lines: readonly string[]) => {
    if (lines.length === 0) return;
    const [before, after] = text.split("$1");
    assert(before !== undefined && after !== undefined, "the rows are the one parameter");
    const json = `[${lines.join(",")}]`;
    await sql`${sql.raw(before)}${json}${sql.raw(after)}`.execute(db);
    from.inserted(lines.length);
  };
  let lines: string[] = [];
  let characterCount = 0;
  const source = createReadStream(from.path).pipe(createGunzip());
  for await (const line of createInterface({ input: source, crlfDelay: Infinity })) {
    lines.push(line);
    characterCount += line.length;
    if (lines.length < insertRowCount && characterCount < insertCharacterCount) continue;
    await insert(lines);
    lines = [];
    characterCount = 0;
  }
  await insert(lines);
}

/**
 * The audit log tells that the store went back to an earlier point, and the jobs that ran at that point
 * were cut off: whoever ran them is not here.
 */
async function noteRestore(
  db: Kysely<unknown>,
  { manifest }: OpenedBackup,
  at: string,
): Promise<void> {
  await sql`
    update store.jobs set state = 'interrupted', ended_at = ${at} where state = 'running'
  `.execute(db);
  const { madeAt, programVersion, audit } = manifest;
  const entry: AuditEntry = {
    workspaceId: null,
    actorId: "operator",
    purpose: "administration",
    action: "installation.restore",
    subject: "",
    outcome: "done",
    detail: JSON.stringify({ madeAt, programVersion, linkCount: audit.linkCount }),
  };
  await appendLink(db, at, [entry]);
}

/** Counts again what was loaded, and recomputes the audit chain from its entries. */
async function verifyLoaded(db: Kysely<unknown>, { dir, manifest }: OpenedBackup): Promise<void> {
  const damaged = (path: string) => refuse("BACKUP_DAMAGED", { path: join(dir, path) });
  for (const table of manifest.tables) {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from ${sql.table(table.name)}
    `.execute(db);
    if (rows[0]?.count !== table.rowCount) throw damaged(backupPaths.table(table.name));
  }
  const named = await namedBlobs(db, await listTables(db));
  if (named.length !== manifest.blobs.count + manifest.blobs.lost.length)
    throw damaged(backupPaths.blobList);
  const chain = await verifyChain(db);
  const isWhole =
    chain.broken === null &&
    chain.linkCount === manifest.audit.linkCount &&
    chain.lastSha256 === manifest.audit.lastSha256;
  if (!isWhole) throw damaged(backupPaths.table("store.audit_links"));
}
