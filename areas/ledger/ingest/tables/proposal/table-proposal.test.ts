// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { renderText } from "@tianwang/kernel/text";
import { tableNoteTexts } from "../table-note.text.ts";
import { proposeText } from "../testing.ts";
import { collectDates } from "./table-date-order.ts";
import type { DecisionItem, MappingProposal } from "./table-proposal.ts";

function fieldsOf({ mapping }: MappingProposal): string[] {
  return mapping.columns.map(({ header, field }) => `${header}=${field ?? "extra"}`);
}

function because({ decisions }: MappingProposal, item: DecisionItem): string[] {
  return (decisions.find((one) => one.item === item)?.because ?? []).map((one) => one.messageId);
}

function dates(texts: readonly string[], period: readonly [string, string] | null = null) {
  const evidence = collectDates();
  for (const text of texts) evidence.add(text);
  const { order, because } = evidence.decide(period);
  return `${order ?? "open"} ${because.messageId}`;
}

test("the order of dates is proved by exclusion, sequence or period, never guessed", () => {
  assert.equal(dates(["2024-01-05", "2024-12-25"]), "YMD dateYearFirst");
  assert.equal(dates(["5-Jan-2024", "06FEB2024"]), "YMD dateYearFirst");
  assert.equal(dates(["01/02/2024", "13/02/2024"]), "DMY dateRefuted");
  assert.equal(dates(["01/02/2024", "02/13/2024"]), "MDY dateRefuted");
  assert.equal(dates(["20240105"]), "YMD dateRefuted");
  assert.equal(dates(["25.01.24", "31.12.99"]), "DMY dateRefuted");
  // Both orders read them, but only one reads them in sequence.
  assert.equal(dates(["01/02/2024", "02/02/2024", "03/02/2024", "01/03/2024"]), "DMY dateSequence");
  assert.equal(dates(["02/03/2024", "02/02/2024", "02/01/2024", "01/12/2024"]), "MDY dateSequence");
  assert.equal(dates(["01/02/2024", "02/02/2024"]), "open dateOpen");
  assert.equal(dates(["01/02/2024"], ["2024-02-01", "2024-02-29"]), "DMY datePeriod");
  assert.equal(dates(["01/02/2024"], ["2024-01-01", "2024-12-31"]), "open dateOpen");
  assert.equal(dates(["13/02/2024", "02/13/2024"]), "open dateConflict");
  assert.equal(dates(["45000", "45001.5"]), "serial-1900 dateSerial");
  assert.equal(dates(["", "合计"]), "open dateNone");
});

test("a day that does not exist decides nothing about the others", () => {
  assert.equal(dates(["29/02/2023", "14/02/2023"]), "DMY dateRefuted");
  assert.equal(dates(["2023-02-29", "2023-02-28"]), "YMD dateYearFirst");
});

const chinese = `天南银行账户交易明细
账号：6222 0200 1234 5678,户名：林某,币种：人民币
查询期间：2023-01-01 至 2023-12-31
期初余额：,"10,000.00"

交易日期,交易时间,借方发生额/元(支取),贷方发生额/元(收入),账户余额,对方户名,对方账号,对方开户行,摘要,附言,交易流水号,柜员号
20230105,09:30:00,"1,000.00",0.00,"9,000.00",赵某,6222000000001,海州支行,货款,合同1号,A1,07
20230106,10:00:00,0.00,"2,000.00","11,000.00",钱某,6222000000002,海州支行,工资,,A2,07
20230107,11:00:00,500.00,0.00,"10,500.00",孙某,6222000000003,海州支行,转账,,A3,07
20230108,12:00:00,0.00,1.00,"10,501.00",李某,6222000000004,海州支行,利息,,A4,07
合计,,"1,500.00","2,001.00",,,,,,,,
`;

