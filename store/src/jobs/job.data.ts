// SPDX-License-Identifier: Apache-2.0
import type { Purpose } from "@tianwang/kernel/access";
import type { ActorId, CompartmentId, JobId, WorkspaceId } from "@tianwang/kernel/ids";
import type { Kysely } from "kysely";
import { sql } from "kysely";
import type { Work } from "../work.ts";

export type JobState = "waiting" | "running" | "done" | "failed" | "cancelled" | "interrupted";

/** A piece of long work and how far it is. */
export interface Job {
  readonly id: JobId;
  readonly compartmentId: CompartmentId;
  readonly kind: string;
  readonly payload: unknown;
  readonly state: JobState;
  readonly actorId: ActorId;
  readonly purpose: Purpose;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly doneCount: bigint;
  readonly totalCount: bigint | null;
  /** What it says now or said last: JSON of the area that owns the kind. */
  readonly message: unknown;
}

const columns = sql.raw(`id, compartment_id as "compartmentId", kind, payload, state,
  actor_id as "actorId", purpose, created_at as "createdAt", started_at as "startedAt",
  ended_at as "endedAt", done_count as "doneCount", total_count as "totalCount", message`);

/** Puts a job in line; it starts after this work has been committed. */
export async function enqueueJob(
  work: Work,
  job: { readonly kind: string; readonly compartmentId: CompartmentId; readonly payload: unknown },
): Promise<JobId> {
  const id = work.newId("job");
  await work.change(sql`
    insert into store.jobs (id, compartment_id, kind, payload, state, actor_id, purpose, created_at)
    values (${id}, ${job.compartmentId}, ${job.kind}, ${JSON.stringify(job.payload)}::jsonb, 'waiting',
      ${work.acting.actorId}, ${work.acting.purpose}, ${work.now})
  `);
  work.audit("job.enqueue", id, { kind: job.kind });
  work.afterCommit(() => work.store.announceJob());
  return id;
}

/** A job that the actor may see; null when there is none. */
export function findJob(work: Work, id: string): Promise<Job | null> {
  return work.first(sql<Job>`select ${columns} from store.jobs where id = ${id}`);
}

/** The newest jobs of some compartments. */
export function listJobs(
  work: Work,
  compartmentIds: readonly string[],
  count: number,
): Promise<Job[]> {
  return work.rows(sql<Job>`
    select ${columns} from store.jobs where compartment_id = any (${[...compartmentIds]}::text[])
    order by id desc limit ${count}
  `);
}

/** Asks a job to stop; it stops at its next progress report. False when it had ended already. */
export async function cancelJob(work: Work, id: string): Promise<boolean> {
  const changed = await work.change(sql`
    update store.jobs set is_cancel_wanted = true,
      state = case when state = 'waiting' then 'cancelled' else state end,
      ended_at = case when state = 'waiting' then ${work.now}::timestamptz else ended_at end
    where id = ${id} and state in ('waiting', 'running')
  `);
  work.audit("job.cancel", id);
  return changed > 0;
}

/** Takes the next waiting job for a runner. As owner. */
export async function claimJob(
  db: Kysely<unknown>,
  runner: string,
  now: string,
): Promise<(Job & { workspaceId: WorkspaceId }) | null> {
  const { rows } = await sql<Job & { workspaceId: WorkspaceId }>`
    update store.jobs j set state = 'running', started_at = ${now}, runner = ${runner}
    where id = (select id from store.jobs where state = 'waiting' order by id limit 1 for update skip locked)
    returning ${columns},
      (select workspace_id from store.compartments c where c.id = j.compartment_id) as "workspaceId"
  `.execute(db);
  return rows[0] ?? null;
}

/** Writes progress; tells whether the job should stop. As owner. */
export async function reportJob(
  db: Kysely<unknown>,
  id: JobId,
  progress: { done: bigint; total: bigint | null; message: unknown },
): Promise<boolean> {
  const { rows } = await sql<{ isCancelWanted: boolean }>`
    update store.jobs set done_count = ${progress.done}, total_count = ${progress.total},
      message = ${JSON.stringify(progress.message)}::jsonb
    where id = ${id} returning is_cancel_wanted as "isCancelWanted"
  `.execute(db);
  return rows[0]?.isCancelWanted ?? true;
}

/** Ends a job. As owner. */
export async function endJob(
  db: Kysely<unknown>,
  id: JobId,
  end: { state: JobState; at: string; message: unknown },
): Promise<void> {
  await sql`
    update store.jobs set state = ${end.state}, ended_at = ${end.at},
      message = ${JSON.stringify(end.message)}::jsonb
    where id = ${id}
  `.execute(db);
}

/**
 * Marks the jobs that a killed run of this runner left. Those of repeatable kinds go back into the line
 * instead. As owner.
 */
export async function interruptJobs(
  db: Kysely<unknown>,
  left: { readonly runner: string; readonly repeatableKinds: readonly string[] },
  now: string,
): Promise<void> {
  await sql`
    update store.jobs set state = 'waiting', started_at = null, ended_at = null, runner = null
    where state in ('running', 'interrupted') and runner = ${left.runner}
      and kind = any (${[...left.repeatableKinds]}::text[]) and not is_cancel_wanted
  `.execute(db);
  await sql`
    update store.jobs set state = 'interrupted', ended_at = ${now}
    where state = 'running' and runner = ${left.runner}
  `.execute(db);
}

/** Interrupted, and no later job of its kind was started in its compartment. */
const isUnfinished = sql.raw(`state = 'interrupted' and not exists (
  select 1 from store.jobs later where later.compartment_id = store.jobs.compartment_id
    and later.kind = store.jobs.kind and later.id > store.jobs.id)`);

/** The jobs that were cut off and that nobody has started again. As owner. */
export async function unfinishedJobs(db: Kysely<unknown>): Promise<Job[]> {
  const { rows } = await sql<Job>`
    select ${columns} from store.jobs where ${isUnfinished} order by id
  `.execute(db);
  return rows;
}

/** Puts the jobs that were cut off in line again; gives their number. As owner. */
export async function resumeJobs(db: Kysely<unknown>): Promise<number> {
  const done = await sql`
    update store.jobs set state = 'waiting', started_at = null, ended_at = null, runner = null,
      message = null where ${isUnfinished}
  `.execute(db);
  return Number(done.numAffectedRows ?? 0n);
}
