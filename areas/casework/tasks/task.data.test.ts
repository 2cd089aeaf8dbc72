// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "@tianwang/store";
import {
  listConsentsEndpoint,
  recordConsentEndpoint,
  withdrawConsentEndpoint,
} from "../consents/consent.wire.ts";
import { call, newCase, refused, useGround } from "../ground.test.ts";
import { listJournalEndpoint } from "../journal/journal.wire.ts";
import { setMemberEndpoint } from "../members/member.wire.ts";
import {
  addTaskEndpoint,
  editTaskEndpoint,
  handOverTaskEndpoint,
  listTasksEndpoint,
  moveTaskEndpoint,
  showTaskEndpoint,
} from "./task.wire.ts";

// The clock of the store stands at 2026-01-05.
const ground = useGround("casework-tasks");
const me = () => ground().acting;

const add = (caseId: string, more: object = {}) =>
  call(me(), addTaskEndpoint, {
    body: { caseId, kind: "analysis", title: "核对账目", ...more } as never,
  });
const show = (taskId: string, acting = me()) =>
  call(acting, showTaskEndpoint, { params: { taskId } });
const move = (taskId: string, version: number, to: string, reason = "") =>
  call(me(), moveTaskEndpoint, { params: { taskId }, body: { version, to, reason } as never });

async function member(caseId: string, name: string) {
  const person = await ground().stranger("case-officer", name);
  const params = { caseId, actorId: person.actorId };
  await call(me(), setMemberEndpoint, { params, body: { role: "analyst", reason: "协办" } });
  return person;
}

test("every change of a task is kept: who, when, from what to what", async () => {
  const { id: caseId } = await newCase();
  const other = await member(caseId, "接手人");
  const added = await add(caseId, { dueOn: "2026-02-27" });
  assert.equal(added.owner.id, me().actorId);
  const edited = await call(me(), editTaskEndpoint, {
    params: { taskId: added.id },
    body: { version: added.version, title: "核对三家公司账目", dueOn: null },
  });
  const begun = await move(added.id, edited.version, "in-progress");
  const handed = await call(me(), handOverTaskEndpoint, {
    params: { taskId: added.id },
    body: { version: begun.version, ownerId: other.actorId, reason: "换人" },
  });
  assert.equal(handed.owner.displayName, "接手人");
  await call(other, moveTaskEndpoint, {
    params: { taskId: added.id },
    body: { version: handed.version, to: "done" },
  });
  const { task, changes } = await show(added.id);
  assert.deepEqual([task.status, task.nextStatuses], ["done", ["open"]]);
  const mine = me().actorId;
  assert.deepEqual(
    changes.map((change) => [
      change.field,
      change.from,
      change.to,
      change.reason,
      change.changedBy.id,
    ]),
    [
      ["status", "", "open", "", mine],
      ["owner", "", mine, "", mine],
      ["title", "核对账目", "核对三家公司账目", "", mine],
      ["due-day", "2026-02-27", "", "", mine],
      ["status", "open", "in-progress", "", mine],
      ["owner", mine, other.actorId, "换人", mine],
      ["status", "in-progress", "done", "", other.actorId],
    ],
  );
  const handOver = changes[5]!;
  assert.equal(handOver.toOwner?.displayName, "接手人");
  assert.equal(changes[0]?.fromOwner, null);
  assert.ok(changes.every((change, i) => i === 0 || change.changedAt >= changes[i - 1]!.changedAt));
  const journal = await call(me(), listJournalEndpoint, { params: { caseId } });
  assert.match(
    journal.rows[0]?.says?.zh ?? "",
    /^任务“核对三家公司账目”由 .+ 移交 接手人。原因：换人$/u,
  );
});

test("the application cannot rewrite the history of a task", async () => {
  const { id: caseId } = await newCase();
  await add(caseId);
  for (const statement of [
    "update casework.task_changes set to_value = 'x'",
    "delete from casework.task_changes",
  ]) {
    const attempt = ground().store.run(me(), "test.rewrite", (work) =>
      work.change(sql.raw(statement)),
    );
    await assert.rejects(attempt, { code: "42501" }, statement);
  }
});

