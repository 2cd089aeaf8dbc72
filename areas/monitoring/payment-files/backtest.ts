// SPDX-License-Identifier: Apache-2.0
import type { Shape } from "@tianwang/typologies";
import { compareShapes } from "./alert-line.ts";
import type { Attempt, Truth } from "./truth.ts";

/** How well some rows hit the rows that are laundering. */
export interface HitRates {
  readonly flagged: number;
  readonly right: number;
  readonly laundering: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** What became of the attempts of one typology. */
export interface AttemptRates {
  readonly attempts: number;
  /** One alert holds at least half of the rows. */
  readonly found: number;
  /** The alert that holds most of them has the name of the attempt. */
  readonly named: number;
  /** Alerts that hold at least one row, for an attempt that is found. */
  readonly fragments: number;
  /** Found by a shape of any strength, alert or not: what the search can reach at all. */
  readonly foundAtAnyStrength: number;
}

/** The part of the stream that is judged: payments from a moment up to, not including, another. */
export interface Span {
  readonly fromMinutes: number;
  readonly untilMinutes: number;
}

/** Detection judged against the truth at one cut. */
export interface Judgement {
  readonly cut: number;
  readonly alerts: number;
  readonly byTransaction: HitRates;
  readonly byTypology: Readonly<Record<string, AttemptRates>>;
  readonly laundering: AttemptRates;
  readonly decoys: AttemptRates;
  readonly decoysFlaggedShare: number;
  /** Alerts less than half of whose rows are laundering. */
  readonly falseAlerts: number;
  readonly falseAlertsPerThousandAccounts: number;
  readonly curve: readonly (HitRates & { readonly alerts: number })[];
}

/** What is judged. */
export interface Evidence {
  readonly shapes: readonly Shape[];
  readonly truth: Truth;
  /** Moment of each row. */
  readonly minutes: Int32Array;
  readonly accountCount: number;
}

const budgets = [10, 25, 50, 100, 150, 200, 300, 500, 750, 1000, 2000, 5000, 10_000];

const share = (part: number, whole: number) =>
  whole === 0 ? 0 : Math.round((part / whole) * 1e6) / 1e6;

function rates(flagged: number, right: number, laundering: number): HitRates {
  const total = flagged + laundering;
  return {
    flagged,
    right,
    laundering,
    precision: share(right, flagged),
    recall: share(right, laundering),
    f1: share(2 * right, total),
  };
}

/** Flags rows of alerts, strongest first, and counts as they come. */
class Flags {
  readonly #rows = new Set<number>();
  #right = 0;
  readonly #evidence: Evidence;
  readonly #span: Span;
  readonly #laundering: number;

  constructor(evidence: Evidence, span: Span) {
    this.#evidence = evidence;
    this.#span = span;
    let laundering = 0;
    evidence.truth.isLaundering.forEach((one, row) => {
      if (one === 1 && this.#isJudged(row)) laundering += 1;
    });
    this.#laundering = laundering;
  }

  #isJudged(row: number): boolean {
    const at = this.#evidence.minutes[row] ?? 0;
    return at >= this.#span.fromMinutes && at < this.#span.untilMinutes;
  }

