// SPDX-License-Identifier: Apache-2.0
import type { AccountEvent, AccountLedger } from "./account-ledger.ts";
import { holder } from "./account-ledger.ts";

/**
 * How movements of one day are ordered. `as-booked`: as the ledger lists them. `worst` for the
 * claimants: their money comes in, then the day's payments go out, and the holder's own comes last.
 * `best`: the holder's own comes first, then the payments go out, and their money after that.
 */
export const dayOrders = ["as-booked", "worst", "best"] as const;

export type DayOrder = (typeof dayOrders)[number];

/** Whose turn it is in the worst order; the best is its reverse. */
function turnOf(event: AccountEvent): number {
  if (event.kind === "out") return 1;
  return event.party === holder ? 2 : 0;
}

/** Movements side by side of one known day; one without a day stands alone. */
function daysOf(events: readonly AccountEvent[]): AccountEvent[][] {
  const days: AccountEvent[][] = [];
  for (const event of events) {
    const day = days.at(-1);
    const isSame = event.day !== "" && day?.[0]?.day === event.day;
    if (day && isSame) day.push(event);
    else days.push([event]);
  }
  return days;
}

/** Whether the order within a day is open at all: some day has payments out and deposits. */
export function isOrderOpen({ events }: AccountLedger): boolean {
  return daysOf(events).some((day) => new Set(day.map(turnOf)).size > 1);
}

/** A ledger with the movements of each day in an order; withdrawals keep theirs among themselves. */
export function inDayOrder(ledger: AccountLedger, order: DayOrder): AccountLedger {
  if (order === "as-booked") return ledger;
  const sign = order === "worst" ? 1 : -1;
  const events = daysOf(ledger.events).flatMap((day) =>
    day.toSorted((a, b) => sign * (turnOf(a) - turnOf(b))),
  );
  return { ...ledger, events };
}
