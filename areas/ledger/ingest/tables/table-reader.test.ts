// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { RowSink, SourceRow } from "@tianwang/ledger";
import { formatMinor } from "@tianwang/kernel/money";
import { recordCharactersMax } from "./cells/table-record.ts";
import type { SignConvention, TableMapping } from "./table-mapping.ts";
import { TableReader, applyMapping, undecodableMax } from "./table-reader.ts";
import { AccountSplitter } from "./table-splitter.ts";
import { balanceBreaksMax } from "./table-statement.ts";
import type { Collected, CollectedStatement } from "./testing.ts";
import { collectRows, proposeText, readByMapping, readText } from "./testing.ts";

/** A row as `date side amount [balance] [R]`, enough to compare most cases. */
function short(row: SourceRow): string {
  return [
    row.bookedOn ?? "-",
    row.side,
    formatMinor(row.amountMinor, row.scale),
    row.balanceMinor === null ? "" : `=${formatMinor(row.balanceMinor, row.scale)}`,
    row.isReversal ? "R" : "",
  ]
    .filter((part) => part !== "")
    .join(" ");
}

function rowsOf({ statements }: Collected): string[] {
  return statements.flatMap(({ rows }) => rows.map(short));
}

function problemsOf({ problems }: Collected): string[] {
  return problems.map(({ code, locator, field, value }) => {
    const place = locator.kind === "row" ? `row ${locator.row}` : locator.kind;
    return [code.replace("TABLE_", ""), place, field, value]
      .filter((part) => part !== "")
      .join(" ");
  });
}

/** Problems but for lines that are kept as notes, and the missing own account of short samples. */
function faultsOf(collected: Collected): string[] {
  return problemsOf(collected).filter(
    (text) => !/^(?:LINE_SKIPPED|OWN_ACCOUNT_UNKNOWN)/u.test(text),
  );
}

function ends({ head, tail }: CollectedStatement): (string | null)[] {
  const opening = head.opening ?? tail?.opening ?? null;
  const show = (balance: { amountMinor: bigint } | null) =>
    balance === null ? null : formatMinor(balance.amountMinor, head.scale);
  return [show(opening), show(tail?.closing ?? null)];
}

const account = "账号：1000,户名：林某,币种：人民币\n";

test("a Chinese export becomes a statement with its rows, exact and with their places", () => {
  const read = readText(
    `${account}交易日期,交易时间,借方发生额,贷方发生额,余额,对方户名,对方账号,对方开户行,摘要,附言,交易流水号,柜员号
2023-01-05,09:30:00,"1,000.10",,"8,999.90",赵某,"=""6222 0001""",海州支行,货款,合同1号,A1,07
2023-01-06,,,"2,000.00","10,999.90",钱某,\t6222000000002,,工资,工资,A2,
`,
  );
  assert.deepEqual(problemsOf(read), []);
  const [statement] = read.statements;
  assert.deepEqual(statement!.head, {
    locator: { kind: "row", row: 3 },
    statementNo: "",
    kind: "statement",
    account: { account: "1000", name: "林某", bank: "" },
    currency: "CNY",
    scale: 2,
    opening: { amountMinor: 1_000_000n, on: "2023-01-05" },
    extra: { 账号: "1000", 户名: "林某", 币种: "人民币" },
  });
  assert.deepEqual(statement!.tail?.closing, { amountMinor: 1_099_990n, on: "2023-01-06" });
  const [first, second] = statement!.rows;
  assert.deepEqual(first, {
    locator: { kind: "row", row: 3 },
    side: "payer",
    status: "booked",
    bookedOn: "2023-01-05",
    bookedTime: "09:30:00",
    valueOn: null,
    amountMinor: 100_010n,
    currency: "CNY",
    scale: 2,
    balanceMinor: 899_990n,
    payer: { account: "1000", name: "林某", bank: "" },
    beneficiary: { account: "62220001", name: "赵某", bank: "海州支行" },
    isReversal: false,
    purpose: "货款 / 合同1号",
    bankReference: "A1",
    endToEndId: "",
    uetr: "",
    code: "",
    extra: { 柜员号: "07" },
  });
  assert.equal(second!.side, "beneficiary");
  assert.deepEqual(second!.payer, { account: "6222000000002", name: "钱某", bank: "" });
  assert.equal(second!.purpose, "工资");
  assert.deepEqual(second!.extra, {});
});

