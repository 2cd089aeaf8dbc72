// SPDX-License-Identifier: Apache-2.0
import { numberKey } from "../search/fold.ts";
import type { Iban } from "../statements/iban.ts";
import { parseIban } from "../statements/iban.ts";
import { readIdentifier } from "../statements/identifier-form.ts";

/** An account number as far as it tells which account it is. */
export interface AccountNumber {
  /** Without grouping, in small letters. */
  readonly key: string;
  readonly iban: Iban | null;
  /** Digits are hidden behind stars or crosses. */
  readonly isMasked: boolean;
  /** It is built like an IBAN and its check digits are wrong. */
  readonly isBrokenIban: boolean;
}

/**
 * From this many characters on a number is taken to name one account in the world: national
 * numbers of 12 and more hold a bank, branch or card-issuer part (mainland China 16 to 19). Shorter
 * ones (United Kingdom 8, Hong Kong 9) are repeated by other banks.
 */
export const wholeNumberLengthMin = 12;

const masks = /[*＊•●×]+|(?<=\d)[xX]{2,}|[xX]{2,}(?=\d)/gu;

/**
 * Reads an account number in any grouping; null for a text without a digit or an `@`.
 *
 * @example
 *   readAccountNumber("6222 02** **** 1234")?.isMasked; // true
 */
export function readAccountNumber(text: string): AccountNumber | null {
  const hidden = text.replaceAll(masks, (mask) => "*".repeat(mask.length));
  const key = numberKey(hidden);
  // Payment services know accounts by e-mail address.
  if (key === "" || !/[\p{Nd}@]/u.test(text.normalize("NFKC"))) return null;
  const iban = parseIban(text);
  const isBrokenIban = iban === null && /^[a-z]{2}\d{2}[a-z0-9]{11,30}$/u.test(key);
  return { key, iban, isMasked: key.includes("*"), isBrokenIban };
}

/** What a source says of a bank: its BIC, its national code, or its name. */
export interface BankMention {
  readonly kind: "bic" | "code" | "name" | "none";
  readonly value: string;
}

/**
 * Tells a bank's BIC from its national code and its name. Letters alone are a BIC only when their
 * country is the account's or they end in XXX: BARCLAYS and COMMERZBANK are built like one, too.
 *
 * @param country where the account is held, as a FollowTheMoney code; empty when not known.
 */
export function readBank(text: string, country: string): BankMention {
  const value = text.trim();
  if (value === "") return { kind: "none", value };
  if (/^[\d -]{3,}$/u.test(value)) return { kind: "code", value };
  const isSure = /\d|XXX$/u.test(value) || value.slice(4, 6).toLowerCase() === country;
  const isBic = isSure && readIdentifier("bic", value) === value;
  return { kind: isBic ? "bic" : "name", value };
}
