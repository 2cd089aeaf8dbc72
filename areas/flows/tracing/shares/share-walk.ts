// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { Fraction } from "../account/fraction.ts";
import { zeroFraction } from "../account/fraction.ts";
import { arrivalCurrency, arrivalMinor, isExchanged } from "../ledger.ts";
import type { RowFacts, ShareEnd, ShareLeg, ShareTrace } from "../share-trace.ts";
import { claimantsOf } from "../share-trace.ts";
import type { Fate, StepKind } from "../trace.ts";
import { assertBooks } from "../walk/conservation.ts";
import type { WalkAsked, WalkVisitor } from "../walk/walk-state.ts";
import { exitKind, WalkState } from "../walk/walk-state.ts";
import type { HeldShare, ShareKeeper, Turn } from "./share-keeper.ts";

/** Whose money goes first: in payments, and in those that bought something. */
export interface ShareRule {
  readonly turn: Turn;
  readonly assetTurn: Turn;
}

/** What a doctrine gives to the walk. */
export interface ShareRequest extends WalkAsked {
  readonly facts: RowFacts;
  readonly rule: ShareRule;
  readonly keeper: ShareKeeper;
}

/** What the walk gives back; the doctrine adds its name and what was bought. */
export type SharesWalked = Omit<
  ShareTrace,
  "doctrine" | "version" | "params" | "facts" | "assets" | "notApplicable"
>;

/**
 * Walks a ledger once, in the order in which money moved, and says of every row whose money it was.
 * Asserts that every book holds what its movements leave and that each claimant's money is all there.
 */
export function walkShares(request: ShareRequest): SharesWalked {
  return new ShareWalk(request).run();
}

/** Where money ended: what became of it, at which account and in which currency. */
interface Sink {
  readonly place: number;
  readonly fate: Fate;
  readonly account: number;
  readonly currency: number;
}

class ShareWalk implements WalkVisitor {
  readonly #state: WalkState;
  readonly #keeper: ShareKeeper;
  readonly #rule: ShareRule;
  readonly #claimantOf: readonly number[];
  readonly #claimants: readonly string[];
  readonly #assetRows: ReadonlySet<number>;
  readonly #feeRows: ReadonlySet<number>;
  readonly #interestRows: ReadonlySet<number>;
  /** The payment that is being moved, and a part cut off from it. */
  readonly #purse: number;
  readonly #cut: number;
  readonly #firstBook: number;
  /** Where the money of a row is that has left and not yet arrived, if any of it is followed. */
  readonly #transits = new Map<number, number>();
  readonly #freePlaces: number[] = [];
  readonly #sinks = new Map<string, Sink>();
  /** By currency: what claimants brought in, and what left it for another currency. */
  readonly #entered: readonly number[];
  readonly #changed: readonly number[];
  readonly #accrued: readonly number[];
  readonly #followed: Fraction[];
  readonly #legs: ShareLeg[] = [];
  /** The fewest hops by which followed money came to a place; only while there is any. */
  readonly #hops: number[];

  constructor(request: ShareRequest) {
    const { ledger, chosen, keeper, facts } = request;
    this.#state = new WalkState(request);
    this.#keeper = keeper;
    this.#rule = request.rule;
    this.#claimants = claimantsOf(chosen);
    this.#claimantOf = chosen.map(({ claimant }) => this.#claimants.indexOf(claimant));
    this.#assetRows = new Set(facts.assets.map(({ row }) => row));
    this.#feeRows = new Set(facts.feeRows);
    this.#interestRows = new Set(facts.interestRows);
    this.#purse = keeper.open();
    this.#cut = keeper.open();
    this.#firstBook = this.#cut + 1;
    ledger.books.forEach(() => keeper.open());
    const ofCurrency = () => ledger.currencies.map(() => keeper.open());
    [this.#entered, this.#changed, this.#accrued] = [ofCurrency(), ofCurrency(), ofCurrency()];
    this.#followed = chosen.map(() => zeroFraction);
    this.#hops = Array.from({ length: this.#firstBook + ledger.books.length }, () => 0);
  }

  run(): SharesWalked {
    const state = this.#state;
    const { ledger, chosen } = state;
    state.openBooks((book, amountMinor) => this.#keeper.add(this.#placeOf(book), amountMinor));
    state.walk(this);
    this.#endTransits();
    state.postRest();
    const ends = this.#ends();
    this.#assertWhole();
    const keeper = this.#keeper;
    return {
      ledger,
      chosen,
      claimants: this.#claimants,
      followed: this.#followed,
      arithmetic: keeper.arithmetic(),
      parts: keeper.parts(),
      ends,
      legs: this.#legs,
      accrued: this.#accrued.flatMap((place, currency) =>
        keeper.shares(place).map(({ claimant, amount }) => ({ claimant, currency, amount })),
      ),
      stoppedBeforeRow: state.stoppedBeforeRow,
      notices: state.notices.list(),
    };
  }

  #placeOf(book: number): number {
    return this.#firstBook + book;
  }

