// SPDX-License-Identifier: Apache-2.0
import type { TraceDocument } from "@tianwang/flows";
import { exhibitNames } from "@tianwang/ledger/server";
import type { Work } from "@tianwang/store";
import type { Route } from "@tianwang/wire/route";
import { implement } from "@tianwang/wire/route";
import { refuse } from "../errors.ts";
import { openSubject, requireDoctrine } from "../schedules/subject.data.ts";
import { claimViews, pathView, playView } from "./play.view.ts";
import * as wire from "./play.wire.ts";

async function open(work: Work, subjectId: string, doctrine: string): Promise<TraceDocument> {
  const subject = await openSubject(work, subjectId);
  return subject.load(requireDoctrine(subject, doctrine));
}

const namesOf = (work: Work, { rows }: TraceDocument) =>
  exhibitNames(work, [...new Set(rows.map(({ exhibitId }) => exhibitId))]);

/** A saved trace row by row, its claims, and the path of each. */
export const playRoutes: readonly Route<Work>[] = [
  implement<Work, typeof wire.showPlay>(wire.showPlay, async (work, { params, query }) => {
    const { doctrine, from = 0, count = wire.frameCountMax } = query;
    const document = await open(work, params.subjectId, doctrine);
    work.audit(wire.showPlay.id, params.subjectId, { doctrine, from });
    return playView(document, { from, count }, await namesOf(work, document));
  }),

  implement<Work, typeof wire.listClaims>(wire.listClaims, async (work, { params, query }) => {
    const document = await open(work, params.subjectId, query.doctrine);
    work.audit(wire.listClaims.id, params.subjectId, { doctrine: query.doctrine });
    return claimViews(document);
  }),

  implement<Work, typeof wire.showPath>(wire.showPath, async (work, { params, query }) => {
    const { subjectId, number } = params;
    const document = await open(work, subjectId, query.doctrine);
    const path = pathView(document, Number(number), await namesOf(work, document));
    if (!path) throw refuse("CLAIMS_NO_CLAIM", { id: subjectId, number });
    work.audit(wire.showPath.id, subjectId, { doctrine: query.doctrine, number });
    return path;
  }),
];
