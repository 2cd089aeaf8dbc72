// SPDX-License-Identifier: Apache-2.0
import type { ProblemEntry, Severity } from "@tianwang/kernel/problem";
import { defineProblems } from "@tianwang/kernel/problem";

type Pair = readonly [zh: string, en: string];

function entry(severity: Severity, says: Pair, mend: Pair): ProblemEntry {
  return {
    severity,
    says: { zh: says[0], en: says[1] },
    mend: { zh: mend[0], en: mend[1] },
  };
}

const checkOriginal: Pair = [
  "请核对原件，更正后重新导入",
  "Check the original, correct it and import it again",
];

const mappingOf = (zh: string, en: string): Pair => [
  `请在列映射中更正${zh}`,
  `Correct ${en} in the column mapping`,
];

const { table, problem } = defineProblems({
  TABLE_UNDECODABLE: entry(
    "warning",
    [
      "有字节无法按所选编码解码，以替换符“\uFFFD”显示",
      "Bytes cannot be decoded in the chosen encoding; “\uFFFD” stands for them",
    ],
    [
      "请核对编码；如编码无误，原件已损坏，请向开户行重新索取",
      "Check the encoding; if it is right the file is damaged: ask the bank for it again",
    ],
  ),
  TABLE_UNDECODABLE_MORE: entry(
    "warning",
    [
      "无法解码的字节过多，其余只计数",
      "Too many bytes cannot be decoded; the rest is only counted",
    ],
    mappingOf("编码", "the encoding"),
  ),
  TABLE_REPLACEMENT_CHARACTER: entry(
    "info",
    [
      "原件本身含有替换符“\uFFFD”，文字在此之前已经丢失",
      "The source itself holds “\uFFFD”: text was lost before it came here",
    ],
    ["如需原文，请向开户行索取", "Ask the bank for the text if it matters"],
  ),
  TABLE_QUOTE_UNBALANCED: entry(
    "error",
    ["引号没有配对，本行未导入", "A quote is opened and not closed; the line did not enter"],
    checkOriginal,
  ),
  TABLE_RECORD_TOO_LONG: entry(
    "error",
    ["本行超过长度上限，未导入", "The line is longer than the limit; it did not enter"],
    ["请确认分隔符和换行符是否正确", "Check the delimiter and the line breaks"],
  ),
  TABLE_NO_FINAL_LINE_BREAK: entry(
    "info",
    [
      "文件末行没有换行符，末行可能不完整",
      "The file ends without a line break; its last row may be cut",
    ],
    ["请与原件末行核对", "Compare with the last row of the original"],
  ),
  TABLE_HEADER_MISSING: entry(
    "error",
    [
      "没有找到列映射中的表头，未导入任何行",
      "The header of the mapping was not found; no row entered",
    ],
    [
      "这可能是另一种格式，请重新生成列映射",
      "This may be another layout: have a new mapping proposed",
    ],
  ),
  TABLE_NO_ROWS: entry(
    "error",
    ["没有可导入的交易行", "There is no row that could enter"],
    ["请检查列映射，或确认文件是否为交易明细", "Check the mapping, or whether this is a statement"],
  ),
  TABLE_LINE_SKIPPED: entry(
    "info",
    ["本行不是交易行，作为说明保留", "The line is no entry; it is kept as a note"],
    ["如确为交易行，请更正列映射", "If it is an entry, correct the mapping"],
  ),
  TABLE_ROW_TOO_LONG: entry(
    "error",
    ["本行的单元格多于表头，未导入", "The row has more cells than the header; it did not enter"],
    ["文本中可能有未加引号的分隔符，请更正", "A text may hold an unquoted delimiter: correct it"],
  ),
  TABLE_ROW_TOO_SHORT: entry(
    "error",
    [
      "本行的单元格少于表头，可能被截断，未导入",
      "The row has fewer cells than the header and may be cut; it did not enter",
    ],
    checkOriginal,
  ),
  TABLE_DATE_MISSING: entry(
    "warning",
    ["本行没有记账日期", "The row has no booking date"],
    ["请从原件补查日期", "Look up the date in the original"],
  ),
  TABLE_DATE_UNREADABLE: entry(
    "error",
    [
      "日期无法识别或不存在，本行未导入",
      "The date cannot be read or does not exist; the row did not enter",
    ],
    mappingOf("日期顺序，或核对原件", "the order of dates, or check the original"),
  ),
  TABLE_VALUE_DATE_UNREADABLE: entry(
    "warning",
    ["起息日无法识别，按原文保留", "The value date cannot be read; it is kept as printed"],
    mappingOf("日期顺序，或核对原件", "the order of dates, or check the original"),
  ),
  TABLE_TIME_UNREADABLE: entry(
    "warning",
    ["交易时间无法识别，按原文保留", "The time cannot be read; it is kept as printed"],
    mappingOf("时间列", "the column of the time"),
  ),
  TABLE_AMOUNT_MISSING: entry(
    "error",
    ["本行没有金额，未导入", "The row has no amount; it did not enter"],
    mappingOf("金额列，或核对原件", "the amount columns, or check the original"),
  ),
  TABLE_AMOUNT_UNREADABLE: entry(
    "error",
    ["金额无法识别，本行未导入", "The amount cannot be read; the row did not enter"],
    mappingOf("小数点和千分位，或核对原件", "the decimal sign, or check the original"),
  ),
  TABLE_AMOUNT_TOO_PRECISE: entry(
    "error",
    [
      "金额的小数位多于该币种，本行未导入",
      "The amount has more decimals than its currency; the row did not enter",
    ],
    mappingOf("币种、小数位数或小数点", "the currency, its scale or the decimal sign"),
  ),
  TABLE_DIGITS_LOST: entry(
    "error",
    [
      "电子表格以科学记数法存储，数字已丢失，本行未导入",
      "A spreadsheet kept the number in scientific notation and lost digits; the row did not enter",
    ],
    [
      "请向开户行重新索取以文本格式存储数字的文件",
      "Ask the bank for a file that keeps numbers as text",
    ],
  ),
  TABLE_ACCOUNT_DIGITS_LOST: entry(
    "warning",
    [
      "账号以科学记数法存储，数字已丢失；账号留空，原文保留",
      "The account number lost digits in a spreadsheet; it is left empty and kept as printed",
    ],
    [
      "请向开户行重新索取以文本格式存储账号的文件",
      "Ask the bank for a file that keeps account numbers as text",
    ],
  ),
  TABLE_CURRENCY_CONFLICT: entry(
    "error",
    [
      "金额所带的货币符号与本行币种不一致，未导入",
      "The currency sign of the amount contradicts the currency of the row; it did not enter",
    ],
    mappingOf("币种", "the currency"),
  ),
  TABLE_CURRENCY_UNKNOWN: entry(
    "error",
    ["币种无法识别，本行未导入", "The currency is not known; the row did not enter"],
    [
      "请在列映射的“币种用语”中说明它对应的 ISO 4217 代码",
      "Say in the currency words of the mapping which ISO 4217 code it means",
    ],
  ),
  TABLE_DEBIT_AND_CREDIT: entry(
    "error",
    [
      "借方和贷方同时有金额，本行未导入",
      "The row has a debit and a credit amount; it did not enter",
    ],
    checkOriginal,
  ),
  TABLE_SIGN_CONFLICT: entry(
    "error",
    [
      "金额的正负标记互相矛盾，本行未导入",
      "The signs of the amount contradict each other; the row did not enter",
    ],
    mappingOf("正负约定，或核对原件", "the sign convention, or check the original"),
  ),
  TABLE_DIRECTION_UNKNOWN: entry(
    "error",
    [
      "收付方向缺失或无法识别，本行未导入",
      "The direction is missing or not known; the row did not enter",
    ],
    mappingOf("收付方向的用语", "the words for money out and money in"),
  ),
  TABLE_STATUS_UNKNOWN: entry(
    "warning",
    ["交易状态无法识别，按已入账处理", "The status is not known; the row counts as booked"],
    ["请核对该状态的含义", "Check what the status means"],
  ),
  TABLE_BALANCE_UNREADABLE: entry(
    "warning",
    ["余额无法识别，按原文保留", "The balance cannot be read; it is kept as printed"],
    mappingOf("余额列", "the column of the balance"),
  ),
  TABLE_BALANCE_BREAK: entry(
    "warning",
    [
      "本行余额与上一行余额加减发生额不符，此处可能缺行或有误",
      "The balance does not follow from the row before; rows may be missing or wrong here",
    ],
    ["请与原件核对此处前后的分录", "Compare the entries around this place with the original"],
  ),
  TABLE_BALANCE_BREAKS_MORE: entry(
    "warning",
    ["余额不符之处过多，其余只计数", "The balance breaks too often; the rest is only counted"],
    mappingOf("行的先后顺序或正负约定", "the order of rows or the sign convention"),
  ),
  TABLE_OPENING_DIFFERS: entry(
    "warning",
    [
      "文件注明的期初余额与首笔分录推算的不一致",
      "The stated opening balance is not the one that the first entry implies",
    ],
    ["请核对开头是否缺行", "Look for rows missing at the start"],
  ),
  TABLE_CLOSING_DIFFERS: entry(
    "warning",
    [
      "文件注明的期末余额与末笔分录的余额不一致",
      "The stated closing balance is not the balance of the last entry",
    ],
    ["请核对末尾是否缺行", "Look for rows missing at the end"],
  ),
  TABLE_TOTAL_DIFFERS: entry(
    "warning",
    [
      "文件的合计数与已导入各行之和不一致",
      "The total of the file is not the sum of the rows that entered",
    ],
    ["请查找遗漏或重复的行", "Look for missing or repeated rows"],
  ),
  TABLE_OWN_ACCOUNT_UNKNOWN: entry(
    "warning",
    ["不知道这是哪个账户的明细", "It is not known whose account this is"],
    ["请在列映射中填写本方账号", "Enter the own account in the mapping"],
  ),
  TABLE_OWN_ACCOUNT_ABSENT: entry(
    "error",
    [
      "付款方和收款方都不是本方账户，本行未导入",
      "Neither payer nor beneficiary is the own account; the row did not enter",
    ],
    mappingOf("本方账号，或改为转账清单", "the own account, or make it a register"),
  ),
  TABLE_STATEMENT_SPLIT: entry(
    "info",
    [
      "同一文件内交错的账户过多，该账户的明细分为多段",
      "Too many rows of interleaved accounts; the statement of this account is split",
    ],
    ["可按账号排序后重新导入", "Sort the file by account and import it again to have it whole"],
  ),
  TABLE_SHEET_SKIPPED: entry(
    "info",
    ["工作表未按此列映射导入", "The sheet was not read by this mapping"],
    ["如含交易明细，请为它另建列映射", "If it holds payments, give it a mapping of its own"],
  ),
  TABLE_WORKBOOK_UNREADABLE: entry(
    "error",
    ["工作簿无法打开", "The workbook cannot be opened"],
    [
      "文件可能加密或损坏；请另存为无密码的 XLSX 后重新导入",
      "It may be encrypted or damaged: save it as XLSX without a password and import it again",
    ],
  ),
  TABLE_LIMIT: entry(
    "error",
    ["超过处理上限，其余内容未导入", "A limit is passed; what lies beyond did not enter"],
    ["请拆分文件后重新导入", "Split the file and import the parts"],
  ),
  TABLE_MAPPING_INVALID: entry(
    "error",
    ["列映射的这一项无效", "This item of the mapping is not valid"],
    ["请参照列映射格式说明更正", "Correct it by the description of the mapping format"],
  ),
  TABLE_MAPPING_UNDECIDED: entry(
    "error",
    [
      "列映射的这一项无法由文件判定，须由您指定",
      "The file does not decide this item of the mapping; it has to be told",
    ],
    ["请查看原件后选择", "Look at the original and choose"],
  ),
  TABLE_MAPPING_FIELD_MISSING: entry(
    "error",
    ["列映射缺少必需的列", "The mapping lacks a column that it needs"],
    ["请指定哪一列是该字段", "Say which column is this field"],
  ),
  TABLE_MAPPING_FIELD_TWICE: entry(
    "error",
    ["两列映射到同一字段", "Two columns are mapped to one field"],
    ["只保留其中一列，另一列将原样保留", "Keep one of them; the other is kept as it stands"],
  ),
});

/** The problems that tables can have, with their texts. */
export const tableProblems = table;

/** Makes a problem of a table. */
export const tableProblem = problem;

/** The code of a problem of a table. */
export type TableProblemCode = keyof typeof table;
