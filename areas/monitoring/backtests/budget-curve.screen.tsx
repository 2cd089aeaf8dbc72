// SPDX-License-Identifier: Apache-2.0
import { useTexts } from "@tianwang/ui/language/language";
import { countText } from "@tianwang/ui/money/money";
import type { ReactElement } from "react";
import { useId } from "react";
import { backtestTexts } from "./backtest-page.text.ts";
import { FigureTable, percentText } from "./backtest-parts.screen.tsx";
import { alertMarks, alertsAt, drawnRates, field, linePoints, rateAt } from "./curve-drawing.ts";
import type { CurvePoint } from "./saved-run.wire.ts";

/** Marks of the axis of rates. */
const rateMarks = [0, 0.25, 0.5, 0.75, 1] as const;
const right = field.left + field.width;
const bottom = field.top + field.height;

function Axes({ curve }: { curve: readonly CurvePoint[] }): ReactElement {
  const alertsMax = curve.at(-1)?.alerts ?? 1;
  return (
    <>
      {rateMarks.map((rate) => (
        <g key={rate}>
          <line
            className="curve-rule"
            x1={field.left}
            x2={right}
            y1={rateAt(rate)}
            y2={rateAt(rate)}
          />
          <text x={field.left - 6} y={rateAt(rate) + 4} textAnchor="end">
            {rate * 100}
          </text>
        </g>
      ))}
      {alertMarks(curve).map((mark) => (
        <text key={mark} x={alertsAt(mark, alertsMax)} y={bottom + 18} textAnchor="middle">
          {countText(mark)}
        </text>
      ))}
    </>
  );
}

function CurveTable({ curve }: { curve: readonly CurvePoint[] }): ReactElement {
  const t = useTexts(backtestTexts);
  return (
    <details>
      <summary>{t("curveTable")}</summary>
      <FigureTable label={t("curveTable")}>
        <thead>
          <tr>
            <th scope="col">{t("budget")}</th>
            {drawnRates.map((rate) => (
              <th key={rate} scope="col">
                {t(rate)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {curve.map((point) => (
            <tr key={point.alerts}>
              <th scope="row">{countText(point.alerts)}</th>
              {drawnRates.map((rate) => (
                <td key={rate}>{percentText(point[rate])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </FigureTable>
    </details>
  );
}

/** Precision, recall and F1 over the alert budget, drawn and in figures. */
export function BudgetCurve(props: {
  curve: readonly CurvePoint[];
  /** How many alerts the cut that was chosen gives. */
  alerts: number;
}): ReactElement {
  const t = useTexts(backtestTexts);
  const id = useId();
  const { curve, alerts } = props;
  if (curve.length === 0) return <p className="tw-soft">{t("curveNone")}</p>;
  const cutAt = alertsAt(alerts, curve.at(-1)?.alerts ?? 1);
  return (
    <figure className="tw-stack">
      <figcaption className="curve-key">
        {drawnRates.map((rate) => (
          <span key={rate} data-rate={rate}>
            {t(rate)}
          </span>
        ))}
      </figcaption>
      <svg
        className="curve"
        viewBox={`0 0 ${right + 16} ${bottom + 42}`}
        role="img"
        aria-labelledby={id}
      >
        <title id={id}>{t("curveOf")}</title>
        <Axes curve={curve} />
        <text x={right} y={bottom + 36} textAnchor="end">
          {t("budget")}
        </text>
        <line className="curve-cut" x1={cutAt} x2={cutAt} y1={field.top} y2={bottom} />
        {drawnRates.map((rate) => (
          <polyline key={rate} data-rate={rate} points={linePoints(curve, rate)} />
        ))}
      </svg>
      <p className="tw-faint">{t("curveOf")}</p>
      <CurveTable curve={curve} />
    </figure>
  );
}
