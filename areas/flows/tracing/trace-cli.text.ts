// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";

/** Texts of `tianwang flows trace`. */
export const traceCliTexts = defineTexts({
  summary: {
    zh: "追踪资金：本案所选存款的去向，或按各种规则比较文件中的账户",
    en: "Follow money: chosen deposits of a case, or the accounts of a file by every doctrine",
  },
  help: {
    zh: "案件：逐笔给出去向及依据；结果保存在案件中，不再改变。交易编号见交易列表或导出文件的 row_id。文件：对单一账户的台账同时适用全部追踪规则，以精确分数列出各方份额；不需要服务器，什么也不保存。",
    en: "In a case: tells where the money went, with its rows; the result is saved in the case and never changes. Ids of rows stand in the list of transactions and as row_id in its export. On a file: applies every doctrine to the ledger of one account, in exact fractions, side by side; needs no server and saves nothing.",
  },
  caseOption: {
    zh: "案件标识；与文件同用时等于 --ledger",
    en: "Id of the case; with a file the same as --ledger",
  },
  ledgerOption: { zh: "只用文件中的这一份台账", en: "Only this ledger of the file" },
  doctrineOption: {
    zh: "追踪规则标识，或 all（默认：文件为 all，案件为 fifo）",
    en: "Id of a doctrine, or all (default: all for a file, fifo for a case)",
  },
  accountHeading: { zh: "{id}（单位：{unit}）", en: "{id} (in {unit})" },
  nothingLeft: { zh: "无余额", en: "nothing left" },
  assetClaim: {
    zh: "      {to}（成本 {cost}）：担保 {lien}；份额 {share}",
    en: "      {to} (cost {cost}): lien {lien}; share {share}",
  },
  sameDay: {
    zh: "  同日先后：最不利 {worst}；最有利 {best}（{doctrine}）",
    en: "  order within a day: worst {worst}; best {best} ({doctrine})",
  },
  spread: { zh: "  {party}：{least} 至 {most}", en: "  {party}: {least} to {most}" },
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
    zh: "请给出台账文件，或用 --case 指明案件、用 --row 指明至少一笔交易",
    en: "Give a file of ledgers, or name the case with --case and at least one transaction with --row",
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
