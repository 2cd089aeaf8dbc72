// SPDX-License-Identifier: Apache-2.0
import type { TraceDocument } from "@tianwang/flows";
import type { Language, Text, TextValues } from "@tianwang/kernel/text";
import { renderText } from "@tianwang/kernel/text";
import type { ComparedCurrency } from "../comparisons/comparison.wire.ts";
import type { Cell, ScheduleColumn, ScheduleTable } from "./schedule.ts";
import { boundRows } from "./schedule.ts";
import { scheduleTexts as texts } from "./schedule.text.ts";

/** What a schedule is drawn up from. */
export interface ScheduleSource {
  readonly language: Language;
  /** Id of the trace or comparison. */
  readonly subjectId: string;
  readonly title: string;
  readonly caseName: string;
  readonly sha256: string;
  readonly madeBy: string;
  readonly madeAt: string;
  /** The traces of the doctrines, as they were saved. */
  readonly traces: readonly TraceDocument[];
  /** Doctrines whose traces have too many steps to be kept. */
  readonly notKept: readonly { readonly doctrine: string; readonly stepCount: number }[];
  /** What all doctrines leave, side by side; null for one trace. */
  readonly compared: readonly ComparedCurrency[] | null;
  readonly exhibitNames: ReadonlyMap<string, string>;
  /** Most rows of one table. */
  readonly rowCountMax: number;
}

/** Says a text in the language of a schedule. */
export function sayIn(language: Language) {
  return (text: Text, values: TextValues = {}) => renderText(text, values, language);
}

/** Columns by title, weight, and whether they hold numbers. */
export function columnsOf(
  language: Language,
  columns: readonly (readonly [Text, number, "number"?])[],
): ScheduleColumn[] {
  return columns.map(([title, weight, kind]) => ({
    title: title[language],
    weight,
    isNumber: kind === "number",
  }));
}

/** A group before it is bound: rows, and sums that are made of all of them. */
export interface OpenGroup {
  readonly title: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly totals?: readonly (readonly Cell[])[];
}

/** A table with no more rows than its limit; what is left out is said, sums stay those of all rows. */
export function tableOf(
  source: Pick<ScheduleSource, "language" | "rowCountMax">,
  table: Omit<ScheduleTable, "groups" | "title"> & { readonly groups: readonly OpenGroup[] },
): ScheduleTable {
  const { language, rowCountMax } = source;
  let room = rowCountMax;
  let leftOut = 0;
  const groups = table.groups.flatMap(({ title, rows, totals = [] }) => {
    const bound = boundRows(rows, room);
    room -= bound.kept.length;
    leftOut += bound.leftOut;
    return bound.kept.length === 0 && rows.length > 0
      ? totals.length > 0
        ? [{ title, rows: [], totals }]
        : []
      : [{ title, rows: bound.kept, totals }];
  });
  const limit =
    leftOut > 0
      ? [renderText(texts.noteLimit, { max: rowCountMax, count: leftOut }, language)]
      : [];
  return { ...table, title: table.name, notes: [...table.notes, ...limit], groups };
}
