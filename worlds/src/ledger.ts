// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import { dayNumber } from "@tianwang/kernel/calendar";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import type { Text } from "@tianwang/kernel/text";
import type { Bank } from "./banks.ts";
import type { Random } from "./random.ts";
import { References } from "./references.ts";

/** One end of a transfer. Number empty and bank null: cash, fees, merchants without an account. */
export interface Party {
  readonly id: string;
  readonly name: string;
  readonly latin: string;
  readonly number: string;
  readonly bank: Bank | null;
  /** What the party is usually paid for. */
  readonly paidFor?: Text;
}

/** An account whose statements are in the evidence. */
export interface Account extends Party {
  readonly bank: Bank;
  readonly currency: string;
  readonly holderId: string;
  readonly openingMinor: bigint;
  /** What payments of daily life must leave on the account. */
  readonly reserveMinor: bigint;
  /** The pool of an underground bank: money of the plot is spent there like any other. */
  readonly isPool: boolean;
}

/** What kind of movement a transfer is; banks print it as their code or 摘要. */
export type TransferKind =
  | "transfer"
  | "salary"
  | "tax"
  | "card"
  | "cash"
  | "fee"
  | "interest"
  | "trade"
  | "securities";

/** A moment on a statement: booking date and local time, and the value date. */
export interface Moment {
  readonly on: CalendarDate;
  readonly time: string;
  readonly valueOn: CalendarDate;
}

/** A transfer that is meant to happen. */
export interface Intent {
  readonly payer: Party;
  readonly beneficiary: Party;
  /** Of the payer's side. For interest: what has accrued, at a yearly rate in basis points. */
  readonly amountMinor: bigint | { readonly rateBasisPoints: number };
  readonly currency: string;
  /** The beneficiary's side where it is another currency. */
  readonly exchange?: { amountMinor: bigint; currency: string; rate: string };
  readonly paid: Moment;
  readonly received: Moment;
  readonly kind: TransferKind;
  readonly purpose: Text;
  /** The name of a step of the plot; such a transfer must succeed and its money is kept for the plot. */
  readonly step?: string;
}

/** A transfer that happened. */
export interface Transfer extends Intent {
  readonly id: string;
  readonly amountMinor: bigint;
  readonly references: TransferReferences;
}

/** How banks name a transfer; whether a statement prints it is the bank's habit. */
export interface TransferReferences {
  readonly payer: string;
  readonly beneficiary: string;
  readonly endToEndId: string;
  readonly uetr: string;
}

/** One row of an account. */
export interface Posting {
  readonly transfer: Transfer;
  readonly account: Account;
  readonly side: "payer" | "beneficiary";
  readonly moment: Moment;
  /** Negative for money that leaves. */
  readonly amountMinor: bigint;
  readonly balanceMinor: bigint;
}

/** Everything that happened, and the rows of each account in the order of its books. */
export interface Books {
  readonly transfers: readonly Transfer[];
  readonly postings: ReadonlyMap<string, readonly Posting[]>;
}

interface State {
  readonly account: Account;
  balance: bigint;
  /** Money of the plot that daily life must not spend. */
  kept: bigint;
  /** Balance times days since interest was last paid, and the day to which it counts. */
  accrued: bigint;
  accruedTo: CalendarDate;
  readonly postings: Posting[];
}

interface Event {
  readonly key: string;
  readonly intent: Intent;
  readonly index: number;
  readonly side: "payer" | "beneficiary";
}

/**
 * Runs intents in the order of time over accounts. A payment of daily life that an account cannot
 * afford does not happen; a step of the plot that it cannot afford is a broken world.
 */
export function runLedger(
  accounts: readonly Account[],
  intents: readonly Intent[],
  from: CalendarDate,
  random: Random,
): Books {
  const run = new Run(accounts, from, random);
  for (const event of eventsOf(intents)) run.apply(event);
  return run.books();
}

