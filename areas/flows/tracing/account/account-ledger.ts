// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { Text } from "@tianwang/kernel/text";
import type { Arithmetic } from "../share-trace.ts";
import type { Fraction } from "./fraction.ts";
import { fractionText, plus, zeroFraction } from "./fraction.ts";

/** The party that is the account holder, who owes the others; never a claimant. */
export const holder = "OWN";

/** Money into the account, in the name of whom it came from. */
export interface AccountDeposit {
  readonly kind: "in";
  /** The day, in any one form; empty when it is not known. */
  readonly day: string;
  readonly party: string;
  readonly amountMinor: bigint;
}

/** Money out of the account: spent, or changed into an asset that can be claimed. */
export interface AccountWithdrawal {
  readonly kind: "out";
  /** The day, in any one form; empty when it is not known. */
  readonly day: string;
  readonly to: string;
  readonly amountMinor: bigint;
  readonly isAsset: boolean;
  /** What the asset brought or is worth; null when it is not known. */
  readonly proceedsMinor: bigint | null;
}

export type AccountEvent = AccountDeposit | AccountWithdrawal;

/** One account in which money is mixed, by its movements in the order in which they count. */
export interface AccountLedger {
  readonly id: string;
  /** In words, such as `cents` or `1/100`. */
  readonly minorUnit: string;
  readonly events: readonly AccountEvent[];
  /** What proves that payments out and later payments in were one scheme; empty when nothing does. */
  readonly coordination: string;
}

/** Amounts by party; one without an amount is left out. */
export type Parts = ReadonlyMap<string, Fraction>;

/** What a claimant has on an asset: the cost that his money met, as a lien, or a share of it. */
export interface AssetClaim {
  /** Index among the withdrawals. */
  readonly withdrawal: number;
  readonly to: string;
  readonly costMinor: bigint;
  /** Repayment, secured on the asset (Oatway). */
  readonly lien: Parts;
  /** The same part of what the asset brought (Foskett); null when that is not known. */
  readonly share: Parts | null;
}

/** Whose money lies in an account, and whose went where, by one doctrine. */
export interface AccountTrace {
  readonly remaining: Parts;
  /** One for each withdrawal, in order. */
  readonly withdrawals: readonly Parts[];
  /** Paid into an overdrawn account: it repaid the bank and cannot be followed. */
  readonly repaid: Parts;
  /** Withdrawn beyond what lay there: the bank's money. */
  readonly overdrawnMinor: bigint;
  readonly assets?: readonly AssetClaim[];
  /** How amounts were computed; exact when left out. */
  readonly arithmetic?: Arithmetic;
}

/** Why a doctrine says nothing of a ledger. */
export interface NotApplicable {
  readonly notApplicable: Text;
}

/** A doctrine applied to one account. */
export type AccountRule = (ledger: AccountLedger) => AccountTrace | NotApplicable;

/** Tells a result from a reason why there is none. */
export function isApplicable(result: AccountTrace | NotApplicable): result is AccountTrace {
  return !("notApplicable" in result);
}

/** Adds to one party's part. */
export function addPart(parts: Map<string, Fraction>, party: string, amount: Fraction): void {
  if (amount.numerator === 0n) return;
  parts.set(party, plus(parts.get(party) ?? zeroFraction, amount));
}

/** The sum of all parts. */
export function sumOf(parts: Parts): Fraction {
  return [...parts.values()].reduce(plus, zeroFraction);
}

const isEqual = (a: Fraction, b: Fraction) =>
  a.numerator === b.numerator && a.denominator === b.denominator;

/** Says that what went in is what remains, was withdrawn, or repaid the bank, party by party. */
export function assertConserved({ events }: AccountLedger, trace: AccountTrace): void {
  const paidIn = new Map<string, Fraction>();
  const found = new Map<string, Fraction>();
  let outMinor = 0n;
  for (const event of events)
    if (event.kind === "out") outMinor += event.amountMinor;
    else addPart(paidIn, event.party, { numerator: event.amountMinor, denominator: 1n });
  for (const parts of [trace.remaining, trace.repaid, ...trace.withdrawals])
    for (const [party, amount] of parts) addPart(found, party, amount);
  for (const [party, amount] of paidIn)
    assert(
      isEqual(found.get(party) ?? zeroFraction, amount),
      `what ${party} paid in is remaining, withdrawn or repaid`,
    );
  const taken = trace.withdrawals.map(sumOf).reduce(plus, zeroFraction);
  const withOverdraft = plus(taken, { numerator: trace.overdrawnMinor, denominator: 1n });
  assert(
    fractionText(withOverdraft) === String(outMinor),
    "what was withdrawn is the parties' or the bank's",
  );
}