/** Each convention with the same two movements: 5 out, then 7 in. */
const conventions: readonly (readonly [string, string])[] = [
  ["debit and credit columns", "日期,借方,贷方\n2024-01-01,5.00,\n2024-01-02,,7.00\n"],
  ["columns with zeros", "日期,支出,收入\n2024-01-01,5.00,0.00\n2024-01-02,0.00,7.00\n"],
  ["negative debits", "日期,借方,贷方\n2024-01-01,-5.00,\n2024-01-02,,7.00\n"],
  ["借 and 贷", "日期,借贷标志,金额\n2024-01-01,借,5.00\n2024-01-02,贷,7.00\n"],
  ["支出 and 收入", "日期,收/支,金额\n2024-01-01,支出,¥5.00\n2024-01-02,收入,¥7.00\n"],
  ["D and C", "Date,D/C,Amount\n2024-01-01,D,5.00\n2024-01-02,C,7.00\n"],
  ["DR and CR", "Date,DR/CR,Amount\n2024-01-01,Dr.,5.00\n2024-01-02,Cr.,7.00\n"],
  ["- and +", "Date,Sign,Amount\n2024-01-01,-,5.00\n2024-01-02,+,7.00\n"],
  ["direction and sign", "日期,借贷标志,金额\n2024-01-01,借,-5.00\n2024-01-02,贷,7.00\n"],
  ["signed amounts", "Date,Amount\n2024-01-01,-5.00\n2024-01-02,7.00\n"],
  ["trailing minus", "Date,Amount\n2024-01-01,5.00-\n2024-01-02,7.00\n"],
  ["brackets", "Date,Amount\n2024-01-01,(5.00)\n2024-01-02,7.00\n"],
  ["full-width brackets", "日期,金额\n2024-01-01,（５．００）\n2024-01-02,７．００\n"],
  ["DR and CR beside the amount", "Date,Amount\n2024-01-01,5.00 DR\n2024-01-02,7.00 CR\n"],
];

for (const [name, text] of conventions) {
  test(`money out and in by ${name}`, () => {
    const read = readText(text);
    assert.deepEqual(rowsOf(read), ["2024-01-01 payer 5.00", "2024-01-02 beneficiary 7.00"]);
    assert.deepEqual(faultsOf(read), []);
  });
}

test("in the holder's own books a debit is money in, and a debit balance is positive", () => {
  const text = "日期,借方,贷方,余额,余额方向\n2024-01-01,5.00,,3.00,借\n2024-01-02,,7.00,4.00,贷\n";
  const sign: SignConvention = { kind: "columns", debitIs: "in", isDebitNegative: false };
  const read = readText(text, { sign });
  assert.deepEqual(rowsOf(read), [
    "2024-01-01 beneficiary 5.00 =3.00",
    "2024-01-02 payer 7.00 =-4.00",
  ]);
  assert.deepEqual(faultsOf(read), []);
  assert.deepEqual(ends(read.statements[0]!), ["-2.00", "-4.00"]);
});

test("a minus in a debit column takes back an earlier debit", () => {
  const read = readText(
    "日期,借方,贷方,余额\n2024-01-01,5.00,,95.00\n2024-01-02,-5.00,,100.00\n2024-01-03,,-1.00,99.00\n2024-01-04,,2.00,101.00\n",
  );
  assert.deepEqual(rowsOf(read), [
    "2024-01-01 payer 5.00 =95.00",
    "2024-01-02 beneficiary 5.00 =100.00 R",
    "2024-01-03 payer 1.00 =99.00 R",
    "2024-01-04 beneficiary 2.00 =101.00",
  ]);
  assert.deepEqual(faultsOf(read), []);
  const flagged = readText(
    "日期,借贷标志,金额,冲正标志\n2024-01-01,借,5.00,正常\n2024-01-02,贷,5.00,冲正\n",
  );
  assert.deepEqual(rowsOf(flagged), ["2024-01-01 payer 5.00", "2024-01-02 beneficiary 5.00 R"]);
});

test("negative zero is zero, and a row of zero enters", () => {
  const read = readText("日期,借方,贷方\n2024-01-01,-0.00,\n2024-01-02,,0.00\n2024-01-03,1.00,\n");
  assert.deepEqual(rowsOf(read), [
    "2024-01-01 payer 0.00",
    "2024-01-02 beneficiary 0.00",
    "2024-01-03 payer 1.00",
  ]);
  assert.ok(read.statements[0]!.rows.every((row) => !Object.is(Number(row.amountMinor), -0)));
});

