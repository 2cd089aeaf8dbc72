// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import { defineTexts } from "@tianwang/kernel/text";
import type { FindingState, StrengthWord } from "./finding.ts";

/** Where a finding stands. */
export const findingStateTexts = defineTexts({
  open: { zh: "待判断", en: "Not judged" },
  relevant: { zh: "与案件有关", en: "Relevant" },
  explained: { zh: "可以解释", en: "Explained" },
} satisfies Record<FindingState, Text>);

/** How rarely chance makes such a shape in the case. */
export const strengthWordTexts = defineTexts({
  rare: { zh: "几乎不会偶然出现", en: "hardly ever by chance" },
  seldom: { zh: "很少偶然出现", en: "seldom by chance" },
  common: { zh: "也会偶然出现", en: "at times by chance" },
} satisfies Record<StrengthWord, Text>);

/** Texts of the findings of a case and of the page of one. */
export const findingPageTexts = defineTexts({
  shapes: { zh: "可疑形态", en: "Shapes of payments" },
  shape: { zh: "可疑形态", en: "Shape of payments" },
  lead: {
    zh: "形态只是线索，不是对任何人的评价；每一条都写明怎样才算正常。",
    en: "A shape is a lead and no score of a person; each says what would make it innocent.",
  },
  run: { zh: "查找形态", en: "Look for shapes" },
  runAgain: { zh: "重新查找", en: "Look again" },
  none: { zh: "尚未查找", en: "Nobody has looked yet" },
  noneWhy: {
    zh: "对本案中付款、收款账户均已知的交易运行全部检测器，每个形态都附其交易和原因。",
    en: "All detectors look at the payments between known accounts of this case; each shape names its rows and its reasons.",
  },
  nothingFound: { zh: "没有找到形态", en: "No shape was found" },
  nothingFoundWhy: {
    zh: "所查看的交易中，没有单凭偶然难以出现的形态。",
    en: "Among the payments that were looked at there is no shape that chance alone would not make.",
  },
  noneInState: { zh: "没有处于此状态的形态。", en: "No shape is in this state." },
  all: { zh: "全部", en: "All" },
  byState: { zh: "按判断", en: "By judgement" },
  more: { zh: "再显示 {count} 条", en: "Show {count} more" },
  lookedAt: { zh: "查看范围", en: "Looked at" },
  lookedAtValue: {
    zh: "{movements} 笔交易中的 {payments} 笔，涉及 {accounts} 个账户；形态最长跨越 {days} 天",
    en: "{payments} of {movements} transactions, between {accounts} accounts; shapes of up to {days} {days:day|days}",
  },
  leftOut: { zh: "未查看", en: "Left out" },
  limits: { zh: "受限之处", en: "Limits that bit" },
  madeAt: { zh: "查找时间", en: "Looked" },
  madeBy: { zh: "操作人", en: "By" },
  detectors: { zh: "检测器", en: "Detectors" },
  detector: { zh: "检测器", en: "Detector" },
  version: { zh: "{title} 第 {version} 版", en: "{title}, version {version}" },
  outdated: {
    zh: "此后案件的对账单有变动；请重新查找。",
    en: "The statements of the case have changed since; look again.",
  },
  stray: {
    zh: "{count} 个曾作判断的形态这次没有找到。",
    en: "{count} judged {count:shape was|shapes were} not found this time.",
  },
  strength: { zh: "强度", en: "Strength" },
  strengthValue: { zh: "{number}，{word}", en: "{number}, {word}" },
  accounts: { zh: "账户", en: "Accounts" },
  accountsIn: { zh: "{count} 个账户", en: "{count} accounts" },
  paymentsIn: { zh: "{count} 笔", en: "{count} {count:payment|payments}" },
  window: { zh: "时间范围", en: "Window" },
  amount: { zh: "金额", en: "Amount" },
  early: { zh: "对账单开头", en: "Where the statements begin" },
  why: { zh: "原因", en: "Why" },
  innocent: { zh: "怎样才算正常", en: "What would make it innocent" },
  flow: { zh: "资金走向", en: "Flow" },
  flowHint: {
    zh: "点击连线，下表只列其中的交易。",
    en: "Choose an edge, and the table below shows its payments only.",
  },
  hidden: { zh: "另有 {count} 笔未画出，见下表。", en: "{count} more are in the table below." },
  payments: { zh: "交易", en: "Payments" },
  shown: { zh: "前 {shown} 笔，共 {count} 笔", en: "The first {shown} of {count}" },
  picked: { zh: "所选连线 {shown} 笔", en: "{shown} of the chosen edge" },
  allPayments: { zh: "显示全部", en: "Show all" },
  bookedOn: { zh: "记账日期", en: "Booked on" },
  payer: { zh: "付款账户", en: "Payer" },
  beneficiary: { zh: "收款账户", en: "Beneficiary" },
  source: { zh: "出处", en: "Source" },
  unnamed: { zh: "未注明", en: "not named" },
  followWhy: {
    zh: "勾选交易，即可从这些交易起追踪；资金进入此形态的各笔不多时已预先勾选。",
    en: "Choose payments to follow the money from; those with which it enters the shape are chosen already, where they are few.",
  },
  followMost: {
    zh: "一次最多从 {max} 笔起追踪；请减少所选。",
    en: "Follow at most {max} at once from here; choose fewer.",
  },
  judgements: { zh: "判断记录", en: "Judgements" },
  noJudgements: { zh: "尚无判断。", en: "Nobody has judged it yet." },
  judgeRelevant: { zh: "判为有关", en: "Judge relevant" },
  judgeExplained: { zh: "判为可以解释", en: "Judge explained" },
  takeBack: { zh: "撤回判断", en: "Take back" },
  takenBack: { zh: "已由 {by} 撤回", en: "taken back by {by}" },
  reason: { zh: "理由", en: "Reason" },
  reasonHint: {
    zh: "写明依据；判断随交易保留，重新查找后仍然有效，可随时撤回。",
    en: "Say on what it rests. It stays with these payments when shapes are looked for again, and can be taken back.",
  },
  required: { zh: "此项必填。", en: "This is needed." },
  cancel: { zh: "取消", en: "Cancel" },
  superseded: {
    zh: "此形态来自较早的一次查找。",
    en: "This shape is of an earlier search.",
  },
  gone: { zh: "最近一次查找没有再找到它。", en: "The latest search does not find it any more." },
  current: { zh: "查看最近一次查找中的同一形态", en: "See it in the latest search" },
});
