// SPDX-License-Identifier: Apache-2.0
import type { Typology } from "@tianwang/typologies";
import { detectors } from "@tianwang/typologies";
import type { CompartmentId, ExhibitId } from "@tianwang/kernel/ids";
import { exhibitNames } from "@tianwang/ledger/server";
import type { Work } from "@tianwang/store";
import { findJob } from "@tianwang/store";
import type { Route } from "@tianwang/wire/route";
import { implement } from "@tianwang/wire/route";
import { limitNotes } from "../findings/finding-run.ts";
import { windowDaysDefault } from "../payment-files/alert-line.ts";
import type { RunFile } from "./exhibit-files.data.ts";
import type { WindowFacts } from "./judge-window.data.ts";
import { planRun, resumeRun, tuneRun, unsealRun } from "./plan-run.data.ts";
import type { RunHead, SavedRun } from "./saved-run.data.ts";
import * as data from "./saved-run.data.ts";
import * as wire from "./saved-run.wire.ts";
import type { CutJudgement } from "./sealed-run.ts";
import { runStateOf } from "./sealed-run.ts";

/** Runs of a page unless told. */
const pageRowCount = 50;

const stateOf = ({ isDeveloped, isTested, openedAt }: RunHead) =>
  runStateOf({ isDeveloped, isTested, isOpened: openedAt !== null });

const lineOf = (run: RunHead): wire.BacktestLine => ({
  id: run.id,
  compartmentId: run.compartmentId,
  title: run.title,
  state: stateOf(run),
  development: { fromOn: run.developmentFrom, toOn: run.developmentTo },
  test: { fromOn: run.testFrom, toOn: run.testTo },
  madeBy: run.madeBy,
  madeAt: run.madeAt,
  rule: run.rule,
  developmentF1: run.tuned?.byTransaction.f1 ?? null,
  testF1: run.testF1,
});

function judgementView({ byTypology, ...judgement }: CutJudgement): wire.JudgementView {
  const typologies = Object.entries(byTypology).map(([typology, rates]) => ({
    typology: typology as Typology,
    rates,
  }));
  return { ...judgement, typologies };
}

const windowView = (
  { paymentCount, accountCount, curve, bites }: WindowFacts,
  judgement: CutJudgement,
  judgedAt: string,
): wire.WindowView => ({
  paymentCount,
  accountCount,
  judgement: judgementView(judgement),
  curve: [...curve],
  limits: limitNotes(
    bites.map(({ accounts, ...bite }) => ({
      ...bite,
      accounts: accounts.map((number) => ({ number, bank: "", name: "" })),
    })),
  ),
  judgedAt,
});

/** What the development window told, and nothing where it was not judged yet. */
function developmentPart({ development, tuned, developedAt, params }: SavedRun) {
  const { windowDays, novelty } = params;
  if (!development || !tuned || developedAt === null)
    return { windowDays, novelty, unmatchedLabelCount: 0, development: null, choices: [] };
  return {
    windowDays: development.windowDays,
    novelty: development.novelty,
    unmatchedLabelCount: development.unmatchedLabelCount,
    development: windowView(development, tuned, developedAt),
    choices: development.choices.map(({ rule, judgement }) => {
      const { precision, recall, f1 } = judgement.byTransaction;
      return { rule, cut: judgement.cut, alerts: judgement.alerts, precision, recall, f1 };
    }),
  };
}

/** Before the opening there is nothing of the test window that could be told: nobody has judged it. */
async function pageOf(work: Work, run: SavedRun): Promise<wire.BacktestPage> {
  const { test, testedAt, params } = run;
  const job = await findJob(work, run.jobId);
  const exhibitIds = run.files.map(({ exhibitId }) => exhibitId);
  const names = await exhibitNames(work, [...new Set(exhibitIds)]);
  const versions = new Map(params.detectors.map(({ id, version }) => [id, version]));
  return {
    ...developmentPart(run),
    line: lineOf(run),
    files: run.files.map((file) => ({ ...file, name: names.get(file.exhibitId) ?? "" })),
    detectors: detectors.map(({ id, title }) => ({ id, title, version: versions.get(id) ?? null })),
    jobId: run.jobId,
    isAtWork: job?.state === "waiting" || job?.state === "running",
    test: test && testedAt ? windowView(test, test.judgement, testedAt) : null,
    openedAt: run.openedAt,
    openedBy: run.openedBy,
    openedElsewhereCount: await data.countOpenedElsewhere(work, run),
    events: await data.eventsOf(work, run.id),
  };
}

/** Backtests: started, listed, shown, tuned, and opened once. */
export const backtestRoutes: readonly Route<Work>[] = [
  implement<Work, typeof wire.startBacktestEndpoint>(
    wire.startBacktestEndpoint,
    async (work, { body }) => {
      const given: [RunFile["role"], string | undefined][] = [
        ["transactions", body.transactionsId],
        ["labels", body.labelsId],
        ["attempts", body.attemptsId],
        ["accounts", body.accountsId],
        ["model", body.modelId],
      ];
      const planned = await planRun(work, {
        compartmentId: body.compartmentId as CompartmentId,
        title: body.title,
        files: given.flatMap(([role, id]) =>
          id === undefined ? [] : [{ role, exhibitId: id as ExhibitId }],
        ),
        development: body.development,
        test: body.test,
        windowDays: body.windowDays ?? windowDaysDefault,
        novelty: body.novelty ?? "first-contact",
        detectors: body.detectors ?? detectors.map(({ id }) => id),
      });
      work.audit(wire.startBacktestEndpoint.id, planned.backtestId);
      return planned;
    },
  ),

  implement<Work, typeof wire.backtestDetectorsEndpoint>(wire.backtestDetectorsEndpoint, (work) => {
    work.audit(wire.backtestDetectorsEndpoint.id, "");
    return Promise.resolve({ detectors: detectors.map(({ id, title }) => ({ id, title })) });
  }),

  implement<Work, typeof wire.listBacktestsEndpoint>(
    wire.listBacktestsEndpoint,
    async (work, { query }) => {
      const { compartmentId = null, from = 0, count = pageRowCount } = query;
      const { rows, totalCount } = await data.listRuns(work, { compartmentId, from, count });
      work.audit(wire.listBacktestsEndpoint.id, compartmentId ?? "");
      return { totalCount, rows: rows.map(lineOf) };
    },
  ),

  implement<Work, typeof wire.showBacktestEndpoint>(
    wire.showBacktestEndpoint,
    async (work, { params }) => {
      const run = await data.openRun(work, params.backtestId);
      work.audit(wire.showBacktestEndpoint.id, run.id);
      return pageOf(work, run);
    },
  ),

  implement<Work, typeof wire.tuneBacktestEndpoint>(
    wire.tuneBacktestEndpoint,
    async (work, { params, body }) => {
      await tuneRun(work, params.backtestId, body);
      return { state: stateOf(await data.openRun(work, params.backtestId)) };
    },
  ),

  implement<Work, typeof wire.openSealEndpoint>(
    wire.openSealEndpoint,
    async (work, { params, body }) => {
      const jobId = await unsealRun(work, params.backtestId, body);
      return { state: stateOf(await data.openRun(work, params.backtestId)), jobId };
    },
  ),

  implement<Work, typeof wire.resumeBacktestEndpoint>(
    wire.resumeBacktestEndpoint,
    async (work, { params }) => {
      const jobId = await resumeRun(work, params.backtestId);
      work.audit(wire.resumeBacktestEndpoint.id, params.backtestId);
      return { jobId };
    },
  ),
];
