// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Clock, Instant } from "@tianwang/kernel/calendar";
import type { RandomBytes } from "@tianwang/kernel/ids";
import { folderBlobs } from "./blobs/folder.ts";
import { openColumnar } from "./columnar/columnar.ts";
import { refuse } from "./errors.ts";
import type { MigrationState } from "./migrate/migration.ts";
import { applyMigrations, compareMigrations, readMigrations } from "./migrate/migration.ts";
import { kyselyOver } from "./sql/dialect.ts";
import type { SqlEngine } from "./sql/engine.ts";
import { SqlError } from "./sql/engine.ts";
import { openPglite } from "./sql/pglite-engine.ts";
import { openPostgres } from "./sql/postgres-engine.ts";
import { Store } from "./store.ts";

/** How a store is opened. */
export interface StoreOptions {
  /** Data folder; the embedded database, blobs and back-ups live below it. */
  readonly folder: string;
  /** `postgres://…`, or null for the embedded one. */
  readonly databaseUrl: string | null;
  readonly blobsFolder: string;
  /** Folders of the areas' migrations. */
  readonly migrationFolders: readonly string[];
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  /** Asked before pending migrations are applied to a store that has data (for a back-up). */
  readonly beforeMigrating: (store: Store, state: MigrationState) => Promise<void>;
}

/** The system's clock and randomness, for shells. */
export const systemClock: Clock = () => new Date().toISOString() as Instant;
export const systemRandomBytes: RandomBytes = (byteCount) => randomBytes(byteCount);

/** The store kit's own migrations. */
export const storeMigrationFolder = fileURLToPath(new URL("../migrations", import.meta.url));

/** Where a restore builds the embedded database before it shows it. */
export const restoringFolder = "restoring";

async function openEngine(options: StoreOptions): Promise<SqlEngine> {
  if (options.databaseUrl !== null) return openPostgres(options.databaseUrl);
  if (existsSync(join(options.folder, restoringFolder)))
    throw refuse("STORE_HALF_RESTORED", { folder: options.folder });
  const folder = join(options.folder, "pglite");
  await mkdir(folder, { recursive: true });
  return openPglite({ folder, template: null });
}

/** Brings a store's schema up to this program; refuses newer and edited ones. */
export async function migrate(
  store: Store,
  engine: SqlEngine,
  options: Pick<StoreOptions, "migrationFolders" | "clock" | "beforeMigrating">,
): Promise<void> {
  const all = await readMigrations([storeMigrationFolder, ...options.migrationFolders]);
  const state = await compareMigrations(engine, all);
  if (state.unknown.length > 0) throw refuse("STORE_NEWER", { names: state.unknown.join(", ") });
  if (state.changed.length > 0) throw refuse("STORE_CHANGED", { names: state.changed.join(", ") });
  if (state.pending.length > 0 && state.applied.length > 0)
    await options.beforeMigrating(store, state);
  await applyMigrations(engine, state.pending, options.clock());
}

/** Opens a store. The caller holds the folder's lock. */
export async function openStore(options: StoreOptions): Promise<Store> {
  await mkdir(options.folder, { recursive: true, mode: 0o700 });
  const engine = await openEngine(options);
  const store = new Store({
    engine,
    db: kyselyOver(engine),
    blobs: folderBlobs(options.blobsFolder),
    columnar: openColumnar(),
    clock: options.clock,
    randomBytes: options.randomBytes,
    folder: options.folder,
  });
  try {
    await migrate(store, engine, options);
  } catch (error) {
    await store.close().catch(() => undefined);
    if (error instanceof SqlError && /^(08|28|3D)/u.test(error.code)) {
      throw refuse("STORE_UNREACHABLE", { reason: error.message });
    }
    throw error;
  }
  return store;
}
