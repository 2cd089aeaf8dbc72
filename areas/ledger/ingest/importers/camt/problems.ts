// SPDX-License-Identifier: Apache-2.0
import type { Problem } from "@tianwang/kernel/problem";
import { defineProblems } from "@tianwang/kernel/problem";

const { table, problem } = defineProblems({
  CAMT_NO_STATEMENT: {
    severity: "error",
    says: {
      zh: "文件中没有账户报告、对账单或收付通知",
      en: "The file holds no account report, statement or notification",
    },
    mend: {
      zh: "确认文件是 camt.052、camt.053 或 camt.054 报文；否则仅作为证据材料保存",
      en: "Make sure that it is a camt.052, camt.053 or camt.054 message; otherwise it stays an exhibit only",
    },
  },
  CAMT_DOCTYPE: {
    severity: "error",
    says: {
      zh: "文件含文档类型声明（DOCTYPE），可用于实体攻击，拒绝读取",
      en: "The file declares a document type (DOCTYPE), a means of entity attacks, and is not read",
    },
    mend: {
      zh: "银行报文从不含 DOCTYPE；向来源索取原始文件",
      en: "Bank messages never have a DOCTYPE; ask the source for the original file",
    },
  },
  CAMT_NOT_WELL_FORMED: {
    severity: "error",
    says: {
      zh: "此处 XML 有误或文件被截断，其后内容未读取",
      en: "The XML is damaged or cut here; nothing behind it was read",
    },
    mend: { zh: "向来源索取完整文件", en: "Ask the source for the whole file" },
  },
  CAMT_TOO_DEEP: {
    severity: "error",
    says: {
      zh: "元素嵌套过深，其后内容未读取",
      en: "Elements are nested too deep; nothing behind them was read",
    },
    mend: { zh: "检查文件是否为银行报文", en: "Check whether the file is a bank message" },
  },
  CAMT_TOO_LARGE: {
    severity: "error",
    says: {
      zh: "单个元素或文字超过读取上限，其后内容未读取",
      en: "One element or text is larger than what is read; nothing behind it was read",
    },
    mend: { zh: "检查文件是否为银行报文", en: "Check whether the file is a bank message" },
  },
  CAMT_TEXT_CUT: {
    severity: "warning",
    says: {
      zh: "文字超过读取上限，其余部分只保留在原件中",
      en: "The text is longer than what is read; the rest stands in the original only",
    },
    mend: { zh: "在原件中查看全文", en: "See the whole text in the original" },
  },
  CAMT_VERSION_UNVERIFIED: {
    severity: "warning",
    says: {
      zh: "此报文版本尚未验证，按元素名称读取",
      en: "This version of the message was not verified; it was read by the names of its elements",
    },
    mend: { zh: "抽查若干分录与原件是否一致", en: "Compare some entries with the original" },
  },
  CAMT_ACCOUNT_MISSING: {
    severity: "warning",
    says: { zh: "缺少账号（Acct/Id）", en: "The account (Acct/Id) is missing" },
    mend: {
      zh: "根据证据来源确定账号并补充说明",
      en: "Establish the account from where the exhibit came from and add it",
    },
  },
  CAMT_CURRENCY_MISSING: {
    severity: "warning",
    says: {
      zh: "账户、余额和分录均未注明币种",
      en: "Neither account nor balances nor entries name a currency",
    },
    mend: { zh: "查明账户币种", en: "Establish the currency of the account" },
  },
  CAMT_CURRENCY_UNKNOWN: {
    severity: "warning",
    says: {
      zh: "币种代码不在 ISO 4217 中，按两位小数读取",
      en: "The currency code is not in ISO 4217; read with two decimals",
    },
    mend: { zh: "核对币种代码", en: "Check the currency code" },
  },
  CAMT_BALANCE_CURRENCY: {
    severity: "warning",
    says: {
      zh: "余额的币种与账户币种不同，不予采用",
      en: "The balance is in another currency than the account and is not used",
    },
    mend: { zh: "与原件核对余额币种", en: "Compare the currency of the balance with the original" },
  },
  CAMT_BALANCE_UNREADABLE: {
    severity: "warning",
    says: {
      zh: "余额无法读取，不予采用",
      en: "The balance cannot be read and is not used",
    },
    mend: { zh: "与原件核对余额", en: "Compare the balance with the original" },
  },
  CAMT_BALANCE_MISSING: {
    severity: "warning",
    says: {
      zh: "对账单缺少期初记账余额（OPBD）或期末记账余额（CLBD）",
      en: "The statement lacks its opening (OPBD) or closing booked balance (CLBD)",
    },
    mend: {
      zh: "无法核对收支平衡；请索取完整对账单",
      en: "The statement cannot be reconciled; ask for the whole statement",
    },
  },
  CAMT_OPENING_DIFFERS: {
    severity: "warning",
    says: {
      zh: "期初余额（OPBD）与上期期末余额（PRCD）不一致",
      en: "The opening balance (OPBD) is not the closing balance of the period before (PRCD)",
    },
    mend: { zh: "索取上期对账单核对", en: "Compare with the statement of the period before" },
  },
  CAMT_ENTRY_UNREADABLE: {
    severity: "error",
    says: {
      zh: "分录的金额或借贷方向无法读取，未录入",
      en: "Amount or direction of the entry cannot be read; it was not taken in",
    },
    mend: { zh: "与原件核对该分录", en: "Compare the entry with the original" },
  },
  CAMT_ENTRY_CURRENCY: {
    severity: "warning",
    says: {
      zh: "分录的币种与账户币种不同，不参与合计",
      en: "The entry is in another currency than the account and is not summed with it",
    },
    mend: { zh: "与原件核对币种", en: "Compare the currency with the original" },
  },
  CAMT_STATUS_UNKNOWN: {
    severity: "warning",
    says: {
      zh: "分录状态不明：对账单中的按已记账处理，其他报文中的仅供参考",
      en: "The status of the entry is unknown: taken as booked in a statement, as information elsewhere",
    },
    mend: { zh: "与原件核对状态", en: "Compare the status with the original" },
  },
  CAMT_BOOKING_DATE_MISSING: {
    severity: "warning",
    says: { zh: "分录没有记账日期", en: "The entry has no booking date" },
    mend: {
      zh: "参照起息日或对账单期间",
      en: "Go by its value date or the period of the statement",
    },
  },
  CAMT_DATE_UNREADABLE: {
    severity: "warning",
    says: { zh: "日期不存在，按未知处理", en: "There is no such date; it is left unknown" },
    mend: { zh: "与原件核对日期", en: "Compare the date with the original" },
  },
  CAMT_DETAILS_UNSPLIT: {
    severity: "warning",
    says: {
      zh: "该分录的各笔明细金额缺失或合计不等于分录金额，按一笔录入",
      en: "The details of this entry have no own amounts or do not add up to it; taken as one row",
    },
    mend: {
      zh: "向开户行索取逐笔明细（camt.054）",
      en: "Ask the bank for the single payments (camt.054)",
    },
  },
  CAMT_DETAIL_AMOUNT: {
    severity: "warning",
    says: {
      zh: "明细金额与分录金额不同，采用分录金额",
      en: "The amount of the detail differs from the entry; the entry holds",
    },
    mend: { zh: "与原件核对金额和费用", en: "Compare amount and charges with the original" },
  },
  CAMT_DETAIL_DIRECTION: {
    severity: "warning",
    says: {
      zh: "明细的借贷方向与分录相反，采用分录方向",
      en: "The detail runs against the direction of the entry; the entry holds",
    },
    mend: { zh: "与原件核对借贷方向", en: "Compare the direction with the original" },
  },
  CAMT_DETAILS_TOO_MANY: {
    severity: "warning",
    says: {
      zh: "该分录的明细超过读取上限，按一笔录入",
      en: "The entry has more details than are read; taken as one row",
    },
    mend: { zh: "在原件中查看明细", en: "See the details in the original" },
  },
  CAMT_BATCH_COUNT: {
    severity: "warning",
    says: {
      zh: "批次所称笔数与所列明细不符",
      en: "The batch states another number of payments than are listed",
    },
    mend: { zh: "查找遗漏或重复的明细", en: "Look for missing or repeated details" },
  },
  CAMT_BATCH_UNRESOLVED: {
    severity: "info",
    says: {
      zh: "该分录是一个批次的总额，报文未列出逐笔明细",
      en: "The entry is the total of a batch whose single payments are not in the message",
    },
    mend: {
      zh: "如需逐笔明细，向开户行索取 camt.054",
      en: "Ask the bank for a camt.054 if the single payments matter",
    },
  },
  CAMT_SUMMARY_DIFFERS: {
    severity: "warning",
    says: {
      zh: "汇总（TxsSummry）与所列分录不符",
      en: "The summary (TxsSummry) is not that of the entries listed",
    },
    mend: { zh: "查找遗漏或重复的分录", en: "Look for missing or repeated entries" },
  },
});

/** The problem codes of camt files, with their texts. */
export const camtProblems = table;

/** A code of {@link camtProblems}. */
export type CamtProblemCode = keyof typeof table;

/** Makes a problem at an element, e.g. `Stmt[1]/Ntry[3]`. */
export function problemAt(path: string, code: CamtProblemCode, field = "", value = ""): Problem {
  return problem(code, { kind: "element", path }, field, value);
}

/** Makes a problem at a line of the file; of the file as a whole without a line. */
export function problemAtLine(line: number | null, code: CamtProblemCode, value = ""): Problem {
  return problem(code, line === null ? { kind: "whole" } : { kind: "line", line }, "", value);
}
