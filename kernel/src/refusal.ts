// SPDX-License-Identifier: Apache-2.0
import { assert } from "./assert.ts";
import type { Language, Text, TextValues } from "./text.ts";
import { renderText } from "./text.ts";

/** How one refusal is described: its HTTP status, what it says, and where to read on. */
export interface RefusalEntry extends Text {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 423 | 429 | 503;
  /** How to mend it, in both languages. */
  readonly mend: Text;
}

/** A rule said no. Mapped once to HTTP, command line and screen. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: string;
  readonly entry: RefusalEntry;
  readonly values: TextValues;

  constructor(code: string, entry: RefusalEntry, values: TextValues) {
    super(`${code}: ${renderText(entry, values, "en")}`);
    this.code = code;
    this.entry = entry;
    this.values = values;
  }

  /** What happened, in words. */
  says(language: Language): string {
    return renderText(this.entry, this.values, language);
  }

  /** What to do about it, in words. */
  mend(language: Language): string {
    return renderText(this.entry.mend, this.values, language);
  }
}

/** The refusals of one area: a table from code to entry. */
export type RefusalTable = Readonly<Record<string, RefusalEntry>>;

/**
 * Declares the refusals of an area and returns the function that makes one to throw.
 *
 * @example
 *   const { refuse } = defineRefusals({
 *     CASE_NOT_FOUND: { status: 404, zh: "没有案件 {id}", en: "There is no case {id}.",
 *       mend: { zh: "请核对编号。", en: "Check the id." } },
 *   });
 *   throw refuse("CASE_NOT_FOUND", { id: "case_1" });
 */
export function defineRefusals<const T extends RefusalTable>(
  table: T,
): { table: T; refuse: (code: keyof T & string, values?: TextValues) => Refusal } {
  return {
    table,
    refuse: (code, values = {}) => {
      const entry: RefusalEntry | undefined = table[code];
      assert(entry, `the refusal ${code} is declared`);
      return new Refusal(code, entry, values);
    },
  };
}
