// SPDX-License-Identifier: Apache-2.0
import { Worker } from "node:worker_threads";
import type { SuspicionReport } from "../report/report.ts";
import type { WrittenGoaml } from "./goaml-write.ts";
import type { Profile } from "./profile.ts";

/** How long writing by a user's profile may take. */
const writeMillisMax = 20_000;

/** What the thread is given. */
export interface GoamlTask {
  readonly report: SuspicionReport;
  readonly profile: Profile;
}

/**
 * Writes a report by a profile whose patterns nobody has read, in a thread of its own; null when it
 * took too long.
 */
export async function writeGoamlInThread(
  task: GoamlTask,
  millisMax = writeMillisMax,
): Promise<WrittenGoaml | null> {
  const worker = new Worker(new URL("goaml-write.task.ts", import.meta.url), { workerData: task });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    void worker.terminate();
  }, millisMax);
  try {
    return await new Promise<WrittenGoaml | null>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", () =>
        isLate ? resolve(null) : reject(new Error("the writing ended without a result")),
      );
    });
  } finally {
    clearTimeout(timer);
  }
}