test("newest first: opening from the last row, closing from the first, balances checked", () => {
  const head = `${account}日期,借方,贷方,余额\n`;
  const read = readText(
    `${head}2024-01-04,,2.00,101.00\n2024-01-03,1.00,,99.00\n2024-01-03,,5.00,100.00\n2024-01-01,5.00,,95.00\n`,
  );
  assert.equal(read.proposal.mapping.rowOrder, "newest-first");
  assert.equal(read.statements[0]!.head.isNewestFirst, true);
  assert.equal(read.statements[0]!.head.opening, null);
  assert.deepEqual(ends(read.statements[0]!), ["100.00", "101.00"]);
  assert.equal(read.statements[0]!.tail?.opening?.on, "2024-01-01");
  assert.deepEqual(problemsOf(read), []);
  const broken = readByMapping(
    `${head}2024-01-04,,2.00,101.00\n2024-01-03,1.00,,98.50\n2024-01-01,5.00,,99.50\n`,
    read.proposal.mapping,
  );
  assert.deepEqual(problemsOf(broken), ["BALANCE_BREAK row 4 余额 98.50 ≠ 99.00 (-0.50)"]);
});

test("a break of the running balance is told with its place and size, once", () => {
  const read = readText(
    `${account}日期,借方,贷方,余额\n2024-01-01,5.00,,95.00\n2024-01-02,1.00,,90.00\n2024-01-03,,,\n2024-01-03,,2.00,92.00\n2024-01-04,,2.00,\n2024-01-05,,3.00,97.00\n`,
  );
  assert.deepEqual(faultsOf(read), [
    "BALANCE_BREAK row 4 余额 90.00 ≠ 94.00 (-4.00)",
    "AMOUNT_MISSING row 5 借方",
  ]);
  assert.deepEqual(ends(read.statements[0]!), ["100.00", "97.00"]);
});

test("many breaks are counted after the first hundred", () => {
  const rows = Array.from({ length: balanceBreaksMax + 6 }, () => "2024-01-01,1.00,,7.00\n").join(
    "",
  );
  const read = readText(`${account}日期,借方,贷方,余额\n${rows}`);
  const breaks = problemsOf(read).filter((text) => text.startsWith("BALANCE_BREAK "));
  assert.equal(breaks.length, balanceBreaksMax);
  assert.equal(problemsOf(read).at(-1), `BALANCE_BREAKS_MORE row ${balanceBreaksMax + 8} 余额 5`);
});

test("bad rows become problems with their place, good rows enter", () => {
  const read = readText(
    `${account}交易日期,借方,贷方,余额,对方户名,对方账号
2023-02-28,1.00,,99.00,甲,1
2023-02-29,1.00,,98.00,甲,1
2023-03-01,x,,97.00,甲,1
2023-03-02,1.00,2.00,98.00,甲,1
2023-03-03,1.005,,97.00,甲,1
2023-03-04,1.2E+12,,97.00,甲,1
2023-03-05,"1,00",,97.00,甲,1
2023-03-06,$1.00,,96.00,甲,1
2023-03-07,--1.00,,96.00,甲,1
2023-03-08,1.00,,95.00,甲,1,2,3
2023-03-09,1.00,,94.00
,1.00,,93.00,甲,1
2023-03-10,1.00,,?,甲,6.22202E+18
2023-03-11,1.00,,91.00,甲,1
`,
  );
  assert.deepEqual(rowsOf(read), [
    "2023-02-28 payer 1.00 =99.00",
    "- payer 1.00 =93.00",
    "2023-03-10 payer 1.00",
    "2023-03-11 payer 1.00 =91.00",
  ]);
  assert.deepEqual(problemsOf(read), [
    "DATE_UNREADABLE row 4 交易日期 2023-02-29",
    "AMOUNT_UNREADABLE row 5 借方 x",
    "DEBIT_AND_CREDIT row 6 借方 1.00",
    "AMOUNT_TOO_PRECISE row 7 借方 1.005",
    "DIGITS_LOST row 8 借方 1.2E+12",
    "AMOUNT_UNREADABLE row 9 借方 1,00",
    "CURRENCY_CONFLICT row 10 借方 $1.00",
    "SIGN_CONFLICT row 11 借方 --1.00",
    "ROW_TOO_LONG row 12 2023-03-08 | 1.00 | 95.00 | 甲 | 1 | 2 | 3",
    "ROW_TOO_SHORT row 13 2023-03-09 | 1.00 | 94.00",
    "DATE_MISSING row 14 交易日期",
    "ACCOUNT_DIGITS_LOST row 15 对方账号 6.22202E+18",
    "BALANCE_UNREADABLE row 15 余额 ?",
  ]);
  const odd = read.statements[0]!.rows[2]!;
  assert.equal(odd.beneficiary.account, "");
  assert.deepEqual(odd.extra, { 对方账号: "6.22202E+18", 余额: "?" });
});

