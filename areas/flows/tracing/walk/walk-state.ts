// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { Asked } from "./chosen-parts.ts";
import type { EventOrder } from "./event-order.ts";
import { orderEvents } from "./event-order.ts";
import type { BookFinder, Ledger } from "../ledger.ts";
import {
  arrivalCurrency,
  arrivalMinor,
  bookFinder,
  cashParty,
  outsideParty,
  undated,
} from "../ledger.ts";
import type { NoticeId } from "./notice-board.ts";
import { NoticeBoard } from "./notice-board.ts";
import type { ChosenDeposit, TraceParams } from "../trace.ts";

/** What is done at each event. Books are given by number, or as a place outside the books. */
export interface WalkVisitor {
  /** Whether the walk ends here because a limit is reached. */
  isFull(): boolean;
  leaveAndArrive(row: number, from: number, to: number): void;
  leaveOnly(row: number, from: number): void;
  arriveLater(row: number, to: number): void;
}

/** What was asked for in a row, and where. */
export interface WalkAsked {
  readonly ledger: Ledger;
  readonly chosen: readonly ChosenDeposit[];
  readonly params: TraceParams;
}

/**
 * What every walk keeps, whatever it follows: the order of events, books and what they owe, choices
 * and the window, notices.
 */
export class WalkState {
  readonly ledger: Ledger;
  readonly chosen: readonly ChosenDeposit[];
  readonly params: TraceParams;
  readonly books: BookFinder;
  readonly order: EventOrder;
  readonly notices = new NoticeBoard();
  readonly choicesOfRow: ReadonlyMap<number, readonly number[]>;
  /** What each book owes the bank, and what it paid out that no source shows coming in. */
  readonly debtMinor: bigint[];
  readonly unseenMinor: bigint[];
  /** Events walked. */
  walkedCount = 0;
  stoppedBeforeRow: number | null = null;
  /** Whether the row of each choice was reached. */
  readonly #isBegun: boolean[];

  constructor({ ledger, chosen, params }: WalkAsked) {
    this.ledger = ledger;
    this.chosen = chosen;
    this.params = params;
    this.books = bookFinder(ledger);
    this.choicesOfRow = choicesByRow(ledger, chosen);
    this.order = orderEvents(ledger, this.books, {
      within: params.orderWithinDay,
      isChosen: (row) => this.choicesOfRow.has(row),
    });
    this.debtMinor = ledger.books.map(() => 0n);
    this.unseenMinor = ledger.books.map(() => 0n);
    this.#isBegun = chosen.map(() => false);
  }

  /** Puts the opening balances where they belong; `put` takes what is there. */
  openBooks(put: (book: number, amountMinor: bigint) => void): void {
    for (const [book, { openingMinor, account }] of this.ledger.books.entries())
      if (openingMinor === null) this.notices.post("noticeOpeningUnknown", { book, account });
      else if (openingMinor > 0n) put(book, openingMinor);
      else if (this.params.overdraft === "repays-bank") this.debtMinor[book] = -openingMinor;
      else this.unseenMinor[book] = -openingMinor;
  }

  /** Walks events until the window, a limit or the ledger ends. */
  walk(visitor: WalkVisitor): void {
    const { events } = this.order;
    this.walkedCount = this.#walkEvents(visitor);
    const isStopped = visitor.isFull() && this.walkedCount < events.length;
    this.stoppedBeforeRow = isStopped ? (events[this.walkedCount] ?? 0) >> 1 : null;
  }

