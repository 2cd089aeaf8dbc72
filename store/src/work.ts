// SPDX-License-Identifier: Apache-2.0
import type { Permission, Purpose, Role } from "@tianwang/kernel/access";
import { roleMay } from "@tianwang/kernel/access";
import type { Instant } from "@tianwang/kernel/calendar";
import type { ActorId, AgencyId, Id, IdKind, WorkspaceId } from "@tianwang/kernel/ids";
import { makeId } from "@tianwang/kernel/ids";
import { Refusal } from "@tianwang/kernel/refusal";
import type { RawBuilder, Transaction } from "kysely";
import { sql } from "kysely";
import { appendLink } from "./audit-chain/chain.data.ts";
import type { AuditEntry } from "./audit-chain/chain.ts";
import { refuse } from "./errors.ts";
import type { Store } from "./store.ts";

/** Who acts, why, where. */
export interface Acting {
  readonly actorId: ActorId;
  readonly purpose: Purpose;
  readonly workspaceId: WorkspaceId;
}

/** For handlers that open their own transactions: the store and who acts. */
export interface Opening {
  readonly store: Store;
  readonly acting: Acting;
}

/** The role of an actor in an agency of the present workspace. */
export interface ActingRole {
  readonly agencyId: AgencyId;
  readonly role: Role;
}

/**
 * One piece of work: actor, purpose, moment, transaction, audit. First argument of every data
 * function. Everything it reads and writes passes row-level security as this actor.
 */
export class Work {
  readonly store: Store;
  readonly acting: Acting;
  /** The moment of this work; one for the whole transaction. */
  readonly now: Instant;
  readonly db: Transaction<unknown>;
  readonly roles: readonly ActingRole[];
  readonly #entries: AuditEntry[] = [];
  #idCount = 0;
  readonly #afterCommit: (() => void)[] = [];

  constructor(
    store: Store,
    acting: Acting,
    now: Instant,
    inside: { db: Transaction<unknown>; roles: readonly ActingRole[] },
  ) {
    this.store = store;
    this.acting = acting;
    this.now = now;
    this.db = inside.db;
    this.roles = inside.roles;
  }

  /** A new id at the moment of this work; ids made later in it sort later. */
  newId<K extends IdKind>(kind: K): Id<K> {
    return makeId(kind, Date.parse(this.now), this.store.randomBytes, this.#idCount++);
  }

  /** Runs SQL and gives its rows. */
  async rows<T>(query: RawBuilder<T>): Promise<T[]> {
    return (await query.execute(this.db)).rows;
  }

  /** Runs SQL that gives at most one row. */
  async first<T>(query: RawBuilder<T>): Promise<T | null> {
    return (await this.rows(query))[0] ?? null;
  }

  /** Runs SQL for its effect; gives the number of rows it touched. */
  async change(query: RawBuilder<unknown>): Promise<number> {
    return Number((await query.execute(this.db)).numAffectedRows ?? 0n);
  }

  may(permission: Permission): boolean {
    return this.roles.some((held) => roleMay(held.role, permission));
  }

  /** Refuses unless some role of the actor here holds the permission. */
  require(permission: Permission): void {
    if (!this.may(permission)) throw refuse("STORE_NOT_ALLOWED", { permission });
  }

  /** The agency for which the actor acts: the first in which a role holds the permission. */
  agencyFor(permission: Permission): AgencyId {
    const held = this.roles.find((role) => roleMay(role.role, permission));
    if (!held) throw refuse("STORE_NO_AGENCY");
    return held.agencyId;
  }

  /** Notes what was done, for the audit log; ids and counts only, never personal data. */
  audit(action: string, subject: string, detail: Readonly<Record<string, unknown>> = {}): void {
    this.#entries.push(entryOf(this.acting, { action, subject, outcome: "done", detail }));
  }

  /** Runs with the rights of the kit itself: only for tables that no request may touch. */
  async asOwner<T>(use: (db: Transaction<unknown>) => Promise<T>): Promise<T> {
    await sql`set local role none`.execute(this.db);
    try {
      return await use(this.db);
    } finally {
      await sql`set local role tianwang_app`.execute(this.db).catch(() => undefined);
    }
  }

  /** Something to do once the transaction has been committed. */
  afterCommit(act: () => void): void {
    this.#afterCommit.push(act);
  }

  /** Writes the link of this work. The store calls it last in the transaction. */
  async seal(): Promise<() => void> {
    if (this.#entries.length > 0) await appendLink(this.db, this.now, this.#entries);
    return () => {
      for (const act of this.#afterCommit) act();
    };
  }
}

/** Makes an audit entry. */
export function entryOf(
  acting: Acting,
  what: { action: string; subject: string; outcome: AuditEntry["outcome"]; detail: unknown },
): AuditEntry {
  return {
    workspaceId: acting.workspaceId,
    actorId: acting.actorId,
    purpose: acting.purpose,
    action: what.action,
    subject: what.subject,
    outcome: what.outcome,
    detail: JSON.stringify(what.detail),
  };
}

/** How an error is called in the audit log. */
export function outcomeOf(error: unknown): AuditEntry["outcome"] {
  if (!(error instanceof Refusal)) return "failed";
  return error.entry.status === 403 || error.entry.status === 401 ? "denied" : "refused";
}
