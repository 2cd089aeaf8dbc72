// SPDX-License-Identifier: Apache-2.0
import { getPropertyType } from "../model/model.ts";
import { mod97, parseIban } from "./iban.ts";

/** A number without the spaces, dots and dashes that people group it by. */
function compact(text: string): string {
  return text
    .normalize("NFKC")
    .replaceAll(/[\s.\-‐-―/]/gu, "")
    .toUpperCase();
}

function weightedSum(text: string, weights: readonly number[], digits: string): number {
  return weights.reduce((sum, weight, i) => sum + weight * digits.indexOf(text.charAt(i)), 0);
}

const decimal = "0123456789";

/** Luhn's sum (ISO/IEC 7812-1, annex B): right when it is divisible by ten. */
function luhnSum(digits: string): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits.charAt(digits.length - 1 - i));
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum;
}

/** GB 32100-2015: 31 characters without I, O, S, V, Z; weights are powers of three by 31. */
const socialCreditDigits = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const socialCreditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

function isSocialCreditCode(text: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/u.test(text)) return false;
  const check = (31 - (weightedSum(text, socialCreditWeights, socialCreditDigits) % 31)) % 31;
  return socialCreditDigits.charAt(check) === text.charAt(17);
}

/** Russian tax number: 10 digits for firms, 12 for persons (order ММВ-7-6/435, 2012). */
function isInn(text: string): boolean {
  const checks = (weights: readonly number[]) =>
    String((weightedSum(text, weights, decimal) % 11) % 10) === text.charAt(weights.length);
  const ten = [2, 4, 10, 3, 5, 9, 4, 6, 8];
  if (/^\d{10}$/u.test(text)) return checks(ten);
  return /^\d{12}$/u.test(text) && checks([7, ...ten]) && checks([3, 7, ...ten]);
}

/** Russian registration number: 13 digits for firms, 15 for sole traders. */
function isOgrn(text: string): boolean {
  if (!/^\d{13}$|^\d{15}$/u.test(text)) return false;
  const base = BigInt(text.slice(0, -1));
  const remainder = base % BigInt(text.length - 2);
  return String(remainder % 10n) === text.slice(-1);
}

/** IMO number: seven digits, for ships (resolution A.1117(30)) or companies (MSC.160(78)). */
function isImo(digits: string): boolean {
  if (!/^\d{7}$/u.test(digits)) return false;
  const ship = weightedSum(digits, [7, 6, 5, 4, 3, 2], decimal) % 10;
  const company = (11 - (weightedSum(digits, [8, 6, 4, 2, 9, 7], decimal) % 11)) % 10;
  return [ship, company].includes(Number(digits.charAt(6)));
}

/** ISO 6166: letters become two digits, then Luhn. */
function isIsin(text: string): boolean {
  if (!/^[A-Z]{2}[A-Z0-9]{9}\d$/u.test(text)) return false;
  const digits = text.replaceAll(/[A-Z]/gu, (letter) => String(Number.parseInt(letter, 36)));
  return luhnSum(digits) % 10 === 0;
}

/** ISO 9362: four letters or digits, country, location, branch or nothing. */
function isBic(text: string): boolean {
  const match = /^[A-Z0-9]{4}([A-Z]{2})[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/u.exec(text);
  return getPropertyType("country")?.values.has(match?.[1]?.toLowerCase() ?? "") ?? false;
}

/** Reads a number in one form; null when the form or its check digits are wrong. */
type FormReader = (text: string) => string | null;

function when(test: (text: string) => boolean): FormReader {
  return (text) => {
    const number = compact(text);
    return test(number) ? number : null;
  };
}

const readers: Readonly<Record<string, FormReader>> = {
  bic: when(isBic),
  iban: (text) => parseIban(text)?.iban ?? null,
  imo: (text) => {
    const digits = compact(text).replace(/^IMO/u, "");
    return isImo(digits) ? `IMO${digits}` : null;
  },
  inn: when(isInn),
  isin: when(isIsin),
  // ISO 17442: eighteen characters and two check digits.
  lei: when((text) => /^[A-Z0-9]{18}\d\d$/u.test(text) && mod97(text) === 1),
  // Health-care provider of the United States: Luhn over 80840 and the number (45 CFR 162.406).
  npi: when((text) => /^\d{10}$/u.test(text) && luhnSum(`80840${text}`) % 10 === 0),
  ogrn: when(isOgrn),
  uscc: when(isSocialCreditCode),
  wikidata: when((text) => /^Q\d+$/u.test(text)),
};

/**
 * Reads an identifier in the form that its property asks for. Undefined when the form is not
 * checked here; null when the number does not have it.
 *
 * @example
 *   readIdentifier("isin", "XS0000000009"); // "XS0000000009"
 *   readIdentifier("isin", "XS0000000008"); // null
 */
export function readIdentifier(format: string, text: string): string | null | undefined {
  const read = Object.hasOwn(readers, format) ? readers[format] : undefined;
  return read?.(text);
}
