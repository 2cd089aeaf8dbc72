// SPDX-License-Identifier: Apache-2.0
import type { Judgement } from "./backtest.ts";
import { bestCut, judge } from "./backtest.ts";
import type { FileChoices } from "./detect.data.ts";
import { readRates, withPayments } from "./open-payments.data.ts";
import { readTruth } from "./truth.data.ts";
import { watchScored } from "./scored-run.data.ts";

/** The files of a backtest, and until when its cut may be chosen. */
export interface BacktestChoices extends FileChoices {
  readonly labels: string;
  readonly attempts: string | undefined;
  /** Start of the sealed part, in minutes since 1970; null to judge the whole at the fixed cut. */
  readonly tuneUntilMinutes: number | null;
}

export interface Backtest {
  readonly windowDays: number;
  readonly novelty: string;
  readonly payments: number;
  readonly accounts: number;
  readonly unmatchedLabels: number;
  readonly judgement: Judgement;
  /** With a tuned cut: the part that it was chosen on; `judgement` is then of the sealed part only. */
  readonly tunedOn: Judgement | null;
}

/** Judges the detectors on a file whose truth is known. */
export function backtestFile(choices: BacktestChoices): Promise<Backtest> {
  const { labels, attempts, signal, tuneUntilMinutes } = choices;
  const others = [labels, ...(attempts === undefined ? [] : [attempts])];
  return withPayments({ ...choices, others }, signal, async (payments) => {
    const { stream } = payments;
    const truth = await readTruth(payments, { labels, attempts }, signal);
    const minutes = new Int32Array(stream.count);
    const run = await watchScored(payments, choices.model, {
      ...choices,
      rates: await readRates(choices.ratesFile),
      strengthMin: 0,
      before: ({ row, atMinutes }) => {
        minutes[row] = atMinutes;
      },
      progress: (done) => choices.progress(done, stream.count),
    });
    // With a model, its score takes the place of strength.
    const shapes = run.scored?.map((each) => ({ ...each, strength: each.score })) ?? run.shapes;
    const evidence = { shapes, truth, minutes, accountCount: stream.accountCount };
    const told = {
      windowDays: run.windowDays,
      novelty: run.novelty,
      payments: stream.count,
      accounts: stream.accountCount,
      unmatchedLabels: truth.unmatched,
    };
    if (tuneUntilMinutes === null)
      return {
        ...told,
        judgement: judge(evidence, run.model?.cut ?? choices.strengthMin),
        tunedOn: null,
      };
    const before = { fromMinutes: Number.NEGATIVE_INFINITY, untilMinutes: tuneUntilMinutes };
    const after = { fromMinutes: tuneUntilMinutes, untilMinutes: Number.POSITIVE_INFINITY };
    const cut = bestCut(evidence, before);
    return {
      ...told,
      judgement: judge(evidence, cut, after),
      tunedOn: judge(evidence, cut, before),
    };
  });
}
