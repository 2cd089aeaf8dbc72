// SPDX-License-Identifier: Apache-2.0
import type { CalendarDate } from "@tianwang/kernel/calendar";
import {
  counterpartyOf,
  decimal,
  grouped,
  magnitude,
  ownReference,
  printedPurpose,
} from "../statement.ts";
import type { PrintedFile, Statement } from "../statement.ts";
import type { Posting, TransferKind } from "../ledger.ts";
import { encodeGb18030 } from "./gb18030.ts";

/** The 摘要 of a kind of transfer. */
export const summaries: Readonly<Record<TransferKind, string>> = {
  transfer: "转账",
  salary: "代发",
  tax: "税费",
  card: "消费",
  cash: "现金",
  fee: "收费",
  interest: "结息",
  trade: "跨境汇款",
  securities: "证券",
};

/** The column heads of the layout, in order. */
export const csvHeads = [
  "交易日期",
  "交易时间",
  "借贷标志",
  "交易金额",
  "账户余额",
  "币种",
  "对方账号",
  "对方户名",
  "对方行名",
  "摘要",
  "附言",
  "流水号",
];

/** Protects a number from being read as one: a tab in front, as this bank's export writes it. */
export const protectedNumber = (number: string) => (number === "" ? "" : `\t${number}`);

const quoted = (text: string) => (/[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Writes one line of the layout. */
export const csvLine = (fields: readonly string[]) => fields.map(quoted).join(",");

const compact = (date: CalendarDate) => date.replaceAll("-", "");

/** A row whose date the export prints wrongly on purpose. */
export interface MisprintedDate {
  readonly transferId: string;
  readonly printed: string;
}

function rowOf(posting: Posting, misprint: MisprintedDate | undefined): string[] {
  const other = counterpartyOf(posting);
  const { kind, id } = posting.transfer;
  const date = misprint?.transferId === id ? misprint.printed : compact(posting.moment.on);
  return [
    date,
    posting.moment.time.replaceAll(":", ""),
    posting.amountMinor < 0n ? "借" : "贷",
    grouped(magnitude(posting.amountMinor)),
    grouped(posting.balanceMinor),
    "人民币",
    protectedNumber(other.number),
    other.bank?.country === "CN" || other.bank === null ? other.name : other.latin,
    other.bank?.name ?? "",
    summaries[kind],
    printedPurpose(posting),
    protectedNumber(ownReference(posting)),
  ];
}

function footerOf(statement: Statement): string[][] {
  const of = (isDebit: boolean) =>
    statement.postings.filter((posting) => posting.amountMinor < 0n === isDebit);
  const sum = (postings: readonly Posting[]) =>
    decimal(magnitude(postings.reduce((total, { amountMinor }) => total + amountMinor, 0n)));
  const [debits, credits] = [of(true), of(false)];
  return [
    [
      "合计",
      "",
      `借方${debits.length}笔`,
      sum(debits),
      "",
      "",
      `贷方${credits.length}笔`,
      sum(credits),
    ],
    ["期末余额", "", "", grouped(statement.closingMinor)],
  ];
}

/**
 * Writes the export of 岚阳商业银行: GB18030, four lines of preamble, one amount column with
 * 借贷标志, numbers behind a tab, dates without separators, a footer with sums.
 */
export function writeCsvStatement(
  statement: Statement,
  path: string,
  misprint?: MisprintedDate,
): PrintedFile {
  const { account, period, postings } = statement;
  const lines: string[][] = [
    ["岚阳商业银行账户交易明细"],
    ["账号", protectedNumber(account.number), "户名", account.name],
    ["起始日期", compact(period.from), "终止日期", compact(period.to), "币种", "人民币"],
    [],
    csvHeads,
  ];
  const before = lines.length;
  lines.push(...postings.map((posting) => rowOf(posting, misprint)), ...footerOf(statement));
  const text = `${lines.map(csvLine).join("\r\n")}\r\n`;
  const rows = postings.map((posting, i) => ({ posting, at: `row ${before + i + 1}` }));
  return {
    file: { path, bytes: encodeGb18030(text) },
    statements: [
      {
        statement,
        file: path,
        at: `row ${before + 1}`,
        closingStatedMinor: statement.closingMinor,
        rows,
      },
    ],
  };
}
