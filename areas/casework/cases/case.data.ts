// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import type { AgencyId, CaseId, CompartmentId } from "@tianwang/kernel/ids";
import type { Text } from "@tianwang/kernel/text";
import type { Work } from "@tianwang/store";
import { sql } from "@tianwang/store";
import { createCompartment, grantAccess, mayIn, revokeAccess } from "@tianwang/store/access";
import { refuse } from "../errors.ts";
import { writeEvent } from "../journal/journal-append.data.ts";
import { actorOf, agencyOf, dayOf, pastDayOf, todayOf } from "../who.data.ts";
import type { CaseHead } from "./case-head.data.ts";
import { checkVersion, requireCase, writableCase } from "./case-head.data.ts";
import { caseNumberForm, nextCaseNumber } from "./case-number.ts";
import type { CaseMoveFault, CaseStatus } from "./case-status.ts";
import { checkCaseMove, nextCaseStatuses } from "./case-status.ts";
import type { CaseMoveView, CaseView } from "./case.wire.ts";

const yearOf = (date: CalendarDate) => Number(date.slice(0, 4));

/** The number that a case opened on a day would get; others may take it meanwhile. */
export async function proposeCaseNumber(work: Work, openedOn?: string): Promise<string> {
  const agencyId = work.agencyFor("casework.cases.write");
  const year = yearOf(openedOn === undefined ? todayOf(work) : dayOf(openedOn));
  const highest = await work.first(sql<{ serial: number | null }>`
    select max(substring(number from ${caseNumberForm(year)})::int) as serial
    from casework.cases where owner_agency_id = ${agencyId}
  `);
  work.audit("casework.cases.propose-number", agencyId);
  return nextCaseNumber(year, highest?.serial ?? 0);
}

