// SPDX-License-Identifier: Apache-2.0
import type { CompartmentId } from "@tianwang/kernel/ids";
import type { Work } from "@tianwang/store";
import type { Route } from "@tianwang/wire/route";
import { implement } from "@tianwang/wire/route";
import { openTransactions, readRows } from "../transactions/transaction.data.ts";
import { transactionView } from "../transactions/transaction.view.ts";
import type { KeptFold } from "./fold.data.ts";
import { judgeFold, pageFolds, saysOf } from "./fold.data.ts";
import * as wire from "./fold.wire.ts";

/** Folds of a page when the caller names no number. */
const pageRowCount = 50;

const names = (fold: KeptFold) => [
  { segmentId: fold.keptSegmentId, rowNo: fold.keptRowNo },
  { segmentId: fold.foldedSegmentId, rowNo: fold.foldedRowNo },
];

export const foldRoutes: readonly Route<Work>[] = [
  implement<Work, typeof wire.listFolds>(wire.listFolds, async (work, { query }) => {
    const compartmentId = query.compartmentId as CompartmentId;
    const { totalCount, rows: folds } = await pageFolds(work, {
      compartmentId,
      status: query.status ?? "proposed",
      from: query.from ?? 0,
      count: query.count ?? pageRowCount,
    });
    work.audit(wire.listFolds.id, compartmentId, { count: folds.length });
    const transactions = folds.length > 0 ? await openTransactions(work, compartmentId) : null;
    if (!transactions) return { totalCount, rows: [] };
    const stored = await readRows(transactions, folds.flatMap(names));
    const viewOf = new Map(
      stored.map((row) => [`${row.segmentId}:${row.rowNo}`, transactionView(row)]),
    );
    return {
      totalCount,
      rows: folds.flatMap((fold) => {
        const kept = viewOf.get(`${fold.keptSegmentId}:${fold.keptRowNo}`);
        const folded = viewOf.get(`${fold.foldedSegmentId}:${fold.foldedRowNo}`);
        if (!kept || !folded) return [];
        const { id, status, dayLag } = fold;
        return [{ id, status, dayLag, says: saysOf(fold.basis), kept, folded }];
      }),
    };
  }),

  implement<Work, typeof wire.judgeFold>(wire.judgeFold, async (work, { params, body }) => {
    const { status } = await judgeFold(work, params.foldId, body);
    return { status };
  }),
];
