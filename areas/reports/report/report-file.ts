// SPDX-License-Identifier: Apache-2.0
import type { Revived, SuspicionReport } from "./report.ts";
import { reportSchema } from "./report.ts";
import type { Shaped } from "./shaped.ts";
import { readShaped } from "./shaped.ts";

/** Turns the amounts of a file into whole numbers, whatever they stand in. */
function revive(name: string, value: unknown): unknown {
  return name.endsWith("Minor") && typeof value === "string" ? BigInt(value) : value;
}

/** The model of what a schema of the report let through. */
export function revived<T>(value: T): Revived<T> {
  return JSON.parse(JSON.stringify(value), revive) as Revived<T>;
}

/** Turns the amounts of a model into texts. */
function write(_name: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}

/** Reads a report from parsed JSON: the model, or every fault with its place. */
export function readReport(json: unknown): Shaped<SuspicionReport> {
  const { value, faults } = readShaped(reportSchema, json);
  if (value === null) return { value: null, faults };
  return { value: revived(value), faults };
}

/** Writes a report as JSON that {@link readReport} reads. */
export function writeReport(report: SuspicionReport): string {
  return `${JSON.stringify(report, write, 2)}\n`;
}
