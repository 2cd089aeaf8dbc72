// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";

/** Most digits of a serial that counts; longer numbers were typed for another purpose. */
export const serialDigitsMax = 9;

/**
 * The form of the numbers that are proposed, for one year, as a POSIX pattern with the serial in
 * brackets. Numbers of any other form are allowed and do not count.
 */
export function caseNumberForm(year: number): string {
  return `^${yearText(year)}-([0-9]{1,${serialDigitsMax}})$`;
}

/**
 * The number to propose after the highest serial in use; 0 when none is.
 *
 * @example
 *   nextCaseNumber(2026, 0); // "2026-0001"
 *   nextCaseNumber(2026, 9_999); // "2026-10000"
 */
export function nextCaseNumber(year: number, highestSerial: number): string {
  assert(Number.isSafeInteger(highestSerial) && highestSerial >= 0, "a serial is a whole number");
  return `${yearText(year)}-${String(highestSerial + 1).padStart(4, "0")}`;
}

function yearText(year: number): string {
  assert(Number.isInteger(year) && year >= 1 && year <= 9_999, "a year has four digits");
  return String(year).padStart(4, "0");
}
