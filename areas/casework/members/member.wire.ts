// SPDX-License-Identifier: Apache-2.0
import { defineEndpoint } from "@tianwang/wire/endpoint";
import { IdOf, InstantText, Nothing, pageQuery } from "@tianwang/wire/schema";
import type { Static } from "typebox";
import { Type } from "typebox";
import { ActorView, AgencyView, FilledLine, OneOf, PageOf, SearchText } from "../fields.wire.ts";
import { memberRoles } from "./member-role.ts";

/** A member of the team of a case. */
export const MemberView = Type.Object({
  actor: ActorView,
  agencies: Type.Array(AgencyView),
  role: OneOf(memberRoles),
  /** Why the person is in the team; empty for the one who opened the case. */
  reason: Type.String(),
  addedBy: ActorView,
  addedAt: InstantText,
});
export type MemberView = Static<typeof MemberView>;

/** A person who can be taken into a team. */
export const PersonView = Type.Object({ actor: ActorView, agencies: Type.Array(AgencyView) });
export type PersonView = Static<typeof PersonView>;

const caseParams = Type.Object({ caseId: IdOf("case") });
const memberParams = Type.Object({ caseId: IdOf("case"), actorId: IdOf("actor") });

export const listPeopleEndpoint = defineEndpoint({
  id: "casework.people.list",
  method: "GET",
  path: "/casework/people",
  permission: "casework.cases.read",
  summary: { zh: "本工作区的人员", en: "People of the workspace" },
  params: Nothing,
  query: Type.Object({ ...pageQuery, search: Type.Optional(SearchText) }),
  response: PageOf(PersonView),
});

export const listMembersEndpoint = defineEndpoint({
  id: "casework.members.list",
  method: "GET",
  path: "/casework/cases/:caseId/members",
  permission: "casework.cases.read",
  summary: { zh: "专案组成员", en: "Team of a case" },
  params: caseParams,
  query: Nothing,
  response: Type.Array(MemberView),
});

export const setMemberEndpoint = defineEndpoint({
  id: "casework.members.set",
  method: "PUT",
  path: "/casework/cases/:caseId/members/:actorId",
  permission: "casework.cases.write",
  summary: { zh: "加入专案组或调整角色", en: "Take a person into the team, or change the role" },
  params: memberParams,
  query: Nothing,
  body: Type.Object({ role: OneOf(memberRoles), reason: FilledLine }),
  response: Type.Array(MemberView),
});

export const removeMemberEndpoint = defineEndpoint({
  id: "casework.members.remove",
  method: "POST",
  path: "/casework/cases/:caseId/members/:actorId/removal",
  permission: "casework.cases.write",
  summary: { zh: "退出专案组", en: "Take a person out of the team" },
  params: memberParams,
  query: Nothing,
  body: Type.Object({ reason: FilledLine }),
  response: Nothing,
});
