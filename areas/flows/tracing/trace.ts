// SPDX-License-Identifier: Apache-2.0
import type { TextValues } from "@tianwang/kernel/text";
import type { OrderWithinDay } from "./walk/event-order.ts";
import type { Ledger } from "./ledger.ts";

/** A deposit whose money is followed, or a part of it. */
export interface ChosenDeposit {
  /** Row of the ledger. */
  readonly row: number;
  /** Who claims it, in the words to be shown. */
  readonly claimant: string;
  /** The part claimed, in the currency in which it arrived; the whole deposit when left out. */
  readonly partMinor?: bigint;
}

/** What becomes of a payment that exceeds the balance known. */
export type OverdraftRule = "repays-bank" | "unseen-money";

/** What a charge of the bank takes: what any payment would, own money first, or the same rate of all. */
export const feeRules = ["as-payment", "own-first", "rateably"] as const;
export type FeeRule = (typeof feeRules)[number];

/** Whose interest is: nobody's that claims, or of those on whose money it grew. */
export const interestRules = ["own", "follows-principal"] as const;
export type InterestRule = (typeof interestRules)[number];

/** The rules of a trace; every one is printed with the result. */
export interface TraceParams {
  readonly orderWithinDay: OrderWithinDay;
  readonly overdraft: OverdraftRule;
  /** Where a chosen part stands within its deposit; only where lots are followed. */
  readonly chosenPart?: "first" | "last";
  /** Whose money charges of the bank take first; only where a doctrine shares by rates. */
  readonly fees?: FeeRule;
  /** Whose the bank's interest is; only where a doctrine shares by rates. */
  readonly interest?: InterestRule;
  readonly hopCountMax: number;
  /** Traced lots in one book at one time; only where lots are followed. */
  readonly lotCountMax?: number;
  /** Most steps, or parts of rows where shares are followed. */
  readonly stepCountMax: number;
  /** Deposits before this day are not followed; null = all. */
  readonly fromDay: number | null;
  /** The position is that at the end of this day; null = at the end of the ledger. */
  readonly toDay: number | null;
}

/**
 * What a step is. `deposit` and `transfer` put money into a book; all others are ends: it left to a
 * counterparty outside, became cash, reached an account without a statement, repaid an overdraft,
 * was on its way when the ledger ends, or was not followed because a limit bit.
 */
export const stepKinds = [
  "deposit",
  "transfer",
  "left",
  "cash",
  "no-statement",
  "overdraft",
  "in-transit",
  "hop-limit",
  "lot-limit",
] as const;
export type StepKind = (typeof stepKinds)[number];

/** The fate of traced money: it lies in an account, or one of the ends of {@link stepKinds}. */
export type Fate = "lies" | Exclude<StepKind, "deposit" | "transfer">;

/** The steps of a trace in columns, in the order in which money moved. */
export interface StepColumns {
  readonly count: number;
  /** The step whose lot this money came from; -1 for a deposit. */
  readonly from: Int32Array;
  /** Index into {@link Trace.chosen}. */
  readonly chosen: Int32Array;
  readonly row: Int32Array;
  /** Account reached; -1 outside, -2 cash. */
  readonly account: Int32Array;
  readonly currency: Uint16Array;
  readonly hop: Int32Array;
  /** Index into {@link stepKinds}. */
  readonly kind: Uint8Array;
  /** In the currency of this step. */
  readonly amountMinor: BigInt64Array;
  /** What of it still lies in the account. */
  readonly remainingMinor: BigInt64Array;
}

/** A change of currency on the way to a step. */
export interface CurrencyLeg {
  /** What was taken from the lot, in its currency. */
  readonly paidMinor: bigint;
  /** What rounding to minor units added to the step's amount: a fraction of a minor unit. */
  readonly residueNumerator: bigint;
  readonly residueDenominator: bigint;
}

/** Something the reader of a trace must know: a limit that bit, a gap in the books, a choice not followed. */
export interface TraceNotice {
  /** Key into `traceTexts`. Values `amount`, `account`, `row` are rendered from the fields below. */
  readonly messageId: string;
  readonly data: TextValues;
  readonly account: number | null;
  /** Index of a currency, with {@link amountMinor}. */
  readonly currency: number | null;
  readonly amountMinor: bigint | null;
  /** The rows concerned, at most {@link noticeRowCountMax}; `data.count` tells how many there are. */
  readonly rows: readonly number[];
}

/** The most rows that a notice lists. */
export const noticeRowCountMax = 100;

/** The result of a doctrine: where chosen money went. Exact, and the same for the same input. */
export interface Trace {
  readonly doctrine: string;
  readonly version: number;
  readonly params: TraceParams;
  readonly ledger: Ledger;
  readonly chosen: readonly ChosenDeposit[];
  /** How much of each choice was followed; less than asked only where a notice says why. */
  readonly followedMinor: readonly bigint[];
  readonly steps: StepColumns;
  readonly legs: ReadonlyMap<number, CurrencyLeg>;
  /** The first row not walked because {@link TraceParams.stepCountMax} was reached. */
  readonly stoppedBeforeRow: number | null;
  readonly notices: readonly TraceNotice[];
}

