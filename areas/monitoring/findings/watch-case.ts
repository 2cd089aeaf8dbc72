// SPDX-License-Identifier: Apache-2.0
import type { Bite, Shape } from "@tianwang/typologies";
import { Watch, minutesADay } from "@tianwang/typologies";
import type { CasePayments } from "./case-payments.ts";

/** How the payments of a case are watched. */
export interface CaseWatchParams {
  /** The longest window of a shape. */
  readonly windowDays: number;
}

/** What the detectors saw. */
export interface CaseSight {
  readonly shapes: readonly Shape[];
  readonly bites: readonly Bite[];
}

/** Shows the payments of a case to all detectors, in their order. */
export function watchCase(payments: CasePayments, params: CaseWatchParams): CaseSight {
  const watch = new Watch(params);
  const shapes: Shape[] = [];
  for (let at = 0; at < payments.count; at += 1) {
    watch.feed({
      row: at,
      from: payments.from[at] ?? 0,
      to: payments.to[at] ?? 0,
      atMinutes: (payments.day[at] ?? 0) * minutesADay,
      amountMinor: payments.amountMinor[at] ?? 0,
      currency: payments.currency[at] ?? 0,
      fromCountry: -1,
      toCountry: -1,
    });
    shapes.push(...watch.closed());
  }
  shapes.push(...watch.finish());
  return { shapes, bites: watch.state().bites };
}
