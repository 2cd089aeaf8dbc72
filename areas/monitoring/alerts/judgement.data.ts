// SPDX-License-Identifier: Apache-2.0
import type { Id } from "@tianwang/kernel/ids";
import { dateOf, parseCalendarDate } from "@tianwang/kernel/calendar";
import type { Work } from "@tianwang/store";
import { sql } from "@tianwang/store";
import { refuse } from "../errors.ts";
import type { AlertStand, Judgement } from "./alert.ts";
import { judge, mayJudge } from "./alert.ts";
import type { HeldAlert } from "./alert.data.ts";
import { holdAlert } from "./alert.data.ts";

/** What a person typed: a judgement and why. */
export interface TypedJudgement {
  readonly version: number;
  readonly kind: "assign" | "dismiss" | "join" | "reopen" | "snooze" | "undo";
  readonly reason: string;
  readonly assigneeId?: string | null;
  readonly until?: string;
  readonly joinedId?: string;
}

async function writeStand(work: Work, alert: HeldAlert, stand: AlertStand): Promise<void> {
  const changed = await work.change(sql`
    update monitoring.alerts set state = ${stand.state}, assignee_id = ${stand.assigneeId},
      snoozed_until = ${stand.snoozedUntil}, joined_id = ${stand.joinedId}, case_id = ${stand.caseId},
      judged_at = ${work.now}, version = version + 1
    where id = ${alert.id}
  `);
  // A reader sees the alert and may not write to it.
  if (changed !== 1) throw refuse("MONITORING_NO_ALERT", { id: alert.id });
}

async function writeEvent(
  work: Work,
  alert: HeldAlert,
  event: {
    readonly kind: string;
    readonly reason: string;
    readonly detail: Readonly<Record<string, string | null>>;
  },
): Promise<Id<"alertEvent">> {
  const id = work.newId("alertEvent");
  const { state, assigneeId, snoozedUntil, joinedId, caseId } = alert;
  const before: AlertStand = { state, assigneeId, snoozedUntil, joinedId, caseId };
  await work.change(sql`
    insert into monitoring.alert_events
      (id, compartment_id, alert_id, kind, at, actor_id, reason, detail, before)
    values (${id}, ${alert.compartmentId}, ${alert.id}, ${event.kind}, ${work.now}, ${work.acting.actorId},
      ${event.reason}, ${JSON.stringify(event.detail)}::jsonb, ${JSON.stringify(before)}::jsonb)
  `);
  work.audit("monitoring.alerts.judge", alert.id, { kind: event.kind });
  return id;
}

/** Applies a judgement to an alert that is held, and writes who, when and why. */
export async function applyJudgement(
  work: Work,
  alert: HeldAlert,
  judgement: Judgement,
  reason: string,
): Promise<void> {
  if (!mayJudge(alert.state, judgement.kind)) throw refuse("MONITORING_NOT_POSSIBLE");
  const { kind, ...detail } = judgement;
  await writeEvent(work, alert, { kind, reason, detail });
  await writeStand(work, alert, judge(alert, judgement));
}

/** Undoes the newest judgement that stands: the alert is again as it was before. */
async function undo(work: Work, alert: HeldAlert, reason: string): Promise<void> {
  const last = await work.first(sql<{ id: string; kind: string; before: AlertStand }>`
    select id, kind, before from monitoring.alert_events
    where alert_id = ${alert.id} and undone_by is null and kind <> 'undo' order by id desc limit 1
  `);
  if (!last) throw refuse("MONITORING_NOT_POSSIBLE");
  const id = await writeEvent(work, alert, { kind: "undo", reason, detail: { undone: last.kind } });
  await work.change(
    sql`update monitoring.alert_events set undone_by = ${id} where id = ${last.id}`,
  );
  await writeStand(work, alert, last.before);
}

async function checkAssignee(work: Work, assigneeId: string | null): Promise<string | null> {
  if (assigneeId === null) return null;
  const known = await work.first(sql`select 1 from store.actors where id = ${assigneeId}`);
  if (!known) throw refuse("MONITORING_NEEDS", { names: "assigneeId" });
  return assigneeId;
}

/** A day to come, by which the alert is looked at again. */
function checkDay(work: Work, until: string | undefined): string {
  const day = parseCalendarDate(until ?? "");
  if (day === null || day <= dateOf(work.now)) throw refuse("MONITORING_NEEDS", { names: "until" });
  return day;
}

/** The alert that takes another in: of the same feed's compartment, open, and not the same. */
async function checkJoined(work: Work, alert: HeldAlert, joinedId: string | undefined) {
  const other = await work.first(sql<{ id: string }>`
    select id from monitoring.alerts where id = ${joinedId ?? ""} and id <> ${alert.id}
      and compartment_id = ${alert.compartmentId} and state <> 'joined'
  `);
  if (!other) throw refuse("MONITORING_NEEDS", { names: "joinedId" });
  return other.id;
}

async function judgementOf(
  work: Work,
  alert: HeldAlert,
  typed: TypedJudgement,
): Promise<Judgement> {
  switch (typed.kind) {
    case "assign":
      return { kind: "assign", assigneeId: await checkAssignee(work, typed.assigneeId ?? null) };
    case "join":
      return { kind: "join", joinedId: await checkJoined(work, alert, typed.joinedId) };
    case "snooze":
      return { kind: "snooze", snoozedUntil: checkDay(work, typed.until) };
    case "dismiss":
    case "reopen":
      return { kind: typed.kind };
    case "undo":
      throw refuse("MONITORING_NOT_POSSIBLE");
  }
}

/** Judges an alert; everything but an assignment needs a reason. */
export async function judgeAlert(
  work: Work,
  alertId: string,
  typed: TypedJudgement,
): Promise<void> {
  const alert = await holdAlert(work, alertId, typed.version);
  const reason = typed.reason.trim();
  if (reason === "" && typed.kind !== "assign")
    throw refuse("MONITORING_NEEDS", { names: "reason" });
  if (typed.kind === "undo") return undo(work, alert, reason);
  await applyJudgement(work, alert, await judgementOf(work, alert, typed), reason);
}
