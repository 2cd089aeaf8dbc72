// SPDX-License-Identifier: Apache-2.0
import { nearest } from "@tianwang/flows";
import type { OpenedCase } from "@tianwang/flows/server";
import { openCase, storeDocument, writeFollowed } from "@tianwang/flows/server";
import { savedStepCountMax } from "@tianwang/flows/wire";
import { assert } from "@tianwang/kernel/assert";
import { parseCalendarDate } from "@tianwang/kernel/calendar";
import type { CompartmentId, Id, JobId } from "@tianwang/kernel/ids";
import { readRows } from "@tianwang/ledger/server";
import type { JobHandler, RunningJob, Store, StoredBlob, Work } from "@tianwang/store";
import { enqueueJob } from "@tianwang/store";
import { requireIn } from "@tianwang/store/access";
import { refuse } from "../errors.ts";
import { checkedPlan, compareRead, namesOf, openFor, readFor } from "./compare.data.ts";
import { comparisonView } from "./compare-view.ts";
import type { ComparisonDocument, DocumentRowCite } from "./comparison-document.ts";
import type { ComparisonPlan } from "./comparison-plan.ts";
import type { ComparisonSummary } from "./comparison.data.ts";
import { findComparison, insertComparison, storeComparison } from "./comparison.data.ts";
import type { CompareBody, SavedDoctrine } from "./comparison.wire.ts";
import { fractionOf } from "./amount-text.ts";

/** Kind of the job that makes a comparison. */
const comparisonJobKind = "claims.comparison";

/** Checks a comparison that is asked for, and puts it in line. */
export async function planComparison(
  work: Work,
  body: CompareBody & { readonly title?: string },
): Promise<{ readonly jobId: JobId; readonly comparisonId: Id<"comparison"> }> {
  const compartmentId = body.compartmentId as CompartmentId;
  await requireIn(work, compartmentId, "write");
  const comparisonId = work.newId("comparison");
  const plan = checkedPlan(body, comparisonId);
  await openFor(work, compartmentId, plan);
  const jobId = await enqueueJob(work, { kind: comparisonJobKind, compartmentId, payload: plan });
  return { jobId, comparisonId };
}

/**
 * Makes the comparison that was planned and saves it, unless it is told to stop before. Doing it again
 * after the program was cut off does no harm: a comparison is saved once, and as a whole.
 */
export const comparisonHandler: JobHandler = {
  kind: comparisonJobKind,
  isRepeatable: true,
  run: async (store, running) => {
    const plan = running.job.payload as ComparisonPlan;
    const { comparisonId } = plan;
    const { compartmentId } = running.job;
    const { saved, opened } = await store.run(running.acting, comparisonJobKind, async (work) => {
      const saved = await findComparison(work, comparisonId);
      return { saved, opened: saved ? null : await openCase(work, compartmentId) };
    });
    if (saved) return { comparisonId };
    if (!opened) throw refuse("CLAIMS_NOTHING_TO_COMPARE");
    const { document, traceBlobs } = await makeComparison(store, opened, { plan, running });
    running.signal.throwIfAborted();
    const blob = await storeComparison(store, document);
    const summary = summaryOf(document);
    await store.run(running.acting, "claims.comparisons.save", (work) =>
      insertComparison(work, { plan, compartmentId, document, blob, traceBlobs, summary }),
    );
    return { comparisonId };
  },
};

/** Applies the doctrines of a plan, and stores the trace of each. */
async function makeComparison(
  store: Store,
  opened: OpenedCase,
  { plan, running }: { plan: ComparisonPlan; running: Pick<RunningJob, "signal" | "progress"> },
): Promise<{ document: ComparisonDocument; traceBlobs: StoredBlob[] }> {
  const read = await readFor(opened, plan, running);
  const traces: SavedDoctrine[] = [];
  const traceBlobs: StoredBlob[] = [];
  const comparison = await compareRead(opened, read, {
    plan,
    running,
    onWalked: async ({ doctrine }, followed) => {
      const { count } = "parts" in followed ? followed.parts : followed.steps;
      const line = { doctrine: doctrine.id, stepCount: count };
      if (count > savedStepCountMax) return void traces.push({ ...line, sha256: null });
      const written = await writeFollowed(opened, read, { doctrine, followed });
      const blob = await storeDocument(store, written);
      traceBlobs.push(blob);
      traces.push({ ...line, sha256: blob.sha256 });
    },
  });
  const document: ComparisonDocument = {
    form: "tianwang.comparison",
    formVersion: 1,
    segments: opened.transactions.segments.map(({ id, sha256 }) => ({ segmentId: id, sha256 })),
    transactionCount: read.rowCount,
    ...(await citedBy(opened, plan)),
    choices: plan.choices,
    currencies: comparisonView(comparison, namesOf(opened, read)),
    traces,
  };
  return { document, traceBlobs };
}

/** The deposits and facts of a plan with what their rows say. */
async function citedBy(
  { transactions }: OpenedCase,
  { deposits, facts }: ComparisonPlan,
): Promise<Pick<ComparisonDocument, "deposits" | "facts">> {
  const { feeRows = [], interestRows = [], assets = [], coordination = "" } = facts;
  const ids = [
    ...new Set([...deposits, ...assets].map(({ rowId }) => rowId).concat(feeRows, interestRows)),
  ];
  const rows = await readRows(
    transactions,
    ids.map((rowId) => {
      const [segmentId = "", rowNo = "0"] = rowId.split(":");
      return { segmentId, rowNo: Number(rowNo) };
    }),
  );
  const known = new Map(
    rows.map((row): [string, DocumentRowCite] => {
      const { exhibitId, locator, payerName, beneficiaryName, currency, scale } = row;
      const rowId = `${row.segmentId}:${row.rowNo}`;
      const bookedOn = row.bookedOn === null ? null : parseCalendarDate(row.bookedOn);
      const amount = { amountMinor: String(row.amountMinor), currency, scale };
      return [rowId, { rowId, exhibitId, locator, bookedOn, payerName, beneficiaryName, amount }];
    }),
  );
  const cite = (rowId: string): DocumentRowCite => {
    const row = known.get(rowId);
    assert(row, "every row of a plan is in its segment");
    return row;
  };
  return {
    deposits: deposits.map(({ rowId, claimant, partMinor = null }) => ({
      ...cite(rowId),
      claimant,
      partMinor,
    })),
    facts: {
      feeRows: feeRows.map(cite),
      interestRows: interestRows.map(cite),
      assets: assets.map(({ rowId, proceedsMinor = null }) => ({ ...cite(rowId), proceedsMinor })),
      coordination,
    },
  };
}

function summaryOf({ currencies, traces }: ComparisonDocument): ComparisonSummary {
  return {
    doctrineCount: traces.length,
    spread: currencies.flatMap(({ currency, scale, spread }) => {
      const money = (amount: string) => ({
        amountMinor: String(nearest(fractionOf(amount))),
        currency,
        scale,
      });
      return spread.map(({ party, least, most }) => ({
        claimant: party,
        least: money(least),
        most: money(most),
      }));
    }),
  };
}
