// SPDX-License-Identifier: Apache-2.0
import type { Problem } from "@tianwang/kernel/problem";
import { defineProblems } from "@tianwang/kernel/problem";

const { table, problem } = defineProblems({
  MT_NO_STATEMENT: {
    severity: "error",
    says: {
      zh: "文件中没有对账单：既无期初余额，也无分录",
      en: "The file holds no statement: neither an opening balance nor an entry",
    },
    mend: {
      zh: "确认文件是 MT940、MT941、MT942 或 MT950 报文；否则仅作为证据材料保存",
      en: "Make sure that it is an MT940, MT941, MT942 or MT950 message; otherwise it stays an exhibit only",
    },
  },
  MT_OTHER_MESSAGE: {
    severity: "warning",
    says: {
      zh: "此报文不是对账单，未读取",
      en: "This message is not a statement and was not read",
    },
    mend: {
      zh: "如需要，请按相应报文类型另行处理",
      en: "Handle it by its own message type if needed",
    },
  },
  MT_MESSAGE_EMPTY: {
    severity: "warning",
    says: {
      zh: "报文只有标识栏位，没有余额或分录",
      en: "The message identifies itself but states no balance and no entry",
    },
    mend: { zh: "向开户行索取完整报文", en: "Ask the bank for the whole message" },
  },
  MT_ACCOUNT_MISSING: {
    severity: "warning",
    says: { zh: "缺少账号（:25:）", en: "The account (:25:) is missing" },
    mend: {
      zh: "根据证据来源确定账号并补充说明",
      en: "Establish the account from where the exhibit came from and add it",
    },
  },
  MT_OPENING_MISSING: {
    severity: "warning",
    says: {
      zh: "缺少期初余额（:60F: 或 :60M:）",
      en: "The opening balance (:60F: or :60M:) is missing",
    },
    mend: {
      zh: "无法核对收支平衡；请索取完整对账单",
      en: "The statement cannot be reconciled; ask for the whole statement",
    },
  },
  MT_CLOSING_MISSING: {
    severity: "warning",
    says: {
      zh: "缺少期末余额（:62F: 或 :62M:），对账单可能被截断",
      en: "The closing balance (:62F: or :62M:) is missing; the statement may be cut",
    },
    mend: {
      zh: "无法核对收支平衡；请索取完整对账单",
      en: "The statement cannot be reconciled; ask for the whole statement",
    },
  },
  MT_CURRENCY_MISSING: {
    severity: "warning",
    says: {
      zh: "没有任何栏位注明币种，金额按 XXX 记，不与其他金额相加",
      en: "No field names a currency: the amounts stand as XXX and are not added to others",
    },
    mend: { zh: "查明账户币种", en: "Establish the currency of the account" },
  },
  MT_CURRENCY_UNKNOWN: {
    severity: "warning",
    says: {
      zh: "币种代码不在 ISO 4217 中，按两位小数读取",
      en: "The currency code is not in ISO 4217; read with two decimals",
    },
    mend: { zh: "核对币种代码", en: "Check the currency code" },
  },
  MT_CURRENCY_DIFFERS: {
    severity: "warning",
    says: {
      zh: "余额的币种与对账单币种不同，不予采用",
      en: "The balance is in another currency than the statement and is not used",
    },
    mend: { zh: "与原件核对余额币种", en: "Compare the currency of the balance with the original" },
  },
  MT_FUNDS_CODE: {
    severity: "warning",
    says: {
      zh: "资金代码不是账户币种的第三个字母",
      en: "The funds code is not the third letter of the currency of the account",
    },
    mend: { zh: "确认该分录是否为另一币种", en: "Check whether the entry is in another currency" },
  },
  MT_BALANCE_UNREADABLE: {
    severity: "warning",
    says: { zh: "余额无法读取，不予采用", en: "The balance cannot be read and is not used" },
    mend: {
      zh: "余额应为：借贷标志、日期 YYMMDD、币种、金额",
      en: "A balance is: debit/credit mark, date YYMMDD, currency, amount",
    },
  },
  MT_BALANCE_CURRENCY: {
    severity: "warning",
    says: {
      zh: "余额未注明币种，按对账单币种读取",
      en: "The balance names no currency; read in the currency of the statement",
    },
    mend: { zh: "与原件核对", en: "Compare with the original" },
  },
  MT_ENTRY_UNREADABLE: {
    severity: "error",
    says: {
      zh: "分录（:61:）无法读取，未录入",
      en: "The entry (:61:) cannot be read and was not taken in",
    },
    mend: {
      zh: "分录应为：起息日、入账日、借贷标志、金额、类型、参考号；请与原件核对",
      en: "An entry is: value date, entry date, mark, amount, type, reference; compare with the original",
    },
  },
  MT_AMOUNT_UNREADABLE: {
    severity: "error",
    says: {
      zh: "金额无法读取，或小数位多于该币种，分录未录入",
      en: "The amount cannot be read or has more decimals than its currency; the entry was not taken in",
    },
    mend: { zh: "与原件核对金额", en: "Compare the amount with the original" },
  },
  MT_AMOUNT_COMMA: {
    severity: "warning",
    says: {
      zh: "金额缺少规定的小数逗号，已按字面读取",
      en: "The amount lacks the mandatory decimal comma and was read as it stands",
    },
    mend: {
      zh: "与原件核对金额是否完整",
      en: "Compare with the original whether the amount is whole",
    },
  },
  MT_DATE_UNREADABLE: {
    severity: "warning",
    says: { zh: "日期不存在，按未知处理", en: "There is no such date; it is left unknown" },
    mend: { zh: "与原件核对日期", en: "Compare the date with the original" },
  },
  MT_TYPE_UNKNOWN: {
    severity: "warning",
    says: {
      zh: "交易类型不合标准（应为 S、N 或 F 加三位代码，S 后为 100 至 999）",
      en: "The transaction type is not one of the standard (S, N or F and three characters; after S 100 to 999)",
    },
    mend: { zh: "查阅开户行的代码表", en: "Consult the code list of the bank" },
  },
  MT_FIELD_UNREADABLE: {
    severity: "warning",
    says: {
      zh: "栏位内容不合标准，不予采用",
      en: "The field is not of the standard form and is not used",
    },
    mend: { zh: "与原件核对该栏位", en: "Compare the field with the original" },
  },
  MT_FIELD_REPEATED: {
    severity: "warning",
    says: {
      zh: "同一报文中该栏位重复，采用第一个",
      en: "The field stands twice in one message; the first one holds",
    },
    mend: { zh: "检查报文是否被拼接或损坏", en: "Check whether the message was joined or damaged" },
  },
  MT_FIELD_FORM: {
    severity: "info",
    says: {
      zh: "栏位比标准规定的更长或格式不同，已原样保留",
      en: "The field is longer than the standard allows or of another form; kept as printed",
    },
    mend: { zh: "无需处理", en: "Nothing to do" },
  },
  MT_SUMS_DIFFER: {
    severity: "warning",
    says: {
      zh: "报文所称的借方或贷方笔数和合计（:90D:、:90C:）与所列分录不符",
      en: "Number and sum of debits or credits (:90D:, :90C:) are not those of the entries listed",
    },
    mend: {
      zh: "查找遗漏的分录，或向开户行索取完整报文",
      en: "Look for missing entries, or ask the bank for the whole message",
    },
  },
  MT_UNKNOWN_TAG: {
    severity: "warning",
    says: {
      zh: "对账单报文中没有这个栏位，未读取",
      en: "Statements have no such field; it was not read",
    },
    mend: { zh: "查阅开户行的格式说明", en: "Consult the format description of the bank" },
  },
  MT_LINE_OUTSIDE: {
    severity: "warning",
    says: {
      zh: "此处的文字不属于任何栏位，未读取",
      en: "Text here belongs to no field and was not read",
    },
    mend: { zh: "与原件核对", en: "Compare with the original" },
  },
  MT_LINE_LIKE_TAG: {
    severity: "info",
    says: {
      zh: "该行形似栏位标识，实为上一行附言的续行",
      en: "The line looks like a tag but continues the text before it",
    },
    mend: { zh: "无需处理", en: "Nothing to do" },
  },
  MT_TEXT_CUT: {
    severity: "warning",
    says: {
      zh: "文字超过读取上限，其余部分只保留在原件中",
      en: "The text is longer than what is read; the rest stands in the original only",
    },
    mend: { zh: "在原件中查看全文", en: "See the whole text in the original" },
  },
  MT_CONTROL_CHARACTERS: {
    severity: "info",
    says: {
      zh: "文件含控制字符，读取时已去除（此处为首次出现）",
      en: "The file holds control characters, left out in reading (here for the first time)",
    },
    mend: { zh: "无需处理", en: "Nothing to do" },
  },
});

/** The problem codes of MT940 and MT942 files, with their texts. */
export const mt940Problems = table;

/** A code of {@link mt940Problems}. */
export type Mt940ProblemCode = keyof typeof table;

/** Makes a problem of the file as a whole. */
export function problemOfFile(code: Mt940ProblemCode): Problem {
  return problem(code, { kind: "whole" });
}

/** Makes a problem at a line of the file. */
export function problemAt(line: number, code: Mt940ProblemCode, field = "", value = ""): Problem {
  return problem(code, { kind: "line", line }, field, value);
}
