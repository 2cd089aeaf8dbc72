// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { Random } from "../random.ts";

/** Out of the country, or home. */
export type Direction = "out" | "home";

/** What is agreed for one settlement. */
export interface Terms {
  readonly direction: Direction;
  /** The currency abroad; at home it is CNY. */
  readonly currency: string;
  /** CNY for one unit abroad, in ten-thousandths. */
  readonly rate: bigint;
  /** What the broker keeps of the larger leg, in basis points; zero when it is paid apart. */
  readonly commissionBasisPoints: number;
}

/** One of the two legs. */
export type Side = "onshore" | "offshore";

const half = (numerator: bigint, denominator: bigint) =>
  (numerator * 2n + denominator) / (denominator * 2n);

/**
 * What the other leg comes to. Out: onshore x (1 - commission) = offshore x rate. Home: onshore =
 * offshore x rate x (1 - commission). Rounded half up to the minor unit.
 */
export function otherLeg(terms: Terms, known: Side, minor: bigint): bigint {
  const { rate } = terms;
  const kept = BigInt(10_000 - terms.commissionBasisPoints);
  if (terms.direction === "out") {
    return known === "onshore" ? half(minor * kept, rate) : half(minor * rate, kept);
  }
  return known === "onshore"
    ? half(minor * 100_000_000n, rate * kept)
    : half(minor * rate * kept, 100_000_000n);
}

/**
 * Rounds to a step that people would choose: the coarsest of the given ones that moves the amount by
 * no more than a thousandth, so that a rounded leg still balances.
 */
export function roundAsPeopleDo(minor: bigint, stepsMinor: readonly number[]): bigint {
  for (const step of stepsMinor.map(BigInt).toSorted((a, b) => (a < b ? 1 : -1))) {
    const rounded = half(minor, step) * step;
    const moved = rounded > minor ? rounded - minor : minor - rounded;
    if (rounded > 0n && moved * 1000n <= minor) return rounded;
  }
  return minor;
}

/** Splits an amount into parts by chance, uneven, all but the last in whole steps, none empty. */
export function splitAmount(
  random: Random,
  totalMinor: bigint,
  partCount: number,
  stepMinor: bigint,
): bigint[] {
  const weights = Array.from({ length: partCount }, () => BigInt(random.between(40, 100)));
  const sum = weights.reduce((total, weight) => total + weight, 0n);
  const parts: bigint[] = [];
  let rest = totalMinor;
  for (const weight of weights.slice(1)) {
    const share = (totalMinor * weight) / sum;
    const part = share > stepMinor ? share - (share % stepMinor) : share;
    parts.push(part);
    rest -= part;
  }
  parts.push(rest);
  assert(
    parts.every((part) => part > 0n),
    "an amount is split into parts that are paid",
  );
  return parts;
}

/** Splits a whole into as many parts as have to be told apart by an invoice: 30 and 70, 50 and 50. */
export function splitByInvoice(random: Random, totalMinor: bigint, partCount: number): bigint[] {
  if (partCount === 1) return [totalMinor];
  const first = (totalMinor * BigInt(random.pick([20, 30, 30, 40, 50]))) / 100n;
  return [first, ...splitByInvoice(random, totalMinor - first, partCount - 1)];
}

/** An amount as an invoice has it: a quantity times a price in whole minor units, nearest to one given. */
export function invoiceNear(random: Random, minor: bigint): bigint {
  const quantity = BigInt(random.pick([24, 36, 48, 60, 96, 120, 144, 180, 240, 300, 360, 480]));
  return half(minor, quantity) * quantity;
}
