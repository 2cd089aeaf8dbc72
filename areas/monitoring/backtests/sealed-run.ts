// SPDX-License-Identifier: Apache-2.0
import type { Evidence, Judgement, Span } from "../payment-files/backtest.ts";
import { bestCut, judge } from "../payment-files/backtest.ts";

/** Days of the file that are judged together, both ends included. */
export interface DayWindow {
  readonly fromOn: string;
  readonly toOn: string;
}

/** By what the cut is chosen: best F1, at most so many alerts, or the one that is shipped. */
export const cutRules = ["f1", "budget", "shipped"] as const;

/** A way to choose the cut; `alertsMax` goes with a budget only. */
export interface CutRule {
  readonly by: (typeof cutRules)[number];
  readonly alertsMax: number | null;
}

/** Where a run stands. From `opening` on, its cut is fixed for good. */
export const runStates = ["preparing", "tuning", "opening", "closed"] as const;
export type RunState = (typeof runStates)[number];

/** Budgets of alerts that a cut can be chosen by. */
export const alertBudgets = [
  5, 10, 20, 30, 50, 75, 100, 150, 200, 300, 500, 750, 1_000, 2_000, 5_000, 10_000,
] as const;

/** A judgement without its curve: that is the same at every cut. */
export type CutJudgement = Omit<Judgement, "curve">;

/** A cut that can be chosen, with what it gives on the development window. */
export interface CutChoice {
  readonly rule: CutRule;
  readonly judgement: CutJudgement;
}

const minutesADay = 1_440;

const dayMinutes = (day: string) => Date.parse(`${day}T00:00Z`) / 60_000;

/** The minutes of a window, in UTC. */
export function spanOf({ fromOn, toOn }: DayWindow): Span {
  return { fromMinutes: dayMinutes(fromOn), untilMinutes: dayMinutes(toOn) + minutesADay };
}

/** Whether both windows run forwards and the test begins after the development has ended. */
export function areInOrder(development: DayWindow, test: DayWindow): boolean {
  return (
    development.fromOn <= development.toOn &&
    development.toOn < test.fromOn &&
    test.fromOn <= test.toOn
  );
}

/** Where a run stands by what has been written down. */
export function runStateOf(run: {
  readonly isDeveloped: boolean;
  readonly isOpened: boolean;
  readonly isTested: boolean;
}): RunState {
  if (run.isTested) return "closed";
  if (run.isOpened) return "opening";
  return run.isDeveloped ? "tuning" : "preparing";
}

/** Whether two ways to choose the cut are the same. */
export const isSameRule = (a: CutRule, b: CutRule) => a.by === b.by && a.alertsMax === b.alertsMax;

/**
 * The lowest cut that gives at most so many alerts in a window; null where the strongest alone are
 * more. Shapes of one strength are alerts together or not at all.
 */
export function cutOfBudget(
  { shapes }: Pick<Evidence, "shapes">,
  span: Span,
  alertsMax: number,
): number | null {
  const strengths = shapes
    .filter(({ toMinutes }) => toMinutes >= span.fromMinutes && toMinutes < span.untilMinutes)
    .map(({ strength }) => strength)
    .toSorted((a, b) => b - a);
  let count = Math.min(alertsMax, strengths.length);
  while (count > 0 && strengths[count] === strengths[count - 1]) count -= 1;
  return strengths[count - 1] ?? null;
}

/** The cuts that can be chosen on a window, and what each gives there. */
export async function cutChoices(
  evidence: Evidence,
  span: Span,
  how: { readonly shippedCut: number; readonly pause: () => Promise<void> },
): Promise<{ readonly curve: Judgement["curve"]; readonly choices: readonly CutChoice[] }> {
  const rules: { rule: CutRule; cut: number }[] = [
    { rule: { by: "f1", alertsMax: null }, cut: bestCut(evidence, span) },
    { rule: { by: "shipped", alertsMax: null }, cut: how.shippedCut },
  ];
  const allCount = evidence.shapes.length;
  for (const [at, alertsMax] of alertBudgets.entries()) {
    // A budget that the one before was enough for says nothing new.
    if (at > 0 && (alertBudgets[at - 1] ?? 0) >= allCount) break;
    const cut = cutOfBudget(evidence, span, alertsMax);
    if (cut !== null) rules.push({ rule: { by: "budget", alertsMax }, cut });
  }
  let curve: Judgement["curve"] = [];
  const choices: CutChoice[] = [];
  for (const { rule, cut } of rules) {
    await how.pause();
    const { curve: own, ...judgement } = judge(evidence, cut, span);
    curve = own;
    choices.push({ rule, judgement });
  }
  return { curve, choices };
}
