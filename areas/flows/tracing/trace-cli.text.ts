// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";

/** Texts of `tianwang flows trace`. */
export const traceCliTexts = defineTexts({
  summary: {
    zh: "从所选存款起追踪资金的去向（先进先出）",
    en: "Follow the money of chosen deposits to where it lies (first in, first out)",
  },
  help: {
    zh: "逐笔给出去向及依据；结果保存在案件中，不再改变。交易编号见交易列表或导出文件的 row_id。",
    en: "Tells where the money went, with its rows; the result is saved in the case and never changes. Ids of rows stand in the list of transactions and as row_id in its export.",
  },
  caseOption: { zh: "案件标识", en: "Id of the case" },
  rowOption: {
    zh: "作为起点的交易，可写多个；=金额 表示只追踪其中一部分",
    en: "Transaction to begin with, may be repeated; =AMOUNT follows a part of it",
  },
  claimantOption: {
    zh: "权利人名称（默认为付款人）",
    en: "Whose money it is (default: the payer)",
  },
  titleOption: { zh: "名称", en: "Title" },
  fromOption: { zh: "不追踪此日之前的存款", en: "Do not follow deposits before this day" },
  untilOption: { zh: "显示此日终了时的状况", en: "Position at the end of this day" },
  hopsOption: { zh: "环节上限", en: "Most hops" },
  caseNeeded: {
    zh: "请用 --case 指明案件，用 --row 指明至少一笔交易",
    en: "Name the case with --case and at least one transaction with --row",
  },
  badPart: {
    zh: "金额“{part}”无效：请写不超过{scale}位小数的正数",
    en: "{part} is no amount: write a positive number with up to {scale} decimals",
  },
  badHops: { zh: "环节上限应为正整数", en: "The most hops are a whole number above 0" },
  reading: { zh: "读取交易 {done}/{total}", en: "reading rows {done}/{total}" },
  following: { zh: "追踪中 …", en: "following …" },
  ended: { zh: "任务未完成：{state}", en: "The job did not finish: {state}" },
  heading: {
    zh: "{title}  {doctrine} v{version}  {id}",
    en: "{title}  {doctrine} v{version}  {id}",
  },
  deposit: {
    zh: "起点  {claimant}  {bookedOn}  {amount}  {account}  {row}",
    en: "From  {claimant}  {bookedOn}  {amount}  {account}  {row}",
  },
  end: { zh: "  {amount}  {says}{who}", en: "  {amount}  {says}{who}" },
  rows: { zh: "      依据 {rows}", en: "      by {rows}" },
  more: { zh: "… 共 {count} 笔", en: "… {count} in all" },
  notice: { zh: "  ! {says}", en: "  ! {says}" },
  look: { zh: "查看  {url}", en: "Look at it  {url}" },
});
