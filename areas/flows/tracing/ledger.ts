// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";

/** In a party column: a counterparty outside, with no account number to follow. */
export const outsideParty = -1;
/** In a party column: cash paid in or drawn. */
export const cashParty = -2;
/** In a place column: an account with a number, whose books are not here for that day and currency. */
export const noStatement = -3;
/** In a day column: the source has no date. */
export const undated = -0x8000_0000;
/** In place of an exchanged amount: the row arrives as it left, in one currency. */
export const notExchanged = -1n;

/**
 * That we hold the statements of an account in one currency. Money is followed only through books;
 * a movement to an account without one, or on a day outside it, is shown as a gap.
 */
export interface Book {
  readonly account: number;
  /** Index into {@link Ledger.currencies}. */
  readonly currency: number;
  /** Balance before the first row; negative for a debit balance; null when no source states it. */
  readonly openingMinor: bigint | null;
  /** First and last day covered, as day numbers; null where the books have no such bound. */
  readonly fromDay: number | null;
  readonly toDay: number | null;
}

/**
 * Movements between accounts, one a row, in columns. A row is one transfer: rows that are the same
 * transfer seen in two sources must have been folded into one before.
 */
export interface Ledger {
  readonly accountCount: number;
  readonly currencies: readonly string[];
  readonly books: readonly Book[];
  readonly rowCount: number;
  /** Account index, or {@link outsideParty} or {@link cashParty}. */
  readonly payer: Int32Array;
  readonly beneficiary: Int32Array;
  /** Never negative. */
  readonly amountMinor: BigInt64Array;
  readonly currency: Uint16Array;
  /** Day number, or {@link undated}. */
  readonly bookedOn: Int32Array;
  /** Place among the rows of that day in the source that booked it. */
  readonly sequence: Int32Array;
  /** Where rows stand in the beneficiary's own statement too. */
  readonly arrivals: ArrivalColumns | null;
  /** What arrives in another currency than it left. */
  readonly exchanges: ExchangeColumns | null;
}

/** Day and place of each row in the beneficiary's statement; day {@link undated} = none, as booked. */
export interface ArrivalColumns {
  readonly bookedOn: Int32Array;
  readonly sequence: Int32Array;
}

/** What arrives by each row and in which currency; {@link notExchanged} = as it left. */
export interface ExchangeColumns {
  readonly amountMinor: BigInt64Array;
  readonly currency: Uint16Array;
}

/** One row of a ledger as an object; its place in the list is its row number. */
export interface Movement {
  readonly payer: number;
  readonly beneficiary: number;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly bookedOn: number | null;
  /** Place within the day; the place in the list when left out. */
  readonly sequence?: number;
  /** Day and place in the beneficiary's own statement, where it is there too. */
  readonly arrival?: { readonly bookedOn: number; readonly sequence: number };
  /** What arrived, where it was changed into another currency on the way. */
  readonly exchange?: { readonly amountMinor: bigint; readonly currency: string };
}

/** A book with its currency by name. */
export interface NamedBook extends Omit<Book, "currency" | "fromDay" | "toDay"> {
  readonly currency: string;
  readonly fromDay?: number | null;
  readonly toDay?: number | null;
}

/** Lays movements out in columns. Meant for ledgers of a few hundred thousand rows and for tests. */
export function ledgerOf(input: {
  readonly accountCount: number;
  readonly books: readonly NamedBook[];
  readonly movements: readonly Movement[];
}): Ledger {
  const { accountCount, books, movements } = input;
  const ids = new Map<string, number>();
  const currencyId = (code: string) => {
    const known = ids.get(code);
    if (known === undefined) ids.set(code, ids.size);
    return known ?? ids.size - 1;
  };
  const ints = (of: (m: Movement, row: number) => number) => Int32Array.from(movements, of);
  const codes = (of: (m: Movement) => string) =>
    Uint16Array.from(movements, (m) => currencyId(of(m)));
  return {
    accountCount,
    rowCount: movements.length,
    payer: ints((m) => m.payer),
    beneficiary: ints((m) => m.beneficiary),
    amountMinor: BigInt64Array.from(movements, (m) => m.amountMinor),
    currency: codes((m) => m.currency),
    bookedOn: ints((m) => m.bookedOn ?? undated),
    sequence: ints((m, row) => m.sequence ?? row),
    arrivals: movements.some((m) => m.arrival !== undefined)
      ? {
          bookedOn: ints((m) => m.arrival?.bookedOn ?? undated),
          sequence: ints((m, row) => m.arrival?.sequence ?? row),
        }
      : null,
    exchanges: movements.some((m) => m.exchange !== undefined)
      ? {
          amountMinor: BigInt64Array.from(
            movements,
            (m) => m.exchange?.amountMinor ?? notExchanged,
          ),
          currency: codes((m) => m.exchange?.currency ?? m.currency),
        }
      : null,
    books: books.map((book) => ({
      account: book.account,
      currency: currencyId(book.currency),
      openingMinor: book.openingMinor,
      fromDay: book.fromDay ?? null,
      toDay: book.toDay ?? null,
    })),
    currencies: [...ids.keys()],
  };
}

/** Whether a row arrives in another currency than it left. */
export function isExchanged({ exchanges }: Ledger, row: number): boolean {
  return exchanges !== null && exchanges.amountMinor[row] !== notExchanged;
}

/** The currency in which a row arrives. */
export function arrivalCurrency(ledger: Ledger, row: number): number {
  const { currency } = (isExchanged(ledger, row) ? ledger.exchanges : null) ?? ledger;
  return currency[row] ?? 0;
}

/** What arrives by a row, in its arrival currency. */
export function arrivalMinor(ledger: Ledger, row: number): bigint {
  const { amountMinor } = (isExchanged(ledger, row) ? ledger.exchanges : null) ?? ledger;
  return amountMinor[row] ?? 0n;
}

/** Finds the books that a row touches on the day on which it leaves or arrives. */
export interface BookFinder {
  /** Book index, or {@link outsideParty}, {@link cashParty} or {@link noStatement}. */
  ofPayer(row: number, day: number): number;
  ofBeneficiary(row: number, day: number): number;
}

/** Prepares the lookup of books by account, currency and day. */
export function bookFinder(ledger: Ledger): BookFinder {
  const { accountCount, books, currencies, payer, beneficiary } = ledger;
  const width = currencies.length;
  const bookOf = new Int32Array(accountCount * width).fill(-1);
  const fromDay = Int32Array.from(books, (book) => book.fromDay ?? undated);
  const toDay = Int32Array.from(books, (book) => book.toDay ?? 0x7fff_ffff);
  for (const [index, book] of books.entries()) {
    const slot = book.account * width + book.currency;
    assert(book.account >= 0 && book.account < accountCount, "a book is of an account listed");
    assert(bookOf[slot] === -1, "an account has one book a currency");
    bookOf[slot] = index;
  }
  const find = (party: number, currency: number, day: number) => {
    if (party < 0) return party;
    const book = bookOf[party * width + currency] ?? -1;
    const isCovered = book >= 0 && day >= (fromDay[book] ?? 0) && day <= (toDay[book] ?? 0);
    return isCovered ? book : noStatement;
  };
  return {
    ofPayer: (row, day) => find(payer[row] ?? outsideParty, ledger.currency[row] ?? 0, day),
    ofBeneficiary: (row, day) =>
      find(beneficiary[row] ?? outsideParty, arrivalCurrency(ledger, row), day),
  };
}
