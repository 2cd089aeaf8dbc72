// SPDX-License-Identifier: Apache-2.0
import type { Bite, Detector, Payment, Shape } from "@tianwang/typologies";
import { setImmediate } from "node:timers/promises";
import { refuse } from "../errors.ts";
import { alertCut } from "../payment-files/alert-line.ts";
import type { Evidence, Judgement, Span } from "../payment-files/backtest.ts";
import { judge } from "../payment-files/backtest.ts";
import type { OpenPayments } from "../payment-files/open-payments.data.ts";
import { withPayments } from "../payment-files/open-payments.data.ts";
import { watchScored } from "../payment-files/scored-run.data.ts";
import { readTruth } from "../payment-files/truth.data.ts";
import type { RunPaths } from "./exhibit-files.data.ts";
import type { CutChoice, CutJudgement, DayWindow } from "./sealed-run.ts";
import { cutChoices, spanOf } from "./sealed-run.ts";

/** How the detectors of a run watch. With a model, window and novelty are the model's. */
export interface WatchHow {
  readonly windowDays: number;
  readonly novelty: "first-contact" | "all";
  readonly detectors: readonly Detector[];
}

/** What a job lets a run know and tell. */
export interface Watched {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number) => void;
}

/** A limit that bit, by the accounts of the file. */
export interface NamedBite {
  readonly limit: Bite["limit"];
  readonly count: number;
  readonly accounts: readonly string[];
}

/** What is known of a judged window besides its judgement. */
export interface WindowFacts {
  readonly paymentCount: number;
  /** Accounts that pay or are paid in the window. */
  readonly accountCount: number;
  readonly bites: readonly NamedBite[];
  readonly curve: Judgement["curve"];
}

/** The development window at every cut that can be chosen. */
export interface Development extends WindowFacts {
  readonly windowDays: number;
  readonly novelty: "first-contact" | "all";
  readonly unmatchedLabelCount: number;
  readonly choices: readonly CutChoice[];
}

/** The sealed window at the cut that was fixed. */
export interface SealedTest extends WindowFacts {
  readonly judgement: CutJudgement;
}

/** Counts the payments and accounts of a window. */
class Tally {
  readonly #accounts: Uint8Array;
  readonly #span: Span;
  paymentCount = 0;

  constructor(span: Span, accountCount: number) {
    this.#span = span;
    this.#accounts = new Uint8Array(accountCount);
  }