test("a Chinese bank export with lines before and totals after the table", () => {
  const proposal = proposeText(chinese);
  assert.deepEqual(fieldsOf(proposal), [
    "交易日期=bookedOn",
    "交易时间=bookedTime",
    "借方发生额/元(支取)=debit",
    "贷方发生额/元(收入)=credit",
    "账户余额=balance",
    "对方户名=counterpartyName",
    "对方账号=counterpartyAccount",
    "对方开户行=counterpartyBank",
    "摘要=purpose",
    "附言=purpose",
    "交易流水号=bankReference",
    "柜员号=extra",
  ]);
  const { mapping } = proposal;
  assert.deepEqual(proposal.questions, []);
  assert.deepEqual(proposal.unmapped, ["柜员号"]);
  assert.deepEqual(mapping.header, { row: 6, rowCount: 1 });
  assert.deepEqual(mapping.sign, { kind: "columns", debitIs: "out", isDebitNegative: false });
  assert.deepEqual(because(proposal, "sign"), ["signColumns", "signByBalance"]);
  assert.equal(mapping.rowOrder, "oldest-first");
  assert.deepEqual(mapping.own.account, { from: "preamble" });
  assert.deepEqual(mapping.currency.source, { from: "preamble" });
  assert.equal(proposal.preamble.account, "6222020012345678");
  assert.equal(proposal.preamble.opening, "10,000.00");
  assert.deepEqual(proposal.preamble.period, ["2023-01-01", "2023-12-31"]);
  assert.ok(proposal.surenessBasisPoints > 8000);
});

test("an English export, semicolons, decimal comma, newest first", () => {
  const proposal = proposeText(
    [
      "Booking Date;Value Date;Description;Counterparty;Amount (EUR);Balance",
      "31.01.2024;31.01.2024;Rent;Lin;-1.000,00;2.500,50",
      "15.01.2024;15.01.2024;Salary;Zhao;3.000,00;3.500,50",
      "14.01.2024;14.01.2024;Fee;Bank;-0,50;500,50",
      "02.01.2024;02.01.2024;Gift;Qian;501,00;501,00",
    ].join("\r\n"),
  );
  const { mapping } = proposal;
  assert.deepEqual(fieldsOf(proposal), [
    "Booking Date=bookedOn",
    "Value Date=valueOn",
    "Description=purpose",
    "Counterparty=counterpartyName",
    "Amount (EUR)=amount",
    "Balance=balance",
  ]);
  assert.deepEqual(mapping.form, {
    kind: "delimited",
    encoding: "utf-8",
    delimiter: ";",
    lineBreak: "\n",
    mayEndEarly: false,
  });
  assert.equal(mapping.dateOrder, "DMY");
  assert.equal(mapping.decimal, ",");
  assert.deepEqual(mapping.sign, { kind: "signed", negativeIs: "out" });
  assert.equal(mapping.rowOrder, "newest-first");
  assert.deepEqual(mapping.currency.source, { from: "fixed", value: "EUR" });
});

test("a register names both sides and has no own account", () => {
  const proposal = proposeText(
    "tx_id,step,date,from_account,to_account,from_bank,to_bank,amount\n" +
      "1,0,2017-01-01,7939,15832,us2,cn1,145.39\n2,0,2017-01-02,2050,31978,us1,ae1,360.7\n",
  );
  assert.deepEqual(fieldsOf(proposal), [
    "tx_id=bankReference",
    "step=extra",
    "date=bookedOn",
    "from_account=payerAccount",
    "to_account=beneficiaryAccount",
    "from_bank=payerBank",
    "to_bank=beneficiaryBank",
    "amount=amount",
  ]);
  assert.equal(proposal.mapping.layout, "register");
  assert.deepEqual(proposal.mapping.sign, { kind: "parties" });
  assert.deepEqual(proposal.mapping.currency, { source: { from: "none" }, scale: 2, words: {} });
  assert.deepEqual(proposal.questions, []);
});

test("both sides and a stated own account make a statement", () => {
  const proposal = proposeText(
    "查询账号[ Inquirer account number ],1000\n" +
      "交易日期[ Transaction Date ],付款人账号[ Debit Account No. ],收款人账号[ Beneficiary's Account ],交易金额[ Trade Amount ],交易后余额[ After-transaction balance ]\n" +
      "20240101,1000,2000,-5.00,95.00\n20240102,3000,1000,7.00,102.00\n",
  );
  assert.equal(proposal.mapping.layout, "statement");
  assert.deepEqual(proposal.mapping.sign, { kind: "parties" });
  assert.deepEqual(proposal.mapping.own.account, { from: "preamble" });
});

