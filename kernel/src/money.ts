// SPDX-License-Identifier: Apache-2.0
import { assert } from "./assert.ts";
import { currencyScale } from "./currency.ts";

/** An exact amount: whole minor units of a currency (ISO 4217), never a float. */
export interface Money {
  readonly amountMinor: bigint;
  readonly currency: string;
}

/** The most digits after the point that an amount can have here. */
export const scaleMax = 8;

/**
 * Writes minor units as a plain decimal; a zero has no sign.
 *
 * @example
 *   formatMinor(-1234n, 2); // "-12.34"
 *   formatMinor(5n, 0); // "5"
 */
export function formatMinor(amountMinor: bigint, scale: number): string {
  assert(Number.isInteger(scale) && scale >= 0 && scale <= scaleMax, "a scale is 0 to 8 digits");
  const negative = amountMinor < 0n;
  const digits = (negative ? -amountMinor : amountMinor).toString().padStart(scale + 1, "0");
  const cut = digits.length - scale;
  const text = scale === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`;
  return negative ? `-${text}` : text;
}

/**
 * Reads a plain decimal (`-12.34`) as minor units. Null when it is no plain decimal, or has more
 * digits after the point than the scale, other than zeros.
 *
 * @example
 *   parseMinor("12.3", 2); // 1230n
 *   parseMinor("12.345", 2); // null
 *   parseMinor("-0", 2); // 0n
 */
export function parseMinor(text: string, scale: number): bigint | null {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?$/u.exec(text);
  if (!match) return null;
  const [, sign, whole, digits = ""] = match;
  const fraction = digits.replace(/0+$/u, "");
  if (fraction.length > scale) return null;
  const magnitude = BigInt(`${whole}${fraction.padEnd(scale, "0")}`);
  return sign === "-" ? -magnitude : magnitude;
}

/** Writes money as its decimal and its currency, e.g. `12.34 EUR`. */
export function formatMoney(money: Money): string {
  return `${formatMinor(money.amountMinor, currencyScale(money.currency) ?? 0)} ${money.currency}`;
}

/** Adds two amounts of one currency; adding two currencies is a broken invariant. */
export function addMoney(a: Money, b: Money): Money {
  assert(a.currency === b.currency, "amounts of different currencies are never added");
  return { amountMinor: a.amountMinor + b.amountMinor, currency: a.currency };
}