test("moves that are no moves, reasons that are missing, versions that are old", async () => {
  const { id: caseId } = await newCase();
  const task = await add(caseId);
  await refused(move(task.id, task.version, "dropped"), "CASEWORK_REASON_MISSING");
  await refused(move(task.id, task.version + 1, "done"), "CASEWORK_CHANGED_MEANWHILE");
  const dropped = await move(task.id, task.version, "dropped", "重复");
  await refused(move(task.id, dropped.version, "done"), "CASEWORK_NO_SUCH_MOVE");
  await refused(move(task.id, dropped.version, "open"), "CASEWORK_REASON_MISSING");
  assert.equal((await move(task.id, dropped.version, "open", "误撤")).status, "open");
});

test("a task belongs to a member of the team, and is handed over to another one", async () => {
  const { id: caseId } = await newCase();
  const outsider = await ground().stranger("case-officer", "组外人");
  await refused(add(caseId, { ownerId: outsider.actorId }), "CASEWORK_OWNER_OUTSIDE");
  const task = await add(caseId);
  const handOver = (ownerId: string) =>
    call(me(), handOverTaskEndpoint, {
      params: { taskId: task.id },
      body: { version: task.version, ownerId, reason: "换人" },
    });
  await refused(handOver(outsider.actorId), "CASEWORK_OWNER_OUTSIDE");
  await refused(handOver(me().actorId), "CASEWORK_OWNER_ALREADY");
});

test("my tasks come in the order of their due days, overdue ones marked, undated ones last", async () => {
  const first = await newCase("甲案");
  const second = await newCase("乙案");
  const other = await member(first.id, "他人");
  await add(first.id, { title: "Z 无期限" });
  await add(first.id, { title: "Z 逾期", dueOn: "2025-12-31" });
  await add(second.id, { title: "Z 今天", dueOn: "2026-01-05" });
  await add(first.id, { title: "Z 他人的", ownerId: other.actorId, dueOn: "2026-01-01" });
  const list = async (query: object) => {
    const page = await call(me(), listTasksEndpoint, { query: { search: "Z ", ...query } });
    return page.rows.map((task) => `${task.title.slice(2)}${task.isOverdue ? "!" : ""}`);
  };
  assert.deepEqual(await list({ mine: true }), ["逾期!", "今天", "无期限"]);
  assert.deepEqual(await list({ mine: true, from: 1, count: 1 }), ["今天"]);
  assert.deepEqual(await list({ caseId: first.id }), ["逾期!", "他人的!", "无期限"]);
  assert.deepEqual(await list({ ownerId: other.actorId }), ["他人的!"]);
  assert.deepEqual(await list({ dueUntil: "2026-01-01" }), ["逾期!", "他人的!"]);
  assert.deepEqual(await list({ status: "done" }), []);
  const theirs = await call(other, listTasksEndpoint, { query: { mine: true } });
  assert.deepEqual(
    theirs.rows.map((task) => task.case.title),
    ["甲案"],
  );
  await assert.rejects(list({ count: 501 }), /query of casework.tasks.list/u);
});

const consent = {
  stateCode: "PT",
  authority: "Central Authority",
  reference: "CA-17/2026",
  givenOn: "2026-01-02",
  scopeKinds: ["interview"],
  scope: "在该国机关内，由其官员在场谈话一次。",
  expiresOn: "2026-02-28",
};
const record = (caseId: string, more: object = {}) =>
  call(me(), recordConsentEndpoint, {
    params: { caseId },
    body: { ...consent, ...more } as never,
  });
const abroad = { kind: "interview", place: "abroad", stateCode: "PT", dueOn: "2026-02-01" };

test("nothing is done abroad without the consent of that State (G-01)", async () => {
  const { id: caseId } = await newCase();
  const refusal = await refused(add(caseId, abroad), "CASEWORK_NO_HOST_CONSENT");
  assert.match(refusal.says("zh"), /PT.*G-01.*联合国反腐败公约/u);
  await refused(add(caseId, { ...abroad, consentNumber: 1 }), "CASEWORK_NO_CONSENT");
  const { number } = await record(caseId);
  const with1 = { ...abroad, consentNumber: number };
  const cases: [object, string][] = [
    [{ stateCode: "ES" }, "CASEWORK_CONSENT_OTHER_STATE"],
    [{ kind: "surveillance" }, "CASEWORK_CONSENT_OTHER_KIND"],
    [{ kind: "analysis" }, "CASEWORK_CONSENT_OTHER_KIND"],
    [{ dueOn: null }, "CASEWORK_ABROAD_WITHOUT_DUE"],
    [{ dueOn: "2026-03-01" }, "CASEWORK_CONSENT_ENDS_BEFORE"],
    [{ place: "home" }, "CASEWORK_STATE_MISPLACED"],
    [{ stateCode: undefined }, "CASEWORK_STATE_MISPLACED"],
  ];
  for (const [change, code] of cases) await refused(add(caseId, { ...with1, ...change }), code);
  assert.equal((await call(me(), listTasksEndpoint, { query: { caseId } })).totalCount, 0);
  const task = await add(caseId, with1);
  assert.deepEqual([task.stateCode, task.consentNumber], ["PT", 1]);
});