test("a bad first or last row leaves the end of the statement unknown rather than smooth", () => {
  const head = `${account}日期,借方,贷方,余额\n`;
  const first = readText(
    `${head}2023-02-29,1.00,,99.00\n2023-03-01,1.00,,98.00\n2023-03-02,1.00,,97.00\n`,
  );
  assert.deepEqual(ends(first.statements[0]!), [null, "97.00"]);
  const last = readText(`${head}2023-03-01,1.00,,98.00\n2023-03-02,1.00,,97.00\n2023-03-03,1.0`);
  assert.deepEqual(ends(last.statements[0]!), ["99.00", null]);
  assert.deepEqual(problemsOf(last), [
    "ROW_TOO_SHORT row 5 2023-03-03 | 1.0",
    "NO_FINAL_LINE_BREAK row 5",
  ]);
  // The balance of the bad row is readable: the statement ends there and does not add up.
  const known = readText(
    `${head}2023-03-01,1.00,,98.00\n2023-03-02,1.00,,97.00\n2023-03-32,1.00,,96.00\n`,
  );
  assert.deepEqual(ends(known.statements[0]!), ["99.00", "96.00"]);
  const newest: Partial<TableMapping> = { rowOrder: "newest-first" };
  const turned = readText(
    `${head}2023-03-02,1.00,,97.00\n2023-03-01,1.00,,98.00\n2023-02-29,1.00,,99.00\n`,
    newest,
  );
  assert.deepEqual(ends(turned.statements[0]!), [null, "97.00"]);
  const turnedFirst = readText(
    `${head}2023-02-30,1.00,,96.00\n2023-02-03,1.00,,97.00\n2023-02-02,1.00,,98.00\n`,
    newest,
  );
  assert.deepEqual(ends(turnedFirst.statements[0]!), ["99.00", "96.00"]);
});

test("a row that is cut within its date is a cut row, not a note", () => {
  const read = readText(`${account}日期,借方,贷方\n2023-03-01,1.00,\n2023-0`);
  assert.deepEqual(faultsOf(read), ["ROW_TOO_SHORT row 4 2023-0", "NO_FINAL_LINE_BREAK row 4"]);
});

test("rows may leave out empty cells at their end where the mapping says so", () => {
  const text = "日期,支出,收入,摘要\n2024-01-01,1.00,,甲\n2024-01-02,2.00,\n2024-01-03,,3.00\n";
  assert.deepEqual(rowsOf(readText(text)), [
    "2024-01-01 payer 1.00",
    "2024-01-02 payer 2.00",
    "2024-01-03 beneficiary 3.00",
  ]);
  assert.equal(readText(text).statements[0]!.rows[1]!.purpose, "");
});

test("an unbalanced quote costs one row, and one in a cell of 60,000 characters none", () => {
  const long = "长".repeat(60_000);
  const read = readText(
    `日期,金额,摘要\n2024-01-01,-1.00,"${long}"\n2024-01-02,-2.00,"未关\n2024-01-03,-3.00,好\n`,
  );
  assert.deepEqual(rowsOf(read), ["2024-01-01 payer 1.00", "2024-01-03 payer 3.00"]);
  assert.equal(read.statements[0]!.rows[0]!.purpose, long);
  assert.deepEqual(faultsOf(read), ['QUOTE_UNBALANCED row 3 2024-01-02,-2.00,"未关']);
  const endless = `日期,金额\n2024-01-01,-1.00\n${"9".repeat(recordCharactersMax + 1)}\n2024-01-03,-3.00\n`;
  assert.deepEqual(
    readText(endless).problems.map(({ code }) => code),
    ["TABLE_OWN_ACCOUNT_UNKNOWN", "TABLE_RECORD_TOO_LONG"],
  );
});

test("headers of one name are kept apart in what has no place", () => {
  const read = readText("日期,金额,凭证号,凭证号,,凭证号\n2024-01-01,-1.00,a,b,c,d\n");
  assert.deepEqual(read.statements[0]!.rows[0]!.extra, {
    凭证号: "a",
    "凭证号 (2)": "b",
    "#5": "c",
    "凭证号 (3)": "d",
  });
});

test("a file without a currency is XXX with the scale that the mapping declares", () => {
  const text = "日期,金额\n2024-01-01,-1.25\n2024-01-02,3\n";
  const [statement] = readText(text).statements;
  assert.deepEqual([statement!.head.currency, statement!.head.scale], ["XXX", 2]);
  const { mapping } = proposeText(text);
  const currency = { ...mapping.currency, scale: 4 };
  assert.deepEqual(
    readByMapping(text, { ...mapping, currency }).statements[0]!.rows.map((row) => row.amountMinor),
    [12_500n, 30_000n],
  );
});

