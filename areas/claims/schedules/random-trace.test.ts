// SPDX-License-Identifier: Apache-2.0
// Random traces as documents, by every doctrine: what the tests of claims and plays draw from.
import type {
  ChosenDeposit,
  Doctrine,
  RowFacts,
  ShareTrace,
  Trace,
  TraceDocument,
} from "@tianwang/flows";
import {
  citedRows,
  defaultsOf,
  documentOf,
  ledgerOf,
  noFacts,
  outsideParty,
  scheduleOf,
} from "@tianwang/flows";
import { runHere } from "@tianwang/flows/server";
import * as fc from "fast-check";

/** A movement between four accounts, the world outside and cash. */
export interface RandomMovement {
  readonly payer: number;
  readonly beneficiary: number;
  readonly amount: number;
  readonly day: number;
}

const accountCount = 4;

/** Some deposits from outside, then movements of any kind. */
export const randomMovements: fc.Arbitrary<readonly RandomMovement[]> = fc
  .tuple(
    fc.array(
      fc.record({
        payer: fc.constant(outsideParty),
        beneficiary: fc.nat({ max: accountCount - 1 }),
        amount: fc.integer({ min: 1, max: 1_000 }),
        day: fc.constant(1),
      }),
      { minLength: 3, maxLength: 5 },
    ),
    fc.array(
      fc.record({
        payer: fc.integer({ min: -1, max: accountCount - 1 }),
        beneficiary: fc.integer({ min: -2, max: accountCount - 1 }),
        amount: fc.integer({ min: 1, max: 900 }),
        day: fc.integer({ min: 2, max: 5 }),
      }),
      { maxLength: 25 },
    ),
  )
  .map(([deposits, moves]) =>
    [...deposits, ...moves.filter(({ payer, beneficiary }) => payer !== beneficiary)].toSorted(
      (a, b) => a.day - b.day,
    ),
  );

/** Follows the first two deposits, each of its own claimant, and writes down what was found. */
export function randomDocument(
  doctrine: Doctrine,
  movements: readonly RandomMovement[],
  facts: RowFacts = { ...noFacts, coordination: "判决书" },
): TraceDocument {
  const ledger = ledgerOf({
    accountCount,
    books: Array.from({ length: accountCount - 1 }, (_, account) => {
      return { account, currency: "CNY", openingMinor: BigInt(account * 100) };
    }),
    movements: movements.map(({ payer, beneficiary, amount, day }) => {
      return { payer, beneficiary, amountMinor: BigInt(amount), currency: "CNY", bookedOn: day };
    }),
  });
  const chosen: ChosenDeposit[] = [
    { row: 0, claimant: "甲" },
    { row: 1, claimant: "乙" },
  ];
  const params = defaultsOf(doctrine);
  const followed: Trace | ShareTrace = runHere(doctrine, { ledger, chosen, params, facts });
  const shares = "parts" in followed ? followed : null;
  const schedule = shares === null ? null : scheduleOf(shares);
  const trace = schedule === null ? (followed as Trace) : schedule.steps;
  const cited = citedRows(trace, shares?.facts ?? noFacts);
  const accounts = Array.from({ length: accountCount }, (_, account) => {
    const standing = account === accountCount - 1 ? "unstated" : "stated";
    return { account, part: 0, standing };
  });
  return documentOf({
    trace,
    shares,
    schedule,
    doctrine,
    made: { ledger, accounts } as never,
    runs: [],
    indexed: accounts.map(({ account }) => ({
      account: `62220${account}`,
      bank: "",
      name: "",
    })) as never,
    notFollowedCount: 0,
    hasProposal: () => false,
    notices: trace.notices,
    cited,
    citedRows: cited.map((row) => ({
      rowId: `seg_TEST:${row}`,
      exhibitId: "exh_TEST",
      locator: `line ${row + 1}`,
      bookedOn: null,
      payerName: "",
      beneficiaryName: movements[row]?.beneficiary === outsideParty ? `外${row % 2}` : "",
      hasProposal: false,
    })),
    segments: [{ segmentId: "seg_TEST", sha256: "0".repeat(64) }],
    currencies: [{ code: "CNY", scale: 2 }],
  });
}
