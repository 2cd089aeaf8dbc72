// SPDX-License-Identifier: Apache-2.0
import type { Role } from "@tianwang/kernel/access";
import type { Instant } from "@tianwang/kernel/calendar";
import type { ActorId, AgencyId, RandomBytes, WorkspaceId } from "@tianwang/kernel/ids";
import { makeId } from "@tianwang/kernel/ids";
import type { Text } from "@tianwang/kernel/text";
import type { Kysely } from "kysely";
import { sql } from "kysely";
import type { Work } from "../work.ts";

/** A workspace: nothing in one is counted, searched or matched from another. */
export interface Workspace {
  readonly id: WorkspaceId;
  readonly kind: "main" | "demo";
  readonly title: Text;
}

/** An agency in the tree of its workspace. */
export interface Agency {
  readonly id: AgencyId;
  readonly parentId: AgencyId | null;
  readonly level: string;
  readonly kind: string;
  readonly name: Text;
}

/** What owner-side functions need: the moment and a source of ids. */
export interface Setting {
  readonly now: Instant;
  readonly randomBytes: RandomBytes;
}

const idAt = (setting: Setting, kind: "actor" | "agency" | "membership" | "workspace") =>
  makeId(kind, Date.parse(setting.now), setting.randomBytes);

/** Makes a workspace with its root agency. As owner. */
export async function createWorkspace(
  db: Kysely<unknown>,
  setting: Setting,
  workspace: { readonly kind: Workspace["kind"]; readonly title: Text; readonly agencyName: Text },
): Promise<{ workspaceId: WorkspaceId; agencyId: AgencyId }> {
  const workspaceId = idAt(setting, "workspace") as WorkspaceId;
  const agencyId = idAt(setting, "agency") as AgencyId;
  await sql`
    insert into store.workspaces (id, kind, title_zh, title_en, created_at)
    values (${workspaceId}, ${workspace.kind}, ${workspace.title.zh}, ${workspace.title.en}, ${setting.now})
  `.execute(db);
  await sql`
    insert into store.agencies (id, workspace_id, parent_id, level, kind, name_zh, name_en, created_at)
    values (${agencyId}, ${workspaceId}, null, 'central', 'coordinating-office',
      ${workspace.agencyName.zh}, ${workspace.agencyName.en}, ${setting.now})
  `.execute(db);
  return { workspaceId, agencyId };
}

/** Adds an agency below another. As owner. */
export async function createAgency(
  db: Kysely<unknown>,
  setting: Setting,
  agency: Omit<Agency, "id"> & { readonly workspaceId: WorkspaceId },
): Promise<AgencyId> {
  const id = idAt(setting, "agency") as AgencyId;
  await sql`
    insert into store.agencies (id, workspace_id, parent_id, level, kind, name_zh, name_en, created_at)
    values (${id}, ${agency.workspaceId}, ${agency.parentId}, ${agency.level}, ${agency.kind},
      ${agency.name.zh}, ${agency.name.en}, ${setting.now})
  `.execute(db);
  return id;
}

/** Adds an actor. As owner. */
export async function createActor(
  db: Kysely<unknown>,
  setting: Setting,
  actor: {
    readonly kind: "person" | "operator";
    readonly name: string;
    readonly displayName: string;
  },
): Promise<ActorId> {
  const id = idAt(setting, "actor") as ActorId;
  await sql`
    insert into store.actors (id, kind, name, display_name, created_at)
    values (${id}, ${actor.kind}, ${actor.name}, ${actor.displayName}, ${setting.now})
  `.execute(db);
  return id;
}

/** Makes an actor a member of an agency. As owner. */
export async function addMember(
  db: Kysely<unknown>,
  setting: Setting,
  member: { readonly actorId: ActorId; readonly agencyId: AgencyId; readonly role: Role },
): Promise<void> {
  await sql`
    insert into store.memberships (id, actor_id, agency_id, role, valid_from)
    values (${idAt(setting, "membership")}, ${member.actorId}, ${member.agencyId}, ${member.role}, ${setting.now})
  `.execute(db);
}

/** All workspaces of the installation. As owner. */
export async function allWorkspaces(db: Kysely<unknown>): Promise<Workspace[]> {
  const { rows } = await sql<Workspace>`
    select id, kind, json_build_object('zh', title_zh, 'en', title_en) as title
    from store.workspaces order by kind desc, id
  `.execute(db);
  return rows;
}

/** Makes whoever administers the main workspace an administrator of another agency. As owner. */
export async function addAdministrators(
  db: Kysely<unknown>,
  setting: Setting,
  agencyId: AgencyId,
): Promise<void> {
  const { rows } = await sql<{ actorId: ActorId }>`
    select distinct m.actor_id as "actorId" from store.memberships m
    join store.agencies a on a.id = m.agency_id
    join store.workspaces w on w.id = a.workspace_id
    where w.kind = 'main' and a.parent_id is null and m.role = 'administrator' and m.valid_until is null
    order by 1
  `.execute(db);
  for (const { actorId } of rows)
    await addMember(db, setting, { actorId, agencyId, role: "administrator" });
}

/** Removes a workspace with everything in it. The audit log keeps what was done. As owner. */
export async function removeWorkspace(db: Kysely<unknown>, id: WorkspaceId): Promise<void> {
  await sql`delete from store.compartments where workspace_id = ${id}`.execute(db);
  await sql`delete from store.workspaces where id = ${id}`.execute(db);
}

/** The workspaces in which the actor serves. */
export function myWorkspaces(work: Work): Promise<Workspace[]> {
  return work.rows(sql<Workspace>`
    select id, kind, json_build_object('zh', title_zh, 'en', title_en) as title
    from store.workspaces order by kind desc, id
  `);
}

/** The agencies of the present workspace. */
export function listAgencies(work: Work): Promise<Agency[]> {
  return work.rows(sql<Agency>`
    select id, parent_id as "parentId", level, kind, json_build_object('zh', name_zh, 'en', name_en) as name
    from store.agencies order by id
  `);
}

/** Names of the members of the present workspace, for showing who did something. */
export function listActors(work: Work): Promise<{ id: ActorId; displayName: string }[]> {
  return work.rows(sql<{ id: ActorId; displayName: string }>`
    select id, display_name as "displayName" from store.actors order by display_name, id limit 5000
  `);
}
