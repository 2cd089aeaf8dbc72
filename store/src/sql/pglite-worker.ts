// SPDX-License-Identifier: Apache-2.0
// Runs in a worker thread: PGlite blocks its event loop for the length of a query.
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { assert } from "@tianwang/kernel/assert";
import { readInstant, typeNumbers } from "./engine.ts";

/** What the main thread asks. */
export type WorkerRequest =
  | {
      readonly id: number;
      readonly op: "query";
      readonly text: string;
      readonly parameters: readonly unknown[];
    }
  | { readonly id: number; readonly op: "exec"; readonly text: string }
  | { readonly id: number; readonly op: "dump" }
  | { readonly id: number; readonly op: "close" };

/** What the worker answers. */
export type WorkerAnswer =
  | {
      readonly id: number;
      readonly rows: Record<string, unknown>[];
      readonly affectedCount: number;
    }
  | { readonly id: number; readonly dump: Uint8Array }
  | { readonly id: number; readonly error: { message: string; code: string; constraint: string } };

/** How the embedded store is opened; `null` keeps everything in memory. */
export interface WorkerOptions {
  readonly folder: string | null;
  readonly template: Uint8Array | null;
}

const port = parentPort;
assert(port, "this file runs in a worker thread");
const options = workerData as WorkerOptions;

const database = await PGlite.create({
  ...(options.folder === null ? {} : { dataDir: options.folder }),
  ...(options.template === null
    ? {}
    : { loadDataDir: new Blob([options.template as Uint8Array<ArrayBuffer>]) }),
  parsers: {
    [typeNumbers.int8]: (text: string) => BigInt(text),
    [typeNumbers.date]: (text: string) => text,
    [typeNumbers.timestamp]: readInstant,
    [typeNumbers.timestamptz]: readInstant,
    [typeNumbers.numeric]: (text: string) => text,
  },
});
await database.exec("set timezone = 'UTC'");

async function answer(request: WorkerRequest): Promise<WorkerAnswer> {
  switch (request.op) {
    case "query": {
      const result = await database.query<Record<string, unknown>>(request.text, [
        ...request.parameters,
      ]);
      return { id: request.id, rows: result.rows, affectedCount: result.affectedRows ?? 0 };
    }
    case "exec":
      await database.exec(request.text);
      return { id: request.id, rows: [], affectedCount: 0 };
    case "dump": {
      const file = await database.dumpDataDir("none");
      return { id: request.id, dump: new Uint8Array(await file.arrayBuffer()) };
    }
    case "close":
      await database.close();
      return { id: request.id, rows: [], affectedCount: 0 };
  }
}

/** Errors of PGlite print pages of minified source: keep the message and the code. */
function describe(error: unknown): { message: string; code: string; constraint: string } {
  const known = error as { message?: string; code?: string; constraint?: string };
  return {
    message: known.message ?? String(error),
    code: known.code ?? "XX000",
    constraint: known.constraint ?? "",
  };
}

port.on("message", (request: WorkerRequest) => {
  void answer(request).then(
    (done) => port.postMessage(done),
    (error: unknown) => port.postMessage({ id: request.id, error: describe(error) }),
  );
});
port.postMessage({ id: 0, rows: [], affectedCount: 0 } satisfies WorkerAnswer);
