// SPDX-License-Identifier: Apache-2.0
import type { Party } from "@tianwang/ledger";
import { readCodeWords } from "./code-words.ts";
import { readGermanSubfields } from "./german-subfields.ts";
import { readLabels } from "./labels.ts";
import type { StatementLine } from "./statement-line.ts";

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
 * Field 86 that repeats account and name of the other side from subfields 7 and 9 of field 61, as
 * SNS, ASN and RegioBank write it: a line of both, then the remittance text.
 */
function readRepeated(lines: readonly string[], entry: StatementLine): Details | null {
  const { ownerReference: account, supplementary: name } = entry;
  const isRepeated = /^[A-Z0-9]*\d{7,}$/u.test(account) && name !== "";
  if (!isRepeated || lines[0]?.trim() !== `${account} ${name}`) return null;
  const purpose = joinFreeText(lines.slice(1));
  return { purpose, endToEndId: "", other: { account, name, bank: "" }, extra: {} };
}

/**
 * Reads field 86. The standard leaves its structure free (6*65x); banks agreed on German
 * subfields, on code words between slashes, or on labels. Lines without content say nothing.
 */
export function readDetails(lines: readonly string[], entry: StatementLine): Details {
  const filled = lines.filter((line) => line.trim() !== "");
  const whole = filled.join("");
  return (
    readGermanSubfields(whole) ??
    readCodeWords(whole) ??
    readRepeated(filled, entry) ??
    readLabels(joinFreeText(filled)) ?? {
      purpose: joinFreeText(filled),
      endToEndId: "",
      other: { account: "", name: "", bank: "" },
      extra: {},
    }
  );
}
