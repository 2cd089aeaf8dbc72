// SPDX-License-Identifier: Apache-2.0

/** What an entry of the journal is about. */
export const journalKinds = ["note", "decision", "contact", "hand-over", "system"] as const;
export type JournalKind = (typeof journalKinds)[number];

/** The kinds that a person writes; the program writes the rest itself. */
export const writtenKinds = ["note", "decision", "contact", "hand-over"] as const;
export type WrittenKind = (typeof writtenKinds)[number];

/** Why an entry may not be corrected as wanted. */
export type CorrectionFault = "written-by-program" | "other-kind" | "corrected-already";

/**
 * Whether an entry may be corrected by a new one; null when it may. Only the last word can be
 * corrected, so that the corrections of an entry form one line and never a fork.
 */
export function checkCorrection(
  corrected: { readonly kind: JournalKind; readonly correctedById: string | null },
  kind: WrittenKind,
): CorrectionFault | null {
  if (corrected.kind === "system") return "written-by-program";
  if (corrected.kind !== kind) return "other-kind";
  return corrected.correctedById === null ? null : "corrected-already";
}
