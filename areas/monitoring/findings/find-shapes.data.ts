// SPDX-License-Identifier: Apache-2.0
import { detectors, shapeRowsMax } from "@tianwang/typologies";
import type { OpenedCase, ReadCase } from "@tianwang/flows/server";
import { openCase, readCase } from "@tianwang/flows/server";
import type { JobHandler, RunningJob } from "@tianwang/store";
import { refuse } from "../errors.ts";
import type { CasePayments } from "./case-payments.ts";
import { casePayments } from "./case-payments.ts";
import type { FindingRun, KeptFinding, KeptPayment } from "./finding.data.ts";
import { findRun, insertRun } from "./finding.data.ts";
import type { RunAccount, RunLimit } from "./finding-run.ts";
import type { FoundShape } from "./finding.ts";
import { earlyShapes, expectedByChance, findingCountMax, foundShapes } from "./finding.ts";
import { keptOf, readCited } from "./kept-shapes.data.ts";
import type { RunPlan } from "./run-plan.data.ts";
import { findShapesKind } from "./run-plan.data.ts";
import type { CaseSight } from "./watch-case.ts";
import { sightOf } from "./watch-case.data.ts";

/** Limits that bit, in the names of the case. */
function limitsOf(
  sight: CaseSight & { readonly told: readonly FoundShape[] },
  payments: CasePayments,
  accountAt: (index: number) => RunAccount,
): RunLimit[] {
  const { bites, shapes, told } = sight;
  const nameOf = (account: number) => accountAt(payments.accounts[account] ?? -1);
  const long = told.filter((shape) => shape.payments.length >= shapeRowsMax);
  const byChance = shapes.length - told.length;
  const cut = told.length - findingCountMax;
  const middles = long.map(({ accounts }) => accountAt(accounts[0] ?? -1));
  return [
    ...bites.map(({ accounts, ...bite }) => ({ ...bite, accounts: accounts.map(nameOf) })),
    ...(long.length > 0 ? [{ limit: "rows" as const, count: long.length, accounts: middles }] : []),
    ...(byChance > 0 ? [{ limit: "chance" as const, count: byChance, accounts: [] }] : []),
    ...(cut > 0 ? [{ limit: "findings" as const, count: cut, accounts: [] }] : []),
  ];
}

/** Payments with a side that its own statement does not show, or whose fold waits to be judged. */
function countMaybeTwice({ made }: ReadCase, payments: CasePayments): number {
  const { payer, beneficiary } = made.ledger;
  const isUnmatched = (account: number | undefined) =>
    made.accounts[account ?? -1]?.standing === "unmatched";
  return payments.movement.reduce(
    (count, row) => count + (isUnmatched(payer[row]) || isUnmatched(beneficiary[row]) ? 1 : 0),
    0,
  );
}

/** Reads a case, shows it to the detectors and writes down what they saw. */
async function findShapes(opened: OpenedCase, plan: RunPlan, running: RunningJob) {
  const read = await readCase(opened, {
    untilDay: null,
    signal: running.signal,
    progress: (done, total) =>
      running.progress(BigInt(done), BigInt(total), { phase: "reading", rowCount: done }),
  });
  const { made, indexed } = read;
  const payments = casePayments(made.ledger, (account) => made.accounts[account]?.account ?? -1);
  const { windowDays, expectedMax } = plan;
  const sight = await sightOf(payments, { windowDays }, running.signal);
  const accountAt = (index: number): RunAccount => {
    const { account = "", bank = "", name = "" } = indexed[index] ?? {};
    return { number: account, bank, name };
  };
  const told = foundShapes(payments, sight.shapes).filter(
    ({ strength }) => expectedByChance(strength, payments.accounts.length) <= expectedMax,
  );
  const early = earlyShapes(payments, told, windowDays);
  // Strength is not to be relied on where the statements begin: what came later goes first.
  const shapes = [
    ...told.filter((shape) => !early.has(shape)),
    ...told.filter((shape) => early.has(shape)),
  ].slice(0, findingCountMax);
  const rows = await readCited(opened, read, shapes);
  const notRead = read.notFollowedCount;
  const leftOut = { ...payments.leftOut, ...(notRead > 0 ? { "no-currency": notRead } : {}) };
  const run: FindingRun = {
    id: plan.runId,
    compartmentId: running.job.compartmentId,
    params: { windowDays, expectedMax },
    detectors: detectors.map(({ id, version }) => ({ id, version })),
    segmentIds: opened.transactions.segments.map(({ id }) => id),
    counts: {
      movementCount: made.ledger.rowCount,
      paymentCount: payments.count,
      accountCount: payments.accounts.length,
      findingCount: shapes.length,
      maybeTwiceCount: countMaybeTwice(read, payments),
      leftOut,
    },
    limits: limitsOf({ ...sight, told }, payments, accountAt),
  };
  return {
    run,
    found: shapes.map((shape, place) => ({
      ...keptOf(shape, place, { rows, accountAt }),
      isEarly: early.has(shape),
    })),
  };
}

/**
 * Finds the shapes of a case and saves them, unless it is told to stop before. Doing it again after
 * the program was cut off does no harm: a run is saved once, and as a whole.
 */
export const findShapesHandler: JobHandler = {
  kind: findShapesKind,
  isRepeatable: true,
  run: async (store, running) => {
    const plan = running.job.payload as RunPlan;
    const { compartmentId } = running.job;
    const { saved, opened } = await store.run(running.acting, findShapesKind, async (work) => {
      const saved = await findRun(work, plan.runId);
      return { saved, opened: saved ? null : await openCase(work, compartmentId) };
    });
    if (saved) return { runId: saved.id, findingCount: saved.counts.findingCount };
    if (!opened) throw refuse("MONITORING_NOTHING_TO_WATCH");
    const { run, found } = await findShapes(opened, plan, running);
    running.signal.throwIfAborted();
    await store.run(running.acting, "monitoring.findings.save", (work) => {
      const findings: (KeptFinding & { payments: KeptPayment[] })[] = found.map((one) => ({
        ...one,
        id: work.newId("finding"),
      }));
      return insertRun(work, run, findings);
    });
    return { runId: plan.runId, findingCount: run.counts.findingCount };
  },
};
