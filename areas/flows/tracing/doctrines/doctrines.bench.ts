// SPDX-License-Identifier: Apache-2.0
// Every doctrine through many accounts, interleaved. Run with a number of rows for one size alone.
import { strict as assert } from "node:assert";
import { availableParallelism, loadavg } from "node:os";
import type { Doctrine } from "../doctrine.ts";
import { defaultsOf, isLotDoctrine, isShareDoctrine } from "../doctrine.ts";
import type { Ledger } from "../ledger.ts";
import { cashParty, outsideParty } from "../ledger.ts";
import { noFacts } from "../share-trace.ts";
import type { ChosenDeposit } from "../trace.ts";
import { endsOf } from "../trace.ts";
import { doctrines } from "./catalogue.ts";

const accountCount = 1000;
const dayCount = 1000;
const choiceCount = 10;
const roundCount = 3;
/** The goal for a million rows. */
const goalSeconds = 2;

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
  readonly openingMinor: bigint;
  readonly chosenMinor: bigint;
}

/**
 * `mixed`: nothing leaves, and a fifth of all money is followed, through every account. `claimed`: all
 * money is the claimants', as the doctrines need that leave the holder out.
 */
const mixes: readonly Mix[] = [
  {
    name: "mixed",
    comesIn: 0,
    leaves: 0,
    cash: 0,
    openingMinor: 5_000_000n,
    chosenMinor: 100_000_000n,
  },
  {
    name: "claimed",
    comesIn: 0,
    leaves: 0.1,
    cash: 0.02,
    openingMinor: 0n,
    chosenMinor: 100_000_000_000n,
  },
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

function ledger(mix: Mix, rowCount: number): Ledger {
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
  const books = Array.from({ length: accountCount }, (_, account) => ({
    account,
    currency: 0,
    openingMinor: mix.openingMinor,
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
    arrivals: null,
    exchanges: null,
  };
}

const chosen: readonly ChosenDeposit[] = Array.from({ length: choiceCount }, (_, row) => ({
  row,
  claimant: `claimant ${row}`,
}));

/** What a run found, in words. */
function runOnce(doctrine: Doctrine, rows: Ledger, mix: Mix): string {
  const followed = mix.chosenMinor * BigInt(choiceCount);
  if (isLotDoctrine(doctrine)) {
    const trace = doctrine.run(rows, chosen, defaultsOf(doctrine));
    const sum = endsOf(trace).reduce((total, end) => total + end.amountMinor, 0n);
    assert.equal(sum, followed);
    return `exact, ${trace.steps.count} steps`;
  }
  assert.ok(isShareDoctrine(doctrine));
  const facts = { ...noFacts, coordination: "as the bench assumes" };
  const trace = doctrine.runShares(rows, chosen, defaultsOf(doctrine), facts);
  if (trace.notApplicable) return `says nothing: ${trace.notApplicable.en}`;
  if (!doctrine.isOverlapping && trace.arithmetic.kind === "apportioned") {
    const sum = trace.ends.reduce((total, { amount }) => total + amount.numerator, 0n);
    assert.equal(sum, followed);
  }
  const { arithmetic, parts } = trace;
  const how =
    arithmetic.kind === "exact"
      ? "exact"
      : `apportioned within ${(arithmetic.residueMicroMax / 1_000_000).toFixed(3)} minor units`;
  return `${how}, ${parts.count} parts`;
}

/** What one doctrine took on one ledger. */
export interface DoctrineTime {
  readonly doctrine: string;
  readonly mix: string;
  readonly rowCount: number;
  readonly seconds: number;
  readonly found: string;
}

const middle = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Runs all doctrines on ledgers of a size, in turn, so that what else the machine does hits all alike. */
export function timeDoctrines(rowCount: number): DoctrineTime[] {
  return mixes.flatMap((mix) => {
    const rows = ledger(mix, rowCount);
    const found = new Map<string, string>();
    const seconds = new Map<string, number[]>();
    for (let round = 0; round < roundCount; round += 1)
      for (const doctrine of doctrines) {
        const start = performance.now();
        found.set(doctrine.id, runOnce(doctrine, rows, mix));
        const took = (performance.now() - start) / 1000;
        seconds.set(doctrine.id, [...(seconds.get(doctrine.id) ?? []), took]);
      }
    return doctrines.map(({ id }) => ({
      doctrine: id,
      mix: mix.name,
      rowCount,
      seconds: middle(seconds.get(id) ?? []),
      found: found.get(id) ?? "",
    }));
  });
}

/** Prints the table of all sizes; a step of a bench of the area. */
export function run(rowCounts: readonly number[] = [1_000, 10_000, 100_000, 1_000_000]): void {
  const load = (loadavg()[0] ?? 0).toFixed(2);
  process.stdout.write(
    `${accountCount} accounts, ${choiceCount} claimants, 1 % cycles, median of ${roundCount}, ` +
      `${availableParallelism()} cores, load ${load}\n`,
  );
  for (const rowCount of rowCounts)
    for (const { doctrine, mix, seconds, found } of timeDoctrines(rowCount)) {
      const isGoal = rowCount === 1_000_000;
      const verdict = isGoal ? (seconds < goalSeconds ? ", met" : ", MISSED") : "";
      process.stdout.write(
        `${String(rowCount).padStart(8)} ${mix.padEnd(8)} ${doctrine.padEnd(20)} ` +
          `${seconds.toFixed(3)} s  ${found}${verdict}\n`,
      );
    }
}

if (import.meta.main) {
  const asked = process.argv.slice(2).map(Number);
  run(asked.length > 0 ? asked : undefined);
}
