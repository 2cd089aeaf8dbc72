// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { BookFinder, Ledger } from "../ledger.ts";
import { undated } from "../ledger.ts";

/**
 * How the rows of one day are ordered. `as-booked`: as each account's own statement lists them; a
 * transfer never arrives before it left. `worst` for the claimants: the chosen deposits come in, then
 * payments go out, and money that nobody claims comes from outside last. `best`: the reverse.
 */
export const ordersWithinDay = ["as-booked", "worst", "best"] as const;
export type OrderWithinDay = (typeof ordersWithinDay)[number];

/** Which order is asked for, and which rows are chosen deposits. */
export interface OrderAsked {
  readonly within: OrderWithinDay;
  readonly isChosen: (row: number) => boolean;
}

/** Whose turn a row is in the worst order of its day. */
function turnsOf(ledger: Ledger, books: BookFinder, isChosen: OrderAsked["isChosen"]): Uint8Array {
  return Uint8Array.from(ledger.payer, (_, row) => {
    if (isChosen(row)) return 0;
    return books.ofPayer(row, ledger.bookedOn[row] ?? undated) >= 0 ? 1 : 2;
  });
}

/** Whether the order within a day is open at all: some day has rows of several turns. */
export function isDayOrderOpen(
  ledger: Ledger,
  books: BookFinder,
  isChosen: OrderAsked["isChosen"],
): boolean {
  const turnOfDay = new Map<number, number>();
  const turns = turnsOf(ledger, books, isChosen);
  for (const [row, day] of ledger.bookedOn.entries()) {
    if (day === undated) continue;
    const known = turnOfDay.get(day);
    if (known !== undefined && known !== turns[row]) return true;
    turnOfDay.set(day, turns[row] ?? 0);
  }
  return false;
}

/** The events of a ledger in the order in which they are walked. */
export interface EventOrder {
  /** `row * 2`: the row leaves its payer, and arrives too unless split. `row * 2 + 1`: it arrives. */
  readonly events: Int32Array;
  /** 1 where leaving and arriving are two events, each in the order of its own statement. */
  readonly isSplit: Uint8Array;
  /** The day on which each row leaves and arrives, by row. */
  readonly leavingDay: Int32Array;
  readonly arrivalDay: Int32Array;
  /** Rows without a date: they cannot be placed and are left out. */
  readonly undatedRows: readonly number[];
  /** Rows that left earlier here than their statement says, because they arrived before it. */
  readonly drawnForwardRows: readonly number[];
}

interface Timing {
  readonly day: Int32Array;
  readonly sequence: Int32Array;
  readonly creditDay: Int32Array;
  readonly creditSequence: Int32Array;
  readonly isSplit: Uint8Array;
  /** The turn of each row in its day; null where rows stand as booked. */
  readonly turns: Uint8Array | null;
  readonly sign: 1 | -1;
}

/** Puts the movements of a ledger into the order in which money moves. */
export function orderEvents(ledger: Ledger, books: BookFinder, asked: OrderAsked): EventOrder {
  const drawnForward: number[] = [];
  const timing: Timing = {
    ...timingOf(ledger, books, drawnForward),
    turns: asked.within === "as-booked" ? null : turnsOf(ledger, books, asked.isChosen),
    sign: asked.within === "best" ? -1 : 1,
  };
  const undatedRows: number[] = [];
  const events = byDay(ledger, timing, undatedRows);
  if (ledger.arrivals !== null) untangleDays(ledger, timing, events, drawnForward);
  return {
    events,
    isSplit: timing.isSplit,
    leavingDay: timing.day,
    arrivalDay: timing.creditDay,
    undatedRows,
    drawnForwardRows: drawnForward.toSorted((a, b) => a - b),
  };
}

