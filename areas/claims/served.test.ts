// SPDX-License-Identifier: Apache-2.0
// What the tests of commands share: a client that talks to the routes of the areas without a network.
import assert from "node:assert/strict";
import { routes as caseworkRoutes } from "@tianwang/casework/server";
import * as flows from "@tianwang/flows/server";
import type { JobId } from "@tianwang/kernel/ids";
import { Refusal } from "@tianwang/kernel/refusal";
import { routes as ledgerRoutes } from "@tianwang/ledger/server";
import type { Work } from "@tianwang/store";
import { findJob } from "@tianwang/store";
import type { Client } from "@tianwang/wire/client";
import { createClient } from "@tianwang/wire/client";
import { showJob } from "@tianwang/wire/kit";
import type { Route } from "@tianwang/wire/route";
import { implement } from "@tianwang/wire/route";
import { ground, run, runJob } from "./ground.test.ts";
import { jobHandlers, routes } from "./server.ts";

const ran = new Set<string>();

/** The route of the shell that tells of a job; whoever asks finds it done. */
const jobRoute = implement<Work, typeof showJob>(showJob, async (work, { params }) => {
  const job = await findJob(work, params.jobId);
  assert.ok(job);
  return {
    ...job,
    state: "done" as const,
    doneCount: 0,
    totalCount: null,
    message: JSON.stringify(null),
  };
});

const served: readonly Route<Work>[] = [
  ...caseworkRoutes,
  ...ledgerRoutes,
  ...flows.routes,
  ...routes,
  jobRoute,
];

const handlers = [...flows.jobHandlers, ...jobHandlers];

/** Runs a job that waits, once. */
export async function runWaiting(jobId: JobId): Promise<void> {
  if (ran.has(jobId)) return;
  ran.add(jobId);
  const job = await run((work) => findJob(work, jobId));
  const handler = handlers.find(({ kind }) => kind === job?.kind);
  assert.ok(handler);
  await runJob(handler, jobId);
}

async function answerOf(output: unknown): Promise<Response> {
  const isStream = typeof output === "object" && output !== null && "bytes" in output;
  if (!isStream) return Response.json(output);
  const chunks: Uint8Array[] = [];
  for await (const chunk of output.bytes as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return new Response(Buffer.concat(chunks));
}

/** A server without a network. A job is run when it is asked for. */
const fetchInside = (async (address: string, init: RequestInit) => {
  const url = new URL(address);
  const found = served
    .map((route) => {
      const form = route.endpoint.path.replaceAll(/:(\w+)/gu, "(?<$1>[^/]+)");
      const match = new RegExp(`^/api${form}$`, "u").exec(decodeURIComponent(url.pathname));
      return { route, params: match && { ...match.groups } };
    })
    .find(({ route, params }) => params && route.endpoint.method === init.method);
  assert.ok(found, `${init.method} ${url.pathname} is served`);
  const jobId = found.params?.["jobId"];
  if (jobId !== undefined) await runWaiting(jobId as JobId);
  const body: unknown = typeof init.body === "string" ? JSON.parse(init.body) : undefined;
  const query = Object.fromEntries(url.searchParams);
  try {
    const output = await ground().store.run(ground().acting, found.route.endpoint.id, (work) =>
      found.route.handle(work, { params: found.params, query, body } as never, {
        requestId: "r",
        mediaType: "application/json",
      }),
    );
    return await answerOf(output);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const says = { zh: error.says("zh"), en: error.says("en") };
    const refusal = { code: error.code, says, mend: says, requestId: "r" };
    return Response.json(refusal, { status: error.entry.status });
  }
}) as typeof fetch;

/** A client that talks to the routes of the areas without a network. */
export const client: Client = createClient({
  base: "http://inside",
  fetch: fetchInside,
  headers: () => ({}),
});
