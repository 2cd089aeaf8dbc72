// SPDX-License-Identifier: Apache-2.0
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { readAmount, readDate, scaleOf } from "./values.ts";

/** A balance of field 60a or 62a. Debit balances are negative. */
export interface Balance {
  readonly amountMinor: bigint;
  readonly on: CalendarDate | null;
  readonly currency: string;
  /** Whether the field itself names the currency, as it must. */
  readonly hasCurrency: boolean;
  readonly hasComma: boolean;
  /** The amount as printed. */
  readonly amount: string;
}

/** `1!a6!n3!a15d`: mark, date, currency, amount. */
const balanceForm = /^([CD])(\d{6})([A-Z]{3})?(\d[\d.,]*)$/u;

/**
 * Reads a balance. A balance without currency is read in the one given, because 60a and 62a of a
 * message are in one currency (MT 940, network validated rule C2). Null when it is no balance, or
 * has no decimal mark: as the amount ends the field, it may have been cut.
 *
 * @example
 *   readBalance("D140829EUR147,64", "XXX"); // -14764n on 2014-08-29
 */
export function readBalance(text: string, otherwise: string): Balance | null {
  const match = balanceForm.exec(text.trim());
  if (!match) return null;
  const [, mark, date = "", printed, amount = ""] = match;
  const currency = printed ?? otherwise;
  const read = readAmount(amount, scaleOf(currency));
  if (read === null || read.decimalMark === "") return null;
  return {
    amountMinor: mark === "D" ? -read.minor : read.minor,
    on: readDate(date),
    currency,
    hasCurrency: printed !== undefined,
    hasComma: read.decimalMark === ",",
    amount,
  };
}
