// SPDX-License-Identifier: Apache-2.0
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { parseCalendarDate } from "@tianwang/kernel/calendar";
import { currencyScale } from "@tianwang/kernel/currency";
import { parseMinor } from "@tianwang/kernel/money";
import type { Element } from "./element.ts";
import { find } from "./element.ts";

/** CRDT adds to the account, DBIT takes from it. */
export type Direction = "CRDT" | "DBIT";

/** An amount as it stands in the message. */
export interface PrintedAmount {
  readonly text: string;
  readonly currency: string;
}

/** The digits after the point of a currency; two for a currency that nobody knows. */
export function scaleOf(currency: string): number {
  return currencyScale(currency) ?? 2;
}

/**
 * Reads an ISO 20022 amount (XML Schema decimal, not negative) as minor units; null when it is
 * none or has more decimals than its currency.
 *
 * @example
 *   readAmount("8.850", 2); // 885n
 *   readAmount("-0.00", 2); // 0n
 *   readAmount("-1", 2); // null
 */
export function readAmount(text: string, scale: number): bigint | null {
  const minor = parseMinor(text.replace(/^([+-]?)\./u, "$10."), scale);
  return minor === null || minor < 0n ? null : minor;
}

/** Takes an amount element; null where there is none. */
export function takeAmount(
  element: Element | undefined,
  ...names: readonly string[]
): PrintedAmount | null {
  const found = find(element, ...names);
  if (!found) return null;
  found.isTaken = true;
  return { text: found.text, currency: found.attributes["Ccy"] ?? "" };
}

/** Reads a direction; null for anything else. */
export function readDirection(text: string): Direction | null {
  return text === "CRDT" || text === "DBIT" ? text : null;
}

/** A day and, where the message has it, the time on it, both as local as printed. */
export interface Moment {
  readonly on: CalendarDate | null;
  readonly time: string;
  /** As printed; empty when the message has no date here. */
  readonly text: string;
}

/** XML Schema date or dateTime, with an optional zone. */
const momentForm =
  /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?$/u;

/**
 * Takes a choice of `Dt` and `DtTm`. The day stays the one printed: a bank books by its own
 * calendar, and a zone moves no entry to another day.
 */
export function takeMoment(element: Element | undefined): Moment {
  const found = find(element, "Dt") ?? find(element, "DtTm");
  if (!found || found.text === "") return { on: null, time: "", text: "" };
  found.isTaken = true;
  const match = momentForm.exec(found.text);
  return { on: parseCalendarDate(match?.[1] ?? ""), time: match?.[2] ?? "", text: found.text };
}
