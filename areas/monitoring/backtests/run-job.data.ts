// SPDX-License-Identifier: Apache-2.0
import type { Detector } from "@tianwang/typologies";
import { detectors } from "@tianwang/typologies";
import type { JobHandler, RunningJob, Store } from "@tianwang/store";
import { refuse } from "../errors.ts";
import type { FoundFile } from "./exhibit-files.data.ts";
import { findFiles, withExhibitFiles } from "./exhibit-files.data.ts";
import type { Watched, WatchHow } from "./judge-window.data.ts";
import { judgeDevelopment, judgeSealed } from "./judge-window.data.ts";
import type { BacktestPlan } from "./plan-run.data.ts";
import { backtestKind } from "./plan-run.data.ts";
import type { RunParams, SavedRun } from "./saved-run.data.ts";
import { openRun, saveDevelopment, saveTest } from "./saved-run.data.ts";

/** The detectors of a run, in the very versions that it was planned with. */
function detectorsOf({ detectors: planned }: RunParams): Detector[] {
  return planned.map(({ id, version }) => {
    const found = detectors.find((one) => one.id === id && one.version === version);
    if (!found) throw refuse("MONITORING_NO_SUCH_DETECTOR", { names: `${id} ${version}` });
    return found;
  });
}

/** Judges the window that a run waits for, and saves what came of it. */
async function judgeNext(
  store: Store,
  running: RunningJob,
  { run, files }: { readonly run: SavedRun; readonly files: readonly FoundFile[] },
): Promise<void> {
  const { signal } = running;
  const progress: Watched["progress"] = (done, total) =>
    running.progress(BigInt(done), BigInt(total), { phase: "reading", rowCount: done });
  const { windowDays, novelty } = run.params;
  const detectors = detectorsOf(run.params);
  const how: WatchHow & Watched = { windowDays, novelty, detectors, signal, progress };
  const development = { fromOn: run.developmentFrom, toOn: run.developmentTo };
  const test = { fromOn: run.testFrom, toOn: run.testTo };
  await withExhibitFiles(store, files, signal, async (paths) => {
    if (run.openedAt === null) {
      const found = await judgeDevelopment(paths, { development, test }, how);
      signal.throwIfAborted();
      await store.run(running.acting, "monitoring.backtests.developed", (work) =>
        saveDevelopment(work, run, found),
      );
      return;
    }
    if (!run.tuned) throw refuse("MONITORING_NO_SUCH_CUT");
    const found = await judgeSealed(paths, { test, cut: run.tuned.cut }, how);
    signal.throwIfAborted();
    await store.run(running.acting, "monitoring.backtests.tested", (work) =>
      saveTest(work, run, found),
    );
  });
}

/**
 * Judges a window of a run. Doing it again after the program was cut off does no harm: a result is
 * saved once and stays.
 */
export const backtestHandler: JobHandler = {
  kind: backtestKind,
  isRepeatable: true,
  run: async (store, running) => {
    const { backtestId } = running.job.payload as BacktestPlan;
    const opened = await store.run(running.acting, backtestKind, async (work) => {
      const run = await openRun(work, backtestId);
      return { run, files: await findFiles(work, run.compartmentId, run.files) };
    });
    const { run } = opened;
    const isDone = run.openedAt === null ? run.isDeveloped : run.isTested;
    if (!isDone) await judgeNext(store, running, opened);
    return { backtestId };
  },
};
