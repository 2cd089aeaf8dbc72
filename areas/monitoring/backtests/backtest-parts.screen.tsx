// SPDX-License-Identifier: Apache-2.0
import { DateText } from "@tianwang/ui/date/date";
import { useText, useTexts } from "@tianwang/ui/language/language";
import type { Tone } from "@tianwang/ui/layout/status-tag";
import { StatusTag } from "@tianwang/ui/layout/status-tag";
import type { ReactElement, ReactNode } from "react";
import { backtestTexts, runStateTexts } from "./backtest-page.text.ts";
import type { CutRule, DayWindow, RunState } from "./sealed-run.ts";
import "./backtest.css";

/** A share in percent, with one digit behind the point. */
export const percentText = (share: number) => `${(share * 100).toFixed(1)} %`;

const tones: Readonly<Record<RunState, Tone>> = {
  preparing: "active",
  tuning: "info",
  opening: "active",
  closed: "good",
};

export function RunStateTag({ state }: { state: RunState }): ReactElement {
  const say = useText();
  return <StatusTag tone={tones[state]}>{say(runStateTexts[state])}</StatusTag>;
}

/** The first and the last day of a window. */
export function Days({ days }: { days: DayWindow }): ReactElement {
  return (
    <span className="backtest-days">
      <DateText date={days.fromOn} />
      <span>–</span>
      <DateText date={days.toOn} />
    </span>
  );
}

/** By what a cut was chosen, in words. */
export function useRuleWords(): (rule: CutRule) => string {
  const t = useTexts(backtestTexts);
  return ({ by, alertsMax }) => {
    if (by === "f1") return t("byF1");
    return by === "shipped" ? t("byShipped") : t("byBudget", { alertsMax: alertsMax ?? 0 });
  };
}

/** A plain table of figures, which scrolls by itself where the window is narrow. */
export function FigureTable(props: { label: string; children: ReactNode }): ReactElement {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, also by keyboard
    <section className="backtest-scroll" aria-label={props.label} tabIndex={0}>
      <table className="backtest-table">{props.children}</table>
    </section>
  );
}
