// SPDX-License-Identifier: Apache-2.0
import type { CompartmentId } from "@tianwang/kernel/ids";
import type { Text } from "@tianwang/kernel/text";
import { exhibitNames, segmentKind } from "@tianwang/ledger/server";
import type { Work } from "@tianwang/store";
import { listSegments } from "@tianwang/store";
import { requireIn } from "@tianwang/store/access";
import type { Route } from "@tianwang/wire/route";
import { implement } from "@tianwang/wire/route";
import type { DetectorSayings } from "../alerts/alert.api.ts";
import { typologyTexts } from "../alerts/alert.text.ts";
import { refuse } from "../errors.ts";
import { reasonsOf } from "../messages/detector-words.ts";
import type { FoundFinding, FoundRun } from "./finding.data.ts";
import * as data from "./finding.data.ts";
import { leftOutNotes, limitNotes } from "./finding-run.ts";
import { sentenceTexts } from "./finding.text.ts";
import { expectedByChance, startsOf, strengthWordOf } from "./finding.ts";
import { planRun } from "./run-plan.data.ts";
import { chanceOf, sentenceOf } from "./finding.view.ts";
import * as wire from "./finding.wire.ts";

/** Findings of a page unless told. */
const pageRowCount = 50;

/** What the detectors say, and what they are called. */
export interface FindingSayings extends DetectorSayings {
  readonly titles: ReadonlyMap<string, Text>;
}

function lineOf(
  finding: FoundFinding,
  { counts }: FoundRun,
  { texts }: FindingSayings,
): wire.FindingLine {
  const { id, typology, detector, detectorVersion, strength, amounts, state } = finding;
  const { accounts, paymentCount, fromOn, toOn } = finding;
  return {
    id,
    typology,
    detector,
    detectorVersion,
    strength,
    state,
    paymentCount,
    fromOn,
    toOn,
    title: typologyTexts[typology],
    strengthWord: strengthWordOf(expectedByChance(strength, counts.accountCount)),
    says: sentenceOf(finding),
    isEarly: finding.isEarly,
    reasons: [
      ...reasonsOf(texts, detector, finding.because),
      ...(finding.isEarly ? [sentenceTexts.early] : []),
    ],
    accountCount: accounts.length,
    amounts: [...amounts],
  };
}

async function runView(
  work: Work,
  run: FoundRun,
  { titles }: FindingSayings,
): Promise<wire.FindingRunView> {
  const now = (await listSegments(work, segmentKind, [run.compartmentId])).map(({ id }) => id);
  const read = new Set(run.segmentIds);
  const { movementCount, paymentCount, accountCount, findingCount } = run.counts;
  return {
    id: run.id,
    madeAt: run.madeAt,
    madeBy: run.madeByName,
    windowDays: run.params.windowDays,
    expectedMax: run.params.expectedMax,
    detectors: run.detectors.map(({ id, version }) => ({
      id,
      version,
      title: titles.get(id) ?? { zh: id, en: id },
    })),
    segmentIds: [...run.segmentIds],
    isOutdated: now.length !== read.size || now.some((id) => !read.has(id)),
    movementCount,
    paymentCount,
    accountCount,
    findingCount,
    strayJudgementCount: await data.countStrayJudgements(work, run),
    leftOut: leftOutNotes(run.counts),
    limits: limitNotes(run.limits),
  };
}

/** A finding that the actor may see. */
async function openFinding(work: Work, id: string): Promise<FoundFinding> {
  const finding = await data.findFinding(work, id);
  if (!finding) throw refuse("MONITORING_NO_FINDING", { id });
  return finding;
}

/** A finding that the actor may judge. */
async function openToJudge(work: Work, id: string): Promise<FoundFinding> {
  const finding = await openFinding(work, id);
  await requireIn(work, finding.compartmentId, "write");
  return finding;
}

async function stateOf(work: Work, id: string): Promise<{ state: FoundFinding["state"] }> {
  return { state: (await openFinding(work, id)).state };
}

