// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";

/** An exact amount of minor units in lowest terms; the denominator is positive. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const zeroFraction: Fraction = { numerator: 0n, denominator: 1n };

/** A whole number of minor units. */
export function whole(numerator: bigint): Fraction {
  return { numerator, denominator: 1n };
}

/** The greatest common divisor of two numbers that are not negative. */
export function gcd(a: bigint, b: bigint): bigint {
  if (a <= exactMax && b <= exactMax) return BigInt(numberGcd(Number(a), Number(b)));
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** Up to here numbers are exact, and many times faster. */
const exactMax = BigInt(Number.MAX_SAFE_INTEGER);

function numberGcd(a: number, b: number): number {
  let x = a;
  let y = b;
  while (y !== 0) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  return x;
}

/**
 * A numerator over the product of factors, in lowest terms. Each factor is small, so that this
 * takes one division by a small number a factor, where Euclid would divide large by large.
 *
 * @param product of the factors, where it is known already.
 */
export function overFactors(
  numerator: bigint,
  factors: readonly bigint[],
  product = factors.reduce((all, factor) => all * factor, 1n),
): Fraction {
  assert(product > 0n, "a denominator is positive");
  if (numerator === 0n) return zeroFraction;
  let top = numerator;
  let removed = 1n;
  for (const factor of factors) {
    let rest = factor;
    for (let common = gcd(rest, top % rest); common > 1n; common = gcd(rest, top % rest)) {
      top /= common;
      rest /= common;
      removed *= common;
    }
  }
  return { numerator: top, denominator: product / removed };
}

/** The sum of two fractions. */
export function plus(a: Fraction, b: Fraction): Fraction {
  if (a.denominator === 1n && b.denominator === 1n) return whole(a.numerator + b.numerator);
  const numerator = a.numerator * b.denominator + b.numerator * a.denominator;
  const denominator = a.denominator * b.denominator;
  const common = gcd(denominator, numerator < 0n ? -numerator : numerator);
  return { numerator: numerator / common, denominator: denominator / common };
}

/** As an integer, or as a reduced fraction such as `1000/3`. */
export function fractionText({ numerator, denominator }: Fraction): string {
  return denominator === 1n ? String(numerator) : `${numerator}/${denominator}`;
}
