// SPDX-License-Identifier: Apache-2.0
import type { CalendarDate } from "@tianwang/kernel/calendar";
import type { CaseId, CompartmentId, Id, TaskId } from "@tianwang/kernel/ids";
import type { Work } from "@tianwang/store";
import { sql } from "@tianwang/store";
import type { CaseHead } from "../cases/case-head.data.ts";
import { checkNotClosed, checkVersion, writableCase } from "../cases/case-head.data.ts";
import { refuse } from "../errors.ts";
import { writeEvent } from "../journal/journal-append.data.ts";
import { viewTask } from "../tasks/task-list.data.ts";
import { actorOf, dayOf, pastDayOf, todayOf } from "../who.data.ts";
import type { Clock, ClockEnd, ClockKind } from "./clock.ts";
import { checkClock, clockStateOn, runsOutOn } from "./clock.ts";
import type { ClockView } from "./clock.wire.ts";
import type { Pause } from "./day-count.ts";
import { parseVagueDate } from "./vague-date.ts";

/** Clocks of a page unless told. */
export const clockCountDefault = 100;
/** Days before the end from which on a clock is due soon, unless told. */
const warnDaysDefault = 7;

interface ReasonedPause extends Pause {
  readonly reason: string;
}

interface ClockRow extends Omit<ClockView, "state" | "daysLeft" | "dueOn" | "isLate"> {
  readonly compartmentId: CompartmentId;
}

const columns = sql`
  k.id, json_build_object('id', c.id, 'number', c.number, 'title', c.title) as "case",
  k.task_id as "taskId", k.compartment_id as "compartmentId", k.kind, k.title, k.basis,
  k.starts_on as "startsOn", k.ends as "end", k.pauses, k.warn_days as "warnDays",
  k.stopped_on as "stoppedOn", k.stop_reason as "stopReason",
  ${actorOf("k.created_by")} as "createdBy", k.created_at as "createdAt", k.version
`;

/** The part of a row that its state follows from. */
const clockOf = (row: ClockRow): Clock => row as unknown as Clock;

function viewOf(row: ClockRow, on: CalendarDate): ClockView {
  const { compartmentId: _, ...shown } = row;
  return { ...shown, ...clockStateOn(clockOf(row), on) };
}

/** A clock before it has an id. */
export interface NewClock {
  readonly caseId: string;
  readonly taskId?: string;
  readonly kind: ClockKind;
  readonly title: string;
  readonly basis?: string;
  readonly startsOn?: string | null;
  readonly end: ClockEndInput;
  readonly warnDays?: number;
}

/** The end of a clock with days not yet read. */
export type ClockEndInput =
  | { readonly kind: "date"; readonly dueOn: string }
  | { readonly kind: "days"; readonly count: number }
  | {
      readonly kind: "working-days";
      readonly count: number;
      readonly calendar: {
        readonly source: string;
        readonly weekend: readonly number[];
        readonly daysOff: readonly string[];
        readonly daysOn: readonly string[];
      };
    };

function readEnd(end: ClockEndInput): ClockEnd {
  switch (end.kind) {
    case "date":
      return { kind: "date", dueOn: dayOf(end.dueOn) };
    case "days":
      return end;
    case "working-days": {
      const { source, weekend } = end.calendar;
      const daysOff = end.calendar.daysOff.map(dayOf);
      const daysOn = end.calendar.daysOn.map(dayOf);
      return { ...end, calendar: { source, weekend, daysOff, daysOn } };
    }
  }
}

function readStart(text: string | null | undefined) {
  if (text === null || text === undefined) return null;
  const start = parseVagueDate(text);
  if (start === null) throw refuse("CASEWORK_NO_SUCH_DAY", { value: text });
  return start;
}

async function refuseForeignTask(work: Work, caseId: CaseId, taskId: string | null): Promise<void> {
  if (taskId === null) return;
  const task = await viewTask(work, taskId as TaskId);
  if (task.case.id !== caseId) throw refuse("CASEWORK_OTHER_CASE", { id: taskId });
}

/** Sets a clock on a case, or on a task of it. */
export async function setClock(work: Work, given: NewClock): Promise<ClockView> {
  const caseId = given.caseId as CaseId;
  const head = await writableCase(work, caseId);
  checkNotClosed(head);
  const { taskId = null, basis = "", warnDays = warnDaysDefault } = given;
  await refuseForeignTask(work, caseId, taskId);
  const startsOn = readStart(given.startsOn);
  const end = readEnd(given.end);
  const clock: Clock = { startsOn, end, pauses: [], warnDays, stoppedOn: null };
  if (checkClock(clock)) throw refuse("CASEWORK_CLOCK_IMPOSSIBLE");
  const id = work.newId("clock");
  await work.change(sql`
    insert into casework.clocks
      (id, case_id, compartment_id, task_id, kind, title, basis, starts_on, ends, pauses, warn_days,
       runs_out_on, created_by, created_at)
    values (${id}, ${caseId}, ${head.compartmentId}, ${taskId}, ${given.kind}, ${given.title}, ${basis},
      ${startsOn}, ${JSON.stringify(end)}::jsonb, '[]'::jsonb, ${warnDays}, ${runsOutOn(clock)},
      ${work.acting.actorId}, ${work.now})
  `);
  await writeEvent(work, head, "clock-set", { title: given.title });
  work.audit("casework.clocks.set", id, { caseId, kind: given.kind });
  return viewClock(work, id);
}

