// SPDX-License-Identifier: Apache-2.0

/** One step of an additive score: what a number adds below, and from, a threshold. */
export interface Step {
  readonly feature: number;
  readonly threshold: number;
  readonly below: number;
  readonly above: number;
}

/** An additive score: log odds to begin with, and steps. */
export interface Additive {
  readonly start: number;
  readonly steps: readonly Step[];
}

/** How steps are fitted. Fixed before any result was seen, and not tuned on a test set. */
export const boostDefaults = {
  rounds: 300,
  rate: 0.1,
  /** Weight of a laundering row; the ratio of the classes, near 70 here, halves F1. */
  classWeight: 3,
  /** Least curvature on each side of a step, so that none rests on a handful of rows. */
  curvatureMin: 5,
  ridge: 1,
  binsMax: 48,
};

type BoostParams = typeof boostDefaults;

/** The rows that steps are fitted to, and the numbers of each. */
export interface FitData {
  readonly values: Float32Array;
  readonly width: number;
  /** Columns that may be used. */
  readonly features: readonly number[];
  readonly rows: Int32Array;
  readonly isLaundering: Uint8Array;
}

/** Thresholds of a column: midpoints between quantiles of its distinct values. */
function thresholdsOf(
  { values, width, rows }: FitData,
  feature: number,
  binsMax: number,
): number[] {
  const seen = Float32Array.from(rows, (row) => values[row * width + feature] ?? 0).toSorted();
  const distinct = seen.filter((value, at) => at === 0 || value !== seen[at - 1]);
  const cuts = new Set<number>();
  // Half of the places by rank among distinct values, so that rare large values have steps too.
  for (const list of [seen, distinct])
    for (let each = 1; each < binsMax / 2; each += 1) {
      const at = Math.floor((list.length * each * 2) / binsMax);
      const [low, high] = [list[at - 1], list[at]];
      if (low !== undefined && high !== undefined && low < high)
        cuts.add(Math.fround((low + high) / 2));
    }
  return [...cuts].toSorted((a, b) => a - b);
}

/** Each row's place among the thresholds of a column. */
function binned(data: FitData, feature: number, thresholds: readonly number[]): Uint8Array {
  const { values, width, rows } = data;
  return Uint8Array.from(rows, (row) => {
    const value = values[row * width + feature] ?? 0;
    let [low, high] = [0, thresholds.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value < (thresholds[middle] ?? 0)) high = middle;
      else low = middle + 1;
    }
    return low;
  });
}

interface Column {
  readonly feature: number;
  readonly thresholds: readonly number[];
  readonly bins: Uint8Array;
}

/** The best step over one column: its gain in likelihood, and where. */
function bestOf(
  { thresholds, bins, feature }: Column,
  gradients: Float64Array,
  curvatures: Float64Array,
  params: BoostParams,
): { gain: number; step: Step } | null {
  const pull = new Float64Array(thresholds.length + 1);
  const bend = new Float64Array(thresholds.length + 1);
  for (let at = 0; at < bins.length; at += 1) {
    const bin = bins[at] ?? 0;
    pull[bin] = (pull[bin] ?? 0) + (gradients[at] ?? 0);
    bend[bin] = (bend[bin] ?? 0) + (curvatures[at] ?? 0);
  }
  const [pullAll, bendAll] = [pull.reduce((a, b) => a + b, 0), bend.reduce((a, b) => a + b, 0)];
  let [pullBelow, bendBelow] = [0, 0];
  let best: { gain: number; step: Step } | null = null;
  thresholds.forEach((threshold, at) => {
    pullBelow += pull[at] ?? 0;
    bendBelow += bend[at] ?? 0;
    const [pullAbove, bendAbove] = [pullAll - pullBelow, bendAll - bendBelow];
    if (bendBelow < params.curvatureMin || bendAbove < params.curvatureMin) return;
    const gain =
      pullBelow ** 2 / (bendBelow + params.ridge) + pullAbove ** 2 / (bendAbove + params.ridge);
    if (best && gain <= best.gain) return;
    const below = (params.rate * pullBelow) / (bendBelow + params.ridge);
    const above = (params.rate * pullAbove) / (bendAbove + params.ridge);
    best = { gain, step: { feature, threshold, below, above } };
  });
  return best;
}

/** Rows with their weights and the log odds that the steps so far give them. */
class Fit {
  readonly #data: FitData;
  readonly #weights: Float64Array;
  readonly #scores: Float64Array;
  readonly gradients: Float64Array;
  readonly curvatures: Float64Array;
  readonly start: number;

  constructor(data: FitData, classWeight: number) {
    this.#data = data;
    const count = data.rows.length;
    this.#weights = Float64Array.from(data.rows, (row) =>
      data.isLaundering[row] === 1 ? classWeight : 1,
    );
    let [positive, total] = [0, 0];
    this.#weights.forEach((weight, at) => {
      total += weight;
      positive += weight * this.#label(at);
    });
    this.start = Math.log((positive + 1) / (total - positive + 1));
    this.#scores = new Float64Array(count).fill(this.start);
    this.gradients = new Float64Array(count);
    this.curvatures = new Float64Array(count);
  }

  #label(at: number): number {
    return this.#data.isLaundering[this.#data.rows[at] ?? 0] ?? 0;
  }

  /** Slope and curvature of the likelihood at each row. */
  lean(): void {
    this.#scores.forEach((score, at) => {
      const chance = 1 / (1 + Math.exp(-score));
      const weight = this.#weights[at] ?? 0;
      this.gradients[at] = weight * (this.#label(at) - chance);
      this.curvatures[at] = weight * chance * (1 - chance);
    });
  }

  add({ threshold, below, above }: Step, { thresholds, bins }: Column): void {
    const place = thresholds.indexOf(threshold);
    bins.forEach((bin, at) => {
      this.#scores[at] = (this.#scores[at] ?? 0) + (bin <= place ? below : above);
    });
  }
}

/** Fits steps by gradient boosting of the logistic likelihood: same rows, same steps. */
export function fitSteps(data: FitData, params: BoostParams = boostDefaults): Additive {
  const columns = data.features.map((feature): Column => {
    const thresholds = thresholdsOf(data, feature, params.binsMax);
    return { feature, thresholds, bins: binned(data, feature, thresholds) };
  });
  const fit = new Fit(data, params.classWeight);
  const steps: Step[] = [];
  while (steps.length < params.rounds) {
    fit.lean();
    const found = columns.flatMap((column) => {
      const best = bestOf(column, fit.gradients, fit.curvatures, params);
      return best ? [{ ...best, column }] : [];
    });
    const [first, ...others] = found;
    if (!first) break;
    const best = others.reduce((most, each) => (each.gain > most.gain ? each : most), first);
    fit.add(best.step, best.column);
    steps.push(best.step);
  }
  return { start: fit.start, steps };
}
