// SPDX-License-Identifier: Apache-2.0
import type { Problem, ProblemTable } from "@tianwang/kernel/problem";
import { formatLocator } from "@tianwang/kernel/source";
import type { Text } from "@tianwang/kernel/text";
import { renderText } from "@tianwang/kernel/text";
import type { ProblemView } from "@tianwang/wire/schema";
import { tableProblems } from "./tables/problems.ts";
import { tableNoteTexts } from "./tables/table-note.text.ts";
import type { Note } from "./tables/table-note.ts";

/** A reason of a proposal in words. */
export const noteView = ({ messageId, data }: Note): Text => ({
  zh: renderText(tableNoteTexts[messageId], data, "zh"),
  en: renderText(tableNoteTexts[messageId], data, "en"),
});

const texts: ProblemTable = tableProblems;

/** What is still to be told about a table, in words. */
export function questionView(problem: Problem): ProblemView {
  const code = { zh: problem.code, en: problem.code };
  const entry = texts[problem.code];
  return {
    ...problem,
    locator: formatLocator(problem.locator),
    says: { ...(entry?.says ?? code) },
    mend: { ...(entry?.mend ?? code) },
  };
}
