// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";

/**
 * A seeded source of chance: xoshiro128** 1.1 (D. Blackman, S. Vigna, "Scrambled Linear
 * Pseudorandom Number Generators", 2018; prng.di.unimi.it/xoshiro128starstar.c). Only additions,
 * multiplications and shifts, so that every machine draws the same numbers. Not for secrets.
 */
export interface Random {
  /** A whole number of 32 bits. */
  next(): number;
  /** A whole number from 0 to limit - 1. */
  below(limit: number): number;
  /** A whole number from min to max, both included. */
  between(min: number, max: number): number;
  /** True in so many of a hundred cases. */
  chance(percent: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** A new list in another order. */
  shuffle<T>(list: readonly T[]): T[];
  /** A string of decimal digits. */
  digits(length: number): string;
  /**
   * An amount in minor units, every doubling equally likely (so that small amounts are frequent and
   * first digits fall as in real ledgers), rounded down to a step, never below the step.
   */
  amount(minMinor: number, maxMinor: number, stepMinor: number): bigint;
  /** An independent source named by a label; the numbers drawn from this one do not matter. */
  fork(label: string): Random;
}

/** FNV-1a over the UTF-16 units of a text, then the finalizer of MurmurHash3. */
function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const rotateLeft = (word: number, bits: number) => (word << bits) | (word >>> (32 - bits));

/** The generator itself, from four words of state that must not all be zero. */
export function xoshiro128(state: readonly [number, number, number, number]): () => number {
  let [a, b, c, d] = state;
  return () => {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = rotateLeft(d, 11);
    return result;
  };
}

/**
 * Makes a seeded source of chance.
 *
 * @example
 *   createRandom("demo").below(6); // the same on every machine
 */
export function createRandom(seed: string): Random {
  const word = (index: number) => hash32(`${seed}#${index}`);
  const next = xoshiro128([word(0), word(1), word(2), word(3) | 1]);
  const below = (limit: number) => {
    assert(Number.isInteger(limit) && limit > 0, "chance needs at least one possibility");
    return Math.floor((next() / 0x1_0000_0000) * limit);
  };
  const random: Random = {
    next,
    below,
    between: (min, max) => min + below(max - min + 1),
    chance: (percent) => below(100) < percent,
    pick: (list) => pickFrom(list, below),
    shuffle: (list) => shuffled(list, below),
    digits: (length) => drawDigits(below, length),
    amount: (min, max, step) => octaveAmount(below, min, max, step),
    fork: (label) => createRandom(`${seed}/${label}`),
  };
  return random;
}

function pickFrom<T>(list: readonly T[], below: (limit: number) => number): T {
  const found = list.at(below(list.length));
  assert(found !== undefined, "chance picks from lists without holes");
  return found;
}

function drawDigits(below: (limit: number) => number, length: number): string {
  let text = "";
  for (let i = 0; i < length; i++) text += below(10);
  return text;
}

function shuffled<T>(list: readonly T[], below: (limit: number) => number): T[] {
  const left = [...list];
  const drawn: T[] = [];
  while (left.length > 0) drawn.push(...left.splice(below(left.length), 1));
  return drawn;
}

function octaveAmount(
  below: (limit: number) => number,
  min: number,
  max: number,
  step: number,
): bigint {
  assert(min > 0 && max >= min && step > 0, "an amount needs a range and a step");
  let octaves = 0;
  while (min * 2 ** (octaves + 1) <= max) octaves++;
  const low = min * 2 ** below(octaves + 1);
  const high = Math.min(low * 2, max);
  const drawn = low + below(high - low + 1);
  return BigInt(Math.max(step, drawn - (drawn % step)));
}
