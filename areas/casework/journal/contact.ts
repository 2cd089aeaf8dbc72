// SPDX-License-Identifier: Apache-2.0
import type { GateAnswer, GateFact } from "@tianwang/kernel/gate";
import { checkGate } from "@tianwang/kernel/gate";

/** With whom a contact took place. */
export const contactParties = [
  "authority",
  "counsel",
  "person-concerned",
  "witness",
  "company",
  "relative",
  "other",
] as const;
export type ContactParty = (typeof contactParties)[number];

/**
 * The only grounds on which a relative may be contacted (gate G-05): service by a court (Criminal
 * Procedure Law of the PRC arts 292-294), notice to an interested person in confiscation without
 * conviction, a message through counsel, or because the relative asked.
 */
export const relativeGrounds = [
  "court-service",
  "interested-person-notice",
  "through-counsel",
  "relative-asked",
] as const;
export type RelativeGround = (typeof relativeGrounds)[number];

/** Whether somebody refused to talk, and what became of it. */
export const contactRefusals = ["none", "honoured", "not-honoured"] as const;
export type ContactRefusal = (typeof contactRefusals)[number];

/** What must be known of a contact besides its words. */
export interface Contact {
  readonly party: ContactParty;
  readonly purpose: string;
  readonly lawfulBasis: string;
  /** Only for a contact with a relative. */
  readonly relativeGround: RelativeGround | null;
  readonly isCounselCopied: boolean;
  readonly refusal: ContactRefusal;
}

const fact = (isMet: boolean): GateFact => (isMet ? "met" : "unmet");

/**
 * Asks gate G-05 about a contact with a relative; null for any other contact.
 *
 * @example
 *   checkContact({ party: "relative", relativeGround: null, … })?.isPassed; // false
 */
export function checkContact(contact: Contact): GateAnswer | null {
  if (contact.party !== "relative") return null;
  return checkGate("G-05", {
    purposeIsStated: fact(contact.purpose.trim() !== ""),
    basisIsLawful: fact(contact.lawfulBasis.trim() !== ""),
    groundIsAllowed: contact.relativeGround === null ? "unknown" : "met",
    counselIsCopied: fact(contact.isCounselCopied),
    refusalIsHonoured: fact(contact.refusal !== "not-honoured"),
  });
}
