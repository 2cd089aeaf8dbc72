// SPDX-License-Identifier: Apache-2.0
import { Worker } from "node:worker_threads";
import { BrokenInvariant } from "@tianwang/kernel/assert";
import type { SqlEngine, SqlResult, SqlSession } from "./engine.ts";
import { acquireMillisMax, SqlError, statementMillisMax } from "./engine.ts";
import type { WorkerAnswer, WorkerOptions, WorkerRequest } from "./pglite-worker.ts";

type Unnumbered<T> = T extends { id: number } ? Omit<T, "id"> : never;
type Waiting = { resolve: (answer: WorkerAnswer) => void; reject: (error: Error) => void };

/** The worker thread with PGlite inside; started again after a statement had to be cut off. */
class PgliteWorker {
  readonly #options: WorkerOptions;
  #worker: Worker | null = null;
  #ready: Promise<void> | null = null;
  #nextId = 1;
  readonly #waiting = new Map<number, Waiting>();

  constructor(options: WorkerOptions) {
    this.#options = options;
  }

  start(): Promise<void> {
    this.#ready ??= new Promise((resolve, reject) => {
      const worker = new Worker(new URL("pglite-worker.ts", import.meta.url), {
        workerData: this.#options,
      });
      this.#worker = worker;
      this.#waiting.set(0, { resolve: () => resolve(), reject });
      worker.on("message", (answer: WorkerAnswer) => this.#settle(answer));
      worker.on("error", (error) => this.#fail(worker, String(error)));
      worker.on("exit", () => this.#fail(worker, "the store's worker ended"));
    });
    return this.#ready;
  }

  async ask(request: Unnumbered<WorkerRequest>, millisMax: number): Promise<WorkerAnswer> {
    await this.start();
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#cutOff(millisMax), millisMax);
      const done =
        <T>(settle: (value: T) => void) =>
        (value: T) => {
          clearTimeout(timer);
          settle(value);
        };
      this.#waiting.set(id, { resolve: done(resolve), reject: done(reject) });
      this.#worker?.postMessage({ ...request, id });
    });
  }

  /** PGlite does not enforce statement_timeout: end the worker; the next call starts a new one. */
  #cutOff(millisMax: number): void {
    const worker = this.#worker;
    if (!worker) return;
    this.#fail(worker, `a statement ran longer than ${millisMax} ms and was cut off`, "57014");
    void worker.terminate();
  }

  #settle(answer: WorkerAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (!waiting) return;
    if ("error" in answer) {
      const { message, code, constraint } = answer.error;
      waiting.reject(new SqlError(message, code, constraint));
    } else waiting.resolve(answer);
  }

  #fail(worker: Worker, message: string, code = "57P01"): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    this.#ready = null;
    const all = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const waiting of all) waiting.reject(new SqlError(message, code, ""));
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    if (!worker) return;
    await this.ask({ op: "close" }, 30_000);
    this.#worker = null;
    await worker.terminate();
  }
}

/** PGlite has one connection: callers take turns, first come first served. */
class Turns {
  #isTaken = false;
  readonly #queue: (() => void)[] = [];

  async take(): Promise<() => void> {
    if (this.#isTaken) {
      await new Promise<void>((resolve, reject) => {
        const turn = () => {
          clearTimeout(timer);
          resolve();
        };
        const timer = setTimeout(() => {
          this.#queue.splice(this.#queue.indexOf(turn), 1);
          reject(new SqlError(`no connection within ${acquireMillisMax} ms`, "53300", ""));
        }, acquireMillisMax);
        this.#queue.push(turn);
      });
    }
    this.#isTaken = true;
    let isReleased = false;
    return () => {
      if (isReleased) return;
      isReleased = true;
      const next = this.#queue.shift();
      if (next) next();
      else this.#isTaken = false;
    };
  }
}

/** The embedded engine, which can also give a template of its whole folder (for tests). */
export interface EmbeddedEngine extends SqlEngine {
  readonly kind: "embedded";
  dump(): Promise<Uint8Array>;
}

/**
 * Opens PGlite in its own worker thread. Take the folder's lock first: two processes on one folder
 * silently lose rows.
 */
export async function openPglite(options: WorkerOptions): Promise<EmbeddedEngine> {
  const worker = new PgliteWorker(options);
  const turns = new Turns();
  await worker.start();
  const ask = async (request: Unnumbered<WorkerRequest>): Promise<SqlResult> => {
    const answer = await worker.ask(request, statementMillisMax);
    if (!("rows" in answer)) throw new BrokenInvariant("a statement is answered with rows");
    return answer;
  };
  return {
    kind: "embedded",
    async acquire(): Promise<SqlSession> {
      const release = await turns.take();
      return {
        query: (text, parameters) => ask({ op: "query", text, parameters }),
        exec: async (text) => {
          await ask({ op: "exec", text });
        },
        release,
      };
    },
    async dump() {
      const release = await turns.take();
      try {
        const answer = await worker.ask({ op: "dump" }, statementMillisMax);
        if (!("dump" in answer)) throw new BrokenInvariant("a dump is answered with bytes");
        return answer.dump;
      } finally {
        release();
      }
    },
    close: () => worker.close(),
  };
}
