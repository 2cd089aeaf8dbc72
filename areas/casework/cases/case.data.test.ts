// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { CaseId } from "@tianwang/kernel/ids";
import { sql } from "@tianwang/store";
import { mayIn } from "@tianwang/store/access";
import { setClockEndpoint, stopClockEndpoint } from "../clocks/clock.wire.ts";
import { call, newCase, refused, useGround } from "../ground.test.ts";
import { listJournalEndpoint } from "../journal/journal.wire.ts";
import { caseCompartment, findCase } from "../server.ts";
import { addTaskEndpoint, moveTaskEndpoint } from "../tasks/task.wire.ts";
import {
  editCaseEndpoint,
  listCasesEndpoint,
  moveCaseEndpoint,
  openCaseEndpoint,
  proposeNumberEndpoint,
  showCaseEndpoint,
} from "./case.wire.ts";

const ground = useGround("casework-cases");
const me = () => ground().acting;
const nowhere = "cas_00000000000000000000000000";

test("a case is opened with a number of the year, a compartment and its opener as lead", async () => {
  const opened = await call(me(), openCaseEndpoint, {
    body: { title: "河岸地块案", summary: "线索来自审计。", openedOn: "2024-02-29" },
  });
  assert.equal(opened.number, "2024-0001");
  assert.equal(opened.status, "opened");
  assert.equal(opened.statusSince, "2024-02-29");
  assert.deepEqual(opened.nextStatuses, ["active", "closed"]);
  assert.equal(opened.myRole, "lead");
  assert.ok(opened.mayWrite && opened.mayLead);
  assert.equal(opened.leadAgency.id, opened.ownerAgency.id);
  const second = await call(me(), openCaseEndpoint, {
    body: { title: "第二案", openedOn: "2024-12-31" },
  });
  assert.equal(second.number, "2024-0002");
  assert.notEqual(second.compartmentId, opened.compartmentId);
  const shown = await call(me(), showCaseEndpoint, { params: { caseId: opened.id } });
  assert.deepEqual(shown.counts, {
    exhibits: 0,
    subjects: 0,
    members: 1,
    journalEntries: 1,
    tasks: { unfinished: 0, overdue: 0, done: 0, dropped: 0 },
    clocks: { running: 0, dueSoon: 0, overdue: 0 },
  });
});

test("a number may be set, is taken once, and the next proposal follows the highest of its year", async () => {
  const open = (number: string) =>
    call(me(), openCaseEndpoint, { body: { title: "案", number, openedOn: "2019-05-01" } });
  await open("2019-0041");
  await open("2019-専案〔3〕");
  await refused(open("2019-0041"), "CASEWORK_NUMBER_TAKEN");
  const proposed = await call(me(), proposeNumberEndpoint, { query: { openedOn: "2019-12-31" } });
  assert.deepEqual(proposed, { number: "2019-0042" });
  assert.equal(
    (await call(me(), openCaseEndpoint, { body: { title: "续", openedOn: "2019-06-01" } })).number,
    "2019-0042",
  );
});

test("an agency proposes from its own numbers, and a number of another agency is no obstacle", async () => {
  const other = await ground().stranger("case-officer", "numbers");
  const theirs = await call(other, openCaseEndpoint, {
    body: { title: "他单位案件", number: "2019-0041", openedOn: "2019-05-01" },
  });
  assert.equal(theirs.number, "2019-0041");
  const proposed = await call(other, proposeNumberEndpoint, { query: { openedOn: "2024-01-01" } });
  assert.deepEqual(proposed, { number: "2024-0001" });
});

test("names with right-to-left marks and characters beyond the basic plane survive", async () => {
  const title =
    "\u200fشركة النور\u200f 与 𠮷野家 𝒮 \u{1f469}\u{1f3fd}\u200d\u2696\ufe0f \u202e\u202c e\u0301";
  const opened = await newCase(title);
  assert.equal(opened.title, title);
  const found = await call(me(), listCasesEndpoint, { query: { search: "𠮷野" } });
  assert.deepEqual(
    found.rows.map((row) => row.title),
    [title],
  );
});

test("text that a database cannot keep as it is does not pass the contract", async () => {
  for (const title of ["a\u0000b", "half \ud800 pair", "", " \n\t", "x".repeat(501)]) {
    await assert.rejects(newCase(title), /body of casework.cases.open/u, JSON.stringify(title));
  }
  for (const number of ["a\u0000b", "a\ud800", " 1", "1 ", "", "1\n", "x".repeat(101)]) {
    const opening = call(me(), openCaseEndpoint, { body: { title: "案", number } });
    await assert.rejects(opening, /body of casework.cases.open/u, JSON.stringify(number));
  }
});

