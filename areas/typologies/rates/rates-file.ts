// SPDX-License-Identifier: Apache-2.0
import { currencyScale } from "@tianwang/kernel/currency";

/** A rate that a user gives: units of a currency for one US dollar on a day. */
export interface GivenRate {
  readonly on: string;
  readonly currency: string;
  readonly unitsPerDollar: number;
}

/** What is wrong in a file of rates. */
export type RatesFaultCode =
  | "HEADER"
  | "FIELD_COUNT"
  | "DAY"
  | "CURRENCY"
  | "RATE"
  | "TWICE"
  | "TOO_MANY";

/** A fault and its place: the line from 1, and the column from 1 where one is at fault. */
export interface RatesFault {
  readonly code: RatesFaultCode;
  readonly line: number;
  readonly column: number | null;
  readonly value: string;
}

/** Most lines of a file of rates: 200 currencies over ten years are some 730,000. */
export const ratesLinesMax = 1_000_000;

const columns = ["on", "currency", "unitsPerDollar"];
const dayForm = /^\d{4}-\d{2}-\d{2}$/u;
const rateForm = /^\d{1,12}(?:\.\d{1,12})?$/u;

function isDay(text: string): boolean {
  if (!dayForm.test(text)) return false;
  const at = Date.parse(`${text}T00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

type Read = { readonly rate: GivenRate } | { readonly fault: RatesFault };

function readLine(text: string, line: number): Read {
  const cells = text.split(",").map((cell) => cell.trim());
  const fault = (code: RatesFaultCode, column: number | null, value: string): Read => ({
    fault: { code, line, column, value: value.slice(0, 200) },
  });
  const [on = "", currency = "", rate = ""] = cells;
  if (cells.length !== columns.length) return fault("FIELD_COUNT", null, text);
  if (!isDay(on)) return fault("DAY", 1, on);
  if (currencyScale(currency) === undefined) return fault("CURRENCY", 2, currency);
  if (!rateForm.test(rate) || Number(rate) <= 0) return fault("RATE", 3, rate);
  return { rate: { on, currency, unitsPerDollar: Number(rate) } };
}

/**
 * Reads a file of rates, CSV with the columns `on,currency,unitsPerDollar`. A line with a fault gives
 * no rate; the others do. Of two rates for one day and currency the first holds.
 */
export function readRatesFile(text: string): {
  readonly rates: readonly GivenRate[];
  readonly faults: readonly RatesFault[];
} {
  const lines = text.replace(/^\uFEFF/u, "").split(/\r?\n/u);
  const [header = ""] = lines;
  if (header.trim() !== columns.join(","))
    return {
      rates: [],
      faults: [{ code: "HEADER", line: 1, column: null, value: header.slice(0, 200) }],
    };
  const rates: GivenRate[] = [];
  const faults: RatesFault[] = [];
  const seen = new Set<string>();
  for (const [place, content] of lines.entries()) {
    if (place === 0 || content.trim() === "") continue;
    if (place > ratesLinesMax) {
      faults.push({ code: "TOO_MANY", line: place + 1, column: null, value: "" });
      break;
    }
    const read = readLine(content, place + 1);
    if ("fault" in read) faults.push(read.fault);
    else if (seen.has(`${read.rate.on} ${read.rate.currency}`))
      faults.push({ code: "TWICE", line: place + 1, column: null, value: content.slice(0, 200) });
    else {
      seen.add(`${read.rate.on} ${read.rate.currency}`);
      rates.push(read.rate);
    }
  }
  return { rates, faults };
}
