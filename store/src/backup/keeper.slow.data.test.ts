// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { cp, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Clock, Instant } from "@tianwang/kernel/calendar";
import { createCompartment } from "../access/index.ts";
import { noteBlob } from "../columnar/segment.data.ts";
import { sql } from "../index.ts";
import type { TestStore } from "../testing.ts";
import { areaMigrationFolders, openTestStore } from "../testing.ts";
import type { KeeperOptions } from "./keeper.ts";
import {
  backupTrouble,
  dueMillis,
  isBackupDue,
  keptCount,
  listKept,
  readFailure,
  takeBackup,
} from "./keeper.ts";

let ground: TestStore;
let options: KeeperOptions;
let now = Date.parse("2026-03-01T08:00:00.000Z");

before(async () => {
  ground = await openTestStore("keeper");
  const clock: Clock = () => new Date(now++).toISOString() as Instant;
  Object.assign(ground.store, { clock });
  options = {
    folder: join(ground.folder, "backups"),
    programVersion: "9.9.9",
    migrationFolders: await areaMigrationFolders(),
    signal: new AbortController().signal,
  };
});
after(() => ground.close());

const work = () =>
  ground.store.run(ground.acting, "test", (work) => createCompartment(work, "案件"));
const isDue = () => isBackupDue(ground.store, options.folder);

test("a back-up is due when something was done and the last one is a day old", async () => {
  assert.equal(await isDue(), false);
  await work();
  assert.equal(await isDue(), true);
  const kept = await takeBackup(ground.store, options);
  assert.equal(kept.name, "20260301T080000Z");
  assert.equal(kept.verified?.fault, null);
  assert.equal(kept.verified?.isWhole, true);
  const rowCount = kept.manifest.tables.reduce((sum, table) => sum + table.rowCount, 0);
  assert.equal(kept.verified?.rowCount, rowCount);
  assert.equal(kept.verified?.linkCount, 1);
  assert.deepEqual((await listKept(options.folder))[0], kept);
  assert.deepEqual(await readdir(options.folder), [kept.name]);
  now += dueMillis;
  assert.equal(await isDue(), false);
  await work();
  assert.equal(await isDue(), true);
  now -= dueMillis;
  assert.equal(await isDue(), false);
  assert.equal(await backupTrouble(options.folder), null);
});

test("a back-up that does not restore whole is told, and the last whole one outlives the rest", async () => {
  const { store, acting, folder } = ground;
  const [whole] = await listKept(options.folder);
  assert.ok(whole);
  async function* once() {
    yield Buffer.from("will be lost");
  }
  const blob = await store.blobs.put(once(), 100);
  await store.run(acting, "test", (work) => noteBlob(work, blob));
  await rm(store.blobs.path(blob.sha256));
  for (let day = 2; day <= keptCount + 2; day++)
    await cp(whole.dir, join(options.folder, `202603${String(day).padStart(2, "0")}T000000Z`), {
      recursive: true,
      filter: (path) => !path.endsWith("verified.json"),
    });
  await mkdir(join(options.folder, "20260302T111111Z.partial"));
  await mkdir(join(options.folder, "verifying-20260302T111111Z"));
  now = Date.parse("2026-04-01T08:00:00.000Z");
  const kept = await takeBackup(store, options);
  assert.equal(kept.verified?.isWhole, false);
  assert.match(kept.verified?.fault?.en ?? "", new RegExp(blob.sha256, "u"));
  const trouble = await backupTrouble(options.folder);
  assert.match(trouble?.zh ?? "", /20260401T080000Z 未通过核验：原件存储缺失或损坏 1 个文件/u);
  const names = (await listKept(options.folder)).map(({ name }) => name);
  assert.equal(names.length, keptCount + 1);
  assert.equal(names[0], kept.name);
  assert.equal(names.at(-1), whole.name);
  assert.deepEqual((await readdir(options.folder)).toSorted(), names.toSorted());
  await store.asOwner((db) =>
    sql`delete from store.blobs where sha256 = ${blob.sha256}`.execute(db),
  );
  assert.ok((await readdir(folder)).includes("backups"));
});

test("a back-up that cannot be written is told until one can", async () => {
  now = Date.parse("2026-05-01T08:00:00.000Z");
  const taken = join(options.folder, "20260501T080000Z");
  await mkdir(taken);
  await writeFile(join(taken, "something"), "else");
  await assert.rejects(takeBackup(ground.store, options), { code: "BACKUP_DIR_TAKEN" });
  assert.equal((await readFailure(options.folder))?.at, "2026-05-01T08:00:00.000Z");
  assert.match((await backupTrouble(options.folder))?.en ?? "", /failed: BACKUP_DIR_TAKEN/u);
  now += 60_000;
  const kept = await takeBackup(ground.store, options);
  assert.equal(kept.verified?.isWhole, true);
  assert.equal(await backupTrouble(options.folder), null);
});
