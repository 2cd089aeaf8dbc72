// SPDX-License-Identifier: Apache-2.0
import { typologies } from "@tianwang/typologies";
import { RowIdText } from "@tianwang/ledger/wire";
import { defineEndpoint } from "@tianwang/wire/endpoint";
import {
  DateText,
  IdOf,
  InstantText,
  Line,
  LocatorText,
  MoneyView,
  Nothing,
  Nullable,
  OneOf,
  pageQuery,
  TextView,
} from "@tianwang/wire/schema";
import { defineSlot } from "@tianwang/wire/screen";
import type { Static } from "typebox";
import { Type } from "typebox";
import { findingStates, strengthWords, verdicts } from "./finding.ts";

/** Longest window that can be asked for: two years. */
export const windowDaysMax = 730;
/** Payments shown with a finding; its rows are all named. */
export const paymentsShownMax = 1_000;

/** The page of a finding: other topics add what can be done with it, such as a draft of a report. */
export const findingActionSlot = defineSlot<{
  readonly findingId: string;
  readonly compartmentId: string;
}>("monitoring.finding.action");

/**
 * Asks for the shapes of a case. They are found by a job and saved as the run whose id is given
 * back; until the job is done there is no such run.
 */
export const findShapesEndpoint = defineEndpoint({
  id: "monitoring.findings.run",
  method: "POST",
  path: "/monitoring/findings",
  permission: "monitoring.write",
  summary: { zh: "在案件交易中查找可疑形态", en: "Find shapes of payments in a case" },
  params: Nothing,
  query: Nothing,
  body: Type.Object({
    compartmentId: IdOf("compartment"),
    windowDays: Type.Optional(Type.Integer({ minimum: 1, maximum: windowDaysMax })),
    /** Keeps the shapes of which chance alone would make at most so many in this case. */
    expectedMax: Type.Optional(Type.Number({ minimum: 1e-6, maximum: 1000 })),
  }),
  response: Type.Object({ jobId: IdOf("job"), runId: IdOf("findingRun") }),
});

/** Something that a reader of a run must know: what was left out, which limit bit. */
export const RunNote = Type.Object({
  code: Type.String(),
  count: Type.Integer(),
  says: TextView,
});

export const FindingRunView = Type.Object({
  id: IdOf("findingRun"),
  madeAt: InstantText,
  madeBy: Type.String(),
  windowDays: Type.Integer(),
  expectedMax: Type.Number(),
  detectors: Type.Array(
    Type.Object({ id: Type.String(), version: Type.Integer(), title: TextView }),
  ),
  segmentIds: Type.Array(Type.String()),
  /** The case holds other statements now than those that were read. */
  isOutdated: Type.Boolean(),
  movementCount: Type.Integer(),
  paymentCount: Type.Integer(),
  accountCount: Type.Integer(),
  findingCount: Type.Integer(),
  /** Judgements of shapes that this run does not find any more. */
  strayJudgementCount: Type.Integer(),
  leftOut: Type.Array(RunNote),
  limits: Type.Array(RunNote),
});
export type FindingRunView = Static<typeof FindingRunView>;

export const FindingAccount = Type.Object({
  number: Type.String(),
  bank: Type.String(),
  name: Type.String(),
});
export type FindingAccount = Static<typeof FindingAccount>;

export const FindingLine = Type.Object({
  id: IdOf("finding"),
  typology: OneOf(typologies),
  title: TextView,
  detector: Type.String(),
  detectorVersion: Type.Integer(),
  /** 0 to 1: how rarely chance alone makes such a shape; never a score of a person. */
  strength: Type.Number(),
  strengthWord: OneOf(strengthWords),
  /** It rests on the first days of the statements: its strength may be too high. */
  isEarly: Type.Boolean(),
  says: TextView,
  reasons: Type.Array(TextView),
  accountCount: Type.Integer(),
  paymentCount: Type.Integer(),
  amounts: Type.Array(MoneyView),
  fromOn: DateText,
  toOn: DateText,
  state: OneOf(findingStates),
});
export type FindingLine = Static<typeof FindingLine>;

