// SPDX-License-Identifier: Apache-2.0
import type { Work } from "@tianwang/store";
import { sql } from "@tianwang/store";
import { agencyOf, containing, todayOf } from "../who.data.ts";
import type { CaseStatus } from "./case-status.ts";
import type { CaseRow, caseOrders } from "./case.wire.ts";

/** Which cases, in which order, and which part of them. */
export interface CaseFilter {
  readonly search?: string;
  readonly status?: CaseStatus;
  readonly agencyId?: string;
  readonly compartmentId?: string;
  readonly mine?: boolean;
  readonly order?: (typeof caseOrders)[number];
  readonly direction?: "ascending" | "descending";
  readonly from?: number;
  readonly count?: number;
}

/** Rows of a page unless told. */
export const caseCountDefault = 50;

const orderColumns = { opened: "c.opened_on", number: "c.number", title: "c.title" } as const;

function matching(work: Work, filter: CaseFilter) {
  const pattern = containing(filter.search ?? "");
  return sql`
    (c.number ilike ${pattern} escape '\\' or c.title ilike ${pattern} escape '\\')
    and (${filter.status ?? null}::text is null or c.status = ${filter.status ?? null})
    and (${filter.agencyId ?? null}::text is null or c.lead_agency_id = ${filter.agencyId ?? null})
    and (${filter.compartmentId ?? null}::text is null or c.compartment_id = ${filter.compartmentId ?? null})
    and (not ${filter.mine ?? false}::boolean or exists (
      select 1 from casework.members m where m.case_id = c.id
        and m.actor_id = ${work.acting.actorId} and m.removed_at is null))
  `;
}

/** The cases that the actor may see, a page of them; newest first unless told. */
export async function listCases(
  work: Work,
  filter: CaseFilter,
): Promise<{ totalCount: number; rows: CaseRow[] }> {
  const column = sql.raw(orderColumns[filter.order ?? "opened"]);
  const direction = sql.raw(filter.direction === "ascending" ? "asc" : "desc");
  const counted = await work.first(sql<{ totalCount: number }>`
    select count(*)::int as "totalCount" from casework.cases c where ${matching(work, filter)}
  `);
  // The page is cut first: what hangs on a case is counted for its rows only.
  const rows = await work.rows(sql<CaseRow>`
    with page as materialized (
      select c.id, c.number, c.title, c.status, c.opened_on, c.lead_agency_id
      from casework.cases c where ${matching(work, filter)}
      order by ${column} ${direction}, c.id ${direction}
      limit ${filter.count ?? caseCountDefault} offset ${filter.from ?? 0}
    )
    select c.id, c.number, c.title, c.status, c.opened_on as "openedOn",
      ${agencyOf("c.lead_agency_id")} as "leadAgency",
      t.total as "taskCount", t.done as "taskDoneCount", t.overdue as "taskOverdueCount",
      (select count(*)::int from casework.case_exhibits x where x.case_id = c.id) as "exhibitCount",
      (select count(*)::int from casework.subjects s
        where s.case_id = c.id and s.removed_at is null) as "subjectCount",
      (select m.role from casework.members m where m.case_id = c.id
        and m.actor_id = ${work.acting.actorId} and m.removed_at is null) as "myRole"
    from page c
    cross join lateral (
      select count(*) filter (where status <> 'dropped')::int as total,
        count(*) filter (where status = 'done')::int as done,
        count(*) filter (where status in ('open', 'in-progress') and due_on < ${todayOf(work)})::int as overdue
      from casework.tasks where case_id = c.id
    ) t
    order by ${column} ${direction}, c.id ${direction}
  `);
  work.audit("casework.cases.list", work.acting.workspaceId, { count: rows.length });
  return { totalCount: counted?.totalCount ?? 0, rows };
}
