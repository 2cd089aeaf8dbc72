// SPDX-License-Identifier: Apache-2.0
import type { JobHandler } from "@tianwang/store";
import { refuse } from "../errors.ts";
import { openCase } from "../books/case-ledger.data.ts";
import { makeDocument } from "./make-trace.data.ts";
import { findTrace, insertTrace, storeDocument } from "./trace.data.ts";
import { traceJobKind } from "./trace-plan.data.ts";
import type { TracePlan } from "./trace-plan.ts";
import { summaryOf } from "./trace-summary.ts";

/**
 * Makes the trace that was planned and saves it, unless it is told to stop before. Doing it again
 * after the program was cut off does no harm: a trace is saved once, and as a whole.
 */
export const traceHandler: JobHandler = {
  kind: traceJobKind,
  isRepeatable: true,
  run: async (store, running) => {
    const plan = running.job.payload as TracePlan;
    const { compartmentId } = running.job;
    const { saved, opened } = await store.run(running.acting, traceJobKind, async (work) => {
      const saved = await findTrace(work, plan.traceId);
      return { saved, opened: saved ? null : await openCase(work, compartmentId) };
    });
    if (saved) return { traceId: saved.id, stepCount: saved.result.stepCount };
    if (!opened) throw refuse("FLOWS_NOTHING_TO_TRACE");
    const document = await makeDocument(opened, plan, running);
    running.signal.throwIfAborted();
    const blob = await storeDocument(store, document);
    const summary = summaryOf(document);
    await store.run(running.acting, "flows.traces.save", (work) =>
      insertTrace(work, { plan, compartmentId, document, blob, summary }),
    );
    return { traceId: plan.traceId, stepCount: summary.stepCount };
  },
};
