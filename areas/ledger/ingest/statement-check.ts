// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { noCurrency } from "@tianwang/kernel/currency";
import { formatMinor } from "@tianwang/kernel/money";
import { defineProblems } from "@tianwang/kernel/problem";
import type { RowSink, SourceRow, StatementHead, StatementTail } from "../transactions/row.ts";

/** Whether opening + entries = closing; `not-stated` where the source leaves that open. */
export type Reconciliation = "yes" | "no" | "not-stated";

/** What the arithmetic of one statement says. Amounts in minor units of the statement. */
export interface StatementCheck {
  readonly head: StatementHead;
  readonly openingMinor: bigint | null;
  /** The day that the source gives the balance; null where it gives none. */
  readonly openingOn: CalendarDate | null;
  /** `page-before`: the page states no opening balance and continues from the page before it. */
  readonly openingFrom: "stated" | "page-before" | null;
  /** Booked rows; only these are summed. */
  readonly entryCount: number;
  /** Pending rows and rows for information. */
  readonly unbookedCount: number;
  /** Booked rows in another currency than the statement: they cannot be summed with it. */
  readonly foreignCount: number;
  /** Credits less debits; null where rows have no common currency or no own account. */
  readonly sumMinor: bigint | null;
  readonly closingMinor: bigint | null;
  readonly closingOn: CalendarDate | null;
  readonly reconciles: Reconciliation;
  /** Closing - (opening + sum); null unless all three are known. */
  readonly differenceMinor: bigint | null;
  /** Stated opening of a page - closing of the page before it; null for other statements. */
  readonly pageGapMinor: bigint | null;
}

const { table, problem } = defineProblems({
  STATEMENT_DIFFERS: {
    severity: "warning",
    says: {
      zh: "期初余额加本期发生额不等于期末余额",
      en: "Opening balance plus entries is not the closing balance",
    },
    mend: {
      zh: "核对原件：查找遗漏、重复或读错的分录，或向开户行索取完整对账单",
      en: "Compare with the original: look for missing, repeated or misread entries, or ask the bank for the whole statement",
    },
  },
  STATEMENT_PAGE_GAP: {
    severity: "warning",
    says: {
      zh: "本页的期初余额与上一页的期末余额不一致",
      en: "The opening balance of this page is not the closing balance of the page before it",
    },
    mend: {
      zh: "检查中间是否缺页，补齐后重新导入",
      en: "Look for a page missing in between and import it too",
    },
  },
  STATEMENT_PAGE_MISSING: {
    severity: "warning",
    says: {
      zh: "这是对账单的续页，但文件中没有它的前一页",
      en: "This is a further page of a statement whose page before is not in the file",
    },
    mend: { zh: "补充导入前面的页", en: "Import the earlier pages too" },
  },
});

/** The problems that the arithmetic of statements finds, with their texts. */
export const statementProblems = table;

/** Adds up one statement after the other; pages of one statement are carried forward. */
export interface StatementAccumulator {
  /** Returns false when the head continues a page that was not seen. */
  open(head: StatementHead): boolean;
  row(row: SourceRow): void;
  close(tail: StatementTail): StatementCheck;
}

/** What a row does to the own account; null for a row of a register. */
function signedMinor(row: SourceRow): bigint | null {
  if (row.side === "register") return null;
  return row.side === "beneficiary" ? row.amountMinor : -row.amountMinor;
}

interface OpenStatement {
  readonly head: StatementHead;
  readonly carriedMinor: bigint | null;
  entryCount: number;
  unbookedCount: number;
  foreignCount: number;
  sumMinor: bigint | null;
}

function addRow(open: OpenStatement, row: SourceRow): void {
  if (row.status !== "booked") {
    open.unbookedCount += 1;
    return;
  }
  open.entryCount += 1;
  if (row.currency !== open.head.currency || row.scale !== open.head.scale) {
    open.foreignCount += 1;
    return;
  }
  const signed = signedMinor(row);
  const isUnsummable = row.currency === noCurrency && open.entryCount > 1;
  open.sumMinor =
    signed === null || open.sumMinor === null || isUnsummable ? null : open.sumMinor + signed;
}

