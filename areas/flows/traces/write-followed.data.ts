// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import { parseCalendarDate } from "@tianwang/kernel/calendar";
import { scheduleOf } from "../tracing/share-schedule.ts";
import type { Doctrine } from "../tracing/doctrine.ts";
import type { ShareTrace } from "../tracing/share-trace.ts";
import { noFacts } from "../tracing/share-trace.ts";
import type { Trace } from "../tracing/trace.ts";
import type { OpenedCase, ReadCase } from "../books/case-ledger.data.ts";
import type { StoredRow } from "@tianwang/ledger";
import { readRows } from "@tianwang/ledger/server";
import { caseNotices } from "./case-notices.ts";
import type { TraceDocument } from "./trace-document.ts";
import { citedRows } from "./trace-document.ts";
import type { CitedRow } from "./write-trace.ts";
import { documentOf } from "./write-trace.ts";

/** Rows read back at a time for citing. */
const citedPageCount = 2_000;

async function readCited(
  { transactions }: OpenedCase,
  { made }: ReadCase,
  cited: readonly number[],
): Promise<StoredRow[]> {
  const rows: StoredRow[] = [];
  for (let at = 0; at < cited.length; at += citedPageCount) {
    const names = cited.slice(at, at + citedPageCount).map((row) => {
      const { segment, rowNo } = made.nameOf(row);
      return { segmentId: transactions.segments[segment]?.id ?? "", rowNo };
    });
    rows.push(...(await readRows(transactions, names)));
  }
  assert(rows.length === cited.length, "every row of a ledger is in its segment");
  return rows;
}

const citedRowOf = (row: StoredRow): CitedRow => ({
  rowId: `${row.segmentId}:${row.rowNo}`,
  exhibitId: row.exhibitId,
  locator: row.locator,
  bookedOn: row.bookedOn === null ? null : parseCalendarDate(row.bookedOn),
  payerName: row.payerName,
  beneficiaryName: row.beneficiaryName,
  hasProposal: row.proposalCount > 0,
});

/** Writes down what a doctrine found in an opened case, with the rows that it cites. */
export async function writeFollowed(
  opened: OpenedCase,
  read: ReadCase,
  { doctrine, followed }: { doctrine: Doctrine; followed: Trace | ShareTrace },
): Promise<TraceDocument> {
  const shares = "parts" in followed ? followed : null;
  const schedule = shares === null ? null : scheduleOf(shares);
  const trace = schedule === null ? (followed as Trace) : schedule.steps;
  const cited = citedRows(trace, shares?.facts ?? noFacts);
  const rows = await readCited(opened, read, cited);
  const proposed = new Set(cited.filter((_, at) => (rows[at]?.proposalCount ?? 0) > 0));
  const found = { ...read, trace, hasProposal: (row: number) => proposed.has(row) };
  return documentOf({
    ...found,
    shares,
    schedule,
    doctrine,
    notices: [...trace.notices, ...caseNotices(found)],
    cited,
    citedRows: rows.map(citedRowOf),
    segments: opened.transactions.segments.map(({ id, sha256 }) => ({ segmentId: id, sha256 })),
  });
}
