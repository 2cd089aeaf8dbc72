// SPDX-License-Identifier: Apache-2.0
import type { Random } from "../random.ts";
import { places } from "./places.ts";
import type { Place } from "./places.ts";
import type { Terms } from "./terms.ts";

/** An account of a fictional person or firm, in the currency of its place. */
export interface BookAccount {
  readonly id: string;
  readonly bank: string;
  readonly place: Place;
  readonly holder: string;
}

/** One payment, a row of the scene. */
export interface BookPayment {
  readonly minute: number;
  readonly from: BookAccount;
  readonly to: BookAccount;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly format: string;
}

/** How a settlement comes about; its id begins with it, so that a test can count by kind. */
export type SettlementKind =
  | "single-broker"
  | "ring"
  | "tuition-family"
  | "tuition-piecemeal"
  | "tuition-strangers"
  | "trade-cover"
  | "home-exporter"
  | "home-worker";

/** Payments at home and abroad that settle each other. */
export interface BookSettlement {
  readonly kind: SettlementKind;
  readonly terms: Terms;
  readonly onshore: readonly BookPayment[];
  readonly offshore: readonly BookPayment[];
}

/** Everything that is written about a scene. */
export class Book {
  readonly accounts: BookAccount[] = [];
  readonly payments: BookPayment[] = [];
  readonly settlements: BookSettlement[] = [];
  readonly #random: Random;
  readonly #ids = new Set<string>();

  constructor(random: Random) {
    this.#random = random;
  }

  /** Opens an account at one of the banks of a place. */
  open(place: Place, holder: string): BookAccount {
    const [code, bank] = this.#random.pick(places[place].banks);
    let id = "";
    do id = `${code}${this.#random.digits(10)}`;
    while (this.#ids.has(id));
    this.#ids.add(id);
    const account = { id, bank, place, holder };
    this.accounts.push(account);
    return account;
  }

  pay(payment: BookPayment): BookPayment {
    this.payments.push(payment);
    return payment;
  }

  settle(settlement: BookSettlement): void {
    this.settlements.push(settlement);
  }
}
