// SPDX-License-Identifier: Apache-2.0
import { detectors } from "@tianwang/typologies";
import { parseCalendarDate } from "@tianwang/kernel/calendar";
import type { CompartmentId, JobId } from "@tianwang/kernel/ids";
import type { Work } from "@tianwang/store";
import { enqueueJob, findJob } from "@tianwang/store";
import { requireIn } from "@tianwang/store/access";
import { refuse } from "../errors.ts";
import type { RunFile } from "./exhibit-files.data.ts";
import { findFiles } from "./exhibit-files.data.ts";
import type { BacktestId, RunParams, SavedRun } from "./saved-run.data.ts";
import { chooseCut, insertRun, openRun, openSeal, setJob } from "./saved-run.data.ts";
import type { CutRule, DayWindow } from "./sealed-run.ts";
import { areInOrder, isSameRule } from "./sealed-run.ts";

/** Kind of the job that judges a window of a run. */
export const backtestKind = "monitoring.backtest";

/** What the job is told; which window it judges follows from how far the run is. */
export interface BacktestPlan {
  readonly backtestId: BacktestId;
}

/** What a person asks for. */
export interface AskedRun {
  readonly compartmentId: CompartmentId;
  readonly title: string;
  readonly files: readonly RunFile[];
  readonly development: DayWindow;
  readonly test: DayWindow;
  readonly windowDays: number;
  readonly novelty: RunParams["novelty"];
  /** Ids of the detectors that are on. */
  readonly detectors: readonly string[];
}

/** The detectors that are on, with their versions, in the order of the catalogue. */
function detectorsOf({ detectors: asked, files }: AskedRun): RunParams["detectors"] {
  const on = detectors.filter(({ id }) => asked.includes(id));
  if (on.length === 0 || on.length !== new Set(asked).size)
    throw refuse("MONITORING_NO_SUCH_DETECTOR", { names: asked.join(", ") });
  // A model's numbers rest on the shapes of all of them.
  if (files.some(({ role }) => role === "model") && on.length !== detectors.length)
    throw refuse("MONITORING_MODEL_NEEDS_ALL");
  return on.map(({ id, version }) => ({ id, version }));
}

function checkWindows({ development, test }: AskedRun): void {
  const days = [development.fromOn, development.toOn, test.fromOn, test.toOn];
  if (days.some((day) => parseCalendarDate(day) === null) || !areInOrder(development, test))
    throw refuse("MONITORING_WINDOWS_CROSS");
}

function checkRoles(files: readonly RunFile[]): void {
  const roles = files.map(({ role }) => role);
  if (new Set(roles).size !== roles.length) throw refuse("MONITORING_NEEDS", { names: "files" });
  for (const needed of ["transactions", "labels"] as const)
    if (!roles.includes(needed)) throw refuse("MONITORING_NEEDS", { names: needed });
}

const enqueue = (work: Work, compartmentId: CompartmentId, backtestId: BacktestId) => {
  const payload: BacktestPlan = { backtestId };
  return enqueueJob(work, { kind: backtestKind, compartmentId, payload });
};

/** Saves a run as it is asked for and puts the judging of its development window in line. */
export async function planRun(
  work: Work,
  asked: AskedRun,
): Promise<{ readonly backtestId: BacktestId; readonly jobId: JobId }> {
  const { compartmentId, development, test, files, windowDays, novelty } = asked;
  await requireIn(work, compartmentId, "write");
  const title = asked.title.trim();
  if (title === "") throw refuse("MONITORING_NEEDS", { names: "title" });
  checkRoles(files);
  checkWindows(asked);
  const params = { windowDays, novelty, detectors: detectorsOf(asked) };
  await findFiles(work, compartmentId, files);
  const id = work.newId("backtest");
  const jobId = await enqueue(work, compartmentId, id);
  await insertRun(work, { id, compartmentId, title, params, files, development, test, jobId });
  return { backtestId: id, jobId };
}

/** A run that the actor may work on. */
async function openToWork(work: Work, id: string): Promise<SavedRun> {
  const run = await openRun(work, id);
  await requireIn(work, run.compartmentId, "write");
  return run;
}

/** Chooses the cut by a rule, on the development window alone and only before the seal is open. */
export async function tuneRun(work: Work, id: string, rule: CutRule): Promise<void> {
  const run = await openToWork(work, id);
  if (run.openedAt !== null) throw refuse("MONITORING_SEAL_OPEN");
  const choice = run.development?.choices.find((one) => isSameRule(one.rule, rule));
  if (!choice) throw refuse("MONITORING_NO_SUCH_CUT");
  await chooseCut(work, run, choice);
}

/** Opens the seal: the cut is fixed as it stands, and the test window is judged once with it. */
export async function unsealRun(work: Work, id: string, expected: CutRule): Promise<JobId> {
  const run = await openToWork(work, id);
  const { rule, tuned } = run;
  if (run.openedAt !== null) throw refuse("MONITORING_SEAL_OPEN");
  // Who opens must have seen the cut that is fixed by it.
  if (!rule || !tuned || !isSameRule(rule, expected)) throw refuse("MONITORING_NO_SUCH_CUT");
  const jobId = await enqueue(work, run.compartmentId, run.id);
  await openSeal(work, run, { rule, cut: tuned.cut, jobId });
  return jobId;
}

/** Puts the judging in line again where the last job ended without a result. */
export async function resumeRun(work: Work, id: string): Promise<JobId> {
  const run = await openToWork(work, id);
  const job = await findJob(work, run.jobId);
  const isWaited = run.openedAt === null ? !run.isDeveloped : !run.isTested;
  const isAtWork = job?.state === "waiting" || job?.state === "running";
  if (!isWaited || isAtWork) throw refuse("MONITORING_NOTHING_TO_RESUME");
  const jobId = await enqueue(work, run.compartmentId, run.id);
  await setJob(work, run, jobId);
  return jobId;
}
