// SPDX-License-Identifier: Apache-2.0
import type { Detector, GivenRate, Payment, Shape, WatchState } from "@tianwang/typologies";
import { Watch, referenceValues } from "@tianwang/typologies";
import { currencyScale } from "@tianwang/kernel/currency";
import type { OpenPayments } from "./open-payments.data.ts";
import type { FileCurrency } from "./payment-table.data.ts";

/** How a file is watched. */
export interface RunChoices {
  readonly windowDays: number;
  readonly novelty: "first-contact" | "all";
  /** The detectors that are on; all unless told. */
  readonly detectors?: readonly Detector[];
  /** Shapes below are not kept. */
  readonly strengthMin: number;
  /** Rates of the day; without them reference rates say whether amounts are near. */
  readonly rates?: readonly GivenRate[] | undefined;
  readonly signal: AbortSignal;
  /** Told now and then how many payments have been seen. */
  readonly progress: (count: number) => void;
  /** Told of each payment before the detectors see it. */
  readonly before?: (payment: Payment) => void;
}

/** What a watch of a file gave. */
export interface Run {
  readonly shapes: readonly Shape[];
  readonly state: WatchState;
  readonly seconds: number;
  /** Seconds that each tenth of the payments took. */
  readonly tenths: readonly number[];
}

/** Payments between two words on progress. */
const progressEvery = 250_000;

/** What one unit of the file's scale is worth, by currency and moment; null where no source says. */
function minorValues(
  currencies: readonly FileCurrency[],
  rates: readonly GivenRate[],
): (currency: number, atMinutes: number) => number | null {
  const values = referenceValues(
    currencies.map(({ code }) => code),
    rates,
  );
  const factors = currencies.map(
    ({ code, scale }) => 10 ** ((currencyScale(code) ?? scale) - scale),
  );
  return (currency, atMinutes) => {
    const value = values(currency, atMinutes);
    return value === null ? null : value * (factors[currency] ?? 1);
  };
}

/** Feeds the payments of a file to all detectors, in the order of time. */
export async function watchPayments(
  { stream, table }: OpenPayments,
  choices: RunChoices,
): Promise<Run> {
  const { windowDays, novelty, detectors, strengthMin, signal, progress, before } = choices;
  const minorValue = minorValues(table.currencies, choices.rates ?? []);
  const watch = new Watch({ windowDays, novelty, minorValue, ...(detectors && { detectors }) });
  const shapes: Shape[] = [];
  const keep = (closed: readonly Shape[]) => {
    for (const shape of closed) if (shape.strength >= strengthMin) shapes.push(shape);
  };
  const startedAt = performance.now();
  const tenths: number[] = [];
  const tenth = Math.max(1, Math.ceil(stream.count / 10));
  let lastAt = startedAt;
  const mark = () => {
    const now = performance.now();
    tenths.push((now - lastAt) / 1000);
    lastAt = now;
  };
  await stream.each((payment) => {
    before?.(payment);
    watch.feed(payment);
    keep(watch.closed());
    const count = payment.row + 1;
    if (count % tenth === 0) mark();
    if (count % progressEvery === 0) progress(count);
  }, signal);
  const state = watch.state();
  keep(watch.finish());
  return { shapes, state, seconds: (performance.now() - startedAt) / 1000, tenths };
}
