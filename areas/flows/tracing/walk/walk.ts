// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import { apportion } from "./apportion.ts";
import type { Arriving } from "./chosen-parts.ts";
import { giveToChosen, notChosen } from "./chosen-parts.ts";
import { assertConserved } from "./conservation.ts";
import type { EventOrder } from "./event-order.ts";
import { orderEvents } from "./event-order.ts";
import type { BookFinder, Ledger } from "../ledger.ts";
import {
  arrivalCurrency,
  arrivalMinor,
  bookFinder,
  cashParty,
  isExchanged,
  outsideParty,
  undated,
} from "../ledger.ts";
import type { LotKeeper } from "./lots.ts";
import { Pieces, untraced } from "./lots.ts";
import type { NoticeId } from "./notice-board.ts";
import { NoticeBoard } from "./notice-board.ts";
import { StepTable } from "./step-table.ts";
import type { ChosenDeposit, CurrencyLeg, StepKind, Trace, TraceParams } from "../trace.ts";

/** What a doctrine gives to the walk. */
export interface WalkRequest {
  readonly ledger: Ledger;
  readonly chosen: readonly ChosenDeposit[];
  readonly params: TraceParams;
  readonly keeper: LotKeeper;
}

/** What the walk gives back; the doctrine adds its name. */
export type Walked = Omit<Trace, "doctrine" | "version" | "params">;

/**
 * Walks a ledger once, in the order in which money moved, and follows the chosen deposits through
 * the lots that the keeper hands out. Asserts that money is conserved at every row and at the end.
 */
export function walkLedger(request: WalkRequest): Walked {
  return new Walk(request).run();
}

class Walk {
  readonly #ledger: Ledger;
  readonly #chosen: readonly ChosenDeposit[];
  readonly #params: TraceParams;
  readonly #keeper: LotKeeper;
  readonly #books: BookFinder;
  readonly #order: EventOrder;
  readonly #steps = new StepTable();
  readonly #legs = new Map<number, CurrencyLeg>();
  readonly #notices = new NoticeBoard();
  readonly #pieces = new Pieces();
  /** Traced money that has left and not yet arrived, by row. */
  readonly #transits = new Map<number, readonly Arriving[]>();
  readonly #choicesOfRow: ReadonlyMap<number, readonly number[]>;
  /** What was followed of each choice; undefined until its row is reached. */
  readonly #followedMinor: (bigint | undefined)[];
  /** What each book owes the bank, and what it paid out that no source shows coming in. */
  readonly #debtMinor: bigint[];
  readonly #unseenMinor: bigint[];

  constructor({ ledger, chosen, params, keeper }: WalkRequest) {
    this.#ledger = ledger;
    this.#chosen = chosen;
    this.#params = params;
    this.#keeper = keeper;
    this.#books = bookFinder(ledger);
    this.#order = orderEvents(ledger, this.#books);
    this.#choicesOfRow = choicesByRow(ledger, chosen);
    this.#followedMinor = chosen.map(() => undefined);
    this.#debtMinor = ledger.books.map(() => 0n);
    this.#unseenMinor = ledger.books.map(() => 0n);
  }

