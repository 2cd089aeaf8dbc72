// SPDX-License-Identifier: Apache-2.0
import type { Random } from "../random.ts";
import { Book } from "./book.ts";
import type { BookAccount, BookPayment } from "./book.ts";
import { DayRates } from "./day-rates.ts";
import type { Days } from "./days.ts";
import { drawFirm, drawPerson, drawResident } from "./holders.ts";
import { places } from "./places.ts";
import type { Abroad, Place } from "./places.ts";

/** A person with an account at home and one abroad. */
export interface TwoHomes {
  readonly home: BookAccount;
  readonly abroad: BookAccount;
}

/**
 * What all scenes share: the book, the days, the rates, and who lives where. Residents pay each other
 * in daily life; crossers pay over the border with a bank and only buy and earn otherwise, so that no
 * chance friend joins the two legs of a settlement by a path of two payments.
 */
export class Stage {
  readonly random: Random;
  readonly days: Days;
  readonly rates: DayRates;
  readonly book: Book;
  readonly residents = new Map<Place, BookAccount[]>();
  readonly crossers = new Map<Place, BookAccount[]>();
  /** Firms that trade at home or abroad only, and those that pay over the border with a bank. */
  readonly firms = new Map<Place, BookAccount[]>();
  readonly universities: readonly BookAccount[];

  constructor(random: Random, days: Days) {
    this.random = random;
    this.days = days;
    this.rates = new DayRates(random.fork("rates"), days);
    this.book = new Book(random.fork("accounts"));
    this.universities = (["AU", "CA", "GB", "US", "SG"] as const).flatMap((place) =>
      ["Wrenfield", "Larkmoor"].map((name) =>
        this.book.open(place, `University of ${name} ${place}`),
      ),
    );
  }

  /** An account of somebody who lives there and takes part in daily life. */
  resident(place: Place, holder = drawResident(this.random, place)): BookAccount {
    return this.#enrol(this.residents, this.book.open(place, holder));
  }

  /** An account of somebody who pays over the border with a bank. */
  crosser(place: Place, holder = drawResident(this.random, place)): BookAccount {
    return this.#enrol(this.crossers, this.book.open(place, holder));
  }

  firm(place: Place): BookAccount {
    return this.#enrol(this.firms, this.book.open(place, drawFirm(this.random, place)));
  }

  /** A resident of both: in part one person, in part two relatives. */
  twoHomes(place: Abroad): TwoHomes {
    const { hans, latin } = drawPerson(this.random);
    const home = this.resident("CN", hans);
    return {
      home,
      abroad: this.random.chance(60) ? this.resident(place, latin) : this.resident(place),
    };
  }

  #enrol(register: Map<Place, BookAccount[]>, account: BookAccount): BookAccount {
    const list = register.get(account.place) ?? [];
    list.push(account);
    register.set(account.place, list);
    return account;
  }

  /** Pays when the moment is within the scene; tells whether it did. */
  payWithin(payment: Omit<BookPayment, "format"> & { readonly format?: string }): boolean {
    if (!this.days.has(payment.minute) || payment.amountMinor <= 0n) return false;
    this.book.pay({ ...payment, format: payment.format ?? this.formatOf(payment) });
    return true;
  }

  /** How money goes from one account to the other. */
  formatOf({ from, to }: Pick<BookPayment, "from" | "to">): string {
    return from.place === to.place ? this.random.pick(places[from.place].formats) : "wire";
  }
}
