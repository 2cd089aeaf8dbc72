// SPDX-License-Identifier: Apache-2.0
import type { SuspicionReport } from "../report/report.ts";
import type { WrittenGoaml } from "./goaml-write.ts";
import type { Profile } from "./profile.ts";
import { runInThread } from "./thread.data.ts";

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
export function writeGoamlInThread(
  task: GoamlTask,
  millisMax = writeMillisMax,
): Promise<WrittenGoaml | null> {
  return runInThread(new URL("goaml-write.task.ts", import.meta.url), task, { millisMax });
}
