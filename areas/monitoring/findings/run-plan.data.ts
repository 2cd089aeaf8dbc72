// SPDX-License-Identifier: Apache-2.0
import { watchDefaults } from "@tianwang/typologies";
import type { CompartmentId, Id, JobId } from "@tianwang/kernel/ids";
import { openTransactions } from "@tianwang/ledger/server";
import type { Work } from "@tianwang/store";
import { enqueueJob } from "@tianwang/store";
import { requireIn } from "@tianwang/store/access";
import { refuse } from "../errors.ts";

/** Kind of the job that finds the shapes of a case. */
export const findShapesKind = "monitoring.find-shapes";

/** Kept unless told otherwise: what chance alone would make in one of ten such cases, or in fewer. */
const expectedMaxDefault = 0.1;

/** What the job is told. */
export interface RunPlan {
  readonly runId: Id<"findingRun">;
  readonly windowDays: number;
  readonly expectedMax: number;
}

/** Puts a search for shapes in line. */
export async function planRun(
  work: Work,
  asked: {
    readonly compartmentId: CompartmentId;
    readonly windowDays: number | undefined;
    readonly expectedMax: number | undefined;
  },
): Promise<{ readonly jobId: JobId; readonly runId: Id<"findingRun"> }> {
  const { compartmentId } = asked;
  const { windowDays = watchDefaults.windowDays, expectedMax = expectedMaxDefault } = asked;
  await requireIn(work, compartmentId, "write");
  if (!(await openTransactions(work, compartmentId))) throw refuse("MONITORING_NOTHING_TO_WATCH");
  const runId = work.newId("findingRun");
  const plan: RunPlan = { runId, windowDays, expectedMax };
  const jobId = await enqueueJob(work, { kind: findShapesKind, compartmentId, payload: plan });
  return { jobId, runId };
}
