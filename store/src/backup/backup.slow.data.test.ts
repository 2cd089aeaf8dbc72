// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { appendFile, cp, mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, test } from "node:test";
import { createCompartment } from "../access/index.ts";
import { noteBlob } from "../columnar/segment.data.ts";
import { enqueueJob, sql, verifyChain } from "../index.ts";
import { openStore } from "../open.ts";
import { isLock, lockFileNames, takeLock } from "../sql/lock.ts";
import { openPostgres } from "../sql/postgres-engine.ts";
import type { Store } from "../store.ts";
import type { TestStore } from "../testing.ts";
import { areaMigrationFolders, openTestStore, seededBytes, steppingClock } from "../testing.ts";
import { backupStore } from "./backup.data.ts";
import type { Manifest } from "./manifest.ts";
import { backupPaths, readManifest } from "./manifest.ts";
import { restoreStore } from "./restore.data.ts";

/** Everything that a dump of rows is likely to get wrong. */
const hostileTables = `
  create schema odd;
  grant usage on schema odd to tianwang_app;
  create table odd.hens (
    id bigint generated always as identity primary key, egg_id bigint, name text not null,
    shout text generated always as (upper(name)) stored, "position" text);
  create table odd.eggs (id bigint primary key, hen_id bigint not null references odd.hens (id));
  alter table odd.hens add foreign key (egg_id) references odd.eggs (id);
  create table odd.values (
    big numeric(40, 0), tiny double precision, yes boolean, words text[], bytes bytea, json_null jsonb,
    json_deep jsonb, moment timestamptz, day date, found tsvector, span interval, nothing text);
  create function odd.forbid() returns trigger language plpgsql as $$ begin
    raise exception 'rows come from nowhere'; end $$;
  create trigger no_insert before insert on odd.eggs for each row execute function odd.forbid();
  insert into odd.hens (name) values ('brought by the migration');
`;
const hostileRows = `
  update store.jobs set state = 'running', runner = 'elsewhere' where id = (select min(id) from store.jobs);
  alter table odd.eggs disable trigger user;
  delete from odd.hens;
  insert into odd.hens (name, "position") values ('母鸡 "引号" \\ 𠀀', E'line\\nbreak\\ttab'), ('second', null);
  insert into odd.eggs select 7, id from odd.hens where name = 'second';
  update odd.hens set egg_id = 7;
  alter table odd.eggs enable trigger user;
  insert into odd.values values (
    -1234567890123456789012345678901234567890, 0.1::double precision + 0.2, false,
    array['a,b', null, '{"x"}', ''], '\\x00ff10', 'null', '{"n": 12345678901234567890.10, "z": [null]}',
    '2026-01-05 08:00:00.123456+08', '0044-03-15 BC', to_tsvector('simple', '贪 腐 a'),
    '1 year 2 days 03:04:05.6', null);
`;

let ground: TestStore;
let scratch: string;
let folders: string[];
let backup: string;
let first: Manifest;

