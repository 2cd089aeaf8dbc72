// SPDX-License-Identifier: Apache-2.0
import { defineEndpoint } from "@tianwang/wire/endpoint";
import { IdOf, InstantText, Nothing, pageQuery } from "@tianwang/wire/schema";
import type { Static } from "typebox";
import { Type } from "typebox";
import { ActorView, PageOf } from "../fields.wire.ts";

/** An exhibit in a case; what it is, evidence tells. */
export const CaseExhibitView = Type.Object({
  exhibitId: IdOf("exhibit"),
  addedBy: ActorView,
  addedAt: InstantText,
});
export type CaseExhibitView = Static<typeof CaseExhibitView>;

const caseParams = Type.Object({ caseId: IdOf("case") });

export const listCaseExhibitsEndpoint = defineEndpoint({
  id: "casework.exhibits.list",
  method: "GET",
  path: "/casework/cases/:caseId/exhibits",
  permission: "casework.cases.read",
  summary: { zh: "案件的证物", en: "Exhibits of a case" },
  params: caseParams,
  query: Type.Object({ ...pageQuery }),
  response: PageOf(CaseExhibitView),
});

export const addCaseExhibitEndpoint = defineEndpoint({
  id: "casework.exhibits.add",
  method: "POST",
  path: "/casework/cases/:caseId/exhibits",
  permission: "casework.cases.write",
  summary: { zh: "将证物编入案件", en: "Add an exhibit to a case" },
  params: caseParams,
  query: Nothing,
  body: Type.Object({ exhibitId: IdOf("exhibit") }),
  response: Type.Object({ exhibitId: IdOf("exhibit") }),
});
