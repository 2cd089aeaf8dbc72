// SPDX-License-Identifier: Apache-2.0
import type { Problem } from "@tianwang/kernel/problem";
import type { Locator } from "@tianwang/kernel/source";
import type { Party, RowSink, SourceRow } from "../transactions/row.ts";

/** Rows that a preview shows. */
export const previewRowCount = 20;

/** Problems that a preview shows. */
const previewProblemCountMax = 50;

/** What the first rows of a table become under a mapping. */
export interface Preview {
  readonly rows: readonly SourceRow[];
  /** Own accounts of the statements that the rows belong to. */
  readonly owners: readonly Party[];
  /** What is wrong up to the last of these rows, or with the table as a whole. */
  readonly problems: readonly Problem[];
}

/** Whether a place comes before or at another one; what has no row concerns the whole. */
function isUpTo(place: Locator, last: Locator | undefined, sheets: readonly string[]): boolean {
  if (place.kind !== "row" || last?.kind !== "row") return true;
  const [sheet, lastSheet] = [place, last].map((one) => sheets.indexOf(one.sheet ?? ""));
  if (sheet === undefined || lastSheet === undefined || sheet !== lastSheet) {
    return (sheet ?? 0) < (lastSheet ?? 0);
  }
  return place.row <= last.row;
}

/**
 * A sink that keeps the first rows of a table in the order of the file, whatever order its
 * statements come in.
 *
 * @param sheets the sheets that the mapping covers, in their order; none for a text table.
 */
export function previewRows(sheets: readonly string[]): {
  readonly sink: RowSink;
  readonly preview: () => Preview;
} {
  const found: { readonly row: SourceRow; readonly owner: Party }[] = [];
  const problems: Problem[] = [];
  let owner: Party = { account: "", name: "", bank: "" };
  const sink: RowSink = {
    openStatement: (head) => {
      owner = head.account;
    },
    row: (row) => {
      const copy = { ...row, payer: { ...row.payer }, beneficiary: { ...row.beneficiary } };
      found.push({ row: copy, owner });
    },
    closeStatement: () => undefined,
    problem: (problem) => problems.push(problem),
  };
  const preview = () => {
    const inOrder = found.toSorted((a, b) =>
      isUpTo(a.row.locator, b.row.locator, sheets) ? -1 : 1,
    );
    const shown = inOrder.slice(0, previewRowCount);
    const last = shown.at(-1)?.row.locator;
    return {
      rows: shown.map(({ row }) => row),
      owners: [...new Set(shown.map((one) => one.owner))],
      problems: problems
        .filter(({ locator }) => isUpTo(locator, last, sheets))
        .slice(0, previewProblemCountMax),
    };
  };
  return { sink, preview };
}
