// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { FileToRead } from "@tianwang/evidence/server";
import type { CompartmentId, ExhibitId } from "@tianwang/kernel/ids";
import { sql } from "@tianwang/store";
import { createCompartment } from "@tianwang/store/access";
import { call, newCase, refused, useGround } from "../ground.test.ts";
import { casesOfExhibit, exhibitReader } from "../server.ts";
import { addCaseExhibitEndpoint, listCaseExhibitsEndpoint } from "./case-exhibit.wire.ts";

const ground = useGround("casework-exhibits");
const me = () => ground().acting;
const exhibit = (n: number) => `exh_0000000000000000000000000${n}` as ExhibitId;

/** Puts a bare exhibit into the schema of evidence. */
async function plant(id: ExhibitId, compartmentId: string): Promise<void> {
  await ground().store.asOwner((db) =>
    sql`
      insert into evidence.exhibits (id, compartment_id, sha256, byte_count, kind, media_type,
        original_name, relative_path, legal_basis, added_by, added_at, reading)
      values (${id}, ${compartmentId}, ${id}, 1, 'text', 'text/plain', 'a.txt', 'a.txt', 'test',
        ${me().actorId}, ${ground().store.clock()}, 'read')
    `.execute(db),
  );
}

const list = (caseId: string, acting = me()) =>
  call(acting, listCaseExhibitsEndpoint, { params: { caseId } });
const add = (caseId: string, exhibitId: ExhibitId, acting = me()) =>
  call(acting, addCaseExhibitEndpoint, { params: { caseId }, body: { exhibitId } });

test("an exhibit is added once, by whom and when", async () => {
  const opened = await newCase();
  await plant(exhibit(1), opened.compartmentId);
  await add(opened.id, exhibit(1));
  const first = await list(opened.id);
  assert.deepEqual(
    first.rows.map((row) => [row.exhibitId, row.addedBy.id]),
    [[exhibit(1), me().actorId]],
  );
  await add(opened.id, exhibit(1));
  assert.deepEqual(await list(opened.id), first);
});

test("an exhibit that one may not see cannot be told from one that is not there", async () => {
  const other = await ground().stranger("case-officer", "exhibits");
  const ours = await newCase();
  await plant(exhibit(2), ours.compartmentId);
  const theirs = await newCase("他案", other);
  await refused(add(theirs.id, exhibit(2), other), "CASEWORK_NO_EXHIBIT");
  await refused(add(theirs.id, exhibit(9), other), "CASEWORK_NO_EXHIBIT");
  await refused(list(ours.id, other), "CASEWORK_NO_CASE");
  await refused(add(ours.id, exhibit(2), other), "CASEWORK_NO_CASE");
});

test("a file that is taken into the compartment of a case comes on its list in the same commit", async () => {
  const opened = await newCase();
  const file = (exhibitId: ExhibitId, compartmentId: string) =>
    ({ exhibitId, compartmentId: compartmentId as CompartmentId }) as FileToRead;
  const take = async (what: FileToRead) => {
    const reading = await exhibitReader.prepare(what, {} as never);
    assert.equal(reading?.outcome, "kept");
    assert.equal((await list(opened.id)).totalCount, 0, "nothing is listed before the commit");
    await ground().store.run(me(), "test.intake", (work) => reading.commit(work));
    await reading.discard();
  };
  const elsewhere = await ground().store.run(me(), "test.compartment", (work) =>
    createCompartment(work, "不属于任何案件"),
  );
  await take(file(exhibit(4), elsewhere));
  await take(file(exhibit(3), opened.compartmentId));
  assert.deepEqual(
    (await list(opened.id)).rows.map((row) => row.exhibitId),
    [exhibit(3)],
  );
  const cases = await ground().store.run(me(), "test.cases", (work) =>
    casesOfExhibit(work, exhibit(3)),
  );
  assert.deepEqual(cases, [opened.id]);
});
