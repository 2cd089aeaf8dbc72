// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { CalendarDate } from "@tianwang/kernel/calendar";

/** ISO 7064 MOD 97-10 over a text of digits and capital letters (A = 10 … Z = 35). */
function mod97(text: string): number {
  let rest = 0;
  for (const char of text) {
    for (const digit of Number.parseInt(char, 36).toString()) {
      rest = (rest * 10 + Number(digit)) % 97;
    }
  }
  return rest;
}

/** Makes an IBAN with valid check digits (ISO 13616) from a country and a basic account number. */
export function makeIban(country: string, basicNumber: string): string {
  const check = 98 - mod97(`${basicNumber}${country}00`);
  return `${country}${String(check).padStart(2, "0")}${basicNumber}`;
}

/** Whether the check digits of an IBAN are right. */
export function isIban(text: string): boolean {
  return (
    /^[A-Z]{2}\d{2}[0-9A-Z]{8,30}$/u.test(text) && mod97(text.slice(4) + text.slice(0, 4)) === 1
  );
}

/** Completes a card number by its Luhn digit (ISO/IEC 7812-1, annex B). */
export function withLuhnDigit(digits: string): string {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const doubled = Number(digits[digits.length - 1 - i]) * (i % 2 === 0 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** Weights of GB 11643-1999, citizen identification number. */
const residentWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/**
 * Makes a Chinese resident identity number with a valid check character (GB 11643-1999). Worlds use
 * region codes from 99, which GB/T 2260 does not assign: no such number can belong to anybody.
 */
export function makeResidentNumber(region: string, bornOn: CalendarDate, sequence: string): string {
  const body = `${region}${bornOn.replaceAll("-", "")}${sequence}`;
  assert(/^99\d{15}$/u.test(body), "a fictional resident number has an unassigned region");
  return `${body}${residentCheck(body)}`;
}

/** The check character of the first 17 digits of a resident number. */
export function residentCheck(body: string): string {
  const sum = residentWeights.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  return "10X98765432".charAt(sum % 11);
}

/** Characters of GB 32100-2015, in order of value; no I, O, S, V, Z. */
const creditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/**
 * Makes a unified social credit code with a valid check character (GB 32100-2015). The region is
 * taken from 99, which is not assigned.
 */
export function makeCreditCode(kind: string, region: string, body: string): string {
  const code = `${kind}${region}${body}`;
  assert(code.length === 17 && region.startsWith("99"), "a fictional credit code is 17 long");
  return `${code}${creditCheck(code)}`;
}

/** The check character of the first 17 characters of a unified social credit code. */
export function creditCheck(code: string): string {
  let sum = 0;
  let weight = 1;
  for (const char of code) {
    sum += creditAlphabet.indexOf(char) * weight;
    weight = (weight * 3) % 31;
  }
  return creditAlphabet.charAt((31 - (sum % 31)) % 31);
}
