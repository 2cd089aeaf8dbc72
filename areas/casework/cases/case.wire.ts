// SPDX-License-Identifier: Apache-2.0
import { defineEndpoint } from "@tianwang/wire/endpoint";
import { DateText, IdOf, InstantText, Nothing, Nullable, pageQuery } from "@tianwang/wire/schema";
import { defineSlot } from "@tianwang/wire/screen";
import type { Static } from "typebox";
import { Type } from "typebox";
import {
  ActorView,
  AgencyView,
  AnyNote,
  FilledLine,
  FilledNote,
  OneOf,
  PageOf,
  SearchText,
  TightLine,
  Version,
} from "../fields.wire.ts";
import { memberRoles } from "../members/member-role.ts";
import { caseStatuses } from "./case-status.ts";

/** What panels of a case are given: the case, and the compartment in which everything of it lies. */
export interface CasePlace {
  readonly caseId: string;
  readonly compartmentId: string;
}

/** The tab area of a case: higher areas add whole panels (transactions, requests, ledger …). */
export const casePanelSlot = defineSlot<CasePlace>("casework.case.panel");
/** The overview of a case: higher areas add cards beside the counts. */
export const caseOverviewSlot = defineSlot<CasePlace>("casework.case.overview");
/** The head of a case: higher areas add actions. */
export const caseActionSlot = defineSlot<CasePlace>("casework.case.action");

const caseParams = Type.Object({ caseId: IdOf("case") });
const CaseNumber = TightLine(100);

/** A case with what the asker may do in it. */
export const CaseView = Type.Object({
  id: IdOf("case"),
  compartmentId: IdOf("compartment"),
  number: Type.String(),
  title: Type.String(),
  summary: Type.String(),
  status: OneOf(caseStatuses),
  statusSince: DateText,
  nextStatuses: Type.Array(OneOf(caseStatuses)),
  openedOn: DateText,
  leadAgency: AgencyView,
  /** The agency that opened the case and keeps its number. */
  ownerAgency: AgencyView,
  createdBy: ActorView,
  createdAt: InstantText,
  version: Version,
  /** The asker's role in the team; null outside it. */
  myRole: Nullable(OneOf(memberRoles)),
  mayWrite: Type.Boolean(),
  /** Whether the asker may change team and lead agency. */
  mayLead: Type.Boolean(),
});
export type CaseView = Static<typeof CaseView>;

/** How much of everything a case holds. */
export const CaseCounts = Type.Object({
  exhibits: Type.Integer(),
  subjects: Type.Integer(),
  members: Type.Integer(),
  journalEntries: Type.Integer(),
  tasks: Type.Object({
    unfinished: Type.Integer(),
    overdue: Type.Integer(),
    done: Type.Integer(),
    dropped: Type.Integer(),
  }),
  clocks: Type.Object({
    running: Type.Integer(),
    dueSoon: Type.Integer(),
    overdue: Type.Integer(),
  }),
});
export type CaseCounts = Static<typeof CaseCounts>;

/** A dated change of status. */
export const CaseMoveView = Type.Object({
  from: OneOf(caseStatuses),
  to: OneOf(caseStatuses),
  movedOn: DateText,
  reason: Type.String(),
  movedBy: ActorView,
  movedAt: InstantText,
});
export type CaseMoveView = Static<typeof CaseMoveView>;

/** One line of the list of cases. */
export const CaseRow = Type.Object({
  id: IdOf("case"),
  number: Type.String(),
  title: Type.String(),
  status: OneOf(caseStatuses),
  openedOn: DateText,
  leadAgency: AgencyView,
  taskCount: Type.Integer(),
  taskDoneCount: Type.Integer(),
  taskOverdueCount: Type.Integer(),
  exhibitCount: Type.Integer(),
  subjectCount: Type.Integer(),
  myRole: Nullable(OneOf(memberRoles)),
});
export type CaseRow = Static<typeof CaseRow>;

/** By what the list of cases can be sorted. */
export const caseOrders = ["opened", "number", "title"] as const;

export const listCasesEndpoint = defineEndpoint({
  id: "casework.cases.list",
  method: "GET",
  path: "/casework/cases",
  permission: "casework.cases.read",
  summary: { zh: "案件列表", en: "Cases" },
  params: Nothing,
  query: Type.Object({
    ...pageQuery,
    search: Type.Optional(SearchText),
    status: Type.Optional(OneOf(caseStatuses)),
    agencyId: Type.Optional(IdOf("agency")),
    /** Only the case in whose compartment something lies. */
    compartmentId: Type.Optional(IdOf("compartment")),
    /** Only cases in whose team the asker is. */
    mine: Type.Optional(Type.Boolean()),
    order: Type.Optional(OneOf(caseOrders)),
    direction: Type.Optional(OneOf(["ascending", "descending"])),
  }),
  response: PageOf(CaseRow),
});

export const proposeNumberEndpoint = defineEndpoint({
  id: "casework.cases.propose-number",
  method: "GET",
  path: "/casework/case-number",
  permission: "casework.cases.write",
  summary: { zh: "拟定案件编号", en: "Propose a case number" },
  params: Nothing,
  query: Type.Object({ openedOn: Type.Optional(DateText) }),
  response: Type.Object({ number: Type.String() }),
});

export const openCaseEndpoint = defineEndpoint({
  id: "casework.cases.open",
  method: "POST",
  path: "/casework/cases",
  permission: "casework.cases.write",
  summary: { zh: "新建案件", en: "Open a case" },
  params: Nothing,
  query: Nothing,
  body: Type.Object({
    title: FilledLine,
    /** Proposed when left out. */
    number: Type.Optional(CaseNumber),
    summary: Type.Optional(AnyNote),
    /** The present day when left out. */
    openedOn: Type.Optional(DateText),
    /** The agency of the asker when left out; another one is let into the case. */
    leadAgencyId: Type.Optional(IdOf("agency")),
  }),
  response: CaseView,
});

export const showCaseEndpoint = defineEndpoint({
  id: "casework.cases.show",
  method: "GET",
  path: "/casework/cases/:caseId",
  permission: "casework.cases.read",
  summary: { zh: "案件概览", en: "Overview of a case" },
  params: caseParams,
  query: Nothing,
  response: Type.Object({
    case: CaseView,
    moves: Type.Array(CaseMoveView),
    counts: CaseCounts,
  }),
});

export const editCaseEndpoint = defineEndpoint({
  id: "casework.cases.edit",
  method: "PATCH",
  path: "/casework/cases/:caseId",
  permission: "casework.cases.write",
  summary: { zh: "修改案件", en: "Edit a case" },
  params: caseParams,
  query: Nothing,
  body: Type.Object({
    version: Version,
    number: Type.Optional(CaseNumber),
    title: Type.Optional(FilledLine),
    summary: Type.Optional(AnyNote),
    openedOn: Type.Optional(DateText),
    leadAgencyId: Type.Optional(IdOf("agency")),
  }),
  response: CaseView,
});

export const moveCaseEndpoint = defineEndpoint({
  id: "casework.cases.move",
  method: "POST",
  path: "/casework/cases/:caseId/moves",
  permission: "casework.cases.write",
  summary: { zh: "变更案件状态", en: "Move a case to another status" },
  params: caseParams,
  query: Nothing,
  body: Type.Object({
    version: Version,
    to: OneOf(caseStatuses),
    movedOn: Type.Optional(DateText),
    reason: FilledNote,
  }),
  response: CaseView,
});
