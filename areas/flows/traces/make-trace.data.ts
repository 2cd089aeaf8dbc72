// SPDX-License-Identifier: Apache-2.0
import type { RunningJob } from "@tianwang/store";
import { refuse } from "../errors.ts";
import type { ChosenDeposit } from "../tracing/trace.ts";
import { savedStepCountMax } from "../tracing/trace.wire.ts";
import type { OpenedCase, ReadCase } from "../books/case-ledger.data.ts";
import { readCase } from "../books/case-ledger.data.ts";
import { followMoney } from "./follow.data.ts";
import type { TraceDocument } from "./trace-document.ts";
import { writeFollowed } from "./write-followed.data.ts";
import { doctrineOf } from "./trace-plan.data.ts";
import type { TracePlan } from "./trace-plan.ts";
import { rowNameOf } from "./trace-plan.ts";

/** Finds rows of an opened case by their ids, in its ledger; refuses an id that is not there. */
export function rowsOf(
  { transactions }: OpenedCase,
  { made }: ReadCase,
): (rowId: string) => number {
  return (rowId) => {
    const { segmentId, rowNo } = rowNameOf(rowId);
    const segment = transactions.segments.findIndex(({ id }) => id === segmentId);
    const row = made.rowOf({ segment, rowNo });
    if (row === null) throw refuse("FLOWS_NO_ROW", { id: rowId });
    return row;
  };
}

/** The deposits of a plan as rows of a ledger. */
export function chosenOf(
  deposits: TracePlan["deposits"],
  rowOf: (rowId: string) => number,
): ChosenDeposit[] {
  return deposits.map(({ rowId, claimant, partMinor }) => ({
    row: rowOf(rowId),
    claimant,
    ...(partMinor === undefined ? {} : { partMinor: BigInt(partMinor) }),
  }));
}

/** Follows the money of a plan through an opened case. */
export async function makeDocument(
  opened: OpenedCase,
  plan: TracePlan,
  running: Pick<RunningJob, "signal" | "progress">,
): Promise<TraceDocument> {
  const read = await readCase(opened, {
    untilDay: plan.params.toDay,
    signal: running.signal,
    progress: (done, total) =>
      running.progress(BigInt(done), BigInt(total), { phase: "reading", rowCount: done }),
  });
  running.progress(BigInt(read.rowCount), BigInt(read.rowCount), { phase: "following" });
  const doctrine = doctrineOf(plan.doctrine);
  const chosen = chosenOf(plan.deposits, rowsOf(opened, read));
  const walk = { ledger: read.made.ledger, chosen, params: plan.params };
  const followed = await followMoney(doctrine, walk, running.signal);
  if ("parts" in followed && followed.parts.count > savedStepCountMax)
    throw refuse("FLOWS_TOO_MANY_PARTS", { count: followed.parts.count, max: savedStepCountMax });
  return writeFollowed(opened, read, { doctrine, followed });
}