/** When each row leaves and arrives. Without a second statement both are one event. */
function timingOf(
  ledger: Ledger,
  books: BookFinder,
  drawnForward: number[],
): Omit<Timing, "turns" | "sign"> {
  const { bookedOn, sequence, arrivals } = ledger;
  const isSplit = new Uint8Array(arrivals === null ? 0 : ledger.rowCount);
  if (arrivals === null)
    return { day: bookedOn, sequence, creditDay: bookedOn, creditSequence: sequence, isSplit };
  const day = bookedOn.slice();
  const place = sequence.slice();
  const creditDay = bookedOn.slice();
  for (const [row, arrivesOn] of arrivals.bookedOn.entries()) {
    if (arrivesOn === undated || books.ofBeneficiary(row, arrivesOn) < 0) continue;
    creditDay[row] = arrivesOn;
    const leavesOn = bookedOn[row] ?? undated;
    const hasLeavingEntry = leavesOn !== undated && books.ofPayer(row, leavesOn) >= 0;
    if (hasLeavingEntry && leavesOn <= arrivesOn) {
      isSplit[row] = 1;
      continue;
    }
    if (hasLeavingEntry) drawnForward.push(row);
    day[row] = arrivesOn;
    place[row] = arrivals.sequence[row] ?? 0;
  }
  return { day, sequence: place, creditDay, creditSequence: arrivals.sequence, isSplit };
}

/** Counting sort by day, then by place within the day, then by row. */
function byDay(ledger: Ledger, timing: Timing, undatedRows: number[]): Int32Array {
  const { rowCount } = ledger;
  const { day, creditDay, isSplit } = timing;
  let first = 0x7fff_ffff;
  let last = undated;
  let eventCount = 0;
  for (let row = 0; row < rowCount; row += 1) {
    const leaves = day[row] ?? 0;
    if (leaves === undated) {
      undatedRows.push(row);
      continue;
    }
    const arrives = isSplit[row] === 1 ? (creditDay[row] ?? 0) : leaves;
    first = Math.min(first, leaves);
    last = Math.max(last, arrives);
    eventCount += isSplit[row] === 1 ? 2 : 1;
  }
  if (eventCount === 0) return new Int32Array(0);
  const starts = new Int32Array(last - first + 2);
  const each = (visit: (code: number, dayIndex: number) => void) => {
    for (let row = 0; row < rowCount; row += 1) {
      const leaves = day[row] ?? 0;
      if (leaves === undated) continue;
      visit(row * 2, leaves - first);
      if (isSplit[row] === 1) visit(row * 2 + 1, (creditDay[row] ?? 0) - first);
    }
  };
  each((_, dayIndex) => {
    starts[dayIndex + 1] = (starts[dayIndex + 1] ?? 0) + 1;
  });
  for (let i = 1; i < starts.length; i += 1) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
  const fill = starts.slice();
  const events = new Int32Array(eventCount);
  each((code, dayIndex) => {
    const at = fill[dayIndex] ?? 0;
    events[at] = code;
    fill[dayIndex] = at + 1;
  });
  for (let i = 0; i + 1 < starts.length; i += 1)
    sortDay(events.subarray(starts[i], starts[i + 1]), timing);
  return events;
}

function placeOf(timing: Timing, code: number): number {
  const places = code % 2 === 0 ? timing.sequence : timing.creditSequence;
  return places[code >> 1] ?? 0;
}

function sortDay(events: Int32Array, timing: Timing): void {
  const { turns, sign } = timing;
  const turn = (code: number) => (turns === null ? 0 : sign * (turns[code >> 1] ?? 0));
  const compare = (a: number, b: number) =>
    turn(a) - turn(b) || placeOf(timing, a) - placeOf(timing, b) || a - b;
  for (let i = 1; i < events.length; i += 1)
    if (compare(events[i - 1] ?? 0, events[i] ?? 0) > 0) {
      events.sort(compare);
      return;
    }
}

function dayOfEvent(timing: Timing, code: number): number {
  return (code % 2 === 0 ? timing.day : timing.creditDay)[code >> 1] ?? 0;
}

/**
 * Positions of two statements cannot be compared: sorted by position alone, a transfer may arrive
 * before it left. Such days are ordered anew so that every statement keeps its own order and every
 * transfer leaves first. Where two statements contradict each other, the transfer that blocks is
 * drawn forward and reported.
 */
function untangleDays(
  ledger: Ledger,
  timing: Timing,
  events: Int32Array,
  drawnForward: number[],
): void {
  const hasLeft = new Uint8Array(ledger.rowCount);
  let start = 0;
  while (start < events.length) {
    const day = dayOfEvent(timing, events[start] ?? 0);
    let end = start;
    let isTangled = false;
    while (end < events.length && dayOfEvent(timing, events[end] ?? 0) === day) {
      const code = events[end] ?? 0;
      if (code % 2 === 0) hasLeft[code >> 1] = 1;
      else if (hasLeft[code >> 1] === 0) isTangled = true;
      end += 1;
    }
    if (isTangled) untangle(ledger, timing, events.subarray(start, end), drawnForward);
    start = end;
  }
}

