// SPDX-License-Identifier: Apache-2.0
import type { TextValues } from "@tianwang/kernel/text";
import type { Payment } from "./payment.ts";

/** The shapes of payments that detectors look for, in the field's words. */
export const typologies = [
  "bipartite",
  "cycle",
  "dormant-account",
  "fan-in",
  "fan-out",
  "gather-scatter",
  "layering-chain",
  "mirror-transfer",
  "new-company-layering",
  "pass-through",
  "scatter-gather",
  "stack",
  "structuring",
  "u-turn",
] as const;

export type Typology = (typeof typologies)[number];

/** Why a shape was found: a message of the detector, with its values. */
export interface ShapeReason {
  readonly messageId: string;
  readonly data: TextValues;
}

/** A shape of payments that a detector found: a lead, never a finding of guilt. */
export interface Shape {
  /** Number of the shape in its watch; it keeps it while it grows. */
  readonly id: number;
  readonly typology: Typology;
  readonly detector: string;
  readonly version: number;
  /** Account indices: the middle of the shape first, the others in the order of the money. */
  readonly accounts: readonly number[];
  /** Rows of the payments, in the order of time. */
  readonly rows: readonly number[];
  readonly fromMinutes: number;
  readonly toMinutes: number;
  /** 0 to 1: how rarely chance alone makes such a shape here; never a score of a person. */
  readonly strength: number;
  readonly because: readonly ShapeReason[];
}

/** A shape that will not come out: a larger one holds most of it, or it proved not to be rare. */
export interface Gone {
  readonly id: number;
  /** The shape that has taken it in; null where it was not rare enough in the end. */
  readonly into: number | null;
  /** Whether it is closed; one that was taken in may still grow until then. */
  readonly isClosed: boolean;
}

/** Detectors at work on a stream. Feeding the same payments gives the same shapes. */
export interface Watching {
  /**
   * Takes the next payment and gives the shapes that it opened or made to grow, whole as they stand
   * now. Nothing of a later payment is seen.
   */
  take(payment: Payment): readonly Shape[];
  /** Gives the shapes that can no longer grow, once, and forgets them. */
  closed(): readonly Shape[];
  /** Gives the shapes that went since the last call without coming out by themselves. */
  gone(): readonly Gone[];
  /** Closes everything that is still open. */
  finish(): readonly Shape[];
}
