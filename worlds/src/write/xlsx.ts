// SPDX-License-Identifier: Apache-2.0
import type { Posting } from "../ledger.ts";
import {
  counterpartyOf,
  decimal,
  grouped,
  magnitude,
  ownReference,
  printedEndToEndId,
  printedPurpose,
} from "../statement.ts";
import type { PrintedFile, Statement } from "../statement.ts";
import { summaries } from "./csv.ts";
import { amountCell, writeWorkbook } from "./workbook.ts";
import type { Cell } from "./workbook.ts";

const heads = [
  "序号",
  "交易日期",
  "交易时间",
  "借方发生额",
  "贷方发生额",
  "余额",
  "对方户名",
  "对方账号",
  "对方开户行",
  "摘要",
  "附言",
  "交易流水号",
  "支付交易序号",
];

const widths = [6, 12, 10, 16, 16, 18, 30, 24, 20, 10, 28, 20, 20];
const sheetName = "交易明细";

function rowOf(posting: Posting, number: number): Cell[] {
  const other = counterpartyOf(posting);
  const amount = amountCell(decimal(magnitude(posting.amountMinor)));
  const isHome = other.bank === null || other.bank.country === "CN";
  return [
    String(number),
    posting.moment.on,
    posting.moment.time,
    posting.amountMinor < 0n ? amount : null,
    posting.amountMinor < 0n ? null : amount,
    amountCell(decimal(posting.balanceMinor)),
    isHome ? other.name : other.latin,
    other.number,
    other.bank === null ? "" : isHome ? other.bank.name : other.bank.bic,
    summaries[posting.transfer.kind],
    printedPurpose(posting),
    ownReference(posting),
    printedEndToEndId(posting),
  ];
}

function footerOf({ postings }: Statement): Cell[] {
  const sum = (isDebit: boolean) =>
    postings
      .filter((posting) => posting.amountMinor < 0n === isDebit)
      .reduce((total, posting) => total + magnitude(posting.amountMinor), 0n);
  return ["合计", null, null, amountCell(decimal(sum(true))), amountCell(decimal(sum(false)))];
}

/**
 * Writes the export of 澜江银行: a workbook with a preamble (title, holder, period, balances), a
 * head row, one column each for 借方发生额 and 贷方发生额, and a last row 合计.
 */
export function writeXlsxStatement(statement: Statement, path: string): PrintedFile {
  const { account, period, postings, openingMinor, closingMinor } = statement;
  const rows: Cell[][] = [
    ["澜江银行账户交易明细对账单"],
    ["户名：", account.name, null, null, "账号：", account.number],
    ["币种：", "人民币", null, null, "开户机构：", "澜江银行临澜支行"],
    [
      "起止日期：",
      `${period.from} 至 ${period.to}`,
      null,
      null,
      "交易笔数：",
      String(postings.length),
    ],
    ["期初余额：", grouped(openingMinor), null, null, "期末余额：", grouped(closingMinor)],
    [],
    heads,
  ];
  const before = rows.length;
  rows.push(...postings.map((posting, i) => rowOf(posting, i + 1)), footerOf(statement));
  const bytes = writeWorkbook([{ name: sheetName, rows, widths, titleSpan: heads.length }]);
  return {
    file: { path, bytes },
    statements: [
      {
        statement,
        file: path,
        at: `row ${before + 1} @${sheetName}`,
        closingStatedMinor: closingMinor,
        rows: postings.map((posting, i) => ({
          posting,
          at: `row ${before + i + 1} @${sheetName}`,
        })),
      },
    ],
  };
}
