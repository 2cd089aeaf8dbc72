// SPDX-License-Identifier: Apache-2.0
import type { ActorId, CaseId } from "@tianwang/kernel/ids";
import type { Work } from "@tianwang/store";
import { sql } from "@tianwang/store";
import { grantAccess, revokeAccess } from "@tianwang/store/access";
import type { CaseHead } from "../cases/case-head.data.ts";
import { ledCase, requireCase } from "../cases/case-head.data.ts";
import { refuse } from "../errors.ts";
import type { AgencyView } from "../fields.wire.ts";
import { writeEvent } from "../journal/journal-append.data.ts";
import { actorOf, containing } from "../who.data.ts";
import type { MemberRole } from "./member-role.ts";
import { keepsLead, levelOfMember } from "./member-role.ts";
import type { MemberView, PersonView } from "./member.wire.ts";

/** Most members that a team is shown with. */
const memberCountMax = 500;
/** People of a page unless told. */
export const personCountDefault = 50;

/**
 * The agencies in which people serve at the moment of the work. Memberships are closed to requests;
 * that a colleague of the workspace serves in an agency of it is not: teams are chosen by it.
 */
async function agenciesOf(
  work: Work,
  actorIds: readonly string[],
): Promise<Map<string, AgencyView[]>> {
  const rows = await work.asOwner(async (db) => {
    const found = await sql<{ actorId: string; agency: AgencyView }>`
      select distinct on (m.actor_id, g.id) m.actor_id as "actorId",
        json_build_object('id', g.id, 'name', json_build_object('zh', g.name_zh, 'en', g.name_en)) as agency
      from store.memberships m join store.agencies g on g.id = m.agency_id
      where m.actor_id = any (${[...actorIds]}::text[]) and g.workspace_id = ${work.acting.workspaceId}
        and m.valid_from <= ${work.now} and (m.valid_until is null or m.valid_until > ${work.now})
      order by m.actor_id, g.id
    `.execute(db);
    return found.rows;
  });
  const all = new Map<string, AgencyView[]>();
  for (const { actorId, agency } of rows) all.set(actorId, [...(all.get(actorId) ?? []), agency]);
  return all;
}

/** The people of the workspace by name, a page of them. */
export async function listPeople(
  work: Work,
  filter: { readonly search?: string; readonly from?: number; readonly count?: number },
): Promise<{ totalCount: number; rows: PersonView[] }> {
  const matching = sql`a.disabled_at is null and store.is_workspace_member(a.id)
    and a.display_name ilike ${containing(filter.search ?? "")} escape '\\'`;
  const counted = await work.first(sql<{ totalCount: number }>`
    select count(*)::int as "totalCount" from store.actors a where ${matching}
  `);
  const actors = await work.rows(sql<PersonView["actor"]>`
    select a.id, a.display_name as "displayName" from store.actors a where ${matching}
    order by a.display_name, a.id
    limit ${filter.count ?? personCountDefault} offset ${filter.from ?? 0}
  `);
  const ids = actors.map((actor) => actor.id);
  const agencies = await agenciesOf(work, ids);
  work.audit("casework.people.list", work.acting.workspaceId, { count: actors.length });
  const rows = actors.map((actor) => ({ actor, agencies: agencies.get(actor.id) ?? [] }));
  return { totalCount: counted?.totalCount ?? 0, rows };
}

interface TeamRow {
  readonly actorId: ActorId;
  readonly role: MemberRole;
}

function teamOf(work: Work, caseId: CaseId): Promise<TeamRow[]> {
  return work.rows(sql<TeamRow>`
    select actor_id as "actorId", role from casework.members
    where case_id = ${caseId} and removed_at is null
  `);
}

/** Whether a person is in the team of a case. */
export async function isMember(work: Work, caseId: CaseId, actorId: ActorId): Promise<boolean> {
  return (await teamOf(work, caseId)).some((member) => member.actorId === actorId);
}

/** The name of a person of the workspace; refuses a stranger to it. */
export async function personName(work: Work, actorId: ActorId): Promise<string> {
  const person = await work.first(sql<{ name: string }>`
    select display_name as name from store.actors
    where id = ${actorId} and disabled_at is null and store.is_workspace_member(id)
  `);
  if (!person) throw refuse("CASEWORK_NO_PERSON", { id: actorId });
  return person.name;
}

