// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { listKept, takeBackup } from "../backup/keeper.ts";
import { ensureInstallation, sql } from "../index.ts";
import { openStore } from "../open.ts";
import { openPostgres } from "../sql/postgres-engine.ts";
import type { Store } from "../store.ts";
import { seededBytes, steppingClock } from "../testing.ts";

let scratch: string;
let databaseUrl: string | null = null;
const first =
  "create schema demo; grant usage on schema demo to tianwang_app; create table demo.a (n int);";
const second = "alter table demo.a add column m int not null default 7;";

before(async () => {
  scratch = await mkdtemp(join(tmpdir(), "tianwang-migration-"));
  for (const [folder, files] of [
    ["older", { "20270101T0000-first": first }],
    ["newer", { "20270101T0000-first": first, "20270102T0000-second": second }],
    ["edited", { "20270101T0000-first": `${first} -- better`, "20270102T0000-second": second }],
  ] as const) {
    await mkdir(join(scratch, folder));
    for (const [name, text] of Object.entries(files))
      await writeFile(join(scratch, folder, `${name}.sql`), text);
  }
  const url = process.env["TIANWANG_TEST_DATABASE_URL"];
  if (!url) return;
  const admin = openPostgres(url);
  const session = await admin.acquire();
  await session.exec(`create database tianwang_migration_${process.pid}`);
  session.release();
  await admin.close();
  databaseUrl = new URL(`/tianwang_migration_${process.pid}`, url).href;
});
after(() => rm(scratch, { recursive: true, force: true }));

const backups = () => join(scratch, "data", "backups");

function open(folder: string, beforeMigrating: (store: Store) => Promise<unknown>): Promise<Store> {
  return openStore({
    folder: join(scratch, "data"),
    databaseUrl,
    blobsFolder: join(scratch, "data", "blobs"),
    migrationFolders: [join(scratch, folder)],
    clock: steppingClock(),
    randomBytes: seededBytes(folder),
    beforeMigrating: async (store) => {
      await beforeMigrating(store);
    },
  });
}

const backUp = (store: Store) =>
  takeBackup(store, {
    folder: backups(),
    programVersion: "9.9.9",
    // The program that migrates brings the older migrations too.
    migrationFolders: [join(scratch, "newer")],
    signal: new AbortController().signal,
  });
const never = async () => assert.fail("nothing was to be migrated");

test("an older data folder is backed up, verified, then migrated; a fresh one is just made", async () => {
  const made = await open("older", never);
  await ensureInstallation(made);
  await made.asOwner((db) => sql`insert into demo.a values (1)`.execute(db));
  await made.close();

  const store = await open("newer", backUp);
  const { rows } = await store.asOwner((db) => sql`select n, m from demo.a`.execute(db));
  assert.deepEqual(rows, [{ n: 1, m: 7 }]);
  await store.close();
  const [kept, ...others] = await listKept(backups());
  assert.deepEqual(others, []);
  assert.equal(kept?.verified?.fault, null);
  assert.equal(kept?.verified?.isWhole, true);
  assert.equal(kept?.manifest.migrations.at(-1)?.name, "20270101T0000-first");
  const table = kept?.manifest.tables.find(({ name }) => name === "demo.a");
  assert.deepEqual([table?.columns, table?.rowCount], [["n integer"], 1]);
  await (await open("newer", never)).close();
});

test("a newer data folder and one with edited migrations are refused and left as they are", async () => {
  await assert.rejects(open("older", never), (error: Error) => {
    assert.match(error.message, /^STORE_NEWER: .*20270102T0000-second/u);
    return true;
  });
  await assert.rejects(open("edited", never), { code: "STORE_CHANGED" });
  await (await open("newer", never)).close();
});

test("a back-up that fails stops the migration, and so does a migration: nothing is half done", async () => {
  await writeFile(join(scratch, "newer", "20270103T0000-third.sql"), "drop table demo.a;");
  const fail = () => Promise.reject(new Error("no space left"));
  await assert.rejects(open("newer", fail), /no space left/u);
  await writeFile(
    join(scratch, "newer", "20270103T0000-third.sql"),
    "drop table demo.a; select 1 / 0;",
  );
  await assert.rejects(
    open("newer", async () => undefined),
    /20270103T0000-third failed/u,
  );
  await rm(join(scratch, "newer", "20270103T0000-third.sql"));
  const store = await open("newer", never);
  const { rows } = await store.asOwner((db) => sql`select n from demo.a`.execute(db));
  assert.deepEqual(rows, [{ n: 1 }]);
  await store.close();
});