function eventsOf(intents: readonly Intent[]): Event[] {
  const events: Event[] = [];
  for (const [index, intent] of intents.entries()) {
    for (const side of ["payer", "beneficiary"] as const) {
      const moment = side === "payer" ? intent.paid : intent.received;
      // Two intents at one second keep the order in which they were made; money leaves first.
      const order = `${String(index).padStart(7, "0")}${side === "payer" ? 0 : 1}`;
      events.push({ key: `${moment.on}T${moment.time}#${order}`, intent, index, side });
    }
  }
  return events.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** What a transfer means to one of its sides; money that leaves is negative. */
function sideOf(transfer: Transfer, side: "payer" | "beneficiary") {
  const { payer, beneficiary, amountMinor, currency, exchange, paid, received } = transfer;
  if (side === "payer") return { party: payer, moment: paid, amountMinor: -amountMinor, currency };
  return {
    party: beneficiary,
    moment: received,
    amountMinor: exchange?.amountMinor ?? amountMinor,
    currency: exchange?.currency ?? currency,
  };
}

class Run {
  readonly #states: Map<string, State>;
  readonly #references: References;
  readonly #transfers: Transfer[] = [];
  /** What became of each intent; null = it did not happen. */
  readonly #settled = new Map<number, Transfer | null>();

  constructor(accounts: readonly Account[], from: CalendarDate, random: Random) {
    this.#references = new References(random.fork("references"));
    this.#states = new Map(
      accounts.map((account) => [
        account.id,
        {
          account,
          balance: account.openingMinor,
          kept: 0n,
          accrued: 0n,
          accruedTo: from,
          postings: [],
        },
      ]),
    );
  }

  apply(event: Event): void {
    let transfer = this.#settled.get(event.index);
    if (transfer === undefined) {
      transfer = this.#settle(event.intent);
      this.#settled.set(event.index, transfer);
      if (transfer) this.#transfers.push(transfer);
    }
    if (transfer) this.#post(transfer, event.side);
  }

  /** Decides whether an intent happens and for how much; null when it does not. */
  #settle(intent: Intent): Transfer | null {
    const { amountMinor } = intent;
    const amount = typeof amountMinor === "bigint" ? amountMinor : this.#interest(intent);
    if (amount <= 0n || !this.#affords(intent, amount)) return null;
    const id = `T${String(this.#transfers.length + 1).padStart(6, "0")}`;
    return { ...intent, id, amountMinor: amount, references: this.#references.of(intent) };
  }

  #affords(intent: Intent, amount: bigint): boolean {
    const state = this.#states.get(intent.payer.id);
    if (!state) return true;
    if (intent.step === undefined) {
      return state.balance - state.kept - amount >= state.account.reserveMinor;
    }
    assert(state.balance >= amount, `${intent.payer.id} can pay the step ${intent.step}`);
    return true;
  }

  #interest(intent: Intent): bigint {
    const state = this.#states.get(intent.beneficiary.id);
    assert(state && typeof intent.amountMinor !== "bigint", "interest is paid on a known account");
    this.#accrue(state, intent.received.on);
    // Demand deposits are counted on a year of 360 days.
    const amount = (state.accrued * BigInt(intent.amountMinor.rateBasisPoints)) / (10_000n * 360n);
    state.accrued = 0n;
    return amount;
  }

  #accrue(state: State, on: CalendarDate): void {
    const days = dayNumber(on) - dayNumber(state.accruedTo);
    if (state.balance > 0n) state.accrued += state.balance * BigInt(days);
    state.accruedTo = on;
  }

  #post(transfer: Transfer, side: "payer" | "beneficiary"): void {
    const { party, moment, amountMinor, currency } = sideOf(transfer, side);
    const state = this.#states.get(party.id);
    if (!state) return;
    const { account } = state;
    assert(currency === account.currency, `${party.id} is booked in its own currency`);
    this.#accrue(state, moment.on);
    state.balance += amountMinor;
    if (transfer.step !== undefined && !account.isPool) {
      state.kept = state.kept + amountMinor > 0n ? state.kept + amountMinor : 0n;
    }
    const balanceMinor = state.balance;
    state.postings.push({ transfer, account, side, moment, amountMinor, balanceMinor });
  }

  books(): Books {
    return {
      transfers: this.#transfers,
      postings: new Map([...this.#states].map(([id, state]) => [id, state.postings])),
    };
  }
}

/** One line of the double entry of a transfer. */
export interface JournalLine {
  readonly party: string;
  readonly amountMinor: bigint;
  readonly currency: string;
}

/**
 * The double entry of a transfer; its lines add up to nothing in each currency. Where money changes
 * currency, the exchange desk of the bank stands between.
 */
export function journalOf(transfer: Transfer): JournalLine[] {
  const { payer, beneficiary, amountMinor, currency, exchange } = transfer;
  const out = { party: payer.id, amountMinor: -amountMinor, currency };
  if (!exchange) return [out, { party: beneficiary.id, amountMinor, currency }];
  const desk = `${payer.bank?.key ?? "unknown"}-exchange-desk`;
  return [
    out,
    { party: desk, amountMinor, currency },
    { party: desk, amountMinor: -exchange.amountMinor, currency: exchange.currency },
    {
      party: beneficiary.id,
      amountMinor: exchange.amountMinor,
      currency: exchange.currency,
    },
  ];
}