test("a kind that touches people does not go on without its place", async () => {
  const { id: caseId } = await newCase();
  await refused(add(caseId, { kind: "travel" }), "CASEWORK_PLACE_UNSTATED");
  assert.equal((await add(caseId, { kind: "travel", place: "home" })).place, "home");
});

test("a consent out of date or withdrawn stops what rests on it", async () => {
  const { id: caseId } = await newCase();
  const old = await record(caseId, { givenOn: "2025-01-01", expiresOn: "2026-01-04" });
  const onOld = { ...abroad, dueOn: "2026-01-04", consentNumber: old.number };
  await refused(add(caseId, onOld), "CASEWORK_CONSENT_NOT_HELD");
  const { number } = await record(caseId);
  const task = await add(caseId, { ...abroad, consentNumber: number });
  const edit = call(me(), editTaskEndpoint, {
    params: { taskId: task.id },
    body: { version: task.version, dueOn: "2026-03-15" },
  });
  await refused(edit, "CASEWORK_CONSENT_ENDS_BEFORE");
  const withdrawal = {
    params: { caseId, number },
    body: { withdrawnOn: "2026-01-05", reason: "对方来函" },
  };
  const withdrawn = await call(me(), withdrawConsentEndpoint, withdrawal);
  assert.equal(withdrawn.withdrawnOn, "2026-01-05");
  await refused(call(me(), withdrawConsentEndpoint, withdrawal), "CASEWORK_CONSENT_WITHDRAWN");
  await refused(move(task.id, task.version, "in-progress"), "CASEWORK_CONSENT_NOT_HELD");
  assert.equal((await move(task.id, task.version, "dropped", "同意已撤回")).status, "dropped");
});

test("a consent is written once: only its withdrawal can be added", async () => {
  const { id: caseId } = await newCase();
  await record(caseId);
  for (const statement of [
    "update casework.host_consents set expires_on = '2099-01-01'",
    "update casework.host_consents set scope_kinds = '{travel}'",
    "delete from casework.host_consents",
  ]) {
    const attempt = ground().store.run(me(), "test.rewrite", (work) =>
      work.change(sql.raw(statement)),
    );
    await assert.rejects(attempt, { code: "42501" }, statement);
  }
  await refused(record(caseId, { expiresOn: "2026-01-01" }), "CASEWORK_CONSENT_BACKWARDS");
  const second = await record(caseId, { scopeKinds: ["service", "interview"] });
  assert.equal(second.number, 2);
  const all = await call(me(), listConsentsEndpoint, { params: { caseId } });
  assert.deepEqual(
    all.map((one) => [one.number, one.scopeKinds]),
    [
      [1, ["interview"]],
      [2, ["service", "interview"]],
    ],
  );
});

test("a consent of one case does not serve another", async () => {
  const first = await newCase();
  const second = await newCase();
  const { number } = await record(first.id);
  await refused(add(second.id, { ...abroad, consentNumber: number }), "CASEWORK_NO_CONSENT");
});

test("another agency sees no task, and is told the same of one that is there and one that is not", async () => {
  const other = await ground().stranger("administrator", "局外单位");
  const { id: caseId } = await newCase();
  const task = await add(caseId);
  await refused(show(task.id, other), "CASEWORK_NO_TASK");
  await refused(show("tsk_00000000000000000000000000", other), "CASEWORK_NO_TASK");
  assert.deepEqual(await call(other, listTasksEndpoint, { query: { caseId } }), {
    totalCount: 0,
    rows: [],
  });
  const body = { caseId, kind: "analysis", title: "x" } as const;
  await refused(call(other, addTaskEndpoint, { body }), "CASEWORK_NO_CASE");
  const consents = call(other, listConsentsEndpoint, { params: { caseId } });
  await refused(consents, "CASEWORK_NO_CASE");
});