test("a header of two lines under wider cells", () => {
  const proposal = proposeText(
    "记账日,摘要,发生额,,余额\n,,借方,贷方,\n2024-01-01,a,1.00,,9.00\n2024-01-02,b,,2.00,11.00\n",
  );
  assert.deepEqual(proposal.mapping.header, { row: 1, rowCount: 2 });
  assert.deepEqual(fieldsOf(proposal), [
    "记账日=bookedOn",
    "摘要=purpose",
    "发生额 / 借方=debit",
    "发生额 / 贷方=credit",
    "余额=balance",
  ]);
});

test("a header is not believed when its values say otherwise", () => {
  const proposal = proposeText(
    "交易日期,交易时间,金额,余额\nx,2024-01-01 09:00:00,-1,5\ny,2024-01-02 10:00:00,2,7\n",
  );
  assert.deepEqual(fieldsOf(proposal), [
    "交易日期=extra",
    "交易时间=bookedOn",
    "金额=amount",
    "余额=balance",
  ]);
  assert.ok(proposal.columns[0]!.because.some((one) => one.messageId === "columnValuesDisagree"));
});

test("of two columns for one field the surer one wins, the other is kept", () => {
  const proposal = proposeText("交易日期,记账日期,金额,余额\n2024-01-01,2024-01-02,-1,5\n");
  assert.deepEqual(fieldsOf(proposal).slice(0, 2), ["交易日期=extra", "记账日期=bookedOn"]);
  assert.deepEqual(proposal.columns[0]!.because.at(-1), {
    messageId: "columnTaken",
    data: { header: "记账日期" },
  });
});

test("a type column that holds nothing but directions is the direction", () => {
  const proposal = proposeText("日期,交易类型,金额\n2024-01-01,来账,5.00\n2024-01-02,往账,6.00\n");
  assert.deepEqual(proposal.mapping.sign, {
    kind: "direction",
    out: ["往账"],
    in: ["来账"],
    isOutNegative: false,
  });
});

test("a sample that shows one direction only proposes the other by its pair", () => {
  const proposal = proposeText("日期,借贷标志,金额\n2024-01-01,借,5.00\n");
  assert.deepEqual(proposal.mapping.sign, {
    kind: "direction",
    out: ["借"],
    in: ["贷"],
    isOutNegative: false,
  });
});

test("in the holder's own books a debit is money in: the balances say so", () => {
  const rows =
    "2024-01-01,5.00,,105.00\n2024-01-02,,3.00,102.00\n2024-01-03,1.00,,103.00\n2024-01-04,,2.00,101.00\n";
  const own = proposeText(`日期,借方,贷方,余额\n${rows}`);
  assert.deepEqual(own.mapping.sign, { kind: "columns", debitIs: "in", isDebitNegative: false });
  // Words that are not of bookkeeping are never turned, whatever the balances say.
  const plain = proposeText(`日期,支出,收入,余额\n${rows}`);
  assert.deepEqual(plain.mapping.sign, { kind: "columns", debitIs: "out", isDebitNegative: false });
});

test("printed minus signs of all debits are a convention, of some are reversals", () => {
  const sign = (rows: string) => proposeText(`日期,借方,贷方\n${rows}`).mapping.sign;
  assert.deepEqual(sign("2024-01-01,-5.00,\n2024-01-02,-6.00,\n2024-01-03,,7.00\n"), {
    kind: "columns",
    debitIs: "out",
    isDebitNegative: true,
  });
  assert.deepEqual(sign("2024-01-01,-5.00,\n2024-01-02,6.00,\n2024-01-03,,7.00\n"), {
    kind: "columns",
    debitIs: "out",
    isDebitNegative: false,
  });
});

