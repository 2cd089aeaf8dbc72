// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";
import type { NoteId } from "./table-note.ts";

/** What a proposal says about how it read a table. */
export const tableNoteTexts = defineTexts({
  told: { zh: "由您指定", en: "As you said" },
  encodingMark: { zh: "文件开头有编码标记", en: "The file begins with a mark of its encoding" },
  encodingZeros: {
    zh: "每隔一个字节为零（{count} 个），是 UTF-16",
    en: "Every second byte is zero ({count} of them): UTF-16",
  },
  encodingAscii: {
    zh: "只有 ASCII 字符，任何编码读法相同",
    en: "ASCII only: every encoding reads it alike",
  },
  encodingUtf8: {
    zh: "有 {count} 个字符只有按 UTF-8 才能读通",
    en: "{count} {count:character is|characters are} well-formed as UTF-8 only",
  },
  encodingHan: {
    zh: "按 GB18030 读出 {count} 个汉字，其他编码读不通",
    en: "{count} Chinese {count:character|characters} as GB18030; nothing else fits",
  },
  encodingFallback: {
    zh: "其他编码都读不通，按 Windows-1252 读取",
    en: "No other encoding fits; read as Windows-1252",
  },
  delimiterFound: {
    zh: "以“{delimiter}”分隔，各行列数一致",
    en: "Cells are divided by “{delimiter}”; the lines agree on their number",
  },
  workbookSheets: { zh: "版式相同的工作表：{sheets}", en: "Sheets of this layout: {sheets}" },
  headerFound: { zh: "表头在第 {row} 行", en: "The header stands in row {row}" },
  headerNone: { zh: "没有表头", en: "There is no header" },
  layoutRegister: {
    zh: "付款方与收款方各有其列：转账登记",
    en: "Payer and beneficiary have columns of their own: a register of transfers",
  },
  layoutStatement: { zh: "一个账户的明细", en: "Entries of one account" },
  dateYearFirst: {
    zh: "日期以年份开头，如 {example}",
    en: "Dates begin with the year, e.g. {example}",
  },
  dateRefuted: {
    zh: "只有 {order} 能读通全部日期；{example} 排除了其他顺序",
    en: "Only {order} reads every date; {example} rules the other orders out",
  },
  dateSequence: {
    zh: "按此顺序读，日期前后相继",
    en: "Read in this order, the dates follow one another",
  },
  datePeriod: {
    zh: "按此顺序读，日期落在所述期间内",
    en: "Read in this order, the dates lie within the stated period",
  },
  dateSerial: {
    zh: "{count} 个日期是电子表格的序数",
    en: "{count} {count:date is a serial number|dates are serial numbers} of a spreadsheet",
  },
  dateOpen: {
    zh: "日期顺序无法判断：{example} 可按 {orders} 读",
    en: "The order of dates is open: {example} can be read as {orders}",
  },
  dateConflict: { zh: "日期互相矛盾：{examples}", en: "Dates contradict each other: {examples}" },
  dateNone: { zh: "没有日期列", en: "There is no column of dates" },
  decimalForm: { zh: "小数点的写法见 {example}", en: "The decimal sign shows in {example}" },
  decimalScale: {
    zh: "{example} 符合币种的 {scale} 位小数",
    en: "{example} fits the {scale} decimals of the currency",
  },
  decimalPlain: { zh: "金额没有分隔符", en: "Amounts have no separators" },
  decimalOpen: { zh: "小数点无法判断：{example}", en: "The decimal sign is open: {example}" },
  decimalConflict: { zh: "金额写法互相矛盾", en: "Amounts are written in contradicting ways" },
  unitFound: { zh: "金额单位见“{text}”", en: "The unit of amounts is stated in “{text}”" },
  signColumns: { zh: "收支各有一列", en: "Money in and money out have columns of their own" },
  signDirection: {
    zh: "方向列：支出为 {out}，收入为 {in}",
    en: "A column of directions: out is {out}, in is {in}",
  },
  signNegative: {
    zh: "负数为支出，如 {example}",
    en: "Negative amounts are money out, e.g. {example}",
  },
  signParties: { zh: "方向由付款方和收款方列给出", en: "Payer and beneficiary give the direction" },
  signOpen: { zh: "收支方向无法判断", en: "Which amounts are in or out is open" },
  signByBalance: {
    zh: "{pairs} 处余额变动中有 {count} 处证实此方向",
    en: "{count} of {pairs} changes of balance {count:confirms|confirm} this direction",
  },
  signUnknownWord: {
    zh: "方向列中有不认识的词：{words}",
    en: "Unknown words in the column of directions: {words}",
  },
  orderByBalance: {
    zh: "{pairs} 处余额变动中有 {count} 处证实此行序",
    en: "{count} of {pairs} changes of balance {count:confirms|confirm} this order of rows",
  },
  orderByDate: { zh: "行序由日期得出", en: "The dates give the order of rows" },
  orderOpen: {
    zh: "行序无法判断，按文件顺序",
    en: "The order of rows is open; taken as the file has it",
  },
  ownColumn: { zh: "本方账户在列中", en: "The own account stands in a column" },
  ownPreamble: {
    zh: "本方账户 {account} 在表头上方",
    en: "The own account {account} stands above the header",
  },
  ownNone: { zh: "文件没有写明本方账户", en: "The file does not name the own account" },
  currencyColumn: {
    zh: "币种在“{header}”列中",
    en: "The currency stands in the column “{header}”",
  },
  currencyPreamble: {
    zh: "表头上方写明币种 {currency}",
    en: "{currency} is named above the header",
  },
  currencyHeader: { zh: "列名中写明币种 {currency}", en: "{currency} is named in a header" },
  currencySign: { zh: "金额带有 {currency} 的符号", en: "Amounts carry the sign of {currency}" },
  currencyNone: {
    zh: "没有写明币种，记为 XXX，不与其他金额相加",
    en: "No currency is named: XXX, never summed with another",
  },
  columnHeader: { zh: "列名即“{word}”", en: "The header is “{word}”" },
  columnPart: { zh: "列名含“{word}”", en: "The header holds “{word}”" },
  columnValues: { zh: "仅由值判断", en: "Judged by its values alone" },
  columnValuesAgree: {
    zh: "{percent}% 的值相符，如 {example}",
    en: "{percent} % of the values fit, e.g. {example}",
  },
  columnValuesDisagree: {
    zh: "只有 {percent}% 的值相符，如 {example}，不采信列名",
    en: "Only {percent} % of the values fit, e.g. {example}: the header is not believed",
  },
  columnOtherAccount: {
    zh: "表头上方写明本方账户 {account}，这一列都是其他账户",
    en: "The own account {account} stands above the header; this column holds others only",
  },
  columnTaken: { zh: "“{header}”列更为相符", en: "The column “{header}” fits better" },
  columnUnknown: {
    zh: "列名不认识；内容原样保留",
    en: "Unknown header; its values are kept as they stand",
  },
  columnEmpty: { zh: "列中没有值", en: "The column is empty" },
} satisfies Record<NoteId, { zh: string; en: string }>);
