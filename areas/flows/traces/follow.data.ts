// SPDX-License-Identifier: Apache-2.0
import { Worker } from "node:worker_threads";
import { assert } from "@tianwang/kernel/assert";
import type { Doctrine } from "../tracing/doctrine.ts";
import { isLotDoctrine, isShareDoctrine } from "../tracing/doctrine.ts";
import type { RowFacts, ShareTrace } from "../tracing/share-trace.ts";
import { noFacts } from "../tracing/share-trace.ts";
import type { Ledger } from "../tracing/ledger.ts";
import type { ChosenDeposit, Trace, TraceParams } from "../tracing/trace.ts";

/** What the thread is given. */
export interface WalkTask {
  readonly doctrine: string;
  readonly ledger: Ledger;
  readonly chosen: readonly ChosenDeposit[];
  readonly params: TraceParams;
  /** What is known of rows beside what they say. */
  readonly facts: RowFacts;
}

/** What it gives back: the ledger stays where it was. */
export type WalkAnswer = Omit<Trace, "ledger"> | Omit<ShareTrace, "ledger">;

/** A walk of fewer rows takes less time than a thread takes to start: about a tenth of a second. */
const threadRowCountMin = 50_000;

/**
 * Follows the money of a ledger. Long walks run in a thread of their own, so that everything else
 * goes on; whether they do changes nothing of the result.
 */
export async function followMoney(
  doctrine: Doctrine,
  walk: {
    readonly ledger: Ledger;
    readonly chosen: readonly ChosenDeposit[];
    readonly params: TraceParams;
    readonly facts?: RowFacts;
  },
  signal: AbortSignal,
): Promise<Trace | ShareTrace> {
  const { ledger, chosen, params, facts = noFacts } = walk;
  signal.throwIfAborted();
  const task: WalkTask = { doctrine: doctrine.id, ledger, chosen, params, facts };
  if (ledger.rowCount < threadRowCountMin) return runHere(doctrine, task);
  return { ...(await inThread(task, signal)), ledger };
}

/** Follows the money in this thread. */
export function runHere(
  doctrine: Doctrine,
  { ledger, chosen, params, facts }: Omit<WalkTask, "doctrine">,
): Trace | ShareTrace {
  if (isLotDoctrine(doctrine)) return doctrine.run(ledger, chosen, params);
  assert(isShareDoctrine(doctrine), "a doctrine follows lots or shares");
  return doctrine.runShares(ledger, chosen, params, facts);
}

function inThread(task: WalkTask, signal: AbortSignal): Promise<WalkAnswer> {
  const worker = new Worker(new URL("walk.task.ts", import.meta.url), { workerData: task });
  const stop = () => void worker.terminate();
  signal.addEventListener("abort", stop, { once: true });
  return new Promise<WalkAnswer>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () =>
      reject(signal.reason ?? new Error("the walk ended without a result")),
    );
  }).finally(() => signal.removeEventListener("abort", stop));
}