test("currencies by row: statements of their own, unknown ones are told and can be taught", () => {
  const text =
    "账号,日期,金额,币种\n1,2024-01-01,-1.00,美元\n1,2024-01-02,-100,日元\n1,2024-01-03,-2.00,美元\n1,2024-01-04,-3.00,卢比\n1,2024-01-05,-4.00,\n";
  const read = readText(text);
  assert.deepEqual(
    read.statements.map(({ head, rows }) => [head.currency, head.scale, rows.map(short)]),
    [
      ["USD", 2, ["2024-01-01 payer 1.00", "2024-01-03 payer 2.00"]],
      ["JPY", 0, ["2024-01-02 payer 100"]],
      ["XXX", 2, ["2024-01-05 payer 4.00"]],
    ],
  );
  assert.deepEqual(faultsOf(read), ["CURRENCY_UNKNOWN row 5 币种 卢比"]);
  const { currency } = read.proposal.mapping;
  const taught = readText(text, { currency: { ...currency, words: { 卢比: "INR" } } });
  assert.deepEqual(faultsOf(taught), []);
  assert.equal(taught.statements.length, 4);
});

test("amounts in units of ten thousand and in cents", () => {
  assert.deepEqual(rowsOf(readText("单位：万元\n日期,金额\n2024-01-01,-1.5\n")), [
    "2024-01-01 payer 15000.00",
  ]);
  assert.deepEqual(rowsOf(readText("日期,金额(分)\n2024-01-01,-150\n")), ["2024-01-01 payer 1.50"]);
});

test("several accounts in one file, one after the other or mixed, are statements of their own", () => {
  const head = "账号,户名,日期,借方,贷方,余额\n";
  const rows = [
    "1,甲,2024-01-01,1.00,,9.00",
    "2,乙,2024-01-01,,5.00,5.00",
    "1,甲,2024-01-02,2.00,,7.00",
    "2,乙,2024-01-02,1.00,,4.00",
    "1,甲,2024-01-03,,3.00,10.00",
    "3,丙,2024-01-03,,3.00,3.00",
  ];
  for (const order of [rows, [...rows].sort()]) {
    const read = readText(head + order.map((row) => `${row}\n`).join(""));
    assert.deepEqual(
      read.statements.map((one) => [one.head.account.account, one.head.account.name, ...ends(one)]),
      [
        ["1", "甲", "10.00", "10.00"],
        ["2", "乙", "0.00", "4.00"],
        ["3", "丙", "0.00", "3.00"],
      ],
    );
    assert.deepEqual(problemsOf(read), []);
  }
});

test("too many mixed rows are given out in parts, and that is told", () => {
  const got: (readonly [string, number])[] = [];
  const splits: number[] = [];
  const records = {
    keyOf: (cells: readonly string[]) => cells[0] ?? "",
    record: (cells: readonly string[], _count: number, row: number) => {
      got.push([cells.join(""), row]);
    },
  };
  const splitter = new AccountSplitter(records, (row) => splits.push(row), 5);
  const cells = ["a", "b", "a", "b", "c", "c", "c", "b", "a"];
  for (const [at, key] of cells.entries()) splitter.record([key, String(at + 1)], 2, at + 1);
  splitter.end();
  assert.deepEqual(
    got.map(([text]) => text),
    ["a1", "a3", "b2", "b4", "c5", "c6", "c7", "b8", "a9"],
  );
  assert.deepEqual(
    got.map(([text, row]) => text.slice(1) === String(row)),
    got.map(() => true),
  );
  assert.deepEqual(splits, [8, 9]);
});

test("a file of sections, each with its own account before it", () => {
  const read = readText(
    "账号：1,币种：人民币\n日期,借方,贷方,余额\n2024-01-01,1.00,,9.00\n合计,1.00,,\n\n账号：2,币种：人民币\n日期,借方,贷方,余额\n2024-01-02,,2.00,2.00\n",
  );
  assert.deepEqual(
    read.statements.map((one) => [one.head.account.account, ...ends(one)]),
    [
      ["1", "10.00", "9.00"],
      ["2", "0.00", "2.00"],
    ],
  );
  assert.deepEqual(faultsOf(read), []);
});

