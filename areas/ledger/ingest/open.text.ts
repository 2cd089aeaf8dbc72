// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";

/** Texts of `tianwang open`. */
export const openTexts = defineTexts({
  summary: {
    zh: "导入一个文件夹的全部材料，建立案件，核对对账单",
    en: "Take in a folder of files: a case with people, accounts, money and sources",
  },
  help: {
    zh: "每个原件成为证物；对账单逐笔读入并核对余额；读不懂的文件保存并说明原因。同名案件存在时并入该案。",
    en: "Every original becomes an exhibit; statements are read row by row and reconciled; what cannot be read is kept and says why. Files join a case of the same title if there is one.",
  },
  caseOption: {
    zh: "案件名称（默认为文件夹名）",
    en: "Title of the case (default: the folder's name)",
  },
  basisOption: {
    zh: "取得材料的法律依据，记入每件证物",
    en: "Legal basis on which the files were obtained, noted on every exhibit",
  },
  basisUnstated: {
    zh: "由操作员提交，法律依据未注明",
    en: "Handed over by the operator; legal basis not stated",
  },
  emptyFile: { zh: "  {file} 是空文件，未接收", en: "  {file} is empty and was not taken in" },
  working: { zh: "处理中 …", en: "working …" },
  reading: { zh: "读取", en: "reading" },
  ended: { zh: "任务未完成：{state}", en: "The job did not finish: {state}" },
  caseLine: { zh: "案件  {title}  {id}", en: "Case  {title}  {id}" },
  exhibits: { zh: "证物 {count} 件：{kinds}", en: "{count} {count:exhibit|exhibits}: {kinds}" },
  statements: {
    zh: "对账单 {count} 份：{yes} 份平衡，{no} 份不平衡，{unstated} 份未载明余额",
    en: "{count} {count:statement|statements}: {yes} {yes:reconciles|reconcile}, {no} {no:does|do} not, {unstated} {unstated:states|state} no balances",
  },
  differs: {
    zh: "  ✗ {exhibit}  {account}  差额 {difference}",
    en: "  ✗ {exhibit}  {account}  difference {difference}",
  },
  transactions: {
    zh: "交易 {count} 笔（出处 {sources} 行，合并 {folded}，待判定 {proposed}）",
    en: "{count} {count:transaction|transactions} ({sources} source {sources:row|rows}, {folded} folded, {proposed} proposed)",
  },
  accounts: {
    zh: "账户 {count} 个，持有人 {holders} 个",
    en: "{count} {count:account|accounts}, {holders} {holders:holder|holders}",
  },
  problems: { zh: "问题 {count} 个：", en: "{count} {count:problem|problems}:" },
  noProblems: { zh: "没有问题", en: "No problems" },
  problemLine: {
    zh: "  {mark} {exhibit} {row} {field}：{says}（{value}）",
    en: "  {mark} {exhibit} {row} {field}: {says} ({value})",
  },
  moreProblems: { zh: "  … 另有 {count} 个，见 {url}", en: "  … {count} more at {url}" },
  look: { zh: "查看  {url}", en: "Look at it  {url}" },
});
