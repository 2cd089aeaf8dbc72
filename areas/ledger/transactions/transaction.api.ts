// SPDX-License-Identifier: Apache-2.0
import type { CompartmentId } from "@tianwang/kernel/ids";
import { formatMinor } from "@tianwang/kernel/money";
import { noCurrency } from "@tianwang/kernel/currency";
import type { Work } from "@tianwang/store";
import type { ByteStream } from "@tianwang/wire/endpoint";
import type { Route } from "@tianwang/wire/route";
import { implement } from "@tianwang/wire/route";
import { refuse } from "../errors.ts";
import { foldSources } from "../folds/fold.data.ts";
import { findStatement, listStatements } from "../statements/statement.data.ts";
import { csvLine } from "./csv.ts";
import type { RowOrder } from "./row-order.ts";
import type { StoredRow } from "./stored-row.ts";
import type { TransactionFilter, Transactions } from "./transaction.data.ts";
import {
  compartmentOfSegment,
  exhibitNames,
  openTransactions,
  readAccounts,
  readRows,
  readSums,
  readWindow,
} from "./transaction.data.ts";
import { transactionView } from "./transaction.view.ts";
import * as wire from "./transaction.wire.ts";

/** Rows of a page when the caller names no number. */
const pageRowCount = 100;
/** Rows fetched at a time while exporting. */
const exportRowCount = 5_000;

interface FilterQuery extends Omit<TransactionFilter, "statement"> {
  readonly compartmentId: string;
  readonly statementId?: string | undefined;
  readonly sort?: RowOrder["sort"] | undefined;
  readonly order?: "asc" | "desc" | undefined;
}

async function filterOf(
  work: Work,
  query: FilterQuery,
): Promise<{ filter: TransactionFilter; order: RowOrder }> {
  const order: RowOrder = {
    sort: query.sort ?? (query.statementId === undefined ? "bookedOn" : "source"),
    isDescending: query.order === "desc",
  };
  if (query.statementId === undefined) return { filter: query, order };
  const statement = await findStatement(work, query.statementId);
  if (!statement) throw refuse("LEDGER_NO_STATEMENT", { id: query.statementId });
  return { filter: { ...query, statement }, order };
}

const open = (work: Work, compartmentId: string) =>
  openTransactions(work, compartmentId as CompartmentId);

const nothing = {
  transactionCount: 0,
  sourceCount: 0,
  foldedCount: 0,
  proposedCount: 0,
  firstBookedOn: null,
  lastBookedOn: null,
  sums: [],
};

async function sumsOf(work: Work, query: FilterQuery) {
  const transactions = await open(work, query.compartmentId);
  if (!transactions) return nothing;
  const { filter } = await filterOf(work, query);
  const { byCurrency, ...facts } = await readSums(transactions, filter);
  return {
    ...facts,
    sourceCount: facts.transactionCount + facts.foldedCount,
    sums: byCurrency.map((sum) => ({
      currency: sum.currency,
      scale: sum.scale,
      rowCount: Number(sum.rowCount),
      // Rows without a currency are never summed with one another.
      amountMinor: sum.currency === noCurrency ? null : String(sum.amountMinor),
    })),
  };
}

function extraOf(json: string | null): { name: string; value: string }[] {
  if (json === null) return [];
  return Object.entries(JSON.parse(json) as Record<string, string>).map(([name, value]) => ({
    name,
    value,
  }));
}

