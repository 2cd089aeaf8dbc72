// SPDX-License-Identifier: Apache-2.0

/** Field 61 cut into its subfields, nothing interpreted. */
export interface StatementLine {
  /** Subfield 1, YYMMDD. */
  readonly valueDate: string;
  /** Subfield 2, MMDD, or empty. */
  readonly entryDate: string;
  /** Subfield 3. */
  readonly mark: Mark;
  /** Subfield 4, one letter or empty. */
  readonly fundsCode: string;
  /** Subfield 5. */
  readonly amount: string;
  /** Subfield 6, four characters; empty where none can be told. */
  readonly type: string;
  /** Subfield 7; empty for NONREF, which means that there is none. */
  readonly ownerReference: string;
  /** Subfield 8. */
  readonly bankReference: string;
  /** Subfield 9. */
  readonly supplementary: string;
}

/** C, D; R takes one back: RC is a debit, RD a credit. MT 942 also has expected ones: EC, ED. */
export type Mark = "C" | "D" | "RC" | "RD" | "EC" | "ED";

/**
 * SWIFT Standards MT, Category 9, field 61: `6!n[4!n]2a[1!a]15d1!a3!c16x[//16x]` and a second
 * line `[34x]`. The amount is matched loosely here and judged by its own reader.
 */
const lineForm =
  /^(?<value>\d{6})(?<entry>\d{4})?(?<mark>R[CD]|E[CD]|[CD])(?<funds>[A-Z])?(?<amount>\d[\d.,]*)(?<rest>.+)$/u;
/** Four characters; some banks fill shorter codes of their own with blanks (`NOV `, `NVZ `). */
const typeForm = /^[A-Z][A-Z0-9 ]{3}/u;

/** The reference that says that there is none. */
const noReference = "NONREF";

function reference(text: string): string {
  const trimmed = text.trim();
  return trimmed === noReference ? "" : trimmed;
}

/** Subfields 6 to 8: type, owner's reference, bank's reference behind `//`. */
function cutReferences(
  text: string,
): Pick<StatementLine, "type" | "ownerReference" | "bankReference"> {
  const type = typeForm.exec(text)?.[0] ?? "";
  const references = text.slice(type.length);
  const cut = references.indexOf("//");
  return {
    type: type.trim(),
    ownerReference: reference(cut < 0 ? references : references.slice(0, cut)),
    bankReference: cut < 0 ? "" : reference(references.slice(cut + 2)),
  };
}

/**
 * Cuts field 61 into its subfields; null when date, mark or amount cannot be told, also where
 * nothing follows the amount: the line is cut, perhaps in the middle of the amount.
 */
export function readStatementLine(lines: readonly string[]): StatementLine | null {
  const groups = lineForm.exec(lines[0] ?? "")?.groups;
  if (!groups) return null;
  const { value = "", entry = "", mark, funds = "", amount = "", rest = "" } = groups;
  return {
    valueDate: value,
    entryDate: entry,
    mark: mark as Mark,
    fundsCode: funds,
    amount,
    ...cutReferences(rest),
    supplementary: lines.slice(1).join(" ").replaceAll(/\s+/gu, " ").trim(),
  };
}

/** Whether the entry takes money off the account: also the reversal of a credit. */
export function isDebit(mark: Mark): boolean {
  return mark === "D" || mark === "RC" || mark === "ED";
}

/** Whether subfield 6 is one of the standard (T53, and T18 for message types after S). */
export function isStandardType(type: string): boolean {
  return /^(?:[NF][A-Z0-9]{3}|S[1-9]\d{2})$/u.test(type);
}
