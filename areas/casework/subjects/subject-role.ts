// SPDX-License-Identifier: Apache-2.0
import type { GateAnswer } from "@tianwang/kernel/gate";
import { checkGate } from "@tianwang/kernel/gate";

/**
 * What a subject is in a case. The first six are stages of a procedure against a person and say
 * no more than that stage allows (presumption of innocence, gate G-11; ICCPR art. 14(2)).
 */
export const subjectRoles = [
  "under-inquiry",
  "suspect",
  "accused",
  "convicted",
  "acquitted",
  "discontinued",
  "victim",
  "witness",
  "counsel",
  "related-company",
  "account",
  "asset",
  "other",
] as const;
export type SubjectRole = (typeof subjectRoles)[number];

/** The labels that are stages of a procedure against a person. */
const stages: ReadonlySet<SubjectRole> = new Set(subjectRoles.slice(0, 6));

/** Whether a label says the stage of a procedure against a person. */
export function isStage(role: SubjectRole): boolean {
  return stages.has(role);
}

/** Labels that state the outcome of an act of an authority; each must cite that act and its day. */
const citingRoles: ReadonlySet<SubjectRole> = new Set([
  "accused",
  "convicted",
  "acquitted",
  "discontinued",
]);

/**
 * Asks gate G-11 whether a label is supported: accused needs the charge, convicted the final
 * judgment, acquitted and discontinued the decision. Null when the label claims nothing of the kind.
 *
 * @param basis the act relied on, e.g. number and court of a judgment
 * @param sinceOn the day of that act; null when unknown
 */
export function checkSubjectLabel(
  role: SubjectRole,
  basis: string,
  sinceOn: string | null,
): GateAnswer | null {
  if (!citingRoles.has(role)) return null;
  return checkGate("G-11", {
    actIsCited: basis.trim() === "" ? "unknown" : "met",
    actIsDated: sinceOn === null ? "unknown" : "met",
  });
}
