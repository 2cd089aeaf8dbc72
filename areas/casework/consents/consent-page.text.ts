// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";

/** Words about consents of host States on the page of a case. */
export const consentPageTexts = defineTexts({
  consents: { zh: "所在国同意书", en: "Consents of host States" },
  rule: {
    zh: "未经所在国同意，不得在其境内采取任何行动（关口 G-01；《联合国反腐败公约》第 4 条）。",
    en: "Nothing is done in another State without its consent (gate G-01; UNCAC art. 4).",
  },
  none: { zh: "尚未登记同意书。", en: "No consent is recorded yet." },
  record: { zh: "登记同意书", en: "Record a consent" },
  state: { zh: "国家（地区）", en: "State or region" },
  authority: { zh: "出具机关", en: "Given by" },
  reference: { zh: "文号", en: "Reference" },
  givenOn: { zh: "出具日期", en: "Given on" },
  expiresOn: { zh: "有效至", en: "Holds until" },
  kinds: { zh: "准许的任务类型", en: "Kinds of tasks allowed" },
  scope: { zh: "范围（原文要点）", en: "Scope, in its own words" },
  number: { zh: "第 {number} 号", en: "No. {number}" },
  holds: { zh: "有效", en: "Holds" },
  notYet: { zh: "尚未生效", en: "Not yet" },
  expired: { zh: "已过期", en: "Expired" },
  withdrawn: { zh: "已撤回", en: "Withdrawn" },
  withdrawnOn: { zh: "撤回日期", en: "Withdrawn on" },
  withdraw: { zh: "登记撤回", en: "Record a withdrawal" },
  withdrawTitle: { zh: "登记第 {number} 号同意书的撤回", en: "Consent no. {number} was withdrawn" },
  withdrawNote: {
    zh: "撤回后不能再据此新建或继续境外任务；不能恢复。",
    en: "Tasks abroad can no longer rest on it; this is not undone.",
  },
  reason: { zh: "撤回原因", en: "Reason" },
});
