// SPDX-License-Identifier: Apache-2.0
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { addDays } from "@tianwang/kernel/calendar";

/** Where a case stands. */
export const caseStatuses = ["opened", "active", "suspended", "closed"] as const;
export type CaseStatus = (typeof caseStatuses)[number];

/** Where a case may go from each status. A closed case is opened again by making it active. */
const next: Readonly<Record<CaseStatus, readonly CaseStatus[]>> = {
  opened: ["active", "closed"],
  active: ["suspended", "closed"],
  suspended: ["active", "closed"],
  closed: ["active"],
};

/** The statuses that a case in this one may take next. */
export function nextCaseStatuses(status: CaseStatus): readonly CaseStatus[] {
  return next[status];
}

/** Why a case may not move as wanted. */
export type CaseMoveFault = "no-such-move" | "before-last-move" | "in-future";

/**
 * Whether a case may move to a status on a day; null when it may.
 *
 * @param present status and the day since which it holds
 * @param today the present day in UTC; a day later is allowed, because no zone is more than
 *   14 hours ahead of it
 * @example
 *   checkCaseMove({ status: "opened", since }, { to: "suspended", movedOn }, today); // "no-such-move"
 */
export function checkCaseMove(
  present: { readonly status: CaseStatus; readonly since: CalendarDate },
  wanted: { readonly to: CaseStatus; readonly movedOn: CalendarDate },
  today: CalendarDate,
): CaseMoveFault | null {
  if (!next[present.status].includes(wanted.to)) return "no-such-move";
  if (wanted.movedOn < present.since) return "before-last-move";
  return isInFuture(wanted.movedOn, today) ? "in-future" : null;
}

/** Whether a day lies ahead of every place on earth, given the present day in UTC. */
export function isInFuture(date: CalendarDate, today: CalendarDate): boolean {
  return date > addDays(today, 1);
}