async function paymentViews(
  work: Work,
  kept: readonly data.KeptPayment[],
): Promise<wire.FindingPayment[]> {
  const starts = new Set(startsOf(kept));
  const shown = kept.slice(0, wire.paymentsShownMax);
  const names = await exhibitNames(work, [...new Set(shown.map(({ exhibitId }) => exhibitId))]);
  return shown.map(({ amountMinor, currency, scale, ...payment }, place) => ({
    ...payment,
    exhibitName: names.get(payment.exhibitId) ?? "",
    amount: { amountMinor: String(amountMinor), currency, scale },
    isStart: starts.has(place),
  }));
}

async function findingView(
  work: Work,
  finding: FoundFinding,
  sayings: FindingSayings,
): Promise<wire.FindingPage> {
  const run = await data.findRun(work, finding.runId);
  if (!run) throw refuse("MONITORING_NO_FINDING", { id: finding.id });
  const kept = await data.paymentsOf(work, finding.id);
  const { detector, strength } = finding;
  const { accountCount } = run.counts;
  return {
    finding: lineOf(finding, run, sayings),
    compartmentId: finding.compartmentId,
    detectorTitle: sayings.titles.get(detector) ?? { zh: detector, en: detector },
    chance: chanceOf(strength, accountCount),
    expected: expectedByChance(strength, accountCount),
    innocent: [...(sayings.innocent.get(detector) ?? [])],
    accounts: [...finding.accounts],
    rowIds: kept.map(({ rowId }) => rowId),
    payments: await paymentViews(work, kept),
    judgements: await data.judgementsOf(work, finding),
    runId: run.id,
    foundAt: run.madeAt,
    isSuperseded: run.isSuperseded,
    currentId: await data.currentFindingId(work, finding),
  };
}

/** Shapes of a case: looked for, listed, shown, judged. */
export const findingRoutes = (sayings: FindingSayings): readonly Route<Work>[] => [
  implement<Work, typeof wire.findShapesEndpoint>(
    wire.findShapesEndpoint,
    async (work, { body }) => {
      const { windowDays, expectedMax } = body;
      const compartmentId = body.compartmentId as CompartmentId;
      const planned = await planRun(work, { compartmentId, windowDays, expectedMax });
      work.audit(wire.findShapesEndpoint.id, planned.runId);
      return planned;
    },
  ),

  implement<Work, typeof wire.listFindingsEndpoint>(
    wire.listFindingsEndpoint,
    async (work, { query }) => {
      const { compartmentId, state = null, from = 0, count = pageRowCount } = query;
      const run = await data.currentRun(work, compartmentId);
      work.audit(wire.listFindingsEndpoint.id, compartmentId);
      if (!run) {
        const counts = { open: 0, relevant: 0, explained: 0 };
        return { run: null, totalCount: 0, counts, rows: [] };
      }
      const counts = await data.countFindings(work, run.id);
      const rows = await data.listFindings(work, run.id, { state, from, count });
      return {
        run: await runView(work, run, sayings),
        totalCount: state === null ? run.counts.findingCount : counts[state],
        counts,
        rows: rows.map((row) => lineOf(row, run, sayings)),
      };
    },
  ),

  implement<Work, typeof wire.showFindingEndpoint>(
    wire.showFindingEndpoint,
    async (work, { params }) => {
      const finding = await openFinding(work, params.findingId);
      work.audit(wire.showFindingEndpoint.id, finding.id);
      return findingView(work, finding, sayings);
    },
  ),

  implement<Work, typeof wire.judgeFindingEndpoint>(
    wire.judgeFindingEndpoint,
    async (work, { params, body }) => {
      const finding = await openToJudge(work, params.findingId);
      const reason = body.reason.trim();
      if (reason === "") throw refuse("MONITORING_NEEDS", { names: "reason" });
      await data.insertJudgement(work, finding, { verdict: body.verdict, reason });
      work.audit(wire.judgeFindingEndpoint.id, finding.id, { verdict: body.verdict });
      return stateOf(work, finding.id);
    },
  ),

  implement<Work, typeof wire.withdrawJudgementEndpoint>(
    wire.withdrawJudgementEndpoint,
    async (work, { params }) => {
      const finding = await openToJudge(work, params.findingId);
      if (!(await data.withdrawLast(work, finding))) throw refuse("MONITORING_NO_JUDGEMENT");
      work.audit(wire.withdrawJudgementEndpoint.id, finding.id);
      return stateOf(work, finding.id);
    },
  ),
];