test("balances that the file states are compared with those of the rows", () => {
  const rows = "2024-01-01,1.00,,9.00\n2024-01-02,,2.00,11.00\n";
  const before = readText(
    `${account}期初余额：10.50\n期末余额：11.00\n日期,借方,贷方,余额\n${rows}`,
  );
  assert.deepEqual(faultsOf(before), ["OPENING_DIFFERS row 5 余额 10.50 ≠ 10.00 (0.50)"]);
  assert.deepEqual(ends(before.statements[0]!), ["10.50", "11.00"]);
  const lines = readText(
    `${account}日期,摘要,借方,贷方,余额\n2024-01-01,期初余额,,,10.00\n2024-01-01,a,1.00,,9.00\n,过次页,,,9.00\n,承前页,,,9.00\n2024-01-02,b,,2.00,11.00\n,期末余额,,,12.00\n`,
  );
  assert.deepEqual(faultsOf(lines), ["CLOSING_DIFFERS row 7 余额 12.00 ≠ 11.00 (1.00)"]);
  assert.equal(problemsOf(lines).filter((text) => text.startsWith("LINE_SKIPPED")).length, 4);
  assert.deepEqual(rowsOf(lines).length, 2);
});

test("a statement without running balances takes its ends from the lines around it", () => {
  const read = readText(
    `${account}期初余额：10.00\n日期,借方,贷方\n2024-01-01,1.00,\n期末余额,9.00,\n`,
  );
  assert.deepEqual(ends(read.statements[0]!), ["10.00", "9.00"]);
  const stated = readText(
    `${account}期初余额：10.00,期末余额：9.00\n日期,借方,贷方\n2024-01-01,1.00,\n`,
  );
  assert.deepEqual(ends(stated.statements[0]!), ["10.00", "9.00"]);
});

test("a line of totals is compared with the rows that entered", () => {
  const head = `${account}日期,借方,贷方\n2024-01-01,1.00,\n2024-01-02,-0.25,\n2024-01-03,,2.00\n`;
  assert.deepEqual(faultsOf(readText(`${head}合计,0.75,2.00\n`)), []);
  assert.deepEqual(faultsOf(readText(`${head}合计,1.75,2.00\n小计,9.00,9.00\n`)), [
    "TOTAL_DIFFERS row 6 借方 1.75 ≠ 0.75 (1.00)",
  ]);
});

test("headers again, blank lines, pages and remarks are no rows", () => {
  const read = readText(
    `${account}日期,借方,贷方\n2024-01-01,1.00,\n\n第 1 页,,\n日期,借方,贷方\n2024-01-02,1.00,\n本明细仅供参考,,\n`,
  );
  assert.equal(rowsOf(read).length, 2);
  assert.deepEqual(problemsOf(read), [
    "LINE_SKIPPED row 5 第 1 页",
    "LINE_SKIPPED row 8 本明细仅供参考",
  ]);
});

test("a register keeps both sides, sums nothing and keeps balances as extra", () => {
  const read = readText(
    "日期,付款人账号,付款人名称,收款人账号,收款人名称,收款人开户行,交易金额,余额,币种\n2024-01-01,1,甲,2,乙,北湖支行,5.00,1.00,USD\n2024-01-02,2,乙,3,丙,,7,2.00,JPY\n2024-01-03,2,乙,3,丙,,-7,2.00,JPY\n",
  );
  const [statement] = read.statements;
  assert.deepEqual(
    [statement!.head.kind, statement!.head.currency, statement!.head.account.account],
    ["register", "XXX", ""],
  );
  assert.deepEqual(rowsOf(read), ["2024-01-01 register 5.00", "2024-01-02 register 7"]);
  assert.deepEqual(statement!.rows[0]!.beneficiary, { account: "2", name: "乙", bank: "北湖支行" });
  assert.deepEqual(statement!.rows[0]!.extra, { 余额: "1.00" });
  assert.deepEqual(problemsOf(read), ["SIGN_CONFLICT row 4 交易金额 -7"]);
});

test("both sides in columns and a stated own account: the side is whose account it is", () => {
  const text =
    "查询账号：1000\n交易日期,付款人账号,付款人名称,收款人账号,收款人名称,交易金额,交易后余额,币种\n20240101,1000,甲,2000,乙,-5.00,95.00,CNY\n20240102,3000,丙,1000,甲,7.00,102.00,CNY\n20240103,3000,丙,4000,丁,7.00,102.00,CNY\n20240104,3000,丙,1000,甲,-7.00,95.00,CNY\n";
  const read = readText(text);
  assert.deepEqual(rowsOf(read), [
    "2024-01-01 payer 5.00 =95.00",
    "2024-01-02 beneficiary 7.00 =102.00",
  ]);
  assert.deepEqual(faultsOf(read), [
    "OWN_ACCOUNT_ABSENT row 5 付款人账号 3000",
    "SIGN_CONFLICT row 6 交易金额 -7.00",
  ]);
});

