// SPDX-License-Identifier: Apache-2.0
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { dateOfDayNumber, dayNumber } from "@tianwang/kernel/calendar";
import type { DayCount, Pause, WorkingCalendar } from "./day-count.ts";
import { dayReached, everyDay, withoutPauses, workingDays } from "./day-count.ts";
import type { DayRange, VagueDate } from "./vague-date.ts";
import { rangeOf } from "./vague-date.ts";

/** What a clock counts towards. */
export const clockKinds = [
  "legal-deadline",
  "request-reply",
  "restraint-expiry",
  "detention",
  "review",
  "internal",
  "other",
] as const;
export type ClockKind = (typeof clockKinds)[number];

/** How a clock ends: on a stated day, or so many days after its start. */
export type ClockEnd =
  | { readonly kind: "date"; readonly dueOn: CalendarDate }
  | { readonly kind: "days"; readonly count: number }
  | { readonly kind: "working-days"; readonly count: number; readonly calendar: WorkingCalendar };

/** What the state of a clock follows from. */
export interface Clock {
  /** The day of the event that starts it; the first day counted is the next one. Null: unknown. */
  readonly startsOn: VagueDate | null;
  readonly end: ClockEnd;
  /** Each pause moves the end by the days that it leaves out, of a stated end too. */
  readonly pauses: readonly Pause[];
  /** From so many days before the end on it is due soon, in the days that the clock counts. */
  readonly warnDays: number;
  readonly stoppedOn: CalendarDate | null;
}

export const clockStates = [
  "not-started",
  "running",
  "due-soon",
  "overdue",
  "paused",
  "stopped",
  "uncertain",
  "unknown",
] as const;

/**
 * `uncertain`: the start is known too vaguely to say which; `unknown`: the end cannot be told,
 * because the start is not known at all.
 */
export type ClockStateName = (typeof clockStates)[number];

/** How a clock stands on a day. Ranges have one value unless the start is vague. */
export interface ClockState {
  readonly state: ClockStateName;
  /** Days still to be counted, 0 on the last one, negative after it; null when unknown. */
  readonly daysLeft: { readonly min: number; readonly max: number } | null;
  /** The last day, pauses included; null when unknown or while a pause has no end. */
  readonly dueOn: DayRange | null;
  /** Of a stopped clock: whether it was stopped after its end; null when that cannot be told. */
  readonly isLate: boolean | null;
}

/** One way to read a clock: an exact day from which a number of days is counted. */
interface Reading {
  readonly anchor: number;
  readonly wanted: number;
  readonly count: DayCount;
  /** Before this day the clock does not run. */
  readonly startsAt: number | null;
}

function baseCount(end: ClockEnd): DayCount {
  return end.kind === "working-days" ? workingDays(end.calendar) : everyDay;
}

/**
 * Reads a clock as starting on a day. The day of the event itself does not count (Civil Procedure
 * Law of the PRC art. 85(2); Regulation (EEC, Euratom) 1182/71 art. 3(1)). A stated end is counted
 * from before its first pause, so that pauses move it like any other.
 */
function readFrom(clock: Clock, start: CalendarDate | null): Reading | null {
  const count = withoutPauses(baseCount(clock.end), clock.pauses);
  const startsAt = start === null ? null : dayNumber(start);
  if (clock.end.kind !== "date") {
    if (startsAt === null) return null;
    return { anchor: startsAt, wanted: clock.end.count, count, startsAt };
  }
  const due = dayNumber(clock.end.dueOn);
  const anchor = Math.min(due, ...clock.pauses.map((pause) => dayNumber(pause.fromOn))) - 1;
  return { anchor, wanted: due - anchor, count, startsAt };
}

function leftOn(reading: Reading, day: number): number {
  const { anchor, count, wanted } = reading;
  return day >= anchor ? wanted - count(anchor, day) : wanted + count(day, anchor);
}

function isPausedOn(clock: Clock, on: CalendarDate): boolean {
  return clock.pauses.some(
    (pause) => pause.fromOn <= on && (pause.untilOn === null || on < pause.untilOn),
  );
}