test("the list searches number and title, filters, sorts and pages", async () => {
  const titles = ["甲 100% 案", "乙 100_ 案", "丙 100\\ 案"];
  for (const [index, title] of titles.entries()) {
    const body = { title, openedOn: `2015-03-0${index + 1}`, number: `CS-${index}` };
    await call(me(), openCaseEndpoint, { body });
  }
  const list = (query: Parameters<typeof call<typeof listCasesEndpoint>>[2]) =>
    call(me(), listCasesEndpoint, query).then((page) => page.rows.map((row) => row.title));
  assert.deepEqual(await list({ query: { search: "100%" } }), [titles[0]]);
  assert.deepEqual(await list({ query: { search: "100_" } }), [titles[1]]);
  assert.deepEqual(await list({ query: { search: "100\\" } }), [titles[2]]);
  assert.deepEqual(await list({ query: { search: "cs-" } }), titles.toReversed());
  assert.deepEqual(
    await list({ query: { search: "CS-", order: "number", direction: "ascending" } }),
    titles,
  );
  const page = { search: "CS-", order: "opened", direction: "ascending" } as const;
  assert.deepEqual(await list({ query: { ...page, from: 1, count: 1 } }), [titles[1]]);
  assert.equal(
    (await call(me(), listCasesEndpoint, { query: { ...page, count: 1 } })).totalCount,
    3,
  );
  assert.deepEqual(await list({ query: { search: "CS-", status: "closed" } }), []);
  const { compartmentId } = await newCase("何处之物");
  assert.deepEqual(await list({ query: { compartmentId } }), ["何处之物"]);
  await assert.rejects(list({ query: { count: 501 } }), /query of casework.cases.list/u);
});

test("an edit on an older version is refused and changes nothing", async () => {
  const opened = await newCase("并发修改");
  const edit = (version: number, title: string) =>
    call(me(), editCaseEndpoint, { params: { caseId: opened.id }, body: { version, title } });
  const edited = await edit(opened.version, "先到");
  assert.equal(edited.version, opened.version + 1);
  const refusal = await refused(edit(opened.version, "后到"), "CASEWORK_CHANGED_MEANWHILE");
  assert.equal(refusal.values["version"], edited.version);
  const shown = await call(me(), showCaseEndpoint, { params: { caseId: opened.id } });
  assert.equal(shown.case.title, "先到");
});

test("an edit keeps the rest, and the journal says what was changed", async () => {
  const opened = await newCase("旧名");
  const params = { caseId: opened.id };
  const edited = await call(me(), editCaseEndpoint, {
    params,
    body: { version: opened.version, title: "新名", number: "X-1", openedOn: "2023-01-02" },
  });
  assert.equal(edited.statusSince, "2023-01-02");
  assert.equal(edited.summary, opened.summary);
  const journal = await call(me(), listJournalEndpoint, { params });
  assert.deepEqual(
    journal.rows.map((entry) => entry.says?.en),
    [
      `Day of opening changed from ${opened.openedOn} to 2023-01-02`,
      "Case title changed from “旧名” to “新名”",
      `Case number changed from ${opened.number} to X-1`,
      `Case ${opened.number} opened`,
    ],
  );
  const taken = { version: edited.version, number: "2019-0041" };
  await refused(call(me(), editCaseEndpoint, { params, body: taken }), "CASEWORK_NUMBER_TAKEN");
});

test("a case moves by dated steps with reasons, and is not closed while work is to do", async () => {
  const opened = await call(me(), openCaseEndpoint, {
    body: { title: "流程", openedOn: "2024-02-01" },
  });
  const params = { caseId: opened.id };
  let { version } = opened;
  const move = async (to: "active" | "suspended" | "closed", movedOn: string) => {
    const body = { version, to, movedOn, reason: `变更为 ${to}` };
    const moved = await call(me(), moveCaseEndpoint, { params, body });
    ({ version } = moved);
    return moved;
  };
  await refused(move("suspended", "2024-02-29"), "CASEWORK_NO_SUCH_MOVE");
  await refused(move("active", "2024-01-31"), "CASEWORK_MOVE_TOO_EARLY");
  await refused(move("active", "2099-01-01"), "CASEWORK_IN_FUTURE");
  await refused(move("active", "2023-02-29"), "CASEWORK_NO_SUCH_DAY");
  assert.equal((await move("active", "2024-02-29")).statusSince, "2024-02-29");
  const late = { version, openedOn: "2024-03-01" };
  await refused(call(me(), editCaseEndpoint, { params, body: late }), "CASEWORK_OPENED_AFTER_MOVE");

  const task = await call(me(), addTaskEndpoint, {
    body: { caseId: opened.id, kind: "analysis", title: "核对账目" },
  });
  const clock = await call(me(), setClockEndpoint, {
    body: {
      caseId: opened.id,
      kind: "internal",
      title: "初核",
      startsOn: "2024-02-29",
      end: { kind: "days", count: 30 },
    },
  });
  const busy = await refused(move("closed", "2024-03-01"), "CASEWORK_STILL_BUSY");
  assert.deepEqual({ ...busy.values }, { tasks: 1, clocks: 1 });
  await call(me(), moveTaskEndpoint, {
    params: { taskId: task.id },
    body: { version: task.version, to: "done" },
  });
  await call(me(), stopClockEndpoint, {
    params: { clockId: clock.id },
    body: { version: clock.version, stoppedOn: "2024-03-01", reason: "初核完成" },
  });
  assert.deepEqual((await move("closed", "2024-03-01")).nextStatuses, ["active"]);
  const more = { caseId: opened.id, kind: "analysis", title: "再查" } as const;
  await refused(call(me(), addTaskEndpoint, { body: more }), "CASEWORK_CASE_CLOSED");
  const { moves } = await call(me(), showCaseEndpoint, { params });
  assert.deepEqual(
    moves.map((step) => [step.from, step.to, step.movedOn, step.reason]),
    [
      ["opened", "active", "2024-02-29", "变更为 active"],
      ["active", "closed", "2024-03-01", "变更为 closed"],
    ],
  );
});

