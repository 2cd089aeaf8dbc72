// SPDX-License-Identifier: Apache-2.0
import type { CalendarDate } from "@tianwang/kernel/calendar";
import type { ActorId, CaseId, CompartmentId, TaskId } from "@tianwang/kernel/ids";
import type { Work } from "@tianwang/store";
import { sql } from "@tianwang/store";
import type { CaseHead } from "../cases/case-head.data.ts";
import { checkNotClosed, checkVersion, writableCase } from "../cases/case-head.data.ts";
import { requireHostConsent } from "../consents/consent.data.ts";
import type { TaskAction, TaskPlace } from "../consents/host-consent.ts";
import { refuse } from "../errors.ts";
import { writeEvent } from "../journal/journal-append.data.ts";
import { isMember, nameOf, personName } from "../members/member.data.ts";
import { dayOf } from "../who.data.ts";
import type { TaskKindId } from "./task-kind.ts";
import type { TaskStatus } from "./task-status.ts";
import { checkTaskMove, isUnfinished } from "./task-status.ts";
import type { taskFields } from "./task.wire.ts";

/** A task before it has an id. */
export interface NewTask {
  readonly caseId: string;
  readonly kind: TaskKindId;
  readonly title: string;
  readonly detail?: string;
  readonly ownerId?: string;
  readonly dueOn?: string | null;
  readonly place?: TaskPlace;
  readonly stateCode?: string;
  readonly consentNumber?: number;
}

interface TaskHead extends TaskAction {
  readonly id: TaskId;
  readonly caseId: CaseId;
  readonly compartmentId: CompartmentId;
  readonly title: string;
  readonly detail: string;
  readonly ownerId: ActorId;
  readonly status: TaskStatus;
  readonly consentNumber: number | null;
  readonly version: number;
}

