// SPDX-License-Identifier: Apache-2.0
import { typologies } from "@tianwang/typologies";
import { defineEndpoint } from "@tianwang/wire/endpoint";
import {
  DateText,
  IdOf,
  InstantText,
  Line,
  MoneyView,
  Nothing,
  Nullable,
  Note,
  OneOf,
  pageQuery,
  TextView,
} from "@tianwang/wire/schema";
import { defineSlot } from "@tianwang/wire/screen";
import type { Static } from "typebox";
import { Type } from "typebox";
import { alertEventKinds, alertStates } from "./alert.ts";

/** The page of an alert: higher areas add what can be done with it, such as a draft of a report. */
export const alertActionSlot = defineSlot<{ readonly alertId: string }>("monitoring.alert.action");

const Person = Type.Object({ id: IdOf("actor"), displayName: Type.String() });

export const AlertRow = Type.Object({
  id: IdOf("alert"),
  feedId: IdOf("feed"),
  typology: OneOf(typologies),
  detector: Type.String(),
  detectorVersion: Type.Integer(),
  /** 0 to 1: how rarely chance alone makes such a shape; never a score of a person. */
  strength: Type.Number(),
  reasons: Type.Array(TextView),
  accountCount: Type.Integer(),
  paymentCount: Type.Integer(),
  amounts: Type.Array(MoneyView),
  from: InstantText,
  to: InstantText,
  openedAt: InstantText,
  grownAt: InstantText,
  isGrowing: Type.Boolean(),
  /** Payments were added after the last judgement. */
  hasGrownSince: Type.Boolean(),
  state: OneOf(alertStates),
  assignee: Nullable(Person),
  snoozedUntil: Nullable(DateText),
  joinedId: Nullable(IdOf("alert")),
  caseId: Nullable(IdOf("case")),
  version: Type.Integer(),
});
export type AlertRow = Static<typeof AlertRow>;

const PartyView = Type.Object({
  bank: Type.String(),
  number: Type.String(),
  country: Type.String(),
  name: Type.String(),
});
export type PartyView = Static<typeof PartyView>;

/** A payment of an alert. */
export const AlertPayment = Type.Object({
  number: Type.Number(),
  id: Type.String(),
  at: InstantText,
  from: PartyView,
  to: PartyView,
  amount: MoneyView,
  text: Type.String(),
});
export type AlertPayment = Static<typeof AlertPayment>;

/** A judgement as it stands in the history. */
export const AlertEvent = Type.Object({
  id: IdOf("alertEvent"),
  kind: OneOf(alertEventKinds),
  at: InstantText,
  actor: Person,
  reason: Type.String(),
  detail: Type.Record(Type.String(), Type.Union([Type.String(), Type.Null()])),
  isUndone: Type.Boolean(),
});
export type AlertEvent = Static<typeof AlertEvent>;

export const listAlertsEndpoint = defineEndpoint({
  id: "monitoring.alerts.list",
  method: "GET",
  path: "/monitoring/alerts",
  permission: "monitoring.read",
  summary: { zh: "预警队列", en: "The queue of alerts" },
  params: Nothing,
  query: Type.Object({
    state: Type.Optional(OneOf(alertStates)),
    typology: Type.Optional(OneOf(typologies)),
    /** An actor, `me`, or `none`. */
    assignee: Type.Optional(Type.String({ maxLength: 60 })),
    feed: Type.Optional(IdOf("feed")),
    /** Alerts whose payments reach into these days. */
    since: Type.Optional(DateText),
    until: Type.Optional(DateText),
    ...pageQuery,
  }),
  response: Type.Object({
    totalCount: Type.Integer(),
    /** Alerts in each state, by the other filters. */
    counts: Type.Object({
      open: Type.Integer(),
      snoozed: Type.Integer(),
      joined: Type.Integer(),
      dismissed: Type.Integer(),
      raised: Type.Integer(),
    }),
    rows: Type.Array(AlertRow),
  }),
});

const alertParams = Type.Object({ alertId: IdOf("alert") });

export const showAlertEndpoint = defineEndpoint({
  id: "monitoring.alerts.show",
  method: "GET",
  path: "/monitoring/alerts/:alertId",
  permission: "monitoring.read",
  summary: { zh: "一条预警及其支付和处置记录", en: "An alert with its payments and judgements" },
  params: alertParams,
  query: Nothing,
  response: Type.Object({
    alert: AlertRow,
    accounts: Type.Array(PartyView),
    /** The first of its payments, in the order of acceptance; `alert.paymentCount` tells how many. */
    payments: Type.Array(AlertPayment),
    events: Type.Array(AlertEvent),
    /** What would make such a shape innocent. */
    innocent: Type.Array(TextView),
  }),
});
export type AlertPage = Static<(typeof showAlertEndpoint)["response"]>;

export const judgeAlertEndpoint = defineEndpoint({
  id: "monitoring.alerts.judge",
  method: "POST",
  path: "/monitoring/alerts/:alertId/judgements",
  permission: "monitoring.write",
  summary: {
    zh: "处置预警：指派、暂缓、并入、排除、重新打开、撤销上次处置",
    en: "Judge an alert: assign, snooze, join, dismiss, reopen, undo the last judgement",
  },
  params: alertParams,
  query: Nothing,
  body: Type.Object({
    version: Type.Integer(),
    kind: OneOf(["assign", "dismiss", "join", "reopen", "snooze", "undo"]),
    reason: Line(),
    /** For `assign`; null takes the alert back into the common queue. */
    assigneeId: Type.Optional(Nullable(IdOf("actor"))),
    /** For `snooze`. */
    until: Type.Optional(DateText),
    /** For `join`: the alert that takes it in. */
    joinedId: Type.Optional(IdOf("alert")),
  }),
  response: AlertRow,
});

export const raiseAlertEndpoint = defineEndpoint({
  id: "monitoring.alerts.raise",
  method: "POST",
  path: "/monitoring/alerts/:alertId/case",
  permission: "monitoring.write",
  summary: {
    zh: "将预警立为案件或并入案件，其支付作为证物入案",
    en: "Raise an alert to a case; its payments become an exhibit there",
  },
  params: alertParams,
  query: Nothing,
  body: Type.Object({
    version: Type.Integer(),
    reason: Line({ minLength: 1 }),
    /** A case that is there; else one is opened with this title. */
    caseId: Type.Optional(IdOf("case")),
    title: Type.Optional(Line({ minLength: 1 })),
    /** On what basis the payments may be used as evidence (gate G-17). */
    legalBasis: Note,
  }),
  response: Type.Object({ alert: AlertRow, caseId: IdOf("case"), fileName: Type.String() }),
});
