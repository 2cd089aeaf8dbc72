// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { monthsOf } from "../calendar.ts";
import type { Period } from "../calendar.ts";
import type { Account, Books, Posting } from "../ledger.ts";
import { decimal, statementOf } from "../statement.ts";
import type { PrintedFile, PrintedStatement, WorldFile } from "../statement.ts";
import type { PlantedFault } from "../truth.ts";
import { writeCamt } from "../write/camt.ts";
import { writeCsvStatement } from "../write/csv.ts";
import { writeMt940 } from "../write/mt940.ts";
import { writeXlsxStatement } from "../write/xlsx.ts";
import type { Cast } from "./cast.ts";
import { writePapers } from "./papers.ts";
import type { PaperSource } from "./papers.ts";
import { writeRegister } from "./register.ts";

const span = (from: string, to: string): Period => ({
  from: from as CalendarDate,
  to: to as CalendarDate,
});

/** The time that the world covers. */
export const period = span("2022-01-01", "2023-12-31");
const firstYear = span("2022-01-01", "2022-12-31");
const secondYear = span("2023-01-01", "2023-12-31");

/** The second export of shell company two was asked for from December 2022: both files have that month. */
const overlappingYear = span("2022-12-01", "2023-12-31");

/** The closing balance of May 2023 in Dubai is stated 1,000.00 too high. */
const wrongClosing = { statementNumber: 17, offByMinor: 100_000n };

/** Everything in the evidence folder, and what is in the statements. */
export interface Evidence {
  readonly files: readonly WorldFile[];
  readonly statements: readonly PrintedStatement[];
  readonly faults: readonly PlantedFault[];
}

const home = "01-境内流水";
const abroad = "02-境外流水";

/** The row that is printed with the 30 February: a small card or fee row at the start of March 2023. */
function misprintedRow(books: Books, account: Account): Posting {
  const row = books.postings
    .get(account.id)
    ?.find(
      ({ moment, transfer }) =>
        moment.on >= "2023-03-01" && transfer.step === undefined && transfer.kind !== "interest",
    );
  assert(row, "there is a row in March 2023");
  return row;
}

function csvFiles({ accounts }: Cast, books: Books, misprint: Posting): PrintedFile[] {
  const write = (account: Account, part: Period, number: number) => {
    const name = `岚阳商业银行_${account.number.slice(-4)}_${part.from}至${part.to}.csv`;
    const wrong =
      account.id === misprint.account.id
        ? { transferId: misprint.transfer.id, printed: "20230230" }
        : undefined;
    const statement = statementOf(books, account, part, number);
    return writeCsvStatement(statement, `${home}/${name.replaceAll("-", "")}`, wrong);
  };
  return [
    write(accounts.finance, firstYear, 1),
    write(accounts.finance, secondYear, 2),
    write(accounts.shell2, firstYear, 1),
    write(accounts.shell2, overlappingYear, 2),
    write(accounts.official, period, 1),
    write(accounts.collector, firstYear, 1),
    write(accounts.collector, secondYear, 2),
  ];
}

function xlsxFiles({ accounts }: Cast, books: Books): PrintedFile[] {
  return [accounts.investment, accounts.shell1, accounts.driver].map((account) =>
    writeXlsxStatement(
      statementOf(books, account, period, 1),
      `${home}/澜江银行_交易明细_${account.number.slice(-4)}.xlsx`,
    ),
  );
}

function mt940Files({ accounts }: Cast, books: Books): PrintedFile[] {
  const monthly = (account: Account) =>
    monthsOf(period, 1).map((month, i) => statementOf(books, account, month, i + 1));
  const namYu = { inBlocks: true, entriesMax: 25, isStructured: true };
  return [
    ...[accounts.shell3, accounts.payout].map((account) =>
      writeMt940({
        path: `${abroad}/NYB_${account.number}_2022-2023.sta`,
        statements: monthly(account),
        habits: namYu,
      }),
    ),
    writeMt940({
      path: `${abroad}/WSB_${account4(accounts.dubai)}_MT940.txt`,
      statements: monthly(accounts.dubai),
      habits: { inBlocks: false, entriesMax: 100, isStructured: false },
      wrongClosing,
    }),
  ];
}

