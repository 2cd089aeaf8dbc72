// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";

/** A total shared out in whole minor units, and what rounding added to or took from each share. */
export interface Apportionment {
  readonly sharesMinor: readonly bigint[];
  /** `share − exact share` of each, as numerators over {@link denominator}; they sum to zero. */
  readonly residueNumerators: readonly bigint[];
  readonly denominator: bigint;
}

/**
 * Shares a total out in proportion to weights, exactly: each share is rounded down, then the minor
 * units left over go one each to the largest remainders (Hare's method), the earlier first.
 *
 * @example
 *   apportion(100n, [1n, 1n, 1n]).sharesMinor; // [34n, 33n, 33n]
 */
export function apportion(totalMinor: bigint, weights: readonly bigint[]): Apportionment {
  const denominator = weights.reduce((sum, weight) => sum + weight, 0n);
  assert(totalMinor >= 0n && denominator > 0n, "a total is shared over weights that are not all 0");
  const shares = weights.map((weight) => (totalMinor * weight) / denominator);
  const remainders = weights.map((weight) => (totalMinor * weight) % denominator);
  const leftOver = Number(totalMinor - shares.reduce((sum, share) => sum + share, 0n));
  const byRemainder = [...remainders.keys()].toSorted((a, b) => {
    const difference = (remainders[b] ?? 0n) - (remainders[a] ?? 0n);
    return difference > 0n ? 1 : difference < 0n ? -1 : a - b;
  });
  for (const index of byRemainder.slice(0, leftOver)) {
    shares[index] = (shares[index] ?? 0n) + 1n;
    remainders[index] = (remainders[index] ?? 0n) - denominator;
  }
  return {
    sharesMinor: shares,
    residueNumerators: remainders.map((remainder) => -remainder),
    denominator,
  };
}
