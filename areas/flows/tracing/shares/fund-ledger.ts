// SPDX-License-Identifier: Apache-2.0
import type { AccountEvent } from "../account/account-ledger.ts";
import { holder } from "../account/account-ledger.ts";
import { arrivalMinor, isExchanged } from "../ledger.ts";
import type { Fate } from "../trace.ts";
import type { WalkVisitor } from "../walk/walk-state.ts";
import { exitKind, WalkState } from "../walk/walk-state.ts";

/** A deposit of a claimant into a fund, as it was given to him. */
export interface FundDeposit {
  readonly row: number;
  readonly choice: number;
  readonly amountMinor: bigint;
  /** Book, or a place outside the books: there it ends at once. */
  readonly book: number;
}

/** A payment out of a fund, in the order of the withdrawals of its ledger. */
export interface FundExit {
  readonly row: number;
  readonly fate: Fate;
}

/** Accounts that payments connect, taken as one account: payments between them move nothing. */
export interface Fund {
  readonly books: readonly number[];
  readonly events: AccountEvent[];
  readonly exits: FundExit[];
  balanceMinor: bigint;
}

/** The funds that chosen deposits went to, whenever; and what cannot be said of them. */
export interface Funds {
  readonly funds: readonly Fund[];
  readonly deposits: readonly FundDeposit[];
  /** The balance of each book at the end; negative for a debit balance. */
  readonly balanceMinor: readonly bigint[];
  /** A row of a fund that changes its currency; null without one. */
  readonly exchangedRow: number | null;
}

/** The name of a claimant in the ledger of a fund: the holder's name cannot be one. */
export function partyOf(claimant: number): string {
  return String(claimant);
}

/** Takes all accounts that the chosen money could reach, at any time, as one account each. */
export function fundsOf(state: WalkState, claimantOf: readonly number[]): Funds {
  return new FundReader(state, claimantOf).read();
}

class FundReader implements WalkVisitor {
  readonly #state: WalkState;
  readonly #claimantOf: readonly number[];
  /** The fund of each book; null where no chosen money could come. */
  readonly #fundOf: (Fund | null)[];
  readonly #deposits: FundDeposit[] = [];
  readonly #balanceMinor: bigint[];
  /** Rows between books of a fund that have left and not arrived. */
  readonly #onTheWay = new Map<number, Fund>();
  #exchangedRow: number | null = null;

  constructor(state: WalkState, claimantOf: readonly number[]) {
    this.#state = state;
    this.#claimantOf = claimantOf;
    this.#fundOf = connected(state);
    this.#balanceMinor = state.ledger.books.map(() => 0n);
    for (const [book, { openingMinor }] of state.ledger.books.entries())
      this.#balance(book, openingMinor ?? 0n);
  }

