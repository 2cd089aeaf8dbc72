// SPDX-License-Identifier: Apache-2.0
import type { Doctrine, TraceParams } from "@tianwang/flows";
import { chooseParams } from "@tianwang/flows";
import type { CompareBody, FactsText } from "./comparison.wire.ts";

/** A comparison that was asked for and checked; what the job is told. */
export interface ComparisonPlan {
  readonly comparisonId: string;
  /** Empty when none was given. */
  readonly title: string;
  readonly doctrines: readonly string[];
  readonly deposits: CompareBody["deposits"];
  readonly choices: Partial<TraceParams>;
  readonly facts: FactsText;
}

/** What was chosen: each doctrine takes what it declares, and checks it. */
export function choicesFor(
  compared: readonly Doctrine[],
  params: NonNullable<CompareBody["params"]> = {},
): { readonly choices: Partial<TraceParams>; readonly faults: readonly string[] } {
  const { fromDate, untilDate, ...named } = params;
  const dates = {
    ...(fromDate === undefined ? {} : { fromDate }),
    ...(untilDate === undefined ? {} : { untilDate }),
  };
  let choices: Partial<TraceParams> = {};
  const faults = new Set<string>();
  for (const doctrine of compared) {
    const declared = new Set<string>(doctrine.params.map(({ name }) => name));
    const own = Object.fromEntries(Object.entries(named).filter(([name]) => declared.has(name)));
    const found = chooseParams(doctrine, { ...dates, ...own });
    for (const fault of found.faults) faults.add(fault);
    const { fromDay, toDay } = found.params;
    choices = { ...choices, ...own, fromDay, toDay };
  }
  return { choices, faults: [...faults] };
}
