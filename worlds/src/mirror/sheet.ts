// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { Random } from "../random.ts";
import type { MirrorAccount } from "./cast.ts";

/** How a payment was made. */
export type PaymentFormat = "Transfer" | "Wire" | "Card" | "Cash" | "Cheque";

/** A payment before the rows are put in order and numbered. */
export interface Draft {
  /** Minutes from the start of the first day. */
  readonly minute: number;
  readonly from: MirrorAccount;
  readonly to: MirrorAccount;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly format: PaymentFormat;
  /** The settlement or the confuser to which it belongs; empty in daily life. */
  readonly group: string;
}

/** Minutes of a day. */
export const dayMinutes = 1440;

/** First and last hour in which people pay. */
const wakingHours = { first: 7, last: 22 };

/** Moves a minute of the night to the next morning, so that no leg stands out by its hour. */
export function awake(minute: number, random: Random): number {
  const inDay = minute % dayMinutes;
  const opens = wakingHours.first * 60;
  if (inDay >= opens && inDay < wakingHours.last * 60) return minute;
  const nextMorning = inDay < opens ? minute - inDay : minute - inDay + dayMinutes;
  return nextMorning + opens + random.below(180);
}

/** A minute in the waking hours of a day. */
export function minuteOn(day: number, random: Random): number {
  const { first, last } = wakingHours;
  return day * dayMinutes + first * 60 + random.below((last - first) * 60);
}

/** Collects the payments of a scene within its days. */
export class Sheet {
  readonly drafts: Draft[] = [];
  readonly #dayCount: number;

  constructor(dayCount: number) {
    this.#dayCount = dayCount;
  }

  /** Adds a payment; one beyond the last day is a payment that the file does not hold. */
  add(draft: Omit<Draft, "currency" | "format" | "group"> & Partial<Draft>): void {
    assert(draft.from !== draft.to, "nobody in the scene pays himself from one account");
    assert(draft.amountMinor > 0n && draft.minute >= 0, "a payment has an amount and a time");
    if (draft.minute >= this.#dayCount * dayMinutes) return;
    this.drafts.push({
      currency: draft.from.currency,
      format: draft.from.country === draft.to.country ? "Transfer" : "Wire",
      group: "",
      ...draft,
    });
  }
}
