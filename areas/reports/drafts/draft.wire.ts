// SPDX-License-Identifier: Apache-2.0
import { defineEndpoint } from "@tianwang/wire/endpoint";
import {
  DateText,
  IdOf,
  InstantText,
  LocatorText,
  MoneyView,
  Nothing,
  Nullable,
  OneOf,
  pageQuery,
  ProblemView,
  TextView,
} from "@tianwang/wire/schema";
import type { Static } from "typebox";
import { Type } from "typebox";
import { draftActs, draftStates } from "./draft.ts";
import { enteredSchema } from "./entered.ts";

/** What a draft is made from. */
export const sourceKinds = ["alert", "finding"] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** What a report is written as. */
export const fileFormats = ["goaml", "ftm", "narrative"] as const;
export type FileFormat = (typeof fileFormats)[number];

/** Transactions shown on the page of a draft; the files hold all. */
export const transactionsShownMax = 1_000;
/** Largest schema that is taken. */
const schemaBytesMax = 8 * 1024 * 1024;
/** Largest statement of a draft: texts, accounts, and a profile of one's own. */
const bodyBytesMax = 8 * 1024 * 1024;

export const DraftLine = Type.Object({
  id: IdOf("reportDraft"),
  compartmentId: IdOf("compartment"),
  sourceKind: OneOf(sourceKinds),
  sourceId: Type.String(),
  title: TextView,
  fromOn: DateText,
  toOn: DateText,
  paymentCount: Type.Integer(),
  state: OneOf(draftStates),
  version: Type.Integer(),
  createdBy: Type.String(),
  createdAt: InstantText,
  changedAt: InstantText,
  sentOn: Nullable(DateText),
});
export type DraftLine = Static<typeof DraftLine>;

export const listDraftsEndpoint = defineEndpoint({
  id: "reports.drafts.list",
  method: "GET",
  path: "/reports/drafts",
  permission: "reports.read",
  summary: { zh: "可疑交易报告草稿", en: "Drafts of suspicious transaction reports" },
  params: Nothing,
  query: Type.Object({
    compartmentId: Type.Optional(IdOf("compartment")),
    state: Type.Optional(OneOf(draftStates)),
    ...pageQuery,
  }),
  response: Type.Object({ totalCount: Type.Integer(), rows: Type.Array(DraftLine) }),
});

export const openDraftEndpoint = defineEndpoint({
  id: "reports.drafts.open",
  method: "POST",
  path: "/reports/drafts",
  permission: "reports.write",
  summary: {
    zh: "由预警或可疑形态起草报告；已有未结的草稿则沿用",
    en: "Begin a draft from an alert or a finding; one that is not closed yet is given again",
  },
  params: Nothing,
  query: Nothing,
  body: Type.Object({ sourceKind: OneOf(sourceKinds), sourceId: Type.String({ maxLength: 60 }) }),
  response: Type.Object({ draftId: IdOf("reportDraft"), isNew: Type.Boolean() }),
});

const draftParams = Type.Object({ draftId: IdOf("reportDraft") });

const CodeList = Type.Array(Type.Object({ code: Type.String(), title: TextView }));
/** A profile with the code lists that the form offers. */
const ProfileView = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  title: TextView,
  schemaVersion: Type.String(),
  isOwn: Type.Boolean(),
  lists: Type.Object({
    submissionTypes: CodeList,
    reportTypes: CodeList,
    indicators: CodeList,
    modes: CodeList,
    funds: CodeList,
    accountTypes: CodeList,
    accountStates: CodeList,
    genders: CodeList,
    holderRoles: CodeList,
  }),
});
export type ProfileView = Static<typeof ProfileView>;
export type CodeView = Static<typeof CodeList>[number];

const PartyView = Type.Object({
  key: Type.String(),
  bank: Type.String(),
  number: Type.String(),
  name: Type.String(),
});

/** A payment of a draft with the row that it rests on. */
export const DraftPayment = Type.Object({
  number: Type.String(),
  on: DateText,
  time: Type.String(),
  text: Type.String(),
  amount: MoneyView,
  from: PartyView,
  to: PartyView,
  exhibitId: Nullable(IdOf("exhibit")),
  sourceName: Type.String(),
  place: LocatorText,
});
export type DraftPayment = Static<typeof DraftPayment>;

/** An account with what its rows say of it. */
export const DraftAccount = Type.Object({
  key: Type.String(),
  bank: Type.String(),
  number: Type.String(),
  name: Type.String(),
  statedCountry: Nullable(Type.String()),
  paymentCount: Type.Integer(),
});
export type DraftAccount = Static<typeof DraftAccount>;

/** Who stated a value, by its place; whatever is not here comes from rows. */
const OriginView = Type.Object({ place: Type.String(), by: Type.String(), at: InstantText });

const XsdFaultView = Type.Object({
  inFile: OneOf(["xml", "xsd"]),
  line: Type.Integer(),
  path: Type.String(),
  says: Type.String(),
});
export const XsdCheckView = Type.Object({
  version: Type.Integer(),
  fileName: Type.String(),
  schemaSha256: Type.String(),
  madeBy: Type.String(),
  madeAt: InstantText,
  isValid: Nullable(Type.Boolean()),
  refusal: Nullable(
    OneOf(["doctype", "refers-elsewhere", "not-a-schema", "too-large", "not-text", "time"]),
  ),
  repairs: Type.Array(
    Type.Object({ line: Type.Integer(), was: Type.String(), is: Nullable(Type.String()) }),
  ),
  faults: Type.Array(XsdFaultView),
});
export type XsdCheckView = Static<typeof XsdCheckView>;

