// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import type { MemberRole } from "./member-role.ts";

/** How the roles in the team of a case are called. */
export const memberRoleTexts: Readonly<Record<MemberRole, Text>> = {
  lead: { zh: "专案组组长", en: "Lead" },
  "case-officer": { zh: "承办人", en: "Case officer" },
  analyst: { zh: "分析人员", en: "Analyst" },
  "legal-officer": { zh: "法律审核人员", en: "Legal officer" },
  liaison: { zh: "联络员", en: "Liaison" },
  supervisor: { zh: "督办人", en: "Supervisor" },
  reader: { zh: "知情人员", en: "Reader" },
};