  read(): Funds {
    const state = this.#state;
    state.openBooks(() => undefined);
    for (const [book, { openingMinor }] of state.ledger.books.entries()) {
      const fund = this.#fundOf[book];
      if (fund && openingMinor !== null) this.#open(fund, openingMinor);
      if (fund) state.notices.touch(book);
    }
    state.walk(this);
    for (const [row, fund] of this.#onTheWay) this.#out(fund, row, "in-transit");
    state.postRest();
    return {
      funds: [...new Set(this.#fundOf)].filter((fund) => fund !== null),
      deposits: this.#deposits,
      balanceMinor: this.#balanceMinor,
      exchangedRow: this.#exchangedRow,
    };
  }

  #open(fund: Fund, openingMinor: bigint): void {
    if (openingMinor > 0n) this.#in(fund, holder, openingMinor);
    else if (openingMinor < 0n && this.#state.params.overdraft === "repays-bank")
      fund.events.unshift(outOf(-openingMinor));
  }

  #in(fund: Fund, party: string, amountMinor: bigint): void {
    if (amountMinor === 0n) return;
    fund.events.push({ kind: "in", day: "", party, amountMinor });
    fund.balanceMinor += amountMinor;
  }

  /** Where no source shows where money came from, it is nobody's that claims. */
  #out(fund: Fund, row: number, fate: Fate): void {
    const amountMinor = this.#state.leavingMinor(row);
    const lacking = amountMinor - fund.balanceMinor;
    if (lacking > 0n && this.#isUnseen(fund)) this.#in(fund, holder, lacking);
    fund.events.push(outOf(amountMinor));
    fund.exits.push({ row, fate });
    fund.balanceMinor -= amountMinor;
  }

  #isUnseen({ books }: Fund): boolean {
    const { ledger, params } = this.#state;
    return (
      params.overdraft === "unseen-money" ||
      books.some((book) => ledger.books[book]?.openingMinor === null)
    );
  }

  isFull(): boolean {
    return false;
  }

  leaveAndArrive(row: number, from: number, to: number): void {
    const [source, target] = [this.#fundOf[from] ?? null, this.#fundOf[to] ?? null];
    this.#balance(from, -this.#state.leavingMinor(row));
    this.#balance(to, arrivalMinor(this.#state.ledger, row));
    if ((source ?? target) && isExchanged(this.#state.ledger, row)) this.#exchangedRow ??= row;
    if (source !== null && source === target) return this.#refuseChoices(row);
    if (source === null) return this.#arrive(row, to);
    this.#out(source, row, exitKind(to));
    this.#refuseChoices(row);
  }

  #balance(book: number, amountMinor: bigint): void {
    const { ledger, params } = this.#state;
    const owner = ledger.books[book];
    if (owner === undefined) return;
    const after = (this.#balanceMinor[book] ?? 0n) + amountMinor;
    const isUnseen = params.overdraft === "unseen-money" || owner.openingMinor === null;
    this.#balanceMinor[book] = isUnseen && after < 0n ? 0n : after;
  }

  /** Money of a fund is claimed already: a payment within it or out of it begins no claim. */
  #refuseChoices(row: number): void {
    for (const asked of this.#state.askedOf(row) ?? []) this.#state.noteBegun(row, asked);
  }

  leaveOnly(row: number, from: number): void {
    this.#balance(from, -this.#state.leavingMinor(row));
    const fund = this.#fundOf[from];
    if (fund) this.#onTheWay.set(row, fund);
  }

  arriveLater(row: number, to: number): void {
    this.#balance(to, arrivalMinor(this.#state.ledger, row));
    const isWithin = this.#onTheWay.delete(row);
    if (isWithin) this.#refuseChoices(row);
    else this.#arrive(row, to);
  }

  #arrive(row: number, to: number): void {
    const fund = this.#fundOf[to] ?? null;
    let free = arrivalMinor(this.#state.ledger, row);
    for (const { choice, amountMinor } of this.#state.askedOf(row) ?? []) {
      const given = amountMinor < free ? amountMinor : free;
      free -= given;
      this.#state.noteBegun(row, { choice, amountMinor: amountMinor - given });
      this.#deposits.push({ row, choice, amountMinor: given, book: to });
      if (fund) this.#in(fund, partyOf(this.#claimantOf[choice] ?? 0), given);
    }
    if (fund) this.#in(fund, holder, free);
  }
}

function outOf(amountMinor: bigint): AccountEvent {
  return { kind: "out", day: "", to: "-", amountMinor, isAsset: false, proceedsMinor: null };
}

/** The funds of books: reached by payments from where chosen money came in, in whatever order of time. */
function connected(state: WalkState): (Fund | null)[] {
  const { ledger, books, order, choicesOfRow } = state;
  const isReached = ledger.books.map(() => false);
  const payments: (readonly [from: number, to: number])[] = [];
  const toDay = state.params.toDay ?? Number.POSITIVE_INFINITY;
  for (let row = 0; row < ledger.rowCount; row += 1) {
    const [day = 0, arrivesOn = 0] = [order.leavingDay[row], order.arrivalDay[row]];
    if (day > toDay) continue;
    const [from, to] = [books.ofPayer(row, day), books.ofBeneficiary(row, arrivesOn)];
    if (to >= 0 && choicesOfRow.has(row)) isReached[to] = true;
    if (from >= 0 && to >= 0 && from !== to) payments.push([from, to]);
  }
  reach(payments, isReached);
  const joined = joinedBy(payments, isReached);
  const funds = new Map<number, Fund>();
  return ledger.books.map((_, book) => {
    if (!isReached[book]) return null;
    const root = rootOf(joined, book);
    const fund = funds.get(root) ?? { books: [], events: [], exits: [], balanceMinor: 0n };
    funds.set(root, fund);
    (fund.books as number[]).push(book);
    return fund;
  });
}

type Payments = readonly (readonly [from: number, to: number])[];

/** Marks all books that payments lead to from those marked. */
function reach(payments: Payments, isReached: boolean[]): void {
  const next = new Map<number, Set<number>>();
  for (const [from, to] of payments) next.set(from, (next.get(from) ?? new Set<number>()).add(to));
  const open = [...isReached.keys()].filter((book) => isReached[book]);
  for (let book = open.pop(); book !== undefined; book = open.pop())
    for (const to of next.get(book) ?? [])
      if (!isReached[to]) {
        isReached[to] = true;
        open.push(to);
      }
}

/** Joins the books that payments out of marked ones connect: a forest of parents. */
function joinedBy(payments: Payments, isReached: readonly boolean[]): number[] {
  const parents = isReached.map((_, book) => book);
  for (const [from, to] of payments)
    if (isReached[from]) {
      const [a, b] = [rootOf(parents, from), rootOf(parents, to)];
      parents[Math.max(a, b)] = Math.min(a, b);
    }
  return parents;
}

function rootOf(parents: number[], book: number): number {
  let at = book;
  while (parents[at] !== at) {
    parents[at] = parents[parents[at] ?? at] ?? at;
    at = parents[at] ?? at;
  }
  return at;
}
