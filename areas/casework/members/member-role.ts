// SPDX-License-Identifier: Apache-2.0
import type { CompartmentLevel } from "@tianwang/kernel/access";

/** What a member does in the team of a case. */
export const memberRoles = [
  "lead",
  "case-officer",
  "analyst",
  "legal-officer",
  "liaison",
  "supervisor",
  "reader",
] as const;
export type MemberRole = (typeof memberRoles)[number];

/**
 * How far the case opens to a member of another agency. Members of the owning agency have what
 * their role there gives them; the role in the team adds nothing to it.
 */
export const levelOfMember: Readonly<Record<MemberRole, CompartmentLevel>> = {
  lead: "administer",
  "case-officer": "write",
  analyst: "write",
  "legal-officer": "write",
  liaison: "write",
  supervisor: "write",
  reader: "read",
};

/**
 * Whether a team still has someone who leads it after a member gets another role, or none (null).
 *
 * @example
 *   keepsLead([{ actorId: "act_1", role: "lead" }], "act_1", "analyst"); // false
 */
export function keepsLead(
  team: readonly { readonly actorId: string; readonly role: MemberRole }[],
  actorId: string,
  role: MemberRole | null,
): boolean {
  const hadLead = team.some((member) => member.role === "lead");
  const others = team.some((member) => member.role === "lead" && member.actorId !== actorId);
  return !hadLead || others || role === "lead";
}
