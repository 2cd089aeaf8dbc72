// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import { apportion } from "./apportion.ts";
import type { Arriving } from "./chosen-parts.ts";
import { giveToChosen, notChosen } from "./chosen-parts.ts";
import { assertBooks, assertSteps } from "./conservation.ts";
import { arrivalCurrency, arrivalMinor, isExchanged } from "../ledger.ts";
import type { LotKeeper } from "./lots.ts";
import { Pieces, untraced } from "./lots.ts";
import { StepTable } from "./step-table.ts";
import type { CurrencyLeg, StepKind, Trace } from "../trace.ts";
import type { WalkAsked, WalkVisitor } from "./walk-state.ts";
import { exitKind, WalkState } from "./walk-state.ts";

/** What a doctrine gives to the walk. */
export interface WalkRequest extends WalkAsked {
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

class Walk implements WalkVisitor {
  readonly #state: WalkState;
  readonly #keeper: LotKeeper;
  readonly #steps = new StepTable();
  readonly #legs = new Map<number, CurrencyLeg>();
  readonly #pieces = new Pieces();
  /** Traced money that has left and not yet arrived, by row. */
  readonly #transits = new Map<number, readonly Arriving[]>();
  /** What was followed of each choice. */
  readonly #followedMinor: bigint[];

  constructor(request: WalkRequest) {
    this.#state = new WalkState(request);
    this.#keeper = request.keeper;
    this.#followedMinor = request.chosen.map(() => 0n);
  }

  run(): Walked {
    const state = this.#state;
    const { ledger, chosen } = state;
    state.openBooks((book, amountMinor) => this.#keeper.put(book, untraced, amountMinor));
    state.walk(this);
    this.#endTransits();
    state.postRest();
    const remaining = new BigInt64Array(this.#steps.count);
    const heldMinor = ledger.books.map(() => 0n);
    this.#keeper.eachLot((book, step, amountMinor) => {
      heldMinor[book] = (heldMinor[book] ?? 0n) + amountMinor;
      if (step !== untraced) remaining[step] = (remaining[step] ?? 0n) + amountMinor;
    });
    const walked: Walked = {
      ledger,
      chosen,
      followedMinor: this.#followedMinor,
      steps: this.#steps.columns(remaining),
      legs: this.#legs,
      stoppedBeforeRow: state.stoppedBeforeRow,
      notices: state.notices.list(),
    };
    assertSteps(walked);
    assertBooks(state, heldMinor);
    return walked;
  }

  isFull(): boolean {
    return this.#steps.count >= this.#state.params.stepCountMax;
  }

  leaveAndArrive(row: number, from: number, to: number): void {
    this.#leave(row, from);
    if (this.#pieces.hasTraced() || this.#state.choicesOfRow.has(row))
      this.#arrive(row, to, this.#takenPieces());
    else this.#putUntraced(to, arrivalMinor(this.#state.ledger, row));
  }

  leaveOnly(row: number, from: number): void {
    this.#leave(row, from);
    if (this.#pieces.hasTraced()) this.#transits.set(row, this.#takenPieces());
  }

  arriveLater(row: number, to: number): void {
    const amountMinor = this.#state.leavingMinor(row);
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
    const amount = this.#state.leavingMinor(row);
    const pieces = this.#pieces;
    pieces.clear();
    const shortfall = book >= 0 ? this.#keeper.take(book, amount, pieces) : amount;
    if (shortfall > 0n) pieces.add(untraced, shortfall);
    if (shortfall > 0n && book >= 0) this.#state.overdraw(row, book, shortfall);
    let sum = 0n;
    for (let i = 0; i < pieces.length; i += 1) sum += pieces.amountMinor[i] ?? 0n;
    assert(sum === amount, "the pieces of a payment sum to the payment");
  }

  #arrive(row: number, book: number, left: readonly Arriving[]): void {
    const arrived = this.#changeCurrency(row, left);
    const pieces = this.#begin(row, arrived);
    for (const piece of pieces)
      if (piece.choice !== notChosen) this.#arriveRoot(row, book, piece);
      else if (piece.step === untraced) this.#putUntraced(book, piece.amountMinor);
      else this.#arriveTraced(row, book, piece);
  }

  /** The pieces as they arrive: in the same currency, or apportioned over what arrived. */
  #changeCurrency(row: number, left: readonly Arriving[]): readonly Arriving[] {
    if (!isExchanged(this.#state.ledger, row) || this.#state.ledger.amountMinor[row] === 0n)
      return left;
    const paid = left.map((piece) => piece.amountMinor);
    const shares = apportion(arrivalMinor(this.#state.ledger, row), paid);
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
  #begin(row: number, arrived: readonly Arriving[]): readonly Arriving[] {
    const asked = this.#state.askedOf(row);
    if (asked === null) return arrived;
    const { pieces, given } = giveToChosen(
      arrived,
      asked,
      this.#state.params.chosenPart ?? "first",
    );
    for (const [i, { choice, amountMinor }] of given.entries()) {
      this.#followedMinor[choice] = amountMinor;
      const lacking = (asked[i]?.amountMinor ?? 0n) - amountMinor;
      this.#state.noteBegun(row, { choice, amountMinor: lacking });
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
      const account = this.#state.ledger.beneficiary[row] ?? 0;
      const subject = {
        account,
        currency: arrivalCurrency(this.#state.ledger, row),
        amountMinor,
        row,
      };
      this.#state.notices.post(kind === "hop-limit" ? "noticeHopLimit" : "noticeLotLimit", subject);
    }
  }

  #kindOfArrival(book: number, from: number): StepKind {
    if (book < 0) return exitKind(book);
    if (this.#steps.hop(from) >= this.#state.params.hopCountMax) return "hop-limit";
    const isFull =
      this.#keeper.tracedLotCount(book) >=
      (this.#state.params.lotCountMax ?? Number.POSITIVE_INFINITY);
    return isFull ? "lot-limit" : "transfer";
  }

  #putUntraced(book: number, amountMinor: bigint): void {
    if (book < 0) return;
    const left = amountMinor - this.#state.repay(book, amountMinor);
    if (left > 0n) this.#keeper.put(book, untraced, left);
  }

  #settle(row: number, book: number, step: number, amountMinor: bigint): void {
    this.#state.notices.touch(book);
    const repaid = this.#state.repay(book, amountMinor);
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
        ? (this.#state.ledger.currency[row] ?? 0)
        : arrivalCurrency(this.#state.ledger, row);
    const account = this.#state.ledger.beneficiary[row] ?? 0;
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
}