  isFull(): boolean {
    return this.#keeper.partCount >= this.#state.params.stepCountMax;
  }

  leaveAndArrive(row: number, from: number, to: number): void {
    this.#leave(row, from, to);
    this.#arrive(row, to);
  }

  leaveOnly(row: number, from: number): void {
    this.#leave(row, from, from);
    const keeper = this.#keeper;
    if (!keeper.isTraced(this.#purse)) return keeper.end({ from: this.#purse, to: this.#cut });
    const place = this.#freePlaces.pop() ?? keeper.open();
    keeper.moveAll({ from: this.#purse, to: place });
    this.#hops[place] = this.#hops[this.#purse] ?? 0;
    this.#transits.set(row, place);
  }

  arriveLater(row: number, to: number): void {
    const transit = this.#transits.get(row);
    this.#transits.delete(row);
    if (transit === undefined) this.#keeper.add(this.#purse, this.#state.leavingMinor(row));
    else {
      this.#keeper.moveAll({ from: transit, to: this.#purse });
      this.#freePlaces.push(transit);
    }
    this.#hops[this.#purse] = transit === undefined ? 0 : (this.#hops[transit] ?? 0);
    this.#arrive(row, to);
  }

  #turnOf(row: number): Turn {
    if (this.#assetRows.has(row)) return this.#rule.assetTurn;
    const { fees } = this.#state.params;
    if (fees === "as-payment" || !this.#feeRows.has(row)) return this.#rule.turn;
    return fees === "own-first" ? "own" : "together";
  }

  /** Takes a row's money out of its payer's book into the purse. */
  #leave(row: number, book: number, to: number): void {
    const keeper = this.#keeper;
    const purse = this.#purse;
    const amount = this.#state.leavingMinor(row);
    this.#hops[purse] = 0;
    if (book < 0) return this.#enter(row, to, amount);
    const from = this.#placeOf(book);
    const lacking = keeper.move({ from, to: purse }, amount, this.#turnOf(row));
    if (lacking > 0n) {
      keeper.add(purse, lacking);
      this.#state.overdraw(row, book, lacking);
    }
    if (keeper.isTraced(purse)) this.#hops[purse] = (this.#hops[from] ?? 0) + 1;
    assert(keeper.totalMinor(purse) === amount, "the parts of a payment sum to the payment");
  }

  /** Money from outside is nobody's, but for interest that follows the money that it grew on. */
  #enter(row: number, to: number, amount: bigint): void {
    const keeper = this.#keeper;
    const isInterest =
      this.#state.params.interest === "follows-principal" && this.#interestRows.has(row);
    const from = to >= 0 ? this.#placeOf(to) : this.#purse;
    if (!isInterest || amount === 0n || to < 0 || keeper.totalMinor(from) === 0n)
      return keeper.add(this.#purse, amount);
    keeper.grow({ from, to: this.#purse }, amount);
    this.#hops[this.#purse] = this.#hops[from] ?? 0;
    const currency = arrivalCurrency(this.#state.ledger, row);
    this.#count(this.#accrued, currency);
    this.#count(this.#entered, currency);
  }

  /** Counts what claimants have in the purse. */
  #count(places: readonly number[], currency: number): void {
    const to = places[currency];
    if (to !== undefined) this.#keeper.copy({ from: this.#purse, to });
  }

  #arrive(row: number, book: number): void {
    const keeper = this.#keeper;
    const purse = this.#purse;
    this.#change(row);
    const isTraced = keeper.isTraced(purse);
    if (isTraced) this.#writeTraced(row, book);
    const isBegun = this.#begin(row, book);
    if (!isTraced && !isBegun) return this.#putUntraced(book);
    if (book < 0) {
      const sink = this.#sink(row, exitKind(book));
      return keeper.end({ from: purse, to: sink });
    }
    this.#state.notices.touch(book);
    this.#repay(row, book);
    const to = this.#placeOf(book);
    if (keeper.isTraced(purse)) {
      const hops = this.#hops[purse] ?? 0;
      this.#hops[to] = keeper.isTraced(to) ? Math.min(hops, this.#hops[to] ?? 0) : hops;
    }
    keeper.moveAll({ from: purse, to });
  }

  #putUntraced(book: number): void {
    const keeper = this.#keeper;
    const from = this.#purse;
    if (book < 0) return keeper.end({ from, to: this.#cut });
    const repaid = this.#state.repay(book, keeper.totalMinor(from));
    if (repaid > 0n) keeper.move({ from, to: this.#cut }, repaid, "together");
    if (repaid > 0n) keeper.end({ from: this.#cut, to: this.#cut });
    keeper.moveAll({ from, to: this.#placeOf(book) });
  }

  /** What arrives is in another currency: each part becomes what the row itself says of the whole. */
  #change(row: number): void {
    const { ledger } = this.#state;
    const paid = ledger.amountMinor[row] ?? 0n;
    if (!isExchanged(ledger, row) || paid === 0n) return;
    const keeper = this.#keeper;
    const purse = this.#purse;
    const before = keeper.shares(purse);
    this.#count(this.#changed, ledger.currency[row] ?? 0);
    const arrived = arrivalMinor(ledger, row);
    keeper.change(purse, arrived);
    const after = new Map(keeper.shares(purse).map((share) => [share.claimant, share.amount]));
    this.#count(this.#entered, arrivalCurrency(ledger, row));
    for (const { claimant, amount } of before)
      this.#legs.push({
        row,
        claimant,
        paid: amount,
        arrived: after.get(claimant) ?? zeroFraction,
        rowPaidMinor: paid,
        rowArrivedMinor: arrived,
      });
  }

  #writeTraced(row: number, book: number): void {
    const keeper = this.#keeper;
    const isBeyond = (this.#hops[this.#purse] ?? 0) > this.#state.params.hopCountMax;
    const kind: StepKind = book < 0 ? exitKind(book) : isBeyond ? "hop-limit" : "transfer";
    keeper.write(this.#purse, { row, kind });
    if (kind !== "hop-limit") return;
    keeper.copy({ from: this.#purse, to: this.#sink(row, kind) });
    keeper.stop(this.#purse);
    const { ledger } = this.#state;
    const account = ledger.beneficiary[row] ?? 0;
    const currency = arrivalCurrency(ledger, row);
    this.#state.notices.post("noticeHopLimitShares", { account, currency, row });
  }

  /** Begins the choices of a row with money that nobody claims. */
  #begin(row: number, book: number): boolean {
    const asked = this.#state.askedOf(row);
    if (asked === null) return false;
    const keeper = this.#keeper;
    const currency = arrivalCurrency(this.#state.ledger, row);
    for (const { choice, amountMinor } of asked) {
      const claimant = this.#claimantOf[choice] ?? 0;
      const route = { from: this.#purse, to: this.#entered[currency] ?? 0 };
      const given = keeper.begin(route, claimant, amountMinor);
      this.#followed[choice] = given;
      const lacking = amountMinor - given.numerator / given.denominator;
      this.#state.noteBegun(row, { choice, amountMinor: lacking });
      keeper.write(this.#purse, { row, kind: "deposit", given: { claimant, amount: given } });
      if (book < 0)
        keeper.write(this.#purse, {
          row,
          kind: exitKind(book),
          given: { claimant, amount: given },
        });
    }
    this.#hops[this.#purse] = 0;
    return true;
  }

  /** Money paid into an overdrawn account first repays the bank. */
  #repay(row: number, book: number): void {
    const keeper = this.#keeper;
    const repaid = this.#state.repay(book, keeper.totalMinor(this.#purse));
    if (repaid === 0n) return;
    keeper.move({ from: this.#purse, to: this.#cut }, repaid, this.#rule.turn);
    keeper.write(this.#cut, { row, kind: "overdraft" });
    keeper.end({ from: this.#cut, to: this.#sink(row, "overdraft") });
  }

  #sink(row: number, fate: Fate): number {
    const { ledger } = this.#state;
    const currency =
      fate === "in-transit" ? (ledger.currency[row] ?? 0) : arrivalCurrency(ledger, row);
    const account = ledger.beneficiary[row] ?? 0;
    const key = `${fate} ${account} ${currency}`;
    const known = this.#sinks.get(key);
    if (known) return known.place;
    const place = this.#keeper.open();
    this.#sinks.set(key, { place, fate, account, currency });
    return place;
  }

  /** What had left and not arrived when the walk ended is on its way. */
  #endTransits(): void {
    for (const [row, from] of this.#transits) {
      this.#keeper.write(from, { row, kind: "in-transit" });
      this.#keeper.end({ from, to: this.#sink(row, "in-transit") });
    }
  }

  #ends(): ShareEnd[] {
    const books = this.#state.ledger.books.map(({ account, currency }, book): Sink => {
      return { place: this.#placeOf(book), fate: "lies", account, currency };
    });
    return [...books, ...this.#sinks.values()]
      .flatMap(({ place, fate, account, currency }) =>
        this.#keeper
          .shares(place)
          .map((share: HeldShare) => ({ ...share, fate, account, currency })),
      )
      .toSorted((a, b) => a.claimant - b.claimant);
  }

  /** Asserts that all money of each claimant, in each currency, lies somewhere, ended or was changed. */
  #assertWhole(): void {
    const keeper = this.#keeper;
    const { ledger } = this.#state;
    assertBooks(
      this.#state,
      ledger.books.map((_, book) => keeper.totalMinor(this.#placeOf(book))),
    );
    for (const [currency, entered] of this.#entered.entries()) {
      const places = ledger.books.flatMap((book, at) =>
        book.currency === currency ? [this.#placeOf(at)] : [],
      );
      for (const sink of this.#sinks.values())
        if (sink.currency === currency) places.push(sink.place);
      places.push(this.#changed[currency] ?? 0);
      assert(
        keeper.isSame([entered], places),
        "what a claimant brought in lies somewhere, ended or was changed",
      );
    }
  }
}