test("the own account can be told, and the columns that named it are kept", () => {
  const text = "账号,日期,金额\n1,2024-01-01,-1.00\n";
  const { mapping } = proposeText(text);
  const own = { ...mapping.own, account: { from: "fixed", value: "62 22" } as const };
  const [statement] = readByMapping(text, { ...mapping, own }).statements;
  assert.equal(statement!.head.account.account, "6222");
  assert.deepEqual(statement!.rows[0]!.extra, { 账号: "1" });
});

test("states of a payment decide whether it counts, and are kept", () => {
  const read = readText(
    `${account}日期,借贷标志,金额,余额,交易状态\n2024-01-01,借,1.00,9.00,成功\n2024-01-02,借,1.00,,处理中\n2024-01-03,借,1.00,,交易关闭\n2024-01-04,借,1.00,8.00,奇怪\n`,
  );
  assert.deepEqual(
    read.statements[0]!.rows.map(({ status, extra }) => [status, extra["交易状态"]]),
    [
      ["booked", "成功"],
      ["pending", "处理中"],
      ["information", "交易关闭"],
      ["booked", "奇怪"],
    ],
  );
  assert.deepEqual(problemsOf(read), ["STATUS_UNKNOWN row 6 交易状态 奇怪"]);
});

test("directions that are not known are told, and can be taught", () => {
  const text =
    "日期,收/支,金额\n2024-01-01,支出,1.00\n2024-01-02,不计收支,2.00\n2024-01-03,,3.00\n";
  const read = readText(text);
  assert.deepEqual(faultsOf(read), [
    "DIRECTION_UNKNOWN row 3 收/支 不计收支",
    "DIRECTION_UNKNOWN row 4 收/支",
  ]);
  const sign: SignConvention = {
    kind: "direction",
    out: ["支出"],
    in: ["不计收支"],
    isOutNegative: false,
  };
  assert.deepEqual(rowsOf(readText(text, { sign })), [
    "2024-01-01 payer 1.00",
    "2024-01-02 beneficiary 2.00",
  ]);
});

test("value dates and times that cannot be read are kept as printed", () => {
  const read = readText(
    "交易时间,起息日,金额\n2024-01-01 09:30:00,2024-01-02,-1.00\n2024-01-02T10:00:00Z,20240230,-1.00\n",
  );
  const [first, second] = read.statements[0]!.rows;
  assert.deepEqual([first!.bookedTime, first!.valueOn], ["09:30:00", "2024-01-02"]);
  assert.deepEqual([second!.bookedTime, second!.valueOn], ["10:00:00", null]);
  assert.deepEqual(second!.extra, { 交易时间: "2024-01-02T10:00:00Z", 起息日: "20240230" });
  assert.deepEqual(faultsOf(read), ["VALUE_DATE_UNREADABLE row 3 起息日 20240230"]);
  const times = readText(
    "日期,时间,金额\n2024-01-01,93000,-1.00\n2024-01-02,2024-01-02 10:00,-1.00\n2024-01-03,noon,-1.00\n2024-01-04,9:05,-1.00\n",
  );
  assert.deepEqual(
    times.statements[0]!.rows.map((row) => row.bookedTime),
    ["09:30:00", "10:00:00", "", "09:05:00"],
  );
  assert.deepEqual(faultsOf(times), ["TIME_UNREADABLE row 4 时间 noon"]);
});

test("the header of a mapping is found wherever it stands, or nothing is read", () => {
  const text = "日期,金额\n2024-01-01,-1.00\n";
  const { mapping } = proposeText(text);
  assert.equal(rowsOf(readByMapping(`x\ny,z\n\n${text}`, mapping)).length, 1);
  const missing = readByMapping("日期,余额\n2024-01-01,-1.00\n", mapping);
  assert.deepEqual(problemsOf(missing), ["HEADER_MISSING row 2"]);
  assert.deepEqual(missing.statements, []);
  assert.deepEqual(problemsOf(readByMapping("日期,金额\n", mapping)), ["NO_ROWS row 1"]);
  const twoLines = proposeText("记账日,发生额,\n,借方,贷方\n2024-01-01,1.00,\n");
  const shifted = readByMapping(
    "标题\n账号：7\n记账日,发生额,\n,借方,贷方\n2024-01-01,1.00,\n",
    twoLines.mapping,
  );
  assert.deepEqual(rowsOf(shifted), ["2024-01-01 payer 1.00"]);
  assert.equal(
    shifted.statements[0]!.rows[0]!.locator.kind === "row" &&
      shifted.statements[0]!.head.extra?.["账号"],
    "7",
  );
});