export const transactionRoutes: readonly Route<Work>[] = [
  implement<Work, typeof wire.listTransactions>(wire.listTransactions, async (work, { query }) => {
    const from = query.from ?? 0;
    const transactions = await open(work, query.compartmentId);
    if (!transactions) return { from, totalCount: 0, rows: [] };
    const { filter, order } = await filterOf(work, query);
    const page = { from, count: query.count ?? pageRowCount };
    const window = await readWindow(transactions, filter, order, page);
    work.audit(wire.listTransactions.id, query.compartmentId, { from, count: window.rows.length });
    return { from, totalCount: window.totalCount, rows: window.rows.map(transactionView) };
  }),

  implement<Work, typeof wire.sumTransactions>(wire.sumTransactions, async (work, { query }) => {
    work.audit(wire.sumTransactions.id, query.compartmentId);
    return sumsOf(work, query);
  }),

  implement<Work, typeof wire.exportTransactions>(
    wire.exportTransactions,
    async (work, { query }) => {
      const transactions = await open(work, query.compartmentId);
      const { filter, order } = await filterOf(work, query);
      work.audit(wire.exportTransactions.id, query.compartmentId);
      const stream: ByteStream = {
        mediaType: "text/csv; charset=utf-8",
        fileName: "transactions.csv",
        bytes: exportBytes(transactions, filter, order),
      };
      return stream;
    },
  ),

  implement<Work, typeof wire.showTransaction>(wire.showTransaction, async (work, { params }) => {
    const [segmentId = "", rowNo = "0"] = params.rowId.split(":");
    const compartmentId = await compartmentOfSegment(work, segmentId);
    if (!compartmentId) throw refuse("LEDGER_NO_ROW", { id: params.rowId });
    const transactions = await openTransactions(work, compartmentId);
    if (!transactions) throw refuse("LEDGER_NO_ROW", { id: params.rowId });
    const own = { segmentId, rowNo: Number(rowNo) };
    const folds = await foldSources(work, own);
    const rows = await readRows(transactions, [own, ...folds.map((fold) => fold.other)]);
    if (!rows[0]) throw refuse("LEDGER_NO_ROW", { id: params.rowId });
    const names = await exhibitNames(
      work,
      rows.map((row) => row.exhibitId),
    );
    work.audit(wire.showTransaction.id, params.rowId);
    return {
      sources: rows.map((row) => {
        const fold = folds.find(
          ({ other }) => other.segmentId === row.segmentId && other.rowNo === row.rowNo,
        );
        return {
          row: transactionView(row),
          exhibitName: names.get(row.exhibitId) ?? row.exhibitId,
          bankReference: row.bankReference,
          endToEndId: row.endToEndId,
          uetr: row.uetr,
          code: row.code,
          extra: extraOf(row.extra),
          fold: fold ? { foldId: fold.foldId, status: fold.status, says: fold.says } : null,
        };
      }),
    };
  }),

  implement<Work, typeof wire.listAccounts>(wire.listAccounts, async (work, { query }) => {
    const transactions = await open(work, query.compartmentId);
    if (!transactions) return { totalCount: 0, rows: [] };
    const page = { text: query.text, from: query.from ?? 0, count: query.count ?? pageRowCount };
    const rows = await readAccounts(transactions, page);
    const statements = await listStatements(work, {
      compartmentId: query.compartmentId as CompartmentId,
    });
    const stated = new Set(statements.map((statement) => statement.account));
    work.audit(wire.listAccounts.id, query.compartmentId, { count: rows.length });
    return {
      totalCount: Number(rows[0]?.total ?? 0n),
      rows: rows.map(({ total: _total, ...row }) => ({
        ...row,
        inCount: Number(row.inCount),
        outCount: Number(row.outCount),
        inMinor: String(row.inMinor),
        outMinor: String(row.outMinor),
        hasStatement: stated.has(row.account),
      })),
    };
  }),
];

const exportHeader = [
  "row_id",
  "booked_on",
  "booked_time",
  "value_on",
  "amount",
  "currency",
  "payer_account",
  "payer_name",
  "payer_bank",
  "beneficiary_account",
  "beneficiary_name",
  "beneficiary_bank",
  "purpose",
  "status",
  "sources",
  "exhibit",
  "locator",
];

async function* exportBytes(
  transactions: Transactions | null,
  filter: TransactionFilter,
  order: RowOrder,
): AsyncIterable<Uint8Array> {
  // A mark, so that spreadsheets read Chinese.
  yield Buffer.from(`\uFEFF${csvLine(exportHeader)}`);
  if (!transactions) return;
  for (let from = 0; ; from += exportRowCount) {
    const { rows } = await readWindow(transactions, filter, order, { from, count: exportRowCount });
    if (rows.length === 0) return;
    yield Buffer.from(rows.map((row) => csvLine(exportCells(row))).join(""));
  }
}

function exportCells(row: StoredRow): string[] {
  return [
    `${row.segmentId}:${row.rowNo}`,
    row.bookedOn ?? "",
    row.bookedTime,
    row.valueOn ?? "",
    formatMinor(row.amountMinor, row.scale),
    row.currency,
    row.payerAccount,
    row.payerName,
    row.payerBank,
    row.beneficiaryAccount,
    row.beneficiaryName,
    row.beneficiaryBank,
    row.purpose,
    row.status,
    String(row.foldCount + 1),
    row.exhibitId,
    row.locator,
  ];
}
