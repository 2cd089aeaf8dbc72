// SPDX-License-Identifier: Apache-2.0
import { defineRefusals } from "@tianwang/kernel/refusal";

/** What the ledger refuses. */
export const { table: ledgerRefusals, refuse } = defineRefusals({
  LEDGER_NO_STATEMENT: {
    status: 404,
    zh: "没有对账单 {id}，或者您无权查看。",
    en: "There is no statement {id}, or you may not see it.",
    mend: { zh: "请核对编号，或申请访问权限。", en: "Check the id, or ask for access." },
  },
  LEDGER_NO_ROW: {
    status: 404,
    zh: "没有交易 {id}，或者您无权查看。",
    en: "There is no transaction {id}, or you may not see it.",
    mend: { zh: "请核对编号，或申请访问权限。", en: "Check the id, or ask for access." },
  },
  LEDGER_NO_SOURCE: {
    status: 404,
    zh: "没有证物 {id}，或者您无权查看。",
    en: "There is no exhibit {id}, or you may not see it.",
    mend: { zh: "请核对编号，或申请访问权限。", en: "Check the id, or ask for access." },
  },
  LEDGER_NO_PLACE: {
    status: 404,
    zh: "原件中找不到位置 {locator}。",
    en: "The original has no place {locator}.",
    mend: { zh: "请下载原件核对。", en: "Download the original and look there." },
  },
  LEDGER_NO_FOLD: {
    status: 404,
    zh: "没有合并建议 {id}，或者您无权查看。",
    en: "There is no fold {id}, or you may not see it.",
    mend: { zh: "请核对编号，或申请访问权限。", en: "Check the id, or ask for access." },
  },
  LEDGER_BAD_MAPPING: {
    status: 422,
    zh: "列映射无效：{reason}",
    en: "The column mapping is not valid: {reason}",
    mend: { zh: "请按提示更正映射。", en: "Correct the mapping as it says." },
  },
  LEDGER_NOT_A_TABLE: {
    status: 422,
    zh: "证物 {id} 不是表格，没有列映射。",
    en: "Exhibit {id} is no table and has no column mapping.",
    mend: { zh: "请选择 CSV 或 Excel 证物。", en: "Choose a CSV or Excel exhibit." },
  },
});
