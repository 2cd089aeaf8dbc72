// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";

/** Texts of the demo workspace. */
export const demoTexts = defineTexts({
  workspace: { zh: "演示（虚构）", en: "Demo (fictional)" },
  agency: { zh: "演示协调办公室（虚构）", en: "Demo coordinating office (fictional)" },
  summary: {
    zh: "演示案件：人物、单位、账户和文书均为虚构。材料包括境内外银行对账单、函件和表格，可以据此核对余额、归并同笔交易、追踪资金去向。",
    en: "A case for demonstration: its people, bodies, accounts and papers are all fictional. Its statements from banks at home and abroad, letters and tables show how balances are checked, rows of one transfer are folded, and money is followed.",
  },
  legalBasis: { zh: "虚构演示材料", en: "Fictional material for demonstration" },
});
