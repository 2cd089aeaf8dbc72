// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import { parseMinor } from "@tianwang/kernel/money";
import type { Random } from "../random.ts";
import { readTable } from "./read-table.ts";

/** A format with an amount, as drawn for a row. */
export interface DrawnPayment {
  readonly format: string;
  /** Hundredths of the dollar. */
  readonly cents: number;
}

const columns = [
  "from_bank_id",
  "from_account_id",
  "to_bank_id",
  "to_account_id",
  "amount_paid",
  "payment_currency",
  "payment_format",
] as const;

/** What a sample of payments tells: formats with their amounts, currencies and banks. */
export class PaymentSample {
  readonly currencies: string[] = [];
  readonly banks: string[] = [];
  readonly #toSelf: DrawnPayment[] = [];
  readonly #toOthers: DrawnPayment[] = [];

  constructor(text: string) {
    for (const cells of readTable(text, columns)) {
      const [fromBank, fromId, toBank, toId, paid, currency, format] = cells;
      const minor = parseMinor(paid, 2);
      assert(minor !== null, "amounts of the sample have at most two digits after the point");
      const isSelf = fromBank === toBank && fromId === toId;
      (isSelf ? this.#toSelf : this.#toOthers).push({ format, cents: Number(minor) });
      this.currencies.push(currency);
      this.banks.push(fromBank);
    }
    assert(this.#toSelf.length > 0 && this.#toOthers.length > 0, "a sample has both kinds of rows");
  }

  /** A row of the sample: its format and amount belong together. */
  draw(isSelf: boolean, random: Random): DrawnPayment {
    return random.pick(isSelf ? this.#toSelf : this.#toOthers);
  }
}

/** Hundredths of a currency for one dollar: levels, so that an amount has the size usual in it. */
const levels: Readonly<Record<string, number>> = {
  "US Dollar": 100,
  Euro: 90,
  "UK Pound": 77,
  "Swiss Franc": 91,
  Yuan: 670,
  Shekel: 338,
  "Canadian Dollar": 132,
  "Australian Dollar": 141,
  "Saudi Riyal": 375,
  "Brazil Real": 565,
  "Mexican Peso": 2_100,
  Rupee: 7_340,
  Ruble: 7_700,
  Yen: 10_500,
};

/** Dollars for one bitcoin at the level of the set. */
const dollarsPerBitcoin = 11_900;

const decimals = (minor: number, places: number) => {
  const digits = String(minor).padStart(places + 1, "0");
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
};

/** Writes an amount of dollars at the level of a currency, with the digits the set gives it. */
export function amountIn(currency: string, cents: number): string {
  if (currency === "Bitcoin") {
    return decimals(Math.max(1, Math.round((cents * 10_000) / dollarsPerBitcoin)), 6);
  }
  return decimals(Math.max(1, Math.round((cents * (levels[currency] ?? 100)) / 100)), 2);
}
