// SPDX-License-Identifier: Apache-2.0
import type { Fraction } from "../account/fraction.ts";
import type { Arithmetic, PartColumns } from "../share-trace.ts";
import type { StepKind } from "../trace.ts";

/** Whose money a payment takes first; the other's follows. */
export type Turn = "own" | "claimants" | "together";

/** The column of money that nobody claims; claimants follow from 1, and stopped money is last. */
export const ownColumn = 0;

/** A share of a place, in the words of a result. */
export interface HeldShare {
  readonly claimant: number;
  readonly amount: Fraction;
  readonly residueMicro: number;
}

/**
 * Keeps whose money lies in each place, in one kind of arithmetic. A place is a book, a payment on
 * its way, or an end. The walk says what moves; the keeper says of whom, and that nothing is lost.
 * Claimants are numbered from 0, as in a result.
 */
export interface ShareKeeper {
  /** Parts written down so far. */
  readonly partCount: number;
  /** A new place without money. */
  open(): number;
  totalMinor(place: number): bigint;
  /** Whether a place may hold money of a claimant. */
  isTraced(place: number): boolean;
  /** Puts money that nobody claims. */
  add(place: number, amountMinor: bigint): void;
  /** Moves up to an amount; returns what was lacking. */
  move(route: Route, amountMinor: bigint, turn: Turn): bigint;
  /** Moves all of a place to another. */
  moveAll(route: Route): void;
  /** Moves what claimants have in a place to an end, and forgets the rest of it. */
  end(route: Route): void;
  /** Adds what claimants have in a place to another, for counting. */
  copy(route: Route): void;
  /** Gives money of `from` that nobody claims to a claimant, and counts it in `to`; returns how much there was. */
  begin(route: Route, claimant: number, askedMinor: bigint): Fraction;
  /** New money in `to`, in the proportions of what lies in `from`. */
  grow(route: Route, amountMinor: bigint): void;
  /** What lies in a place becomes another amount, in another currency. */
  change(place: number, arrivedMinor: bigint): void;
  /** Follows the claimants' money of a place no further: it keeps its place, and nobody's name. */
  stop(place: number): void;
  /** Writes the parts of claimants of a place down as those of a row; of one claimant if named. */
  write(place: number, note: PartNote): void;
  /** What claimants have in a place, in their order. */
  shares(place: number): HeldShare[];
  /** Whether two lists of places hold the same for each claimant. */
  isSame(some: readonly number[], others: readonly number[]): boolean;
  parts(): PartColumns;
  arithmetic(): Arithmetic;
}

/** From a place to another. */
export interface Route {
  readonly from: number;
  readonly to: number;
}

/** What is written down of a row. */
export interface PartNote {
  readonly row: number;
  readonly kind: StepKind;
  /** Only this claimant and this amount, as {@link ShareKeeper.begin} gave it. */
  readonly given?: { readonly claimant: number; readonly amount: Fraction };
}

/** Thrown where exact fractions would become too long; the walk then begins anew in minor units. */
export class BeyondExact extends Error {
  override readonly name = "BeyondExact";
}

/** Thrown where a place would hold more than whole numbers of 53 bits can say. */
export class BeyondNumbers extends Error {
  override readonly name = "BeyondNumbers";
}
