// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import { dateOfDayNumber, parseCalendarDate } from "@tianwang/kernel/calendar";
import type { CompartmentId, Id, JobId } from "@tianwang/kernel/ids";
import { formatMinor } from "@tianwang/kernel/money";
import type { JobHandler, RunningJob, Work } from "@tianwang/store";
import { enqueueJob } from "@tianwang/store";
import { requireIn } from "@tianwang/store/access";
import { refuse } from "../errors.ts";
import type { StoredRow } from "../transactions/stored-row.ts";
import type { Transactions } from "../transactions/transaction.data.ts";
import { openTransactions, readRows } from "../transactions/transaction.data.ts";
import type { OpenedCase, ReadCase } from "./case-ledger.data.ts";
import { isFollowed, measureCase, openCase, readCase } from "./case-ledger.data.ts";
import { caseNotices } from "./case-notices.ts";
import type { Doctrine } from "./doctrine.ts";
import { doctrines } from "./doctrines/catalogue.ts";
import { followMoney } from "./follow.data.ts";
import { insertTrace, storeDocument } from "./trace.data.ts";
import type { TraceDocument } from "./trace-document.ts";
import { citedRows } from "./trace-document.ts";
import type { TracePlan } from "./trace-plan.ts";
import { chooseParams } from "./trace-plan.ts";
import { summaryOf } from "./trace-summary.ts";
import type { DepositChoice, TraceChoices } from "./trace.wire.ts";
import type { CitedRow } from "./write-trace.ts";
import { documentOf } from "./write-trace.ts";

const jobKind = "flows.trace";

/** What a trace is asked for with. */
export interface TraceRequest {
  readonly compartmentId: CompartmentId;
  readonly title: string;
  readonly doctrine: string;
  readonly deposits: readonly DepositChoice[];
  readonly choices: TraceChoices;
}

/** Checks a trace that is asked for, and puts it in line. */
export async function planTrace(
  work: Work,
  request: TraceRequest,
): Promise<{ readonly jobId: JobId; readonly traceId: Id<"trace"> }> {
  const { compartmentId, title, deposits } = request;
  await requireIn(work, compartmentId, "write");
  const doctrine = doctrineOf(request.doctrine);
  const { params, faults } = chooseParams(doctrine, request.choices);
  if (faults.length > 0) throw refuse("FLOWS_BAD_TRACE_PARAMS", { names: faults.join(", ") });
  const transactions = await openTransactions(work, compartmentId);
  if (!transactions) throw refuse("FLOWS_NOTHING_TO_TRACE");
  await measureCase(transactions, params.toDay);
  await checkDeposits(transactions, deposits, params.toDay);
  const traceId = work.newId("trace");
  const plan: TracePlan = { traceId, title, doctrine: doctrine.id, params, deposits };
  const jobId = await enqueueJob(work, { kind: jobKind, compartmentId, payload: plan });
  return { jobId, traceId };
}

function doctrineOf(id: string): Doctrine {
  const doctrine = doctrines.find((each) => each.id === id);
  const known = doctrines.map((each) => each.id).join(", ");
  if (!doctrine) throw refuse("FLOWS_NO_DOCTRINE", { id, known });
  return doctrine;
}

const nameOf = (rowId: string) => {
  const [segmentId = "", rowNo = "0"] = rowId.split(":");
  return { segmentId, rowNo: Number(rowNo) };
};

async function checkDeposits(
  transactions: Transactions,
  deposits: readonly DepositChoice[],
  untilDay: number | null,
): Promise<void> {
  const rows = await readRows(
    transactions,
    deposits.map(({ rowId }) => nameOf(rowId)),
  );
  for (const { rowId, partMinor } of deposits) {
    const row = rows.find((each) => `${each.segmentId}:${each.rowNo}` === rowId);
    if (!row) throw refuse("FLOWS_NO_ROW", { id: rowId });
    if (row.status !== "booked" || !isFollowed(row.currency, row.scale))
      throw refuse("FLOWS_NOT_TRACEABLE", { id: rowId });
    if (untilDay !== null && row.bookedOn !== null && row.bookedOn > dateOfDayNumber(untilDay))
      throw refuse("FLOWS_DEPOSIT_TOO_LATE", { id: rowId, bookedOn: row.bookedOn });
    const amount = `${formatMinor(row.amountMinor, row.scale)} ${row.currency}`;
    if (partMinor !== undefined && BigInt(partMinor) > row.amountMinor)
      throw refuse("FLOWS_PART_TOO_LARGE", { id: rowId, amount });
  }
}

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
    const { segmentId, rowNo } = nameOf(rowId);
    const segment = segments.findIndex(({ id }) => id === segmentId);
    const row = read.made.rowOf({ segment, rowNo });
    if (row === null) throw refuse("FLOWS_NO_ROW", { id: rowId });
    return { row, claimant, ...(partMinor === undefined ? {} : { partMinor: BigInt(partMinor) }) };
  });
  const walk = { ledger: read.made.ledger, chosen, params: plan.params };
  const trace = await followMoney(doctrine, walk, running.signal);
  const cited = citedRows(trace);
  const rows = await readCited(opened, read, cited);
  const proposed = new Set(cited.filter((_, at) => (rows[at]?.proposalCount ?? 0) > 0));
  const found = { ...read, trace, hasProposal: (row: number) => proposed.has(row) };
  return documentOf({
    ...found,
    doctrine,
    notices: [...trace.notices, ...caseNotices(found)],
    cited,
    citedRows: rows.map(citedRowOf),
    segments: segments.map(({ id, sha256 }) => ({ segmentId: id, sha256 })),
  });
}

/** Makes the trace that was planned and saves it, unless it is told to stop before. */
export const traceHandler: JobHandler = {
  kind: jobKind,
  run: async (store, running) => {
    const plan = running.job.payload as TracePlan;
    const { compartmentId } = running.job;
    const opened = await store.run(running.acting, jobKind, (work) =>
      openCase(work, compartmentId),
    );
    if (!opened) throw refuse("FLOWS_NOTHING_TO_TRACE");
    const document = await makeDocument(opened, plan, running);
    running.signal.throwIfAborted();
    const blob = await storeDocument(store, document);
    const summary = summaryOf(document);
    await store.run(running.acting, "flows.traces.save", (work) =>
      insertTrace(work, { plan, compartmentId, document, blob, summary }),
    );
    return { traceId: plan.traceId, stepCount: summary.stepCount };
  },
};
