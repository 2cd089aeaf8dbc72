// SPDX-License-Identifier: Apache-2.0
import type { Locator } from "./source.ts";
import type { Text } from "./text.ts";

/** How bad a problem with source data is. `error`: the row did not enter; the rest did. */
export type Severity = "info" | "warning" | "error";

/** What a problem code means and how to mend it, in both languages. */
export interface ProblemEntry {
  readonly severity: Severity;
  readonly says: Text;
  readonly mend: Text;
}

/** Something wrong with source data: kept, counted and shown; never thrown, never dropped. */
export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  readonly locator: Locator;
  /** The field, column or tag, as the source names it; empty when it is the whole row. */
  readonly field: string;
  /** The value as it stands in the source, cut at 200 characters. */
  readonly value: string;
}

/** The most characters of a source value that a problem repeats. */
export const problemValueLengthMax = 200;

/** The problem codes of a topic. */
export type ProblemTable = Readonly<Record<string, ProblemEntry>>;

/**
 * Declares the problem codes of a topic and returns the function that makes one.
 *
 * @example
 *   const { problem } = defineProblems({
 *     DATE_UNREADABLE: { severity: "error",
 *       says: { zh: "日期无法识别", en: "The date cannot be read" },
 *       mend: { zh: "请更正日期列的格式", en: "Correct the date order in the mapping" } },
 *   });
 *   problem("DATE_UNREADABLE", { kind: "row", row: 3 }, "交易日期", "2023-02-29");
 */
export function defineProblems<const T extends ProblemTable>(
  table: T,
): {
  table: T;
  problem: (code: keyof T & string, locator: Locator, field?: string, value?: string) => Problem;
} {
  return {
    table,
    problem: (code, locator, field = "", value = "") => ({
      code,
      severity: (table[code] as ProblemEntry).severity,
      locator,
      field,
      value:
        value.length > problemValueLengthMax ? `${value.slice(0, problemValueLengthMax)}…` : value,
    }),
  };
}
