// SPDX-License-Identifier: Apache-2.0
import type { DocumentStep, TraceDocument } from "@tianwang/flows";
import { nearest } from "@tianwang/flows";
import { fractionOf } from "../comparisons/amount-text.ts";

/** Sums are kept in this many parts of a minor unit: fractions of thousands of parts have no common one. */
const partsOfUnit = 10n ** 12n;

/** What of a claimant lies in an account, after a row. */
export interface Holding {
  readonly account: number;
  readonly currency: number;
  /** Index into {@link Play.claimants}. */
  readonly claimant: number;
  /** To the nearest minor unit. */
  readonly amountMinor: bigint;
}

/** One row of the ledger: which steps it made, and what lies where it touched after it. */
export interface Frame {
  readonly row: number;
  /** The first of its steps, and how many there are. */
  readonly firstStep: number;
  readonly stepCount: number;
  readonly after: readonly Holding[];
}

/** A trace row by row. */
export interface Play {
  readonly claimants: readonly string[];
  readonly frames: readonly Frame[];
  /**
   * Whether each row says what lies where after it. Not so where a doctrine takes accounts as one fund
   * and looks only at its end: then only the last frame tells what lies where.
   */
  readonly isRowByRow: boolean;
}

const isLot = ({ kind }: DocumentStep) => kind === "deposit" || kind === "transfer";

/** What a step moved, in parts of a minor unit. */
function partsOf({ amountMinor, exact }: DocumentStep): bigint {
  const { numerator, denominator } = fractionOf(exact ?? amountMinor);
  return (numerator * partsOfUnit) / denominator;
}

/**
 * The account that a step took its money from; -1 where it came from outside. What ended at once
 * where it arrived, in an overdraft or without a statement, was there for the moment of its row.
 */
function sourceOf(document: TraceDocument, at: number): number {
  const step = document.steps[at];
  if (!step) return -1;
  const before = document.steps.slice(Math.max(0, at - document.deposits.length), at);
  const isArrived = before.some(
    (other) => isLot(other) && other.row === step.row && other.deposit === step.deposit,
  );
  if (document.shares && isArrived && !isLot(step)) return step.account;
  if (!document.shares) return step.from === null ? -1 : (document.steps[step.from]?.account ?? -1);
  return step.kind === "deposit" ? -1 : (document.rows[step.row]?.payer ?? -1);
}

interface Sums {
  readonly parts: Map<string, bigint>;
  /** Places in the order in which they were first reached. */
  readonly places: Map<string, Omit<Holding, "amountMinor">>;
}

function add({ parts, places }: Sums, place: Omit<Holding, "amountMinor">, amount: bigint): string {
  const key = `${place.account} ${place.currency} ${place.claimant}`;
  parts.set(key, (parts.get(key) ?? 0n) + amount);
  if (!places.has(key)) places.set(key, place);
  return key;
}

/** Plays a trace: its steps row by row, and after each what of every claimant lies where. */
export function playOf(document: TraceDocument): Play {
  const claimants = [...new Set(document.deposits.map(({ claimant }) => claimant))];
  const numbers = document.deposits.map(({ claimant }) => claimants.indexOf(claimant));
  const sums: Sums = { parts: new Map(), places: new Map() };
  const frames: Frame[] = [];
  let at = 0;
  while (at < document.steps.length) {
    const firstStep = at;
    const row = document.steps[at]?.row ?? -1;
    const touched = new Set<string>();
    for (let step = document.steps[at]; step?.row === row; step = document.steps[(at += 1)]) {
      const place = { currency: step.currency, claimant: numbers[step.deposit] ?? 0 };
      const source = sourceOf(document, at);
      if (source >= 0) touched.add(add(sums, { ...place, account: source }, -partsOf(step)));
      if (isLot(step)) touched.add(add(sums, { ...place, account: step.account }, partsOf(step)));
    }
    const after = [...touched].flatMap((key) => holdingOf(sums, key));
    frames.push({ row, firstStep, stepCount: at - firstStep, after });
  }
  const last = endHoldings(document, claimants);
  return agrees(sums, last)
    ? { claimants, frames, isRowByRow: true }
    : { claimants, frames: endedOnly(frames, last), isRowByRow: false };
}

function holdingOf({ parts, places }: Sums, key: string): Holding[] {
  const place = places.get(key);
  const numerator = parts.get(key) ?? 0n;
  return place ? [{ ...place, amountMinor: nearest({ numerator, denominator: partsOfUnit }) }] : [];
}

/** What a trace itself says lies where at its end. */
function endHoldings(document: TraceDocument, claimants: readonly string[]): Holding[] {
  if (document.shares)
    return document.shares.ends
      .filter(({ fate }) => fate === "lies")
      .map(({ claimant, account, currency, exact }) => ({
        account,
        currency,
        claimant: claimants.indexOf(claimant),
        amountMinor: nearest(fractionOf(exact)),
      }));
  return document.steps.filter(isLot).map(({ deposit, account, currency, remainingMinor }) => ({
    account,
    currency,
    claimant: claimants.indexOf(document.deposits[deposit]?.claimant ?? ""),
    amountMinor: BigInt(remainingMinor),
  }));
}

/** Whether the rows lead to what the trace says, but for what rounding leaves. */
function agrees({ parts }: Sums, last: readonly Holding[]): boolean {
  const rest = new Map(parts);
  for (const { account, currency, claimant, amountMinor } of last) {
    const key = `${account} ${currency} ${claimant}`;
    rest.set(key, (rest.get(key) ?? 0n) - amountMinor * partsOfUnit);
  }
  return [...rest.values()].every((amount) => amount < partsOfUnit && amount > -partsOfUnit);
}

function endedOnly(frames: readonly Frame[], last: readonly Holding[]): Frame[] {
  return frames.map((frame, at) => ({ ...frame, after: at === frames.length - 1 ? last : [] }));
}

/** What lies where before a frame: the last word on each place. */
export function holdingsBefore({ frames }: Play, frame: number): Holding[] {
  const known = new Map<string, Holding>();
  for (const { after } of frames.slice(0, frame))
    for (const holding of after)
      known.set(`${holding.account} ${holding.currency} ${holding.claimant}`, holding);
  return [...known.values()].filter(({ amountMinor }) => amountMinor !== 0n);
}
