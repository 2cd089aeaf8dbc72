// SPDX-License-Identifier: Apache-2.0
import type { CaseId, ExhibitId } from "@tianwang/kernel/ids";
import type { Work } from "@tianwang/store";
import type { Route } from "@tianwang/wire/route";
import { implement } from "@tianwang/wire/route";
import { addCaseExhibit, listCaseExhibits } from "./case-exhibit.data.ts";
import { addCaseExhibitEndpoint, listCaseExhibitsEndpoint } from "./case-exhibit.wire.ts";
import { listCases } from "./case-list.data.ts";
import { editCase, moveCase, openCase, proposeCaseNumber, viewCase } from "./case.data.ts";
import {
  editCaseEndpoint,
  listCasesEndpoint,
  moveCaseEndpoint,
  openCaseEndpoint,
  proposeNumberEndpoint,
  showCaseEndpoint,
} from "./case.wire.ts";
import { overviewOf } from "./overview.data.ts";

export const caseRoutes: readonly Route<Work>[] = [
  implement<Work, typeof listCasesEndpoint>(listCasesEndpoint, (work, { query }) =>
    listCases(work, query),
  ),
  implement<Work, typeof proposeNumberEndpoint>(proposeNumberEndpoint, async (work, { query }) => ({
    number: await proposeCaseNumber(work, query.openedOn),
  })),
  implement<Work, typeof openCaseEndpoint>(openCaseEndpoint, async (work, { body }) =>
    viewCase(work, (await openCase(work, body)).id),
  ),
  implement<Work, typeof showCaseEndpoint>(showCaseEndpoint, (work, { params }) =>
    overviewOf(work, params.caseId as CaseId),
  ),
  implement<Work, typeof editCaseEndpoint>(editCaseEndpoint, async (work, { params, body }) => {
    await editCase(work, params.caseId as CaseId, body);
    return viewCase(work, params.caseId as CaseId);
  }),
  implement<Work, typeof moveCaseEndpoint>(moveCaseEndpoint, async (work, { params, body }) => {
    await moveCase(work, params.caseId as CaseId, body);
    return viewCase(work, params.caseId as CaseId);
  }),
  implement<Work, typeof listCaseExhibitsEndpoint>(
    listCaseExhibitsEndpoint,
    (work, { params, query }) => listCaseExhibits(work, params.caseId as CaseId, query),
  ),
  implement<Work, typeof addCaseExhibitEndpoint>(
    addCaseExhibitEndpoint,
    async (work, { params, body }) => {
      await addCaseExhibit(work, params.caseId as CaseId, body.exhibitId as ExhibitId);
      return { exhibitId: body.exhibitId };
    },
  ),
];
