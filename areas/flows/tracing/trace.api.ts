// SPDX-License-Identifier: Apache-2.0
import type { CompartmentId } from "@tianwang/kernel/ids";
import { exhibitNames } from "@tianwang/ledger/server";
import type { Work } from "@tianwang/store";
import type { Route } from "@tianwang/wire/route";
import { implement } from "@tianwang/wire/route";
import { refuse } from "../errors.ts";
import { doctrines } from "./doctrines/catalogue.ts";
import type { SavedTrace } from "../traces/trace.data.ts";
import { findTrace, listTraces, loadDocument } from "../traces/trace.data.ts";
import { planTrace } from "../traces/trace-plan.data.ts";
import { exhibitIdsOf, graphView, stepViews, traceView } from "./trace.view.ts";
import * as wire from "./trace.wire.ts";

/** Traces or steps of a page when the caller names no number. */
const pageRowCount = 50;

async function open(work: Work, traceId: string) {
  const trace = await findTrace(work, traceId);
  if (!trace) throw refuse("FLOWS_NO_TRACE", { id: traceId });
  return { trace, document: await loadDocument(work.store, trace) };
}

const untitled = (id: string) => ({ zh: id, en: id });

function lineOf(trace: SavedTrace): wire.TraceLine {
  const { stepCount, noticeCount, balances } = trace.result;
  return {
    id: trace.id,
    title: trace.title,
    doctrine: {
      id: trace.doctrine,
      version: trace.doctrineVersion,
      title: doctrines.find(({ id }) => id === trace.doctrine)?.title ?? untitled(trace.doctrine),
    },
    madeAt: trace.madeAt,
    madeBy: trace.madeByName,
    depositCount: trace.deposits.length,
    stepCount,
    noticeCount,
    balances: [...balances],
  };
}

/** Traces: asked for, listed, and shown as result, graph and steps. */
export const traceRoutes: readonly Route<Work>[] = [
  implement<Work, typeof wire.makeTrace>(wire.makeTrace, async (work, { body }) => {
    const made = await planTrace(work, {
      compartmentId: body.compartmentId as CompartmentId,
      title: body.title ?? "",
      doctrine: body.doctrine,
      deposits: body.deposits,
      choices: body.params ?? {},
    });
    work.audit(wire.makeTrace.id, made.traceId, {
      doctrine: body.doctrine,
      depositCount: body.deposits.length,
    });
    return made;
  }),

  implement<Work, typeof wire.listTraces>(wire.listTraces, async (work, { query }) => {
    const { compartmentId, from = 0, count = pageRowCount } = query;
    const { rows, totalCount } = await listTraces(work, { compartmentId, from, count });
    work.audit(wire.listTraces.id, compartmentId, { count: rows.length });
    return { totalCount, rows: rows.map(lineOf) };
  }),

  implement<Work, typeof wire.showTrace>(wire.showTrace, async (work, { params }) => {
    const { trace, document } = await open(work, params.traceId);
    work.audit(wire.showTrace.id, trace.id);
    return traceView(trace, document, await exhibitNames(work, exhibitIdsOf(document)));
  }),

  implement<Work, typeof wire.showTraceGraph>(wire.showTraceGraph, async (work, { params }) => {
    const { trace, document } = await open(work, params.traceId);
    work.audit(wire.showTraceGraph.id, trace.id);
    return graphView(document);
  }),

  implement<Work, typeof wire.listTraceSteps>(
    wire.listTraceSteps,
    async (work, { params, query }) => {
      const { trace, document } = await open(work, params.traceId);
      const { from = 0, count = pageRowCount } = query;
      const names = await exhibitNames(work, exhibitIdsOf(document));
      const rows = stepViews(document, { from, count }, names);
      work.audit(wire.listTraceSteps.id, trace.id, { from, count: rows.length });
      return { totalCount: document.steps.length, rows };
    },
  ),
];
