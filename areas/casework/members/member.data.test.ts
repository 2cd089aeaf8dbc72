// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Acting } from "@tianwang/store";
import { listCasesEndpoint, showCaseEndpoint } from "../cases/case.wire.ts";
import { call, newCase, refused, useGround } from "../ground.test.ts";
import { listJournalEndpoint, writeJournalEndpoint } from "../journal/journal.wire.ts";
import { addTaskEndpoint, handOverTaskEndpoint, listTasksEndpoint } from "../tasks/task.wire.ts";
import type { MemberRole } from "./member-role.ts";
import {
  listMembersEndpoint,
  listPeopleEndpoint,
  removeMemberEndpoint,
  setMemberEndpoint,
} from "./member.wire.ts";

const ground = useGround("casework-members");
const me = () => ground().acting;

const set = (by: Acting, caseId: string, actorId: string, role: MemberRole) =>
  call(by, setMemberEndpoint, { params: { caseId, actorId }, body: { role, reason: "联合办案" } });
const remove = (by: Acting, caseId: string, actorId: string) =>
  call(by, removeMemberEndpoint, { params: { caseId, actorId }, body: { reason: "任务结束" } });
const note = (by: Acting, caseId: string) =>
  call(by, writeJournalEndpoint, { params: { caseId }, body: { kind: "note", text: "记录" } });

test("membership opens a case to a member of another agency, and removal closes it", async () => {
  const other = await ground().stranger("case-officer", "member");
  const { id: caseId } = await newCase();
  const show = () => call(other, showCaseEndpoint, { params: { caseId } });
  await refused(show(), "CASEWORK_NO_CASE");
  const team = await set(me(), caseId, other.actorId, "analyst");
  const joined = team.find((member) => member.actor.id === other.actorId);
  assert.deepEqual(
    [joined?.role, joined?.reason, joined?.agencies.map((agency) => agency.id)],
    ["analyst", "联合办案", [other.agencyId]],
  );
  const seen = await show();
  assert.deepEqual(
    [seen.case.myRole, seen.case.mayWrite, seen.case.mayLead],
    ["analyst", true, false],
  );
  assert.equal((await call(other, listCasesEndpoint, { query: { mine: true } })).totalCount, 1);
  await note(other, caseId);
  await remove(me(), caseId, other.actorId);
  await refused(show(), "CASEWORK_NO_CASE");
  await refused(note(other, caseId), "CASEWORK_NO_CASE");
  assert.equal((await call(other, listCasesEndpoint, {})).totalCount, 0);
});

test("the journal names who came and went, and why", async () => {
  const other = await ground().stranger("case-officer", "comes-and-goes");
  const { id: caseId } = await newCase();
  await set(me(), caseId, other.actorId, "liaison");
  await remove(me(), caseId, other.actorId);
  const { rows } = await call(me(), listJournalEndpoint, { params: { caseId } });
  assert.deepEqual(
    rows.slice(0, 2).map((entry) => entry.says?.zh),
    [
      "comes-and-goes 退出专案组。原因：任务结束",
      "comes-and-goes 加入专案组，担任联络员。原因：联合办案",
    ],
  );
});

test("a reader from another agency looks and does not write; a new role changes that", async () => {
  const other = await ground().stranger("case-officer", "reader-first");
  const { id: caseId } = await newCase();
  await set(me(), caseId, other.actorId, "reader");
  await refused(note(other, caseId), "CASEWORK_READ_ONLY");
  await set(me(), caseId, other.actorId, "case-officer");
  await note(other, caseId);
  await set(me(), caseId, other.actorId, "reader");
  await refused(note(other, caseId), "CASEWORK_READ_ONLY");
  const team = await call(other, listMembersEndpoint, { params: { caseId } });
  assert.equal(team.length, 2);
});

test("only those who lead change the team, and nobody from outside the own role", async () => {
  const officer = await ground().stranger("case-officer", "ordinary");
  const lead = await ground().stranger("case-officer", "second-lead");
  const { id: caseId } = await newCase();
  await set(me(), caseId, officer.actorId, "case-officer");
  await refused(set(officer, caseId, lead.actorId, "reader"), "CASEWORK_NOT_LEADING");
  await refused(remove(officer, caseId, officer.actorId), "CASEWORK_NOT_LEADING");
  await set(me(), caseId, lead.actorId, "lead");
  await refused(set(lead, caseId, lead.actorId, "analyst"), "CASEWORK_OWN_ROLE");
  await set(lead, caseId, officer.actorId, "analyst");
  await remove(lead, caseId, lead.actorId);
  await refused(call(lead, showCaseEndpoint, { params: { caseId } }), "CASEWORK_NO_CASE");
});

test("the last lead stays", async () => {
  const { id: caseId } = await newCase();
  await refused(remove(me(), caseId, me().actorId), "CASEWORK_LAST_LEAD");
  await refused(set(me(), caseId, me().actorId, "analyst"), "CASEWORK_LAST_LEAD");
});

test("who owns tasks hands them over before leaving", async () => {
  const other = await ground().stranger("case-officer", "busy");
  const { id: caseId } = await newCase();
  await set(me(), caseId, other.actorId, "analyst");
  const task = await call(me(), addTaskEndpoint, {
    body: { caseId, kind: "analysis", title: "核对", ownerId: other.actorId },
  });
  await refused(remove(me(), caseId, other.actorId), "CASEWORK_MEMBER_OWNS_TASKS");
  const body = { version: task.version, ownerId: me().actorId, reason: "离组" };
  await call(me(), handOverTaskEndpoint, { params: { taskId: task.id }, body });
  await remove(me(), caseId, other.actorId);
  assert.equal((await call(other, listTasksEndpoint, {})).totalCount, 0);
});

test("people that are not in the workspace are no members", async () => {
  const { id: caseId } = await newCase();
  const nobody = "act_00000000000000000000000000";
  await refused(set(me(), caseId, nobody, "reader"), "CASEWORK_NO_PERSON");
  await refused(remove(me(), caseId, nobody), "CASEWORK_NO_MEMBER");
});

test("people are found by name with their agencies, a page at a time", async () => {
  const other = await ground().stranger("analyst", "查找对象 100%");
  const found = await call(me(), listPeopleEndpoint, { query: { search: "对象 100%" } });
  assert.deepEqual(
    found.rows.map((person) => [person.actor.id, person.agencies.map((agency) => agency.id)]),
    [[other.actorId, [other.agencyId]]],
  );
  const page = await call(me(), listPeopleEndpoint, { query: { count: 1 } });
  assert.equal(page.rows.length, 1);
  assert.ok(page.totalCount > 1);
});
