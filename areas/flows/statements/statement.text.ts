// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";

/** Texts of statements and of the original beside them. */
export const statementTexts = defineTexts({
  statements: { zh: "对账单", en: "Statements" },
  statement: { zh: "对账单 {account}", en: "Statement of {account}" },
  register: { zh: "转账登记", en: "Register of transfers" },
  account: { zh: "账号", en: "Account" },
  holder: { zh: "户名", en: "Holder" },
  bank: { zh: "开户行", en: "Bank" },
  number: { zh: "编号", en: "Number" },
  exhibit: { zh: "证物", en: "Exhibit" },
  opening: { zh: "期初余额", en: "Opening" },
  sum: { zh: "本期发生额", en: "Entries" },
  entryCount: { zh: "{count} 笔", en: "{count} entries" },
  entries: { zh: "笔数", en: "Rows" },
  closing: { zh: "期末余额", en: "Closing" },
  difference: { zh: "差额", en: "Difference" },
  reconciles: { zh: "核对", en: "Reconciles" },
  yes: { zh: "平衡", en: "yes" },
  no: { zh: "不平衡", en: "no" },
  notStated: { zh: "未载明", en: "not stated" },
  unbooked: {
    zh: "另有 {count} 行未记账，不计入合计",
    en: "{count} more rows are not booked and not summed",
  },
  arithmetic: { zh: "期初 + 发生额 = 期末", en: "Opening + entries = closing" },
  unknown: { zh: "未载明", en: "not stated" },
  rows: { zh: "明细", en: "Rows" },
  original: { zh: "原件中的位置", en: "In the original" },
  chooseRow: {
    zh: "选择左侧一行，查看它在原件中的位置。",
    en: "Choose a row to see where it stands in the original.",
  },
  place: { zh: "位置", en: "Place" },
  cited: { zh: "所引之处", en: "the cited place" },
  none: { zh: "没有对账单", en: "No statements" },
  noneHere: {
    zh: "本案还没有读入对账单；请在“证物”中添加银行文件。",
    en: "No statements have been read in this case yet; add the banks' files under Exhibits.",
  },
  allReconcile: { zh: "{count} 份全部平衡", en: "All {count} reconcile" },
  someDiffer: { zh: "{count} 份中有 {no} 份不平衡", en: "{no} of {count} do not reconcile" },
  balance: { zh: "余额", en: "Balance" },
  counterparty: { zh: "对方", en: "Counterparty" },
  coming: { zh: "收", en: "in" },
  going: { zh: "支", en: "out" },
});