function nameOn(clock: Clock, reading: Reading, on: CalendarDate): ClockStateName {
  const day = dayNumber(on);
  if (reading.startsAt !== null && day < reading.startsAt) return "not-started";
  const left = leftOn(reading, day);
  if (left < 0) return "overdue";
  if (isPausedOn(clock, on)) return "paused";
  return left <= clock.warnDays ? "due-soon" : "running";
}

/** The one thing that all readings say; the fallback when they differ. */
function agreed<T>(values: readonly T[], otherwise: T): T {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : otherwise;
}

function dueOf(readings: readonly Reading[]): DayRange | null {
  const days = readings.map(({ count, anchor, wanted }) => dayReached(count, anchor, wanted));
  const known = days.filter((day) => day !== null);
  if (known.length === 0 || known.length < days.length) return null;
  return {
    earliest: dateOfDayNumber(Math.min(...known)),
    latest: dateOfDayNumber(Math.max(...known)),
  };
}

function readingsOf(clock: Clock): readonly Reading[] {
  const range = clock.startsOn === null ? null : rangeOf(clock.startsOn);
  // A stated end does not depend on the start.
  const latest = clock.end.kind === "date" ? range?.earliest : range?.latest;
  const starts = [...new Set([range?.earliest ?? null, latest ?? null])];
  return starts.map((start) => readFrom(clock, start)).filter((reading) => reading !== null);
}

/**
 * How a clock stands on a day. Days are whole and have no hour: no zone or daylight saving time
 * can shift them.
 *
 * @example
 *   clockStateOn({ startsOn: "2024-02-28", end: { kind: "days", count: 1 }, … }, "2024-02-29");
 *   // { state: "due-soon", daysLeft: { min: 0, max: 0 }, dueOn: 2024-02-29 … }
 */
export function clockStateOn(clock: Clock, on: CalendarDate): ClockState {
  const readings = readingsOf(clock);
  const { stoppedOn } = clock;
  const isStopped = stoppedOn !== null && stoppedOn <= on;
  if (readings.length === 0) {
    return { state: isStopped ? "stopped" : "unknown", daysLeft: null, dueOn: null, isLate: null };
  }
  const day = isStopped ? stoppedOn : on;
  const left = readings.map((reading) => leftOn(reading, dayNumber(day)));
  const names = readings.map((reading) => nameOn(clock, reading, day));
  const lateness = left.map((days): boolean | null => days < 0);
  return {
    state: isStopped ? "stopped" : agreed(names, "uncertain"),
    daysLeft: { min: Math.min(...left), max: Math.max(...left) },
    dueOn: dueOf(readings),
    isLate: isStopped ? agreed(lateness, null) : null,
  };
}

/** The earliest day on which a clock may run out; clocks are sorted by it. Null when unknown. */
export function runsOutOn(clock: Clock): CalendarDate | null {
  return dueOf(readingsOf(clock))?.earliest ?? null;
}

/** Why a clock or a change of one cannot be. */
export type ClockFault =
  | "ends-before-start"
  | "pause-backwards"
  | "pause-before-start"
  | "pauses-overlap"
  | "stopped-before-start";

function checkPauses(pauses: readonly Pause[], start: CalendarDate | null): ClockFault | null {
  const inOrder = pauses.toSorted((a, b) => (a.fromOn < b.fromOn ? -1 : 1));
  for (const [index, { fromOn, untilOn }] of inOrder.entries()) {
    if (untilOn !== null && untilOn <= fromOn) return "pause-backwards";
    if (start !== null && fromOn < start) return "pause-before-start";
    const next = inOrder[index + 1];
    if (next && (untilOn === null || next.fromOn < untilOn)) return "pauses-overlap";
  }
  return null;
}

/** What is wrong with a clock; null when nothing is. */
export function checkClock(clock: Clock): ClockFault | null {
  const start = clock.startsOn === null ? null : (rangeOf(clock.startsOn)?.earliest ?? null);
  const { end, stoppedOn } = clock;
  if (start !== null && end.kind === "date" && end.dueOn < start) return "ends-before-start";
  if (start !== null && stoppedOn !== null && stoppedOn < start) return "stopped-before-start";
  return checkPauses(clock.pauses, start);
}
