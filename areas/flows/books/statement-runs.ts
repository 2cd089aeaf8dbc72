// SPDX-License-Identifier: Apache-2.0

/** The booked rows of one statement in one currency. */
export interface Sheet {
  /** Account of the statement, in the index of accounts. */
  readonly account: number;
  readonly currency: string;
  /** As the statement states them in this currency; null when it does not. */
  readonly openingMinor: bigint | null;
  readonly closingMinor: bigint | null;
  /** Credits less debits. */
  readonly sumMinor: bigint;
  /** Day numbers; null when no row has a date. */
  readonly firstDay: number | null;
  readonly lastDay: number | null;
}

/** Statements of one account and currency with no gap between them. */
export interface StatementRun {
  readonly account: number;
  readonly currency: string;
  /** 0 for the first run of this account and currency; the next one begins after a gap. */
  readonly part: number;
  /** Indexes of sheets in the order of time. */
  readonly sheets: readonly number[];
  readonly openingMinor: bigint | null;
  readonly closingMinor: bigint | null;
  readonly fromDay: number | null;
  readonly toDay: number | null;
}

interface IndexedSheet extends Sheet {
  readonly index: number;
}

type Sheets = [IndexedSheet, ...IndexedSheet[]];

/**
 * Joins the statements of each account and currency into runs. A statement goes on from the one
 * before it when they share a day, when its opening balance is the other's closing balance, stated
 * or added up, or when neither states balances and it begins on the next day. Anything else is a
 * gap: what happened in between is not known.
 */
export function joinSheets(sheets: readonly Sheet[]): StatementRun[] {
  const indexed = sheets.map((sheet, index) => ({ ...sheet, index }));
  const ofBook = Map.groupBy(indexed, ({ account, currency }) => `${account} ${currency}`);
  return [...ofBook.values()].flatMap(runsOf);
}

function runsOf(sheets: readonly IndexedSheet[]): StatementRun[] {
  const last = Number.MAX_SAFE_INTEGER;
  const inTime = sheets.toSorted(
    (a, b) =>
      (a.firstDay ?? last) - (b.firstDay ?? last) ||
      (a.lastDay ?? last) - (b.lastDay ?? last) ||
      a.index - b.index,
  );
  const runs: Sheets[] = [];
  for (const sheet of inTime) {
    const run = runs.at(-1);
    if (run && goesOn(run, sheet)) run.push(sheet);
    else runs.push([sheet]);
  }
  return runs.map(runOf);
}

/** The sheet that reaches furthest, the later listed of several. */
function furthest(run: Sheets): IndexedSheet {
  return run.reduce((best, sheet) => ((best.lastDay ?? 0) > (sheet.lastDay ?? 0) ? best : sheet));
}

function goesOn(run: Sheets, next: IndexedSheet): boolean {
  const before = furthest(run);
  // Rows without a date are left out of a trace; they make no gap.
  if (next.firstDay === null || before.lastDay === null) return true;
  if (next.firstDay <= before.lastDay) return true;
  const closings = [
    before.closingMinor,
    before.openingMinor === null ? null : before.openingMinor + before.sumMinor,
  ].filter((closing) => closing !== null);
  if (next.openingMinor !== null && closings.length > 0)
    return closings.includes(next.openingMinor);
  return next.firstDay - before.lastDay <= 1;
}

function runOf(run: Sheets, part: number): StatementRun {
  const [first] = run;
  const end = furthest(run);
  const opening = run.find(
    ({ firstDay, openingMinor }) => firstDay === first.firstDay && openingMinor !== null,
  );
  return {
    account: first.account,
    currency: first.currency,
    part,
    sheets: run.map(({ index }) => index),
    openingMinor: opening?.openingMinor ?? null,
    closingMinor: end.closingMinor,
    fromDay: first.firstDay,
    toDay: end.lastDay,
  };
}
