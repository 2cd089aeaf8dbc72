// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import type { Fraction } from "./account/fraction.ts";
import { overFactors, whole } from "./account/fraction.ts";
import type { Ledger } from "./ledger.ts";
import type { ChosenDeposit, Fate, StepKind, TraceNotice, TraceParams } from "./trace.ts";
import { stepKinds } from "./trace.ts";

/** What is known of rows beside what they say; each is somebody's word, and is kept with the trace. */
export interface RowFacts {
  /** Charges of the bank that keeps the account. */
  readonly feeRows: readonly number[];
  /** Interest that the bank credited. */
  readonly interestRows: readonly number[];
  /** Payments that bought something which can be claimed, and what it brought; null when not known. */
  readonly assets: readonly AssetFact[];
  /** What proves that payments and later deposits were one scheme; empty when nothing does. */
  readonly coordination: string;
}

/** A payment that bought something. */
export interface AssetFact {
  readonly row: number;
  readonly proceedsMinor: bigint | null;
}

/** Nothing is known beside the rows. */
export const noFacts: RowFacts = { feeRows: [], interestRows: [], assets: [], coordination: "" };

/**
 * How amounts were computed. Exact: as fractions, never rounded; `factorCount` is the most factors
 * that a denominator had. Apportioned: in whole minor units by largest remainder, the remainder
 * carried on; no amount differs from the exact one by more than `residueMicroMax` millionths.
 */
export type Arithmetic =
  | { readonly kind: "exact"; readonly factorCount: number }
  | { readonly kind: "apportioned"; readonly residueMicroMax: number };

/** A common denominator, and the factors that it is the product of. */
export interface Base {
  readonly factors: readonly bigint[];
  readonly product: bigint;
}

/** Amounts of parts in columns. */
export type PartAmounts =
  | {
      readonly kind: "exact";
      readonly numerators: readonly bigint[];
      /** Index into {@link bases}. */
      readonly base: Int32Array;
      readonly bases: readonly Base[];
    }
  | {
      readonly kind: "apportioned";
      /** Whole numbers below 2^53. */
      readonly minor: Float64Array;
      /** By how many millionths at most each differs from the exact part. */
      readonly residueMicro: Int32Array;
    };

/** Whose money each row moved: parts by row and claimant in columns, in the order of movement. */
export interface PartColumns {
  readonly count: number;
  readonly row: Int32Array;
  /** Index into {@link ShareTrace.claimants}. */
  readonly claimant: Uint16Array;
  /** Index into {@link stepKinds}: what the row did with the part. */
  readonly kind: Uint8Array;
  readonly amounts: PartAmounts;
}

/** One part as an object. */
export interface SharePart {
  readonly row: number;
  readonly claimant: number;
  readonly kind: StepKind;
  readonly amount: Fraction;
  /** By how many millionths of a minor unit at most the exact part differs; 0 where it is exact. */
  readonly residueMicro: number;
}

/** Money of one claimant with one fate at one place. */
export interface ShareEnd {
  readonly claimant: number;
  readonly fate: Fate;
  /** Account index, or outside or cash. */
  readonly account: number;
  /** Index into the currencies of the ledger. */
  readonly currency: number;
  readonly amount: Fraction;
  readonly residueMicro: number;
}

/** A part that changed its currency on the way; the rate is what the row itself gives. */
export interface ShareLeg {
  readonly row: number;
  readonly claimant: number;
  readonly paid: Fraction;
  readonly arrived: Fraction;
  /** What the whole row paid and what arrived of it. */
  readonly rowPaidMinor: bigint;
  readonly rowArrivedMinor: bigint;
}

/** What a claimant may take of something bought: his money back as a lien, or a share of what it brought. */
export interface ShareAsset {
  readonly row: number;
  readonly claimant: number;
  readonly costMinor: bigint;
  readonly lien: Fraction;
  /** Null when it is not known what it brought. */
  readonly share: Fraction | null;
}

/** What a doctrine of rates says of chosen money: parts by row and claimant in place of steps. */
export interface ShareTrace {
  readonly doctrine: string;
  readonly version: number;
  readonly params: TraceParams;
  readonly facts: RowFacts;
  readonly ledger: Ledger;
  readonly chosen: readonly ChosenDeposit[];
  /** The names of claimants, each once, as first chosen. */
  readonly claimants: readonly string[];
  /** How much of each choice was followed. */
  readonly followed: readonly Fraction[];
  readonly arithmetic: Arithmetic;
  readonly parts: PartColumns;
  /** Claimants in order, places as first reached. */
  readonly ends: readonly ShareEnd[];
  readonly legs: readonly ShareLeg[];
  readonly assets: readonly ShareAsset[];
  /** Interest that followed the money of a claimant, by claimant and currency. */
  readonly accrued: readonly {
    readonly claimant: number;
    readonly currency: number;
    readonly amount: Fraction;
  }[];
  readonly stoppedBeforeRow: number | null;
  readonly notices: readonly TraceNotice[];
  /** Why the doctrine says nothing here; null when it does. */
  readonly notApplicable: Text | null;
}

/** The names of claimants, each once, as first chosen. */
export function claimantsOf(chosen: readonly ChosenDeposit[]): string[] {
  return [...new Set(chosen.map(({ claimant }) => claimant))];
}

/** Reads one part out of the columns. */
export function partAt({ parts }: Pick<ShareTrace, "parts">, at: number): SharePart {
  const { amounts } = parts;
  return {
    row: parts.row[at] ?? 0,
    claimant: parts.claimant[at] ?? 0,
    kind: stepKinds[parts.kind[at] ?? 0] ?? "deposit",
    amount: amountOf(amounts, at),
    residueMicro: amounts.kind === "exact" ? 0 : (amounts.residueMicro[at] ?? 0),
  };
}

function amountOf(amounts: PartAmounts, at: number): Fraction {
  if (amounts.kind === "apportioned") return whole(BigInt(amounts.minor[at] ?? 0));
  const base = amounts.bases[amounts.base[at] ?? 0];
  return overFactors(amounts.numerators[at] ?? 0n, base?.factors ?? [], base?.product ?? 1n);
}
