// SPDX-License-Identifier: Apache-2.0
import type { CompartmentLevel } from "@tianwang/kernel/access";
import type { Instant } from "@tianwang/kernel/calendar";
import type { ActorId, AgencyId, CompartmentId } from "@tianwang/kernel/ids";
import { sql } from "kysely";
import { refuse } from "../errors.ts";
import type { Work } from "../work.ts";

/** Makes a compartment owned by the agency for which the actor acts. */
export async function createCompartment(work: Work, title: string): Promise<CompartmentId> {
  const id = work.newId("compartment");
  const agencyId = work.agencyFor("casework.cases.write");
  await work.asOwner(async (db) => {
    await sql`
      insert into store.compartments (id, workspace_id, owner_agency_id, title, created_by, created_at)
      values (${id}, ${work.acting.workspaceId}, ${agencyId}, ${title}, ${work.acting.actorId}, ${work.now})
    `.execute(db);
  });
  work.audit("access.compartment.create", id);
  return id;
}

/** Whether the actor may do something in a compartment. */
export async function mayIn(
  work: Work,
  compartmentId: CompartmentId,
  level: CompartmentLevel,
): Promise<boolean> {
  const row = await work.first(sql<{ yes: boolean }>`
    select ${compartmentId} in (select store.my_compartments(${level})) as yes
  `);
  return row?.yes ?? false;
}

/** Refuses, as for a thing that does not exist, unless the actor may. */
export async function requireIn(
  work: Work,
  compartmentId: CompartmentId,
  level: CompartmentLevel,
): Promise<void> {
  if (!(await mayIn(work, compartmentId, level)))
    throw refuse("STORE_NOT_FOUND", { id: compartmentId });
}

/** The compartments of the present workspace in which the actor may do something. */
export async function myCompartments(
  work: Work,
  level: CompartmentLevel,
): Promise<CompartmentId[]> {
  const rows = await work.rows(sql<{ id: CompartmentId }>`
    select id from store.my_compartments(${level}) as mine(id) order by id
  `);
  return rows.map((row) => row.id);
}

/** A grant to a person or an agency, with its reason and end. */
export interface NewGrant {
  readonly compartmentId: CompartmentId;
  readonly to: { readonly actorId: ActorId } | { readonly agencyId: AgencyId };
  readonly level: CompartmentLevel;
  readonly reason: string;
  readonly expiresAt: Instant | null;
}

/** Lets a person or an agency into a compartment. Needs to administer it. */
export async function grantAccess(work: Work, grant: NewGrant): Promise<void> {
  await requireIn(work, grant.compartmentId, "administer");
  const id = work.newId("grant");
  const actorId = "actorId" in grant.to ? grant.to.actorId : null;
  const agencyId = "agencyId" in grant.to ? grant.to.agencyId : null;
  await work.asOwner(async (db) => {
    await sql`
      insert into store.grants
        (id, compartment_id, actor_id, agency_id, level, reason, granted_by, granted_at, expires_at)
      values (${id}, ${grant.compartmentId}, ${actorId}, ${agencyId}, ${grant.level}, ${grant.reason},
        ${work.acting.actorId}, ${work.now}, ${grant.expiresAt})
    `.execute(db);
  });
  work.audit("access.grant", grant.compartmentId, {
    grant: id,
    level: grant.level,
    actorId,
    agencyId,
  });
}

/** Takes back what a person or agency was granted in a compartment. */
export async function revokeAccess(
  work: Work,
  compartmentId: CompartmentId,
  from: NewGrant["to"],
): Promise<number> {
  await requireIn(work, compartmentId, "administer");
  const actorId = "actorId" in from ? from.actorId : null;
  const agencyId = "agencyId" in from ? from.agencyId : null;
  const count = await work.asOwner(async (db) => {
    const done = await sql`
      update store.grants set revoked_at = ${work.now}
      where compartment_id = ${compartmentId} and revoked_at is null
        and (actor_id = ${actorId} or agency_id = ${agencyId})
    `.execute(db);
    return Number(done.numAffectedRows ?? 0n);
  });
  work.audit("access.revoke", compartmentId, { actorId, agencyId, count });
  return count;
}
