// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import { currencyScale, noCurrency } from "@tianwang/kernel/currency";
import type { CompartmentId } from "@tianwang/kernel/ids";
import type { Work } from "@tianwang/store";
import { sql } from "@tianwang/store";
import { refuse } from "../errors.ts";
import { listFolds, openTransactions } from "@tianwang/ledger/server";
import type { Transactions } from "@tianwang/ledger/server";
import type { IndexedAccount, PrintedAccount } from "./account-index.ts";
import { AccountIndex } from "./account-index.ts";
import type { CaseLedger } from "./case-ledger.ts";
import { caseLedger } from "./case-ledger.ts";
import type { CaseFold } from "./case-rows.ts";
import { groupRows } from "./case-rows.ts";
import type { CaseReading, CaseSize, SheetPlace } from "./case-rows.data.ts";
import {
  dayColumn,
  followedCondition,
  readCaseRows,
  readParties,
  sheetKey,
  untilCondition,
} from "./case-rows.data.ts";
import type { Sheet, StatementRun } from "./statement-runs.ts";
import { joinSheets } from "./statement-runs.ts";

/** Most rows of one trace: their columns take some 100 bytes a row, 200 MB in all. */
export const traceRowCountMax = 2_000_000;

interface CaseStatement extends PrintedAccount {
  readonly segmentId: string;
  readonly statementIndex: number;
  readonly currency: string;
  readonly scale: number;
  readonly openingMinor: string | null;
  readonly closingMinor: string | null;
}

/** What the catalogue says of a case, read under row-level security; the rows come after it. */
export interface OpenedCase {
  readonly transactions: Transactions;
  readonly statements: readonly CaseStatement[];
  readonly folds: readonly CaseFold[];
}

/** Opens the rows of a compartment for a trace; null when there are none. */
export async function openCase(
  work: Work,
  compartmentId: CompartmentId,
): Promise<OpenedCase | null> {
  const transactions = await openTransactions(work, compartmentId);
  if (!transactions) return null;
  const statements = await work.rows(sql<CaseStatement>`
    select segment_id as "segmentId", statement_index as "statementIndex", account,
      account_bank as bank, account_name as name, currency, scale, opening_minor as "openingMinor",
      closing_minor as "closingMinor"
    from ledger.v_statements where compartment_id = ${compartmentId} and superseded_at is null
    order by segment_id, statement_index
  `);
  const order = new Map(transactions.segments.map(({ id }, index) => [String(id), index]));
  const nameOf = (segmentId: string, rowNo: number) => ({
    segment: order.get(segmentId) ?? -1,
    rowNo,
  });
  const folds = (await listFolds(work, compartmentId))
    .filter(({ status }) => status === "certain" || status === "accepted")
    .map((fold) => ({
      kept: nameOf(fold.keptSegmentId, fold.keptRowNo),
      folded: nameOf(fold.foldedSegmentId, fold.foldedRowNo),
    }));
  return { transactions, statements, folds };
}

/**
 * Whether rows can be followed: they name a currency, with the decimals that ISO 4217 gives it.
 * Rows without a currency cannot be compared with others, not even with each other.
 */
export function isFollowed(currency: string, scale: number): boolean {
  return currency !== noCurrency && scale === currencyScale(currency);
}

/** Counts the booked rows of a case; refuses more than a trace takes. */
export async function measureCase(
  { session }: Transactions,
  untilDay: number | null,
): Promise<CaseSize> {
  const groups = await session.rows<{ currency: string; scale: number; count: bigint }>(
    `select currency, scale, count(*) as count from transactions
     where status = 'booked' and ${untilCondition(untilDay)}
     group by currency, scale order by currency, scale`,
  );
  const sum = (list: typeof groups) => list.reduce((total, { count }) => total + Number(count), 0);
  const followed = groups.filter(({ currency, scale }) => isFollowed(currency, scale));
  const rowCount = sum(followed);
  if (rowCount > traceRowCountMax)
    throw refuse("FLOWS_TOO_MANY_ROWS", { count: rowCount, max: traceRowCountMax });
  return {
    currencies: followed.map(({ currency, scale }) => ({ code: currency, scale })),
    rowCount,
    notFollowedCount: sum(groups) - rowCount,
  };
}

