// SPDX-License-Identifier: Apache-2.0

/** What an actor may be allowed to do; a route names one, a role holds several. */
export const permissions = [
  "access.administer",
  "access.read",
  "audit.read",
  "casework.cases.read",
  "casework.cases.write",
  "casework.journal.read",
  "casework.journal.write",
  "casework.tasks.read",
  "casework.tasks.write",
  "entities.read",
  "entities.write",
  "evidence.read",
  "evidence.write",
  "flows.read",
  "flows.write",
  "jobs.read",
  "ledger.read",
  "ledger.write",
  "monitoring.feed",
  "monitoring.read",
  "monitoring.write",
  "reports.approve",
  "reports.read",
  "reports.write",
  "self",
  "workspace.administer",
] as const;

export type Permission = (typeof permissions)[number];

/** The roles that a member of an agency can hold. */
export const roles = {
  administrator: permissions,
  "case-officer": [
    "casework.cases.read",
    "casework.cases.write",
    "casework.journal.read",
    "casework.journal.write",
    "casework.tasks.read",
    "casework.tasks.write",
    "entities.read",
    "entities.write",
    "evidence.read",
    "evidence.write",
    "flows.read",
    "flows.write",
    "jobs.read",
    "ledger.read",
    "ledger.write",
    "monitoring.feed",
    "monitoring.read",
    "monitoring.write",
    "reports.approve",
    "reports.read",
    "reports.write",
    "self",
  ],
  analyst: [
    "casework.cases.read",
    "casework.journal.read",
    "casework.journal.write",
    "casework.tasks.read",
    "casework.tasks.write",
    "entities.read",
    "entities.write",
    "evidence.read",
    "evidence.write",
    "flows.read",
    "flows.write",
    "jobs.read",
    "ledger.read",
    "ledger.write",
    "monitoring.feed",
    "monitoring.read",
    "monitoring.write",
    "reports.read",
    "reports.write",
    "self",
  ],
  reader: [
    "casework.cases.read",
    "casework.journal.read",
    "casework.tasks.read",
    "entities.read",
    "evidence.read",
    "flows.read",
    "jobs.read",
    "ledger.read",
    "monitoring.read",
    "self",
  ],
  auditor: ["audit.read", "self"],
} as const satisfies Record<string, readonly Permission[]>;

export type Role = keyof typeof roles;

/** Why someone looks at or changes data. Every piece of work carries one. */
export const purposes = [
  "investigation",
  "asset-recovery",
  "legal-assistance",
  "supervision",
  "administration",
  "audit",
  "demonstration",
] as const;

export type Purpose = (typeof purposes)[number];

/** What can be done inside a compartment; each level includes the ones before it. */
export const compartmentLevels = ["read", "write", "administer"] as const;

export type CompartmentLevel = (typeof compartmentLevels)[number];

/** Whether a role holds a permission. */
export function roleMay(role: Role, permission: Permission): boolean {
  return (roles[role] as readonly Permission[]).includes(permission);
}