function difference(a: bigint | null, b: bigint | null): bigint | null {
  return a === null || b === null ? null : a - b;
}

function reconciliation(differenceMinor: bigint | null, gapMinor: bigint | null): Reconciliation {
  if (differenceMinor === null) return "not-stated";
  return differenceMinor === 0n && (gapMinor ?? 0n) === 0n ? "yes" : "no";
}

interface Balance {
  readonly amountMinor: bigint | null;
  readonly on: CalendarDate | null;
}

const notStated: Balance = { amountMinor: null, on: null };

function judge(open: OpenStatement, tail: StatementTail): StatementCheck {
  const { carriedMinor, entryCount, foreignCount, head, unbookedCount } = open;
  const stated: Balance = head.opening ?? tail.opening ?? notStated;
  const closing: Balance = tail.closing ?? notStated;
  const statedMinor = stated.amountMinor;
  const openingMinor = statedMinor ?? carriedMinor;
  const sumMinor = foreignCount > 0 ? null : open.sumMinor;
  const closingMinor = closing.amountMinor;
  const differenceMinor = difference(difference(closingMinor, openingMinor), sumMinor);
  const pageGapMinor = difference(statedMinor, carriedMinor);
  const from = statedMinor === null ? ("page-before" as const) : ("stated" as const);
  return {
    head,
    openingMinor,
    openingOn: stated.on,
    openingFrom: openingMinor === null ? null : from,
    entryCount,
    unbookedCount,
    foreignCount,
    sumMinor,
    closingMinor,
    closingOn: closing.on,
    reconciles: reconciliation(differenceMinor, pageGapMinor),
    differenceMinor,
    pageGapMinor,
  };
}

/**
 * Makes an accumulator for the statements of one file, in their order. Debits count negative,
 * whether they are plain or take back a credit: the direction stands in payer and beneficiary.
 */
export function createStatementAccumulator(): StatementAccumulator {
  const closingByAccount = new Map<string, bigint | null>();
  let open: OpenStatement | null = null;
  const keyOf = (head: StatementHead) => `${head.currency} ${head.account.account}`;
  return {
    open(head) {
      const before = head.isContinuation ? closingByAccount.get(keyOf(head)) : undefined;
      open = {
        head,
        carriedMinor: before ?? null,
        entryCount: 0,
        unbookedCount: 0,
        foreignCount: 0,
        sumMinor: 0n,
      };
      return before !== undefined || !head.isContinuation;
    },
    row(row) {
      if (open) addRow(open, row);
    },
    close(tail) {
      assert(open, "a statement is open when it is closed");
      const check = judge(open, tail);
      const computed =
        check.openingMinor === null || check.sumMinor === null
          ? null
          : check.openingMinor + check.sumMinor;
      closingByAccount.set(keyOf(open.head), check.closingMinor ?? computed);
      open = null;
      return check;
    },
  };
}

/**
 * Wraps a sink so that every statement is added up as it passes: `onCheck` gets the result right
 * after the statement closes, and a difference becomes a problem at the head of the statement.
 */
export function checkStatements(sink: RowSink, onCheck: (check: StatementCheck) => void): RowSink {
  const accumulator = createStatementAccumulator();
  return {
    openStatement(head) {
      const isFound = accumulator.open(head);
      sink.openStatement(head);
      if (!isFound) sink.problem(problem("STATEMENT_PAGE_MISSING", head.locator));
    },
    row(row) {
      accumulator.row(row);
      sink.row(row);
    },
    closeStatement(tail) {
      const check = accumulator.close(tail);
      const { currency, locator, scale } = check.head;
      const show = (minor: bigint) => `${formatMinor(minor, scale)} ${currency}`;
      if ((check.differenceMinor ?? 0n) !== 0n) {
        const value = show(check.differenceMinor ?? 0n);
        sink.problem(problem("STATEMENT_DIFFERS", locator, "closing", value));
      }
      if ((check.pageGapMinor ?? 0n) !== 0n) {
        const value = show(check.pageGapMinor ?? 0n);
        sink.problem(problem("STATEMENT_PAGE_GAP", locator, "opening", value));
      }
      sink.closeStatement(tail);
      onCheck(check);
    },
    problem(found) {
      sink.problem(found);
    },
  };
}
