// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { findFolds } from "./find-folds.ts";
import type { FoldRows } from "./fold.ts";

const rowCount = 1_000_000;
const accountCount = 2000;
const roundCount = 3;

/** Numbers from a seed (mulberry32), so that every run sees the same rows. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Half a million transfers, each in the statements of both accounts, a day apart at most; half of
 * them with a reference; `roundShare` of them of one of 200 round amounts.
 */
function rows(roundShare: number): FoldRows {
  const random = seeded(20_261_123);
  const statement = new Int32Array(rowCount);
  const side = new Uint8Array(rowCount);
  const bookedOn = new Int32Array(rowCount);
  const amountMinor = new BigInt64Array(rowCount);
  const payerAccount: string[] = [];
  const beneficiaryAccount: string[] = [];
  const endToEndId: string[] = [];
  for (let row = 0; row < rowCount; row += 2) {
    const payer = Math.floor(random() * accountCount);
    const beneficiary = (payer + 1 + Math.floor(random() * (accountCount - 1))) % accountCount;
    const day = Math.floor(random() * 1000);
    const isRound = random() < roundShare;
    const amount = isRound ? 100_000 * Math.ceil(random() * 200) : Math.ceil(random() * 10_000_000);
    const reference = random() < 0.5 ? `E2E-${row}` : "NOTPROVIDED";
    for (const [offset, owner] of [payer, beneficiary].entries()) {
      statement[row + offset] = owner;
      side[row + offset] = offset;
      bookedOn[row + offset] = day + (offset === 1 && random() < 0.3 ? 1 : 0);
      amountMinor[row + offset] = BigInt(amount);
      payerAccount.push(`62220212${String(payer).padStart(8, "0")}`);
      beneficiaryAccount.push(`62220212${String(beneficiary).padStart(8, "0")}`);
      endToEndId.push(reference);
    }
  }
  const blank = payerAccount.map(() => "");
  return {
    rowCount,
    statement,
    position: Int32Array.from({ length: rowCount }, (_, row) => row),
    side,
    bookedOn,
    amountMinor,
    currency: blank.map(() => "CNY"),
    balanceMinor: blank.map(() => null),
    isReversal: new Uint8Array(rowCount),
    payerAccount,
    payerBank: blank,
    beneficiaryAccount,
    beneficiaryBank: blank,
    bankReference: blank,
    endToEndId,
    uetr: blank,
  };
}

for (const roundShare of [0.1, 1]) {
  const input = rows(roundShare);
  const seconds: number[] = [];
  let found = "";
  for (let round = 0; round < roundCount; round += 1) {
    const start = performance.now();
    const { certain, proposed, ambiguous } = findFolds(input);
    seconds.push((performance.now() - start) / 1000);
    for (const { a, b } of [...certain, ...proposed]) assert.equal(b - a, 1, "the true partner");
    found = `${certain.length} certain, ${proposed.length} proposed, ${ambiguous.length} ambiguous`;
  }
  const middle = seconds.toSorted((a, b) => a - b)[Math.floor(roundCount / 2)] ?? 0;
  process.stdout.write(
    `folds, ${roundShare * 100} % round amounts: ${rowCount} rows: ${middle.toFixed(2)} s ` +
      `(${seconds.map((s) => s.toFixed(2)).join(" ")}), ${found}\n`,
  );
}