export const listFindingsEndpoint = defineEndpoint({
  id: "monitoring.findings.list",
  method: "GET",
  path: "/monitoring/findings",
  permission: "monitoring.read",
  summary: { zh: "案件中的可疑形态", en: "Shapes of payments in a case" },
  params: Nothing,
  query: Type.Object({
    compartmentId: IdOf("compartment"),
    state: Type.Optional(OneOf(findingStates)),
    ...pageQuery,
  }),
  response: Type.Object({
    /** The run that holds; null when nobody has looked yet. */
    run: Nullable(FindingRunView),
    totalCount: Type.Integer(),
    counts: Type.Object({
      open: Type.Integer(),
      relevant: Type.Integer(),
      explained: Type.Integer(),
    }),
    rows: Type.Array(FindingLine),
  }),
});

/** A payment of a finding as its row said when it was found. */
export const FindingPayment = Type.Object({
  rowId: RowIdText,
  exhibitId: IdOf("exhibit"),
  /** What people call it; empty when it may not be seen any more. */
  exhibitName: Type.String(),
  locator: LocatorText,
  bookedOn: DateText,
  amount: MoneyView,
  /** Places in the accounts of the finding. */
  payer: Type.Integer(),
  beneficiary: Type.Integer(),
  /** Money enters the shape here: a trace would begin with it. */
  isStart: Type.Boolean(),
});
export type FindingPayment = Static<typeof FindingPayment>;

export const FindingJudgement = Type.Object({
  id: IdOf("findingJudgement"),
  verdict: OneOf(verdicts),
  reason: Type.String(),
  at: InstantText,
  by: Type.String(),
  withdrawnAt: Nullable(InstantText),
  withdrawnBy: Nullable(Type.String()),
});

const findingParams = Type.Object({ findingId: IdOf("finding") });

export const FindingPage = Type.Object({
  finding: FindingLine,
  compartmentId: IdOf("compartment"),
  detectorTitle: TextView,
  /** What chance alone would make in this case. */
  chance: TextView,
  expected: Type.Number(),
  innocent: Type.Array(TextView),
  accounts: Type.Array(FindingAccount),
  /** All rows of the finding, in order. */
  rowIds: Type.Array(RowIdText),
  /** The first of its payments, in order; `finding.paymentCount` tells how many there are. */
  payments: Type.Array(FindingPayment),
  judgements: Type.Array(FindingJudgement),
  runId: IdOf("findingRun"),
  foundAt: InstantText,
  /** A later run has taken the place of the one that found it. */
  isSuperseded: Type.Boolean(),
  /** The same shape in the run that holds now; null where that run does not find it. */
  currentId: Nullable(IdOf("finding")),
});
export type FindingPage = Static<typeof FindingPage>;

export const showFindingEndpoint = defineEndpoint({
  id: "monitoring.findings.show",
  method: "GET",
  path: "/monitoring/findings/:findingId",
  permission: "monitoring.read",
  summary: { zh: "一个可疑形态及其交易", en: "A shape with its payments" },
  params: findingParams,
  query: Nothing,
  response: FindingPage,
});

export const judgeFindingEndpoint = defineEndpoint({
  id: "monitoring.findings.judge",
  method: "POST",
  path: "/monitoring/findings/:findingId/judgements",
  permission: "monitoring.write",
  summary: { zh: "判断可疑形态：有关或可以解释", en: "Judge a shape: relevant, or explained" },
  params: findingParams,
  query: Nothing,
  body: Type.Object({ verdict: OneOf(verdicts), reason: Line({ minLength: 1 }) }),
  response: Type.Object({ state: OneOf(findingStates) }),
});

export const withdrawJudgementEndpoint = defineEndpoint({
  id: "monitoring.findings.withdraw",
  method: "POST",
  path: "/monitoring/findings/:findingId/withdrawals",
  permission: "monitoring.write",
  summary: { zh: "撤回最近一次判断", en: "Take back the last judgement" },
  params: findingParams,
  query: Nothing,
  response: Type.Object({ state: OneOf(findingStates) }),
});
