// SPDX-License-Identifier: Apache-2.0
import type { TextValues } from "@tianwang/kernel/text";
import type { RowPair } from "./fold-groups.ts";
import type { foldTexts } from "./fold.text.ts";

/** From whose books a row is; the order of {@link FoldRows.side}. */
export const foldSides = ["payer", "beneficiary", "register"] as const;
export type FoldSide = (typeof foldSides)[number];

/** In a day column: the source has no date. */
export const undatedDay = -0x8000_0000;

/**
 * Booked rows of statements and registers in columns, as sources give them. Information and pending
 * rows are never summed and are not given here.
 */
export interface FoldRows {
  readonly rowCount: number;
  /** Rows of one statement share a number; they are never folded with each other. */
  readonly statement: Int32Array;
  /** Place in the statement, ascending. */
  readonly position: Int32Array;
  /** Index into {@link foldSides}. */
  readonly side: Uint8Array;
  /** Day number, or {@link undatedDay}. */
  readonly bookedOn: Int32Array;
  readonly amountMinor: BigInt64Array;
  readonly currency: readonly string[];
  /** Balance of the own account after the row, where printed. */
  readonly balanceMinor: readonly (bigint | null)[];
  /** 1 where the source marks the row as taking back an earlier one. */
  readonly isReversal: Uint8Array;
  readonly payerAccount: readonly string[];
  readonly payerBank: readonly string[];
  readonly beneficiaryAccount: readonly string[];
  readonly beneficiaryBank: readonly string[];
  readonly bankReference: readonly string[];
  readonly endToEndId: readonly string[];
  readonly uetr: readonly string[];
}

/** Rules of folding. */
export interface FoldParams {
  /** Days between two bookings of one transfer without a common reference. */
  readonly dayLagMax: number;
  /** The same where an end-to-end id or a bank reference meets; a UETR has no such bound. */
  readonly referenceDayLagMax: number;
  /** Characters that a reference must have to identify anything. */
  readonly referenceLengthMin: number;
  /** Rows listed of an ambiguity. */
  readonly ambiguousRowCountMax: number;
}

/** Defaults and why. */
export const defaultFoldParams: FoldParams = {
  // A weekend, a holiday and two banking days.
  dayLagMax: 5,
  // Below the shortest month: a standing order that reuses its id must not meet its neighbour.
  referenceDayLagMax: 20,
  // One to three characters are counters of a day's entries.
  referenceLengthMin: 4,
  ambiguousRowCountMax: 50,
};

/** Key of a reason in `foldTexts`. */
export type FoldReason = keyof typeof foldTexts;

/** Why rows are or may be one transaction. */
export interface FoldBasis {
  readonly messageId: FoldReason;
  readonly data: TextValues;
}

/**
 * Two rows that are one transaction seen in two sources. Both rows are kept. A row is `b` of one
 * fold at most: without the rows that are `b`, one row is left of every transaction.
 */
export interface Fold extends RowPair {
  /** The payer's row, or the earlier listed of two statements of one account; `b` else. */
  readonly a: number;
  readonly b: number;
  readonly basis: FoldBasis;
  /** Days from the booking of `a` to that of `b`; null when one has no date. */
  readonly dayLag: number | null;
}

/** Rows among which there are folds, but not which with which. */
export interface FoldAmbiguity {
  /** Rows of one side and of the other, at most `ambiguousRowCountMax` of each; data has the counts. */
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly basis: FoldBasis;
}

/**
 * What was found. The folds of both lists together never make a circle, and no row's transaction
 * holds two rows of one statement.
 */
export interface Folds {
  readonly certain: readonly Fold[];
  readonly proposed: readonly Fold[];
  readonly ambiguous: readonly FoldAmbiguity[];
}

/** What is known before: for rows added to others that were folded already. */
export interface FoldHistory {
  /** Rows from this one on are new; folds among the others are not looked for again. */
  readonly addedFrom: number;
  /** Folds found before: certain, accepted, or proposed and not yet judged. */
  readonly standing: readonly RowPair[];
  /** Folds that a person rejected: they are not proposed again. */
  readonly rejected: readonly RowPair[];
}
