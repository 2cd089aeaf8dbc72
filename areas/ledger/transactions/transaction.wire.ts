// SPDX-License-Identifier: Apache-2.0
import { defineEndpoint } from "@tianwang/wire/endpoint";
import {
  DateText,
  IdOf,
  LocatorText,
  MinorText,
  MoneyView,
  Nothing,
  Nullable,
  OneOf,
  pageQuery,
  TextView,
} from "@tianwang/wire/schema";
import { defineSlot } from "@tianwang/wire/screen";
import type { Static } from "typebox";
import { Type } from "typebox";

/** Names a row for good: its segment and its number there. */
export const RowIdText = Type.String({ pattern: "^seg_[0-9A-HJKMNP-TV-Z]{26}:[0-9]{1,10}$" });

/** One end of a transfer as its source names it. */
export const PartyView = Type.Object({
  account: Type.String(),
  name: Type.String(),
  bank: Type.String(),
});

/** A transaction in a list: the row that stands for it. */
export const TransactionView = Type.Object({
  rowId: RowIdText,
  exhibitId: IdOf("exhibit"),
  locator: LocatorText,
  side: OneOf(["payer", "beneficiary", "register"]),
  status: OneOf(["booked", "pending", "information"]),
  bookedOn: Nullable(DateText),
  bookedTime: Type.String(),
  valueOn: Nullable(DateText),
  amount: MoneyView,
  balanceMinor: Nullable(MinorText),
  payer: PartyView,
  beneficiary: PartyView,
  isReversal: Type.Boolean(),
  purpose: Type.String(),
  /** Sources that say the same: 1, or more after folding. */
  sourceCount: Type.Integer(),
  hasProposal: Type.Boolean(),
});
export type TransactionView = Static<typeof TransactionView>;

/** The chosen rows of a case's list: higher areas add what can be done with them. */
export const transactionActionSlot = defineSlot<{
  readonly caseId: string;
  readonly compartmentId: string;
  readonly rows: readonly TransactionView[];
}>("ledger.transaction.action");

/** Orders of the list. */
export const transactionSorts = ["bookedOn", "amount", "source"] as const;

/** What a list is narrowed to. */
export const transactionFilter = {
  compartmentId: IdOf("compartment"),
  text: Type.Optional(Type.String({ maxLength: 200 })),
  account: Type.Optional(Type.String({ maxLength: 100 })),
  currency: Type.Optional(Type.String({ pattern: "^[A-Z]{3}$" })),
  status: Type.Optional(OneOf(["booked", "pending", "information"])),
  bookedFrom: Type.Optional(DateText),
  bookedUntil: Type.Optional(DateText),
  amountMinorMin: Type.Optional(Type.String({ pattern: "^[0-9]{1,18}$" })),
  amountMinorMax: Type.Optional(Type.String({ pattern: "^[0-9]{1,18}$" })),
  exhibitId: Type.Optional(IdOf("exhibit")),
  /** All rows of one statement, folded ones included, in its own order. */
  statementId: Type.Optional(IdOf("statement")),
  sort: Type.Optional(OneOf(transactionSorts)),
  order: Type.Optional(OneOf(["asc", "desc"])),
};

export const listTransactions = defineEndpoint({
  id: "ledger.transactions.list",
  method: "GET",
  path: "/ledger/transactions",
  permission: "ledger.read",
  summary: { zh: "交易（按位置取若干行）", en: "Transactions, some rows at a position" },
  params: Nothing,
  query: Type.Object({ ...transactionFilter, ...pageQuery }),
  response: Type.Object({
    from: Type.Integer(),
    totalCount: Type.Integer(),
    rows: Type.Array(TransactionView),
  }),
});

/** Sum of the booked rows of one currency; null for rows that name no currency. */
export const CurrencySum = Type.Object({
  currency: Type.String(),
  scale: Type.Integer(),
  rowCount: Type.Integer(),
  amountMinor: Nullable(MinorText),
});

export const sumTransactions = defineEndpoint({
  id: "ledger.transactions.sums",
  method: "GET",
  path: "/ledger/transactions/sums",
  permission: "ledger.read",
  summary: { zh: "交易笔数与分币种合计", en: "Counts and sums by currency" },
  params: Nothing,
  query: Type.Object(transactionFilter),
  response: Type.Object({
    transactionCount: Type.Integer(),
    sourceCount: Type.Integer(),
    foldedCount: Type.Integer(),
    proposedCount: Type.Integer(),
    firstBookedOn: Nullable(DateText),
    lastBookedOn: Nullable(DateText),
    sums: Type.Array(CurrencySum),
  }),
});

export const exportTransactions = defineEndpoint({
  id: "ledger.transactions.export",
  method: "GET",
  path: "/ledger/transactions/export",
  permission: "ledger.read",
  summary: {
    zh: "导出交易（CSV，已防公式注入）",
    en: "Export transactions (CSV, safe from formula injection)",
  },
  params: Nothing,
  query: Type.Object(transactionFilter),
  response: "stream",
});

/** One source of a transaction. */
export const TransactionSource = Type.Object({
  row: TransactionView,
  exhibitName: Type.String(),
  bankReference: Type.String(),
  endToEndId: Type.String(),
  uetr: Type.String(),
  code: Type.String(),
  extra: Type.Array(Type.Object({ name: Type.String(), value: Type.String() })),
  /** How this source belongs to the transaction; null for the row itself. */
  fold: Nullable(
    Type.Object({
      foldId: IdOf("fold"),
      status: OneOf(["certain", "proposed", "accepted", "rejected"]),
      says: TextView,
    }),
  ),
});
export type TransactionSource = Static<typeof TransactionSource>;

export const showTransaction = defineEndpoint({
  id: "ledger.transactions.show",
  method: "GET",
  path: "/ledger/transactions/:rowId",
  permission: "ledger.read",
  summary: { zh: "一笔交易及其全部出处", en: "A transaction with all its sources" },
  params: Type.Object({ rowId: RowIdText }),
  query: Nothing,
  response: Type.Object({ sources: Type.Array(TransactionSource) }),
});

/** An account as the rows name it, with what went through it. */
export const AccountFlow = Type.Object({
  account: Type.String(),
  name: Type.String(),
  bank: Type.String(),
  currency: Type.String(),
  scale: Type.Integer(),
  inCount: Type.Integer(),
  outCount: Type.Integer(),
  inMinor: MinorText,
  outMinor: MinorText,
  firstBookedOn: Nullable(DateText),
  lastBookedOn: Nullable(DateText),
  hasStatement: Type.Boolean(),
});

export const listAccounts = defineEndpoint({
  id: "ledger.accounts.list",
  method: "GET",
  path: "/ledger/accounts",
  permission: "ledger.read",
  summary: { zh: "账户及其收支", en: "Accounts and what went through them" },
  params: Nothing,
  query: Type.Object({
    compartmentId: IdOf("compartment"),
    text: Type.Optional(Type.String({ maxLength: 200 })),
    ...pageQuery,
  }),
  response: Type.Object({ totalCount: Type.Integer(), rows: Type.Array(AccountFlow) }),
});
