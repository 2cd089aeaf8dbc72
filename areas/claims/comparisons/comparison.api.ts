// SPDX-License-Identifier: Apache-2.0
import { exhibitNames } from "@tianwang/ledger/server";
import type { Work } from "@tianwang/store";
import type { Route } from "@tianwang/wire/route";
import { implement } from "@tianwang/wire/route";
import { refuse } from "../errors.ts";
import { compareWaiting } from "./compare.data.ts";
import { comparisonView } from "./compare-view.ts";
import { planComparison } from "./comparison-job.data.ts";
import type { SavedComparison } from "./comparison.data.ts";
import { findComparison, loadComparison, pageOfComparisons } from "./comparison.data.ts";
import { exhibitIdsIn, savedView } from "./comparison.view.ts";
import * as wire from "./comparison.wire.ts";

/** Comparisons of a page when the caller names no number. */
const pageRowCount = 50;

const lineOf = ({ id, title, depositCount, result, madeAt, madeByName }: SavedComparison) => ({
  id,
  title,
  depositCount,
  madeAt,
  madeBy: madeByName,
  doctrineCount: result.doctrineCount,
  spread: [...result.spread],
});

/** Comparisons of doctrines: made at once or by a job, listed, shown. */
export const comparisonRoutes: readonly Route<Work>[] = [
  implement<Work, typeof wire.compareNow>(wire.compareNow, async (work, { body }) => {
    const { comparison, names } = await compareWaiting(work, body);
    work.audit(wire.compareNow.id, body.compartmentId, { depositCount: body.deposits.length });
    return { currencies: comparisonView(comparison, names) };
  }),

  implement<Work, typeof wire.makeComparison>(wire.makeComparison, async (work, { body }) => {
    const made = await planComparison(work, body);
    work.audit(wire.makeComparison.id, made.comparisonId, { depositCount: body.deposits.length });
    return made;
  }),

  implement<Work, typeof wire.listComparisons>(wire.listComparisons, async (work, { query }) => {
    const { compartmentId, from = 0, count = pageRowCount } = query;
    const { rows, totalCount } = await pageOfComparisons(work, { compartmentId, from, count });
    work.audit(wire.listComparisons.id, compartmentId, { count: rows.length });
    return { totalCount, rows: rows.map(lineOf) };
  }),

  implement<Work, typeof wire.showComparison>(wire.showComparison, async (work, { params }) => {
    const saved = await findComparison(work, params.comparisonId);
    if (!saved) throw refuse("CLAIMS_NO_COMPARISON", { id: params.comparisonId });
    const document = await loadComparison(work.store, saved);
    work.audit(wire.showComparison.id, saved.id);
    return savedView(saved, document, await exhibitNames(work, exhibitIdsIn(document)));
  }),
];
