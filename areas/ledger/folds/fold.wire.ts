// SPDX-License-Identifier: Apache-2.0
import { defineEndpoint } from "@tianwang/wire/endpoint";
import { IdOf, Line, Nothing, Nullable, OneOf, pageQuery, TextView } from "@tianwang/wire/schema";
import type { Static } from "typebox";
import { Type } from "typebox";
import { TransactionView } from "../transactions/transaction.wire.ts";

const FoldStatusName = OneOf(["certain", "proposed", "accepted", "rejected"]);

/** Two rows that are, or may be, one transaction, side by side. */
export const FoldView = Type.Object({
  id: IdOf("fold"),
  status: FoldStatusName,
  says: TextView,
  dayLag: Nullable(Type.Integer()),
  kept: TransactionView,
  folded: TransactionView,
});
export type FoldView = Static<typeof FoldView>;

export const listFolds = defineEndpoint({
  id: "ledger.folds.list",
  method: "GET",
  path: "/ledger/folds",
  permission: "ledger.read",
  summary: { zh: "同一笔交易的多个来源", en: "The same transfer in two sources" },
  params: Nothing,
  query: Type.Object({
    compartmentId: IdOf("compartment"),
    status: Type.Optional(FoldStatusName),
    ...pageQuery,
  }),
  response: Type.Object({ totalCount: Type.Integer(), rows: Type.Array(FoldView) }),
});

export const judgeFold = defineEndpoint({
  id: "ledger.folds.judge",
  method: "POST",
  path: "/ledger/folds/:foldId/judgement",
  permission: "ledger.write",
  summary: {
    zh: "判定或撤回判定（两行均保留）",
    en: "Judge a fold or take it back; both rows stay",
  },
  params: Type.Object({ foldId: IdOf("fold") }),
  query: Nothing,
  body: Type.Object({
    status: OneOf(["accepted", "rejected", "proposed"]),
    reason: Line({ minLength: 1 }),
  }),
  response: Type.Object({ status: FoldStatusName }),
});
