// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { addIntakeFile, openIntake, startIntake } from "@tianwang/evidence/wire";
import { openCaseEndpoint } from "@tianwang/casework/wire";
import { countBlobs, describeStore, sql } from "@tianwang/store";
import { removeDemos, showInstallation } from "@tianwang/wire/installation";
import { importDemo, resumeDemo } from "../demo.ts";
import type { RunningServer } from "../main.ts";
import type { TestServer } from "../testing.ts";
import { startTestServer } from "../testing.ts";

let server: TestServer;
before(async () => {
  server = await startTestServer("installation");
});
after(() => server.close());

/** Fictional: a statement whose rows meet those of the other, so that every kind of row comes to be. */
const statement = (account: string, other: string, mark: "C" | "D") =>
  [
    `:20:DEMO${mark}`,
    `:25:${account}`,
    ":28C:1/1",
    ":60F:C240101CNY1000,00",
    `:61:2401020102${mark}250,00NTRFNONREF//BANKREF55001`,
    `:86:166?20货款?31${other}?32虚构贸易有限公司`,
    `:62F:C240102CNY${mark === "C" ? "1250,00" : "751,00"}`,
    "-",
    "",
  ].join("\r\n");

const filesOf = (bank: string) => ({
  "a.sta": statement(`${bank}0000000011`, `${bank}0000000012`, "D"),
  "b.sta": statement(`${bank}0000000012`, `${bank}0000000011`, "C"),
  "函.txt": `关于协助查询 ${bank} 的函（虚构）`,
});

test("only the operator's token opens the routes of the installation", async () => {
  const administrator = await server.signIn(server.ground.acting);
  for (const [method, url, payload] of [
    ["POST", "/api/installation/backup", JSON.stringify({ dir: "/tmp/x" })],
    ["POST", "/api/installation/demo/remove", null],
    ["POST", "/api/installation/jobs/resume", null],
    ["GET", "/api/installation/status", null],
  ] as const) {
    const answer = await server.app.inject({
      method,
      url,
      headers: {
        ...administrator.headers,
        ...(payload ? { "content-type": "application/json" } : {}),
      },
      ...(payload ? { payload } : {}),
    });
    assert.equal(answer.statusCode, 403, url);
    assert.match(answer.body, /OPERATOR_ONLY/u);
  }
});

/** Rows by table, without those that tell what was done. */
async function counts(): Promise<Record<string, number>> {
  const { tables } = await describeStore(server.ground.store);
  const kept = tables.filter(({ name }) => !/^store\.(?:audit_|blobs|sessions)/u.test(name));
  return Object.fromEntries(kept.map(({ name, rowCount }) => [name, rowCount]));
}

test("removing the demo removes every row of it, in every area, and nothing else", async () => {
  const { store, acting } = server.ground;
  const { operator } = server;
  const own = await operator.call(openCaseEndpoint, { body: { title: "自己的案件" } });
  const { intakeId } = await operator.call(openIntake, {
    body: { compartmentId: own.compartmentId, legalBasis: "调取证据通知书 第1号" },
  });
  for (const [path, body] of Object.entries(filesOf("620001")))
    await operator.call(addIntakeFile, { params: { intakeId }, query: { path }, body });
  await operator.call(startIntake, { params: { intakeId } });
  await server.settle(own.compartmentId);
  const before = await counts();
  const blobsBefore = await countBlobs(store);
  assert.ok((before["ledger.statements"] ?? 0) > 0 && (before["ledger.folds"] ?? 0) > 0);

  const running = {
    store,
    installation: { operatorId: acting.actorId, mainWorkspaceId: acting.workspaceId },
  } as RunningServer;
  const demo = await importDemo(running, {
    title: { zh: "虚构演示", en: "Fictional" },
    files: Object.entries(filesOf("620002")).map(([path, text]) => ({
      path,
      bytes: Buffer.from(text),
    })),
  });
  const { rows } = await store.asOwner((db) =>
    sql<{ id: string }>`
      select id from store.compartments where workspace_id = ${demo.acting.workspaceId}`.execute(
      db,
    ),
  );
  await server.settle(rows[0]?.id ?? "", demo.acting);
  const during = await counts();
  for (const table of [
    "evidence.exhibits",
    "ledger.folds",
    "entities.statements",
    "store.segments",
  ])
    assert.equal(during[table], 2 * (before[table] ?? 0), table);

  const blobsDuring = await countBlobs(store);
  assert.deepEqual(blobsDuring.unnamed, blobsBefore.unnamed);

  assert.deepEqual(await operator.call(removeDemos, {}), { count: 1 });
  assert.deepEqual(await resumeDemo(running), { kind: "none" });
  assert.deepEqual(await counts(), before);
  const { unnamed } = await countBlobs(store);
  const added = blobsDuring.noted.count - blobsBefore.noted.count;
  assert.ok(added >= 5, "three originals, two segments");
  assert.equal(unnamed.count - blobsBefore.unnamed.count, added);
  assert.deepEqual(await operator.call(removeDemos, {}), { count: 0 });
});

test("the status tells what there is, and that no back-up was taken", async () => {
  const { operator, ground } = server;
  const status = await operator.call(showInstallation, {});
  assert.equal(status.engine, ground.store.kind);
  assert.equal(status.backups.last, null);
  assert.equal(status.tables.find(({ name }) => name === "casework.cases")?.rowCount, 1);
  assert.ok(status.blobs.count > 3 && status.blobs.byteCount > 100);
});
