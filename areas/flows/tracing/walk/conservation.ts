// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import { arrivalMinor } from "../ledger.ts";
import type { Trace } from "../trace.ts";
import { kindOf } from "../trace.ts";
import type { WalkState } from "./walk-state.ts";

type Checked = Pick<Trace, "chosen" | "followedMinor" | "steps" | "legs">;

/**
 * Asserts that no money appeared or vanished: every step is what remains of it and what was taken
 * from it, and every choice is its deposits.
 */
export function assertSteps(trace: Checked): void {
  const { steps } = trace;
  const takenMinor = takenFromSteps(trace);
  for (let step = 0; step < steps.count; step += 1) {
    const kind = kindOf(steps, step);
    const isLot = kind === "deposit" || kind === "transfer";
    const accounted = (takenMinor[step] ?? 0n) + (steps.remainingMinor[step] ?? 0n);
    // What a deposit outside the books passes on at once is taken from it like from a lot.
    const expected = isLot ? (steps.amountMinor[step] ?? 0n) : 0n;
    assert(accounted === expected, "what came in by a step remains or was taken from it");
  }
}

/** Sums what was taken from each step, and asserts that the deposits are what was chosen. */
function takenFromSteps({ steps, legs, chosen, followedMinor }: Checked): BigInt64Array {
  const takenMinor = new BigInt64Array(steps.count);
  const depositedMinor = chosen.map(() => 0n);
  for (const [step, from] of steps.from.entries()) {
    const amount = steps.amountMinor[step] ?? 0n;
    const choice = steps.chosen[step] ?? 0;
    if (from < 0) depositedMinor[choice] = (depositedMinor[choice] ?? 0n) + amount;
    else takenMinor[from] = (takenMinor[from] ?? 0n) + (legs.get(step)?.paidMinor ?? amount);
  }
  for (const [choice, followed] of followedMinor.entries())
    assert(depositedMinor[choice] === followed, "a choice is the sum of its deposits");
  return takenMinor;
}

/** Asserts that every book holds what its movements leave, by plain addition and without regard to whose it is. */
export function assertBooks(state: WalkState, heldMinor: readonly bigint[]): void {
  for (const [book, balance] of balancesAfter(state).entries()) {
    const held = (heldMinor[book] ?? 0n) - (state.debtMinor[book] ?? 0n);
    const unseen = state.unseenMinor[book] ?? 0n;
    assert(held === balance + unseen, "a book holds what its movements leave");
  }
}

function balancesAfter({ ledger, order, books, walkedCount }: WalkState): bigint[] {
  const balances = ledger.books.map((book) => book.openingMinor ?? 0n);
  const add = (book: number, amountMinor: bigint) => {
    if (book >= 0) balances[book] = (balances[book] ?? 0n) + amountMinor;
  };
  for (const code of order.events.subarray(0, walkedCount)) {
    const row = code >> 1;
    const leaves = code % 2 === 0;
    const day = (leaves ? order.leavingDay : order.arrivalDay)[row] ?? 0;
    if (leaves) add(books.ofPayer(row, day), -(ledger.amountMinor[row] ?? 0n));
    if (leaves && order.isSplit[row] === 1) continue;
    add(books.ofBeneficiary(row, day), arrivalMinor(ledger, row));
  }
  return balances;
}
