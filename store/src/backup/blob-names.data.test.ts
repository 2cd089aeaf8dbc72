// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { mkdir, readdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { createCompartment } from "../access/index.ts";
import { addSegment, noteBlob } from "../columnar/segment.data.ts";
import { sql } from "../index.ts";
import type { TestStore } from "../testing.ts";
import { openTestStore } from "../testing.ts";
import { countBlobs, sweepBlobs, unnamedMillisMin } from "./blob-names.data.ts";

let ground: TestStore;
before(async () => {
  ground = await openTestStore("blobs");
});
after(() => ground.close());

async function* once(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

/** Stores a text as if that had been so many milliseconds ago. */
async function put(text: string, agoMillis: number) {
  const blob = await ground.store.blobs.put(once(text), 1_000);
  const at = new Date(Date.parse(ground.store.clock()) - agoMillis);
  await utimes(ground.store.blobs.path(blob.sha256), at, at);
  return blob;
}

const old = unnamedMillisMin + 60_000;
const isListed = (sha256: string) =>
  ground.store.asOwner(
    async (db) =>
      (await sql`select 1 from store.blobs where sha256 = ${sha256}`.execute(db)).rows.length > 0,
  );

test("a sweep removes what nothing names and is a day old, and nothing else", async () => {
  const { store, acting } = ground;
  const named = await put("a segment", old);
  const young = await put("just being taken in", unnamedMillisMin - 60_000);
  const noted = await put("its exhibit was removed", old);
  const stray = await put("a draft that came to nothing", old);
  const compartmentId = await store.run(acting, "test", (work) => createCompartment(work, "案"));
  await store.run(acting, "test", async (work) => {
    await noteBlob(work, noted);
    await addSegment(work, {
      compartmentId,
      kind: "test",
      schemaVersion: 1,
      exhibitId: "exh_1" as never,
      rowCount: 1n,
      facts: {},
      blob: named,
    });
  });
  const counted = await countBlobs(store);
  assert.deepEqual(counted.noted, { count: 2, byteCount: noted.byteCount + named.byteCount });
  assert.deepEqual(counted.unnamed, {
    count: 3,
    byteCount: young.byteCount + noted.byteCount + stray.byteCount,
  });
  assert.deepEqual(await sweepBlobs(store), {
    count: 2,
    byteCount: noted.byteCount + stray.byteCount,
  });
  const left = await Promise.all(
    [named, young, noted, stray].map(({ sha256 }) => store.blobs.has(sha256)),
  );
  assert.deepEqual(left, [true, true, false, false]);
  assert.deepEqual([await isListed(named.sha256), await isListed(noted.sha256)], [true, false]);
  assert.deepEqual(await sweepBlobs(store), { count: 0, byteCount: 0 });
});

test("a blob that any column names by its hash stays", async () => {
  const parent = await put("an archive known by its parent_sha256 alone", old);
  await ground.store.asOwner((db) =>
    sql`insert into store.setup_tokens values (${parent.sha256}, now(), now(), null)`.execute(db),
  );
  assert.deepEqual(await sweepBlobs(ground.store), { count: 0, byteCount: 0 });
  assert.ok(await ground.store.blobs.has(parent.sha256));
});

test("content that is stored again counts as new", async () => {
  const blob = await put("comes twice", old);
  await ground.store.blobs.put(once("comes twice"), 1_000);
  const threshold = Date.parse(ground.store.clock()) - unnamedMillisMin;
  assert.equal(await ground.store.blobs.remove(blob.sha256, threshold), false);
  assert.ok(await ground.store.blobs.has(blob.sha256));
});

test("content survives being stored and swept at once, whoever is first", async () => {
  const { blobs } = ground.store;
  for (let round = 0; round < 40; round++) {
    const blob = await put(`race ${round}`, old);
    const threshold = Date.parse(ground.store.clock()) - unnamedMillisMin;
    const [stored] = await Promise.all([
      blobs.put(once(`race ${round}`), 1_000),
      blobs.remove(blob.sha256, threshold),
    ]);
    assert.ok(await blobs.has(stored.sha256), `round ${round}`);
  }
});

test("drafts of a killed process go, folders among them", async () => {
  const draft = await ground.store.blobs.draftPath();
  await writeFile(draft, "half");
  await mkdir(`${draft}-folder`);
  await writeFile(join(`${draft}-folder`, "part-0.tsv"), "half");
  assert.equal(await ground.store.blobs.removeDrafts(), 2);
  assert.deepEqual(await readdir(join(ground.folder, "blobs", "drafts")), []);
});
