// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { Random } from "../random.ts";
import type { AttemptRow, BankAccount } from "./attempts.ts";
import type { BackgroundParams } from "./background-params.ts";
import type { PaymentSample } from "./payment-sample.ts";

/** An account with the currency in which it pays. */
export interface PayingAccount extends BankAccount {
  readonly currency: string;
}

/** What a population is drawn from. */
export interface PopulationDraw {
  readonly params: BackgroundParams;
  readonly sample: PaymentSample;
  readonly attempts: readonly AttemptRow[];
  readonly random: Random;
}

const keyOf = ({ bank, id }: BankAccount) => `${bank}:${id}`;

/** The accounts of attempts, each in the currency in which it first pays, or is first paid. */
function attemptAccounts(attempts: readonly AttemptRow[]): PayingAccount[] {
  const found = new Map<string, PayingAccount>();
  for (const { from, paidIn } of attempts) {
    if (!found.has(keyOf(from))) found.set(keyOf(from), { ...from, currency: paidIn });
  }
  for (const { to, receivedIn } of attempts) {
    if (!found.has(keyOf(to))) found.set(keyOf(to), { ...to, currency: receivedIn });
  }
  return [...found.values()];
}

/** An id as the set forms them: nine hexadecimal digits, the first 8 and the last 0. */
function drawId(random: Random, taken: Set<string>): string {
  for (;;) {
    const middle = (random.next() >>> 4).toString(16).toUpperCase().padStart(7, "0");
    const id = `8${middle}0`;
    if (taken.has(id)) continue;
    taken.add(id);
    return id;
  }
}

function inventedAccounts(draw: PopulationDraw, taken: Set<string>): PayingAccount[] {
  const { params, sample, attempts, random } = draw;
  const count = params.hubPermille.length + params.accountCount;
  return Array.from({ length: count }, () => ({
    id: drawId(random, taken),
    bank: random.chance(params.attemptBankPercent)
      ? random.pick(attempts).from.bank
      : random.pick(sample.banks),
    currency: random.chance(params.attemptCurrencyPercent)
      ? random.pick(attempts).paidIn
      : random.pick(sample.currencies),
  }));
}

/**
 * Everybody who pays in a background: the accounts of the attempts like all others, and hubs. How
 * often an account pays falls by a power law; whom it pays is mostly the same few.
 */
export class Population {
  readonly accounts: readonly PayingAccount[];
  readonly #params: BackgroundParams;
  readonly #random: Random;
  /** An account occurs once for each unit of its activity. */
  readonly #tickets: number[] = [];
  /** Usual counterparties of account i stand from `#habitStarts[i]` to before `#habitStarts[i + 1]`. */
  readonly #habitStarts: Uint32Array;
  readonly #habits: Uint32Array;
  /** Rows of a thousand that the account itself or a hub before it sends. */
  readonly #hubLimits: number[] = [];
  readonly #firstHub: number;

  constructor(draw: PopulationDraw) {
    const { params, random } = draw;
    this.#params = params;
    this.#random = random;
    const suspects = attemptAccounts(draw.attempts);
    const taken = new Set(suspects.map(({ id }) => id));
    this.accounts = [...suspects, ...inventedAccounts(draw, taken)];
    this.#firstHub = suspects.length;
    const habitCounts = this.accounts.map((_, account) => this.#enlist(account));
    this.#habitStarts = new Uint32Array(this.accounts.length + 1);
    for (const [i, count] of habitCounts.entries()) {
      this.#habitStarts[i + 1] = (this.#habitStarts[i] ?? 0) + count;
    }
    this.#habits = new Uint32Array(this.#habitStarts.at(-1) ?? 0);
    for (let i = 0; i < this.#habits.length; i++) this.#habits[i] = this.#anybody();
    let limit = 0;
    for (const permille of params.hubPermille) this.#hubLimits.push((limit += permille));
  }

  /** Gives an account its activity; returns how many usual counterparties it has. */
  #enlist(account: number): number {
    const { hubPermille, hubHabits, busierPercent, busierMax, habitsMin, habitsMax } = this.#params;
    const hub = account - this.#firstHub;
    if (hub >= 0 && hub < hubPermille.length) return hubHabits;
    let doublings = 0;
    while (doublings < busierMax && this.#random.chance(busierPercent)) doublings++;
    for (let i = 0; i < 2 ** doublings; i++) this.#tickets.push(account);
    return this.#random.between(habitsMin, habitsMax) + doublings;
  }

  #anybody(): number {
    return this.#random.pick(this.#tickets);
  }

  /** An account that pays to itself. */
  drawSelf(): PayingAccount {
    return this.#at(this.#anybody());
  }

  /** Who pays whom. */
  drawPair(): readonly [PayingAccount, PayingAccount] {
    const drawn = this.#random.below(1000 - this.#params.selfPermille);
    const hub = this.#hubLimits.findIndex((limit) => drawn < limit);
    const from = hub === -1 ? this.#anybody() : this.#firstHub + hub;
    let to = from;
    while (to === from) {
      to = this.#random.chance(this.#params.habitPercent) ? this.#usual(from) : this.#anybody();
    }
    return [this.#at(from), this.#at(to)];
  }

  /** One of the usual counterparties, the first ones more often: the lower of two draws. */
  #usual(account: number): number {
    const start = this.#habitStarts[account] ?? 0;
    const count = (this.#habitStarts[account + 1] ?? 0) - start;
    const place = Math.min(this.#random.below(count), this.#random.below(count));
    return this.#habits[start + place] ?? account;
  }

  #at(index: number): PayingAccount {
    const account = this.accounts[index];
    assert(account, "an account of the population has a place in it");
    return account;
  }
}
