// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import { defineTexts } from "@tianwang/kernel/text";
import type { TableField } from "../ingest/tables/table-field.ts";

/** What a column can mean, in words. */
export const tableFieldTexts = defineTexts({
  bookedOn: { zh: "记账日期", en: "Booking date" },
  bookedTime: { zh: "交易时间", en: "Time" },
  valueOn: { zh: "起息日", en: "Value date" },
  debit: { zh: "借方金额", en: "Debit amount" },
  credit: { zh: "贷方金额", en: "Credit amount" },
  amount: { zh: "金额", en: "Amount" },
  direction: { zh: "收支方向", en: "In or out" },
  balance: { zh: "余额", en: "Balance" },
  balanceDirection: { zh: "余额方向", en: "Balance: debit or credit" },
  currency: { zh: "币种", en: "Currency" },
  counterpartyAccount: { zh: "对方账号", en: "Counterparty: account" },
  counterpartyName: { zh: "对方户名", en: "Counterparty: name" },
  counterpartyBank: { zh: "对方开户行", en: "Counterparty: bank" },
  payerAccount: { zh: "付款账号", en: "Payer: account" },
  payerName: { zh: "付款户名", en: "Payer: name" },
  payerBank: { zh: "付款行", en: "Payer: bank" },
  beneficiaryAccount: { zh: "收款账号", en: "Beneficiary: account" },
  beneficiaryName: { zh: "收款户名", en: "Beneficiary: name" },
  beneficiaryBank: { zh: "收款行", en: "Beneficiary: bank" },
  ownAccount: { zh: "本方账号", en: "Own account" },
  ownName: { zh: "本方户名", en: "Own name" },
  ownBank: { zh: "本方开户行", en: "Own bank" },
  purpose: { zh: "摘要／用途", en: "Purpose" },
  bankReference: { zh: "银行流水号", en: "Bank reference" },
  endToEndId: { zh: "端到端标识", en: "End-to-end reference" },
  uetr: { zh: "UETR 追踪号", en: "UETR (tracking id)" },
  code: { zh: "交易代码", en: "Transaction code" },
  status: { zh: "状态", en: "Status" },
  reversal: { zh: "冲正标志", en: "Reversal mark" },
} satisfies Record<TableField, Text>);

/** The meanings in the groups in which they are offered. */
export const tableFieldGroups = {
  when: ["bookedOn", "bookedTime", "valueOn"],
  money: ["debit", "credit", "amount", "direction", "currency", "balance", "balanceDirection"],
  counterparty: ["counterpartyAccount", "counterpartyName", "counterpartyBank"],
  payer: ["payerAccount", "payerName", "payerBank"],
  beneficiary: ["beneficiaryAccount", "beneficiaryName", "beneficiaryBank"],
  own: ["ownAccount", "ownName", "ownBank"],
  more: ["purpose", "bankReference", "endToEndId", "uetr", "code", "status", "reversal"],
} as const satisfies Readonly<Record<string, readonly TableField[]>>;
