// SPDX-License-Identifier: Apache-2.0
import type { CaseId } from "@tianwang/kernel/ids";
import type { TextValues } from "@tianwang/kernel/text";
import type { Work } from "@tianwang/store";
import { sql } from "@tianwang/store";
import { requireCase, writableCase } from "../cases/case-head.data.ts";
import type { caseworkRefusals } from "../errors.ts";
import { refuse } from "../errors.ts";
import { writeEvent } from "../journal/journal-append.data.ts";
import type { TaskKindId } from "../tasks/task-kind.ts";
import { actorOf, dayOf, pastDayOf, todayOf } from "../who.data.ts";
import type { ConsentView } from "./consent.wire.ts";
import type { HostConsent, HostConsentFact, TaskAction } from "./host-consent.ts";
import { checkHostConsent, firstHostConsentFault } from "./host-consent.ts";

/** Most consents that a case is shown with. */
const consentCountMax = 500;

/** A consent as read from its letter. */
export interface NewConsent {
  readonly stateCode: string;
  readonly authority: string;
  readonly reference: string;
  readonly givenOn: string;
  readonly scopeKinds: readonly TaskKindId[];
  readonly scope: string;
  readonly expiresOn: string;
}

const columns = sql`
  h.number, h.state_code as "stateCode", h.authority, h.reference, h.given_on as "givenOn",
  to_jsonb(h.scope_kinds) as "scopeKinds", h.scope, h.expires_on as "expiresOn",
  h.withdrawn_on as "withdrawnOn", h.withdrawal_reason as "withdrawalReason",
  ${actorOf("h.recorded_by")} as "recordedBy", h.recorded_at as "recordedAt"
`;

/** Records the consent of a host State. It is never edited; a wrong one is withdrawn. */
export async function recordConsent(
  work: Work,
  caseId: CaseId,
  consent: NewConsent,
): Promise<ConsentView> {
  const head = await writableCase(work, caseId);
  const givenOn = pastDayOf(work, consent.givenOn);
  const expiresOn = dayOf(consent.expiresOn);
  if (expiresOn < givenOn) throw refuse("CASEWORK_CONSENT_BACKWARDS", { givenOn, expiresOn });
  const last = await work.first(sql<{ number: number }>`
    select coalesce(max(number), 0) as number from casework.host_consents where case_id = ${caseId}
  `);
  const number = (last?.number ?? 0) + 1;
  const { stateCode, authority, reference } = consent;
  await work.change(sql`
    insert into casework.host_consents
      (case_id, compartment_id, number, state_code, authority, reference, given_on, scope_kinds,
       scope, expires_on, recorded_by, recorded_at)
    values (${caseId}, ${head.compartmentId}, ${number}, ${stateCode}, ${authority}, ${reference},
      ${givenOn}, ${[...consent.scopeKinds]}::text[], ${consent.scope}, ${expiresOn},
      ${work.acting.actorId}, ${work.now})
  `);
  const values = { number, state: stateCode, authority, reference, expiresOn };
  await writeEvent(work, head, "consent-recorded", values);
  work.audit("casework.consents.record", caseId, { number });
  return findConsent(work, caseId, number);
}

/** Records that a host State took its consent back. Open tasks that rest on it cannot go on. */
export async function withdrawConsent(
  work: Work,
  caseId: CaseId,
  number: number,
  withdrawal: { readonly withdrawnOn: string; readonly reason: string },
): Promise<ConsentView> {
  const head = await writableCase(work, caseId);
  const consent = await findConsent(work, caseId, number);
  if (consent.withdrawnOn !== null) throw refuse("CASEWORK_CONSENT_WITHDRAWN", { number });
  const on = pastDayOf(work, withdrawal.withdrawnOn);
  await work.change(sql`
    update casework.host_consents set withdrawn_on = ${on}, withdrawal_reason = ${withdrawal.reason}
    where case_id = ${caseId} and number = ${number}
  `);
  await writeEvent(work, head, "consent-withdrawn", { number, on, reason: withdrawal.reason });
  work.audit("casework.consents.withdraw", caseId, { number });
  return findConsent(work, caseId, number);
}

/** A consent of a case; refuses when there is none with the number. */
export async function findConsent(
  work: Work,
  caseId: CaseId,
  number: number,
): Promise<ConsentView> {
  const row = await work.first(sql<ConsentView>`
    select ${columns} from casework.host_consents h
    where h.case_id = ${caseId} and h.number = ${number}
  `);
  if (!row) throw refuse("CASEWORK_NO_CONSENT", { number });
  return row;
}

/** The consents of a case, oldest first. */
export async function listConsents(work: Work, caseId: CaseId): Promise<ConsentView[]> {
  await requireCase(work, caseId);
  const rows = await work.rows(sql<ConsentView>`
    select ${columns} from casework.host_consents h where h.case_id = ${caseId}
    order by h.number limit ${consentCountMax}
  `);
  work.audit("casework.consents.list", caseId, { count: rows.length });
  return rows;
}

/** How each thing that keeps gate G-01 shut is told. */
const codeOfFact = {
  placeIsStated: "CASEWORK_PLACE_UNSTATED",
  consentIsRecorded: "CASEWORK_NO_HOST_CONSENT",
  consentIsOfThatState: "CASEWORK_CONSENT_OTHER_STATE",
  consentCoversTheKind: "CASEWORK_CONSENT_OTHER_KIND",
  consentHolds: "CASEWORK_CONSENT_NOT_HELD",
  dueDayIsStated: "CASEWORK_ABROAD_WITHOUT_DUE",
  consentLastsUntilDue: "CASEWORK_CONSENT_ENDS_BEFORE",
} as const satisfies Readonly<Record<HostConsentFact, keyof typeof caseworkRefusals>>;

/** Refuses, by gate G-01, a task that may not be open today. */
export async function requireHostConsent(
  work: Work,
  caseId: CaseId,
  action: TaskAction,
  consentNumber: number | null,
): Promise<void> {
  const consent = consentNumber === null ? null : await findConsent(work, caseId, consentNumber);
  const answer = checkHostConsent(action, consent as HostConsent | null, todayOf(work));
  if (!answer || answer.isPassed) return;
  throw refuse(codeOfFact[firstHostConsentFault(answer)], factValues(action, consent));
}

function factValues(action: TaskAction, consent: ConsentView | null): TextValues {
  const values = { state: action.stateCode ?? "", dueOn: action.dueOn ?? "" };
  if (!consent) return values;
  const { number, stateCode, givenOn, expiresOn } = consent;
  return { ...values, number, consentState: stateCode, givenOn, expiresOn };
}
