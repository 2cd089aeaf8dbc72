// SPDX-License-Identifier: Apache-2.0
import type { Party } from "@tianwang/flows";
import { readCodeWords } from "./code-words.ts";
import { readGermanSubfields } from "./german-subfields.ts";
import { readLabels } from "./labels.ts";

/** What field 86 says of an entry. */
export interface Details {
  readonly purpose: string;
  readonly endToEndId: string;
  /** The other side of the entry. */
  readonly other: Party;
  /** Everything else by its source name. */
  readonly extra: Readonly<Record<string, string>>;
}

/** The characters of a full line of field 86 (6*65x). */
const fullLineLength = 65;

/** Joins the lines of a text without structure: a full line runs on, a shorter one ends a word. */
function joinFreeText(lines: readonly string[]): string {
  let text = "";
  let isRunning = true;
  for (const line of lines) {
    text += isRunning ? line : ` ${line}`;
    isRunning = line.length >= fullLineLength;
  }
  return text.trim();
}

/**
 * Reads field 86. The standard leaves its structure free (6*65x); banks agreed on German
 * subfields, on code words between slashes, or on labels. Lines without content say nothing.
 */
export function readDetails(lines: readonly string[]): Details {
  const filled = lines.filter((line) => line.trim() !== "");
  const whole = filled.join("");
  return (
    readGermanSubfields(whole) ??
    readCodeWords(whole) ??
    readLabels(joinFreeText(filled)) ?? {
      purpose: joinFreeText(filled),
      endToEndId: "",
      other: { account: "", name: "", bank: "" },
      extra: {},
    }
  );
}