export const DraftEventView = Type.Object({
  id: IdOf("reportEvent"),
  kind: Type.String(),
  version: Type.Integer(),
  at: InstantText,
  by: Type.String(),
  detail: Type.Record(Type.String(), Type.String()),
});

export const DraftPage = Type.Object({
  draft: DraftLine,
  /** The version that is shown; the newest unless asked otherwise. */
  shownVersion: Type.Integer(),
  sentReference: Nullable(Type.String()),
  /** The case that an alert was raised to. */
  caseId: Nullable(IdOf("case")),
  entered: enteredSchema,
  origins: Type.Array(OriginView),
  /** The currency that the report is in now: stated, or the only one that moved. */
  currency: Nullable(Type.String()),
  profile: ProfileView,
  profiles: Type.Array(Type.Object({ id: Type.String(), title: TextView })),
  problems: Type.Array(ProblemView),
  /** No error is left. */
  isReady: Type.Boolean(),
  /** G-02: `passed`, `unknown` while a country is not stated, `blocked` without consent. */
  exportGate: OneOf(["passed", "unknown", "blocked"]),
  because: Type.Array(TextView),
  innocent: Type.Array(TextView),
  accounts: Type.Array(DraftAccount),
  payments: Type.Array(DraftPayment),
  narrative: TextView,
  versions: Type.Array(
    Type.Object({ version: Type.Integer(), madeBy: Type.String(), madeAt: InstantText }),
  ),
  events: Type.Array(DraftEventView),
  xsdCheck: Nullable(XsdCheckView),
});
export type DraftPage = Static<typeof DraftPage>;

export const showDraftEndpoint = defineEndpoint({
  id: "reports.drafts.show",
  method: "GET",
  path: "/reports/drafts/:draftId",
  permission: "reports.read",
  summary: {
    zh: "一份草稿：内容、出处、缺漏、叙述、历史",
    en: "A draft: what it states and from where, what it lacks, its narrative and history",
  },
  params: draftParams,
  query: Type.Object({ version: Type.Optional(Type.Integer({ minimum: 1 })) }),
  response: DraftPage,
});

export const saveDraftEndpoint = defineEndpoint({
  id: "reports.drafts.save",
  method: "POST",
  path: "/reports/drafts/:draftId/versions",
  permission: "reports.write",
  summary: { zh: "保存草稿的新版本", en: "Save a new version of a draft" },
  params: draftParams,
  query: Nothing,
  bodyBytesMax,
  body: Type.Object({
    version: Type.Integer(),
    entered: enteredSchema,
    /** A profile of the product; the present one stays when nothing is said. */
    profileId: Type.Optional(Type.String({ maxLength: 100 })),
    /** A profile of one's own, as its file says it. */
    ownProfile: Type.Optional(Type.Unknown()),
  }),
  response: Type.Object({ version: Type.Integer() }),
});

export const actOnDraftEndpoint = defineEndpoint({
  id: "reports.drafts.act",
  method: "POST",
  path: "/reports/drafts/:draftId/acts",
  permission: "reports.approve",
  summary: {
    zh: "核准、撤回核准、登记已在本程序之外报送、结束、重新打开",
    en: "Approve, withdraw, note that it was sent outside of the program, close, reopen",
  },
  params: draftParams,
  query: Nothing,
  body: Type.Object({
    version: Type.Integer(),
    kind: OneOf(draftActs),
    /** For `withdraw`, `close` and `reopen`. */
    reason: Type.Optional(Type.String({ maxLength: 2_000 })),
    /** For `send`: the day on which a person sent it. */
    sentOn: Type.Optional(DateText),
    /** For `send`: the reference that the unit gave it. */
    reference: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  response: Type.Object({ state: OneOf(draftStates) }),
});

export const draftFileEndpoint = defineEndpoint({
  id: "reports.drafts.file",
  method: "GET",
  path: "/reports/drafts/:draftId/files/:format",
  permission: "reports.read",
  summary: {
    zh: "下载 goAML、FollowTheMoney 或叙述（须通过关卡 G-02）",
    en: "Download goAML, FollowTheMoney or the narrative (gate G-02 must be passed)",
  },
  params: Type.Object({ draftId: IdOf("reportDraft"), format: OneOf(fileFormats) }),
  query: Type.Object({ language: Type.Optional(OneOf(["zh", "en"])) }),
  response: "stream",
});

export const checkDraftEndpoint = defineEndpoint({
  id: "reports.drafts.check",
  method: "POST",
  path: "/reports/drafts/:draftId/xsd-checks",
  permission: "reports.write",
  summary: {
    zh: "用接收机构的 XSD 校验草稿；XSD 不保存",
    en: "Check a draft against the XSD of the receiving unit, which is not kept",
  },
  params: draftParams,
  query: Type.Object({ fileName: Type.Optional(Type.String({ maxLength: 255 })) }),
  body: "stream",
  bodyBytesMax: schemaBytesMax + 1,
  response: XsdCheckView,
});

export const shapeFtmEndpoint = defineEndpoint({
  id: "reports.shapes.export",
  method: "GET",
  path: "/reports/shapes/:kind/:sourceId",
  permission: "reports.read",
  summary: {
    zh: "将预警或可疑形态导出为 FollowTheMoney JSON 行，账户编号与案件实体一致",
    en: "An alert or finding as FollowTheMoney JSON lines; accounts have the ids of the case's entities",
  },
  params: Type.Object({ kind: OneOf(sourceKinds), sourceId: Type.String({ maxLength: 60 }) }),
  query: Nothing,
  response: "stream",
});
