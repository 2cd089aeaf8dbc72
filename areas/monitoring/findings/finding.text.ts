// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";

/** What a shape is in one clause: who pays whom; `first` and `last` are accounts by their names. */
export const leadTexts = defineTexts({
  bipartite: {
    zh: "同一批账户分别付给同一批收款账户",
    en: "the same payers pay the same beneficiaries",
  },
  cycle: {
    zh: "资金经 {count} 个账户回到“{first}”",
    en: "money comes back to {first} over {count} accounts",
  },
  "fan-in": {
    zh: "{others} 个账户首次汇入“{first}”",
    en: "{others} {others:account pays|accounts pay} {first} for the first time",
  },
  "fan-out": {
    zh: "“{first}”首次付给 {others} 个账户",
    en: "{first} pays {others} {others:account|accounts} for the first time",
  },
  "gather-scatter": {
    zh: "“{first}”先从多处收款，随即分付多处",
    en: "{first} gathers from several accounts and pays on to several others",
  },
  "layering-chain": {
    zh: "资金从“{first}”逐户转到“{last}”",
    en: "money passes from account to account, from {first} to {last}",
  },
  "scatter-gather": {
    zh: "“{first}”分付多户，又汇集到“{last}”",
    en: "{first} pays several accounts, which pay on to {last}",
  },
  stack: {
    zh: "资金成批经两层以上账户转移",
    en: "money moves in bulk through more than two layers of accounts",
  },
  "dormant-account": {
    zh: "“{first}”长期没有往来后重新启用",
    en: "{first} comes back to life after a long silence",
  },
  "mirror-transfer": {
    zh: "“{first}”等账户在境内外两边成对收付，两边之间没有直接往来",
    en: "{first} and others pay and are paid in matching pairs, with no direct way between the two sides",
  },
  "new-company-layering": {
    zh: "资金从“{first}”起经此前没有往来的账户逐户转移",
    en: "money from {first} passes through accounts that had no life before",
  },
  "pass-through": {
    zh: "“{first}”收款后随即转出",
    en: "{first} pays on at once what it receives",
  },
  structuring: {
    zh: "多笔款项以略低于申报限额的金额汇入“{first}”",
    en: "payments just below a reporting threshold come to {first}",
  },
  "u-turn": {
    zh: "资金从“{first}”转出后绕回",
    en: "money leaves {first} and comes back by another way",
  },
  other: {
    zh: "涉及“{first}”等 {count} 个账户",
    en: "{count} {count:account|accounts}, {first} among them",
  },
});

/** The sentence of a finding. */
export const sentenceTexts = defineTexts({
  whole: {
    zh: "{title}：{lead}；{from}至{to}，共 {payments} 笔，合计 {amounts}。",
    en: "{title}: {lead}; {payments} {payments:payment|payments} from {from} to {to}, {amounts} in all.",
  },
  oneDay: {
    zh: "{title}：{lead}；{from}，共 {payments} 笔，合计 {amounts}。",
    en: "{title}: {lead}; {payments} {payments:payment|payments} on {from}, {amounts} in all.",
  },
  unnamed: { zh: "未注明账户", en: "an account without a name" },
  comma: { zh: "、", en: ", " },
  chance: {
    zh: "本案有 {accounts} 个账户；单凭偶然，这样的形态预计出现约 {expected} 个。",
    en: "Among the {accounts} accounts of this case, chance alone would make about {expected} such shapes.",
  },
  early: {
    zh: "其往来多始于对账单的开头，双方此前是否已有往来无从得知，强度可能偏高。",
    en: "Most of its pairs pay where the statements begin: whether they had dealt before is not known, so that its strength may be too high.",
  },
  chanceTiny: {
    zh: "本案有 {accounts} 个账户；单凭偶然，这样的形态预计不到百万分之一个。",
    en: "Among the {accounts} accounts of this case, chance alone would make fewer than one such shape in a million.",
  },
});

