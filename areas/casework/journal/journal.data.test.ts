// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "@tianwang/store";
import { call, newCase, refused, useGround } from "../ground.test.ts";
import { listJournalEndpoint, writeJournalEndpoint } from "./journal.wire.ts";

const ground = useGround("casework-journal");
const me = () => ground().acting;

const write = (caseId: string, body: object) =>
  call(me(), writeJournalEndpoint, { params: { caseId }, body: body as never });
const list = (caseId: string, query = {}) =>
  call(me(), listJournalEndpoint, { params: { caseId }, query });

test("entries are numbered without gaps, newest first, and paged by number", async () => {
  const { id: caseId } = await newCase();
  for (let i = 1; i <= 5; i++) await write(caseId, { kind: "note", text: `第 ${i} 条` });
  const first = await list(caseId, { count: 4 });
  assert.deepEqual(
    first.rows.map((entry) => entry.number),
    [6, 5, 4, 3],
  );
  assert.deepEqual([first.totalCount, first.before], [6, 3]);
  const second = await list(caseId, { count: 4, before: first.before });
  assert.deepEqual(
    second.rows.map((entry) => entry.number),
    [2, 1],
  );
  assert.equal(second.before, null);
  assert.equal((await list(caseId, { kind: "system" })).totalCount, 1);
  await assert.rejects(list(caseId, { count: 501 }), /query of casework.journal.list/u);
});

test("an entry can be neither changed nor deleted by the application", async () => {
  const { id: caseId } = await newCase();
  const entry = await write(caseId, { kind: "note", text: "原文" });
  for (const statement of [
    "update casework.journal_entries set text = '改'",
    "update casework.journal_entries set is_exculpatory = true",
    "delete from casework.journal_entries",
    "truncate casework.journal_entries",
  ]) {
    const attempt = ground().store.run(me(), "test.rewrite", (work) =>
      work.change(sql.raw(statement)),
    );
    await assert.rejects(attempt, { code: "42501" }, statement);
  }
  assert.equal((await list(caseId)).rows[0]?.text, entry.text);
});

test("a correction supersedes and both stay", async () => {
  const { id: caseId } = await newCase();
  const wrong = await write(caseId, { kind: "decision", text: "转账 3 笔" });
  const right = await write(caseId, { kind: "decision", text: "转账 4 笔", correctsId: wrong.id });
  assert.equal(right.correctsId, wrong.id);
  const { rows } = await list(caseId, { kind: "decision" });
  assert.deepEqual(
    rows.map((entry) => [entry.text, entry.correctedById]),
    [
      ["转账 4 笔", null],
      ["转账 3 笔", right.id],
    ],
  );
  const again = write(caseId, { kind: "decision", text: "5 笔", correctsId: wrong.id });
  await refused(again, "CASEWORK_ENTRY_CORRECTED");
  const other = write(caseId, { kind: "note", text: "x", correctsId: right.id });
  await refused(other, "CASEWORK_ENTRY_OTHER_KIND");
  const system = (await list(caseId, { kind: "system" })).rows[0]!;
  const program = write(caseId, { kind: "note", text: "x", correctsId: system.id });
  await refused(program, "CASEWORK_ENTRY_BY_PROGRAM");
});

test("an entry of another case cannot be corrected, nor told from one that is not there", async () => {
  const first = await newCase();
  const second = await newCase();
  const entry = await write(first.id, { kind: "note", text: "甲案" });
  for (const correctsId of [entry.id, "jou_00000000000000000000000000"]) {
    const attempt = write(second.id, { kind: "note", text: "乙案", correctsId });
    await refused(attempt, "CASEWORK_NO_ENTRY");
  }
});

test("what speaks for the person is marked and found, corrected or not", async () => {
  const { id: caseId } = await newCase();
  const alibi = await write(caseId, { kind: "note", text: "当日不在境内", exculpatory: true });
  await write(caseId, { kind: "note", text: "普通记录" });
  await write(caseId, { kind: "note", text: "入境记录更正", correctsId: alibi.id });
  const found = await list(caseId, { exculpatory: true });
  assert.deepEqual(
    found.rows.map((entry) => entry.id),
    [alibi.id],
  );
});

const contact = {
  party: "relative",
  purpose: "送达",
  lawfulBasis: "《刑事诉讼法》第 292 条",
  relativeGround: "court-service",
  isCounselCopied: true,
  refusal: "none",
};

test("a contact says with whom, why and on which basis; one with relatives passes gate G-05", async () => {
  const { id: caseId } = await newCase();
  const entry = await write(caseId, { kind: "contact", text: "已送达", contact });
  assert.deepEqual(entry.contact, contact);
  const pressure = { ...contact, relativeGround: null };
  const refusal = await refused(
    write(caseId, { kind: "contact", text: "x", contact: pressure }),
    "CASEWORK_CONTACT_PRESSURE",
  );
  assert.equal(refusal.values["gate"], "G-05");
  for (const body of [
    { kind: "contact", text: "x" },
    { kind: "note", text: "x", contact },
    { kind: "contact", text: "x", contact: { ...contact, party: "counsel", purpose: " " } },
  ]) {
    await refused(write(caseId, body), "CASEWORK_CONTACT_NEEDED");
  }
});

test("a day that does not exist or has not come is refused, and the number is not used up", async () => {
  const { id: caseId } = await newCase();
  const on = (happenedOn: string) => write(caseId, { kind: "note", text: "x", happenedOn });
  await refused(on("2023-02-29"), "CASEWORK_NO_SUCH_DAY");
  await refused(on("2099-01-01"), "CASEWORK_IN_FUTURE");
  const entry = await on("2024-02-29");
  assert.deepEqual([entry.happenedOn, entry.number], ["2024-02-29", 2]);
});

test("the program alone writes entries of its own kind", async () => {
  const { id: caseId } = await newCase();
  await assert.rejects(write(caseId, { kind: "system", text: "x" }), /body of casework.journal/u);
});

test("another agency neither reads nor writes the journal", async () => {
  const other = await ground().stranger("case-officer", "journal");
  const { id: caseId } = await newCase();
  await refused(call(other, listJournalEndpoint, { params: { caseId } }), "CASEWORK_NO_CASE");
  const rows = await ground().store.run(other, "test.peek", (work) =>
    work.rows(sql`select 1 from casework.journal_entries`),
  );
  assert.deepEqual(rows, []);
});
