// SPDX-License-Identifier: Apache-2.0
import type { CaseGroups, CaseRowName, CaseRows } from "./case-rows.ts";
import type { LedgerAccount } from "./ledger-accounts.ts";
import { LedgerAccounts } from "./ledger-accounts.ts";
import type { ArrivalColumns, Ledger } from "../tracing/ledger.ts";
import { outsideParty, undated } from "../tracing/ledger.ts";
import type { StatementRun } from "./statement-runs.ts";

/** The rows of a case, grouped into transactions, and the statements that they come from. */
export interface CaseLedgerSource {
  readonly rows: CaseRows;
  readonly groups: CaseGroups;
  readonly currencies: readonly string[];
  readonly runs: readonly StatementRun[];
}

/** A ledger made from the rows of a case, and how to get back to them. */
export interface CaseLedger {
  readonly ledger: Ledger;
  /** By the ledger's number of an account. */
  readonly accounts: readonly LedgerAccount[];
  /** The run of each book. */
  readonly bookRuns: readonly StatementRun[];
  /**
   * By how much the stated closing balance of each book differs from its opening and its rows; null
   * where a balance is not stated. More than nothing: rows are missing, or count twice until a
   * proposed fold is judged.
   */
  readonly differencesMinor: readonly (bigint | null)[];
  /** The row that stands for a movement. */
  nameOf(row: number): CaseRowName;
  /** The movement that a row belongs to; null when it is not among the rows. */
  rowOf(name: CaseRowName): number | null;
}

/**
 * Makes one movement of every transaction: it leaves as the payer's own statement says and arrives
 * as the beneficiary's says. A side that no statement of its own confirms moves no book.
 */
export function caseLedger(source: CaseLedgerSource): CaseLedger {
  const { rows, groups, currencies, runs } = source;
  const accounts = new LedgerAccounts(runs);
  const bookRuns = runs.filter(({ fromDay }) => fromDay !== null);
  const books = bookRuns.map((run) => ({
    account: accounts.stated(run),
    currency: currencies.indexOf(run.currency),
    openingMinor: run.openingMinor,
    fromDay: run.fromDay,
    toDay: run.toDay,
  }));
  const columns = movementsOf(source, accounts);
  const ledger: Ledger = {
    ...columns,
    accountCount: accounts.list.length,
    currencies,
    books,
    exchanges: null,
  };
  const rowOfRoot = new Int32Array(rows.count);
  for (const [row, root] of groups.roots.entries()) rowOfRoot[root] = row;
  return {
    ledger,
    accounts: accounts.list,
    bookRuns,
    differencesMinor: differencesOf(ledger, bookRuns),
    nameOf: (row) => {
      const at = groups.roots[row] ?? 0;
      return { segment: rows.segment[at] ?? 0, rowNo: rows.rowNo[at] ?? 0 };
    },
    rowOf: (name) => {
      const at = rows.find(name);
      return at === null ? null : (rowOfRoot[groups.rootOf[at] ?? at] ?? null);
    },
  };
}

type Movements = Omit<Ledger, "accountCount" | "currencies" | "books" | "exchanges">;

function movementsOf(source: CaseLedgerSource, accounts: LedgerAccounts): Movements {
  const { rows, groups } = source;
  const { roots } = groups;
  const column = () => new Int32Array(roots.length);
  const [payer, beneficiary, bookedOn, sequence] = [column(), column(), column(), column()];
  const arrivals: ArrivalColumns = { bookedOn: column().fill(undated), sequence: column() };
  for (const [row, root] of roots.entries()) {
    const movement = movementOf(source, accounts, root);
    payer[row] = movement.payer;
    beneficiary[row] = movement.beneficiary;
    bookedOn[row] = rows.day[movement.at] ?? undated;
    sequence[row] = rows.sequence[movement.at] ?? 0;
    if (movement.arrivesAt === undefined) continue;
    arrivals.bookedOn[row] = rows.day[movement.arrivesAt] ?? undated;
    arrivals.sequence[row] = rows.sequence[movement.arrivesAt] ?? 0;
  }
  return {
    rowCount: roots.length,
    payer,
    beneficiary,
    bookedOn,
    sequence,
    arrivals,
    amountMinor: BigInt64Array.from(roots, (root) => rows.amountMinor[root] ?? 0n),
    currency: Uint16Array.from(roots, (root) => rows.currency[root] ?? 0),
  };
}

/** Accounts of a transaction, the row by which it leaves, and the one by which it arrives, if any. */
function movementOf(
  { rows, groups, currencies, runs }: CaseLedgerSource,
  accounts: LedgerAccounts,
  root: number,
) {
  const members = groups.members.get(root) ?? [root];
  const debit = firstOf(rows, members, "payer");
  const credit = firstOf(rows, members, "beneficiary");
  const at = debit ?? credit ?? root;
  const currency = currencies[rows.currency[root] ?? 0] ?? "";
  const party = (own: number | undefined, named: Int32Array) => {
    const run = own === undefined ? undefined : runs[rows.run[own] ?? -1];
    if (run) return accounts.stated(run);
    const on = { day: rows.dayOf(at), hasProposal: rows.hasProposal(at) };
    return accounts.named(named[at] ?? outsideParty, currency, on);
  };
  return {
    at,
    payer: party(debit, rows.payer),
    beneficiary: party(credit, rows.beneficiary),
    arrivesAt: debit === undefined ? undefined : credit,
  };
}

/** Of the rows of one side, the one that its account lists first; overlapping statements list it twice. */
function firstOf(
  rows: CaseRows,
  members: readonly number[],
  side: "payer" | "beneficiary",
): number | undefined {
  let first: number | undefined;
  for (const at of members) {
    if (rows.side(at) !== side) continue;
    if (first === undefined || (rows.sequence[at] ?? 0) < (rows.sequence[first] ?? 0)) first = at;
  }
  return first;
}

function differencesOf(ledger: Ledger, runs: readonly StatementRun[]): (bigint | null)[] {
  const sums = new Map<string, bigint>();
  const add = (account: number | undefined, currency: number | undefined, amount: bigint) => {
    const key = `${account} ${currency}`;
    sums.set(key, (sums.get(key) ?? 0n) + amount);
  };
  for (const [row, amount] of ledger.amountMinor.entries()) {
    add(ledger.payer[row], ledger.currency[row], -amount);
    add(ledger.beneficiary[row], ledger.currency[row], amount);
  }
  return ledger.books.map(({ account, currency, openingMinor }, book) => {
    const closing = runs[book]?.closingMinor ?? null;
    if (openingMinor === null || closing === null) return null;
    return closing - openingMinor - (sums.get(`${account} ${currency}`) ?? 0n);
  });
}
