// SPDX-License-Identifier: Apache-2.0
import { defineEndpoint } from "@tianwang/wire/endpoint";
import {
  DateText,
  IdOf,
  InstantText,
  Nothing,
  Nullable,
  pageQuery,
  TextView,
} from "@tianwang/wire/schema";
import type { Static } from "typebox";
import { Type } from "typebox";
import { ActorView, AnyLine, AnyNote, FilledNote, OneOf, PageOf } from "../fields.wire.ts";
import { subjectRoles } from "./subject-role.ts";

/** Ids of entities may come from other tools and have any form. */
const EntityId = Type.String({ minLength: 1, maxLength: 512 });

/** An entity in a case and what it is there. */
export const SubjectView = Type.Object({
  entityId: EntityId,
  /** What it is called and of which schema; null when it was merged into another one since. */
  entity: Nullable(Type.Object({ schema: Type.String(), caption: TextView })),
  role: OneOf(subjectRoles),
  /** The act that the label rests on. */
  basis: Type.String(),
  note: Type.String(),
  sinceOn: Nullable(DateText),
  addedBy: ActorView,
  addedAt: InstantText,
});
export type SubjectView = Static<typeof SubjectView>;

const caseParams = Type.Object({ caseId: IdOf("case") });

export const listSubjectsEndpoint = defineEndpoint({
  id: "casework.subjects.list",
  method: "GET",
  path: "/casework/cases/:caseId/subjects",
  permission: "casework.cases.read",
  summary: { zh: "涉案对象", en: "Subjects of a case" },
  params: caseParams,
  query: Type.Object({ ...pageQuery, role: Type.Optional(OneOf(subjectRoles)) }),
  response: PageOf(SubjectView),
});

export const setSubjectEndpoint = defineEndpoint({
  id: "casework.subjects.set",
  method: "PUT",
  path: "/casework/cases/:caseId/subjects",
  permission: "casework.cases.write",
  summary: { zh: "登记涉案对象", en: "Set what an entity is in a case" },
  params: caseParams,
  query: Nothing,
  body: Type.Object({
    entityId: EntityId,
    role: OneOf(subjectRoles),
    basis: Type.Optional(AnyLine),
    note: Type.Optional(AnyNote),
    sinceOn: Type.Optional(Nullable(DateText)),
  }),
  response: SubjectView,
});

export const removeSubjectEndpoint = defineEndpoint({
  id: "casework.subjects.remove",
  method: "POST",
  path: "/casework/cases/:caseId/subjects/removal",
  permission: "casework.cases.write",
  summary: { zh: "将对象移出案件", en: "Take an entity out of a case" },
  params: caseParams,
  query: Nothing,
  body: Type.Object({ entityId: EntityId, reason: FilledNote }),
  response: Nothing,
});
