// SPDX-License-Identifier: Apache-2.0
import type { Party, RowSink, SourceRow, StatementHead } from "@tianwang/ledger";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { formatMinor } from "@tianwang/kernel/money";
import type { Locator } from "@tianwang/kernel/source";
import type { TableProblemCode } from "./problems.ts";
import { tableProblem } from "./problems.ts";
import type { RowOrder } from "./table-mapping.ts";

/** What is known of a statement before its first row. */
export interface StatementFacts {
  readonly kind: "statement" | "register";
  readonly rowOrder: RowOrder;
  readonly own: Party;
  readonly currency: string;
  readonly scale: number;
  /** Lines before the table, by their labels. */
  readonly extra: Readonly<Record<string, string>>;
  readonly sheet: string | undefined;
  /** Header of the balance column, for problems. */
  readonly balanceField: string;
}

/** Breaks of the running balance that are told one by one; the rest is counted. */
export const balanceBreaksMax = 100;

function place(row: number, sheet: string | undefined): Locator {
  return sheet === undefined ? { kind: "row", row } : { kind: "row", row, sheet };
}

/** The ends of a statement. */
export type StatedEnd = "opening" | "closing";

/** A balance that a line of the file states, and how many rows had entered before it. */
interface Stated {
  readonly minor: bigint;
  readonly afterRows: number;
}

/** A balance at one end of the statement, as the rows imply it. */
interface EndBalance {
  minor: bigint | null;
  on: CalendarDate | null;
  /** Whether a bad row hides it. */
  isHidden: boolean;
}

/**
 * One statement while its rows are read: checks the running balance in either order, derives the
 * opening balance from the first row and compares both ends with what the file states.
 */
export class StatementRun {
  readonly facts: StatementFacts;
  readonly #sink: RowSink;
  readonly #isNewestFirst: boolean;
  readonly #isChecked: boolean;
  #isOpen = false;
  #firstRow = 0;
  #lastRow = 0;
  /** Balance that the next printed one follows from; null where that is not known. */
  #anchor: bigint | null = null;
  /** Signed movements before the first printed balance. */
  #sumBefore = 0n;
  #hasBalance = false;
  readonly #start: EndBalance = { minor: null, on: null, isHidden: false };
  readonly #end: EndBalance = { minor: null, on: null, isHidden: false };
  #breakCount = 0;
  #rowCount = 0;
  readonly #stated: Record<StatedEnd, Stated | null> = { opening: null, closing: null };
  /** Sums of what stands in the debit and credit columns. */
  debitMinor = 0n;
  creditMinor = 0n;

  constructor(sink: RowSink, facts: StatementFacts) {
    this.#sink = sink;
    this.facts = facts;
    this.#isNewestFirst = facts.rowOrder === "newest-first";
    this.#isChecked = facts.kind === "statement" && facts.rowOrder !== "unordered";
  }

