// SPDX-License-Identifier: Apache-2.0
import { formatMinor } from "@tianwang/kernel/money";

/** An exact amount as it travels: whole minor units as text (`MoneyView` of the wire). */
export interface Amount {
  readonly amountMinor: string | bigint;
  readonly currency: string;
  /** Digits after the point. */
  readonly scale: number;
}

/** A real minus (U+2212): as wide as a digit, and read as "minus". */
const minus = "\u2212";

/**
 * Writes an exact amount for reading: groups of three, as both Chinese and English accounts do, a
 * real minus. No float is ever made.
 *
 * @example
 *   moneyText({ amountMinor: "-123456789", currency: "CNY", scale: 2 }); // "−1,234,567.89"
 */
export function moneyText(amount: Amount): string {
  const minor = BigInt(amount.amountMinor);
  const plain = formatMinor(minor < 0n ? -minor : minor, amount.scale);
  const [whole = "0", fraction] = plain.split(".");
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/gu, ",");
  const sign = minor < 0n ? minus : "";
  return fraction === undefined ? `${sign}${grouped}` : `${sign}${grouped}.${fraction}`;
}

/** A whole number for reading, e.g. `1,000,000`. */
export function countText(count: number | bigint | string): string {
  return moneyText({ amountMinor: BigInt(count), currency: "", scale: 0 });
}

const chineseUnits = [
  { digits: 8, unit: "亿" },
  { digits: 4, unit: "万" },
] as const;

const englishUnits = [
  { digits: 9, unit: "bn" },
  { digits: 6, unit: "m" },
  { digits: 3, unit: "k" },
] as const;

/**
 * A large amount in the units in which people speak of it (万, 亿; k, m, bn), cut, never rounded up,
 * to two digits. For orientation beside the exact figure only; empty when the amount is small.
 *
 * @example
 *   spokenAmount({ amountMinor: "12345678900", currency: "CNY", scale: 2 }, "zh"); // "1.23亿"
 */
export function spokenAmount(amount: Amount, language: "zh" | "en"): string {
  const minor = BigInt(amount.amountMinor);
  const whole = (minor < 0n ? -minor : minor) / 10n ** BigInt(amount.scale);
  const units = language === "zh" ? chineseUnits : englishUnits;
  const found = units.find((unit) => whole >= 10n ** BigInt(unit.digits));
  if (!found) return "";
  const hundredths = whole / 10n ** BigInt(found.digits - 2);
  const text = moneyText({ amountMinor: hundredths, currency: "", scale: 2 }).replace(
    /\.?0+$/u,
    "",
  );
  return `${minor < 0n ? minus : ""}${text}${found.unit}`;
}
