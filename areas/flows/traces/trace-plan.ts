// SPDX-License-Identifier: Apache-2.0
import { dayNumber, parseCalendarDate } from "@tianwang/kernel/calendar";
import type { Doctrine } from "../tracing/doctrine.ts";
import { defaultsOf, paramFaults } from "../tracing/doctrine.ts";
import type { TraceParams } from "../tracing/trace.ts";
import type { DepositChoice, TraceChoices } from "../tracing/trace.wire.ts";
import { savedStepCountMax } from "../tracing/trace.wire.ts";

/** A trace that was asked for and checked; what the job is told. */
export interface TracePlan {
  readonly traceId: string;
  /** Empty when none was given. */
  readonly title: string;
  readonly doctrine: string;
  readonly params: TraceParams;
  readonly deposits: readonly DepositChoice[];
}

/** Segment and number of a row, from its id. */
export function rowNameOf(rowId: string): { readonly segmentId: string; readonly rowNo: number } {
  const [segmentId = "", rowNo = "0"] = rowId.split(":");
  return { segmentId, rowNo: Number(rowNo) };
}

/** The parameters of a doctrine with what was chosen, and the names of those out of bounds. */
export function chooseParams(
  doctrine: Doctrine,
  choices: TraceChoices,
): { readonly params: TraceParams; readonly faults: readonly string[] } {
  const { fromDate, untilDate, ...rest } = choices;
  const defaults = defaultsOf(doctrine);
  const declared = new Set<string>(doctrine.params.map(({ name }) => name));
  const day = (text: string | undefined) => {
    const date = text === undefined ? null : parseCalendarDate(text);
    return date === null ? null : dayNumber(date);
  };
  const chosen = {
    ...defaults,
    ...(declared.has("stepCountMax")
      ? { stepCountMax: Math.min(defaults.stepCountMax, savedStepCountMax) }
      : {}),
    fromDay: day(fromDate),
    toDay: day(untilDate),
  };
  const given = Object.entries(rest).filter(([, value]) => value !== undefined);
  const undeclared = given.flatMap(([name]) => (declared.has(name) ? [] : [name]));
  const params: TraceParams = { ...chosen, ...Object.fromEntries(given) };
  const noDates = Object.entries({ fromDate, untilDate })
    .filter(([, text]) => text !== undefined && day(text) === null)
    .map(([name]) => name);
  const isTurned =
    params.fromDay !== null && params.toDay !== null && params.fromDay > params.toDay;
  return {
    params,
    faults: [
      ...noDates,
      ...(isTurned ? ["fromDate", "untilDate"] : []),
      ...undeclared,
      ...paramFaults(doctrine.params, params),
      ...(params.stepCountMax > savedStepCountMax ? ["stepCountMax"] : []),
    ],
  };
}
