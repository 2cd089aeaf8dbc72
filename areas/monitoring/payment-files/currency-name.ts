// SPDX-License-Identifier: Apache-2.0
import { currencyScale, noCurrency } from "@tianwang/kernel/currency";

/** Names of currencies as AMLworld and other sources write them, and their codes of ISO 4217. */
const codeOf: Readonly<Record<string, string>> = {
  "australian dollar": "AUD",
  "brazil real": "BRL",
  "brazilian real": "BRL",
  "canadian dollar": "CAD",
  euro: "EUR",
  "hong kong dollar": "HKD",
  "mexican peso": "MXN",
  "pound sterling": "GBP",
  renminbi: "CNY",
  ruble: "RUB",
  rupee: "INR",
  "saudi riyal": "SAR",
  shekel: "ILS",
  "singapore dollar": "SGD",
  "swiss franc": "CHF",
  "uk pound": "GBP",
  "us dollar": "USD",
  yen: "JPY",
  yuan: "CNY",
  // Not of ISO 4217: kept under the usual letters, so that nobody takes it for one.
  bitcoin: "BTC",
};

/** Digits after the point of a bitcoin (a satoshi is its hundred-millionth part). */
const bitcoinScale = 8;
/** Digits kept for a currency that no table knows; ISO 4217 has none with more. */
const unknownScale = 4;
/** Digits kept where a file names no currency at all. */
const unnamedScale = 2;

/** A currency as a file names it. */
export interface CurrencyName {
  /** ISO 4217 where it is known, otherwise the name as it stands. */
  readonly code: string;
  readonly scale: number;
  readonly isIso: boolean;
}

/** What a file's word for a currency means. */
export function currencyNamed(word: string): CurrencyName {
  const name = word.trim();
  if (name === "") return { code: noCurrency, scale: unnamedScale, isIso: true };
  const code = codeOf[name.toLowerCase()] ?? name;
  const scale = currencyScale(code);
  if (scale !== undefined) return { code, scale, isIso: true };
  return { code, scale: code === "BTC" ? bitcoinScale : unknownScale, isIso: false };
}
