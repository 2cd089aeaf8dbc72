// SPDX-License-Identifier: Apache-2.0
import { defineEndpoint } from "@tianwang/wire/endpoint";
import { DateText, IdOf, InstantText, Nothing, Nullable } from "@tianwang/wire/schema";
import type { Static } from "typebox";
import { Type } from "typebox";
import { ActorView, FilledLine, FilledNote, OneOf, StateCode } from "../fields.wire.ts";
import { taskKindIds } from "../tasks/task-kind.ts";

const ScopeKinds = Type.Array(OneOf(taskKindIds), { minItems: 1, maxItems: taskKindIds.length });

/** A consent of a host State as recorded (gate G-01). */
export const ConsentView = Type.Object({
  /** 1, 2, 3 … within the case. */
  number: Type.Integer({ minimum: 1 }),
  stateCode: StateCode,
  authority: Type.String(),
  reference: Type.String(),
  givenOn: DateText,
  scopeKinds: ScopeKinds,
  scope: Type.String(),
  expiresOn: DateText,
  withdrawnOn: Nullable(DateText),
  withdrawalReason: Nullable(Type.String()),
  recordedBy: ActorView,
  recordedAt: InstantText,
});
export type ConsentView = Static<typeof ConsentView>;

const caseParams = Type.Object({ caseId: IdOf("case") });

export const listConsentsEndpoint = defineEndpoint({
  id: "casework.consents.list",
  method: "GET",
  path: "/casework/cases/:caseId/consents",
  permission: "casework.cases.read",
  summary: { zh: "所在国同意书", en: "Consents of host States" },
  params: caseParams,
  query: Nothing,
  response: Type.Array(ConsentView),
});

export const recordConsentEndpoint = defineEndpoint({
  id: "casework.consents.record",
  method: "POST",
  path: "/casework/cases/:caseId/consents",
  permission: "casework.cases.write",
  summary: { zh: "登记所在国同意书", en: "Record the consent of a host State" },
  params: caseParams,
  query: Nothing,
  body: Type.Object({
    stateCode: StateCode,
    authority: FilledLine,
    reference: FilledLine,
    givenOn: DateText,
    scopeKinds: ScopeKinds,
    scope: FilledNote,
    expiresOn: DateText,
  }),
  response: ConsentView,
});

export const withdrawConsentEndpoint = defineEndpoint({
  id: "casework.consents.withdraw",
  method: "POST",
  path: "/casework/cases/:caseId/consents/:number/withdrawal",
  permission: "casework.cases.write",
  summary: { zh: "登记同意书的撤回", en: "Record that a consent was withdrawn" },
  params: Type.Object({ caseId: IdOf("case"), number: Type.Integer({ minimum: 1 }) }),
  query: Nothing,
  body: Type.Object({ withdrawnOn: DateText, reason: FilledNote }),
  response: ConsentView,
});
