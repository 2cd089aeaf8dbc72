// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { CompartmentId } from "@tianwang/kernel/ids";
import { sql } from "@tianwang/store";
import { showCaseEndpoint } from "../cases/case.wire.ts";
import { call, newCase, refused, useGround } from "../ground.test.ts";
import { listJournalEndpoint } from "../journal/journal.wire.ts";
import { casesOfEntity } from "../server.ts";
import { listSubjectsEndpoint, removeSubjectEndpoint, setSubjectEndpoint } from "./subject.wire.ts";

const ground = useGround("casework-subjects");
const me = () => ground().acting;

/** A case with bare entities in the index of their area. */
async function caseWith(...ids: string[]) {
  const opened = await newCase();
  for (const id of ids) {
    await ground().store.asOwner((db) =>
      sql`
        insert into entities.entities (compartment_id, id, schema, caption_zh, caption_en,
          statement_count, source_count, terms)
        values (${opened.compartmentId}, ${id}, 'Person', ${`某${id}`}, ${`Some ${id}`}, 1, 1, '')
      `.execute(db),
    );
  }
  return { caseId: opened.id, compartmentId: opened.compartmentId as CompartmentId };
}

const set = (caseId: string, body: object) =>
  call(me(), setSubjectEndpoint, { params: { caseId }, body: body as never });

test("an entity is put into a case, and its label follows the stage of the procedure", async () => {
  const { caseId } = await caseWith("甲");
  const first = await set(caseId, { entityId: "甲", role: "suspect", note: "出纳" });
  assert.deepEqual(first.entity, { schema: "Person", caption: { zh: "某甲", en: "Some 甲" } });
  const bare = { entityId: "甲", role: "convicted" };
  await refused(set(caseId, bare), "CASEWORK_LABEL_UNSUPPORTED");
  const cited = { ...bare, basis: "(2024) No. 12, District Court" };
  await refused(set(caseId, cited), "CASEWORK_LABEL_UNSUPPORTED");
  const view = await set(caseId, { ...cited, sinceOn: "2024-02-29" });
  assert.deepEqual([view.role, view.sinceOn], ["convicted", "2024-02-29"]);
  const { rows } = await call(me(), listJournalEndpoint, { params: { caseId } });
  assert.deepEqual(
    rows.slice(0, 2).map((entry) => entry.says),
    [
      {
        zh: "涉案对象“某甲”记为“被判刑人”。依据：(2024) No. 12, District Court",
        en: "Subject Some 甲 recorded as Convicted by final judgment. Basis: (2024) No. 12, District Court",
      },
      {
        zh: "涉案对象“某甲”记为“犯罪嫌疑人”。依据：—",
        en: "Subject Some 甲 recorded as Suspect. Basis: —",
      },
    ],
  );
});

test("subjects are listed by role, taken out with a reason, and may come back", async () => {
  const { caseId } = await caseWith("Q1", "../x?y");
  await set(caseId, { entityId: "Q1", role: "witness" });
  await set(caseId, { entityId: "../x?y", role: "account" });
  const list = (query = {}) => call(me(), listSubjectsEndpoint, { params: { caseId }, query });
  assert.deepEqual(
    (await list({ role: "account" })).rows.map((row) => row.entityId),
    ["../x?y"],
  );
  const removal = { params: { caseId }, body: { entityId: "../x?y", reason: "与本案无关" } };
  await call(me(), removeSubjectEndpoint, removal);
  await refused(call(me(), removeSubjectEndpoint, removal), "CASEWORK_NO_SUBJECT");
  assert.equal((await list()).totalCount, 1);
  const shown = await call(me(), showCaseEndpoint, { params: { caseId } });
  assert.equal(shown.counts.subjects, 1);
  await set(caseId, { entityId: "../x?y", role: "account" });
  assert.equal((await list()).totalCount, 2);
});

test("an entity of another case is none of this one", async () => {
  await caseWith("他案实体");
  const { caseId } = await caseWith();
  const attempt = set(caseId, { entityId: "他案实体", role: "other" });
  await refused(attempt, "CASEWORK_NO_ENTITY");
});

test("the cases of an entity are those that the asker may see", async () => {
  const other = await ground().stranger("case-officer", "subjects");
  const { caseId, compartmentId } = await caseWith("Q7");
  await set(caseId, { entityId: "Q7", role: "related-company" });
  const cases = (acting = me()) =>
    ground().store.run(acting, "test.cases", (work) => casesOfEntity(work, compartmentId, "Q7"));
  assert.deepEqual(await cases(), [{ caseId, role: "related-company" }]);
  assert.deepEqual(await cases(other), []);
  const list = call(other, listSubjectsEndpoint, { params: { caseId } });
  await refused(list, "CASEWORK_NO_CASE");
});
