// SPDX-License-Identifier: Apache-2.0
import type { TaskId } from "@tianwang/kernel/ids";
import type { Work } from "@tianwang/store";
import { sql } from "@tianwang/store";
import { refuse } from "../errors.ts";
import { actorOf, containing, dayOf, todayOf } from "../who.data.ts";
import type { TaskStatus } from "./task-status.ts";
import { nextTaskStatuses } from "./task-status.ts";
import type { TaskChangeView, TaskView } from "./task.wire.ts";

/** Tasks of a page unless told. */
export const taskCountDefault = 50;
/** Most changes that a task is shown with. */
const changeCountMax = 1_000;

/** Which tasks, and which part of them. */
export interface TaskFilter {
  readonly caseId?: string;
  readonly mine?: boolean;
  readonly ownerId?: string;
  readonly status?: TaskStatus;
  readonly unfinished?: boolean;
  readonly dueUntil?: string;
  readonly search?: string;
  readonly from?: number;
  readonly count?: number;
}

type TaskRow = Omit<TaskView, "nextStatuses">;

const columnsOn = (today: string) => sql`
  t.id, json_build_object('id', c.id, 'number', c.number, 'title', c.title) as "case", t.kind,
  t.title, t.detail, ${actorOf("t.owner_id")} as owner, t.due_on as "dueOn",
  (t.due_on is not null and t.due_on < ${today} and t.status in ('open', 'in-progress')) as "isOverdue",
  t.status, t.place, t.state_code as "stateCode", t.consent_number as "consentNumber",
  ${actorOf("t.created_by")} as "createdBy", t.created_at as "createdAt", t.version
`;

const viewOf = (row: TaskRow): TaskView => ({
  ...row,
  nextStatuses: [...nextTaskStatuses(row.status)],
});

function matching(work: Work, filter: TaskFilter) {
  const ownerId = filter.mine ? work.acting.actorId : (filter.ownerId ?? null);
  const dueUntil = filter.dueUntil === undefined ? null : dayOf(filter.dueUntil);
  const { caseId = null, status = null, unfinished = false } = filter;
  return sql`
    t.title ilike ${containing(filter.search ?? "")} escape '\\'
    and (${caseId}::text is null or t.case_id = ${caseId})
    and (${ownerId}::text is null or t.owner_id = ${ownerId})
    and (${status}::text is null or t.status = ${status})
    and (not ${unfinished}::boolean or t.status in ('open', 'in-progress'))
    and (${dueUntil}::date is null or t.due_on <= ${dueUntil}::date)
  `;
}

/** The tasks that the actor may see, a page of them; the earliest due first, undated ones last. */
export async function listTasks(
  work: Work,
  filter: TaskFilter,
): Promise<{ totalCount: number; rows: TaskView[] }> {
  const where = matching(work, filter);
  const counted = await work.first(sql<{ totalCount: number }>`
    select count(*)::int as "totalCount" from casework.tasks t where ${where}
  `);
  const rows = await work.rows(sql<TaskRow>`
    select ${columnsOn(todayOf(work))} from casework.tasks t join casework.cases c on c.id = t.case_id
    where ${where}
    order by t.due_on asc nulls last, t.id
    limit ${filter.count ?? taskCountDefault} offset ${filter.from ?? 0}
  `);
  work.audit("casework.tasks.list", filter.caseId ?? work.acting.workspaceId, {
    count: rows.length,
  });
  return { totalCount: counted?.totalCount ?? 0, rows: rows.map(viewOf) };
}

/** A task as shown; refuses when there is none or the actor may not see it. */
export async function viewTask(work: Work, taskId: TaskId): Promise<TaskView> {
  const row = await work.first(sql<TaskRow>`
    select ${columnsOn(todayOf(work))} from casework.tasks t join casework.cases c on c.id = t.case_id
    where t.id = ${taskId}
  `);
  if (!row) throw refuse("CASEWORK_NO_TASK", { id: taskId });
  return viewOf(row);
}

/** Every change of a task, oldest first. */
export function listTaskChanges(work: Work, taskId: TaskId): Promise<TaskChangeView[]> {
  const ownerOrNull = (column: string) =>
    sql`case when h.field = 'owner' and ${sql.raw(column)} <> '' then ${actorOf(column)} end`;
  return work.rows(sql<TaskChangeView>`
    select h.field, h.from_value as "from", h.to_value as "to",
      ${ownerOrNull("h.from_value")} as "fromOwner", ${ownerOrNull("h.to_value")} as "toOwner",
      h.reason, ${actorOf("h.changed_by")} as "changedBy", h.changed_at as "changedAt"
    from casework.task_changes h where h.task_id = ${taskId}
    order by h.position limit ${changeCountMax}
  `);
}
