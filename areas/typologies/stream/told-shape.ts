// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import type { Typology } from "./shape.ts";

/** A side of a payment as its source names it; empty where the source says nothing. */
export interface ToldParty {
  readonly bank: string;
  readonly number: string;
  /** Two letters, where the source states one. */
  readonly country: string;
  readonly name: string;
}

/** A payment of a shape with the row that it was taken from. */
export interface ToldPayment {
  /** Its own among the payments of the shape: the id of the message, or of the row. */
  readonly number: string;
  /** The reference that the bank gave it; empty when there is none. */
  readonly reference: string;
  readonly on: string;
  /** `HH:MM:SS`; empty when the source states none. */
  readonly time: string;
  readonly text: string;
  /** Whole minor units as text, so that a told shape can be kept as JSON. */
  readonly amountMinor: string;
  readonly currency: string;
  readonly scale: number;
  readonly from: ToldParty;
  readonly to: ToldParty;
  /** Null for a payment that came as a message. */
  readonly exhibitId: string | null;
  /** What people call the exhibit, or the feed. */
  readonly sourceName: string;
  /** Where in it: a locator, or the number in the feed. */
  readonly place: string;
}

/** A shape in words, with everything that it rests on: what an alert and a finding have in common. */
export interface ToldShape {
  readonly kind: "alert" | "finding";
  readonly id: string;
  readonly compartmentId: string;
  /** The case that an alert was raised to. */
  readonly caseId: string | null;
  readonly typology: Typology;
  readonly title: Text;
  readonly detector: string;
  readonly version: number;
  readonly fromOn: string;
  readonly toOn: string;
  readonly because: readonly Text[];
  /** What would make it innocent. */
  readonly innocent: readonly Text[];
  readonly payments: readonly ToldPayment[];
}

/** Most payments of a shape that are told; one with more is refused and not cut. */
export const toldPaymentsMax = 10_000;
