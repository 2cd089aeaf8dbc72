// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { CompartmentId, ExhibitId } from "@tianwang/kernel/ids";
import type { Acting, Work } from "@tianwang/store";
import { sql } from "@tianwang/store";
import { createCompartment, grantAccess } from "@tianwang/store/access";
import type { TestStore } from "@tianwang/store/testing";
import { openTestStore } from "@tianwang/store/testing";
import { exhibitRoutes } from "./exhibit.api.ts";
import { insertExhibit, listCustody } from "./exhibit.data.ts";
import { showExhibit } from "./exhibit.wire.ts";

let ground: TestStore;
let exhibitId: ExhibitId;
let compartmentId: CompartmentId;
before(async () => {
  ground = await openTestStore("custody");
  exhibitId = await ground.store.run(ground.acting, "test", async (work) => {
    compartmentId = await createCompartment(work, "案件");
    const id = work.newId("exhibit") as ExhibitId;
    await insertExhibit(work, {
      id,
      compartmentId,
      blob: { sha256: "a".repeat(64), byteCount: 3 },
      kind: "text",
      mediaType: "text/plain",
      originalName: "函.txt",
      relativePath: "函.txt",
      legalBasis: "调取证据通知书 第1号",
      parentId: null,
      reading: "kept",
      readingReason: null,
    });
    return id;
  });
});
after(() => ground.close());

/** Asks the route once, as the page does at each load. */
async function look(acting: Acting): Promise<void> {
  const route = exhibitRoutes.find(({ endpoint }) => endpoint.id === showExhibit.id);
  assert.ok(route);
  const facts = { requestId: "test", mediaType: "application/json" };
  await ground.store.run(acting, showExhibit.id, (work) =>
    route.handle(work, { params: { exhibitId }, query: {}, body: undefined }, facts),
  );
}

const countViews = () =>
  ground.store.run(ground.acting, "test", async (work: Work) => {
    const events = await listCustody(work, exhibitId);
    return events.filter((event) => event.kind === "viewed").length;
  });

/** Lets every look so far lie further back. */
const goBack = (span: string) =>
  ground.store.asOwner((db) =>
    sql`update evidence.custody_events set at = at - ${span}::interval`.execute(db),
  );

test("custody has one look an hour for each person, the audit log every request", async () => {
  await look(ground.acting);
  await look(ground.acting);
  assert.equal(await countViews(), 1);
  await goBack("59 minutes");
  await look(ground.acting);
  assert.equal(await countViews(), 1);
  await goBack("1 minute");
  await look(ground.acting);
  assert.equal(await countViews(), 2);
  const { rows } = await ground.store.asOwner((db) =>
    sql`select 1 from store.audit_entries where action = ${showExhibit.id} and subject = ${exhibitId}`.execute(
      db,
    ),
  );
  assert.equal(rows.length, 4);
});

test("a look of one person does not stand for that of another", async () => {
  const viewsBefore = await countViews();
  const colleague = await ground.stranger();
  await ground.store.run(ground.acting, "test", (work) =>
    grantAccess(work, {
      compartmentId,
      to: { actorId: colleague.actorId },
      level: "read",
      reason: "协助",
      expiresAt: null,
    }),
  );
  await look(colleague);
  await look(colleague);
  assert.equal(await countViews(), viewsBefore + 1);
});
