// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import type { GateAnswer, GateFact } from "@tianwang/kernel/gate";
import { checkGate } from "@tianwang/kernel/gate";
import type { TaskKindId } from "../tasks/task-kind.ts";
import { isPlaceNeeded } from "../tasks/task-kind.ts";

/** A consent of a host State to action in its territory. */
export interface HostConsent {
  /** ISO 3166-1 alpha-2 code of the State. */
  readonly stateCode: string;
  /** Who gave it. */
  readonly authority: string;
  readonly reference: string;
  readonly givenOn: CalendarDate;
  /** What it allows, in kinds of tasks and in words. */
  readonly scopeKinds: readonly TaskKindId[];
  readonly scope: string;
  /** The last day on which it holds. */
  readonly expiresOn: CalendarDate;
  readonly withdrawnOn: CalendarDate | null;
}

/** Where a task is done. */
export const taskPlaces = ["home", "abroad", "unstated"] as const;
export type TaskPlace = (typeof taskPlaces)[number];

/** What gate G-01 must know of a task. */
export interface TaskAction {
  readonly kind: TaskKindId;
  readonly place: TaskPlace;
  /** The State in which it is done; null unless abroad. */
  readonly stateCode: string | null;
  readonly dueOn: CalendarDate | null;
}

/** What gate G-01 asks, in the order in which a missing answer is told. */
export const hostConsentFacts = [
  "placeIsStated",
  "consentIsRecorded",
  "consentIsOfThatState",
  "consentCoversTheKind",
  "consentHolds",
  "dueDayIsStated",
  "consentLastsUntilDue",
] as const;
export type HostConsentFact = (typeof hostConsentFacts)[number];

const fact = (isMet: boolean): GateFact => (isMet ? "met" : "unmet");

function factsAbroad(
  action: TaskAction,
  consent: HostConsent,
  on: CalendarDate,
): Partial<Record<HostConsentFact, GateFact>> {
  const isWithdrawn = consent.withdrawnOn !== null && consent.withdrawnOn <= on;
  return {
    consentIsRecorded: "met",
    consentIsOfThatState: fact(consent.stateCode === action.stateCode),
    consentCoversTheKind: fact(consent.scopeKinds.includes(action.kind)),
    consentHolds: fact(consent.givenOn <= on && on <= consent.expiresOn && !isWithdrawn),
    dueDayIsStated: action.dueOn === null ? "unknown" : "met",
    consentLastsUntilDue: fact(action.dueOn === null || action.dueOn <= consent.expiresOn),
  };
}

/**
 * Asks gate G-01 whether a task may be open on a day; null when the gate has nothing to ask,
 * because the task is done at home. Whatever its kind, a task abroad needs the consent of the host
 * State (UNCAC art. 4): default deny.
 */
export function checkHostConsent(
  action: TaskAction,
  consent: HostConsent | null,
  on: CalendarDate,
): GateAnswer | null {
  if (action.place === "home") return null;
  if (action.place === "unstated") {
    return isPlaceNeeded(action.kind) ? checkGate("G-01", { placeIsStated: "unknown" }) : null;
  }
  return checkGate(
    "G-01",
    consent === null ? { consentIsRecorded: "unknown" } : factsAbroad(action, consent, on),
  );
}

/** The first thing that keeps the gate shut. */
export function firstHostConsentFault(answer: GateAnswer): HostConsentFact {
  const faults = new Set([...answer.missing, ...answer.failed]);
  const first = hostConsentFacts.find((name) => faults.has(name));
  assert(first, "a gate that is shut says by what");
  return first;
}
