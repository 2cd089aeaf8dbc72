// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import type { SubjectRole } from "./subject-role.ts";

/**
 * How the roles of subjects are called. 被调查人: Supervision Law of the PRC; 犯罪嫌疑人 until and
 * 被告人 after the indictment: Criminal Procedure Law of the PRC; 被判刑人: International Criminal
 * Judicial Assistance Law of the PRC, ch. 8.
 */
export const subjectRoleTexts: Readonly<Record<SubjectRole, Text>> = {
  "under-inquiry": { zh: "被调查人", en: "Person under inquiry" },
  suspect: { zh: "犯罪嫌疑人", en: "Suspect" },
  accused: { zh: "被告人", en: "Accused" },
  convicted: { zh: "被判刑人", en: "Convicted by final judgment" },
  acquitted: { zh: "宣告无罪", en: "Acquitted" },
  discontinued: { zh: "终止追究", en: "Proceedings discontinued" },
  victim: { zh: "被害人", en: "Victim" },
  witness: { zh: "证人", en: "Witness" },
  counsel: { zh: "辩护人或诉讼代理人", en: "Counsel" },
  "related-company": { zh: "关联企业", en: "Related company" },
  account: { zh: "涉案账户", en: "Account" },
  asset: { zh: "涉案资产", en: "Asset" },
  other: { zh: "其他", en: "Other" },
};