async function findClock(work: Work, clockId: Id<"clock">): Promise<ClockRow> {
  const row = await work.first(sql<ClockRow>`
    select ${columns} from casework.clocks k join casework.cases c on c.id = k.case_id
    where k.id = ${clockId}
  `);
  if (!row) throw refuse("CASEWORK_NO_CLOCK", { id: clockId });
  return row;
}

/** A clock as it stands on a day, the present one unless told. */
export async function viewClock(
  work: Work,
  clockId: Id<"clock">,
  on: CalendarDate = todayOf(work),
): Promise<ClockView> {
  return viewOf(await findClock(work, clockId), on);
}

/** A running clock that the actor may change, at the version on which the change was made. */
async function writableClock(
  work: Work,
  clockId: Id<"clock">,
  version: number,
): Promise<{ head: CaseHead; row: ClockRow }> {
  const found = await findClock(work, clockId);
  const head = await writableCase(work, found.case.id as CaseId);
  const row = await findClock(work, clockId);
  checkVersion(row.version, version);
  if (row.stoppedOn !== null) throw refuse("CASEWORK_CLOCK_NOT_RUNNING", { title: row.title });
  return { head, row };
}

async function savePauses(work: Work, row: ClockRow, pauses: ReasonedPause[]): Promise<void> {
  const clock: Clock = { ...clockOf(row), pauses };
  if (checkClock(clock)) throw refuse("CASEWORK_CLOCK_IMPOSSIBLE");
  await work.change(sql`
    update casework.clocks set pauses = ${JSON.stringify(pauses)}::jsonb,
      runs_out_on = ${runsOutOn(clock)}, version = version + 1
    where id = ${row.id}
  `);
}

/** Pauses a clock from a day on, until it is resumed. */
export async function pauseClock(
  work: Work,
  clockId: Id<"clock">,
  pause: { readonly version: number; readonly fromOn: string; readonly reason: string },
): Promise<void> {
  const { head, row } = await writableClock(work, clockId, pause.version);
  const { reason } = pause;
  const fromOn = dayOf(pause.fromOn);
  const earlier = row.pauses as ReasonedPause[];
  await savePauses(work, row, [...earlier, { fromOn, untilOn: null, reason }]);
  await writeEvent(work, head, "clock-paused", { title: row.title, on: fromOn, reason });
  work.audit("casework.clocks.pause", clockId, { caseId: head.id });
}

/** Lets a paused clock go on from a day. */
export async function resumeClock(
  work: Work,
  clockId: Id<"clock">,
  resumption: { readonly version: number; readonly untilOn: string },
): Promise<void> {
  const { head, row } = await writableClock(work, clockId, resumption.version);
  const untilOn = dayOf(resumption.untilOn);
  const pauses = row.pauses as ReasonedPause[];
  if (!pauses.some((pause) => pause.untilOn === null)) {
    throw refuse("CASEWORK_CLOCK_NOT_PAUSED", { title: row.title });
  }
  const ended = pauses.map((pause) => (pause.untilOn === null ? { ...pause, untilOn } : pause));
  await savePauses(work, row, ended);
  await writeEvent(work, head, "clock-resumed", { title: row.title, on: untilOn });
  work.audit("casework.clocks.resume", clockId, { caseId: head.id });
}

/** Stops a clock for good, because what it waited for has happened or is no longer awaited. */
export async function stopClock(
  work: Work,
  clockId: Id<"clock">,
  stop: { readonly version: number; readonly stoppedOn: string; readonly reason: string },
): Promise<void> {
  const { head, row } = await writableClock(work, clockId, stop.version);
  const stoppedOn = pastDayOf(work, stop.stoppedOn);
  if (checkClock({ ...clockOf(row), stoppedOn })) throw refuse("CASEWORK_CLOCK_IMPOSSIBLE");
  await work.change(sql`
    update casework.clocks set stopped_on = ${stoppedOn}, stop_reason = ${stop.reason},
      version = version + 1
    where id = ${clockId}
  `);
  const { reason } = stop;
  await writeEvent(work, head, "clock-stopped", { title: row.title, on: stoppedOn, reason });
  work.audit("casework.clocks.stop", clockId, { caseId: head.id });
}

/** Which clocks, how they stand on which day, and which part of them. */
export interface ClockFilter {
  readonly caseId?: string;
  readonly taskId?: string;
  readonly stopped?: boolean;
  readonly on?: string;
  readonly from?: number;
  readonly count?: number;
}

/** The clocks that the actor may see, a page of them; the most urgent first. */
export async function listClocks(
  work: Work,
  filter: ClockFilter,
): Promise<{ totalCount: number; rows: ClockView[] }> {
  const on = filter.on === undefined ? todayOf(work) : dayOf(filter.on);
  const { caseId = null, taskId = null, stopped = false } = filter;
  const matching = sql`
    (${caseId}::text is null or k.case_id = ${caseId})
    and (${taskId}::text is null or k.task_id = ${taskId})
    and (${stopped}::boolean or k.stopped_on is null)
  `;
  const counted = await work.first(sql<{ totalCount: number }>`
    select count(*)::int as "totalCount" from casework.clocks k where ${matching}
  `);
  const rows = await work.rows(sql<ClockRow>`
    select ${columns} from casework.clocks k join casework.cases c on c.id = k.case_id
    where ${matching}
    order by k.stopped_on desc nulls first, k.runs_out_on asc nulls last, k.id
    limit ${filter.count ?? clockCountDefault} offset ${filter.from ?? 0}
  `);
  work.audit("casework.clocks.list", caseId ?? work.acting.workspaceId, { count: rows.length });
  return { totalCount: counted?.totalCount ?? 0, rows: rows.map((row) => viewOf(row, on)) };
}