/** Lets one at a time give or change numbers of an agency, until the work ends. */
async function holdNumbers(work: Work, agencyId: AgencyId): Promise<void> {
  const name = `casework.number ${agencyId}`;
  await work.rows(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}

async function refuseTaken(work: Work, agencyId: AgencyId, number: string): Promise<void> {
  const taken = await work.first(sql`
    select 1 from casework.cases where owner_agency_id = ${agencyId} and number = ${number}
  `);
  if (taken) throw refuse("CASEWORK_NUMBER_TAKEN", { number });
}

async function agencyName(work: Work, id: AgencyId): Promise<Text> {
  const row = await work.first(sql<{ name: Text }>`
    select json_build_object('zh', name_zh, 'en', name_en) as name
    from store.agencies where id = ${id}
  `);
  if (!row) throw refuse("CASEWORK_NO_AGENCY", { id });
  return row.name;
}

/** What a new case starts with. */
export interface NewCase {
  readonly title: string;
  readonly number?: string;
  readonly summary?: string;
  readonly openedOn?: string;
  readonly leadAgencyId?: string;
}

/** Lets the lead agency into a case of another one. The case itself is the reason. */
async function letLead(work: Work, compartmentId: CompartmentId, agencyId: AgencyId, why: string) {
  const to = { agencyId };
  await grantAccess(work, { compartmentId, to, level: "administer", reason: why, expiresAt: null });
}

/** Opens a case in a compartment of its own; the actor leads its team. */
export async function openCase(work: Work, given: NewCase): Promise<CaseHead> {
  const ownerAgencyId = work.agencyFor("casework.cases.write");
  const leadAgencyId = (given.leadAgencyId ?? ownerAgencyId) as AgencyId;
  await agencyName(work, leadAgencyId);
  await holdNumbers(work, ownerAgencyId);
  const openedOn = given.openedOn === undefined ? todayOf(work) : pastDayOf(work, given.openedOn);
  const number = given.number ?? (await proposeCaseNumber(work, openedOn));
  await refuseTaken(work, ownerAgencyId, number);
  const id = work.newId("case");
  const compartmentId = await createCompartment(work, given.title);
  await work.change(sql`
    insert into casework.cases
      (id, compartment_id, number, title, summary, owner_agency_id, lead_agency_id, status,
       status_since, opened_on, created_by, created_at)
    values (${id}, ${compartmentId}, ${number}, ${given.title}, ${given.summary ?? ""},
      ${ownerAgencyId}, ${leadAgencyId}, 'opened', ${openedOn}, ${openedOn},
      ${work.acting.actorId}, ${work.now})
  `);
  await work.change(sql`
    insert into casework.members
      (case_id, compartment_id, actor_id, role, reason, added_by, added_at)
    values (${id}, ${compartmentId}, ${work.acting.actorId}, 'lead', '', ${work.acting.actorId}, ${work.now})
  `);
  const why = `${number} ${given.title}`;
  if (leadAgencyId !== ownerAgencyId) await letLead(work, compartmentId, leadAgencyId, why);
  await writeEvent(work, { id, compartmentId }, "case-opened", { number });
  work.audit("casework.cases.open", id, { compartmentId });
  return requireCase(work, id);
}

/** What of a case can be edited; what is left out stays. */
export interface CaseEdit extends Partial<NewCase> {
  readonly version: number;
}

function refuseOutsider(work: Work, head: CaseHead): void {
  const isOfOwner = work.roles.some((held) => held.agencyId === head.ownerAgencyId);
  if (!isOfOwner) throw refuse("CASEWORK_OWNER_ONLY");
}

async function editNumber(work: Work, head: CaseHead, number: string): Promise<void> {
  if (number === head.number) return;
  refuseOutsider(work, head);
  await holdNumbers(work, head.ownerAgencyId);
  await refuseTaken(work, head.ownerAgencyId, number);
  await work.change(sql`update casework.cases set number = ${number} where id = ${head.id}`);
  await writeEvent(work, head, "case-renumbered", { from: head.number, to: number });
}

async function editTitle(work: Work, head: CaseHead, title: string): Promise<void> {
  if (title === head.title) return;
  await work.change(sql`update casework.cases set title = ${title} where id = ${head.id}`);
  await writeEvent(work, head, "case-retitled", { from: head.title, to: title });
}

async function editSummary(work: Work, head: CaseHead, summary: string): Promise<void> {
  if (summary === head.summary) return;
  await work.change(sql`update casework.cases set summary = ${summary} where id = ${head.id}`);
  await writeEvent(work, head, "summary-changed", {});
}

async function editOpening(work: Work, head: CaseHead, text: string): Promise<void> {
  const on = pastDayOf(work, text);
  if (on === head.openedOn) return;
  const first = await work.first(sql<{ movedOn: CalendarDate | null }>`
    select min(moved_on) as "movedOn" from casework.case_moves where case_id = ${head.id}
  `);
  const movedOn = first?.movedOn ?? null;
  if (movedOn !== null && on > movedOn) throw refuse("CASEWORK_OPENED_AFTER_MOVE", { on, movedOn });
  const since = movedOn === null ? on : head.statusSince;
  await work.change(sql`
    update casework.cases set opened_on = ${on}, status_since = ${since} where id = ${head.id}
  `);
  await writeEvent(work, head, "case-redated", { from: head.openedOn, to: on });
}

async function editLead(work: Work, head: CaseHead, agencyId: AgencyId): Promise<void> {
  if (agencyId === head.leadAgencyId) return;
  refuseOutsider(work, head);
  const to = await agencyName(work, agencyId);
  const from = await agencyName(work, head.leadAgencyId);
  await writeEvent(work, head, "lead-agency-set", { from, to });
  await work.change(
    sql`update casework.cases set lead_agency_id = ${agencyId} where id = ${head.id}`,
  );
  if (agencyId !== head.ownerAgencyId) {
    await letLead(work, head.compartmentId, agencyId, `${head.number} ${head.title}`);
  }
  if (head.leadAgencyId !== head.ownerAgencyId) {
    await revokeAccess(work, head.compartmentId, { agencyId: head.leadAgencyId });
  }
}

/** Edits a case; refuses when somebody else changed it since the version was read. */
export async function editCase(work: Work, caseId: CaseId, edit: CaseEdit): Promise<void> {
  const head = await writableCase(work, caseId);
  checkVersion(head.version, edit.version);
  await work.change(sql`update casework.cases set version = version + 1 where id = ${caseId}`);
  if (edit.number !== undefined) await editNumber(work, head, edit.number);
  if (edit.title !== undefined) await editTitle(work, head, edit.title);
  if (edit.summary !== undefined) await editSummary(work, head, edit.summary);
  if (edit.openedOn !== undefined) await editOpening(work, head, edit.openedOn);
  if (edit.leadAgencyId !== undefined) await editLead(work, head, edit.leadAgencyId as AgencyId);
  work.audit("casework.cases.edit", caseId, {
    fields: Object.keys(edit).filter((field) => field !== "version"),
  });
}

/** A wish to move a case to another status. */
export interface CaseMove {
  readonly version: number;
  readonly to: CaseStatus;
  readonly movedOn?: string;
  readonly reason: string;
}

function refuseMove(fault: CaseMoveFault, on: string, since: string) {
  switch (fault) {
    case "no-such-move":
      return refuse("CASEWORK_NO_SUCH_MOVE");
    case "before-last-move":
      return refuse("CASEWORK_MOVE_TOO_EARLY", { on, since });
    case "in-future":
      return refuse("CASEWORK_IN_FUTURE", { on });
  }
}

async function refuseBusy(work: Work, caseId: CaseId): Promise<void> {
  const busy = await work.first(sql<{ tasks: number; clocks: number }>`
    select (select count(*)::int from casework.tasks
        where case_id = ${caseId} and status in ('open', 'in-progress')) as tasks,
      (select count(*)::int from casework.clocks
        where case_id = ${caseId} and stopped_on is null) as clocks
  `);
  assert(busy, "a count gives a row");
  if (busy.tasks + busy.clocks > 0) throw refuse("CASEWORK_STILL_BUSY", { ...busy });
}

/** Moves a case to another status on a day, with its reason. */
export async function moveCase(work: Work, caseId: CaseId, move: CaseMove): Promise<void> {
  const head = await writableCase(work, caseId);
  checkVersion(head.version, move.version);
  const movedOn = move.movedOn === undefined ? todayOf(work) : dayOf(move.movedOn);
  const present = { status: head.status, since: head.statusSince };
  const fault = checkCaseMove(present, { to: move.to, movedOn }, todayOf(work));
  if (fault) throw refuseMove(fault, movedOn, head.statusSince);
  if (move.to === "closed") await refuseBusy(work, caseId);
  await work.change(sql`
    insert into casework.case_moves
      (case_id, compartment_id, position, from_status, to_status, moved_on, reason, moved_by, moved_at)
    select ${caseId}, ${head.compartmentId}, count(*) + 1, ${head.status}, ${move.to}, ${movedOn}::date,
      ${move.reason}, ${work.acting.actorId}, ${work.now}::timestamptz
    from casework.case_moves where case_id = ${caseId}
  `);
  await work.change(sql`
    update casework.cases set status = ${move.to}, status_since = ${movedOn}, version = version + 1
    where id = ${caseId}
  `);
  await writeEvent(work, head, "case-moved", {
    fromStatus: head.status,
    toStatus: move.to,
    on: movedOn,
    reason: move.reason,
  });
  work.audit("casework.cases.move", caseId, { from: head.status, to: move.to });
}

/** A case as shown, with what the actor may do in it. */
export async function viewCase(work: Work, caseId: CaseId): Promise<CaseView> {
  const row = await work.first(sql<Omit<CaseView, "nextStatuses" | "mayWrite" | "mayLead">>`
    select c.id, c.compartment_id as "compartmentId", c.number, c.title, c.summary, c.status,
      c.status_since as "statusSince", c.opened_on as "openedOn",
      ${agencyOf("c.lead_agency_id")} as "leadAgency",
      ${agencyOf("c.owner_agency_id")} as "ownerAgency",
      ${actorOf("c.created_by")} as "createdBy", c.created_at as "createdAt", c.version,
      (select m.role from casework.members m where m.case_id = c.id
        and m.actor_id = ${work.acting.actorId} and m.removed_at is null) as "myRole"
    from casework.cases c where c.id = ${caseId}
  `);
  if (!row) throw refuse("CASEWORK_NO_CASE", { id: caseId });
  const compartmentId = row.compartmentId as CompartmentId;
  return {
    ...row,
    nextStatuses: [...nextCaseStatuses(row.status)],
    mayWrite: await mayIn(work, compartmentId, "write"),
    mayLead: await mayIn(work, compartmentId, "administer"),
  };
}

/** The changes of status of a case, oldest first. */
export function listCaseMoves(work: Work, caseId: CaseId): Promise<CaseMoveView[]> {
  return work.rows(sql<CaseMoveView>`
    select m.from_status as "from", m.to_status as "to", m.moved_on as "movedOn", m.reason,
      ${actorOf("m.moved_by")} as "movedBy", m.moved_at as "movedAt"
    from casework.case_moves m where m.case_id = ${caseId} order by m.position limit 1000
  `);
}
