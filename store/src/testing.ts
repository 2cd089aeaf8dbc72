// SPDX-License-Identifier: Apache-2.0
// For tests only: a store that starts fast, on the engine the run was asked for.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Purpose, Role } from "@tianwang/kernel/access";
import type { Clock, Instant } from "@tianwang/kernel/calendar";
import type { ActorId, AgencyId, RandomBytes, WorkspaceId } from "@tianwang/kernel/ids";
import { addMember, createActor, createAgency } from "./access/workspace.data.ts";
import { folderBlobs } from "./blobs/folder.ts";
import { openColumnar } from "./columnar/columnar.ts";
import { ensureInstallation } from "./installation.data.ts";
import { applyMigrations, compareMigrations, readMigrations } from "./migrate/migration.ts";
import { storeMigrationFolder } from "./open.ts";
import { kyselyOver } from "./sql/dialect.ts";
import type { SqlEngine } from "./sql/engine.ts";
import { openPglite } from "./sql/pglite-engine.ts";
import { openPostgres } from "./sql/postgres-engine.ts";
import { Store } from "./store.ts";
import type { Acting } from "./work.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** A clock that starts at a fixed moment and goes on a millisecond at each look. */
export function steppingClock(start = "2026-01-05T08:00:00.000Z"): Clock {
  let millis = Date.parse(start);
  return () => new Date(millis++).toISOString() as Instant;
}

/** Bytes that look random and are the same each time (SHA-256 in counter mode). */
export function seededBytes(seed: string): RandomBytes {
  let counter = 0;
  return (byteCount) =>
    createHash("sha256").update(`${seed}:${counter++}`).digest().subarray(0, byteCount);
}

/** The migration folders of all areas that have one. */
export async function areaMigrationFolders(): Promise<string[]> {
  const areas = await readdir(join(root, "areas"));
  return areas
    .map((area) => join(root, "areas", area, "migrations"))
    .filter((path) => existsSync(path));
}

/** A store for tests, with a few ready people. */
export interface TestStore {
  readonly store: Store;
  readonly folder: string;
  /** Administrator of the root agency of the main workspace. */
  readonly acting: Acting;
  readonly workspaceId: WorkspaceId;
  /** Adds an agency below the root and a member of it; gives that member's acting. */
  stranger(role?: Role, name?: string): Promise<Acting & { readonly agencyId: AgencyId }>;
  close(): Promise<void>;
}

async function templateFor(folders: readonly string[]): Promise<Uint8Array> {
  const migrations = await readMigrations([storeMigrationFolder, ...folders]);
  const key = createHash("sha256").update(JSON.stringify(migrations)).digest("hex").slice(0, 20);
  const cache = join(root, "node_modules", ".cache", "tianwang");
  const path = join(cache, `pglite-${key}.tar`);
  if (existsSync(path)) return readFile(path);
  await mkdir(cache, { recursive: true });
  const engine = await openPglite({ folder: null, template: null });
  const state = await compareMigrations(engine, migrations);
  await applyMigrations(engine, state.pending, "2026-01-01T00:00:00.000Z");
  const dump = await engine.dump();
  await engine.close();
  await writeFile(`${path}.${process.pid}`, dump);
  await rename(`${path}.${process.pid}`, path);
  return dump;
}

async function openServerDatabase(url: string, folders: readonly string[]): Promise<SqlEngine> {
  const name = `tianwang_test_${process.pid}_${createHash("sha256").update(String(performance.now())).digest("hex").slice(0, 8)}`;
  const admin = openPostgres(url);
  const session = await admin.acquire();
  await session.exec(`create database ${name}`);
  session.release();
  await admin.close();
  const target = new URL(url);
  target.pathname = `/${name}`;
  const engine = openPostgres(target.href);
  const migrations = await readMigrations([storeMigrationFolder, ...folders]);
  const state = await compareMigrations(engine, migrations);
  await applyMigrations(engine, state.pending, "2026-01-01T00:00:00.000Z");
  return engine;
}

/**
 * Opens a store in a temporary folder: embedded, or on the server of `TIANWANG_TEST_DATABASE_URL`.
 * The same tests run on both.
 */
export async function openTestStore(seed: string): Promise<TestStore> {
  const folder = await mkdtemp(join(tmpdir(), "tianwang-test-"));
  const folders = await areaMigrationFolders();
  const url = process.env["TIANWANG_TEST_DATABASE_URL"];
  const engine = url
    ? await openServerDatabase(url, folders)
    : await openPglite({ folder: null, template: await templateFor(folders) });
  const store = new Store({
    engine,
    db: kyselyOver(engine),
    blobs: folderBlobs(join(folder, "blobs")),
    columnar: openColumnar(),
    clock: steppingClock(),
    randomBytes: seededBytes(seed),
    folder,
  });
  const { operatorId, mainWorkspaceId } = await ensureInstallation(store);
  const acting: Acting = {
    actorId: operatorId,
    purpose: "investigation",
    workspaceId: mainWorkspaceId,
  };
  return {
    store,
    folder,
    acting,
    workspaceId: mainWorkspaceId,
    stranger: (role = "case-officer", name = `stranger-${role}`) =>
      addStranger(store, acting, role, name),
    close: async () => {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function addStranger(store: Store, acting: Acting, role: Role, name: string) {
  const setting = { now: store.clock(), randomBytes: store.randomBytes };
  return store.asOwner(async (db) => {
    const agencyId: AgencyId = await createAgency(db, setting, {
      workspaceId: acting.workspaceId,
      parentId: null,
      level: "county",
      kind: "police",
      name: { zh: `外单位 ${name}`, en: `Other agency ${name}` },
    });
    const actorId: ActorId = await createActor(db, setting, {
      kind: "person",
      name,
      displayName: name,
    });
    await addMember(db, setting, { actorId, agencyId, role });
    const purpose: Purpose = "investigation";
    return { actorId, purpose, workspaceId: acting.workspaceId, agencyId };
  });
}
