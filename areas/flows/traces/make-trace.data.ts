// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import { parseCalendarDate } from "@tianwang/kernel/calendar";
import type { RunningJob } from "@tianwang/store";
import { refuse } from "../errors.ts";
import { scheduleOf } from "../tracing/share-schedule.ts";
import type { Trace } from "../tracing/trace.ts";
import { savedStepCountMax } from "../tracing/trace.wire.ts";
import type { OpenedCase, ReadCase } from "../books/case-ledger.data.ts";
import { readCase } from "../books/case-ledger.data.ts";
import type { StoredRow } from "@tianwang/ledger";
import { readRows } from "@tianwang/ledger/server";
import { caseNotices } from "./case-notices.ts";
import { followMoney } from "./follow.data.ts";
import type { TraceDocument } from "./trace-document.ts";
import { citedRows } from "./trace-document.ts";
import { doctrineOf } from "./trace-plan.data.ts";
import type { TracePlan } from "./trace-plan.ts";
import { rowNameOf } from "./trace-plan.ts";
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

/** Follows the money of a plan through an opened case. */
export async function makeDocument(
  opened: OpenedCase,
  plan: TracePlan,
  running: Pick<RunningJob, "signal" | "progress">,
): Promise<TraceDocument> {
  const { segments } = opened.transactions;
  const read = await readCase(opened, {
    untilDay: plan.params.toDay,
    signal: running.signal,
    progress: (done, total) =>
      running.progress(BigInt(done), BigInt(total), { phase: "reading", rowCount: done }),
  });
  running.progress(BigInt(read.rowCount), BigInt(read.rowCount), { phase: "following" });
  const doctrine = doctrineOf(plan.doctrine);
  const chosen = plan.deposits.map(({ rowId, claimant, partMinor }) => {
    const { segmentId, rowNo } = rowNameOf(rowId);
    const segment = segments.findIndex(({ id }) => id === segmentId);
    const row = read.made.rowOf({ segment, rowNo });
    if (row === null) throw refuse("FLOWS_NO_ROW", { id: rowId });
    return { row, claimant, ...(partMinor === undefined ? {} : { partMinor: BigInt(partMinor) }) };
  });
  const walk = { ledger: read.made.ledger, chosen, params: plan.params };
  const followed = await followMoney(doctrine, walk, running.signal);
  if ("parts" in followed && followed.parts.count > savedStepCountMax)
    throw refuse("FLOWS_TOO_MANY_PARTS", { count: followed.parts.count, max: savedStepCountMax });
  const shares = "parts" in followed ? followed : null;
  const schedule = shares === null ? null : scheduleOf(shares);
  const trace = schedule === null ? (followed as Trace) : schedule.steps;
  const cited = citedRows(trace);
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
    segments: segments.map(({ id, sha256 }) => ({ segmentId: id, sha256 })),
  });
}
