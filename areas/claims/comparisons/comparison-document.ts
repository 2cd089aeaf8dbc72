// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { TraceParams } from "@tianwang/flows";
import type {
  CitedClaimRow,
  CitedDeposit,
  ComparedCurrency,
  SavedDoctrine,
} from "./comparison.wire.ts";

/** A row as it stood in its source when the comparison was made. */
export type DocumentRowCite = Omit<CitedClaimRow, "exhibitName">;

/** A deposit whose money is claimed. */
export type DocumentDeposit = Omit<CitedDeposit, "exhibitName">;

/** What somebody said of rows. */
export interface ComparedFacts {
  readonly feeRows: readonly DocumentRowCite[];
  readonly interestRows: readonly DocumentRowCite[];
  readonly assets: readonly (DocumentRowCite & { readonly proceedsMinor: string | null })[];
  readonly coordination: string;
}

/**
 * A comparison as it is saved: what every doctrine leaves to every claimant, and the traces that show
 * how, each a document of its own that is named by its hash. The same rows, folds, deposits, facts and
 * rules give the same bytes.
 */
export interface ComparisonDocument {
  readonly form: "tianwang.comparison";
  readonly formVersion: 1;
  /** What was read, in order. */
  readonly segments: readonly { readonly segmentId: string; readonly sha256: string }[];
  readonly transactionCount: number;
  readonly deposits: readonly DocumentDeposit[];
  readonly facts: ComparedFacts;
  /** What was chosen; the rest are the defaults of each doctrine, and stand in its trace. */
  readonly choices: Partial<TraceParams>;
  readonly currencies: readonly ComparedCurrency[];
  readonly traces: readonly SavedDoctrine[];
}

/** The bytes of a document, as text. */
export function writeComparison(document: ComparisonDocument): string {
  return `${JSON.stringify(document)}\n`;
}

/** Reads what {@link writeComparison} wrote. */
export function readComparison(text: string): ComparisonDocument {
  const document = JSON.parse(text) as ComparisonDocument;
  const isOurs = document.form === "tianwang.comparison" && document.formVersion === 1;
  assert(isOurs, "a saved comparison has the form of one");
  return document;
}
