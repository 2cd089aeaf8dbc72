// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import { defineTexts } from "@tianwang/kernel/text";
import type { ContactParty, ContactRefusal, RelativeGround } from "./contact.ts";
import type { JournalKind } from "./journal-entry.ts";

/** How the kinds of entries are called. */
export const journalKindTexts: Readonly<Record<JournalKind, Text>> = {
  note: { zh: "记录", en: "Note" },
  decision: { zh: "决定", en: "Decision" },
  contact: { zh: "接触联系", en: "Contact" },
  "hand-over": { zh: "移交", en: "Hand-over" },
  system: { zh: "系统记录", en: "System" },
};

/** With whom a contact took place. */
export const contactPartyTexts: Readonly<Record<ContactParty, Text>> = {
  authority: { zh: "主管机关", en: "Authority" },
  counsel: { zh: "律师", en: "Counsel" },
  "person-concerned": { zh: "当事人本人", en: "Person concerned" },
  witness: { zh: "证人", en: "Witness" },
  company: { zh: "企业", en: "Company" },
  relative: { zh: "亲属", en: "Relative" },
  other: { zh: "其他", en: "Other" },
};

/** On which ground a relative was contacted. */
export const relativeGroundTexts: Readonly<Record<RelativeGround, Text>> = {
  "court-service": { zh: "法院送达", en: "Service by a court" },
  "interested-person-notice": {
    zh: "违法所得没收程序中通知利害关系人",
    en: "Notice to an interested person in confiscation without conviction",
  },
  "through-counsel": { zh: "经律师转达", en: "Message through counsel" },
  "relative-asked": { zh: "亲属主动联系", en: "The relative asked for it" },
};

/** Whether somebody refused to talk. */
export const contactRefusalTexts: Readonly<Record<ContactRefusal, Text>> = {
  none: { zh: "未拒绝", en: "Nobody refused" },
  honoured: { zh: "拒绝，已尊重", en: "Refused, and respected" },
  "not-honoured": { zh: "拒绝，未获尊重", en: "Refused, and not respected" },
};

/** What the program itself writes into the journal. Placeholders are filled when it is read. */
export const journalEventTexts = defineTexts({
  "case-opened": { zh: "新建案件 {number}", en: "Case {number} opened" },
  "case-moved": {
    zh: "案件状态由“{fromStatus}”变更为“{toStatus}”，自 {on} 起。原因：{reason}",
    en: "Case moved from {fromStatus} to {toStatus} as of {on}. Reason: {reason}",
  },
  "case-renumbered": {
    zh: "案件编号由 {from} 变更为 {to}",
    en: "Case number changed from {from} to {to}",
  },
  "case-retitled": {
    zh: "案件名称由“{from}”变更为“{to}”",
    en: "Case title changed from “{from}” to “{to}”",
  },
  "case-redated": {
    zh: "立项日期由 {from} 变更为 {to}",
    en: "Day of opening changed from {from} to {to}",
  },
  "summary-changed": { zh: "案情摘要已修改", en: "Summary changed" },
  "lead-agency-set": {
    zh: "主办单位由 {from} 变更为 {to}",
    en: "Lead agency changed from {from} to {to}",
  },
  "member-set": {
    zh: "{name} 加入专案组，担任{memberRole}。原因：{reason}",
    en: "{name} is in the team as {memberRole}. Reason: {reason}",
  },
  "member-removed": {
    zh: "{name} 退出专案组。原因：{reason}",
    en: "{name} left the team. Reason: {reason}",
  },
  "subject-set": {
    zh: "涉案对象“{name}”记为“{subjectRole}”。依据：{basis}",
    en: "Subject {name} recorded as {subjectRole}. Basis: {basis}",
  },
  "subject-removed": {
    zh: "涉案对象“{name}”移出本案。原因：{reason}",
    en: "Subject {name} taken out of the case. Reason: {reason}",
  },
  "consent-recorded": {
    zh: "登记 {state} {authority} 的同意书 {reference}（第 {number} 号），有效至 {expiresOn}",
    en: "Consent {reference} of {authority}, {state}, recorded as no. {number}, holds until {expiresOn}",
  },
  "consent-withdrawn": {
    zh: "第 {number} 号同意书自 {on} 起撤回。原因：{reason}",
    en: "Consent no. {number} withdrawn as of {on}. Reason: {reason}",
  },
  "task-handed-over": {
    zh: "任务“{title}”由 {from} 移交 {to}。原因：{reason}",
    en: "Task “{title}” handed over from {from} to {to}. Reason: {reason}",
  },
  "clock-set": { zh: "设定时限“{title}”", en: "Clock “{title}” set" },
  "clock-paused": {
    zh: "时限“{title}”自 {on} 起中止计时。原因：{reason}",
    en: "Clock “{title}” paused as of {on}. Reason: {reason}",
  },
  "clock-resumed": {
    zh: "时限“{title}”自 {on} 起恢复计时",
    en: "Clock “{title}” resumed as of {on}",
  },
  "clock-stopped": {
    zh: "时限“{title}”于 {on} 终止。原因：{reason}",
    en: "Clock “{title}” stopped on {on}. Reason: {reason}",
  },
});
