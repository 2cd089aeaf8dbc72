// SPDX-License-Identifier: Apache-2.0
import type { Problem } from "@tianwang/kernel/problem";

/** What becomes of a file as a statement. A refused file stays an exhibit. */
export type FileVerdict = "accepted" | "accepted-with-problems" | "refused";

/**
 * Judges a file that a reader has read to its end.
 *
 * @example
 *   judgeFile(0, []); // "refused": no statement in it
 *   judgeFile(1, [{ severity: "info" }]); // "accepted": a note is no problem
 */
export function judgeFile(
  statementCount: number,
  problems: readonly Pick<Problem, "severity">[],
): FileVerdict {
  if (statementCount === 0) return "refused";
  return problems.some(({ severity }) => severity !== "info")
    ? "accepted-with-problems"
    : "accepted";
}
