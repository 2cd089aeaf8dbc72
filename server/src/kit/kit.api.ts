// SPDX-License-Identifier: Apache-2.0
// Routes of the kit itself: jobs, people, agencies, audit.
import type { Job, Work } from "@tianwang/store";
import { cancelJob, findJob, listJobs, refuseStore, sql, verifyChain } from "@tianwang/store";
import { listActors, listAgencies, myWorkspaces } from "@tianwang/store/access";
import * as wire from "@tianwang/wire/kit";
import type { Route } from "@tianwang/wire/route";
import { implement } from "@tianwang/wire/route";
import type { Static } from "typebox";

/** Jobs shown of one compartment. */
const jobCountMax = 50;
/** Audit entries of a page when the caller names no number. */
const auditCount = 100;

function view(job: Job): wire.JobView {
  return {
    id: job.id,
    kind: job.kind,
    state: job.state,
    createdAt: job.createdAt,
    startedAt: job.startedAt,
    endedAt: job.endedAt,
    doneCount: Number(job.doneCount),
    totalCount: job.totalCount === null ? null : Number(job.totalCount),
    message: JSON.stringify(job.message ?? null),
  };
}

async function mustFind(work: Work, jobId: string): Promise<Job> {
  const job = await findJob(work, jobId);
  if (!job) throw refuseStore("STORE_NOT_FOUND", { id: jobId });
  return job;
}

export const kitRoutes: readonly Route<Work>[] = [
  implement<Work, typeof wire.showJob>(wire.showJob, async (work, { params }) => {
    work.audit(wire.showJob.id, params.jobId);
    return view(await mustFind(work, params.jobId));
  }),

  implement<Work, typeof wire.listJobs>(wire.listJobs, async (work, { query }) => {
    work.audit(wire.listJobs.id, query.compartmentId);
    return { rows: (await listJobs(work, [query.compartmentId], jobCountMax)).map(view) };
  }),

  implement<Work, typeof wire.cancelJob>(wire.cancelJob, async (work, { params }) => {
    await mustFind(work, params.jobId);
    return { isCancelled: await cancelJob(work, params.jobId) };
  }),

  implement<Work, typeof wire.listActors>(wire.listActors, async (work) => {
    work.audit(wire.listActors.id, "");
    return { rows: await listActors(work) };
  }),

  implement<Work, typeof wire.listWorkspaces>(wire.listWorkspaces, async (work) => {
    work.audit(wire.listWorkspaces.id, "");
    const rows = await myWorkspaces(work);
    return { rows: rows.map(({ id, kind, title }) => ({ id, kind, title: { ...title } })) };
  }),

  implement<Work, typeof wire.listAgencies>(wire.listAgencies, async (work) => {
    work.audit(wire.listAgencies.id, "");
    const rows = await listAgencies(work);
    return { rows: rows.map((agency) => ({ ...agency, name: { ...agency.name } })) };
  }),

  implement<Work, typeof wire.verifyAudit>(wire.verifyAudit, async (work) => {
    const report = await work.asOwner(verifyChain);
    work.audit(wire.verifyAudit.id, "", {
      linkCount: report.linkCount,
      isWhole: report.broken === null,
    });
    return report;
  }),

  implement<Work, typeof wire.listAudit>(wire.listAudit, async (work, { query }) => {
    const [afterSeq = null, afterPosition = null] = query.after?.split(".") ?? [];
    const rows = await work.rows(sql<Static<typeof wire.AuditEntryView>>`
      select e.seq::text as seq, e.position, l.at, coalesce(a.display_name, e.actor_id) as "actorName",
        e.purpose, e.action, e.subject, e.outcome
      from store.audit_entries e join store.audit_links l on l.seq = e.seq
      left join store.actors a on a.id = e.actor_id
      where (${query.subject ?? null}::text is null or e.subject = ${query.subject ?? null})
        and (${query.outcome ?? null}::text is null or e.outcome = ${query.outcome ?? null})
        and (${afterSeq}::bigint is null or e.seq < ${afterSeq}::bigint
          or (e.seq = ${afterSeq}::bigint and e.position > ${afterPosition}::int))
      order by e.seq desc, e.position limit ${query.count ?? auditCount}
    `);
    work.audit(wire.listAudit.id, query.subject ?? "", { count: rows.length });
    return { rows };
  }),
];
