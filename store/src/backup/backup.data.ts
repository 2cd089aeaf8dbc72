// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { link, mkdir, open, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { Kysely } from "kysely";
import { sql } from "kysely";
import { chainEnd } from "../audit-chain/chain.data.ts";
import { folderBlobs } from "../blobs/folder.ts";
import { refuse } from "../errors.ts";
import type { Store } from "../store.ts";
import type { NamedBlob } from "./blob-names.data.ts";
import { namedBlobs } from "./blob-names.data.ts";
import type { BackupTable, Manifest } from "./manifest.ts";
import { backupPaths, makeManifest, sha256Of } from "./manifest.ts";
import type { TableShape } from "./tables.data.ts";
import { columnText, dumpSql, listSequences, listTables } from "./tables.data.ts";

/** How a back-up is taken. */
export interface BackupOptions {
  readonly programVersion: string;
  /** Told how far it is. */
  readonly progress?: (done: { readonly rowCount: number; readonly blobCount: number }) => void;
}

/** Rows fetched at a time: enough to be quick, and at most some megabytes in memory. */
const fetchRowCount = 1_000;
const fetchCharacterCount = 4 * 1024 * 1024;

type Count = { rowCount: number; blobCount: number };

/**
 * Writes everything to a folder that must be new or empty: all rows at one point, all blobs that they
 * name, and a manifest with the checksums. Works alike on both engines, and what one wrote the other
 * restores. The folder gets its name last; an interrupted back-up is left as `DIR.partial`.
 */
export async function backupStore(
  store: Store,
  dir: string,
  options: BackupOptions,
): Promise<Manifest> {
  const partial = `${dir}.partial`;
  await makeRoom(dir, partial);
  const count: Count = { rowCount: 0, blobCount: 0 };
  const report = () => options.progress?.({ ...count });
  const { rows, blobs } = await store.asOwner(async (db) => {
    await sql`set transaction isolation level repeatable read, read only`.execute(db);
    return dumpAll(db, partial, { count, report });
  });
  const kept = await keepBlobs(store, blobs, { partial, count, report });
  const manifest = makeManifest({
    programVersion: options.programVersion,
    madeAt: store.clock(),
    engine: store.kind,
    ...rows,
    blobs: kept,
  });
  await writeFile(join(partial, backupPaths.manifest), `${JSON.stringify(manifest, null, 2)}\n`);
  await syncFiles(partial);
  await rename(partial, dir);
  await sync(dirname(dir));
  return manifest;
}

const ownNames = new Set<string>([
  backupPaths.tables,
  backupPaths.blobs,
  backupPaths.blobList,
  backupPaths.manifest,
]);

/** Refuses a folder that holds something; clears what an interrupted back-up left beside it. */
async function makeRoom(dir: string, partial: string): Promise<void> {
  const there = await readdir(dir).catch(() => []);
  if (there.length > 0) throw refuse("BACKUP_DIR_TAKEN", { dir });
  const left = await readdir(partial).catch(() => []);
  if (!left.every((name) => ownNames.has(name))) throw refuse("BACKUP_DIR_TAKEN", { dir: partial });
  await rm(partial, { recursive: true, force: true });
  await mkdir(join(partial, backupPaths.tables), { recursive: true, mode: 0o700 });
}

interface Telling {
  readonly count: Count;
  readonly report: () => void;
}

/** Everything that is read inside the one transaction. */
async function dumpAll(db: Kysely<unknown>, partial: string, telling: Telling) {
  // Texts must not depend on how the server or the connection is set up.
  await sql`
    select set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO', true),
      set_config('intervalstyle', 'postgres', true), set_config('extra_float_digits', '1', true),
      set_config('bytea_output', 'hex', true), set_config('statement_timeout', '0', true)
  `.execute(db);
  const shapes = await listTables(db);
  const tables: BackupTable[] = [];
  for (const shape of shapes) tables.push(await dumpTable(db, shape, { partial, ...telling }));
  const migrations = await sql<{ name: string; sha256: string }>`
    select name, sha256 from store.migrations order by name collate "C"
  `.execute(db);
  const version = await sql<{ server_version: string }>`show server_version`.execute(db);
  const rows = {
    databaseVersion: version.rows[0]?.server_version ?? "",
    migrations: migrations.rows,
    tables,
    sequences: await listSequences(db),
    audit: await chainEnd(db),
  };
  return { rows, blobs: await namedBlobs(db, shapes) };
}