async function* once(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

/** Several statements at once; a query carries one. */
const runAll = (store: Store, text: string) =>
  store.asOwner((db) => sql.raw(`do $all$ begin ${text} end $all$`).execute(db));

/** Adds the odd tables as a migration that came after all others. */
async function addHostile(store: Store): Promise<void> {
  const folder = join(scratch, "migrations");
  await mkdir(folder);
  await writeFile(join(folder, "20990101T0000-odd.sql"), hostileTables);
  const sha256 = createHash("sha256").update(hostileTables).digest("hex");
  folders = [...(await areaMigrationFolders()), folder];
  await runAll(store, hostileTables);
  await store.asOwner((db) =>
    sql`insert into store.migrations values ('20990101T0000-odd', ${sha256}, now())`.execute(db),
  );
}

async function fill(): Promise<void> {
  const { store, acting } = ground;
  await ground.stranger();
  const compartmentId = await store.run(acting, "test.case", (work) =>
    createCompartment(work, "案"),
  );
  for (const text of ["first original", "second original"]) {
    const blob = await store.blobs.put(once(text), 100);
    await store.run(acting, "test.blob", (work) => noteBlob(work, blob));
  }
  for (let i = 0; i < 40; i++) {
    await store.run(acting, "test.job", (work) =>
      enqueueJob(work, { kind: "test", compartmentId, payload: { text: "大".repeat(i * 1000) } }),
    );
  }
}

before(async () => {
  scratch = await mkdtemp(join(tmpdir(), "tianwang-backup-"));
  ground = await openTestStore("backup");
  await addHostile(ground.store);
  await fill();
  backup = join(scratch, "first");
  first = await backupStore(ground.store, backup, { programVersion: "9.9.9" });
});
after(async () => {
  await ground.close();
  await rm(scratch, { recursive: true, force: true });
});

const target = (name: string, databaseUrl: string | null = null) => ({
  folder: join(scratch, name),
  databaseUrl,
  blobsFolder: join(scratch, name, "blobs"),
  migrationFolders: folders,
  clock: steppingClock("2026-01-31T00:00:00.000Z"),
});

/** Opens what was restored as the server would. */
const open = (name: string, databaseUrl: string | null = null) =>
  openStore({
    ...target(name, databaseUrl),
    clock: steppingClock("2026-02-01T00:00:00.000Z"),
    randomBytes: seededBytes(name),
    beforeMigrating: async () => assert.fail("nothing is pending"),
  });

test("a back-up holds every table of every migration, and every blob", async () => {
  const { rows } = await ground.store.asOwner((db) =>
    sql<{ name: string }>`
      select schemaname || '.' || tablename as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema') order by (schemaname || '.' || tablename) collate "C"
    `.execute(db),
  );
  assert.deepEqual(
    first.tables.map((table) => table.name),
    rows.map((row) => row.name),
  );
  assert.equal(first.blobs.count, 2);
  assert.deepEqual(first.blobs.lost, []);
  assert.equal(first.tables.find(({ name }) => name === "store.jobs")?.rowCount, 40);
  assert.deepEqual(await readManifest(backup), first);
  assert.ok(!(await readdir(scratch)).includes("first.partial"));
});

/** Restores, opens, works, and takes a back-up of the same point: every table must be the same. */
async function roundTrip(name: string, url: string | null, dir: string): Promise<string> {
  const from = await restoreStore(dir, target(name, url));
  const store = await open(name, url);
  try {
    assert.equal((await store.asOwner(verifyChain)).broken, null);
    const again = join(scratch, `${name}-again`);
    const second = await backupStore(store, again, { programVersion: "9.9.9" });
    const told = /^store\.(?:audit_|jobs)/u;
    const rest = (manifest: Manifest) => manifest.tables.filter(({ name }) => !told.test(name));
    assert.deepEqual(rest(second), rest(first));
    const { rows } = await store.asOwner((db) =>
      sql<{ action: string; detail: string }>`
        select action, detail from store.audit_entries where seq > ${from.audit.linkCount}`.execute(
        db,
      ),
    );
    const { madeAt, programVersion, audit } = from;
    const detail = JSON.stringify({ madeAt, programVersion, linkCount: audit.linkCount });
    assert.deepEqual(rows, [{ action: "installation.restore", detail }]);
    const states = await store.asOwner((db) =>
      sql<{ state: string }>`select distinct state from store.jobs order by 1`.execute(db),
    );
    assert.deepEqual(
      states.rows.map(({ state }) => state),
      ["interrupted", "waiting"],
    );
    assert.deepEqual(second.sequences, first.sequences);
    assert.equal(second.blobs.listSha256, first.blobs.listSha256);
    await afterwards(store);
    return again;
  } finally {
    await store.close();
  }
}

/** What was switched off for the load holds again, and work goes on where it stood. */
async function afterwards(store: Store): Promise<void> {
  const failing = [
    "insert into odd.eggs values (8, 1)",
    "delete from odd.hens",
    "update store.audit_entries set detail = ''",
  ];
  for (const text of failing)
    await assert.rejects(
      store.asOwner((db) => sql.raw(text).execute(db)),
      { name: "SqlError" },
      text,
    );
  const next = await store.asOwner((db) =>
    sql<{
      id: bigint;
      shout: string;
    }>`insert into odd.hens (name) values ('third') returning id, shout`.execute(db),
  );
  assert.deepEqual(next.rows, [{ id: 4n, shout: "THIRD" }]);
  await assert.rejects(
    store.run(ground.acting, "test.peek", (work) =>
      work.rows(sql`select * from store.credentials`),
    ),
    { code: "42501" },
  );
  await store.run(ground.acting, "test.more", (work) => createCompartment(work, "恢复之后"));
  assert.equal((await store.asOwner(verifyChain)).broken, null);
}

test("what is restored is the same, row by row and byte by byte, and work goes on", async () => {
  await runAll(ground.store, hostileRows);
  await rm(backup, { recursive: true });
  first = await backupStore(ground.store, backup, { programVersion: "9.9.9" });
  // An earlier restore was cut off: it is begun anew.
  await mkdir(join(scratch, "embedded", "restoring"), { recursive: true });
  await writeFile(join(scratch, "embedded", "restoring", "PG_VERSION"), "half");
  const lock = await takeLock(join(scratch, "embedded"));
  assert.ok(isLock(lock), "a restore runs in a folder that its process has locked");
  const again = await roundTrip("embedded", null, backup);
  const saved = await readdir(again, { recursive: true });
  assert.deepEqual(
    saved.filter((path) => lockFileNames.includes(basename(path))),
    [],
  );
  await lock.release();
});

test("what one engine wrote the other restores", async (context) => {
  const url = process.env["TIANWANG_TEST_DATABASE_URL"];
  if (!url) return context.skip("needs a PostgreSQL");
  const name = `tianwang_restore_${process.pid}`;
  const admin = openPostgres(url);
  const session = await admin.acquire();
  await session.exec(`create database ${name}`);
  const served = new URL(url);
  served.pathname = `/${name}`;
  const again = await roundTrip("served", served.href, join(scratch, "embedded-again"));
  await roundTrip("back", null, again);
  await assert.rejects(restoreStore(backup, target("other", served.href)), {
    code: "RESTORE_NOT_EMPTY",
  });
  await session.exec(`drop database ${name}`);
  session.release();
  await admin.close();
});

test("a folder that holds something is neither backed up to nor restored into", async () => {
  await assert.rejects(backupStore(ground.store, backup, { programVersion: "9" }), {
    code: "BACKUP_DIR_TAKEN",
  });
  await mkdir(join(scratch, "mine.partial"));
  await writeFile(join(scratch, "mine.partial", "letter.txt"), "not ours");
  await assert.rejects(backupStore(ground.store, join(scratch, "mine"), { programVersion: "9" }), {
    code: "BACKUP_DIR_TAKEN",
  });
  await mkdir(join(scratch, "taken", "pglite"), { recursive: true });
  await assert.rejects(restoreStore(backup, target("taken")), { code: "RESTORE_NOT_EMPTY" });
});

test("what is no back-up, half of one, or of another program is refused before anything is written", async () => {
  await assert.rejects(restoreStore(scratch, target("none")), { code: "BACKUP_NOT_FOUND" });
  const copy = join(scratch, "changed");
  await cp(backup, copy, { recursive: true });
  const write = (manifest: object) =>
    writeFile(join(copy, backupPaths.manifest), JSON.stringify(manifest));
  await write({ ...first, formatVersion: 2 });
  await assert.rejects(restoreStore(copy, target("none")), { code: "BACKUP_FORMAT" });
  const newer = { name: "20990202T0000-unknown", sha256: "0" };
  await write({ ...first, migrations: [...first.migrations, newer] });
  await assert.rejects(restoreStore(copy, target("none")), { code: "STORE_NEWER" });
  const edited = first.migrations.map((migration) => ({ ...migration, sha256: "0" }));
  await write({ ...first, migrations: edited });
  await assert.rejects(restoreStore(copy, target("none")), { code: "STORE_CHANGED" });
  await assert.rejects(stat(join(scratch, "none")), { code: "ENOENT" });
});

test("a flipped byte anywhere is found, and the unfinished restore is not opened", async () => {
  const table = join(scratch, "flipped");
  await cp(backup, table, { recursive: true });
  await appendFile(join(table, backupPaths.table("store.jobs")), "x");
  await assert.rejects(restoreStore(table, target("half")), { code: "BACKUP_DAMAGED" });

  const blob = join(scratch, "blob");
  await cp(backup, blob, { recursive: true });
  const files = await readdir(join(blob, backupPaths.blobs), {
    recursive: true,
    withFileTypes: true,
  });
  const original = files.find((file) => file.isFile());
  assert.ok(original);
  const path = join(original.parentPath, original.name);
  await rm(path);
  await writeFile(path, "second_original");
  await assert.rejects(restoreStore(blob, target("half")), { code: "BACKUP_DAMAGED" });
  await assert.rejects(open("half"), { code: "STORE_HALF_RESTORED" });

  const rows = join(scratch, "rows");
  await cp(backup, rows, { recursive: true });
  const forged = first.tables.map((one) =>
    one.name === "store.jobs" ? { ...one, rowCount: 39 } : one,
  );
  await writeFile(join(rows, backupPaths.manifest), JSON.stringify({ ...first, tables: forged }));
  await assert.rejects(restoreStore(rows, target("half")), { code: "BACKUP_DAMAGED" });
});

test("an original that the store has lost does not stop a back-up, which names it", async () => {
  const blob = await ground.store.blobs.put(once("soon lost"), 100);
  await ground.store.run(ground.acting, "test.blob", (work) => noteBlob(work, blob));
  await rm(ground.store.blobs.path(blob.sha256));
  const manifest = await backupStore(ground.store, join(scratch, "lost"), { programVersion: "9" });
  assert.deepEqual(manifest.blobs.lost, [blob.sha256]);
  assert.equal(manifest.blobs.count, 2);
  await ground.store.asOwner((db) =>
    sql`delete from store.blobs where sha256 = ${blob.sha256}`.execute(db),
  );
});

test("a back-up that fails leaves no folder that looks complete, and can be tried again", async () => {
  const dir = join(scratch, "broken");
  const stop = () => {
    throw new Error("the disk is full");
  };
  await assert.rejects(
    backupStore(ground.store, dir, { programVersion: "9", progress: stop }),
    /the disk is full/u,
  );
  await assert.rejects(readManifest(dir), { code: "BACKUP_NOT_FOUND" });
  await assert.rejects(readManifest(`${dir}.partial`), { code: "BACKUP_NOT_FOUND" });
  await backupStore(ground.store, dir, { programVersion: "9" });
  assert.equal((await readManifest(dir)).tables.length, first.tables.length);
});

test("a back-up is one point: what is committed meanwhile is not in it", async () => {
  const dir = join(scratch, "point");
  const committing: Promise<unknown>[] = [];
  const manifest = await backupStore(ground.store, dir, {
    programVersion: "9",
    progress: () => {
      if (committing.length > 0) return;
      const late = ground.store.run(ground.acting, "test.late", (work) =>
        createCompartment(work, "迟到"),
      );
      committing.push(late);
    },
  });
  await Promise.all(committing);
  const again = await backupStore(ground.store, join(scratch, "point-after"), {
    programVersion: "9",
  });
  assert.equal(again.audit.linkCount, manifest.audit.linkCount + 1);
  const count = (of: Manifest) =>
    of.tables.find(({ name }) => name === "store.compartments")?.rowCount ?? 0;
  assert.equal(count(again), count(manifest) + 1);
});