/** A change of one field, in words. */
interface TaskChange {
  readonly field: (typeof taskFields)[number];
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

async function findTask(work: Work, taskId: TaskId): Promise<TaskHead> {
  const row = await work.first(sql<TaskHead>`
    select id, case_id as "caseId", compartment_id as "compartmentId", kind, title, detail,
      owner_id as "ownerId", due_on as "dueOn", status, place, state_code as "stateCode",
      consent_number as "consentNumber", version
    from casework.tasks where id = ${taskId}
  `);
  if (!row) throw refuse("CASEWORK_NO_TASK", { id: taskId });
  return row;
}

/** A task that the actor may change, at the version on which the change was made. */
async function writableTask(
  work: Work,
  taskId: TaskId,
  version: number,
): Promise<{ head: CaseHead; task: TaskHead }> {
  const { caseId } = await findTask(work, taskId);
  const head = await writableCase(work, caseId);
  const task = await findTask(work, taskId);
  checkVersion(task.version, version);
  return { head, task };
}

async function noteChange(
  work: Work,
  task: Pick<TaskHead, "id" | "compartmentId">,
  change: TaskChange,
): Promise<void> {
  await work.change(sql`
    insert into casework.task_changes
      (task_id, compartment_id, position, field, from_value, to_value, reason, changed_by, changed_at)
    select ${task.id}, ${task.compartmentId}, count(*) + 1, ${change.field}, ${change.from},
      ${change.to}, ${change.reason}, ${work.acting.actorId}, ${work.now}::timestamptz
    from casework.task_changes where task_id = ${task.id}
  `);
}

async function requireInTeam(work: Work, caseId: CaseId, actorId: ActorId): Promise<string> {
  const name = await personName(work, actorId);
  if (!(await isMember(work, caseId, actorId))) throw refuse("CASEWORK_OWNER_OUTSIDE", { name });
  return name;
}

/** Adds a task. A task abroad needs the consent of the host State before it is there at all. */
export async function addTask(work: Work, given: NewTask): Promise<TaskId> {
  const caseId = given.caseId as CaseId;
  const head = await writableCase(work, caseId);
  checkNotClosed(head);
  const { kind, title, detail = "", place = "unstated", stateCode = null } = given;
  if ((place === "abroad") !== (stateCode !== null)) throw refuse("CASEWORK_STATE_MISPLACED");
  const dueOn = typeof given.dueOn === "string" ? dayOf(given.dueOn) : null;
  const consentNumber = given.consentNumber ?? null;
  await requireHostConsent(work, caseId, { kind, place, stateCode, dueOn }, consentNumber);
  const ownerId = (given.ownerId ?? work.acting.actorId) as ActorId;
  await requireInTeam(work, caseId, ownerId);
  const id = work.newId("task");
  await work.change(sql`
    insert into casework.tasks
      (id, case_id, compartment_id, kind, title, detail, owner_id, due_on, status, place, state_code,
       consent_number, created_by, created_at)
    values (${id}, ${caseId}, ${head.compartmentId}, ${kind}, ${title}, ${detail}, ${ownerId},
      ${dueOn}, 'open', ${place}, ${stateCode}, ${consentNumber}, ${work.acting.actorId}, ${work.now})
  `);
  const task = { id, compartmentId: head.compartmentId };
  await noteChange(work, task, { field: "status", from: "", to: "open", reason: "" });
  await noteChange(work, task, { field: "owner", from: "", to: ownerId, reason: "" });
  work.audit("casework.tasks.add", id, { caseId, kind, place, consentNumber });
  return id;
}

/** What of a task can be edited; what is left out stays. Kind and place never change. */
export interface TaskEdit {
  readonly version: number;
  readonly title?: string;
  readonly detail?: string;
  readonly dueOn?: string | null;
}

/** Edits a task and keeps what each field was before. */
export async function editTask(work: Work, taskId: TaskId, edit: TaskEdit): Promise<void> {
  const { task } = await writableTask(work, taskId, edit.version);
  const title = edit.title ?? task.title;
  const detail = edit.detail ?? task.detail;
  const dueOn = dueAfter(task, edit);
  if (dueOn !== task.dueOn && isUnfinished(task.status)) {
    await requireHostConsent(work, task.caseId, { ...task, dueOn }, task.consentNumber);
  }
  await work.change(sql`
    update casework.tasks set title = ${title}, detail = ${detail}, due_on = ${dueOn},
      version = version + 1
    where id = ${taskId}
  `);
  const changes: TaskChange[] = [
    { field: "title", from: task.title, to: title, reason: "" },
    { field: "detail", from: task.detail, to: detail, reason: "" },
    { field: "due-day", from: task.dueOn ?? "", to: dueOn ?? "", reason: "" },
  ];
  for (const change of changes) {
    if (change.from !== change.to) await noteChange(work, task, change);
  }
  work.audit("casework.tasks.edit", taskId, { caseId: task.caseId });
}

function dueAfter(task: TaskHead, edit: TaskEdit): CalendarDate | null {
  if (edit.dueOn === undefined) return task.dueOn;
  return edit.dueOn === null ? null : dayOf(edit.dueOn);
}

/** Moves a task to another status. One that is to go on abroad needs a consent that still holds. */
export async function moveTask(
  work: Work,
  taskId: TaskId,
  move: { readonly version: number; readonly to: TaskStatus; readonly reason?: string },
): Promise<void> {
  const { head, task } = await writableTask(work, taskId, move.version);
  const { to, reason = "" } = move;
  const fault = checkTaskMove(task.status, to, reason);
  if (fault === "no-such-move") throw refuse("CASEWORK_NO_SUCH_MOVE");
  if (fault === "reason-missing") throw refuse("CASEWORK_REASON_MISSING");
  if (isUnfinished(to)) {
    checkNotClosed(head);
    await requireHostConsent(work, task.caseId, task, task.consentNumber);
  }
  await work.change(sql`
    update casework.tasks set status = ${to}, version = version + 1 where id = ${taskId}
  `);
  await noteChange(work, task, { field: "status", from: task.status, to, reason });
  work.audit("casework.tasks.move", taskId, { caseId: task.caseId, to });
}

/** Hands a task over to another member of the team; the journal says so. */
export async function handOverTask(
  work: Work,
  taskId: TaskId,
  handOver: { readonly version: number; readonly ownerId: string; readonly reason: string },
): Promise<void> {
  const { head, task } = await writableTask(work, taskId, handOver.version);
  const ownerId = handOver.ownerId as ActorId;
  const to = await requireInTeam(work, task.caseId, ownerId);
  if (ownerId === task.ownerId) throw refuse("CASEWORK_OWNER_ALREADY", { name: to });
  const from = await nameOf(work, task.ownerId);
  const { reason } = handOver;
  await work.change(sql`
    update casework.tasks set owner_id = ${ownerId}, version = version + 1 where id = ${taskId}
  `);
  await noteChange(work, task, { field: "owner", from: task.ownerId, to: ownerId, reason });
  await writeEvent(work, head, "task-handed-over", { title: task.title, from, to, reason });
  work.audit("casework.tasks.hand-over", taskId, { caseId: task.caseId, to: ownerId });
}