async function dumpTable(
  db: Kysely<unknown>,
  shape: TableShape,
  into: Telling & { readonly partial: string },
): Promise<BackupTable> {
  const { count, report } = into;
  const path = join(into.partial, backupPaths.table(shape.name));
  let rowCount = 0;
  async function* lines(): AsyncIterable<string> {
    for await (const batch of fetchLines(db, shape)) {
      rowCount += batch.length;
      count.rowCount += batch.length;
      yield `${batch.join("\n")}\n`;
      report();
    }
  }
  const hash = createHash("sha256");
  let byteCount = 0;
  const hashed = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      byteCount += chunk.byteLength;
      done(null, chunk);
    },
  });
  const file = createWriteStream(path, { flags: "wx", mode: 0o600 });
  await pipeline(Readable.from(lines()), createGzip({ level: 1 }), hashed, file);
  return {
    name: shape.name,
    columns: shape.columns.map(columnText),
    rowCount,
    byteCount,
    sha256: hash.digest("hex"),
  };
}

/** The rows of a table through a cursor, in batches that stay small whatever a row holds. */
async function* fetchLines(db: Kysely<unknown>, shape: TableShape): AsyncIterable<string[]> {
  await sql.raw(`declare rows_of_table no scroll cursor for ${dumpSql(shape)}`).execute(db);
  let wanted = 16;
  for (;;) {
    const { rows } = await sql
      .raw<{ line: string }>(`fetch ${wanted} from rows_of_table`)
      .execute(db);
    if (rows.length === 0) break;
    const lines = rows.map((row) => row.line);
    yield lines;
    const characterCount = lines.reduce((sum, line) => sum + line.length, 0);
    const fitting = Math.floor((fetchCharacterCount / characterCount) * lines.length);
    wanted = Math.max(1, Math.min(fetchRowCount, fitting));
  }
  await sql.raw("close rows_of_table").execute(db);
}

/** Puts the named blobs beside the rows: the same file where the disk allows, else a copy. */
async function keepBlobs(
  store: Store,
  named: readonly NamedBlob[],
  into: Telling & { readonly partial: string },
): Promise<Manifest["blobs"]> {
  const target = folderBlobs(join(into.partial, backupPaths.blobs));
  const lost: string[] = [];
  let list = "";
  let byteCount = 0n;
  for (const blob of named) {
    const to = target.path(blob.sha256);
    await mkdir(dirname(to), { recursive: true });
    if (await keepBlob(store.blobs.path(blob.sha256), to, blob)) {
      list += `${blob.sha256}  ${to.slice(into.partial.length + 1)}\n`;
      byteCount += blob.byteCount;
    } else lost.push(blob.sha256);
    into.count.blobCount += 1;
    into.report();
  }
  await writeFile(join(into.partial, backupPaths.blobList), list, { mode: 0o600 });
  return {
    count: named.length - lost.length,
    byteCount: Number(byteCount),
    listSha256: createHash("sha256").update(list).digest("hex"),
    lost,
  };
}

/** False when the original is not there or is no longer what its name says. */
async function keepBlob(from: string, to: string, blob: NamedBlob): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
  }
  // Another disk, or one without links.
  const file = await open(to, "wx", 0o440);
  try {
    await pipeline(createReadStream(from), file.createWriteStream({ flush: true }));
  } finally {
    await file.close();
  }
  if ((await sha256Of(to)) === blob.sha256) return true;
  await rm(to);
  return false;
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, "r");
  await handle.sync().finally(() => handle.close());
}

/** Makes sure that what is in a folder is on the disk; blobs were synced when they were stored. */
async function syncFiles(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const isBlob = entry.isFile() && path.startsWith(join(folder, backupPaths.blobs));
    if (!isBlob) await sync(path);
  }
  await sync(folder);
}
