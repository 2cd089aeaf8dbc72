// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { TableField } from "../table-field.ts";
import {
  currencyOf,
  directionOf,
  lineKindOf,
  matchHeader,
  preambleFactOf,
  statusOf,
  unitPowerOf,
  yesOrNo,
} from "./table-words.ts";

/** Headers as banks print them, by the field that they mean. */
const headers: Readonly<Partial<Record<TableField | "none", readonly string[]>>> = {
  bookedOn: [
    "交易日期",
    "记账日期",
    "入账日期",
    "记帐日期",
    "交易日期[ Transaction Date ]",
    "日期",
    "Date",
    "Posting date",
    "Booking Date",
    "Transaction_Date",
    "timestamp",
    "Buchungstag",
  ],
  bookedTime: ["交易时间", "记账时间", "Time", "Transaction time"],
  valueOn: ["起息日", "起息日期[ Value Date ]", "Value date", "VALUE DATE", "Valuta"],
  debit: [
    "借方发生额",
    "借方金额",
    "借方发生额/元(支取)",
    "支出",
    "支出金额",
    "转出金额",
    "Debit",
    "Debit Amount",
    "Withdrawals",
    "Money out",
    "Paid out",
    "发生额 / 借方",
  ],
  credit: [
    "贷方发生额",
    "贷方金额",
    "收入",
    "存入金额",
    "Credit",
    "Credit amt",
    "Deposits",
    "Money In",
    "Paid in",
    "发生额 / 贷方",
  ],
  amount: [
    "交易金额",
    "发生额",
    "金额",
    "金额(元)",
    "金額",
    "Amount",
    "Amount (EUR)",
    "amount_paid",
  ],
  direction: [
    "借贷标志",
    "借贷方向",
    "收付标志",
    "收/支",
    "借/贷",
    "D/C",
    "DR/CR",
    "Debit/Credit",
    "Cdt/Dbt Ind",
    "Direction",
  ],
  balance: [
    "余额",
    "账户余额",
    "本次余额",
    "交易后余额[ After-transaction balance ]",
    "餘額",
    "结余",
    "Balance",
    "Running balance",
    "Balance after",
  ],
  currency: ["币种", "交易币种", "貨幣", "Currency", "CCY", "payment_currency"],
  purpose: [
    "摘要",
    "附言",
    "用途",
    "备注",
    "交易附言",
    "摘要/附言",
    "備註",
    "Description",
    "Details",
    "Narrative",
    "Memo",
    "Remittance information",
  ],
  bankReference: [
    "交易流水号",
    "流水号",
    "柜员流水号",
    "交易单号",
    "Reference",
    "Transaction ID",
    "tx_id",
    "Bank reference",
  ],
  endToEndId: ["EndToEndId", "End-to-end reference", "端到端标识号"],
  uetr: ["UETR"],
  code: ["交易类型", "业务类型", "Transaction type", "payment_format"],
  status: ["交易状态", "当前状态", "Status"],
  reversal: ["冲正标志", "Reversal indicator"],
  counterpartyName: [
    "对方户名",
    "对方名称",
    "交易对手",
    "对方单位名称",
    "收(付)方名称",
    "交易对方",
    "對方戶名",
    "Counterparty",
    "Counterparty name",
  ],
  counterpartyAccount: [
    "对方账号",
    "对方卡号",
    "对方帐号",
    "交易对手账卡号",
    "Counterparty account",
    "Counterparty IBAN",
  ],
  counterpartyBank: [
    "对方开户行",
    "对方行名",
    "对方开户机构",
    "Counterparty bank",
    "Counterparty BIC",
  ],
  payerAccount: [
    "付款人账号[ Debit Account No. ]",
    "from_account",
    "Payer account",
    "nameOrig",
    "Sender IBAN",
  ],
  payerName: ["付款人名称", "付款方户名", "Payer", "Remitter name", "Originator"],
  payerBank: ["付款人开户行名[ Payer account bank ]", "from_bank", "from_bank_id", "Payer BIC"],
  beneficiaryAccount: [
    "收款人账号",
    "to_account",
    "Beneficiary account",
    "nameDest",
    "Receiver account",
  ],
  beneficiaryName: ["收款人名称", "收款方", "Beneficiary", "Beneficiary name", "Recipient"],
  beneficiaryBank: ["收款人开户行", "to_bank", "Beneficiary bank"],
  ownAccount: ["本方账号", "账号", "卡号", "帳號", "Account", "Account number", "IBAN"],
  ownName: ["户名", "本方户名", "账户名称", "Account name", "Account holder"],
  ownBank: ["开户行", "本方开户行"],
  none: ["step", "from_country", "from_balance_after", "凭证号码", "柜员号", "is_laundering", ""],
};

