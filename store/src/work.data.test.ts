// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { CompartmentId } from "@tianwang/kernel/ids";
import { Refusal } from "@tianwang/kernel/refusal";
import { createCompartment, grantAccess, mayIn, revokeAccess } from "./access/index.ts";
import { enqueueJob, findJob } from "./jobs/job.data.ts";
import { sql, verifyChain } from "./index.ts";
import type { TestStore } from "./testing.ts";
import { openTestStore } from "./testing.ts";

let ground: TestStore;
before(async () => {
  ground = await openTestStore("work");
});
after(() => ground.close());

const newCompartment = () =>
  ground.store.run(ground.acting, "test.compartment", (work) => createCompartment(work, "案件甲"));

test("work runs as the application role, which cannot bypass row-level security", async () => {
  const role = await ground.store.run(ground.acting, "test.role", (work) =>
    work.first(sql<{ name: string; bypass: boolean }>`
      select current_user as name, rolbypassrls or rolsuper as bypass from pg_roles where rolname = current_user`),
  );
  assert.deepEqual(role, { name: "tianwang_app", bypass: false });
});

test("another agency sees nothing until it is granted, and nothing after it is revoked", async () => {
  const other = await ground.stranger();
  const compartmentId = await newCompartment();
  const jobId = await ground.store.run(ground.acting, "test.job", (work) =>
    enqueueJob(work, { kind: "test", compartmentId, payload: {} }),
  );
  const look = () => ground.store.run(other, "test.look", (work) => findJob(work, jobId));
  assert.equal(await look(), null);
  await ground.store.run(ground.acting, "test.grant", (work) =>
    grantAccess(work, {
      compartmentId,
      to: { agencyId: other.agencyId },
      level: "read",
      reason: "联合办案",
      expiresAt: null,
    }),
  );
  assert.equal((await look())?.id, jobId);
  await assert.rejects(
    ground.store.run(other, "test.write", (work) =>
      enqueueJob(work, { kind: "test", compartmentId, payload: {} }),
    ),
    { code: "42501" },
  );
  await ground.store.run(ground.acting, "test.revoke", (work) =>
    revokeAccess(work, compartmentId, { agencyId: other.agencyId }),
  );
  assert.equal(await look(), null);
});

test("a grant ends at its expiry", async () => {
  const other = await ground.stranger("analyst", "stranger-expiry");
  const compartmentId = await newCompartment();
  const may = (level: "read" | "write") =>
    ground.store.run(other, "test.may", (work) => mayIn(work, compartmentId, level));
  await ground.store.run(ground.acting, "test.grant", (work) =>
    grantAccess(work, {
      compartmentId,
      to: { actorId: other.actorId },
      level: "write",
      reason: "短期协助",
      expiresAt: new Date(Date.parse(work.now) + 20).toISOString() as never,
    }),
  );
  assert.equal(await may("write"), true);
  for (let i = 0; i < 30; i++) ground.store.clock();
  assert.equal(await may("read"), false);
});

test("an error leaves nothing behind but its trace in the audit log", async () => {
  let made: CompartmentId | undefined;
  await assert.rejects(
    ground.store.run(ground.acting, "test.fail", async (work) => {
      made = await createCompartment(work, "不应留下");
      throw new Error("deliberate");
    }),
    /deliberate/u,
  );
  const rows = await ground.store.asOwner(async (db) => ({
    compartments: (await sql`select 1 from store.compartments where id = ${made}`.execute(db)).rows
      .length,
    failed: (
      await sql`select 1 from store.audit_entries where action = 'test.fail' and outcome = 'failed'`.execute(
        db,
      )
    ).rows.length,
  }));
  assert.deepEqual(rows, { compartments: 0, failed: 1 });
});

test("a denial is recorded as one", async () => {
  const reader = await ground.stranger("reader", "stranger-reader");
  await assert.rejects(
    ground.store.run(reader, "test.denied", async (work) => work.require("casework.cases.write")),
    (error) => error instanceof Refusal && error.code === "STORE_NOT_ALLOWED",
  );
  const denied = await ground.store.asOwner(
    async (db) =>
      (
        await sql<{
          outcome: string;
        }>`select outcome from store.audit_entries where action = 'test.denied'`.execute(db)
      ).rows,
  );
  assert.deepEqual(denied, [{ outcome: "denied" }]);
});

test("the audit chain verifies, and shows the first link that was tampered with", async () => {
  await newCompartment();
  const whole = await ground.store.asOwner(verifyChain);
  assert.equal(whole.broken, null);
  assert.ok(whole.linkCount > 3);
  await assert.rejects(
    ground.store.asOwner((db) => sql`update store.audit_entries set detail = '{}'`.execute(db)),
    { code: "42501" },
  );
  const tampered = ground.store.asOwner(async (db) => {
    await sql`alter table store.audit_entries disable trigger audit_entries_append_only`.execute(
      db,
    );
    await sql`update store.audit_entries set actor_id = 'act_FORGED' where seq = 2`.execute(db);
    const report = await verifyChain(db);
    assert.deepEqual(report.broken, { seq: "2", what: "entries" });
    throw new Error("roll back");
  });
  await assert.rejects(tampered, /roll back/u);
});

test("a request cannot reach passwords, sessions or the audit tables", async () => {
  for (const table of ["credentials", "sessions", "setup_tokens", "blobs"]) {
    await assert.rejects(
      ground.store.run(ground.acting, "test.peek", (work) =>
        work.rows(sql.raw(`select * from store.${table}`)),
      ),
      { code: "42501" },
      table,
    );
  }
  await assert.rejects(
    ground.store.run(ground.acting, "test.forge", (work) =>
      work.change(sql`insert into store.audit_links values (99, now(), 1, '', '', '')`),
    ),
    { code: "42501" },
  );
});