test("what the file leaves open is a question, not a guess", () => {
  const open = proposeText('Date,Amount\n01/02/2024,"1,234"\n02/03/2024,"5,678"\n');
  assert.equal(open.mapping.dateOrder, null);
  assert.equal(open.mapping.decimal, null);
  assert.equal(open.mapping.sign, null);
  assert.deepEqual(
    open.questions.map(({ code, field }) => [code, field]),
    [
      ["TABLE_MAPPING_UNDECIDED", "dateOrder"],
      ["TABLE_MAPPING_UNDECIDED", "decimal"],
      ["TABLE_MAPPING_UNDECIDED", "sign"],
    ],
  );
  assert.equal(open.surenessBasisPoints, 0);
  // A currency of two decimals leaves 1,234 only one reading.
  const known = proposeText('Date,Amount (USD)\n2024-01-02,"-1,234"\n');
  assert.equal(known.mapping.decimal, ".");
  assert.deepEqual(because(known, "decimal"), ["decimalScale"]);
});

test("currency from a column, a sign, or not at all", () => {
  const source = (header: string, amount: string) =>
    proposeText(`Date,${header},Note\n2024-01-01,${amount},x\n`).mapping.currency.source;
  assert.deepEqual(source("Amount,Currency", "-1.00,USD"), { from: "column" });
  assert.deepEqual(source("Amount", "-€1.00"), { from: "fixed", value: "EUR" });
  // ¥ means two currencies, one of which has no fractions.
  assert.deepEqual(source("Amount", "-¥1.50"), { from: "fixed", value: "CNY" });
  assert.deepEqual(source("Amount", "-¥1"), { from: "none" });
  assert.deepEqual(source("Amount", "-$1.50"), { from: "none" });
});

test("units of ten thousand are found in header or preamble", () => {
  assert.equal(proposeText("日期,金额（万元）\n2024-01-01,-1.5\n").mapping.unitPower, 4);
  assert.equal(proposeText("单位：万元\n日期,金额\n2024-01-01,-1.5\n").mapping.unitPower, 4);
  assert.equal(proposeText("单位：元\n日期,金额\n2024-01-01,-1.5\n").mapping.unitPower, 0);
});

test("the signature is of the layout, not of the file", () => {
  const { signature } = proposeText(chinese);
  assert.match(signature, /^table-1-[0-9a-f]{16}$/u);
  const other = chinese
    .replaceAll("6222", "6333")
    .replaceAll("林某", "周某")
    .replaceAll("2023", "2024");
  assert.equal(proposeText(other).signature, signature);
  assert.notEqual(proposeText(chinese.replace("柜员号", "网点号")).signature, signature);
  assert.notEqual(proposeText(chinese.replace("户名：林某,", "")).signature, signature);
});

test("a text that is no table proposes nothing usable", () => {
  for (const text of ["", "\n\n", "一封信\n\n尊敬的先生：\n", "a,b,c\n1,2,3\n"]) {
    assert.ok(proposeText(text).questions.length > 0, text);
  }
});

test("each reason has a text in both languages, and each place in it a value", () => {
  const proposals = [chinese, 'Date,Amount\n01/02/2024,"1,234"\n'].map((text) => proposeText(text));
  for (const { decisions, columns } of proposals) {
    for (const one of [...decisions, ...columns].flatMap((from) => from.because)) {
      for (const language of ["zh", "en"] as const) {
        const text = renderText(tableNoteTexts[one.messageId], one.data, language);
        assert.doesNotMatch(text, /\{\w+\}/u, one.messageId);
      }
    }
  }
});

test("accounts beside counterparties are theirs where the own account stands above the header", () => {
  const table = (above: string, first: string) =>
    proposeText(
      `${above}Date,Counterparty,IBAN,Description,Debit,Credit\n` +
        `03/01/2024,Lin Weiming,${first},rent,10.00,\n` +
        "17/01/2024,Mora Ltd,DE02500105170137075030,goods,,20.00\n",
    );
  const fields = ({ mapping }: ReturnType<typeof table>) =>
    mapping.columns.map(({ field }) => field);
  const own = "DE02120300000000202051";
  const others = table(`Account,${own}\n`, "DE02100500000054540402");
  assert.equal(fields(others)[2], "counterpartyAccount");
  assert.deepEqual(others.mapping.own.account, { from: "preamble" });
  assert.equal(fields(table(`Account,${own}\n`, own))[2], "ownAccount");
  assert.equal(fields(table("", own))[2], "ownAccount");
});
