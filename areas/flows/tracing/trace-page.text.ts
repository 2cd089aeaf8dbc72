// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import { defineTexts } from "@tianwang/kernel/text";
import type { TraceFate } from "./trace.wire.ts";

/** What became of money, as a heading. */
export const fateTexts: Readonly<Record<TraceFate, Text>> = {
  lies: { zh: "仍在账户", en: "Still in an account" },
  left: { zh: "转出账外", en: "Left the ledger" },
  cash: { zh: "提取现金", en: "Drawn in cash" },
  "no-statement": { zh: "转入无流水账户", en: "Account without statement" },
  unmatched: { zh: "对方流水无对应行", en: "Not in the other statement" },
  overdraft: { zh: "偿还透支", en: "Repaid an overdraft" },
  "in-transit": { zh: "在途", en: "On its way" },
  "hop-limit": { zh: "超出环节上限", en: "Beyond the limit of hops" },
  "lot-limit": { zh: "超出批次上限", en: "Beyond the limit of lots" },
};

/** What each fate means, or what would take the trace further. */
export const fateNoteTexts: Readonly<Record<TraceFate, Text>> = {
  lies: { zh: "截至流水末日", en: "at the end of the statements" },
  left: { zh: "对手方不在本案流水内", en: "to parties without an account in the case" },
  cash: { zh: "资金线索在此中断", en: "the trail ends here" },
  "no-statement": { zh: "调取这些账户的流水后可继续", en: "obtain their statements to go on" },
  unmatched: { zh: "判定合并建议后重新追踪", en: "judge the folds and trace again" },
  overdraft: { zh: "已偿还银行，不能再追踪", en: "the bank has it; it cannot be traced on" },
  "in-transit": { zh: "截止日尚未到账", en: "not arrived at the end of the ledger" },
  "hop-limit": { zh: "提高上限后可继续", en: "raise the limit to go on" },
  "lot-limit": { zh: "提高上限后可继续", en: "raise the limit to go on" },
};

/** Names of the parameters of a trace; one without a name is shown by its own. */
export const paramTexts: Readonly<Record<string, Text>> = {
  orderWithinDay: { zh: "同日先后", en: "Order within a day" },
  overdraft: { zh: "透支规则", en: "Overdrafts" },
  chosenPart: { zh: "所选部分的位置", en: "Place of the part chosen" },
  hopCountMax: { zh: "环节上限", en: "Limit of hops" },
  lotCountMax: { zh: "每账户批次上限", en: "Limit of lots in an account" },
  stepCountMax: { zh: "步骤上限", en: "Limit of steps" },
  fromDay: { zh: "存款起始日期", en: "Deposits from" },
  toDay: { zh: "截止日期", en: "Position at the end of" },
};

/** Values of parameters that are words; others are shown as they are. */
export const paramValueTexts: Readonly<Record<string, Text>> = {
  "as-booked": { zh: "按银行记账顺序", en: "as the bank booked them" },
  "repays-bank": { zh: "存入款先偿还银行", en: "money paid in repays the bank" },
  "unseen-money": { zh: "流水未见的资金先付出", en: "money not seen was spent first" },
  first: { zh: "在前", en: "first" },
  last: { zh: "在后", en: "last" },
};

