// SPDX-License-Identifier: Apache-2.0

/** A point of the curve over the alert budget. */
export interface RatePoint {
  readonly alerts: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** What is drawn, in the order of the colours. */
export const drawnRates = ["precision", "recall", "f1"] as const;

/** The field that the lines are drawn in. */
export const field = { left: 44, top: 12, width: 440, height: 180 } as const;

/**
 * Where a number of alerts lies: budgets grow by tenfold steps, so the axis does. One alert is at the
 * left edge, the last point at the right.
 */
export function alertsAt(alerts: number, alertsMax: number): number {
  const span = Math.log10(Math.max(alertsMax, 10));
  const share = Math.log10(Math.max(alerts, 1)) / span;
  return field.left + Math.min(1, share) * field.width;
}

export const rateAt = (rate: number) => field.top + (1 - rate) * field.height;

/** The points of a line as SVG wants them. */
export function linePoints(curve: readonly RatePoint[], rate: (typeof drawnRates)[number]): string {
  const alertsMax = curve.at(-1)?.alerts ?? 1;
  return curve
    .map(
      (point) =>
        `${alertsAt(point.alerts, alertsMax).toFixed(1)},${rateAt(point[rate]).toFixed(1)}`,
    )
    .join(" ");
}

/** The marks of the axis of alerts: powers of ten that the curve reaches. */
export function alertMarks(curve: readonly RatePoint[]): number[] {
  const alertsMax = Math.max(10, curve.at(-1)?.alerts ?? 1);
  const marks: number[] = [];
  for (let mark = 1; mark <= alertsMax; mark *= 10) marks.push(mark);
  return marks;
}
