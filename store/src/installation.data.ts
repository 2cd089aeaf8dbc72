// SPDX-License-Identifier: Apache-2.0
import type { ActorId, WorkspaceId } from "@tianwang/kernel/ids";
import { sql } from "kysely";
import type { Setting } from "./access/workspace.data.ts";
import { addMember, createActor, createWorkspace } from "./access/workspace.data.ts";
import type { Store } from "./store.ts";

/** The fixed points of an installation. */
export interface Installation {
  readonly operatorId: ActorId;
  readonly mainWorkspaceId: WorkspaceId;
}

async function readInstallation(store: Store): Promise<Installation | null> {
  return store.asOwner(async (db) => {
    const { rows } = await sql<Installation>`
      select a.id as "operatorId", w.id as "mainWorkspaceId"
      from store.actors a cross join store.workspaces w
      where a.kind = 'operator' and w.kind = 'main'
    `.execute(db);
    return rows[0] ?? null;
  });
}

/**
 * Reads the fixed points, and makes them on the first start: the main workspace with its root
 * agency, and the operator, who is whoever can read the installation's data folder.
 */
export async function ensureInstallation(store: Store): Promise<Installation> {
  const found = await readInstallation(store);
  if (found) return found;
  const setting: Setting = { now: store.clock(), randomBytes: store.randomBytes };
  return store.asOwner(async (db) => {
    const { workspaceId, agencyId } = await createWorkspace(db, setting, {
      kind: "main",
      title: { zh: "办案工作区", en: "Case workspace" },
      agencyName: { zh: "协调办公室", en: "Coordinating office" },
    });
    const operatorId = await createActor(db, setting, {
      kind: "operator",
      name: "operator",
      displayName: "Operator",
    });
    await addMember(db, setting, { actorId: operatorId, agencyId, role: "administrator" });
    return { operatorId, mainWorkspaceId: workspaceId };
  });
}
