// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import { dayNumber, parseCalendarDate } from "@tianwang/kernel/calendar";
import { readTable } from "./read-table.ts";

/** One account of the published layout; bank and id together name it. */
export interface BankAccount {
  readonly bank: string;
  readonly id: string;
}

/** A row of an attempt, its amounts as the file writes them. */
export interface AttemptRow {
  readonly attemptId: string;
  readonly timestamp: string;
  /** Minutes since the start of 1970. */
  readonly minute: number;
  readonly from: BankAccount;
  readonly to: BankAccount;
  readonly received: string;
  readonly receivedIn: string;
  readonly paid: string;
  readonly paidIn: string;
  readonly format: string;
}

/** Minutes of a day. */
export const dayMinutes = 1440;

const columns = [
  "attempt_id",
  "timestamp",
  "from_bank",
  "from_account",
  "to_bank",
  "to_account",
  "amount_received",
  "receiving_currency",
  "amount_paid",
  "payment_currency",
  "payment_format",
] as const;

/** Reads `2022/09/01 00:03` as minutes since the start of 1970. */
export function minuteOf(timestamp: string): number {
  const [, date = "", hours, minutes] =
    /^(\d{4}\/\d{2}\/\d{2}) (\d{2}):(\d{2})$/u.exec(timestamp) ?? [];
  const on = parseCalendarDate(date.replaceAll("/", "-"));
  assert(on !== null, "a timestamp of the layout names a day and a minute");
  return dayNumber(on) * dayMinutes + Number(hours) * 60 + Number(minutes);
}

/** The attempts write bank codes with leading zeros, the transactions without. */
const bankOf = (code: string) => code.replace(/^0+(?=\d)/u, "");

/** Reads attempts in the order of time; rows of one minute stay in the order of the file. */
export function readAttempts(text: string): AttemptRow[] {
  const rows = Array.from(readTable(text, columns), (cells): AttemptRow => {
    const [attemptId, timestamp, fromBank, fromId, toBank, toId, ...money] = cells;
    const [received, receivedIn, paid, paidIn, format] = money;
    return {
      attemptId,
      timestamp,
      minute: minuteOf(timestamp),
      from: { bank: bankOf(fromBank), id: fromId },
      to: { bank: bankOf(toBank), id: toId },
      received,
      receivedIn,
      paid,
      paidIn,
      format,
    };
  });
  assert(rows.length > 0, "there is an attempt to plant");
  return rows.toSorted((a, b) => a.minute - b.minute);
}
