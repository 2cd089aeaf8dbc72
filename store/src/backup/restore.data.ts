// SPDX-License-Identifier: Apache-2.0
import { createReadStream, existsSync } from "node:fs";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "@tianwang/kernel/calendar";
import { folderBlobs } from "../blobs/folder.ts";
import { refuse } from "../errors.ts";
import { readMigrations } from "../migrate/migration.ts";
import { restoringFolder, storeMigrationFolder } from "../open.ts";
import type { SqlEngine } from "../sql/engine.ts";
import { lockFileNames } from "../sql/lock.ts";
import { openPglite } from "../sql/pglite-engine.ts";
import { openPostgres } from "../sql/postgres-engine.ts";
import type { LoadOptions, OpenedBackup } from "./load.data.ts";
import { loadBackup } from "./load.data.ts";
import type { Manifest } from "./manifest.ts";
import { backupPaths, checkFiles, readBlobList, readManifest, sha256Of } from "./manifest.ts";

/** Where a back-up is restored to. The caller holds the lock of the folder. */
export interface RestoreTarget {
  readonly folder: string;
  /** `postgres://…`, or null for the embedded one. */
  readonly databaseUrl: string | null;
  readonly blobsFolder: string;
  readonly migrationFolders: readonly string[];
  readonly clock: Clock;
  readonly progress?: (done: { readonly rowCount: number; readonly blobCount: number }) => void;
}

/** Opens a back-up: its files must be whole, and its migrations known to this program. */
export async function openBackup(
  dir: string,
  migrationFolders: readonly string[],
): Promise<OpenedBackup> {
  const manifest = await readManifest(dir);
  await checkFiles(dir, manifest);
  const known = new Map(
    (await readMigrations([storeMigrationFolder, ...migrationFolders])).map((migration) => [
      migration.name,
      migration,
    ]),
  );
  const migrations = manifest.migrations.flatMap(({ name }) => known.get(name) ?? []);
  if (migrations.length !== manifest.migrations.length) {
    const names = manifest.migrations.filter(({ name }) => !known.has(name));
    throw refuse("STORE_NEWER", { names: names.map(({ name }) => name).join(", ") });
  }
  const changed = manifest.migrations.filter(
    ({ name, sha256 }) => known.get(name)?.sha256 !== sha256,
  );
  if (changed.length > 0)
    throw refuse("STORE_CHANGED", { names: changed.map(({ name }) => name).join(", ") });
  return { dir, manifest, migrations };
}

/** What a data folder may hold before a restore: nothing that a restore could overwrite. */
const allowedBefore = new Set([
  "operator.token",
  "backups",
  "blobs",
  restoringFolder,
  ...lockFileNames,
]);

/**
 * Restores a back-up into an empty data folder and database. Nothing of it is visible before all of
 * it is verified: the embedded database is built aside and renamed, a served one gets one commit.
 */
export async function restoreStore(dir: string, target: RestoreTarget): Promise<Manifest> {
  const backup = await openBackup(dir, target.migrationFolders);
  const there = await readdir(target.folder).catch(() => []);
  if (!there.every((name) => allowedBefore.has(name)))
    throw refuse("RESTORE_NOT_EMPTY", { target: target.folder });
  const done = { rowCount: 0, blobCount: 0 };
  const report = () => target.progress?.({ ...done });
  const load: LoadOptions = {
    restoredAt: target.clock(),
    progress: (rowCount) => {
      done.rowCount = rowCount;
      report();
    },
  };
  const takeBlobs = () =>
    bringBlobs(backup, target.blobsFolder, () => {
      done.blobCount += 1;
      report();
    });
  if (target.databaseUrl === null) await restoreEmbedded(backup, target.folder, takeBlobs, load);
  else await restoreServed(backup, target.databaseUrl, takeBlobs, load);
  return backup.manifest;
}

async function restoreEmbedded(
  backup: OpenedBackup,
  folder: string,
  takeBlobs: () => Promise<void>,
  load: LoadOptions,
): Promise<void> {
  const aside = join(folder, restoringFolder);
  await rm(aside, { recursive: true, force: true });
  await mkdir(aside, { recursive: true, mode: 0o700 });
  await takeBlobs();
  await loadInto(aside, backup, load);
  await syncAll(aside);
  await rename(aside, join(folder, "pglite"));
  await syncAll(folder, false);
}

/** Builds an embedded database in a folder from a back-up, verifies it and closes it. */
export async function loadInto(
  folder: string,
  backup: OpenedBackup,
  load: LoadOptions,
): Promise<void> {
  const engine = await openPglite({ folder, template: null });
  try {
    await loadBackup(engine, backup, load);
  } finally {
    await engine.close();
  }
}

async function restoreServed(
  backup: OpenedBackup,
  url: string,
  takeBlobs: () => Promise<void>,
  load: LoadOptions,
): Promise<void> {
  const engine = openPostgres(url);
  try {
    await refuseUsed(engine);
    await takeBlobs();
    await loadBackup(engine, backup, load);
  } finally {
    await engine.close();
  }
}

async function refuseUsed(engine: SqlEngine): Promise<void> {
  const session = await engine.acquire();
  try {
    const { rows } = await session.query("select 1 from pg_namespace where nspname = 'store'", []);
    if (rows.length > 0) throw refuse("RESTORE_NOT_EMPTY", { target: "DATABASE_URL" });
  } finally {
    session.release();
  }
}

/** Copies the blobs of a back-up to the blob store and checks each against its name. */
async function bringBlobs(
  { dir, manifest }: OpenedBackup,
  blobsFolder: string,
  brought: () => void,
): Promise<void> {
  const source = folderBlobs(join(dir, backupPaths.blobs));
  const target = folderBlobs(blobsFolder);
  for (const sha256 of await readBlobList(dir)) {
    const path = source.path(sha256);
    const damaged = () => refuse("BACKUP_DAMAGED", { path });
    if (!existsSync(path)) throw damaged();
    const stored = await target.put(createReadStream(path), manifest.blobs.byteCount);
    if (stored.sha256 !== sha256) throw damaged();
    brought();
  }
}

/** Checks the blobs of a back-up where they lie. */
export async function checkBlobs({ dir }: OpenedBackup): Promise<void> {
  const source = folderBlobs(join(dir, backupPaths.blobs));
  for (const sha256 of await readBlobList(dir)) {
    const path = source.path(sha256);
    if ((await sha256Of(path).catch(() => "")) !== sha256) throw refuse("BACKUP_DAMAGED", { path });
  }
}

/** PGlite does not sync its files: what was restored is brought to the disk before it is shown. */
async function syncAll(folder: string, isDeep = true): Promise<void> {
  const inside = isDeep ? await readdir(folder, { recursive: true }) : [];
  for (const path of [...inside.map((name) => join(folder, name)), folder]) {
    const handle = await open(path, "r");
    await handle.sync().finally(() => handle.close());
  }
}
