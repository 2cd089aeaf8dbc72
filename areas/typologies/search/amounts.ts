// SPDX-License-Identifier: Apache-2.0
import { logTogether } from "../stream/chance.ts";
import type { Ground } from "../stream/ground.ts";

/**
 * log10 of the chance that the amounts of these pairs of contacts lie so near to each other. Amounts
 * that differ are no reason against a shape: money is not conserved along its way.
 */
export function logNearness(ground: Ground, pairs: readonly (readonly [number, number])[]): number {
  const chances: number[] = [];
  for (const [one, other] of pairs) {
    const chance = ground.nearness(one, other);
    if (chance !== null) chances.push(chance);
  }
  return logTogether(chances);
}

/** Each contact with the next. */
export function inPairs(contacts: readonly number[]): (readonly [number, number])[] {
  return contacts.slice(1).map((contact, i) => [contacts[i] ?? contact, contact] as const);
}