  add({ rows }: Shape): void {
    for (const row of rows) {
      if (this.#rows.has(row) || !this.#isJudged(row)) continue;
      this.#rows.add(row);
      this.#right += this.#evidence.truth.isLaundering[row] ?? 0;
    }
  }

  get rates(): HitRates {
    return rates(this.#rows.size, this.#right, this.#laundering);
  }
}

/** Shapes that hold rows of an attempt, the one that holds most first. */
function holdersOf(attempt: Attempt, byRow: ReadonlyMap<number, readonly Shape[]>) {
  const counts = new Map<Shape, number>();
  for (const row of attempt.rows)
    for (const shape of byRow.get(row) ?? []) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  return [...counts].toSorted(([a, some], [b, others]) => others - some || compareShapes(a, b));
}

function indexByRow(shapes: readonly Shape[]): Map<number, Shape[]> {
  const byRow = new Map<number, Shape[]>();
  for (const shape of shapes)
    for (const row of shape.rows) {
      const own = byRow.get(row);
      if (own) own.push(shape);
      else byRow.set(row, [shape]);
    }
  return byRow;
}

function attemptRates(
  attempts: readonly Attempt[],
  alerts: ReadonlyMap<number, readonly Shape[]>,
  all: ReadonlyMap<number, readonly Shape[]>,
): AttemptRates {
  let [found, named, fragments, foundAtAnyStrength] = [0, 0, 0, 0];
  for (const attempt of attempts) {
    const isHalf = (held: number) => held * 2 >= attempt.rows.length;
    const holders = holdersOf(attempt, alerts);
    const [best] = holders;
    if (best && isHalf(best[1])) {
      found += 1;
      fragments += holders.length;
      if (best[0].typology === attempt.typology) named += 1;
    }
    const [reached] = holdersOf(attempt, all);
    if (reached && isHalf(reached[1])) foundAtAnyStrength += 1;
  }
  return { attempts: attempts.length, found, named, fragments, foundAtAnyStrength };
}

/**
 * The shapes and attempts of a span. A shape belongs to the span in which it ends, so that what is
 * tuned on an earlier span has seen nothing of a later one; an attempt likewise.
 */
function within({ shapes, truth, minutes }: Evidence, span: Span) {
  const isIn = (at: number) => at >= span.fromMinutes && at < span.untilMinutes;
  return {
    shapes: shapes.filter(({ toMinutes }) => isIn(toMinutes)).toSorted(compareShapes),
    attempts: truth.attempts.filter(({ rows }) => isIn(minutes[rows.at(-1) ?? 0] ?? 0)),
  };
}

/** The whole stream. */
export const wholeSpan: Span = {
  fromMinutes: Number.NEGATIVE_INFINITY,
  untilMinutes: Number.POSITIVE_INFINITY,
};

/** Judges the shapes of a span that are at least as strong as the cut. */
export function judge(evidence: Evidence, cut: number, span: Span = wholeSpan): Judgement {
  const { shapes, attempts } = within(evidence, span);
  const alerts = shapes.filter(({ strength }) => strength >= cut);
  const [alertsByRow, allByRow] = [indexByRow(alerts), indexByRow(shapes)];
  const flags = new Flags(evidence, span);
  let falseAlerts = 0;
  for (const alert of alerts) {
    flags.add(alert);
    const right = alert.rows.filter((row) => evidence.truth.isLaundering[row] === 1).length;
    if (right * 2 < alert.rows.length) falseAlerts += 1;
  }
  const laundering = attempts.filter((each) => each.isLaundering);
  const decoys = attempts.filter((each) => !each.isLaundering);
  const names = [...new Set(laundering.map(({ typology }) => typology))].toSorted();
  const rated = (some: readonly Attempt[]) => attemptRates(some, alertsByRow, allByRow);
  const decoyRates = rated(decoys);
  return {
    cut,
    alerts: alerts.length,
    byTransaction: flags.rates,
    byTypology: Object.fromEntries(
      names.map((name) => [name, rated(laundering.filter(({ typology }) => typology === name))]),
    ),
    laundering: rated(laundering),
    decoys: decoyRates,
    decoysFlaggedShare: share(decoyRates.found, decoyRates.attempts),
    falseAlerts,
    falseAlertsPerThousandAccounts: share(falseAlerts * 1000, evidence.accountCount),
    curve: curveOf(evidence, shapes, span),
  };
}

/** Rates of the strongest alerts, budget by budget. */
function curveOf(evidence: Evidence, shapes: readonly Shape[], span: Span): Judgement["curve"] {
  const flags = new Flags(evidence, span);
  const curve: (HitRates & { alerts: number })[] = [];
  shapes.forEach((shape, at) => {
    flags.add(shape);
    const alerts = at + 1;
    if (budgets.includes(alerts) || alerts === shapes.length)
      curve.push({ alerts, ...flags.rates });
  });
  return curve;
}

/** The cut with the best F1 by transaction in a span; the higher of two that are as good. */
export function bestCut(evidence: Evidence, span: Span): number {
  const { shapes } = within(evidence, span);
  const flags = new Flags(evidence, span);
  let best = { f1: -1, cut: 1 };
  shapes.forEach((shape, at) => {
    flags.add(shape);
    // Shapes of one strength are alerts together.
    if (shapes[at + 1]?.strength === shape.strength) return;
    const { f1 } = flags.rates;
    if (f1 > best.f1) best = { f1, cut: shape.strength };
  });
  return best.cut;
}
