// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { Problem } from "@tianwang/kernel/problem";
import { readReport } from "./report-file.ts";
import type { SuspicionReport } from "./report.ts";
import sample from "./samples/pass-through.json" with { type: "json" };

/** The fictional case: money from abroad passes through a new company within a day. */
export function sampleReport(): SuspicionReport {
  const { value } = readReport(sample);
  assert(value, "the sample reads");
  return value;
}

/** Problems in one line each: severity, code, place, field. */
export const problemLines = (problems: readonly Problem[]): readonly string[] =>
  problems.map(({ severity, code, locator, field }) => {
    const place = locator.kind === "element" ? locator.path : locator.kind;
    return `${severity} ${code} ${place} ${field}`.trimEnd();
  });
