// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { Text, Texts } from "@tianwang/kernel/text";
import type { Ground } from "./ground.ts";
import type { Payment } from "./payment.ts";
import type { ShapeBook } from "./shape-book.ts";
import type { Typology } from "./shape.ts";

/** Draft: not yet for use. Frozen: an alert relies on it, superseded and never edited. */
export type DetectorStatus = "draft" | "active" | "frozen" | "withdrawn";

/** Where a rule or a figure comes from. */
export interface DetectorSource {
  readonly citation: string;
  readonly says: Text;
  readonly url: string;
  readonly readOn: string;
}

/** A number that a detector works by, and why it is what it is. */
export interface DetectorParam {
  readonly name: string;
  readonly unit: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly why: Text;
}

/** Most of something that a detector looks at; reported when it bites. */
export interface DetectorLimit {
  readonly name: string;
  readonly most: number;
  readonly why: Text;
}

/** What a running detector is told, in the order of time; it enters what it sees into the book. */
export interface DetectorRun {
  /** A pair has paid for the first time: the newest contact. */
  readonly onContact?: (contact: number) => void;
  /** Any payment between two accounts, after the graph has taken it. */
  readonly onPayment?: (payment: Payment) => void;
}

/** Values of a detector's parameters by name. */
export type DetectorValues = Readonly<Record<string, number>>;

/** What a detector works with: the ground, the book of shapes, its parameters, the kept windows. */
export interface DetectorTools {
  readonly ground: Ground;
  readonly book: ShapeBook;
  readonly values: DetectorValues;
  /** Windows in minutes, short to long; the longest is that of the graph. */
  readonly windows: readonly number[];
  /**
   * Whether a sighting is entered: chance alone would not make it (log10) more often than the watch
   * allows for the accounts seen so far.
   */
  readonly isRare: (logExpected: number) => boolean;
}

/** A unit that finds one typology in a stream. */
export interface Detector {
  /** File name, URL slug, doc anchor and metric label. */
  readonly id: string;
  readonly version: number;
  readonly title: Text;
  readonly typology: Typology;
  readonly status: DetectorStatus;
  readonly sources: readonly DetectorSource[];
  /** Year since which the shape is described. */
  readonly since: number;
  readonly until: number | null;
  readonly params: readonly DetectorParam[];
  readonly limits: readonly DetectorLimit[];
  /** What would make such a shape innocent; shown with every alert. */
  readonly falsePositives: readonly Text[];
  readonly messages: Texts;
  readonly run: (tools: DetectorTools) => DetectorRun;
}

/** Declares a detector. One without a source, or without an innocent reading, does not load. */
export function defineDetector(detector: Detector): Detector {
  assert(detector.sources.length > 0, `the detector ${detector.id} cites a source`);
  assert(detector.falsePositives.length > 0, `${detector.id} says what is innocent`);
  for (const { name, min, max, default: value } of detector.params)
    assert(value >= min && value <= max, `${detector.id}: ${name} is within its bounds`);
  return detector;
}

/** The declared defaults of a detector's parameters. */
export function defaultsOf(detector: Detector): DetectorValues {
  return Object.fromEntries(detector.params.map((param) => [param.name, param.default]));
}
