// SPDX-License-Identifier: Apache-2.0
import { typologies } from "@tianwang/typologies";
import { defineEndpoint } from "@tianwang/wire/endpoint";
import {
  DateText,
  IdOf,
  InstantText,
  Line,
  Nothing,
  Nullable,
  OneOf,
  pageQuery,
  TextView,
} from "@tianwang/wire/schema";
import type { Static } from "typebox";
import { Type } from "typebox";
import { RunNote, windowDaysMax } from "../findings/finding.wire.ts";
import { cutRules, runStates } from "./sealed-run.ts";

const DayWindowView = Type.Object({ fromOn: DateText, toOn: DateText });
export const novelties = ["first-contact", "all"] as const;

/** A way to choose the cut; `alertsMax` goes with a budget only. */
export const CutRuleView = Type.Object({
  by: OneOf(cutRules),
  alertsMax: Nullable(Type.Integer({ minimum: 1 })),
});

const backtestParams = Type.Object({ backtestId: IdOf("backtest") });

/**
 * Asks for a run. Its development window is judged by a job; the test window stays sealed until a
 * person opens it.
 */
export const startBacktestEndpoint = defineEndpoint({
  id: "monitoring.backtests.start",
  method: "POST",
  path: "/monitoring/backtests",
  permission: "monitoring.write",
  summary: { zh: "新建回测", en: "Start a backtest" },
  params: Nothing,
  query: Nothing,
  body: Type.Object({
    compartmentId: IdOf("compartment"),
    title: Line({ minLength: 1 }),
    transactionsId: IdOf("exhibit"),
    /** The same exhibit as the payments where they carry their labels. */
    labelsId: IdOf("exhibit"),
    attemptsId: Type.Optional(IdOf("exhibit")),
    accountsId: Type.Optional(IdOf("exhibit")),
    modelId: Type.Optional(IdOf("exhibit")),
    development: DayWindowView,
    test: DayWindowView,
    windowDays: Type.Optional(Type.Integer({ minimum: 1, maximum: windowDaysMax })),
    novelty: Type.Optional(OneOf(novelties)),
    /** Ids of the detectors that are on; all unless told. */
    detectors: Type.Optional(Type.Array(Type.String({ maxLength: 80 }), { maxItems: 100 })),
  }),
  response: Type.Object({ backtestId: IdOf("backtest"), jobId: IdOf("job") }),
});

export const DetectorChoice = Type.Object({ id: Type.String(), title: TextView });

/** The detectors that a run can switch on and off. */
export const backtestDetectorsEndpoint = defineEndpoint({
  id: "monitoring.backtests.detectors",
  method: "GET",
  path: "/monitoring/backtest-detectors",
  permission: "monitoring.read",
  summary: { zh: "回测可用的检测器", en: "Detectors of a backtest" },
  params: Nothing,
  query: Nothing,
  response: Type.Object({ detectors: Type.Array(DetectorChoice) }),
});

export const BacktestLine = Type.Object({
  id: IdOf("backtest"),
  compartmentId: IdOf("compartment"),
  title: Type.String(),
  state: OneOf(runStates),
  development: DayWindowView,
  test: DayWindowView,
  madeBy: Type.String(),
  madeAt: InstantText,
  rule: Nullable(CutRuleView),
  developmentF1: Nullable(Type.Number()),
  testF1: Nullable(Type.Number()),
});
export type BacktestLine = Static<typeof BacktestLine>;

export const listBacktestsEndpoint = defineEndpoint({
  id: "monitoring.backtests.list",
  method: "GET",
  path: "/monitoring/backtests",
  permission: "monitoring.read",
  summary: { zh: "回测列表", en: "Backtests" },
  params: Nothing,
  query: Type.Object({ compartmentId: Type.Optional(IdOf("compartment")), ...pageQuery }),
  response: Type.Object({ totalCount: Type.Integer(), rows: Type.Array(BacktestLine) }),
});

const Rates = {
  flagged: Type.Integer(),
  right: Type.Integer(),
  laundering: Type.Integer(),
  precision: Type.Number(),
  recall: Type.Number(),
  f1: Type.Number(),
};

const AttemptView = Type.Object({
  attempts: Type.Integer(),
  found: Type.Integer(),
  named: Type.Integer(),
  fragments: Type.Integer(),
  foundAtAnyStrength: Type.Integer(),
});

