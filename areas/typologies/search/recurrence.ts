// SPDX-License-Identifier: Apache-2.0
import { logRareTail } from "../stream/chance.ts";
import type { LegBook, LegParams } from "./leg-book.ts";
import type { Match } from "./settlement-match.ts";
import { independent } from "./settlement-match.ts";

/** Matches of one pair of accounts at one margin, and how many such pairs chance alone would make. */
export interface Recurrence {
  readonly matches: readonly Match[];
  readonly logExpected: number;
}

/** Within how much margins count as one: with rates of the day, and with averages of a year. */
export const marginWidest = 0.03;
const widths = [0.01, marginWidest];
/** Legs of one account that are compared. */
const legsCompared = 48;
/** Amounts within this (natural logarithm) show how dense an account's amounts lie. */
const densityReach = 0.5;

/** Accounts on the two sides of a recurrence, and what of them is looked at. */
export interface PairSides {
  readonly first: readonly number[];
  readonly firstSide: "in" | "out";
  readonly second: readonly number[];
  readonly secondSide: "in" | "out";
  readonly trials: number;
}

/** How many matches within a width chance alone would make between two groups of accounts. */
export function expectedMatches(legs: LegBook, params: LegParams, sides: PairSides): number {
  const ofAll = (accounts: readonly number[], side: "in" | "out") =>
    accounts.flatMap((account) => legs.legsOf(account, side, legsCompared));
  const first = ofAll(sides.first, sides.firstSide);
  const second = ofAll(sides.second, sides.secondSide);
  let near = 0;
  for (const one of first)
    for (const other of second) if (Math.abs(one.log - other.log) <= densityReach) near += 1;
  const perUnit = (near + 1) / (2 * densityReach);
  const inTime = Math.min(1, params.windowMinutes / legs.spanMinutes);
  return perUnit * inTime * legs.itemsPerLeg ** 2;
}

/**
 * The rarest set of independent matches of a pair that share a margin, the newest among them. The
 * margin is not known beforehand: every place of the band counts as a trial.
 */
export function recurrenceOf(
  matches: readonly Match[],
  sides: PairSides,
  { legs, params, countMin }: { legs: LegBook; params: LegParams; countMin: number },
): Recurrence | null {
  const newest = matches.at(-1);
  if (newest === undefined) return null;
  let perUnit = -1;
  let best: Recurrence | null = null;
  for (const width of widths) {
    const near = matches.filter((each) => Math.abs(each.margin - newest.margin) <= width / 2);
    if (near.length < countMin) continue;
    const kept = independent(near, legs);
    if (kept.length < countMin) continue;
    if (perUnit < 0) perUnit = expectedMatches(legs, params, sides);
    const places = ((2 * params.band) / width) * widths.length * kept.length;
    const logExpected =
      Math.log10(sides.trials * places) + logRareTail(kept.length, perUnit * width);
    if (best === null || logExpected < best.logExpected) best = { matches: kept, logExpected };
  }
  return best;
}
