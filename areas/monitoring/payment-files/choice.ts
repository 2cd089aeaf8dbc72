// SPDX-License-Identifier: Apache-2.0
import { alertCut, windowDaysDefault } from "./alert-line.ts";

/** Longest window that a file is watched with: two years. */
const windowDaysMax = 730;

/** What a command was asked for, apart from its files. */
export interface WatchChoices {
  readonly windowDays: number;
  readonly novelty: "first-contact" | "all";
  readonly strengthMin: number;
}

type OptionValue = string | boolean | undefined;

/** The text of an option; undefined when it was not given or is empty. */
export function noText(value: OptionValue): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function numberWithin(
  value: OptionValue,
  { least, most, otherwise }: { least: number; most: number; otherwise: number },
): number | null {
  const text = noText(value);
  if (text === undefined) return otherwise;
  if (!/^\d{1,6}(?:\.\d{1,6})?$/u.test(text)) return null;
  const found = Number(text);
  return found >= least && found <= most ? found : null;
}

/** Reads the numbers and words of a command; null when one of them is out of its bounds. */
export function watchChoicesOf(
  options: Readonly<Record<string, OptionValue>>,
): WatchChoices | null {
  const windowDays = numberWithin(options["window"], {
    least: 0.05,
    most: windowDaysMax,
    otherwise: windowDaysDefault,
  });
  const strengthMin = numberWithin(options["min-strength"], {
    least: 0,
    most: 1,
    otherwise: alertCut,
  });
  const novelty = noText(options["novelty"]) ?? "first-contact";
  if (novelty !== "first-contact" && novelty !== "all") return null;
  return windowDays === null || strengthMin === null ? null : { windowDays, strengthMin, novelty };
}

/** Midnight of a date in minutes since 1970; undefined when it is no date. */
export function minutesOfDate(date: string): number | undefined {
  const millis = /^\d{4}-\d{2}-\d{2}$/u.test(date) ? Date.parse(`${date}T00:00Z`) : Number.NaN;
  const isDate = !Number.isNaN(millis) && new Date(millis).toISOString().startsWith(date);
  return isDate ? millis / 60_000 : undefined;
}
