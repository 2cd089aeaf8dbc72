// SPDX-License-Identifier: Apache-2.0
import { Worker } from "node:worker_threads";

/** What a thread may cost. */
export interface ThreadLimits {
  readonly millisMax: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs a task in a thread of its own, which ends with it: what takes for ever is stopped. Gives what
 * the task posts; null when it took too long. A limit of nothing starts nothing.
 */
export async function runInThread<T>(
  task: URL,
  workerData: unknown,
  { millisMax, signal }: ThreadLimits,
): Promise<T | null> {
  if (millisMax <= 0) return null;
  const worker = new Worker(task, { workerData });
  let isLate = false;
  const stop = () => void worker.terminate();
  const timer = setTimeout(() => {
    isLate = true;
    stop();
  }, millisMax);
  signal?.addEventListener("abort", stop, { once: true });
  try {
    return await new Promise<T | null>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", () => {
        if (isLate) resolve(null);
        else reject(signal?.reason ?? new Error("the thread ended without a result"));
      });
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
  }
}
