// SPDX-License-Identifier: Apache-2.0
import { RowIdText } from "@tianwang/ledger/wire";
import { defineEndpoint } from "@tianwang/wire/endpoint";
import {
  DateText,
  IdOf,
  InstantText,
  Line,
  LocatorText,
  MinorText,
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
import { feeRules, interestRules, stepKinds } from "./trace.ts";
import { ordersWithinDay } from "./walk/event-order.ts";

export type { TransactionView } from "@tianwang/ledger/wire";

/** Most deposits that one trace follows. */
export const depositCountMax = 1_000;
/** Most steps of a saved trace: its document takes some 350 bytes a step, 70 MB in all. */
export const savedStepCountMax = 200_000;
/** Most rows named for one end, notice or edge; a count tells how many there are. */
export const citedRowCountMax = 200;

/** On the page of a saved trace, under its picture: what higher areas show of it. */
export const traceSlot = defineSlot<{ readonly traceId: string; readonly doctrine: string }>(
  "flows.trace",
);

const traceParams = Type.Object({ traceId: IdOf("trace") });

/** The parts that a trace may be told; what is left out has the doctrine's default. */
export const TraceChoices = Type.Object(
  {
    fromDate: Type.Optional(DateText),
    untilDate: Type.Optional(DateText),
    hopCountMax: Type.Optional(Type.Integer({ minimum: 1 })),
    lotCountMax: Type.Optional(Type.Integer({ minimum: 1 })),
    stepCountMax: Type.Optional(Type.Integer({ minimum: 1, maximum: savedStepCountMax })),
    orderWithinDay: Type.Optional(OneOf(ordersWithinDay)),
    fees: Type.Optional(OneOf(feeRules)),
    interest: Type.Optional(OneOf(interestRules)),
    overdraft: Type.Optional(OneOf(["repays-bank", "unseen-money"])),
    chosenPart: Type.Optional(OneOf(["first", "last"])),
  },
  { additionalProperties: false },
);
export type TraceChoices = Static<typeof TraceChoices>;

/** A deposit to follow: all of it or a part, in minor units of its currency. */
export const DepositChoice = Type.Object({
  rowId: RowIdText,
  claimant: Line({ minLength: 1 }),
  partMinor: Type.Optional(Type.String({ pattern: "^[1-9][0-9]{0,17}$" })),
});
export type DepositChoice = Static<typeof DepositChoice>;

/**
 * Asks for a trace. It is made by a job and saved under the id given back; until the job is done
 * there is no such trace.
 */
export const makeTrace = defineEndpoint({
  id: "flows.traces.make",
  method: "POST",
  path: "/flows/traces",
  permission: "flows.write",
  summary: { zh: "从所选存款起追踪资金", en: "Follow the money from chosen deposits" },
  params: Nothing,
  query: Nothing,
  body: Type.Object({
    compartmentId: IdOf("compartment"),
    title: Type.Optional(Line({ minLength: 1 })),
    doctrine: Type.String({ pattern: "^[a-z][a-z0-9-]{0,60}$" }),
    deposits: Type.Array(DepositChoice, { minItems: 1, maxItems: depositCountMax }),
    params: Type.Optional(TraceChoices),
  }),
  response: Type.Object({ jobId: IdOf("job"), traceId: IdOf("trace") }),
});

/** What became of traced money. `unmatched`: its arrival is not in the statement it should be in. */
export const traceFates = [
  "lies",
  "left",
  "cash",
  "no-statement",
  "unmatched",
  "overdraft",
  "in-transit",
  "hop-limit",
  "lot-limit",
] as const;
export type TraceFate = (typeof traceFates)[number];

/** What was followed of one claimant's deposits in one currency, and what became of it. */
export const TraceBalance = Type.Object({
  claimant: Type.String(),
  followed: MoneyView,
  fates: Type.Array(Type.Object({ fate: OneOf(traceFates), amountMinor: MinorText })),
  /** The amounts of several claimants overlap and add up to nothing. */
  isOverlapping: Type.Optional(Type.Boolean()),
});
export type TraceBalance = Static<typeof TraceBalance>;

/** A saved trace in a list. */
export const TraceLine = Type.Object({
  id: IdOf("trace"),
  title: Type.String(),
  doctrine: Type.Object({ id: Type.String(), version: Type.Integer(), title: TextView }),
  madeAt: InstantText,
  madeBy: Type.String(),
  depositCount: Type.Integer(),
  stepCount: Type.Integer(),
  noticeCount: Type.Integer(),
  balances: Type.Array(TraceBalance),
});
export type TraceLine = Static<typeof TraceLine>;

export const listTraces = defineEndpoint({
  id: "flows.traces.list",
  method: "GET",
  path: "/flows/traces",
  permission: "flows.read",
  summary: { zh: "已保存的追踪", en: "Saved traces" },
  params: Nothing,
  query: Type.Object({ compartmentId: IdOf("compartment"), ...pageQuery }),
  response: Type.Object({ totalCount: Type.Integer(), rows: Type.Array(TraceLine) }),
});

/** An account as a trace names it; number and name empty where no source gives them. */
export const TraceAccount = Type.Object({
  number: Type.String(),
  bank: Type.String(),
  name: Type.String(),
  standing: OneOf(["stated", "unstated", "unmatched", "outside", "cash"]),
  coveredFrom: Nullable(DateText),
  coveredUntil: Nullable(DateText),
});
export type TraceAccount = Static<typeof TraceAccount>;

/** Money of one claimant with one fate at one place. */
export const TraceEndView = Type.Object({
  claimant: Type.String(),
  fate: OneOf(traceFates),
  says: TextView,
  account: TraceAccount,
  /** The counterparty as its rows name it, where there is no account. */
  counterparty: Type.String(),
  amount: MoneyView,
  /** The rows that brought it there, at most a few hundred. */
  rowIds: Type.Array(RowIdText),
  rowCount: Type.Integer(),
  /** What a share is exactly, where it is no whole number of minor units. */
  exact: Type.Optional(Type.String()),
  /** By how many millionths of a minor unit at most an apportioned share differs from the exact one. */
  residueMicro: Type.Optional(Type.Integer()),
});
export type TraceEndView = Static<typeof TraceEndView>;

/** Something the reader of a trace must know. */
export const TraceNoticeView = Type.Object({
  code: Type.String(),
  says: TextView,
  rowIds: Type.Array(RowIdText),
});
export type TraceNoticeView = Static<typeof TraceNoticeView>;

export const TraceDepositView = Type.Object({
  rowId: RowIdText,
  exhibitId: IdOf("exhibit"),
  /** What people call it; empty when it may not be seen any more. */
  exhibitName: Type.String(),
  locator: LocatorText,
  bookedOn: Nullable(DateText),
  claimant: Type.String(),
  account: TraceAccount,
  amount: MoneyView,
  /** Null where the whole deposit was asked for. */
  partMinor: Nullable(MinorText),
  followedMinor: MinorText,
});

export const TraceView = Type.Object({
  id: IdOf("trace"),
  compartmentId: IdOf("compartment"),
  title: Type.String(),
  madeAt: InstantText,
  madeBy: Type.String(),
  doctrine: Type.Object({
    id: Type.String(),
    version: Type.Integer(),
    title: TextView,
    sources: Type.Array(
      Type.Object({
        citation: Type.String(),
        says: TextView,
        url: Type.String(),
        readOn: DateText,
      }),
    ),
    /** When the rule gives what a court would not follow. */
    falsePositives: Type.Array(TextView),
  }),
  params: Type.Array(
    Type.Object({
      name: Type.String(),
      unit: Type.String(),
      /** Days as dates; null where there is no bound. */
      value: Nullable(Type.String()),
      why: TextView,
    }),
  ),
  segmentIds: Type.Array(IdOf("segment")),
  transactionCount: Type.Integer(),
  stepCount: Type.Integer(),
  /** Hash of the saved document: the same input gives the same one. */
  sha256: Type.String(),
  deposits: Type.Array(TraceDepositView),
  ends: Type.Array(TraceEndView),
  balances: Type.Array(TraceBalance),
  /** Only where shares of mixtures were followed: how they were computed, and why nothing is said. */
  shares: Type.Optional(
    Type.Object({
      arithmetic: OneOf(["exact", "apportioned"]),
      residueMicroMax: Type.Integer(),
      notApplicable: Nullable(TextView),
    }),
  ),
  /** The balances in words. */
  conservation: Type.Array(TextView),
  notices: Type.Array(TraceNoticeView),
});
export type TraceView = Static<typeof TraceView>;

export const showTrace = defineEndpoint({
  id: "flows.traces.show",
  method: "GET",
  path: "/flows/traces/:traceId",
  permission: "flows.read",
  summary: { zh: "一次追踪的结果", en: "What a trace found" },
  params: traceParams,
  query: Nothing,
  response: TraceView,
});

/** A node of the graph: a claimant, an account reached at a hop, or an end. */
export const TraceNode = Type.Object({
  id: Type.String(),
  layer: Type.Integer(),
  kind: OneOf(["claimant", "account", ...traceFates]),
  label: TextView,
  /** What happened here, for ends; else empty. */
  says: TextView,
  account: Nullable(TraceAccount),
  amount: MoneyView,
  /** 1, or how many small nodes are drawn as this one. */
  memberCount: Type.Integer(),
});

/** Money between two nodes. */
export const TraceEdge = Type.Object({
  from: Type.String(),
  to: Type.String(),
  amount: MoneyView,
  shares: Type.Array(Type.Object({ claimant: Type.String(), amountMinor: MinorText })),
  rowIds: Type.Array(RowIdText),
  rowCount: Type.Integer(),
});

export const showTraceGraph = defineEndpoint({
  id: "flows.traces.graph",
  method: "GET",
  path: "/flows/traces/:traceId/graph",
  permission: "flows.read",
  summary: { zh: "追踪的资金流向图", en: "A trace as a flow graph" },
  params: traceParams,
  query: Nothing,
  response: Type.Object({
    layerCount: Type.Integer(),
    nodes: Type.Array(TraceNode),
    edges: Type.Array(TraceEdge),
  }),
});

/** A step of a trace with the row that it is read from. */
export const TraceStepView = Type.Object({
  step: Type.Integer(),
  /** The step whose money this is; null for a deposit. */
  from: Nullable(Type.Integer()),
  claimant: Type.String(),
  kind: OneOf([...stepKinds, "unmatched"]),
  says: TextView,
  hop: Type.Integer(),
  account: TraceAccount,
  amount: MoneyView,
  remainingMinor: MinorText,
  /** What a share is exactly, where it is no whole number of minor units. */
  exact: Type.Optional(Type.String()),
  rowId: RowIdText,
  exhibitId: IdOf("exhibit"),
  /** What people call it; empty when it may not be seen any more. */
  exhibitName: Type.String(),
  locator: LocatorText,
  bookedOn: Nullable(DateText),
});
export type TraceStepView = Static<typeof TraceStepView>;

export const listTraceSteps = defineEndpoint({
  id: "flows.traces.steps",
  method: "GET",
  path: "/flows/traces/:traceId/steps",
  permission: "flows.read",
  summary: { zh: "追踪的逐步依据", en: "The steps of a trace, each with its row" },
  params: traceParams,
  query: Type.Object(pageQuery),
  response: Type.Object({ totalCount: Type.Integer(), rows: Type.Array(TraceStepView) }),
});
