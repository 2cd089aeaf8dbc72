// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import { addDays, parseCalendarDate } from "@tianwang/kernel/calendar";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { inPieces } from "../write/pieces.ts";
import { linesOf } from "./read-table.ts";

/** What a long ledger is made from. */
export interface RepeatOrder {
  /** The text of a `transactions.csv` in the columns of AMLSim, in order of its steps. */
  readonly transactions: string;
  /** How many whole copies. */
  readonly copies: number;
  /** Days by which each copy starts after the one before. */
  readonly shiftDays: number;
}

/** A long ledger in the columns of AMLSim; written anew, to the same bytes, when asked for. */
export interface RepeatedLedger {
  readonly rowCount: number;
  /** What is added to an account's number for each copy. */
  readonly accountStride: number;
  transactions(): Generator<string, void>;
}

const head =
  "tx_id,step,date,from_account,to_account,from_bank,to_bank,from_country,to_country,amount,from_balance_before,from_balance_after,to_balance_before,to_balance_after";

/** Each row cut in what a copy changes and what it keeps; rows of step s start at `starts[s]`. */
interface Template {
  readonly firstDay: CalendarDate;
  readonly starts: readonly number[];
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** From the sender's bank to the end of the row. */
  readonly rests: readonly string[];
}

const rowPattern = /^\d+,(\d+),(\d{4}-\d{2}-\d{2}),(\d+),(\d+),(.+)$/u;

function readTemplate(text: string): Template {
  const lines = linesOf(text);
  assert(lines.next().value === head, "the ledger has the columns of AMLSim");
  const [starts, from, to]: [number[], number[], number[]] = [[], [], []];
  const rests: string[] = [];
  let firstDay: CalendarDate | null = null;
  for (const line of lines) {
    if (line === "") continue;
    const match = rowPattern.exec(line);
    assert(match, "a row of the ledger has a step, a date and two numbered accounts");
    const [, step, date = "", sender, receiver, rest = ""] = match;
    const on = parseCalendarDate(date);
    assert(on !== null, "a row of the ledger has a date");
    firstDay ??= addDays(on, -Number(step));
    assert(Number(step) >= starts.length - 1, "rows of the ledger are in order of their steps");
    assert(addDays(firstDay, Number(step)) === on, "a step of the ledger is a day");
    while (starts.length <= Number(step)) starts.push(rests.length);
    from.push(Number(sender));
    to.push(Number(receiver));
    rests.push(rest);
  }
  assert(firstDay !== null, "a ledger to repeat has rows");
  return { firstDay, starts: [...starts, rests.length], from, to, rests };
}

interface Layout {
  readonly copies: number;
  readonly shiftDays: number;
  readonly stride: number;
}

function* repeatLines(template: Template, { copies, shiftDays, stride }: Layout) {
  const { firstDay, starts, from, to, rests } = template;
  const days = starts.length - 1;
  let id = 0;
  for (let step = 0; step < days + (copies - 1) * shiftDays; step++) {
    const date = addDays(firstDay, step);
    for (let copy = 0; copy < copies; copy++) {
      const own = step - copy * shiftDays;
      if (own < 0 || own >= days) continue;
      const offset = copy * stride;
      for (let row = starts[own] ?? 0; row < (starts[own + 1] ?? 0); row++) {
        const [sender, receiver] = [(from[row] ?? 0) + offset, (to[row] ?? 0) + offset];
        yield `${id++},${step},${date},${sender},${receiver},${rests[row]}`;
      }
    }
  }
}

/**
 * Makes a long ledger of a short one: whole copies over accounts of their own, each copy some days
 * after the one before, all rows in order of days. Since no account is in two copies, every degree,
 * balance, interval and shape is that of the original; what grows is the number of accounts and of
 * rows a day, as in a larger bank.
 *
 * @example
 *   repeatLedger({ transactions, copies: 11, shiftDays: 1 }).rowCount; // 5,312,362 of 482,942
 */
export function repeatLedger({ transactions, copies, shiftDays }: RepeatOrder): RepeatedLedger {
  assert(copies >= 1 && shiftDays >= 0, "a ledger is repeated at least once and never backwards");
  const template = readTemplate(transactions);
  let stride = 0;
  for (const list of [template.from, template.to]) {
    for (const account of list) stride = Math.max(stride, account + 1);
  }
  return {
    rowCount: template.rests.length * copies,
    accountStride: stride,
    transactions: () => inPieces(head, repeatLines(template, { copies, shiftDays, stride })),
  };
}
