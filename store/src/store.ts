// SPDX-License-Identifier: Apache-2.0
import type { Role } from "@tianwang/kernel/access";
import type { Clock } from "@tianwang/kernel/calendar";
import type { AgencyId, RandomBytes } from "@tianwang/kernel/ids";
import { Refusal } from "@tianwang/kernel/refusal";
import type { Kysely, Transaction } from "kysely";
import { sql } from "kysely";
import { appendLink } from "./audit-chain/chain.data.ts";
import type { BlobStore } from "./blobs/folder.ts";
import type { Columnar } from "./columnar/columnar.ts";
import type { SqlEngine } from "./sql/engine.ts";
import type { Acting } from "./work.ts";
import { entryOf, outcomeOf, Work } from "./work.ts";

/** What a store is made of. */
export interface StoreParts {
  readonly engine: SqlEngine;
  readonly db: Kysely<unknown>;
  readonly blobs: BlobStore;
  readonly columnar: Columnar;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  /** Folder for back-ups and other files of the installation. */
  readonly folder: string;
}

/** The store: opens pieces of work, and nothing else reaches the data. */
export class Store {
  readonly #parts: StoreParts;
  readonly randomBytes: RandomBytes;
  readonly blobs: BlobStore;
  readonly columnar: Columnar;
  readonly clock: Clock;
  readonly folder: string;
  readonly #jobListeners = new Set<() => void>();

  constructor(parts: StoreParts) {
    this.#parts = parts;
    this.randomBytes = parts.randomBytes;
    this.blobs = parts.blobs;
    this.columnar = parts.columnar;
    this.clock = parts.clock;
    this.folder = parts.folder;
  }

  get kind(): SqlEngine["kind"] {
    return this.#parts.engine.kind;
  }

  /**
   * Runs a piece of work in one transaction under the application role: row-level security holds,
   * what it did is one link of the audit chain, and an error leaves nothing behind but its trace.
   */
  async run<T>(acting: Acting, action: string, use: (work: Work) => Promise<T>): Promise<T> {
    try {
      const { value, done } = await this.#parts.db.transaction().execute(async (db) => {
        const now = this.clock();
        const roles = await enter(db, acting, now);
        const work = new Work(this, acting, now, { db, roles });
        const value = await use(work);
        return { value, done: await work.seal() };
      });
      done();
      return value;
    } catch (error) {
      await this.note(acting, action, error);
      throw error;
    }
  }

  /** Runs as owner, outside any person's work: start-up, sign-in, jobs' own bookkeeping. */
  asOwner<T>(use: (db: Transaction<unknown>) => Promise<T>): Promise<T> {
    return this.#parts.db.transaction().execute(use);
  }

  /** Writes that something was denied, refused or failed. */
  async note(acting: Acting, action: string, error: unknown): Promise<void> {
    const detail = error instanceof Refusal ? { code: error.code } : { error: "internal" };
    await this.asOwner(async (db) => {
      const entry = entryOf(acting, { action, subject: "", outcome: outcomeOf(error), detail });
      await appendLink(db, this.clock(), [entry]);
    }).catch(() => undefined);
  }

  /** Calls the listener whenever this process has put a job in line; returns how to stop that. */
  onJob(listener: () => void): () => void {
    this.#jobListeners.add(listener);
    return () => this.#jobListeners.delete(listener);
  }

  /** Tells who waits for jobs that there is one, so that nobody waits for the next look. */
  announceJob(): void {
    for (const listener of this.#jobListeners) listener();
  }

  async close(): Promise<void> {
    await this.#parts.columnar.close();
    await this.#parts.engine.close();
  }
}

/** Becomes the application role for the transaction and reads the roles of the actor here. */
async function enter(db: Transaction<unknown>, acting: Acting, now: string) {
  await sql`
    select set_config('role', 'tianwang_app', true), set_config('app.actor_id', ${acting.actorId}, true),
      set_config('app.workspace_id', ${acting.workspaceId}, true), set_config('app.moment', ${now}, true)
  `.execute(db);
  const { rows } = await sql<{ agencyId: AgencyId; role: Role }>`
    select m.agency_id as "agencyId", m.role from store.memberships m
    join store.agencies a on a.id = m.agency_id
    where m.actor_id = store.actor_id() and m.valid_from <= store.moment()
      and (m.valid_until is null or m.valid_until > store.moment())
    order by m.valid_from, m.id
  `.execute(db);
  return rows;
}
