// SPDX-License-Identifier: Apache-2.0

/** What a column of a table can mean. A column without a meaning is kept in `extra`. */
export const tableFields = [
  "bookedOn",
  "bookedTime",
  "valueOn",
  "debit",
  "credit",
  "amount",
  "direction",
  "balance",
  "balanceDirection",
  "currency",
  "counterpartyAccount",
  "counterpartyName",
  "counterpartyBank",
  "payerAccount",
  "payerName",
  "payerBank",
  "beneficiaryAccount",
  "beneficiaryName",
  "beneficiaryBank",
  "ownAccount",
  "ownName",
  "ownBank",
  "purpose",
  "bankReference",
  "endToEndId",
  "uetr",
  "code",
  "status",
  "reversal",
] as const;

/** The meaning of a column. */
export type TableField = (typeof tableFields)[number];

/** Fields that several columns may have: their texts are joined. */
export const joinedFields: ReadonlySet<TableField> = new Set<TableField>(["purpose"]);

/** Fields that hold an amount. */
export const amountFields: ReadonlySet<TableField> = new Set<TableField>([
  "debit",
  "credit",
  "amount",
  "balance",
]);
