// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { Parts } from "./account-ledger.ts";
import type { Fraction } from "./fraction.ts";
import { gcd, overFactors } from "./fraction.ts";

/**
 * Money of several parties in one pool, from which each withdrawal takes the same rate of everybody's.
 * The sum is whole minor units; the parts are fractions over one denominator, kept as its factors.
 */
export class RatePool {
  readonly #numerators = new Map<string, bigint>();
  #factors: bigint[] = [];
  #product = 1n;
  #totalMinor = 0n;

  get totalMinor(): bigint {
    return this.#totalMinor;
  }

  put(party: string, amountMinor: bigint): void {
    if (amountMinor === 0n) return;
    const before = this.#numerators.get(party) ?? 0n;
    this.#numerators.set(party, before + amountMinor * this.#product);
    this.#totalMinor += amountMinor;
    this.#assertWhole();
  }

  /**
   * Says that the parts make up the sum. What each party loses by a withdrawal and what it keeps are
   * the same number times what is taken and what is left, so that no party gains by another.
   */
  #assertWhole(): void {
    let sum = 0n;
    for (const numerator of this.#numerators.values()) sum += numerator;
    assert(sum === this.#totalMinor * this.#product, "the parts of a pool make up its sum");
  }

  /** Takes an amount that is there, from each party by the same rate. */
  take(amountMinor: bigint): Parts {
    const total = this.#totalMinor;
    assert(amountMinor >= 0n && amountMinor <= total, "no more is taken than lies in the pool");
    const parts = new Map<string, Fraction>();
    if (amountMinor === 0n) return parts;
    const factors = [...this.#factors, total];
    const product = this.#product * total;
    for (const [party, numerator] of this.#numerators)
      parts.set(party, overFactors(numerator * amountMinor, factors, product));
    this.#keep(total - amountMinor, total);
    return parts;
  }

  /** Each party keeps `left` of `total`. */
  #keep(left: bigint, total: bigint): void {
    this.#totalMinor = left;
    if (left === 0n) {
      this.#numerators.clear();
      this.#factors = [];
      this.#product = 1n;
      return;
    }
    const common = gcd(total, left);
    const [times, over] = [left / common, total / common];
    for (const [party, numerator] of this.#numerators)
      this.#numerators.set(party, numerator * times);
    if (over === 1n) return;
    this.#factors.push(over);
    this.#product *= over;
    this.#assertWhole();
  }

  /** What lies in the pool, party by party. */
  parts(): Parts {
    return new Map(
      [...this.#numerators].map(([party, numerator]) => [
        party,
        overFactors(numerator, this.#factors, this.#product),
      ]),
    );
  }
}
