// SPDX-License-Identifier: Apache-2.0
import { FeatureTable } from "./feature-table.ts";
import type { OpenPayments } from "./open-payments.data.ts";
import { readModel } from "./score-model.data.ts";
import type { ScoredShape, ScoreModel } from "./score-model.ts";
import { scoreShape } from "./score-model.ts";
import type { Run, RunChoices } from "./watch-run.data.ts";
import { watchPayments } from "./watch-run.data.ts";

/** A watch of a file; with a model, each shape has its score, and window and novelty are the model's. */
export interface ScoredRun extends Run {
  readonly scored: readonly ScoredShape[] | null;
  readonly model: ScoreModel | null;
  readonly windowDays: number;
  readonly novelty: "first-contact" | "all";
}

/** A table of numbers for a file, with the forms of payment that are asked for. */
export async function openTable(
  { stream }: OpenPayments,
  forms: readonly string[],
): Promise<FeatureTable> {
  if (forms.length === 0) return new FeatureTable(stream.count);
  return new FeatureTable(stream.count, { forms, ofRow: await stream.formOfRows(forms) });
}

/** Watches a file, and scores what was found where a model is given. */
export async function watchScored(
  payments: OpenPayments,
  modelPath: string | undefined,
  choices: RunChoices,
): Promise<ScoredRun> {
  const { windowDays, novelty } = choices;
  if (modelPath === undefined) {
    const run = await watchPayments(payments, choices);
    return { ...run, scored: null, model: null, windowDays, novelty };
  }
  const model = await readModel(modelPath);
  const table = await openTable(payments, model.forms);
  const own = { windowDays: model.windowDays, novelty: model.novelty };
  const run = await watchPayments(payments, {
    ...choices,
    ...own,
    strengthMin: 0,
    before: (payment) => {
      table.see(payment);
      choices.before?.(payment);
    },
  });
  for (const shape of run.shapes) table.close(shape);
  const scored = run.shapes.map((shape) => scoreShape(shape, table, model));
  return { ...run, ...own, scored, model };
}
