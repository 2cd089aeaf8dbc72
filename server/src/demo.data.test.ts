// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { listCasesEndpoint, showCaseEndpoint } from "@tianwang/casework/wire";
import { listExhibits } from "@tianwang/evidence/server";
import type { Acting } from "@tianwang/store";
import { sql } from "@tianwang/store";
import { createWorkspace, myCompartments } from "@tianwang/store/access";
import { importDemo, removeDemos, resumeDemo } from "./demo.ts";
import { demoTexts } from "./demo.text.ts";
import type { RunningServer } from "./main.ts";
import type { TestServer } from "./testing.ts";
import { startTestServer } from "./testing.ts";

let server: TestServer;
let running: Pick<RunningServer, "store" | "installation">;
before(async () => {
  server = await startTestServer("demo");
  const { store, acting } = server.ground;
  const installation = { operatorId: acting.actorId, mainWorkspaceId: acting.workspaceId };
  running = { store, installation };
});
beforeEach(() => removeDemos(running));
after(() => server.close());

const material = {
  title: { zh: "虚构演示", en: "Fictional" },
  files: ["甲", "乙", "丙"].map((name) => ({
    path: `${name}.txt`,
    bytes: Buffer.from(`关于${name}的函（虚构）`),
  })),
};

const compartmentOf = async (acting: Acting) =>
  (await running.store.run(acting, "test", (work) => myCompartments(work, "read")))[0] ?? "";

async function exhibitPaths(acting: Acting): Promise<readonly string[]> {
  const compartmentId = (await compartmentOf(acting)) as never;
  const page = await running.store.run(acting, "test", (work) =>
    listExhibits(work, { compartmentId, from: 0, count: 100 }),
  );
  return page.rows.map((exhibit) => exhibit.originalName).toSorted();
}

/** As a kill leaves it, seen by the next start: some files are in, the job was cut off. */
async function cutOff(acting: Acting): Promise<void> {
  await server.settle(await compartmentOf(acting), acting);
  await running.store.asOwner(async (db) => {
    await sql`update store.jobs set state = 'interrupted'`.execute(db);
    await sql`update evidence.intake_files set state = 'waiting', exhibit_id = null
      where relative_path <> '甲.txt'`.execute(db);
    await sql`delete from evidence.exhibits where original_name <> '甲.txt'`.execute(db);
  });
}

test("a demo that was cut off while it was read goes on, and each file is in once", async () => {
  const { acting } = await importDemo(running, material);
  await cutOff(acting);
  assert.deepEqual(await exhibitPaths(acting), ["甲.txt"]);
  const left = await resumeDemo(running);
  assert.equal(left.kind, "resumed");
  await server.settle(await compartmentOf(acting), acting);
  assert.deepEqual(await exhibitPaths(acting), ["丙.txt", "乙.txt", "甲.txt"]);
  assert.deepEqual(await resumeDemo(running), { kind: "whole" });
});

test("a demo in which nothing is yet is removed, so that the start can begin anew", async () => {
  const { store } = running;
  const setting = { now: store.clock(), randomBytes: store.randomBytes };
  await store.asOwner((db) =>
    createWorkspace(db, setting, {
      kind: "demo",
      title: demoTexts.workspace,
      agencyName: demoTexts.agency,
    }),
  );
  assert.deepEqual(await resumeDemo(running), { kind: "removed" });
  assert.deepEqual(await resumeDemo(running), { kind: "none" });
});

test("the demo case says in both languages what it is", async () => {
  const { acting } = await importDemo(running, material);
  const { client } = await server.signIn(acting);
  const [row] = (await client.call(listCasesEndpoint)).rows;
  assert.ok(row);
  const { case: shown } = await client.call(showCaseEndpoint, { params: { caseId: row.id } });
  assert.equal(shown.title, material.title.zh);
  for (const part of [demoTexts.summary.zh, material.title.en, demoTexts.summary.en])
    assert.ok(shown.summary.includes(part), part);
});