  #walkEvents(visitor: WalkVisitor): number {
    const { events, isSplit, leavingDay, arrivalDay } = this.order;
    const books = this.books;
    const toDay = this.params.toDay ?? Number.POSITIVE_INFINITY;
    for (let index = 0; index < events.length; index += 1) {
      const code = events[index] ?? 0;
      const row = code >> 1;
      const arrives = code % 2 === 1;
      const day = (arrives ? arrivalDay : leavingDay)[row] ?? 0;
      if (day > toDay || visitor.isFull()) return index;
      if (arrives) visitor.arriveLater(row, books.ofBeneficiary(row, day));
      else if (isSplit[row] === 1) visitor.leaveOnly(row, books.ofPayer(row, day));
      else this.#leaveAndArrive(visitor, row, day);
    }
    return events.length;
  }

  #leaveAndArrive(visitor: WalkVisitor, row: number, day: number): void {
    const from = this.books.ofPayer(row, day);
    const to = this.books.ofBeneficiary(row, day);
    if (from >= 0 && from === to) this.notices.post("noticeOwnTransfer", { row });
    else visitor.leaveAndArrive(row, from, to);
  }

  /** What a row moves, as it leaves. */
  leavingMinor(row: number): bigint {
    const amount = this.ledger.amountMinor[row] ?? 0n;
    assert(amount >= 0n, "a movement is never negative: payer and beneficiary give the direction");
    return amount;
  }

  /**
   * Where the opening balance is known, a shortfall is the bank's credit. Where it is unknown, one
   * cannot say that there was a debt.
   */
  overdraw(row: number, book: number, amountMinor: bigint): void {
    const owner = this.ledger.books[book];
    assert(owner, "a payment is taken from a book of the ledger");
    const isDebt = this.params.overdraft === "repays-bank" && owner.openingMinor !== null;
    const sums = isDebt ? this.debtMinor : this.unseenMinor;
    sums[book] = (sums[book] ?? 0n) + amountMinor;
    const { account, currency } = owner;
    const subject = { book, account, currency, amountMinor, row };
    this.notices.post(isDebt ? "noticeOverdrawn" : "noticeUnseenMoney", subject);
  }

  /** Money put into an overdrawn account first repays the bank; returns how much does. */
  repay(book: number, amountMinor: bigint): bigint {
    const debt = this.debtMinor[book] ?? 0n;
    if (debt === 0n) return 0n;
    const repaid = debt < amountMinor ? debt : amountMinor;
    this.debtMinor[book] = debt - repaid;
    return repaid;
  }

  /** What is asked of a row that arrives; null outside the window or when nothing is. */
  askedOf(row: number): Asked[] | null {
    const choices = this.choicesOfRow.get(row);
    if (choices === undefined || !this.#isInWindow(row)) return null;
    const amountMinor = arrivalMinor(this.ledger, row);
    return choices.map((choice) => ({
      choice,
      amountMinor: this.chosen[choice]?.partMinor ?? amountMinor,
    }));
  }

  /** Notes that a choice was reached, and how much less there was to follow than was asked. */
  noteBegun(row: number, { choice, amountMinor }: Asked): void {
    this.#isBegun[choice] = true;
    const currency = arrivalCurrency(this.ledger, row);
    if (amountMinor > 0n)
      this.notices.post("noticeAlreadyFollowed", { choice, row, currency, amountMinor });
  }

  /** Posts what holds of the whole walk, and why choices were never begun. */
  postRest(): void {
    for (const row of this.order.undatedRows) this.notices.post("noticeUndated", { row });
    for (const row of this.order.drawnForwardRows) this.notices.post("noticeDrawnForward", { row });
    const stopped = this.stoppedBeforeRow;
    if (stopped !== null) this.notices.post("noticeStepLimit", { row: stopped });
    for (const [choice, isBegun] of this.#isBegun.entries()) {
      const row = this.chosen[choice]?.row ?? 0;
      if (!isBegun) this.notices.post(this.#whyUnreached(row), { choice, row });
    }
  }

  #whyUnreached(row: number): NoticeId {
    const day = this.order.leavingDay[row] ?? undated;
    if (day === undated) return "noticeChosenUndated";
    if (!this.#isInWindow(row)) return "noticeChosenOutsideWindow";
    return this.stoppedBeforeRow === null ? "noticeChosenOwnTransfer" : "noticeChosenNotReached";
  }

  #isInWindow(row: number): boolean {
    const { fromDay, toDay } = this.params;
    const day = this.order.arrivalDay[row] ?? undated;
    return (fromDay === null || day >= fromDay) && (toDay === null || day <= toDay);
  }
}

function choicesByRow(
  ledger: Ledger,
  chosen: readonly ChosenDeposit[],
): ReadonlyMap<number, readonly number[]> {
  const choices = new Map<number, number[]>();
  for (const [index, { row, partMinor }] of chosen.entries()) {
    assert(row >= 0 && row < ledger.rowCount, "a chosen deposit is a row of the ledger");
    assert(
      partMinor === undefined || (partMinor > 0n && partMinor <= arrivalMinor(ledger, row)),
      "a chosen part is more than nothing and no more than its deposit",
    );
    choices.set(row, [...(choices.get(row) ?? []), index]);
  }
  return choices;
}

/** What becomes of money at a place that is no book. */
export function exitKind(place: number): "cash" | "left" | "no-statement" {
  if (place === cashParty) return "cash";
  return place === outsideParty ? "left" : "no-statement";
}