test("a table without a header is read by a mapping that says so", () => {
  const text = "2024-01-01,-1.00,a\n2024-01-02,2.00,b\n";
  const { mapping } = proposeText(text);
  assert.deepEqual(mapping.header, { row: 0, rowCount: 0 });
  const columns = [
    { header: "", field: "bookedOn" },
    { header: "", field: "amount" },
    { header: "", field: "purpose" },
  ] as const;
  const sign: SignConvention = { kind: "signed", negativeIs: "out" };
  assert.deepEqual(rowsOf(readByMapping(text, { ...mapping, columns, sign })), [
    "2024-01-01 payer 1.00",
    "2024-01-02 beneficiary 2.00",
  ]);
});

test("undecodable bytes are told with row, column and place; a source's own damage apart", () => {
  const text = "日期,金额,摘要\n2024-01-01,-1.00,a\uFFFDb\uFFFD\n";
  const { sink, problems, statements } = collectRows();
  const { table } = applyMapping(proposeText(text).mapping, sink);
  table!.text.write(text, [{ at: text.indexOf("\uFFFD"), byteOffset: 41, hex: "FF" }]);
  table!.text.end();
  assert.deepEqual(
    problems.slice(0, 2).map(({ code, field, value }) => [code, field, value]),
    [
      ["TABLE_UNDECODABLE", "摘要", "FF @41"],
      ["TABLE_REPLACEMENT_CHARACTER", "摘要", ""],
    ],
  );
  assert.equal(statements[0]!.rows[0]!.purpose, "a\uFFFDb\uFFFD");
});

test("a flood of undecodable bytes is counted", () => {
  const count = undecodableMax + 7;
  const line = "\uFFFD".repeat(count);
  const { sink, problems } = collectRows();
  const { table } = applyMapping(proposeText("日期,金额\n2024-01-01,-1.00\n").mapping, sink);
  table!.text.write(
    `${line}\n日期,金额\n2024-01-01,-1.00\n`,
    Array.from({ length: count }, (_, at) => ({ at, byteOffset: at, hex: "FF" })),
  );
  table!.text.end();
  assert.equal(problems.filter(({ code }) => code === "TABLE_UNDECODABLE").length, undecodableMax);
  assert.equal(problems.at(-1)!.code, "TABLE_UNDECODABLE_MORE");
  assert.equal(problems.at(-1)!.value, "7");
});

test("a reader passes each row with a place of its own", () => {
  const places = new Set<unknown>();
  const sink: RowSink = {
    openStatement: () => {},
    row: (row) => places.add(row.locator),
    closeStatement: () => {},
    problem: () => {},
  };
  const text = "日期,金额\n2024-01-01,-1.00\n2024-01-01,-1.00\n";
  const { mapping } = applyMapping(proposeText(text).mapping, sink).table!;
  const reader = new TableReader(mapping, sink);
  for (const [at, line] of text.trim().split("\n").entries())
    reader.record(line.split(","), 2, at + 1);
  reader.end();
  assert.deepEqual(
    [...places],
    [
      { kind: "row", row: 2 },
      { kind: "row", row: 3 },
    ],
  );
});

test("a row that is cut before its currency leaves the end of its statement unknown", () => {
  const head = "Date,Description,Counterparty,Debit,Credit,Balance,Currency\n";
  const rows = [
    "2024-01-02,salary,Lin,,100.00,600.00,EUR",
    "2024-01-03,rent,Mora,50.00,,550.00,EUR",
    "2024-01-04,shop,Mora,25.00",
  ];
  const read = readText(`Account,1000\n${head}${rows.join("\n")}\n`);
  assert.deepEqual(
    read.statements.map((statement) => [statement.head.currency, ...ends(statement)]),
    [["EUR", "500.00", null]],
  );
  assert.deepEqual(faultsOf(read), [`ROW_TOO_SHORT row 5 ${rows[2]?.replaceAll(",", " | ")}`]);
});

test("a cut row at the end belongs to the account of the row before it", () => {
  const head = "Account,Date,Description,Debit,Credit,Balance,Currency\n";
  const rows = [
    "1000,2024-01-02,salary,,100.00,600.00,EUR",
    "1000,2024-01-03,rent,50.00,,550.00,EUR",
    "2000,2024-01-05,salary,,10.00,10.00,EUR",
    "2000,2024-01-06,shop,4.00,,6.00,EUR",
    "2000,2024-01-07,shop,1.00",
  ];
  const read = readText(`${head}${rows.join("\n")}\n`);
  assert.deepEqual(
    read.statements.map((statement) => [statement.head.account.account, ...ends(statement)]),
    [
      ["1000", "500.00", "550.00"],
      ["2000", "0.00", null],
    ],
  );
});
