// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { mkdir, readFile, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openCaseEndpoint } from "@tianwang/casework/wire";
import { listKept } from "@tianwang/store";
import { CallRefused } from "@tianwang/wire/client";
import { backUpInstallation } from "@tianwang/wire/installation";
import { pino } from "pino";
import type { TestServer } from "../testing.ts";
import { startTestServer } from "../testing.ts";
import type { UpkeepParts } from "./upkeep.ts";
import { backUpBeforeMigrating, Upkeep, upkeepFolders } from "./upkeep.ts";

let server: TestServer;
let parts: UpkeepParts;
const log: string[] = [];
before(async () => {
  server = await startTestServer("upkeep");
  const { ground } = server;
  const folders = upkeepFolders({
    dataFolder: ground.folder,
    blobsFolder: join(ground.folder, "blobs"),
  });
  const logger = pino({ base: null }, { write: (line: string) => log.push(line) });
  parts = { store: ground.store, logger, version: "test", ...folders };
  await server.operator.call(openCaseEndpoint, { body: { title: "案件" } });
});
after(() => server.close());

async function* once(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

test("each day a back-up is taken, verified and told in the log, and old stray blobs go", async () => {
  const { store } = server.ground;
  const stray = await store.blobs.put(once("nothing names this"), 100);
  const old = new Date("2020-01-01T00:00:00Z");
  await utimes(store.blobs.path(stray.sha256), old, old);
  const upkeep = new Upkeep(parts);
  await upkeep.checkDaily();
  const kept = await listKept(parts.backupsFolder);
  assert.deepEqual(
    kept.map(({ verified }) => verified?.isWhole),
    [true],
  );
  assert.ok(log.some((line) => line.includes("backed up and verified")));
  assert.equal(await store.blobs.has(stray.sha256), false);
  await upkeep.checkDaily();
  assert.equal((await listKept(parts.backupsFolder)).length, 1);
  await upkeep.close();
  await upkeep.checkDaily();
});

test("blobs in a folder that others may share are never swept", () => {
  const { maySweep } = upkeepFolders({ dataFolder: "/data/a", blobsFolder: "/data/all-blobs" });
  assert.equal(maySweep, false);
  assert.equal(parts.maySweep, true);
});

test("without a verified back-up there is no migration, and the log tells of a failed one", async () => {
  const taken = join(server.ground.folder, "taken");
  await writeFile(taken, "not a folder");
  const broken = { ...parts, backupsFolder: taken };
  await assert.rejects(backUpBeforeMigrating(broken), { code: "STORE_NOT_BACKED_UP" });
  const upkeep = new Upkeep(broken);
  await upkeep.checkDaily();
  assert.ok(log.some((line) => line.includes("the automatic back-up failed")));
  await upkeep.close();
});

test("whoever asks for a back-up waits for the one that is being taken", async () => {
  const upkeep = new Upkeep(parts);
  const dir = join(server.ground.folder, "asked");
  const [one, other] = await Promise.all([upkeep.backUp(dir), upkeep.backUp(dir)]);
  const ended = [one, other].filter(({ end }) => end !== null);
  for (const { end } of ended) assert.equal(end?.verified.isWhole, true);
  await mkdir(join(server.ground.folder, "full", "of"), { recursive: true });
  await assert.rejects(upkeep.backUp(join(server.ground.folder, "full")), {
    code: "BACKUP_DIR_TAKEN",
  });
  await upkeep.close();
});

test("a back-up that is asked of the server is verified", async () => {
  const { operator, ground } = server;
  const dir = join(ground.folder, "through-server");
  const ask = () => operator.call(backUpInstallation, { body: { dir } });
  let end: Awaited<ReturnType<typeof ask>>["end"] = null;
  while (!end) ({ end } = await ask());
  assert.equal(end.isWhole, true);
  assert.equal(end.lostCount, 0);
  const manifest = JSON.parse(await readFile(join(dir, "manifest.json"), "utf8"));
  assert.equal(manifest.audit.lastSha256, end.lastSha256);
  await stat(join(dir, "verified.json"));
  await assert.rejects(
    operator.call(backUpInstallation, { body: { dir } }),
    (error) => error instanceof CallRefused && error.refusal.code === "BACKUP_DIR_TAKEN",
  );
  await assert.rejects(
    operator.call(backUpInstallation, { body: { dir: "relative" } }),
    (error) => error instanceof CallRefused && error.refusal.code === "REQUEST_INVALID",
  );
});
