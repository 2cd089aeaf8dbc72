// SPDX-License-Identifier: Apache-2.0
import type { CaseId } from "@tianwang/kernel/ids";
import type { Work } from "@tianwang/store";
import type { Route } from "@tianwang/wire/route";
import { implement } from "@tianwang/wire/route";
import { listSubjects, removeSubject, setSubject, viewSubject } from "./subject.data.ts";
import { listSubjectsEndpoint, removeSubjectEndpoint, setSubjectEndpoint } from "./subject.wire.ts";

export const subjectRoutes: readonly Route<Work>[] = [
  implement<Work, typeof listSubjectsEndpoint>(listSubjectsEndpoint, (work, { params, query }) =>
    listSubjects(work, params.caseId as CaseId, query),
  ),
  implement<Work, typeof setSubjectEndpoint>(setSubjectEndpoint, async (work, { params, body }) => {
    await setSubject(work, params.caseId as CaseId, body);
    return viewSubject(work, params.caseId as CaseId, body.entityId);
  }),
  implement<Work, typeof removeSubjectEndpoint>(
    removeSubjectEndpoint,
    async (work, { params, body }) => {
      await removeSubject(work, params.caseId as CaseId, body);
      return {};
    },
  ),
];