const account4 = (account: Account) => account.number.slice(-4);

function camtFiles({ accounts }: Cast, books: Books): PrintedFile[] {
  const cut = (account: Account, part: Period, months: number, first: number) =>
    monthsOf(part, months).map((each, i) => statementOf(books, account, each, first + i));
  const { singapore, portfolio } = accounts;
  return [
    writeCamt({
      path: `${abroad}/BMB_camt053_${account4(singapore)}_2022.xml`,
      messageId: "BMB-2022-0880",
      statements: cut(singapore, firstYear, 1, 1),
    }),
    writeCamt({
      path: `${abroad}/BMB_camt053_${account4(singapore)}_2023.xml`,
      messageId: "BMB-2023-0880",
      statements: cut(singapore, secondYear, 1, 13),
    }),
    writeCamt({
      path: `${abroad}/TNG_camt053_${account4(portfolio)}.xml`,
      messageId: "TNG-PORTFOLIO-2223",
      statements: cut(portfolio, period, 3, 1),
    }),
  ];
}

const readme = `本目录全部内容均为虚构。人物、机构、公司、银行、账户、证件号码、交易、文书、网页均由程序按种子生成，
与现实中的任何个人、单位无关；如有雷同，纯属巧合。所列法律条文仅为使样本形式逼真。
银行识别代码（BIC）为测试地址，IBAN 校验位有效但银行代码并不存在，身份证号所用行政区划代码并不存在。

Everything in this folder is fictional. People, bodies, firms, banks, accounts, identity numbers,
transactions, letters and pages were generated from a seed and have nothing to do with any real
person or organisation; likenesses are coincidence. BICs are test addresses; IBANs have valid check
digits and bank codes that do not exist; identity numbers use region codes that do not exist.
`;

function faultsOf(misprint: Posting, printed: readonly PrintedStatement[]): PlantedFault[] {
  const misprintAt = printed
    .flatMap(({ file, rows }) => rows.map((row) => ({ file, ...row })))
    .find(({ posting }) => posting === misprint);
  const wrong = printed.find(
    ({ statement, closingStatedMinor }) => closingStatedMinor !== statement.closingMinor,
  );
  assert(misprintAt && wrong, "the planted faults are in the files");
  return [
    {
      kind: "closing-balance-wrong",
      file: wrong.file,
      at: wrong.at,
      stated: decimal(wrong.closingStatedMinor),
      right: decimal(wrong.statement.closingMinor),
      difference: decimal(wrong.closingStatedMinor - wrong.statement.closingMinor),
      currency: wrong.statement.account.currency,
    },
    {
      kind: "date-does-not-exist",
      file: misprintAt.file,
      at: misprintAt.at,
      field: "交易日期",
      value: "20230230",
      right: misprint.moment.on,
      transfer: misprint.transfer.id,
      amount: decimal(misprint.amountMinor),
      currency: misprint.account.currency,
    },
    { kind: "file-unreadable", file: brokenPath, reason: "a workbook cut off after 40 percent" },
  ];
}

const brokenPath = `${home}/U盘恢复_交易明细（损坏）.xlsx`;

/** Writes every file of the evidence. */
export function writeEvidence(source: PaperSource): Evidence {
  const { cast, books } = source;
  const misprint = misprintedRow(books, cast.accounts.collector);
  const workbooks = xlsxFiles(cast, books);
  const printed = [
    ...csvFiles(cast, books, misprint),
    ...workbooks,
    ...mt940Files(cast, books),
    ...camtFiles(cast, books),
  ];
  const whole = workbooks[1]?.file.bytes ?? new Uint8Array();
  const statements = printed.flatMap((file) => file.statements);
  return {
    files: [
      { path: "README.txt", bytes: new TextEncoder().encode(readme) },
      ...printed.map(({ file }) => file),
      { path: brokenPath, bytes: whole.slice(0, Math.floor(whole.length * 0.4)) },
      writeRegister(cast, "03-工商登记/企业登记信息.xlsx"),
      ...writePapers(source),
    ],
    statements,
    faults: faultsOf(misprint, statements),
  };
}