test("the application cannot rewrite the history of a case", async () => {
  await newCase("历史");
  for (const statement of [
    "update casework.case_moves set reason = 'x'",
    "delete from casework.case_moves",
  ]) {
    const attempt = ground().store.run(me(), "test.rewrite", (work) =>
      work.change(sql.raw(statement)),
    );
    await assert.rejects(attempt, { code: "42501" }, statement);
  }
});

test("another agency sees nothing: not in lists, not in counts, not in the words of a refusal", async () => {
  const other = await ground().stranger("administrator", "outsider");
  const opened = await newCase("外单位不可见");
  const page = await call(other, listCasesEndpoint, {});
  assert.deepEqual(page, { totalCount: 0, rows: [] });
  assert.deepEqual(
    await call(other, listCasesEndpoint, { query: { search: opened.number } }),
    page,
  );
  const show = (caseId: string) => call(other, showCaseEndpoint, { params: { caseId } });
  const hidden = await refused(show(opened.id), "CASEWORK_NO_CASE");
  const absent = await refused(show(nowhere), "CASEWORK_NO_CASE");
  for (const language of ["zh", "en"] as const) {
    assert.equal(
      hidden.says(language).replace(opened.id, ""),
      absent.says(language).replace(nowhere, ""),
    );
  }
  const body = { version: opened.version, title: "x" };
  const edit = (caseId: string) => call(other, editCaseEndpoint, { params: { caseId }, body });
  await refused(edit(opened.id), "CASEWORK_NO_CASE");
  const same = { title: "同号", number: opened.number };
  assert.equal((await call(other, openCaseEndpoint, { body: same })).number, opened.number);
});

test("a lead agency of another agency is let in, and shut out when it leads no more", async () => {
  const other = await ground().stranger("case-officer", "lead-agency");
  const opened = await call(me(), openCaseEndpoint, {
    body: { title: "交外单位主办", leadAgencyId: other.agencyId },
  });
  const params = { caseId: opened.id };
  assert.equal(opened.leadAgency.id, other.agencyId);
  const theirs = await call(other, showCaseEndpoint, { params });
  assert.ok(theirs.case.mayLead);
  assert.equal(theirs.case.myRole, null);
  const number = { version: opened.version, number: "他-1" };
  await refused(call(other, editCaseEndpoint, { params, body: number }), "CASEWORK_OWNER_ONLY");
  const keep = { version: opened.version, leadAgencyId: opened.ownerAgency.id };
  await refused(call(other, editCaseEndpoint, { params, body: keep }), "CASEWORK_OWNER_ONLY");
  await call(me(), editCaseEndpoint, { params, body: keep });
  await refused(call(other, showCaseEndpoint, { params }), "CASEWORK_NO_CASE");
  const unknown = { version: opened.version + 1, leadAgencyId: "agy_00000000000000000000000000" };
  await refused(call(me(), editCaseEndpoint, { params, body: unknown }), "CASEWORK_NO_AGENCY");
});

test("a reader of the own agency may look and not change", async () => {
  const other = await ground().stranger("case-officer", "own-officer");
  const theirs = await newCase("只读", other);
  const reader = await ground().stranger("reader", "own-reader");
  await ground().store.asOwner((db) =>
    sql`update store.memberships set agency_id = ${other.agencyId} where actor_id = ${reader.actorId}`.execute(
      db,
    ),
  );
  const seen = await call(reader, showCaseEndpoint, { params: { caseId: theirs.id } });
  assert.deepEqual([seen.case.mayWrite, seen.case.mayLead], [false, false]);
  const body = { version: theirs.version, title: "改" };
  const edit = call(reader, editCaseEndpoint, { params: { caseId: theirs.id }, body });
  await refused(edit, "STORE_NOT_ALLOWED");
});

test("other areas ask for a case and its compartment through the door", async () => {
  const opened = await newCase("供其他模块调用");
  const { store } = ground();
  const head = await store.run(me(), "test.find", (work) => findCase(work, opened.id));
  assert.equal(head?.number, opened.number);
  const none = await store.run(me(), "test.find", (work) => findCase(work, nowhere as CaseId));
  assert.equal(none, null);
  const compartmentId = await store.run(me(), "test.compartment", (work) =>
    caseCompartment(work, opened.id),
  );
  assert.equal(compartmentId, opened.compartmentId);
  assert.ok(await store.run(me(), "test.may", (work) => mayIn(work, compartmentId, "administer")));
  const unseen = store.run(me(), "test.none", (work) => caseCompartment(work, nowhere as CaseId));
  await refused(unseen, "CASEWORK_NO_CASE");
});
