// SPDX-License-Identifier: Apache-2.0
import type { Opening, Work } from "@tianwang/store";
import type { Route } from "@tianwang/wire/route";
import { implement } from "@tianwang/wire/route";
import { countDrafts, listDrafts } from "./draft.data.ts";
import * as acts from "./draft-acts.data.ts";
import { checkDraft, draftFile, shapeFile } from "./draft-files.data.ts";
import { draftPage } from "./draft-page.data.ts";
import * as wire from "./draft.wire.ts";

/** Drafts of a page unless told. */
const pageRowCount = 50;

/** Routes that run inside one transaction each. */
export const draftRoutes: readonly Route<Work>[] = [
  implement<Work, typeof wire.listDraftsEndpoint>(
    wire.listDraftsEndpoint,
    async (work, { query }) => {
      const { from = 0, count = pageRowCount, compartmentId = null, state = null } = query;
      const filter = { compartmentId, state };
      const rows = await listDrafts(work, { ...filter, from, count });
      work.audit(wire.listDraftsEndpoint.id, compartmentId ?? "", { count: rows.length });
      const totalCount = await countDrafts(work, filter);
      return { totalCount, rows };
    },
  ),

  implement<Work, typeof wire.saveDraftEndpoint>(
    wire.saveDraftEndpoint,
    async (work, { params, body }) => ({
      version: await acts.saveDraft(work, params.draftId, body),
    }),
  ),
];

/** Routes that read rows, write reports or check schemas between their transactions. */
export const draftOwnRoutes: readonly Route<Opening>[] = [
  implement<Opening, typeof wire.openDraftEndpoint>(wire.openDraftEndpoint, (opening, { body }) =>
    acts.openDraft(opening, body),
  ),

  implement<Opening, typeof wire.showDraftEndpoint>(
    wire.showDraftEndpoint,
    (opening, { params, query }) => draftPage(opening, params.draftId, query.version),
  ),

  implement<Opening, typeof wire.actOnDraftEndpoint>(
    wire.actOnDraftEndpoint,
    async (opening, { params, body }) => ({
      state: await acts.actOnDraft(opening, params.draftId, body),
    }),
  ),

  implement<Opening, typeof wire.draftFileEndpoint>(
    wire.draftFileEndpoint,
    (opening, { params, query }) =>
      draftFile(opening, params.draftId, { ...params, language: query.language ?? "zh" }),
  ),

  implement<Opening, typeof wire.checkDraftEndpoint>(
    wire.checkDraftEndpoint,
    (opening, { params, query, body }) =>
      checkDraft(opening, params.draftId, { fileName: query.fileName ?? "", bytes: body }),
  ),

  implement<Opening, typeof wire.shapeFtmEndpoint>(wire.shapeFtmEndpoint, (opening, { params }) =>
    shapeFile(opening, params),
  ),
];
