// SPDX-License-Identifier: Apache-2.0
import type { CaseId } from "@tianwang/kernel/ids";
import type { Opening, Work } from "@tianwang/store";
import { knownProfiles } from "../goaml/profiles/known-profiles.ts";
import { narrativeOf, writeNarrative } from "../report/narrative.ts";
import type { KeptDraft } from "./draft.data.ts";
import { eventsOf, findDraft, personNames, versionsOf } from "./draft.data.ts";
import { xsdCheckView } from "./draft-files.data.ts";
import { currencyOfReport } from "./draft-report.ts";
import { accountViews, gateView, paymentView, problemView, profileView } from "./draft.view.ts";
import type { DraftPage } from "./draft.wire.ts";
import { transactionsShownMax } from "./draft.wire.ts";
import type { MadeDraft } from "./made-draft.data.ts";
import { isReady, makeDraft } from "./made-draft.data.ts";

/** What the page takes from tables. */
async function keptParts(work: Work, draft: KeptDraft) {
  const { origins } = draft.stated;
  const names = await personNames(work, [
    ...new Set(Object.values(origins).map(({ actorId }) => actorId)),
  ]);
  return {
    origins: Object.entries(origins).map(([place, { actorId, at }]) => ({
      place,
      by: names.get(actorId) ?? actorId,
      at,
    })),
    versions: await versionsOf(work, draft.id),
    events: (await eventsOf(work, draft.id)).map((event) => ({
      ...event,
      detail: { ...event.detail },
    })),
    xsdCheck: await xsdCheckView(work, draft.id),
  };
}

function lineOf(draft: KeptDraft): DraftPage["draft"] {
  const { shape, stated, id, compartmentId, state, version, createdBy, createdAt, sentOn } = draft;
  return {
    id,
    compartmentId,
    sourceKind: shape.kind,
    sourceId: shape.id,
    title: shape.title,
    fromOn: shape.fromOn,
    toOn: shape.toOn,
    paymentCount: shape.payments.length,
    state,
    version,
    createdBy,
    createdAt,
    changedAt: stated.madeAt,
    sentOn,
  };
}

/** What the page takes from the report that is made of the draft. */
function madeParts(made: MadeDraft, isOwn: boolean) {
  const { report, profile, problems } = made;
  const told = (language: "en" | "zh") => writeNarrative(narrativeOf(report, profile, language));
  return {
    profile: profileView(profile, isOwn),
    problems: problems.map(problemView),
    isReady: isReady(made),
    exportGate: gateView(report),
    narrative: { zh: told("zh"), en: told("en") },
  };
}

/** A draft with everything that its page shows. */
export async function draftPage(
  { store, acting }: Opening,
  id: string,
  version: number | undefined,
): Promise<DraftPage> {
  const { draft, kept } = await store.run(acting, "reports.drafts.show", async (work) => {
    const found = await findDraft(work, id, version);
    work.audit("reports.drafts.show", found.id, { version: found.stated.version });
    return { draft: found, kept: await keptParts(work, found) };
  });
  const { shape, stated } = draft;
  return {
    draft: lineOf(draft),
    shownVersion: stated.version,
    sentReference: draft.sentReference,
    caseId: shape.caseId as CaseId | null,
    entered: stated.entered,
    currency: currencyOfReport(shape, stated.entered) ?? null,
    profiles: knownProfiles.map(({ id: profileId, title }) => ({ id: profileId, title })),
    because: [...shape.because],
    innocent: [...shape.innocent],
    accounts: accountViews(shape),
    payments: shape.payments.slice(0, transactionsShownMax).map(paymentView),
    ...madeParts(await makeDraft(draft), stated.ownProfile !== null),
    ...kept,
  };
}
