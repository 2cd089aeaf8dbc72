// SPDX-License-Identifier: Apache-2.0
import type { ActorId, CaseId } from "@tianwang/kernel/ids";
import type { Work } from "@tianwang/store";
import type { Route } from "@tianwang/wire/route";
import { implement } from "@tianwang/wire/route";
import { listMembers, listPeople, removeMember, setMember } from "./member.data.ts";
import {
  listMembersEndpoint,
  listPeopleEndpoint,
  removeMemberEndpoint,
  setMemberEndpoint,
} from "./member.wire.ts";

export const memberRoutes: readonly Route<Work>[] = [
  implement<Work, typeof listPeopleEndpoint>(listPeopleEndpoint, (work, { query }) =>
    listPeople(work, query),
  ),
  implement<Work, typeof listMembersEndpoint>(listMembersEndpoint, (work, { params }) =>
    listMembers(work, params.caseId as CaseId),
  ),
  implement<Work, typeof setMemberEndpoint>(setMemberEndpoint, async (work, { params, body }) => {
    await setMember(work, params.caseId as CaseId, params.actorId as ActorId, body);
    return listMembers(work, params.caseId as CaseId);
  }),
  implement<Work, typeof removeMemberEndpoint>(
    removeMemberEndpoint,
    async (work, { params, body }) => {
      await removeMember(work, params.caseId as CaseId, params.actorId as ActorId, body.reason);
      return {};
    },
  ),
];
