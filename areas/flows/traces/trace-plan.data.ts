// SPDX-License-Identifier: Apache-2.0
import { dateOfDayNumber } from "@tianwang/kernel/calendar";
import type { CompartmentId, Id, JobId } from "@tianwang/kernel/ids";
import { formatMinor } from "@tianwang/kernel/money";
import type { Work } from "@tianwang/store";
import { enqueueJob } from "@tianwang/store";
import { requireIn } from "@tianwang/store/access";
import { refuse } from "../errors.ts";
import { isFollowed, measureCase } from "../books/case-ledger.data.ts";
import type { Doctrine } from "../tracing/doctrine.ts";
import { doctrines } from "../tracing/doctrines/catalogue.ts";
import type { DepositChoice, TraceChoices } from "../tracing/trace.wire.ts";
import type { Transactions } from "@tianwang/ledger/server";
import { openTransactions, readRows } from "@tianwang/ledger/server";
import type { TracePlan } from "./trace-plan.ts";
import { chooseParams, rowNameOf } from "./trace-plan.ts";

/** Kind of the job that makes a trace. */
export const traceJobKind = "flows.trace";

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
  const jobId = await enqueueJob(work, { kind: traceJobKind, compartmentId, payload: plan });
  return { jobId, traceId };
}

/** Refuses deposits that cannot begin a trace. */
export async function checkDeposits(
  transactions: Transactions,
  deposits: readonly DepositChoice[],
  untilDay: number | null,
): Promise<void> {
  const rows = await readRows(
    transactions,
    deposits.map(({ rowId }) => rowNameOf(rowId)),
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

/** The doctrine of an id; refuses one that is not there. */
export function doctrineOf(id: string): Doctrine {
  const doctrine = doctrines.find((each) => each.id === id);
  const known = doctrines.map((each) => each.id).join(", ");
  if (!doctrine) throw refuse("FLOWS_NO_DOCTRINE", { id, known });
  return doctrine;
}
