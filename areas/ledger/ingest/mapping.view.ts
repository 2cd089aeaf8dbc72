// SPDX-License-Identifier: Apache-2.0
import type { Problem, ProblemTable } from "@tianwang/kernel/problem";
import { formatLocator } from "@tianwang/kernel/source";
import type { Text } from "@tianwang/kernel/text";
import { renderText } from "@tianwang/kernel/text";
import type { ProblemView } from "@tianwang/wire/schema";
import type { SourceRow } from "../transactions/row.ts";
import { previewRowCount } from "./mapping-preview.ts";
import type { PreviewRowView, TableLineView } from "./mapping.wire.ts";
import type { MappingProposal } from "./tables/proposal/table-proposal.ts";
import type { TableRecord } from "./tables/table-layout.ts";
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

/** Most lines of an original, and characters of a cell, that go over the wire. */
const lineCountMax = 60;
const cellLengthMax = 200;

/** Lines of an original; long cells are cut. */
export function lineViews(records: readonly TableRecord[]): TableLineView[] {
  return records.slice(0, lineCountMax).map(({ row, cells }) => ({
    row,
    cells: cells.map((cell) =>
      cell.length > cellLengthMax ? `${cell.slice(0, cellLengthMax)}…` : cell,
    ),
  }));
}

/** The lines before the header, the header, and the first rows below it. */
export function proposalLines({ records, mapping }: MappingProposal): TableLineView[] {
  const { row, rowCount } = mapping.header;
  const headerAt = rowCount === 0 ? 0 : records.findIndex((record) => record.row === row);
  const end = headerAt + rowCount + previewRowCount;
  return lineViews(records.slice(Math.max(0, end - lineCountMax), end));
}

/** A row as it would enter. */
export function previewRowView(row: SourceRow): PreviewRowView {
  const { side, bookedOn, payer, beneficiary, purpose, currency, scale } = row;
  return {
    locator: formatLocator(row.locator),
    side,
    bookedOn,
    amount: { amountMinor: String(row.amountMinor), currency, scale },
    balanceMinor: row.balanceMinor === null ? null : String(row.balanceMinor),
    payer,
    beneficiary,
    purpose,
  };
}
