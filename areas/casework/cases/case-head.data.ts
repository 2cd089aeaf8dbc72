// SPDX-License-Identifier: Apache-2.0
import type { CalendarDate } from "@tianwang/kernel/calendar";
import type { AgencyId, CaseId, CompartmentId } from "@tianwang/kernel/ids";
import type { Work } from "@tianwang/store";
import { sql } from "@tianwang/store";
import { mayIn } from "@tianwang/store/access";
import { refuse } from "../errors.ts";
import type { CaseStatus } from "./case-status.ts";

/** A case and the compartment in which everything of it lies. */
export interface CasePlace {
  readonly id: CaseId;
  readonly compartmentId: CompartmentId;
}

/** A case without what hangs on it. */
export interface CaseHead extends CasePlace {
  readonly number: string;
  readonly title: string;
  readonly summary: string;
  readonly ownerAgencyId: AgencyId;
  readonly leadAgencyId: AgencyId;
  readonly status: CaseStatus;
  readonly statusSince: CalendarDate;
  readonly openedOn: CalendarDate;
  readonly version: number;
}

/** A case, or null when there is none or the actor may not see it. */
export function findCase(work: Work, caseId: CaseId): Promise<CaseHead | null> {
  return work.first(sql<CaseHead>`
    select id, compartment_id as "compartmentId", number, title, summary,
      owner_agency_id as "ownerAgencyId", lead_agency_id as "leadAgencyId", status,
      status_since as "statusSince", opened_on as "openedOn", version
    from casework.cases where id = ${caseId}
  `);
}

/** A case; refuses alike when there is none and when the actor may not see it. */
export async function requireCase(work: Work, caseId: CaseId): Promise<CaseHead> {
  const found = await findCase(work, caseId);
  if (!found) throw refuse("CASEWORK_NO_CASE", { id: caseId });
  return found;
}

/**
 * A case that the actor may change. Holds the case until the end of the work, so that numbers and
 * positions within it are given one by one.
 */
export async function writableCase(work: Work, caseId: CaseId): Promise<CaseHead> {
  const { compartmentId } = await requireCase(work, caseId);
  if (!(await mayIn(work, compartmentId, "write"))) throw refuse("CASEWORK_READ_ONLY");
  await work.rows(sql`select 1 from casework.cases where id = ${caseId} for update`);
  return requireCase(work, caseId);
}

/** A case whose team and lead agency the actor may change. */
export async function ledCase(work: Work, caseId: CaseId): Promise<CaseHead> {
  const head = await writableCase(work, caseId);
  if (!(await mayIn(work, head.compartmentId, "administer"))) throw refuse("CASEWORK_NOT_LEADING");
  return head;
}

/** The compartment in which everything of a case lies. */
export async function caseCompartment(work: Work, caseId: CaseId): Promise<CompartmentId> {
  return (await requireCase(work, caseId)).compartmentId;
}

/** Refuses a change that was made on an older version. */
export function checkVersion(present: number, version: number): void {
  if (present !== version) throw refuse("CASEWORK_CHANGED_MEANWHILE", { version: present });
}

/** Refuses to add work to a closed case. */
export function checkNotClosed(head: CaseHead): void {
  if (head.status === "closed") throw refuse("CASEWORK_CASE_CLOSED");
}