  run(): Walked {
    const { events } = this.#order;
    this.#openBooks();
    const walkedCount = this.#walk();
    const isStopped = this.#isAtStepLimit() && walkedCount < events.length;
    const stoppedBeforeRow = isStopped ? (events[walkedCount] ?? 0) >> 1 : null;
    this.#endTransits();
    this.#postOrder();
    this.#postUnreached(stoppedBeforeRow);
    const remaining = new BigInt64Array(this.#steps.count);
    const lotSums = this.#ledger.books.map(() => 0n);
    this.#keeper.eachLot((book, step, amountMinor) => {
      lotSums[book] = (lotSums[book] ?? 0n) + amountMinor;
      if (step !== untraced) remaining[step] = (remaining[step] ?? 0n) + amountMinor;
    });
    const walked: Walked = {
      ledger: this.#ledger,
      chosen: this.#chosen,
      followedMinor: this.#followedMinor.map((amount) => amount ?? 0n),
      steps: this.#steps.columns(remaining),
      legs: this.#legs,
      stoppedBeforeRow,
      notices: this.#notices.list(),
    };
    assertConserved(walked, {
      events: events.subarray(0, walkedCount),
      order: this.#order,
      books: this.#books,
      lotSums,
      debtMinor: this.#debtMinor,
      unseenMinor: this.#unseenMinor,
    });
    return walked;
  }

  #openBooks(): void {
    for (const [book, { openingMinor, account }] of this.#ledger.books.entries())
      if (openingMinor === null) this.#notices.post("noticeOpeningUnknown", { book, account });
      else if (openingMinor > 0n) this.#keeper.put(book, untraced, openingMinor);
      else if (this.#params.overdraft === "repays-bank") this.#debtMinor[book] = -openingMinor;
      else this.#unseenMinor[book] = -openingMinor;
  }

  /** Walks events until the window or the step limit ends; returns how many were walked. */
  #walk(): number {
    const { events, isSplit, leavingDay, arrivalDay } = this.#order;
    const books = this.#books;
    const toDay = this.#params.toDay ?? Number.POSITIVE_INFINITY;
    for (let index = 0; index < events.length; index += 1) {
      const code = events[index] ?? 0;
      const row = code >> 1;
      const arrives = code % 2 === 1;
      const day = (arrives ? arrivalDay : leavingDay)[row] ?? 0;
      if (day > toDay || this.#isAtStepLimit()) return index;
      if (arrives) this.#arriveLater(row, books.ofBeneficiary(row, day));
      else if (isSplit[row] === 1) this.#leaveOnly(row, books.ofPayer(row, day));
      else this.#leaveAndArrive(row, books.ofPayer(row, day), books.ofBeneficiary(row, day));
    }
    return events.length;
  }

  #isAtStepLimit(): boolean {
    return this.#steps.count >= this.#params.stepCountMax;
  }

  #leaveAndArrive(row: number, from: number, to: number): void {
    if (from >= 0 && from === to) {
      this.#notices.post("noticeOwnTransfer", { row });
      return;
    }
    this.#leave(row, from);
    if (this.#pieces.hasTraced() || this.#choicesOfRow.has(row))
      this.#arrive(row, to, this.#takenPieces());
    else this.#putUntraced(to, arrivalMinor(this.#ledger, row));
  }

  #leaveOnly(row: number, from: number): void {
    this.#leave(row, from);
    if (this.#pieces.hasTraced()) this.#transits.set(row, this.#takenPieces());
  }

  #arriveLater(row: number, to: number): void {
    const amountMinor = this.#ledger.amountMinor[row] ?? 0n;
    const whole = { step: untraced, choice: notChosen, amountMinor, leg: null };
    const arriving = this.#transits.get(row);
    this.#transits.delete(row);
    this.#arrive(row, to, arriving ?? [whole]);
  }

  #takenPieces(): Arriving[] {
    const { length, step, amountMinor } = this.#pieces;
    return Array.from({ length }, (_, i) => ({
      step: step[i] ?? 0,
      choice: notChosen,
      amountMinor: amountMinor[i] ?? 0n,
      leg: null,
    }));
  }

  /** Takes a row's money out of its payer's book into the pieces. */
  #leave(row: number, book: number): void {
    const amount = this.#ledger.amountMinor[row] ?? 0n;
    const pieces = this.#pieces;
    assert(amount >= 0n, "a movement is never negative: payer and beneficiary give the direction");
    pieces.clear();
    const shortfall = book >= 0 ? this.#keeper.take(book, amount, pieces) : amount;
    if (shortfall > 0n) pieces.add(untraced, shortfall);
    if (shortfall > 0n && book >= 0) this.#overdraw(row, book, shortfall);
    let sum = 0n;
    for (let i = 0; i < pieces.length; i += 1) sum += pieces.amountMinor[i] ?? 0n;
    assert(sum === amount, "the pieces of a payment sum to the payment");
  }

  /**
   * Where the opening balance is known, a shortfall is the bank's credit. Where it is unknown, one
   * cannot say that there was a debt.
   */
  #overdraw(row: number, book: number, amountMinor: bigint): void {
    const owner = this.#ledger.books[book];
    assert(owner, "a payment is taken from a book of the ledger");
    const isDebt = this.#params.overdraft === "repays-bank" && owner.openingMinor !== null;
    const sums = isDebt ? this.#debtMinor : this.#unseenMinor;
    sums[book] = (sums[book] ?? 0n) + amountMinor;
    const { account, currency } = owner;
    const subject = { book, account, currency, amountMinor, row };
    this.#notices.post(isDebt ? "noticeOverdrawn" : "noticeUnseenMoney", subject);
  }

  #arrive(row: number, book: number, left: readonly Arriving[]): void {
    const arrived = this.#changeCurrency(row, left);
    const choices = this.#choicesOfRow.get(row);
    const pieces = choices === undefined ? arrived : this.#begin(row, choices, arrived);
    for (const piece of pieces)
      if (piece.choice !== notChosen) this.#arriveRoot(row, book, piece);
      else if (piece.step === untraced) this.#putUntraced(book, piece.amountMinor);
      else this.#arriveTraced(row, book, piece);
  }

  /** The pieces as they arrive: in the same currency, or apportioned over what arrived. */
  #changeCurrency(row: number, left: readonly Arriving[]): readonly Arriving[] {
    if (!isExchanged(this.#ledger, row) || this.#ledger.amountMinor[row] === 0n) return left;
    const paid = left.map((piece) => piece.amountMinor);
    const shares = apportion(arrivalMinor(this.#ledger, row), paid);
    return left.map((piece, i) => ({
      ...piece,
      amountMinor: shares.sharesMinor[i] ?? 0n,
      leg: {
        paidMinor: piece.amountMinor,
        residueNumerator: shares.residueNumerators[i] ?? 0n,
        residueDenominator: shares.denominator,
      },
    }));
  }

  /** Begins the choices of a row with its untraced money. */
  #begin(
    row: number,
    choices: readonly number[],
    arrived: readonly Arriving[],
  ): readonly Arriving[] {
    if (!this.#isInWindow(row)) return arrived;
    const whole = arrivalMinor(this.#ledger, row);
    const asked = choices.map((choice) => ({
      choice,
      amountMinor: this.#chosen[choice]?.partMinor ?? whole,
    }));
    const { pieces, given } = giveToChosen(arrived, asked, this.#params.chosenPart);
    for (const [i, { choice, amountMinor }] of given.entries()) {
      this.#followedMinor[choice] = amountMinor;
      const lacking = (asked[i]?.amountMinor ?? 0n) - amountMinor;
      const currency = arrivalCurrency(this.#ledger, row);
      if (lacking > 0n)
        this.#notices.post("noticeAlreadyFollowed", {
          choice,
          row,
          currency,
          amountMinor: lacking,
        });
    }
    return pieces;
  }

  #arriveRoot(row: number, book: number, { choice, amountMinor }: Arriving): void {
    const step = this.#addStep(row, { from: -1, chosen: choice, kind: "deposit", amountMinor });
    if (book >= 0) this.#settle(row, book, step, amountMinor);
    else this.#addStep(row, { from: step, chosen: choice, kind: exitKind(book), amountMinor });
  }

  #arriveTraced(row: number, book: number, { step: from, amountMinor, leg }: Arriving): void {
    const kind = this.#kindOfArrival(book, from);
    const chosen = this.#steps.chosen(from);
    const step = this.#addStep(row, { from, chosen, kind, amountMinor });
    if (leg !== null) this.#legs.set(step, leg);
    if (kind === "transfer") this.#settle(row, book, step, amountMinor);
    else if (kind === "hop-limit" || kind === "lot-limit") {
      this.#putUntraced(book, amountMinor);
      const account = this.#ledger.beneficiary[row] ?? 0;
      const subject = { account, currency: arrivalCurrency(this.#ledger, row), amountMinor, row };
      this.#notices.post(kind === "hop-limit" ? "noticeHopLimit" : "noticeLotLimit", subject);
    }
  }

  #kindOfArrival(book: number, from: number): StepKind {
    if (book < 0) return exitKind(book);
    if (this.#steps.hop(from) >= this.#params.hopCountMax) return "hop-limit";
    const isFull = this.#keeper.tracedLotCount(book) >= this.#params.lotCountMax;
    return isFull ? "lot-limit" : "transfer";
  }

  /** Money put into an overdrawn account first repays the bank. */
  #repay(book: number, amountMinor: bigint): bigint {
    const debt = this.#debtMinor[book] ?? 0n;
    if (debt === 0n) return 0n;
    const repaid = debt < amountMinor ? debt : amountMinor;
    this.#debtMinor[book] = debt - repaid;
    return repaid;
  }

  #putUntraced(book: number, amountMinor: bigint): void {
    if (book < 0) return;
    const left = amountMinor - this.#repay(book, amountMinor);
    if (left > 0n) this.#keeper.put(book, untraced, left);
  }

  #settle(row: number, book: number, step: number, amountMinor: bigint): void {
    this.#notices.touch(book);
    const repaid = this.#repay(book, amountMinor);
    const chosen = this.#steps.chosen(step);
    if (repaid > 0n)
      this.#addStep(row, { from: step, chosen, kind: "overdraft", amountMinor: repaid });
    if (amountMinor > repaid) this.#keeper.put(book, step, amountMinor - repaid);
  }

  #addStep(
    row: number,
    step: {
      readonly from: number;
      readonly chosen: number;
      readonly kind: StepKind;
      readonly amountMinor: bigint;
    },
  ): number {
    const { from, kind } = step;
    const hop = from < 0 ? 0 : this.#steps.hop(from) + (kind === "overdraft" ? 0 : 1);
    const currency =
      kind === "in-transit"
        ? (this.#ledger.currency[row] ?? 0)
        : arrivalCurrency(this.#ledger, row);
    const account = this.#ledger.beneficiary[row] ?? 0;
    return this.#steps.add({ ...step, row, hop, currency, account });
  }

  /** What had left and not arrived when the walk ended is on its way. */
  #endTransits(): void {
    for (const [row, pieces] of this.#transits)
      for (const { step: from, amountMinor } of pieces) {
        if (from === untraced) continue;
        const chosen = this.#steps.chosen(from);
        this.#addStep(row, { from, chosen, kind: "in-transit", amountMinor });
      }
  }

  #postOrder(): void {
    for (const row of this.#order.undatedRows) this.#notices.post("noticeUndated", { row });
    for (const row of this.#order.drawnForwardRows)
      this.#notices.post("noticeDrawnForward", { row });
  }

  /** Says of every choice that was never begun why. */
  #postUnreached(stoppedBeforeRow: number | null): void {
    if (stoppedBeforeRow !== null) this.#notices.post("noticeStepLimit", { row: stoppedBeforeRow });
    for (const [choice, followed] of this.#followedMinor.entries()) {
      const row = this.#chosen[choice]?.row ?? 0;
      if (followed !== undefined) continue;
      this.#notices.post(this.#whyUnreached(row, stoppedBeforeRow !== null), { choice, row });
    }
  }

  #whyUnreached(row: number, isStopped: boolean): NoticeId {
    const day = this.#order.leavingDay[row] ?? undated;
    if (day === undated) return "noticeChosenUndated";
    if (!this.#isInWindow(row)) return "noticeChosenOutsideWindow";
    return isStopped ? "noticeChosenNotReached" : "noticeChosenOwnTransfer";
  }

  #isInWindow(row: number): boolean {
    const { fromDay, toDay } = this.#params;
    const day = this.#order.arrivalDay[row] ?? undated;
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

function exitKind(place: number): StepKind {
  if (place === cashParty) return "cash";
  return place === outsideParty ? "left" : "no-statement";
}