/** A person on the way into a team, with the agencies that decide whether a grant is needed. */
async function newcomer(work: Work, head: CaseHead, actorId: ActorId) {
  const name = await personName(work, actorId);
  const agencies = (await agenciesOf(work, [actorId])).get(actorId) ?? [];
  if (agencies.length === 0) throw refuse("CASEWORK_NO_PERSON", { id: actorId });
  const isInside = agencies.some((agency) => agency.id === head.ownerAgencyId);
  if (!isInside && actorId === work.acting.actorId) throw refuse("CASEWORK_OWN_ROLE");
  return { name, isInside };
}

/** Takes a person into the team or changes the role; a member of another agency is let in. */
export async function setMember(
  work: Work,
  caseId: CaseId,
  actorId: ActorId,
  member: { readonly role: MemberRole; readonly reason: string },
): Promise<void> {
  const head = await ledCase(work, caseId);
  const { name, isInside } = await newcomer(work, head, actorId);
  if (!keepsLead(await teamOf(work, caseId), actorId, member.role)) {
    throw refuse("CASEWORK_LAST_LEAD");
  }
  await work.change(sql`
    insert into casework.members
      (case_id, compartment_id, actor_id, role, reason, added_by, added_at)
    values (${caseId}, ${head.compartmentId}, ${actorId}, ${member.role}, ${member.reason},
      ${work.acting.actorId}, ${work.now})
    on conflict (case_id, actor_id) do update
      set role = excluded.role, reason = excluded.reason, added_by = excluded.added_by,
        added_at = excluded.added_at, removed_at = null
  `);
  await writeEvent(work, head, "member-set", {
    name,
    memberRole: member.role,
    reason: member.reason,
  });
  const { compartmentId } = head;
  await revokeAccess(work, compartmentId, { actorId });
  if (!isInside) {
    const level = levelOfMember[member.role];
    const { reason } = member;
    await grantAccess(work, { compartmentId, to: { actorId }, level, reason, expiresAt: null });
  }
  work.audit("casework.members.set", caseId, { actorId, role: member.role });
}

async function refuseOwner(work: Work, caseId: CaseId, actorId: ActorId): Promise<void> {
  const owned = await work.first(sql<{ count: number }>`
    select count(*)::int as count from casework.tasks
    where case_id = ${caseId} and owner_id = ${actorId} and status in ('open', 'in-progress')
  `);
  if (owned && owned.count > 0) throw refuse("CASEWORK_MEMBER_OWNS_TASKS", { count: owned.count });
}

/** Takes a person out of the team and closes the case to a member of another agency. */
export async function removeMember(
  work: Work,
  caseId: CaseId,
  actorId: ActorId,
  reason: string,
): Promise<void> {
  const head = await ledCase(work, caseId);
  const team = await teamOf(work, caseId);
  if (!team.some((member) => member.actorId === actorId)) {
    throw refuse("CASEWORK_NO_MEMBER", { id: actorId });
  }
  if (!keepsLead(team, actorId, null)) throw refuse("CASEWORK_LAST_LEAD");
  await refuseOwner(work, caseId, actorId);
  const name = await nameOf(work, actorId);
  await work.change(sql`
    update casework.members set removed_at = ${work.now}
    where case_id = ${caseId} and actor_id = ${actorId}
  `);
  await writeEvent(work, head, "member-removed", { name, reason });
  await revokeAccess(work, head.compartmentId, { actorId });
  work.audit("casework.members.remove", caseId, { actorId });
}

/** The name of an actor who may have left the workspace since; the id when it is not known. */
export async function nameOf(work: Work, actorId: ActorId): Promise<string> {
  const row = await work.first(sql<{ name: string }>`
    select display_name as name from store.actors where id = ${actorId}
  `);
  return row?.name ?? actorId;
}

/** The team of a case in the order of joining. */
export async function listMembers(work: Work, caseId: CaseId): Promise<MemberView[]> {
  await requireCase(work, caseId);
  const rows = await work.rows(sql<Omit<MemberView, "agencies">>`
    select ${actorOf("m.actor_id")} as actor, m.role, m.reason,
      ${actorOf("m.added_by")} as "addedBy", m.added_at as "addedAt"
    from casework.members m where m.case_id = ${caseId} and m.removed_at is null
    order by m.added_at, m.actor_id limit ${memberCountMax}
  `);
  const ids = rows.map((row) => row.actor.id);
  const agencies = await agenciesOf(work, ids);
  work.audit("casework.members.list", caseId, { count: rows.length });
  return rows.map((row) => ({ ...row, agencies: agencies.get(row.actor.id) ?? [] }));
}