/** A ledger read from a case, with what its numbers stand for. */
export interface ReadCase extends CaseSize {
  readonly made: CaseLedger;
  readonly runs: readonly StatementRun[];
  readonly indexed: readonly IndexedAccount[];
}

/** Reads the booked rows of a case into a ledger. */
export async function readCase(opened: OpenedCase, reading: CaseReading): Promise<ReadCase> {
  const { transactions, statements, folds } = opened;
  const size = await measureCase(transactions, reading.untilDay);
  const index = new AccountIndex(statements);
  const sheets = await readSheets(opened, index, size);
  const runs = joinSheets(sheets);
  const parties = await readParties(transactions, index);
  const numbers = { size, places: placesOf(sheets, runs), parties };
  const rows = await readCaseRows(transactions, numbers, reading);
  const currencies = size.currencies.map(({ code }) => code);
  const made = caseLedger({ rows, groups: groupRows(rows, folds), currencies, runs });
  return { ...size, made, runs, indexed: index.accounts };
}

/** A sheet with where its rows stand. */
interface PlacedSheet extends Sheet {
  readonly segment: number;
  readonly statementIndex: number;
  readonly firstRowNo: number;
  readonly lastRowNo: number;
}

interface SheetRow {
  readonly segment: number;
  readonly statementIndex: number;
  readonly currency: string;
  readonly firstDay: number | null;
  readonly lastDay: number | null;
  readonly sumMinor: bigint;
  readonly firstRowNo: number;
  readonly lastRowNo: number;
}

/** The booked rows of every statement, summed by currency. Coverage does not depend on the end of a trace. */
async function readSheets(
  { transactions, statements }: OpenedCase,
  index: AccountIndex,
  size: CaseSize,
): Promise<PlacedSheet[]> {
  const rows = await transactions.session.rows<SheetRow>(
    `select segment_order as segment, statement_index as "statementIndex", currency,
       ${dayColumn("min(booked_on)")} as "firstDay", ${dayColumn("max(booked_on)")} as "lastDay",
       sum(case side when 'beneficiary' then amount_minor else -amount_minor end)::hugeint as "sumMinor",
       min(row_no) as "firstRowNo", max(row_no) as "lastRowNo"
     from transactions where status = 'booked' and side <> 'register' and ${followedCondition(size)}
     group by all order by segment, "statementIndex", currency`,
  );
  const scales = new Map(size.currencies.map(({ code, scale }) => [code, scale]));
  const placeOf = (segmentId: string, statementIndex: number) => `${segmentId} ${statementIndex}`;
  const numbers = new Map(
    statements.map((each, at) => [placeOf(each.segmentId, each.statementIndex), at]),
  );
  return rows.map((row) => {
    const segmentId = transactions.segments[row.segment]?.id ?? "";
    const at = numbers.get(placeOf(segmentId, row.statementIndex)) ?? -1;
    const statement = statements[at];
    assert(statement, "the statement of every row is recorded");
    const isOwnCurrency =
      statement.currency === row.currency && statement.scale === scales.get(row.currency);
    const minor = (text: string | null) => (text === null || !isOwnCurrency ? null : BigInt(text));
    return {
      ...row,
      account: index.ofStatement[at] ?? -1,
      openingMinor: minor(statement.openingMinor),
      closingMinor: minor(statement.closingMinor),
    };
  });
}

function placesOf(
  sheets: readonly PlacedSheet[],
  runs: readonly StatementRun[],
): Map<string, SheetPlace> {
  const places = new Map<string, SheetPlace>();
  let next = 0;
  for (const [run, { sheets: members }] of runs.entries())
    for (const member of members) {
      const sheet = sheets[member];
      if (!sheet) continue;
      const key = sheetKey(sheet.segment, sheet.statementIndex, sheet.currency);
      places.set(key, { run, offset: next - sheet.firstRowNo });
      next += sheet.lastRowNo - sheet.firstRowNo + 1;
    }
  return places;
}