  /**
   * Takes a balance that a line states. It holds for an end of the statement only: a balance
   * carried from page to page, with rows on both sides, is neither.
   */
  state(end: StatedEnd, minor: bigint): void {
    this.#stated[end] ??= { minor, afterRows: this.#rowCount };
    if (this.#standsAt(end) === null) this.#stated[end] = { minor, afterRows: this.#rowCount };
  }

  /** The stated balance of an end, when it stands before the first or after the last row there. */
  #standsAt(end: StatedEnd): bigint | null {
    const stated = this.#stated[end];
    if (stated === null) return null;
    const isAtTop = (end === "opening") !== this.#isNewestFirst;
    const isThere = stated.afterRows === 0 || (!isAtTop && stated.afterRows === this.#rowCount);
    return isThere ? stated.minor : null;
  }

  /** Takes a good row; `delta` is what it does to the balance, null when it does nothing yet. */
  row(row: SourceRow, rowNo: number, delta: bigint | null): void {
    const balance = row.balanceMinor;
    if (this.#isChecked && delta !== null) this.#follow(balance, delta, rowNo);
    if (this.#start.on === null) this.#start.on = row.bookedOn;
    if (row.bookedOn !== null) this.#end.on = row.bookedOn;
    this.#lastRow = rowNo;
    this.#rowCount += 1;
    this.#open(rowNo);
    this.#sink.row(row);
  }

  /** Takes note of a row that did not enter, with its balance where that can be read. */
  badRow(balance: bigint | null): void {
    if (!this.#isChecked) return;
    if (this.#isNewestFirst) this.#badNewerRow(balance);
    else this.#badOlderRow(balance);
  }

  /** What the bad row moved is unknown, so the rows after it stand on its own balance. */
  #badOlderRow(balance: bigint | null): void {
    if (!this.#hasBalance) this.#start.isHidden = true;
    this.#hasBalance ||= balance !== null;
    this.#anchor = balance;
    this.#end.minor = balance;
    this.#end.isHidden = balance === null;
  }

  /** The older rows below stand on nothing; its own balance may be the newest of all. */
  #badNewerRow(balance: bigint | null): void {
    if (!this.#hasBalance && balance === null) this.#start.isHidden = true;
    if (!this.#hasBalance && balance !== null) {
      this.#hasBalance = true;
      this.#start.minor = balance + this.#sumBefore;
    }
    this.#anchor = null;
    this.#end.minor = null;
    this.#end.isHidden = true;
  }

  #follow(balance: bigint | null, delta: bigint, rowNo: number): void {
    const signed = this.#isNewestFirst ? -delta : delta;
    if (balance === null) {
      if (this.#anchor !== null) this.#anchor += signed;
      if (!this.#hasBalance) this.#sumBefore += delta;
      this.#end.minor = this.#isNewestFirst ? this.#anchor : null;
      return;
    }
    const expected = this.#isNewestFirst ? this.#anchor : this.#plus(this.#anchor, delta);
    if (expected !== null && expected !== balance) this.#break(expected, balance, rowNo);
    if (!this.#hasBalance) this.#beginAt(balance, delta);
    this.#anchor = this.#isNewestFirst ? balance - delta : balance;
    this.#end.minor = this.#anchor;
    this.#end.isHidden = false;
  }

  #plus(anchor: bigint | null, delta: bigint): bigint | null {
    return anchor === null ? null : anchor + delta;
  }

  /** The first printed balance gives the end of the statement that the file begins with. */
  #beginAt(balance: bigint, delta: bigint): void {
    this.#hasBalance = true;
    this.#start.minor = this.#isNewestFirst
      ? balance + this.#sumBefore
      : balance - delta - this.#sumBefore;
  }

  #break(expected: bigint, balance: bigint, rowNo: number): void {
    this.#breakCount += 1;
    if (this.#breakCount > balanceBreaksMax) return;
    this.#tell("TABLE_BALANCE_BREAK", rowNo, this.#unequal(balance, expected));
  }

  /** `printed ≠ expected (difference)`, the same in every language. */
  #unequal(printed: bigint, expected: bigint): string {
    const { scale } = this.facts;
    const difference = printed - expected;
    return `${formatMinor(printed, scale)} ≠ ${formatMinor(expected, scale)} (${formatMinor(difference, scale)})`;
  }

  #tell(code: TableProblemCode, rowNo: number, value: string): void {
    const { sheet, balanceField } = this.facts;
    this.#sink.problem(tableProblem(code, place(rowNo, sheet), balanceField, value));
  }

  #open(rowNo: number): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#firstRow = rowNo;
    const { facts } = this;
    const head: StatementHead = {
      locator: place(rowNo, facts.sheet),
      statementNo: "",
      kind: facts.kind,
      account: facts.own,
      currency: facts.currency,
      scale: facts.scale,
      opening: this.#isNewestFirst ? null : this.#opening(),
      ...(this.#isNewestFirst ? { isNewestFirst: true } : {}),
      ...(Object.keys(facts.extra).length > 0 ? { extra: facts.extra } : {}),
    };
    this.#sink.openStatement(head);
  }

  /** The balance before the oldest row: stated, else as the rows imply it. */
  #opening(): { amountMinor: bigint; on: CalendarDate | null } | null {
    const oldest = this.#isNewestFirst ? this.#end : this.#start;
    const amountMinor = this.#standsAt("opening") ?? (oldest.isHidden ? null : oldest.minor);
    return amountMinor === null ? null : { amountMinor, on: oldest.on };
  }

  #closing(): { amountMinor: bigint; on: CalendarDate | null } | null {
    const newest = this.#isNewestFirst ? this.#start : this.#end;
    const implied = newest.isHidden ? null : newest.minor;
    const amountMinor = implied ?? this.#standsAt("closing");
    return amountMinor === null ? null : { amountMinor, on: newest.on };
  }

  /** Compares a total of the file with the sum of the rows that entered. */
  checkTotal(field: string, printed: bigint, sum: bigint, rowNo: number): void {
    if (printed === sum) return;
    const { sheet } = this.facts;
    const value = this.#unequal(printed, sum);
    this.#sink.problem(tableProblem("TABLE_TOTAL_DIFFERS", place(rowNo, sheet), field, value));
  }

  #compareEnds(): void {
    const openingMinor = this.#standsAt("opening");
    const closingMinor = this.#standsAt("closing");
    const [oldest, newest] = this.#isNewestFirst
      ? [this.#end, this.#start]
      : [this.#start, this.#end];
    const [oldestRow, newestRow] = this.#isNewestFirst
      ? [this.#lastRow, this.#firstRow]
      : [this.#firstRow, this.#lastRow];
    if (openingMinor !== null && oldest.minor !== null && oldest.minor !== openingMinor) {
      this.#tell("TABLE_OPENING_DIFFERS", oldestRow, this.#unequal(openingMinor, oldest.minor));
    }
    if (closingMinor !== null && newest.minor !== null && newest.minor !== closingMinor) {
      this.#tell("TABLE_CLOSING_DIFFERS", newestRow, this.#unequal(closingMinor, newest.minor));
    }
  }

  /** Ends the statement; does nothing when no row entered. */
  close(): void {
    if (!this.#isOpen) return;
    if (this.#breakCount > balanceBreaksMax) {
      this.#tell(
        "TABLE_BALANCE_BREAKS_MORE",
        this.#lastRow,
        String(this.#breakCount - balanceBreaksMax),
      );
    }
    this.#compareEnds();
    const opening = this.#opening();
    this.#sink.closeStatement({
      closing: this.#isChecked ? this.#closing() : this.#statedClosing(),
      ...(opening === null ? {} : { opening }),
    });
  }

  #statedClosing(): { amountMinor: bigint; on: null } | null {
    const amountMinor = this.#standsAt("closing");
    return amountMinor === null ? null : { amountMinor, on: null };
  }
}
