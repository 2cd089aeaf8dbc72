// SPDX-License-Identifier: Apache-2.0
import type { JobId } from "@tianwang/kernel/ids";
import { Refusal } from "@tianwang/kernel/refusal";
import type { Store } from "../store.ts";
import type { Acting } from "../work.ts";
import type { Job } from "./job.data.ts";
import { claimJob, endJob, interruptJobs, reportJob, unfinishedJobs } from "./job.data.ts";

/** What a running job may use. */
export interface RunningJob {
  readonly job: Job;
  readonly acting: Acting;
  readonly signal: AbortSignal;
  /** Reports progress (written at most four times a second). `message` is kept as the last one. */
  progress(done: bigint, total: bigint | null, message: unknown): void;
}

/** Does the jobs of one kind; what it returns becomes the job's last message. */
export interface JobHandler {
  readonly kind: string;
  /** Whether a run that was cut off can just be run again, without anybody asking for it. */
  readonly isRepeatable?: boolean;
  run(store: Store, running: RunningJob): Promise<unknown>;
}

export interface JobRunner {
  /** Looks for work now. */
  wake(): void;
  /** Stops after the present job was told to stop. */
  stop(): Promise<void>;
}

const reportMillis = 250;
const pollMillis = 1_000;

/**
 * Marks what a killed run of this runner left, and gives all jobs that were cut off and not started
 * again since; repeatable ones are put in line again.
 */
export function recoverJobs(
  store: Store,
  handlers: readonly JobHandler[],
  runner: string,
): Promise<Job[]> {
  const repeatableKinds = handlers.flatMap(({ kind, isRepeatable }) => (isRepeatable ? kind : []));
  return store.asOwner(async (db) => {
    await interruptJobs(db, { runner, repeatableKinds }, store.clock());
    return unfinishedJobs(db);
  });
}

/** Runs waiting jobs one after another. `log` is told of failures that are our fault. */
export function startRunner(
  store: Store,
  handlers: readonly JobHandler[],
  runner: string,
  log: (error: unknown, jobId: JobId) => void,
): JobRunner {
  const byKind = new Map(handlers.map((handler) => [handler.kind, handler]));
  const stopping = new AbortController();
  let wakeUp: () => void = () => undefined;
  // A job announced while the runner looks for one must not wait for the next look.
  let isWanted = false;
  const wake = () => {
    isWanted = true;
    wakeUp();
  };
  const stopListening = store.onJob(wake);
  const nextTurn = () =>
    new Promise<void>((resolve) => {
      if (isWanted) return resolve();
      const timer = setTimeout(resolve, pollMillis);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const loop = async () => {
    while (!stopping.signal.aborted) {
      isWanted = false;
      const job = await store
        .asOwner((db) => claimJob(db, runner, store.clock()))
        .catch(() => null);
      if (job)
        await runOne(store, { job, handler: byKind.get(job.kind), signal: stopping.signal, log });
      else await nextTurn();
    }
  };
  const ended = loop();
  return {
    wake,
    stop: async () => {
      stopListening();
      stopping.abort();
      wake();
      await ended;
    },
  };
}

interface OneRun {
  readonly job: Job & { readonly workspaceId: Acting["workspaceId"] };
  readonly handler: JobHandler | undefined;
  readonly signal: AbortSignal;
  readonly log: (error: unknown, jobId: JobId) => void;
}

async function runOne(store: Store, one: OneRun): Promise<void> {
  const { job, handler, log } = one;
  const abort = new AbortController();
  one.signal.addEventListener("abort", () => abort.abort(), { once: true });
  const acting: Acting = {
    actorId: job.actorId,
    purpose: job.purpose,
    workspaceId: job.workspaceId,
  };
  let latest: { done: bigint; total: bigint | null; message: unknown } | null = null;
  const report = async () => {
    const progress = latest;
    latest = null;
    if (progress && (await store.asOwner((db) => reportJob(db, job.id, progress)))) abort.abort();
  };
  const timer = setInterval(() => void report().catch(() => undefined), reportMillis);
  const finish = (state: Job["state"], message: unknown) =>
    store.asOwner((db) => endJob(db, job.id, { state, at: store.clock(), message }));
  // Nobody cancelled what ends because the server stops.
  const cutOff = () => (one.signal.aborted ? "interrupted" : "cancelled");
  try {
    if (!handler) throw new Error(`no handler for jobs of kind ${job.kind}`);
    const message = await handler.run(store, {
      job,
      acting,
      signal: abort.signal,
      progress: (done, total, message) => {
        latest = { done, total, message };
      },
    });
    clearInterval(timer);
    await report();
    await finish(abort.signal.aborted ? cutOff() : "done", message);
  } catch (error) {
    clearInterval(timer);
    if (abort.signal.aborted) return await finish(cutOff(), null);
    if (!(error instanceof Refusal)) log(error, job.id);
    await finish("failed", failureMessage(error));
  } finally {
    clearInterval(timer);
  }
}

function failureMessage(error: unknown): unknown {
  if (error instanceof Refusal) {
    return {
      code: error.code,
      says: { zh: error.says("zh"), en: error.says("en") },
      mend: { zh: error.mend("zh"), en: error.mend("en") },
    };
  }
  return {
    code: "INTERNAL",
    says: { zh: "程序出错，本次任务未完成。", en: "The program failed; the job was not finished." },
    mend: { zh: "请将任务编号告知管理员。", en: "Tell the administrator the id of the job." },
  };
}
