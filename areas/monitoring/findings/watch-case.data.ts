// SPDX-License-Identifier: Apache-2.0
import { Worker } from "node:worker_threads";
import type { CasePayments } from "./case-payments.ts";
import type { CaseSight, CaseWatchParams } from "./watch-case.ts";
import { watchCase } from "./watch-case.ts";

/** Fewer payments take less time than a thread takes to start. */
const threadPaymentCountMin = 20_000;

/**
 * Shows the payments of a case to the detectors; those of a large case in a thread of their own.
 * Whether they are changes nothing of what is seen.
 */
export async function sightOf(
  payments: CasePayments,
  params: CaseWatchParams,
  signal: AbortSignal,
): Promise<CaseSight> {
  signal.throwIfAborted();
  return payments.count < threadPaymentCountMin
    ? watchCase(payments, params)
    : await inThread(payments, params, signal);
}

/** Watches in a thread, which ends at once when it is told to stop. */
export function inThread(
  payments: CasePayments,
  params: CaseWatchParams,
  signal: AbortSignal,
): Promise<CaseSight> {
  const worker = new Worker(new URL("watch-case.task.ts", import.meta.url), {
    workerData: { payments, params },
  });
  const stop = () => void worker.terminate();
  signal.addEventListener("abort", stop, { once: true });
  return new Promise<CaseSight>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => reject(signal.reason ?? new Error("the watch ended early")));
  }).finally(() => signal.removeEventListener("abort", stop));
}
