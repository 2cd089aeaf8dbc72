// SPDX-License-Identifier: Apache-2.0
import type { Typology } from "@tianwang/typologies";
import type { Text } from "@tianwang/kernel/text";
import { defineTexts } from "@tianwang/kernel/text";
import type { AlertState, AlertEventKind } from "./alert.ts";

export const alertStateTexts = defineTexts({
  open: { zh: "待处置", en: "Open" },
  snoozed: { zh: "暂缓", en: "Snoozed" },
  joined: { zh: "已并入", en: "Joined" },
  dismissed: { zh: "已排除", en: "Dismissed" },
  raised: { zh: "已立案", en: "Raised" },
} satisfies Record<AlertState, Text>);

export const judgementTexts = defineTexts({
  assign: { zh: "指派", en: "Assign" },
  dismiss: { zh: "排除", en: "Dismiss" },
  join: { zh: "并入", en: "Join" },
  raise: { zh: "立案", en: "Raise to a case" },
  reopen: { zh: "重新打开", en: "Reopen" },
  snooze: { zh: "暂缓", en: "Snooze" },
  "taken-in": { zh: "由程序并入更大的形状", en: "Taken into a larger shape by the program" },
  undo: { zh: "撤销上次处置", en: "Undo the last judgement" },
} satisfies Record<AlertEventKind, Text>);

/** Names of the typologies, as the field uses them. */
export const typologyTexts = defineTexts({
  bipartite: { zh: "二分结构", en: "Bipartite" },
  cycle: { zh: "循环", en: "Cycle" },
  "dormant-account": { zh: "睡眠账户启用", en: "Dormant account" },
  "fan-in": { zh: "扇入（多头汇入）", en: "Fan-in" },
  "fan-out": { zh: "扇出（多头汇出）", en: "Fan-out" },
  "gather-scatter": { zh: "汇聚后分散", en: "Gather-scatter" },
  "layering-chain": { zh: "逐户转移", en: "Layering chain" },
  "mirror-transfer": { zh: "对敲", en: "Mirror transfer" },
  "new-company-layering": { zh: "新设公司过账", en: "Layering through new companies" },
  "pass-through": { zh: "快进快出", en: "Pass-through" },
  "scatter-gather": { zh: "分散后汇聚", en: "Scatter-gather" },
  stack: { zh: "多层叠加", en: "Stack" },
  structuring: { zh: "拆分交易", en: "Structuring" },
  "u-turn": { zh: "往返转移", en: "U-turn" },
} satisfies Record<Typology, Text>);

/** Texts of the commands. */
export const alertCliTexts = defineTexts({
  listSummary: { zh: "列出预警", en: "List alerts" },
  showSummary: { zh: "查看一条预警及其支付", en: "Show an alert with its payments" },
  judgeSummary: { zh: "处置预警，须写明理由", en: "Judge an alert, with a reason" },
  judgeHelp: {
    zh: "KIND 为 assign、snooze、join、dismiss、raise、reopen 或 undo。本程序不会自行冻结、拒付或上报任何支付。",
    en: "KIND is assign, snooze, join, dismiss, raise, reopen or undo. The program never freezes, declines or reports a payment by itself.",
  },
  optionState: {
    zh: "状态：open、snoozed、joined、dismissed、raised",
    en: "State: open, snoozed, joined, dismissed, raised",
  },
  optionTypology: { zh: "类型，如 fan-in", en: "Typology, e.g. fan-in" },
  optionAssignee: {
    zh: "处置人：人员编号、me 或 none",
    en: "Who is in charge: an actor, me or none",
  },
  optionSince: { zh: "起始日期", en: "First day" },
  optionUntil: { zh: "截止日期；暂缓时为到期日", en: "Last day; of a snooze, the day it ends" },
  optionFrom: { zh: "从第几条起", en: "Rows to pass over" },
  optionCount: { zh: "条数", en: "Rows to show" },
  optionReason: { zh: "理由", en: "Reason" },
  optionTo: { zh: "指派给谁；none 表示退回队列", en: "Whom to assign it to; none gives it back" },
  optionInto: { zh: "并入哪条预警", en: "The alert that takes it in" },
  optionCase: { zh: "并入已有案件", en: "A case that is there" },
  optionTitle: { zh: "新立案件的名称", en: "Title of a new case" },
  optionBasis: { zh: "作为证据使用的法律依据", en: "Legal basis of the use as evidence" },
  columnStrength: { zh: "强度", en: "Strength" },
  columnTypology: { zh: "类型", en: "Typology" },
  columnState: { zh: "状态", en: "State" },
  columnPayments: { zh: "支付", en: "Payments" },
  columnTo: { zh: "最近支付", en: "Last payment" },
  columnAssignee: { zh: "处置人", en: "In charge" },
  columnId: { zh: "编号", en: "Id" },
  none: { zh: "没有符合条件的预警。", en: "No alert matches." },
  more: {
    zh: "共 {totalCount} 条，已列 {shownCount} 条。",
    en: "{shownCount} of {totalCount} listed.",
  },
  judged: { zh: "{id}：{state}", en: "{id}: {state}" },
  raised: { zh: "已立案 {caseId}，证物 {fileName}", en: "Raised to {caseId}, exhibit {fileName}" },
  badKind: { zh: "KIND 无效。", en: "There is no such KIND." },
});
