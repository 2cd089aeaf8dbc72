// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { defaultsOf } from "../doctrine.ts";
import type { Ledger } from "../ledger.ts";
import { cashParty, outsideParty } from "../ledger.ts";
import { endsOf } from "../trace.ts";
import { fifo } from "./fifo.ts";

const rowCount = 1_000_000;
const accountCount = 1000;
const dayCount = 1000;
const choiceCount = 10;
const roundCount = 5;

/** Numbers from a seed (mulberry32), so that every run walks the same ledger. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** How a ledger is made up. */
interface Mix {
  readonly name: string;
  /** Shares of rows that come from outside, go outside, are drawn in cash. */
  readonly comesIn: number;
  readonly leaves: number;
  readonly cash: number;
  readonly chosenMinor: bigint;
  /** Whether each transfer is in the statements of both accounts, a day apart at most. */
  readonly isInBothStatements: boolean;
}

const open = { name: "open", comesIn: 0.1, leaves: 0.08, cash: 0.02, chosenMinor: 100_000n };
// Nothing leaves and a fifth of all money is traced: the most steps.
const closed = { name: "closed", comesIn: 0, leaves: 0, cash: 0, chosenMinor: 100_000_000n };
const mixes: readonly Mix[] = [
  { ...open, isInBothStatements: false },
  { ...closed, isInBothStatements: false },
  { ...closed, name: "closed, both statements", isInBothStatements: true },
];

interface Row {
  readonly payer: number;
  readonly beneficiary: number;
}

/** Accounts paying each other; 1 % of rows send money straight back, the shortest cycle. */
function nextRow(random: () => number, mix: Mix, last: Row): Row {
  const pick = () => Math.floor(random() * accountCount);
  if (random() < 0.01 && last.payer >= 0 && last.beneficiary >= 0)
    return { payer: last.beneficiary, beneficiary: last.payer };
  const kind = random();
  if (kind < mix.comesIn) return { payer: outsideParty, beneficiary: pick() };
  if (kind < mix.comesIn + mix.leaves) return { payer: pick(), beneficiary: outsideParty };
  const isCash = kind < mix.comesIn + mix.leaves + mix.cash;
  return { payer: pick(), beneficiary: isCash ? cashParty : pick() };
}

function ledger(mix: Mix): Ledger {
  const random = seeded(20_261_123);
  const payer = new Int32Array(rowCount);
  const beneficiary = new Int32Array(rowCount);
  const amountMinor = new BigInt64Array(rowCount);
  let last: Row = { payer: outsideParty, beneficiary: 0 };
  for (let row = 0; row < rowCount; row += 1) {
    const isChosen = row < choiceCount;
    last = isChosen ? { payer: outsideParty, beneficiary: row } : nextRow(random, mix, last);
    payer[row] = last.payer;
    beneficiary[row] = last.beneficiary;
    amountMinor[row] = isChosen ? mix.chosenMinor : BigInt(Math.ceil(random() * 100_000));
  }
  const day = (row: number) => Math.floor((row * dayCount) / rowCount);
  const bookedOn = Int32Array.from(payer, (_, row) => day(row));
  const sequence = Int32Array.from(payer, (_, row) => row);
  const arrivals = {
    bookedOn: bookedOn.map((leavesOn) => leavesOn + (random() < 0.3 ? 1 : 0)),
    sequence: sequence.map(() => Math.floor(random() * rowCount)),
  };
  const books = Array.from({ length: accountCount }, (_, account) => ({
    account,
    currency: 0,
    openingMinor: 5_000_000n,
    fromDay: null,
    toDay: null,
  }));
  return {
    accountCount,
    currencies: ["EUR"],
    books,
    rowCount,
    payer,
    beneficiary,
    amountMinor,
    currency: new Uint16Array(rowCount),
    bookedOn,
    sequence,
    arrivals: mix.isInBothStatements ? arrivals : null,
    exchanges: null,
  };
}

const chosen = Array.from({ length: choiceCount }, (_, row) => ({
  row,
  claimant: `claimant ${row}`,
}));

for (const mix of mixes) {
  const rows = ledger(mix);
  const seconds: number[] = [];
  let found = "";
  for (let round = 0; round < roundCount; round += 1) {
    const start = performance.now();
    const trace = fifo.run(rows, chosen, defaultsOf(fifo));
    seconds.push((performance.now() - start) / 1000);
    const ends = endsOf(trace);
    const sum = ends.reduce((total, end) => total + end.amountMinor, 0n);
    assert.equal(sum, mix.chosenMinor * BigInt(choiceCount));
    found = `${trace.steps.count} steps, ${ends.length} ends`;
  }
  const middle = seconds.toSorted((a, b) => a - b)[Math.floor(roundCount / 2)] ?? 0;
  process.stdout.write(
    `fifo, ${mix.name}: ${rowCount} rows, ${accountCount} accounts, ${choiceCount} claimants: ` +
      `${middle.toFixed(2)} s (${seconds.map((s) => s.toFixed(2)).join(" ")}), ${found}\n`,
  );
}