/** One step as an object. */
export interface TraceStep {
  readonly step: number;
  readonly from: number | null;
  readonly chosen: number;
  readonly row: number;
  readonly account: number;
  readonly currency: string;
  readonly hop: number;
  readonly kind: StepKind;
  readonly amountMinor: bigint;
  readonly remainingMinor: bigint;
}

/** Where a part of the chosen money came to rest or left. */
export interface TraceEnd {
  readonly step: number;
  readonly chosen: number;
  readonly fate: Fate;
  readonly account: number;
  readonly currency: string;
  readonly amountMinor: bigint;
  /** The row that brought it there. */
  readonly row: number;
  readonly hop: number;
}

/** Reads one step out of the columns. */
export function stepAt(trace: Trace, step: number): TraceStep {
  const { steps, ledger } = trace;
  const from = steps.from[step] ?? -1;
  return {
    step,
    from: from < 0 ? null : from,
    chosen: steps.chosen[step] ?? 0,
    row: steps.row[step] ?? 0,
    account: steps.account[step] ?? -1,
    currency: ledger.currencies[steps.currency[step] ?? 0] ?? "",
    hop: steps.hop[step] ?? 0,
    kind: kindOf(steps, step),
    amountMinor: steps.amountMinor[step] ?? 0n,
    remainingMinor: steps.remainingMinor[step] ?? 0n,
  };
}

/** The kind of a step. */
export function kindOf(steps: StepColumns, step: number): StepKind {
  return stepKinds[steps.kind[step] ?? 0] ?? "deposit";
}

/** What a step took from its lot, in the lot's currency. */
export function paidMinor(trace: Trace, step: number): bigint {
  return trace.legs.get(step)?.paidMinor ?? trace.steps.amountMinor[step] ?? 0n;
}

/** The chain of steps from the deposit to a step, both included; each cites its row. */
export function pathOf(trace: Trace, step: number): TraceStep[] {
  const path: TraceStep[] = [];
  for (let at = step; at >= 0; at = trace.steps.from[at] ?? -1) path.push(stepAt(trace, at));
  return path.toReversed();
}

/** Every end, in the order of its step. */
export function endsOf(trace: Trace): TraceEnd[] {
  const ends: TraceEnd[] = [];
  for (let step = 0; step < trace.steps.count; step += 1) {
    const { chosen, account, currency, row, hop, kind, ...amounts } = stepAt(trace, step);
    const isLot = kind === "deposit" || kind === "transfer";
    const amountMinor = isLot ? amounts.remainingMinor : amounts.amountMinor;
    if (amountMinor === 0n) continue;
    ends.push({
      step,
      chosen,
      fate: isLot ? "lies" : kind,
      account,
      currency,
      amountMinor,
      row,
      hop,
    });
  }
  return ends;
}

/** A sum of ends of one claimant, fate, account and currency. */
export interface Position {
  readonly claimant: string;
  readonly fate: Fate;
  readonly account: number;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly endCount: number;
}

/** Where every claimant's money is, summed; sorted by claimant as chosen, then as first reached. */
export function positionsOf(trace: Trace): Position[] {
  const sums = new Map<string, Position>();
  for (const end of endsOf(trace)) {
    const claimant = trace.chosen[end.chosen]?.claimant ?? "";
    const key = JSON.stringify([claimant, end.fate, end.account, end.currency]);
    const before = sums.get(key);
    sums.set(key, {
      claimant,
      fate: end.fate,
      account: end.account,
      currency: end.currency,
      amountMinor: (before?.amountMinor ?? 0n) + end.amountMinor,
      endCount: (before?.endCount ?? 0) + 1,
    });
  }
  const rank = new Map<string, number>();
  for (const { claimant } of trace.chosen) if (!rank.has(claimant)) rank.set(claimant, rank.size);
  return [...sums.values()].toSorted(
    (a, b) => (rank.get(a.claimant) ?? 0) - (rank.get(b.claimant) ?? 0),
  );
}

/** Of what a row consisted when it left its payer: parts by claimant, and the untraced rest. */
export interface Composition {
  readonly parts: readonly { readonly claimant: string; readonly amountMinor: bigint }[];
  readonly untracedMinor: bigint;
}

/** The composition of every row that moved traced money. */
export function compositionsOf(trace: Trace): Map<number, Composition> {
  const sums = new Map<number, Map<string, bigint>>();
  for (let id = 0; id < trace.steps.count; id += 1) {
    const { from, row, chosen, kind } = stepAt(trace, id);
    if (from === null || kind === "overdraft") continue;
    const claimant = trace.chosen[chosen]?.claimant ?? "";
    const ofRow = sums.get(row) ?? new Map<string, bigint>();
    sums.set(row, ofRow.set(claimant, (ofRow.get(claimant) ?? 0n) + paidMinor(trace, id)));
  }
  const compositions = new Map<number, Composition>();
  for (const [row, ofRow] of sums) {
    const parts = [...ofRow].map(([claimant, amountMinor]) => ({ claimant, amountMinor }));
    const traced = parts.reduce((sum, part) => sum + part.amountMinor, 0n);
    const whole = trace.ledger.amountMinor[row] ?? 0n;
    compositions.set(row, { parts, untracedMinor: whole - traced });
  }
  return compositions;
}