  see({ atMinutes, from, to }: Payment): void {
    if (atMinutes < this.#span.fromMinutes || atMinutes >= this.#span.untilMinutes) return;
    this.paymentCount += 1;
    this.#accounts[from] = 1;
    this.#accounts[to] = 1;
  }

  get accountCount(): number {
    return this.#accounts.reduce((sum, one) => sum + one, 0);
  }
}

/** A watch of the file; with a model, its score takes the place of strength. */
async function watch(payments: OpenPayments, model: string | undefined, how: WatchHow & Watched) {
  const run = await watchScored(payments, model, {
    ...how,
    strengthMin: 0,
    progress: (done) => how.progress(done, payments.stream.count),
  });
  const shapes: readonly Shape[] =
    run.scored?.map((each) => ({ ...each, strength: each.score })) ?? run.shapes;
  const { windowDays, novelty, model: used, state } = run;
  return { shapes, windowDays, novelty, bites: state.bites, shippedCut: used?.cut ?? alertCut };
}

/** A moment that no window reaches: of rows that were not looked at. */
const never = 2 ** 31 - 1;

/** What was seen of a file up to the end of a window. */
interface Seen {
  readonly sight: Awaited<ReturnType<typeof watch>>;
  readonly evidence: Evidence;
  readonly facts: Omit<WindowFacts, "curve">;
  readonly laterCount: number;
  readonly unmatchedLabelCount: number;
}

/**
 * Looks at a file up to the end of a window and no further: what comes later is not shown to the
 * detectors. What came before the window is, as in life.
 */
async function lookUntil(
  payments: OpenPayments,
  paths: RunPaths,
  how: WatchHow & Watched & { readonly span: Span; readonly later: Span | null },
): Promise<Seen> {
  const { span, later, signal } = how;
  const { stream } = payments;
  const { labels = "", attempts, model } = paths;
  const truth = await readTruth(payments, { labels, attempts }, signal);
  const minutes = new Int32Array(stream.count).fill(never);
  const tally = new Tally(span, stream.accountCount);
  let laterCount = 0;
  const each: typeof stream.each = (see) =>
    stream.each((payment) => {
      const { atMinutes, row } = payment;
      if (later && atMinutes >= later.fromMinutes && atMinutes < later.untilMinutes)
        laterCount += 1;
      if (atMinutes >= span.untilMinutes) return;
      minutes[row] = atMinutes;
      tally.see(payment);
      see(payment);
    }, signal);
  const sight = await watch({ ...payments, stream: { ...stream, each } }, model, how);
  const { accountCount, paymentCount } = tally;
  const keys = sight.bites.length === 0 ? [] : await stream.accountKeys();
  const bites = sight.bites.map(({ limit, count, accounts }) => ({
    limit,
    count,
    accounts: accounts.map((account) => keys[account] ?? ""),
  }));
  return {
    sight,
    evidence: { shapes: sight.shapes, truth, minutes, accountCount },
    facts: { paymentCount, accountCount, bites },
    laterCount,
    unmatchedLabelCount: truth.unmatched,
  };
}

const openRun = <T>(
  { transactions = "", accounts, labels = "", attempts }: RunPaths,
  signal: AbortSignal,
  use: (payments: OpenPayments) => Promise<T>,
) => {
  const others = [labels, ...(attempts === undefined ? [] : [attempts])];
  return withPayments({ transactions, accounts, others }, signal, use);
};

const windowValues = ({ fromOn, toOn }: DayWindow) => ({ from: fromOn, to: toOn });

/** Judges the development window at every cut; of the test window it is known only that it has payments. */
export function judgeDevelopment(
  paths: RunPaths,
  windows: { readonly development: DayWindow; readonly test: DayWindow },
  how: WatchHow & Watched,
): Promise<Development> {
  const span = spanOf(windows.development);
  const { signal } = how;
  return openRun(paths, signal, async (payments) => {
    const seen = await lookUntil(payments, paths, { ...how, span, later: spanOf(windows.test) });
    const { evidence, facts, laterCount, sight, unmatchedLabelCount } = seen;
    if (facts.paymentCount === 0)
      throw refuse("MONITORING_WINDOW_EMPTY", windowValues(windows.development));
    if (laterCount === 0) throw refuse("MONITORING_WINDOW_EMPTY", windowValues(windows.test));
    const pause = async () => {
      await setImmediate();
      signal.throwIfAborted();
    };
    const { shippedCut, windowDays, novelty } = sight;
    const { choices, curve } = await cutChoices(evidence, span, { shippedCut, pause });
    if (choices[0]?.judgement.byTransaction.laundering === 0)
      throw refuse("MONITORING_WINDOW_UNLABELLED", windowValues(windows.development));
    return { ...facts, windowDays, novelty, unmatchedLabelCount, curve, choices };
  });
}

/** Judges the test window at a cut that was fixed before. */
export function judgeSealed(
  paths: RunPaths,
  { test, cut }: { readonly test: DayWindow; readonly cut: number },
  how: WatchHow & Watched,
): Promise<SealedTest> {
  const span = spanOf(test);
  return openRun(paths, how.signal, async (payments) => {
    const { evidence, facts } = await lookUntil(payments, paths, { ...how, span, later: null });
    const { curve, ...judgement } = judge(evidence, cut, span);
    return { ...facts, curve, judgement };
  });
}