export const JudgementView = Type.Object({
  cut: Type.Number(),
  alerts: Type.Integer(),
  byTransaction: Type.Object(Rates),
  typologies: Type.Array(Type.Object({ typology: OneOf(typologies), rates: AttemptView })),
  laundering: AttemptView,
  decoys: AttemptView,
  decoysFlaggedShare: Type.Number(),
  falseAlerts: Type.Integer(),
  falseAlertsPerThousandAccounts: Type.Number(),
});
export type JudgementView = Static<typeof JudgementView>;

const CurvePoint = Type.Object({ alerts: Type.Integer(), ...Rates });
export type CurvePoint = Static<typeof CurvePoint>;

export const WindowView = Type.Object({
  paymentCount: Type.Integer(),
  accountCount: Type.Integer(),
  judgement: JudgementView,
  /** Rates of the strongest alerts, budget by budget. */
  curve: Type.Array(CurvePoint),
  limits: Type.Array(RunNote),
  judgedAt: InstantText,
});
export type WindowView = Static<typeof WindowView>;

/** A cut that can be chosen, with what it gives on the development window. */
export const CutChoiceView = Type.Object({
  rule: CutRuleView,
  cut: Type.Number(),
  alerts: Type.Integer(),
  precision: Type.Number(),
  recall: Type.Number(),
  f1: Type.Number(),
});
export type CutChoiceView = Static<typeof CutChoiceView>;

export const BacktestPage = Type.Object({
  line: BacktestLine,
  files: Type.Array(
    Type.Object({ role: Type.String(), exhibitId: IdOf("exhibit"), name: Type.String() }),
  ),
  windowDays: Type.Integer(),
  novelty: OneOf(novelties),
  detectors: Type.Array(
    Type.Object({
      id: Type.String(),
      title: TextView,
      /** Null where it was switched off. */
      version: Nullable(Type.Integer()),
    }),
  ),
  unmatchedLabelCount: Type.Integer(),
  /** The job that works on it, or worked on it last. */
  jobId: IdOf("job"),
  isAtWork: Type.Boolean(),
  development: Nullable(WindowView),
  choices: Type.Array(CutChoiceView),
  test: Nullable(WindowView),
  openedAt: Nullable(InstantText),
  openedBy: Nullable(Type.String()),
  /** Other runs on the same payments that opened days of this test window before. */
  openedElsewhereCount: Type.Integer(),
  events: Type.Array(
    Type.Object({
      kind: OneOf(["tuned", "opened"]),
      rule: CutRuleView,
      cut: Type.Number(),
      at: InstantText,
      by: Type.String(),
    }),
  ),
});
export type BacktestPage = Static<typeof BacktestPage>;

export const showBacktestEndpoint = defineEndpoint({
  id: "monitoring.backtests.show",
  method: "GET",
  path: "/monitoring/backtests/:backtestId",
  permission: "monitoring.read",
  summary: { zh: "一次回测及其结果", en: "A backtest with its results" },
  params: backtestParams,
  query: Nothing,
  response: BacktestPage,
});

export const tuneBacktestEndpoint = defineEndpoint({
  id: "monitoring.backtests.tune",
  method: "POST",
  path: "/monitoring/backtests/:backtestId/cuts",
  permission: "monitoring.write",
  summary: { zh: "在调参窗口上选定分界", en: "Choose the cut on the development window" },
  params: backtestParams,
  query: Nothing,
  body: CutRuleView,
  response: Type.Object({ state: OneOf(runStates) }),
});

export const openSealEndpoint = defineEndpoint({
  id: "monitoring.backtests.open",
  method: "POST",
  path: "/monitoring/backtests/:backtestId/opening",
  permission: "monitoring.write",
  summary: { zh: "启封测试窗口（只能一次）", en: "Open the sealed test window, once" },
  params: backtestParams,
  query: Nothing,
  /** The rule that the person saw chosen; another one meanwhile is refused. */
  body: CutRuleView,
  response: Type.Object({ state: OneOf(runStates), jobId: IdOf("job") }),
});

export const resumeBacktestEndpoint = defineEndpoint({
  id: "monitoring.backtests.resume",
  method: "POST",
  path: "/monitoring/backtests/:backtestId/jobs",
  permission: "monitoring.write",
  summary: { zh: "重新运行中断的回测任务", en: "Run the job of a backtest again" },
  params: backtestParams,
  query: Nothing,
  response: Type.Object({ jobId: IdOf("job") }),
});