/** What was left out of a run, and which limits bit. */
export const runTexts = defineTexts({
  "left-cash": {
    zh: "{count} 笔为现金存取，没有对方账户",
    en: "{count} {count:payment is|payments are} cash, without an account on the other side",
  },
  "left-no-account": {
    zh: "{count} 笔没有写明付款或收款账号",
    en: "{count} {count:payment names|payments name} no account number on one side",
  },
  "left-no-currency": {
    zh: "{count} 行没有币种，或小数位与币种不符，未读入",
    en: "{count} {count:row has|rows have} no currency, or decimals that the currency does not have",
  },
  "left-own-account": {
    zh: "{count} 笔付款与收款为同一账户",
    en: "{count} {count:payment goes|payments go} from an account to itself",
  },
  "left-too-large": {
    zh: "{count} 笔金额过大，无法精确计算",
    en: "{count} {count:amount is|amounts are} too large to compute with exactly",
  },
  "left-undated": {
    zh: "{count} 笔没有日期",
    en: "{count} {count:payment has|payments have} no date",
  },
  "may-count-twice": {
    zh: "{count} 笔在对方账户自己的对账单中没有对应记录；若对方另记为一行，便会重复计入，请先完成合并判定",
    en: "{count} {count:payment has|payments have} no match in the other account's own statement; one that stands there as another row was seen twice, so judge the proposed folds first",
  },
  "limit-hub": {
    zh: "往来极多的账户只查看了最近的对手（{count} 次）：{accounts}",
    en: "at accounts with very many counterparties only the latest were looked at ({count} {count:time|times}): {accounts}",
  },
  "limit-search": {
    zh: "搜索在达到步数上限后停止（{count} 次）：{accounts}",
    en: "a search stopped at its limit of steps ({count} {count:time|times}): {accounts}",
  },
  "limit-open-shapes": {
    zh: "同时观察的形态达到上限（{count} 次）：{accounts}",
    en: "the limit of shapes in view was reached ({count} {count:time|times}): {accounts}",
  },
  "limit-rows": {
    zh: "部分形态的交易超过上限，只列出一部分（{count} 次）：{accounts}",
    en: "shapes with too many payments list only some of them ({count} {count:time|times}): {accounts}",
  },
  "limit-chance": {
    zh: "{count} 个形态单凭偶然也会出现，未保存",
    en: "{count} {count:shape|shapes} that chance alone would make {count:was|were} not kept",
  },
  "limit-findings": {
    zh: "另有 {count} 个较弱的形态超出保存上限",
    en: "{count} weaker {count:shape|shapes} beyond the most that are kept",
  },
});

/** Texts of the command. */
export const detectCliTexts = defineTexts({
  caseOption: {
    zh: "案件标识：检测案件中的交易，结果保存在案件中",
    en: "Id of a case: its payments are looked at, and what is found is saved there",
  },
  caseNeeded: { zh: "请用 --case 指明案件", en: "Name the case with --case" },
  expectedOption: {
    zh: "保留单凭偶然预计出现至多此数的形态（默认 0.1）",
    en: "Keep shapes of which chance alone would make at most so many (default: 0.1)",
  },
  badExpected: {
    zh: "偶然数应为 0.000001 至 1000",
    en: "What chance makes is a number from 0.000001 to 1000",
  },
  badWindow: {
    zh: "天数应为 1 至 730 的整数",
    en: "The window is a whole number of days, 1 to 730",
  },
  reading: { zh: "读取交易 {done}/{total}", en: "reading rows {done}/{total}" },
  watching: { zh: "检测中 …", en: "looking for shapes …" },
  ended: { zh: "任务未完成：{state}", en: "The job did not finish: {state}" },
  heading: {
    zh: "查看了 {count} 笔交易、{accounts} 个账户；找到 {found} 个形态",
    en: "{count} {count:payment|payments} between {accounts} {accounts:account|accounts} looked at; {found} {found:shape|shapes} found",
  },
  line: { zh: "{strength}  {says}", en: "{strength}  {says}" },
  note: { zh: "  ! {says}", en: "  ! {says}" },
  look: { zh: "      {url}", en: "      {url}" },
});
