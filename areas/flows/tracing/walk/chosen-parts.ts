// SPDX-License-Identifier: Apache-2.0
import { untraced } from "./lots.ts";
import type { CurrencyLeg } from "../trace.ts";

/** In place of a choice: money that no choice begins with. */
export const notChosen = -1;

/** A piece of a payment as it arrives. */
export interface Arriving {
  /** The step it came from, or {@link untraced}. */
  readonly step: number;
  /** The choice that begins with it, or {@link notChosen}. */
  readonly choice: number;
  readonly amountMinor: bigint;
  readonly leg: CurrencyLeg | null;
}

/** How much of a deposit a choice asks for. */
export interface Asked {
  readonly choice: number;
  readonly amountMinor: bigint;
}

/**
 * Gives the untraced money of a deposit to those who claim it, in the order chosen, and cuts the
 * pieces accordingly. Money that is already followed keeps its first claimant, so that nobody's
 * money is counted twice: a choice may get less than it asks.
 */
export function giveToChosen(
  arriving: readonly Arriving[],
  asked: readonly Asked[],
  position: "first" | "last",
): { readonly pieces: readonly Arriving[]; readonly given: readonly Asked[] } {
  let free = 0n;
  for (const piece of arriving) if (piece.step === untraced) free += piece.amountMinor;
  const given = asked.map(({ choice, amountMinor }) => {
    const amount = amountMinor < free ? amountMinor : free;
    free -= amount;
    return { choice, amountMinor: amount };
  });
  const rest = { choice: notChosen, amountMinor: free };
  const cuts = position === "first" ? [...given, rest] : [rest, ...given];
  return { pieces: cutUntraced(arriving, cuts), given };
}

/** Cuts the untraced pieces so that each belongs to one share; shares sum to the untraced money. */
function cutUntraced(arriving: readonly Arriving[], shares: readonly Asked[]): Arriving[] {
  const pieces: Arriving[] = [];
  let share = 0;
  let left = shares[0]?.amountMinor ?? 0n;
  for (const piece of arriving) {
    if (piece.step !== untraced) {
      pieces.push(piece);
      continue;
    }
    let uncut = piece.amountMinor;
    while (uncut > 0n) {
      while (left === 0n) {
        share += 1;
        left = shares[share]?.amountMinor ?? uncut;
      }
      const amount = left < uncut ? left : uncut;
      pieces.push({ ...piece, choice: shares[share]?.choice ?? notChosen, amountMinor: amount });
      uncut -= amount;
      left -= amount;
    }
  }
  return pieces;
}
