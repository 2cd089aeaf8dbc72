// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { showCaseEndpoint } from "../cases/case.wire.ts";
import { call, newCase, refused, useGround } from "../ground.test.ts";
import { listJournalEndpoint } from "../journal/journal.wire.ts";
import { addTaskEndpoint } from "../tasks/task.wire.ts";
import {
  listClocksEndpoint,
  pauseClockEndpoint,
  resumeClockEndpoint,
  setClockEndpoint,
  stopClockEndpoint,
} from "./clock.wire.ts";

// The clock of the store stands at 2026-01-05.
const ground = useGround("casework-clocks");
const me = () => ground().acting;

const set = (caseId: string, more: object = {}) =>
  call(me(), setClockEndpoint, {
    body: {
      caseId,
      kind: "legal-deadline",
      title: "期限",
      startsOn: "2026-01-01",
      end: { kind: "days", count: 30 },
      ...more,
    } as never,
  });

test("a clock is paused, resumed and stopped, and its end moves", async () => {
  const { id: caseId } = await newCase();
  const clock = await set(caseId, { basis: "《引渡法》第 18 条" });
  assert.deepEqual([clock.state, clock.daysLeft], ["running", { min: 26, max: 26 }]);
  assert.deepEqual(clock.dueOn, { earliest: "2026-01-31", latest: "2026-01-31" });
  const params = { clockId: clock.id };
  const paused = await call(me(), pauseClockEndpoint, {
    params,
    body: { version: clock.version, fromOn: "2026-01-03", reason: "补充材料" },
  });
  assert.deepEqual([paused.state, paused.dueOn], ["paused", null]);
  const again = { version: paused.version, fromOn: "2026-01-04", reason: "x" };
  await refused(
    call(me(), pauseClockEndpoint, { params, body: again }),
    "CASEWORK_CLOCK_IMPOSSIBLE",
  );
  const backwards = { version: paused.version, untilOn: "2026-01-03" };
  await refused(
    call(me(), resumeClockEndpoint, { params, body: backwards }),
    "CASEWORK_CLOCK_IMPOSSIBLE",
  );
  const resumption = { version: paused.version, untilOn: "2026-01-05" };
  const resumed = await call(me(), resumeClockEndpoint, { params, body: resumption });
  assert.deepEqual(resumed.dueOn, { earliest: "2026-02-02", latest: "2026-02-02" });
  assert.equal(resumed.pauses[0]?.reason, "补充材料");
  const once = { version: resumed.version, untilOn: "2026-01-06" };
  await refused(
    call(me(), resumeClockEndpoint, { params, body: once }),
    "CASEWORK_CLOCK_NOT_PAUSED",
  );
  const old = { version: clock.version, stoppedOn: "2026-01-05", reason: "已答复" };
  await refused(call(me(), stopClockEndpoint, { params, body: old }), "CASEWORK_CHANGED_MEANWHILE");
  const stop = { ...old, version: resumed.version };
  const stopped = await call(me(), stopClockEndpoint, { params, body: stop });
  assert.deepEqual([stopped.state, stopped.isLate], ["stopped", false]);
  const more = { ...stop, version: stopped.version };
  await refused(
    call(me(), stopClockEndpoint, { params, body: more }),
    "CASEWORK_CLOCK_NOT_RUNNING",
  );
  const journal = await call(me(), listJournalEndpoint, { params: { caseId } });
  assert.deepEqual(
    journal.rows.slice(0, 4).map((entry) => entry.says?.zh),
    [
      "时限“期限”于 2026-01-05 终止。原因：已答复",
      "时限“期限”自 2026-01-05 起恢复计时",
      "时限“期限”自 2026-01-03 起中止计时。原因：补充材料",
      "设定时限“期限”",
    ],
  );
});

