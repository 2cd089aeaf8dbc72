// SPDX-License-Identifier: Apache-2.0
import type { HeaderPlace, TableRecord } from "../table-layout.ts";
import { findHeader } from "../table-layout.ts";
import type { Delimiter } from "../table-mapping.ts";
import { delimiters } from "../table-mapping.ts";
import { DelimitedReader } from "../cells/table-record.ts";

/** How a text is cut into records. */
export interface DelimiterChoice {
  readonly delimiter: Delimiter;
  readonly lineBreak: "\n" | "\r";
  readonly records: readonly TableRecord[];
  readonly header: HeaderPlace | null;
  /** Records with as many cells as most, and that number. */
  readonly evenCount: number;
  readonly width: number;
}

/** Cuts a text into its first records. */
export function readRecords(
  text: string,
  delimiter: Delimiter,
  lineBreak: "\n" | "\r",
): TableRecord[] {
  const records: TableRecord[] = [];
  const reader = new DelimitedReader(delimiter, lineBreak, {
    record: (cells, count, row) => {
      if (count > 1 || cells[0] !== "") records.push({ row, cells: cells.slice(0, count) });
    },
    damage: () => {},
    fault: () => {},
  });
  reader.write(text);
  reader.end();
  return records;
}

function commonWidth(records: readonly TableRecord[]): readonly [number, number] {
  const counts = new Map<number, number>();
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  let best: readonly [number, number] = [1, 0];
  for (const [width, count] of counts) {
    if (width > 1 && (best[0] === 1 || count > best[1])) best = [width, count];
  }
  return best;
}

/** Known headers say more than even rows. */
function score({ header, evenCount, records, width }: DelimiterChoice): number {
  const even = width > 1 ? evenCount / Math.max(records.length, 1) : 0;
  const known = header === null ? 0 : header.headers.length;
  return known * 10 + even;
}

/**
 * Decides what separates the cells: the delimiter under which the most headers are known, then
 * the one under which most records have the same number of cells.
 *
 * @param allowed the delimiters to choose from: one, where a person has said which.
 */
export function decideDelimiter(
  text: string,
  allowed: readonly Delimiter[] = delimiters,
): DelimiterChoice {
  const lineBreak = text.includes("\n") || !text.includes("\r") ? "\n" : "\r";
  const choices = allowed.map((delimiter): DelimiterChoice => {
    const records = readRecords(text, delimiter, lineBreak);
    const [width, evenCount] = commonWidth(records);
    const header = findHeader(records);
    return { delimiter, lineBreak, records, header, evenCount, width };
  });
  return choices.reduce((best, one) => (score(one) > score(best) ? one : best));
}
