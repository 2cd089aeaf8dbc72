// SPDX-License-Identifier: Apache-2.0
import type { Shape } from "@tianwang/typologies";
import { momentOf } from "./alert-line.ts";
import { bestCut, judge } from "./backtest.ts";
import { boostDefaults, fitSteps } from "./boost.ts";
import type { FileChoices } from "./detect.data.ts";
import type { FeatureTable } from "./feature-table.ts";
import { openTable } from "./scored-run.data.ts";
import { withPayments } from "./open-payments.data.ts";
import type { ScoreModel } from "./score-model.ts";
import { modelKind, modelVersion, scoreShape, weighingsOf } from "./score-model.ts";
import { readSource } from "./source-file.data.ts";
import { readTruth } from "./truth.data.ts";
import type { Truth } from "./truth.ts";
import { watchPayments } from "./watch-run.data.ts";

/** Share of the payments, by time, that weights are fitted to; the cut is chosen on the rest. */
const fittedShare = 0.75;

interface Known {
  readonly shapes: readonly Shape[];
  readonly truth: Truth;
  readonly table: FeatureTable;
  readonly minutes: Int32Array;
}

/** Fits the weights to the payments before a moment that lie in a shape. */
function fit({ shapes, truth, table, minutes }: Known, heldOutFrom: number, withNovelty: boolean) {
  const inShapes = new Set(shapes.flatMap(({ rows }) => rows));
  const rows = [...inShapes]
    .filter((row) => (minutes[row] ?? 0) < heldOutFrom)
    .toSorted((a, b) => a - b);
  const additive = fitSteps({
    values: table.values,
    width: table.width,
    features: table.features.flatMap(({ isOfNovelty }, feature) =>
      isOfNovelty && !withNovelty ? [] : [feature],
    ),
    rows: Int32Array.from(rows),
    isLaundering: truth.isLaundering,
  });
  return { start: additive.start, weighings: weighingsOf(additive, table.features) };
}

/** The files that a score is trained on. */
export interface TrainChoices extends FileChoices {
  readonly labels: string;
  /** Whether the score may rest on the form of payment, which gives AMLworld's labels away. */
  readonly withForm: boolean;
}

/** Trains a score on a file whose truth is known. */
export function trainModel(choices: TrainChoices): Promise<ScoreModel> {
  const { labels, signal, windowDays, novelty, withForm } = choices;
  return withPayments({ ...choices, others: [labels] }, signal, async (payments) => {
    const { stream, source } = payments;
    const truth = await readTruth(payments, { labels, attempts: undefined }, signal);
    const forms = withForm ? await stream.forms() : [];
    const table = await openTable(payments, forms);
    const minutes = new Int32Array(stream.count);
    const { shapes } = await watchPayments(payments, {
      ...choices,
      strengthMin: 0,
      before: (payment) => {
        minutes[payment.row] = payment.atMinutes;
        table.see(payment);
      },
      progress: (done) => choices.progress(done, stream.count),
    });
    for (const shape of shapes) table.close(shape);
    const heldOutFrom = minutes[Math.floor(stream.count * fittedShare)] ?? 0;
    const fitted = fit({ shapes, truth, table, minutes }, heldOutFrom, novelty === "first-contact");
    const scored = shapes.map((shape) => {
      const { score } = scoreShape(shape, table, fitted);
      return { ...shape, strength: score };
    });
    const evidence = { shapes: scored, truth, minutes, accountCount: stream.accountCount };
    const held = { fromMinutes: heldOutFrom, untilMinutes: Number.POSITIVE_INFINITY };
    const cut = bestCut(evidence, held);
    return {
      kind: modelKind,
      version: modelVersion,
      trainedOn: {
        transactionsSha256: source.sha256,
        labelsSha256: (await readSource(labels, signal)).sha256,
        payments: stream.count,
        from: momentOf(minutes[0] ?? 0),
        heldOutFrom: momentOf(heldOutFrom),
        until: momentOf(minutes.at(-1) ?? 0),
      },
      windowDays,
      novelty,
      classWeight: boostDefaults.classWeight,
      forms,
      cut,
      heldOut: judge(evidence, cut, held).byTransaction,
      start: Math.round(fitted.start * 1e6) / 1e6,
      weighings: fitted.weighings,
    };
  });
}
