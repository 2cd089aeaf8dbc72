// SPDX-License-Identifier: Apache-2.0
import type { Shape } from "@tianwang/typologies";
import type { Text } from "@tianwang/kernel/text";
import type { HitRates } from "./backtest.ts";
import type { Additive } from "./boost.ts";
import type { FeatureTable } from "./feature-table.ts";
import { formFeatures, scoredFeatures } from "./feature-table.ts";
import type { Feature } from "./behaviour.ts";

export const modelKind = "tianwang-payment-score";
export const modelVersion = 1;

/** What one number adds to the log odds: `adds[n]` from `thresholds[n - 1]` up to `thresholds[n]`. */
export interface Weighing {
  readonly feature: string;
  readonly title: Text;
  readonly thresholds: readonly number[];
  readonly adds: readonly number[];
}

/** A score that anybody can add up by hand: a start, and one curve for each number. */
export interface ScoreModel {
  readonly kind: typeof modelKind;
  readonly version: number;
  readonly trainedOn: {
    readonly transactionsSha256: string;
    readonly labelsSha256: string;
    readonly payments: number;
    readonly from: string;
    /** Weights are fitted before this moment; the cut is chosen on what follows. */
    readonly heldOutFrom: string;
    readonly until: string;
  };
  readonly windowDays: number;
  readonly novelty: "first-contact" | "all";
  readonly classWeight: number;
  /** Forms of payment that the score knows; none unless it was trained with them. */
  readonly forms: readonly string[];
  readonly cut: number;
  readonly heldOut: HitRates;
  readonly start: number;
  readonly weighings: readonly Weighing[];
}

/** What one number added to the score of a shape. */
export interface Contribution extends Text {
  readonly feature: string;
  readonly adds: number;
}

/** A shape with its score, and what made it. */
export interface ScoredShape extends Shape {
  readonly score: number;
  readonly contributions: readonly Contribution[];
}

const contributionsShown = 5;
const rounded = (value: number) => Math.round(value * 1e6) / 1e6 + 0;

/** Sums the steps of each number to one curve. */
export function weighingsOf({ steps }: Additive, features: readonly Feature[]): Weighing[] {
  return features.flatMap(({ id, title }, feature) => {
    const own = steps.filter((step) => step.feature === feature);
    if (own.length === 0) return [];
    const thresholds = [...new Set(own.map(({ threshold }) => threshold))].toSorted(
      (a, b) => a - b,
    );
    const adds = [Number.NEGATIVE_INFINITY, ...thresholds].map((least) =>
      rounded(
        own.reduce((sum, each) => sum + (least < each.threshold ? each.below : each.above), 0),
      ),
    );
    return [{ feature: id, title, thresholds, adds }];
  });
}

/** What a curve adds at a value. */
function addedBy({ thresholds, adds }: Weighing, value: number): number {
  let place = 0;
  while (place < thresholds.length && value >= (thresholds[place] ?? 0)) place += 1;
  return adds[place] ?? 0;
}

/**
 * Scores a shape: the mean of its payments' log odds, as 0 to 1. The behaviour of each payment is
 * as known at its own moment, its shapes as they stood when they closed.
 */
export function scoreShape(
  shape: Shape,
  table: FeatureTable,
  model: Pick<ScoreModel, "start" | "weighings">,
): ScoredShape {
  let logOdds = model.start;
  const contributions = model.weighings.map((weighing): Contribution => {
    const column = table.features.findIndex(({ id }) => id === weighing.feature);
    let sum = 0;
    for (const row of shape.rows)
      sum += addedBy(weighing, table.values[row * table.width + column] ?? 0);
    const adds = sum / Math.max(1, shape.rows.length);
    logOdds += adds;
    return { feature: weighing.feature, adds: rounded(adds), ...weighing.title };
  });
  return {
    ...shape,
    score: rounded(1 / (1 + Math.exp(-logOdds))),
    contributions: contributions
      .filter(({ adds }) => adds !== 0)
      .toSorted((a, b) => Math.abs(b.adds) - Math.abs(a.adds) || (a.feature < b.feature ? -1 : 1))
      .slice(0, contributionsShown),
  };
}

const isNumbers = (list: unknown): list is number[] =>
  Array.isArray(list) && list.every((value) => typeof value === "number" && Number.isFinite(value));

const isTexts = (list: unknown): list is string[] =>
  Array.isArray(list) && list.every((value) => typeof value === "string");

function isWeighing(given: unknown, features: readonly Feature[]): given is Weighing {
  const { feature, thresholds, adds, title } = (given ?? {}) as Partial<Weighing>;
  return (
    features.some(({ id }) => id === feature) &&
    typeof title?.zh === "string" &&
    typeof title.en === "string" &&
    isNumbers(thresholds) &&
    isNumbers(adds) &&
    adds.length === thresholds.length + 1
  );
}

/** Why a text is no model that this version can use; null when it is one. */
export function modelFault(given: unknown): string | null {
  const model = (given ?? {}) as Partial<ScoreModel>;
  if (model.kind !== modelKind) return "kind";
  if (model.version !== modelVersion) return "version";
  if (!isNumbers([model.start, model.cut, model.windowDays])) return "start, cut, windowDays";
  if (model.novelty !== "first-contact" && model.novelty !== "all") return "novelty";
  const { forms, weighings } = model;
  if (!isTexts(forms)) return "forms";
  const features = [...scoredFeatures, ...formFeatures(forms)];
  const isWhole = Array.isArray(weighings) && weighings.every((each) => isWeighing(each, features));
  return isWhole ? null : "weighings";
}