test("the most urgent clock comes first; those without an end after them, stopped ones last", async () => {
  const { id: caseId } = await newCase();
  await set(caseId, { title: "不明", startsOn: null });
  await set(caseId, { title: "春天", startsOn: "2025" });
  await set(caseId, { title: "逾期", end: { kind: "days", count: 2 } });
  await set(caseId, { title: "固定", startsOn: null, end: { kind: "date", dueOn: "2026-01-10" } });
  const done = await set(caseId, { title: "已停" });
  await call(me(), stopClockEndpoint, {
    params: { clockId: done.id },
    body: { version: done.version, stoppedOn: "2026-01-02", reason: "完成" },
  });
  const list = async (query: object) => {
    const page = await call(me(), listClocksEndpoint, { query: { caseId, ...query } });
    return page.rows.map((clock) => `${clock.title} ${clock.state}`);
  };
  assert.deepEqual(await list({}), [
    "春天 uncertain",
    "逾期 overdue",
    "固定 due-soon",
    "不明 unknown",
  ]);
  assert.deepEqual((await list({ stopped: true })).at(-1), "已停 stopped");
  assert.deepEqual(await list({ from: 1, count: 1 }), ["逾期 overdue"]);
  assert.deepEqual(await list({ on: "2026-01-02", from: 1, count: 1 }), ["逾期 due-soon"]);
  const { counts } = await call(me(), showCaseEndpoint, { params: { caseId } });
  assert.deepEqual(counts.clocks, { running: 4, dueSoon: 1, overdue: 1 });
});

test("a clock hangs on a task of its case, and on no other", async () => {
  const first = await newCase();
  const second = await newCase();
  const task = await call(me(), addTaskEndpoint, {
    body: { caseId: first.id, kind: "drafting", title: "请求书" },
  });
  const clock = await set(first.id, { taskId: task.id });
  assert.equal(clock.taskId, task.id);
  await refused(set(second.id, { taskId: task.id }), "CASEWORK_OTHER_CASE");
  const found = await call(me(), listClocksEndpoint, { query: { taskId: task.id } });
  assert.deepEqual(
    found.rows.map((row) => row.id),
    [clock.id],
  );
});

test("working days keep the calendar that they were counted by", async () => {
  const { id: caseId } = await newCase();
  const calendar = {
    source: "国务院办公厅关于2024年部分节假日安排的通知（2023-10-25）",
    weekend: [0, 6],
    daysOff: ["2024-05-01", "2024-05-02", "2024-05-03"],
    daysOn: ["2024-04-28", "2024-05-11"],
  };
  const end = { kind: "working-days", count: 9, calendar };
  const clock = await set(caseId, { startsOn: "2024-04-26", end });
  assert.equal(clock.dueOn?.earliest, "2024-05-11");
  assert.deepEqual(clock.end, end);
  const noSuchDay = { ...end, calendar: { ...calendar, daysOff: ["2023-02-29"] } };
  await refused(set(caseId, { end: noSuchDay }), "CASEWORK_NO_SUCH_DAY");
  const restless = { ...end, calendar: { ...calendar, weekend: [0, 1, 2, 3, 4, 5, 6] } };
  await assert.rejects(set(caseId, { end: restless }), /body of casework.clocks.set/u);
});

test("days that do not exist or do not fit are refused", async () => {
  const { id: caseId } = await newCase();
  await refused(set(caseId, { startsOn: "2023-02-29" }), "CASEWORK_NO_SUCH_DAY");
  await refused(set(caseId, { startsOn: "2023-13" }), "CASEWORK_NO_SUCH_DAY");
  const early = { end: { kind: "date", dueOn: "2025-12-31" } };
  await refused(set(caseId, early), "CASEWORK_CLOCK_IMPOSSIBLE");
  const clock = await set(caseId);
  const stop = { version: clock.version, stoppedOn: "2025-12-31", reason: "x" };
  const params = { clockId: clock.id };
  await refused(call(me(), stopClockEndpoint, { params, body: stop }), "CASEWORK_CLOCK_IMPOSSIBLE");
});

test("another agency sees no clock", async () => {
  const other = await ground().stranger("administrator", "局外单位");
  const { id: caseId } = await newCase();
  const clock = await set(caseId);
  assert.equal((await call(other, listClocksEndpoint, {})).totalCount, 0);
  const body = { version: clock.version, stoppedOn: "2026-01-05", reason: "x" };
  const stop = call(other, stopClockEndpoint, { params: { clockId: clock.id }, body });
  await refused(stop, "CASEWORK_NO_CLOCK");
});
