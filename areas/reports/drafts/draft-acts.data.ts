// SPDX-License-Identifier: Apache-2.0
import { findCase } from "@tianwang/casework/server";
import { dateOf, parseCalendarDate } from "@tianwang/kernel/calendar";
import type { CaseId, CompartmentId } from "@tianwang/kernel/ids";
import { isId } from "@tianwang/kernel/ids";
import type { ToldShape } from "@tianwang/typologies";
import { tellAlert, tellFinding } from "@tianwang/monitoring/server";
import type { Opening, Work } from "@tianwang/store";
import { requireIn } from "@tianwang/store/access";
import { refuse } from "../errors.ts";
import type { DraftAct, DraftState } from "./draft.ts";
import { mayAct, stateAfter } from "./draft.ts";
import type { DraftId, KeptDraft } from "./draft.data.ts";
import * as data from "./draft.data.ts";
import type { SourceKind } from "./draft.wire.ts";
import type { Entered } from "./entered.ts";
import { originsAfter } from "./entered.ts";
import { firstProfile, isReady, makeDraft, profileOf } from "./made-draft.data.ts";

/** An alert or finding with its payments, as whoever asks may see it. */
export function tellShape(opening: Opening, kind: SourceKind, id: string): Promise<ToldShape> {
  if (!isId(kind, id)) throw refuse("REPORTS_NO_SOURCE", { id });
  return kind === "alert" ? tellAlert(opening, id) : tellFinding(opening, id);
}

/** Where a draft lies: with the case that an alert was raised to, else with what it is made from. */
export async function placeOf(work: Work, shape: ToldShape): Promise<CompartmentId> {
  const found = shape.caseId === null ? null : await findCase(work, shape.caseId as CaseId);
  return found?.compartmentId ?? (shape.compartmentId as CompartmentId);
}

/** Begins a draft, or gives the one that is not closed yet. */
export async function openDraft(
  opening: Opening,
  asked: { readonly sourceKind: SourceKind; readonly sourceId: string },
): Promise<{ readonly draftId: DraftId; readonly isNew: boolean }> {
  const shape = await tellShape(opening, asked.sourceKind, asked.sourceId);
  return opening.store.run(opening.acting, "reports.drafts.open", async (work) => {
    const compartmentId = await placeOf(work, shape);
    await requireIn(work, compartmentId, "write");
    const known = await data.openDraftOf(work, shape);
    if (known) return { draftId: known, isNew: false };
    const stated = { entered: {}, origins: {}, ...firstProfile };
    const made = await data.insertDraft(work, { compartmentId, shape }, stated);
    // Another began one between the look and the write, and it is visible now.
    const draftId = made ?? (await data.openDraftOf(work, shape));
    if (!draftId) throw refuse("REPORTS_DRAFT_CHANGED");
    return { draftId, isNew: made !== null };
  });
}

/** What a person states of a draft. */
interface TypedVersion {
  readonly version: number;
  readonly entered: Entered;
  readonly profileId?: string;
  readonly ownProfile?: unknown;
}

/** Saves a new version; gives its number. */
export async function saveDraft(work: Work, id: string, typed: TypedVersion): Promise<number> {
  const draft = await data.holdDraft(work, id, typed.version);
  if (draft.state !== "draft") throw refuse("REPORTS_NOT_POSSIBLE");
  const { stated } = draft;
  const isProfileStated = typed.profileId !== undefined || typed.ownProfile !== undefined;
  const chosen = isProfileStated
    ? { profileId: typed.profileId ?? stated.profileId, ownProfile: typed.ownProfile ?? null }
    : stated;
  const { id: profileId } = profileOf(chosen);
  const origin = { actorId: work.acting.actorId, at: work.now };
  await data.addVersion(work, draft, {
    entered: typed.entered,
    origins: originsAfter(stated, typed.entered, origin),
    profileId,
    ownProfile: chosen.ownProfile,
  });
  return draft.version + 1;
}

/** What a person does with a draft. */
interface TypedAct {
  readonly version: number;
  readonly kind: DraftAct;
  readonly reason?: string;
  readonly sentOn?: string;
  readonly reference?: string;
}

/** Acts that need a reason. */
const withReason: readonly DraftAct[] = ["withdraw", "close", "reopen"];

/** What an act notes; refuses one that lacks something. */
function detailOf(typed: TypedAct, today: string): Record<string, string> {
  const reason = typed.reason?.trim() ?? "";
  if (withReason.includes(typed.kind)) {
    if (reason === "") throw refuse("REPORTS_NEEDS", { names: "reason" });
    return { reason };
  }
  if (typed.kind !== "send") return {};
  const sentOn = parseCalendarDate(typed.sentOn ?? "");
  if (sentOn === null || sentOn > today) throw refuse("REPORTS_NEEDS", { names: "sentOn" });
  return { sentOn, reference: typed.reference?.trim() ?? "" };
}

/** Refuses an act that is not possible now. */
async function checkAct(work: Work, draft: KeptDraft, kind: DraftAct): Promise<void> {
  if (!mayAct(draft.state, kind)) throw refuse("REPORTS_NOT_POSSIBLE");
  const isTaken = kind === "reopen" && (await data.openDraftOf(work, draft.shape)) !== null;
  if (isTaken) throw refuse("REPORTS_NOT_POSSIBLE");
}

/** Refuses to approve what still has errors. */
async function checkReady(opening: Opening, id: string): Promise<void> {
  const draft = await opening.store.run(opening.acting, "reports.drafts.act", (work) =>
    data.findDraft(work, id),
  );
  const made = await makeDraft(draft);
  const count = made.problems.filter(({ severity }) => severity === "error").length;
  if (!isReady(made)) throw refuse("REPORTS_NOT_READY", { count });
}

/** Does with a draft what a person decided; nothing is sent to anyone by it. */
export async function actOnDraft(
  opening: Opening,
  id: string,
  typed: TypedAct,
): Promise<DraftState> {
  if (typed.kind === "approve") await checkReady(opening, id);
  return opening.store.run(opening.acting, "reports.drafts.act", async (work) => {
    // The version that was checked is the one that is held: another one is refused here.
    const draft = await data.holdDraft(work, id, typed.version);
    await checkAct(work, draft, typed.kind);
    const detail = detailOf(typed, dateOf(work.now));
    const state = stateAfter(typed.kind, draft.sentOn !== null);
    const { sentOn, reference } = detail;
    const sent = sentOn === undefined ? {} : { sentOn, sentReference: reference || null };
    await data.moveDraft(work, draft, { state, ...sent });
    await data.noteEvent(work, draft, typed.kind, detail);
    return state;
  });
}
