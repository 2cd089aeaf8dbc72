// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { CaseId } from "@tianwang/kernel/ids";
import type { Work } from "@tianwang/store";
import { sql } from "@tianwang/store";
import type { ClockStateName } from "../clocks/clock.ts";
import { listClocks } from "../clocks/clock.data.ts";
import { todayOf } from "../who.data.ts";
import type { CaseCounts, CaseMoveView, CaseView } from "./case.wire.ts";
import { listCaseMoves, viewCase } from "./case.data.ts";

/** Most running clocks of a case that are counted by state. */
const clockCountMax = 500;

interface PlainCounts extends Omit<CaseCounts, "tasks" | "clocks"> {
  readonly unfinished: number;
  readonly overdue: number;
  readonly done: number;
  readonly dropped: number;
}

async function countAll(work: Work, caseId: CaseId): Promise<CaseCounts> {
  const row = await work.first(sql<PlainCounts>`
    select
      (select count(*)::int from casework.case_exhibits where case_id = ${caseId}) as exhibits,
      (select count(*)::int from casework.subjects
        where case_id = ${caseId} and removed_at is null) as subjects,
      (select count(*)::int from casework.members
        where case_id = ${caseId} and removed_at is null) as members,
      (select count(*)::int from casework.journal_entries where case_id = ${caseId}) as "journalEntries",
      count(*) filter (where status in ('open', 'in-progress'))::int as unfinished,
      count(*) filter (where status in ('open', 'in-progress') and due_on < ${todayOf(work)})::int as overdue,
      count(*) filter (where status = 'done')::int as done,
      count(*) filter (where status = 'dropped')::int as dropped
    from casework.tasks where case_id = ${caseId}
  `);
  assert(row, "a count gives a row");
  const { unfinished, overdue, done, dropped, ...counts } = row;
  const clocks = await listClocks(work, { caseId, count: clockCountMax });
  const inState = (state: ClockStateName) =>
    clocks.rows.filter((clock) => clock.state === state).length;
  return {
    ...counts,
    tasks: { unfinished, overdue, done, dropped },
    clocks: {
      running: clocks.totalCount,
      dueSoon: inState("due-soon"),
      overdue: inState("overdue"),
    },
  };
}

/** A case with its changes of status and how much of everything it holds. */
export async function overviewOf(
  work: Work,
  caseId: CaseId,
): Promise<{ case: CaseView; moves: CaseMoveView[]; counts: CaseCounts }> {
  const view = await viewCase(work, caseId);
  const overview = {
    case: view,
    moves: await listCaseMoves(work, caseId),
    counts: await countAll(work, caseId),
  };
  work.audit("casework.cases.show", caseId);
  return overview;
}