/** Kahn's topological order of one day, smallest place first. */
function untangle(
  ledger: Ledger,
  timing: Timing,
  events: Int32Array,
  drawnForward: number[],
): void {
  const { waitsFor, followers, nodeOfLeaving } = dayGraph(ledger, timing, events);
  const sorted = events.slice();
  const isDone = new Uint8Array(sorted.length);
  const ready = new IntHeap();
  for (const [node, count] of waitsFor.entries()) if (count === 0) ready.push(node);
  let done = 0;
  let lowest = 0;
  const write = (node: number) => {
    isDone[node] = 1;
    events[done] = sorted[node] ?? 0;
    done += 1;
  };
  const unblock = (node: number) => {
    const waits = (waitsFor[node] ?? 0) - 1;
    waitsFor[node] = waits;
    if (waits !== 0) return;
    if (isDone[node] === 0) ready.push(node);
    else for (const follower of followers[node] ?? []) unblock(follower);
  };
  while (done < sorted.length) {
    const node = ready.pop();
    if (node !== undefined) {
      write(node);
      for (const follower of followers[node] ?? []) unblock(follower);
      continue;
    }
    while (isDone[lowest] === 1) lowest += 1;
    // All that stands before `lowest` in its own statement is done, so it waits for its leaving,
    // which is drawn forward. What follows the leaving in its statement still waits for its turn.
    const row = (sorted[lowest] ?? 0) >> 1;
    const leaving = nodeOfLeaving.get(row);
    assert(leaving !== undefined && isDone[leaving] === 0, "a blocked event waits for its leaving");
    drawnForward.push(row);
    write(leaving);
    followers[leaving] = followers[leaving]?.filter((follower) => follower !== lowest) ?? [];
    unblock(lowest);
  }
}

interface DayGraph {
  readonly waitsFor: Int32Array;
  readonly followers: (readonly number[])[];
  readonly nodeOfLeaving: ReadonlyMap<number, number>;
}

function dayGraph(ledger: Ledger, timing: Timing, events: Int32Array): DayGraph {
  const waitsFor = new Int32Array(events.length);
  const followers: number[][] = Array.from(events, () => []);
  const lastOfParty = new Map<number, number>();
  const nodeOfLeaving = new Map<number, number>();
  const link = (from: number, to: number) => {
    followers[from]?.push(to);
    waitsFor[to] = (waitsFor[to] ?? 0) + 1;
  };
  const chain = (party: number, node: number) => {
    if (party < 0) return;
    const before = lastOfParty.get(party);
    if (before !== undefined && before !== node) link(before, node);
    lastOfParty.set(party, node);
  };
  for (const [node, code] of events.entries()) {
    const row = code >> 1;
    const leaves = code % 2 === 0;
    if (leaves) nodeOfLeaving.set(row, node);
    if (leaves) chain(ledger.payer[row] ?? 0, node);
    if (!leaves || timing.isSplit[row] === 0) chain(ledger.beneficiary[row] ?? 0, node);
  }
  for (const [node, code] of events.entries()) {
    const leaving = code % 2 === 1 ? nodeOfLeaving.get(code >> 1) : undefined;
    if (leaving !== undefined) link(leaving, node);
  }
  return { waitsFor, followers, nodeOfLeaving };
}

/** A binary heap of integers, smallest first. */
class IntHeap {
  readonly #items: number[] = [];

  push(item: number): void {
    const items = this.#items;
    let at = items.length;
    items.push(item);
    while (at > 0) {
      const up = (at - 1) >> 1;
      if ((items[up] ?? 0) <= item) break;
      items[at] = items[up] ?? 0;
      at = up;
    }
    items[at] = item;
  }

  pop(): number | undefined {
    const items = this.#items;
    const top = items[0];
    const last = items.pop();
    if (items.length === 0 || last === undefined) return top;
    let at = 0;
    for (;;) {
      let down = at * 2 + 1;
      if (down >= items.length) break;
      if (down + 1 < items.length && (items[down + 1] ?? 0) < (items[down] ?? 0)) down += 1;
      if ((items[down] ?? 0) >= last) break;
      items[at] = items[down] ?? 0;
      at = down;
    }
    items[at] = last;
    return top;
  }
}