/** Words of the list of traces and of the page of a trace. */
export const tracePageTexts = defineTexts({
  trace: { zh: "资金追踪", en: "Trace" },
  traces: { zh: "资金追踪", en: "Traces" },
  untitled: { zh: "追踪 {id}", en: "Trace {id}" },
  title: { zh: "名称", en: "Title" },
  doctrine: { zh: "追踪规则", en: "Doctrine" },
  version: { zh: "第 {version} 版", en: "version {version}" },
  madeAt: { zh: "完成时间", en: "Made" },
  madeBy: { zh: "制作人", en: "By" },
  deposits: { zh: "追踪起点", en: "Deposits followed" },
  depositCount: { zh: "{count} 笔起点", en: "deposits: {count}" },
  stepCount: { zh: "{count} 步", en: "steps: {count}" },
  noticeCount: { zh: "注意事项", en: "Notices" },
  followed: { zh: "追踪金额", en: "Followed" },
  whereNow: { zh: "去向", en: "Where it is" },
  none: { zh: "还没有资金追踪", en: "No traces yet" },
  noneWhy: {
    zh: "在“交易”中勾选起点（例如一笔拨款），再选择“追踪所选”。结果逐笔注明出处，可反复核对。",
    en: "Choose where to begin under Transactions, a grant paid out for example, then “Trace them”. Every step of the result cites its row.",
  },
  toTransactions: { zh: "去选择起点", en: "Choose where to begin" },
  flow: { zh: "资金流向", en: "Flow of the money" },
  flowLine: { zh: "{doctrine}，{date}，{count} 步", en: "{doctrine}, {date}, {count} steps" },
  edgeTitle: { zh: "{from} → {to}", en: "{from} → {to}" },
  rowsOf: { zh: "{count} 行", en: "rows: {count}" },
  noRows: {
    zh: "资金留在该账户，没有转账行。",
    en: "The money stayed in the account; no row moved it.",
  },
  shares: { zh: "按权利人", en: "By claimant" },
  listed: {
    zh: "共 {count} 行，列出前 {listed} 行；其余见逐步依据。",
    en: "{count} rows in all, the first {listed} are named; the steps have the others.",
  },
  balance: { zh: "资金去向", en: "Where the money went" },
  adds: { zh: "各去向合计等于追踪金额", en: "All parts add up to what was followed" },
  notAdds: { zh: "各去向合计不等于追踪金额", en: "The parts do not add up to what was followed" },
  percent: { zh: "{percent}%", en: "{percent}%" },
  showEnds: { zh: "{fate}：列出各处", en: "{fate}: list the places" },
  ends: { zh: "去向明细", en: "The ends, one by one" },
  byFate: { zh: "按去向", en: "By fate" },
  all: { zh: "全部", en: "All" },
  fate: { zh: "去向", en: "Fate" },
  place: { zh: "账户或对手方", en: "Account or party" },
  outside: { zh: "账外对手方", en: "Party outside" },
  cash: { zh: "现金", en: "Cash" },
  bank: { zh: "开户行", en: "Bank" },
  claimant: { zh: "权利人", en: "Claimant" },
  amount: { zh: "金额", en: "Amount" },
  rows: { zh: "行数", en: "Rows" },
  covered: { zh: "流水覆盖期间", en: "Statements cover" },
  notCovered: { zh: "无流水", en: "no statement" },
  period: { zh: "{from} 至 {until}", en: "{from} to {until}" },
  notices: { zh: "注意事项", en: "To know before relying on it" },
  noNotices: { zh: "没有注意事项。", en: "There is nothing to note." },
  showRows: { zh: "查看 {count} 行", en: "Show the rows ({count})" },
  part: { zh: "其中 {amount}", en: "of it {amount}" },
  into: { zh: "存入账户", en: "Paid into" },
  bookedOn: { zh: "记账日期", en: "Booked on" },
  source: { zh: "出处", en: "Source" },
  steps: { zh: "逐步依据", en: "The steps" },
  step: { zh: "步骤", en: "Step" },
  from: { zh: "来自步骤", en: "From step" },
  says: { zh: "资金动向", en: "What happened" },
  hop: { zh: "环节", en: "Hop" },
  remaining: { zh: "尚余", en: "Still there" },
  method: { zh: "方法与依据", en: "Method and authorities" },
  authorities: { zh: "依据", en: "Authorities" },
  readOn: { zh: "查阅于 {date}", en: "read on {date}" },
  notFollowed: { zh: "法院可能不采用的情形", en: "Where a court would not follow it" },
  params: { zh: "参数及理由", en: "Parameters and why" },
  noBound: { zh: "不限", en: "no bound" },
  transactions: { zh: "交易范围", en: "Transactions read" },
  files: {
    zh: "{count} 笔，来自 {segments} 份读取结果",
    en: "{count}, from {segments} readings",
  },
  hash: { zh: "结果文件 SHA-256", en: "SHA-256 of the result" },
  hashNote: {
    zh: "相同的输入得到相同的结果文件。",
    en: "The same input gives the same document.",
  },
});