for (const [field, texts] of Object.entries(headers)) {
  test(`headers of ${field}`, () => {
    for (const text of texts) assert.equal(matchHeader(text)?.field ?? "none", field, text);
  });
}

test("the day of booking is said better by 记账日期 than by 交易日期", () => {
  const sureness = (text: string) => matchHeader(text)?.surenessBasisPoints ?? 0;
  assert.ok(sureness("记账日期") > sureness("交易日期"));
  assert.ok(sureness("Posting date") > sureness("Transaction date"));
  assert.ok(sureness("账户余额") > sureness("账户余额(元)"));
});

test("directions are known in every dress", () => {
  for (const word of ["借", "支出", "D", "DR", "Dr.", "Debit", "-", "往账", "转出", "DBIT", "支"]) {
    assert.equal(directionOf(word), "out", word);
  }
  for (const word of ["贷", "收入", "C", "CR", "Credit", "+", "来账", "轉入", "CRDT", "收", "Ｃ"]) {
    assert.equal(directionOf(word), "in", word);
  }
  for (const word of ["", "/", "不计收支", "张三"]) assert.equal(directionOf(word), null, word);
});

test("currencies are known by code, number, word and sign", () => {
  const known: Readonly<Record<string, readonly string[]>> = {
    CNY: [
      "CNY",
      "人民币",
      "RMB",
      "156",
      "人民币(CNY)",
      "CNY-人民币",
      "人民币元",
      "ｃｎｙ",
      "人 民 币",
    ],
    USD: ["美元", "US Dollar", "US$", "usd"],
    HKD: ["港币", "港元", "HK$"],
    EUR: ["欧元", "€", "Euro"],
    JPY: ["日元", "日圆"],
    DEM: ["DEM"],
  };
  for (const [code, words] of Object.entries(known)) {
    for (const word of words) assert.equal(currencyOf(word), code, word);
  }
  for (const word of ["", "Dollar", "Bitcoin", "人民币/美元", "元宝"]) {
    assert.equal(currencyOf(word), null, word);
  }
});

test("lines that are no entries are known by their first word", () => {
  assert.equal(lineKindOf("合计"), "total");
  assert.equal(lineKindOf("总计：12 笔"), "total");
  assert.equal(lineKindOf("Total debits"), "total");
  assert.equal(lineKindOf("本页小计"), "note");
  assert.equal(lineKindOf("第 1 页"), "note");
  assert.equal(lineKindOf("--------"), "note");
  assert.equal(lineKindOf("期初余额：1,000.00"), "opening");
  assert.equal(lineKindOf("Balance brought forward"), "opening");
  assert.equal(lineKindOf("承前页"), "opening");
  assert.equal(lineKindOf("期末余额"), "closing");
  assert.equal(lineKindOf("林某"), null);
  assert.equal(lineKindOf(""), null);
});

test("statuses, yes and no, facts and units", () => {
  assert.equal(statusOf("交易成功"), "booked");
  assert.equal(statusOf("Pending"), "pending");
  assert.equal(statusOf("交易关闭"), "information");
  assert.equal(statusOf("?"), null);
  assert.deepEqual(["是", "N", "", "冲正", "?"].map(yesOrNo), [true, false, false, true, null]);
  assert.equal(preambleFactOf("查询账号[ Inquirer account number ]"), "account");
  assert.equal(preambleFactOf("Opening Balance"), "opening");
  assert.equal(preambleFactOf("打印柜员"), null);
  assert.equal(unitPowerOf("人民币万元"), 4);
  assert.equal(unitPowerOf("(分)"), -2);
  assert.equal(unitPowerOf("元"), null);
});
