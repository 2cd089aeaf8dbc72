// SPDX-License-Identifier: Apache-2.0
import type { CalendarDate } from "@tianwang/kernel/calendar";
import type { DateOrder } from "../cells/table-date.ts";
import { readDate } from "../cells/table-date.ts";
import type { Note } from "../table-note.ts";
import { note } from "../table-note.ts";

/** The order that the dates of a column prove, null when they leave it open; and what decided. */
export interface DateDecision {
  readonly order: DateOrder | null;
  readonly because: Note;
}

/** Collects the dates of a column and decides their order; never guesses. */
export interface DateEvidence {
  add(text: string): void;
  /** Texts that are dates in some order. */
  readonly datedCount: number;
  /** @param period first and last day that the table covers, as printed before it. */
  decide(period: readonly [string, string] | null): DateDecision;
}

const numericOrders = ["YMD", "DMY", "MDY"] as const;

type NumericOrder = (typeof numericOrders)[number];

/** Different days that a sequence needs to prove anything. */
const sequenceDaysMin = 3;

/** How the dates look when they are read in one order. */
class Reading {
  readonly order: NumericOrder;
  /** The first text that is no date in this order, though it is in another. */
  refutedBy: string | null = null;
  first: CalendarDate | null = null;
  last: CalendarDate | null = null;
  #before: CalendarDate | null = null;
  #rises = 0;
  #falls = 0;

  constructor(order: NumericOrder) {
    this.order = order;
  }

  add(on: CalendarDate): void {
    if (this.#before !== null && on !== this.#before) {
      if (on > this.#before) this.#rises += 1;
      else this.#falls += 1;
    }
    this.#before = on;
    if (this.first === null || on < this.first) this.first = on;
    if (this.last === null || on > this.last) this.last = on;
  }

  get isOrdered(): boolean {
    return this.#rises === 0 || this.#falls === 0;
  }

  get isSequence(): boolean {
    return this.isOrdered && this.#rises + this.#falls >= sequenceDaysMin - 1;
  }

  isWithin([from, to]: readonly [string, string]): boolean {
    const start = readDate(from, this.order)?.on;
    const end = readDate(to, this.order)?.on;
    if (start === undefined || end === undefined) return false;
    return this.first !== null && this.last !== null && this.first >= start && this.last <= end;
  }
}

function decideBetween(
  open: readonly Reading[],
  example: string,
  period: readonly [string, string] | null,
): DateDecision {
  const ordered = open.filter((reading) => reading.isOrdered);
  const [sequence] = ordered;
  if (sequence && ordered.length === 1 && sequence.isSequence) {
    const data = { order: sequence.order, first: sequence.first ?? "", last: sequence.last ?? "" };
    return { order: sequence.order, because: note("dateSequence", data) };
  }
  const inside = period === null ? [] : open.filter((reading) => reading.isWithin(period));
  const [within] = inside;
  if (period !== null && within && inside.length === 1) {
    const data = { order: within.order, from: period[0], to: period[1] };
    return { order: within.order, because: note("datePeriod", data) };
  }
  const orders = open.map((reading) => reading.order).join(" / ");
  return { order: null, because: note("dateOpen", { example, orders }) };
}

/** Starts collecting. */
export function collectDates(): DateEvidence {
  const readings = numericOrders.map((order) => new Reading(order));
  let exampleOfAll = "";
  let openExample = "";
  let serialCount = 0;
  const evidence = { datedCount: 0, add, decide };

  function add(text: string): void {
    const days = numericOrders.map((order) => readDate(text, order)?.on ?? null);
    if (days.every((day) => day === null)) {
      if (readDate(text, "serial-1900") !== null) serialCount += 1;
      return;
    }
    evidence.datedCount += 1;
    if (exampleOfAll === "") exampleOfAll = text;
    if (openExample === "" && new Set(days).size > 1) openExample = text;
    for (const [at, reading] of readings.entries()) {
      const day = days[at] ?? null;
      if (day === null) reading.refutedBy ??= text;
      else reading.add(day);
    }
  }

  function decide(period: readonly [string, string] | null): DateDecision {
    if (evidence.datedCount === 0) {
      return serialCount > 0
        ? { order: "serial-1900", because: note("dateSerial", { count: serialCount }) }
        : { order: null, because: note("dateNone") };
    }
    if (openExample === "") {
      return { order: "YMD", because: note("dateYearFirst", { example: exampleOfAll }) };
    }
    const open = readings.filter((reading) => reading.refutedBy === null);
    const [only] = open;
    if (only && open.length === 1) {
      const refuters = readings.map((reading) => reading.refutedBy ?? "");
      const example = [...new Set(refuters)].filter((text) => text !== "").join(", ");
      return { order: only.order, because: note("dateRefuted", { order: only.order, example }) };
    }
    if (open.length === 0) {
      const examples = readings.map((reading) => reading.refutedBy).join(", ");
      return { order: null, because: note("dateConflict", { examples }) };
    }
    return decideBetween(open, openExample, period);
  }

  return evidence;
}
