// SPDX-License-Identifier: Apache-2.0
import type { Ledger } from "@tianwang/flows";
import { cashParty, undated } from "@tianwang/flows";

/** Why a movement of a case is not shown to detectors. */
export const leftOutReasons = [
  "cash",
  "no-account",
  "no-currency",
  "own-account",
  "too-large",
  "undated",
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

/** How many movements were left out, by reason; reasons that did not occur are not named. */
export type LeftOut = Readonly<Partial<Record<LeftOutReason, number>>>;

/** The movements between two known accounts, in columns, in the order in which they are watched. */
export interface CasePayments {
  readonly count: number;
  /** The movement of the ledger that each is. */
  readonly movement: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly day: Int32Array;
  readonly amountMinor: Float64Array;
  readonly currency: Uint16Array;
  /** By the number of an account here: its number in the index of the case. */
  readonly accounts: readonly number[];
  readonly leftOut: LeftOut;
}

type Movements = Pick<
  Ledger,
  "amountMinor" | "beneficiary" | "bookedOn" | "currency" | "payer" | "rowCount"
>;

/** Detectors compute with doubles, which hold whole numbers exactly up to this one. */
const amountMax = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * Takes the payments of a ledger that detectors can watch. The days of a case are all the time there
 * is: within a day the place in the sources decides, so that the same case gives the same stream.
 */
export function casePayments(
  ledger: Movements,
  /** The ledger knows an account once for each run of its statements; here it is one. */
  accountOf: (ledgerAccount: number) => number,
): CasePayments {
  const leftOut: Partial<Record<LeftOutReason, number>> = {};
  const taken: number[] = [];
  for (let row = 0; row < ledger.rowCount; row += 1) {
    const reason = reasonAgainst(ledger, row, accountOf);
    if (reason === null) taken.push(row);
    else leftOut[reason] = (leftOut[reason] ?? 0) + 1;
  }
  const dayOf = (row: number) => ledger.bookedOn[row] ?? undated;
  taken.sort((a, b) => dayOf(a) - dayOf(b) || a - b);
  const numbers = new Map<number, number>();
  const numberOf = (ledgerAccount: number | undefined) => {
    const account = accountOf(ledgerAccount ?? -1);
    const known = numbers.get(account) ?? numbers.size;
    numbers.set(account, known);
    return known;
  };
  const [from, to] = [new Int32Array(taken.length), new Int32Array(taken.length)];
  for (const [at, row] of taken.entries()) {
    from[at] = numberOf(ledger.payer[row]);
    to[at] = numberOf(ledger.beneficiary[row]);
  }
  return {
    count: taken.length,
    movement: Int32Array.from(taken),
    from,
    to,
    day: Int32Array.from(taken, dayOf),
    amountMinor: Float64Array.from(taken, (row) => Number(ledger.amountMinor[row] ?? 0n)),
    currency: Uint16Array.from(taken, (row) => ledger.currency[row] ?? 0),
    accounts: [...numbers.keys()],
    leftOut,
  };
}

function reasonAgainst(
  ledger: Movements,
  row: number,
  accountOf: (ledgerAccount: number) => number,
): LeftOutReason | null {
  const payer = ledger.payer[row] ?? -1;
  const beneficiary = ledger.beneficiary[row] ?? -1;
  if (payer === cashParty || beneficiary === cashParty) return "cash";
  if (payer < 0 || beneficiary < 0) return "no-account";
  if (ledger.bookedOn[row] === undated) return "undated";
  if (accountOf(payer) === accountOf(beneficiary)) return "own-account";
  return (ledger.amountMinor[row] ?? 0n) > amountMax ? "too-large" : null;
}
