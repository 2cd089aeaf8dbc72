// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { routes as caseworkRoutes } from "@tianwang/casework/server";
import { openCaseEndpoint } from "@tianwang/casework/wire";
import type { CompartmentId } from "@tianwang/kernel/ids";
import { Refusal } from "@tianwang/kernel/refusal";
import type { Language } from "@tianwang/kernel/text";
import type { Work } from "@tianwang/store";
import { findJob } from "@tianwang/store";
import { createClient } from "@tianwang/wire/client";
import type { CommandContext } from "@tianwang/wire/command";
import { cancelJob, showJob } from "@tianwang/wire/kit";
import type { Route } from "@tianwang/wire/route";
import { implement } from "@tianwang/wire/route";
import { detectCommand } from "../payment-files/detect.cli.ts";
import { routes } from "../server.ts";
import { ground, openedCase, run, runJob, useGround } from "./ground.test.ts";

useGround("findings-cli");

const ended = new Map<string, "cancelled" | "done">();

const jobIn = async (work: Work, jobId: string) => {
  const job = await findJob(work, jobId);
  assert.ok(job);
  const state = ended.get(jobId) ?? ("waiting" as const);
  return { ...job, state, doneCount: 0, totalCount: null, message: JSON.stringify(null) };
};

/** The routes of the shell that tell of a job and cancel it. */
const jobRoutes = [
  implement<Work, typeof showJob>(showJob, (work, { params }) => jobIn(work, params.jobId)),
  implement<Work, typeof cancelJob>(cancelJob, (_, { params }) => {
    ended.set(params.jobId, "cancelled");
    return Promise.resolve({ isCancelled: true });
  }),
];

const all: readonly Route<Work>[] = [...caseworkRoutes, ...routes, ...jobRoutes];

let doesRun = true;

/** A server without a network. A job is run when it is asked for. */
const fetchInside = (async (address: string, init: RequestInit) => {
  const url = new URL(address);
  const found = all
    .map((route) => {
      const form = route.endpoint.path.replaceAll(/:(\w+)/gu, "(?<$1>[^/]+)");
      const match = new RegExp(`^/api${form}$`, "u").exec(decodeURIComponent(url.pathname));
      return { route, params: match && { ...match.groups } };
    })
    .find(({ route, params }) => params && route.endpoint.method === init.method);
  assert.ok(found, `${init.method} ${url.pathname} is served`);
  const jobId = found.params?.["jobId"];
  if (jobId !== undefined && doesRun && !ended.has(jobId)) {
    await runJob(jobId);
    ended.set(jobId, "done");
  }
  const numbers = new Set(["from", "count"]);
  const query = Object.fromEntries(
    [...url.searchParams].map(([name, value]) => [name, numbers.has(name) ? Number(value) : value]),
  );
  const body: unknown = typeof init.body === "string" ? JSON.parse(init.body) : undefined;
  const input = { params: found.params, query, body } as never;
  try {
    const output = await ground().store.run(ground().acting, found.route.endpoint.id, (work) =>
      found.route.handle(work, input, { requestId: "r", mediaType: "application/json" }),
    );
    return Response.json(output);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const says = { zh: error.says("zh"), en: error.says("en") };
    const refusal = { code: error.code, says, mend: says, requestId: "r" };
    return Response.json(refusal, { status: error.entry.status });
  }
}) as typeof fetch;

const client = createClient({ base: "http://inside", fetch: fetchInside, headers: () => ({}) });

async function detect(
  options: CommandContext["options"],
  how: { readonly language?: Language; readonly signal?: AbortSignal } = {},
) {
  const out: string[] = [];
  const progress: string[] = [];
  const exit = await detectCommand.run({
    client,
    language: how.language ?? "en",
    words: [],
    options,
    url: "http://localhost:8420",
    print: (text) => out.push(text),
    progress: (text) => progress.push(text),
    files: undefined as never,
    signal: how.signal ?? new AbortController().signal,
  });
  return { exit, out: out.join("\n"), progress: progress.join("\n") };
}

/** A case of the product, with the circle in its compartment. */
async function newCase(title: string): Promise<string> {
  const route = caseworkRoutes.find(({ endpoint }) => endpoint === openCaseEndpoint);
  assert.ok(route);
  const body = { title, openedOn: "2024-08-01" };
  const opened = (await run((work) =>
    route.handle(work as never, { params: {}, query: {}, body } as never, {
      requestId: "r",
      mediaType: "application/json",
    }),
  )) as { id: string; compartmentId: CompartmentId };
  await openedCase(opened.compartmentId);
  return opened.id;
}

test("the shapes of a case are found, saved and printed, for people and for programs", async () => {
  const caseId = await newCase("回流案（虚构）");
  assert.equal(detectCommand.isAlone?.([], { case: caseId }), false);
  const said = await detect({ case: caseId }, { language: "zh" });
  assert.equal(said.exit, 0);
  assert.match(said.out, /^查看了 486 笔交易、66 个账户；找到 \d+ 个形态\n/u);
  assert.match(said.out, /\n0\.\d{3} {2}循环：资金经 6 个账户回到/u);
  assert.match(said.out, /http:\/\/localhost:8420\/findings\/fnd_/u);
  const { exit, out } = await detect({ case: caseId, json: true, window: "30" });
  assert.equal(exit, 0);
  const report = JSON.parse(out) as {
    case: string;
    run: { windowDays: number; paymentCount: number };
    findings: Record<string, unknown>[];
  };
  assert.deepEqual(
    [report.case, report.run.windowDays, report.run.paymentCount],
    [caseId, 30, 486],
  );
  const circle = report.findings.find(({ typology }) => typology === "cycle");
  assert.ok(circle);
  assert.deepEqual(
    [circle["from"], circle["to"], (circle["accounts"] as unknown[]).length, circle["state"]],
    ["2024-04-30", "2024-05-01", 6, "open"],
  );
  for (const rowId of circle["transactions"] as string[]) assert.match(rowId, /^seg_\w+:\d+$/u);
  for (const name of ["because", "innocent"])
    assert.ok((circle[name] as string[]).every((text) => /^[^{}]+$/u.test(text)));
});

test("words out of bounds are said; a search that is cancelled ends as refused", async () => {
  const caseId = await newCase("又一案（虚构）");
  const bad = await detect({ case: caseId, window: "900" });
  assert.deepEqual([bad.exit, bad.out], [2, ""]);
  assert.match(bad.progress, /1 to 730/u);
  assert.match((await detect({ case: caseId, expected: "0" })).progress, /from 0\.000001 to 1000/u);
  const nowhere = { case: "cas_00000000000000000000000000" };
  await assert.rejects(detect(nowhere), { status: 404 });
  doesRun = false;
  const cancelled = await detect({ case: caseId }, { signal: AbortSignal.abort() });
  doesRun = true;
  assert.deepEqual([cancelled.exit, cancelled.out], [3, ""]);
  assert.match(cancelled.progress, /did not finish: cancelled/u);
});
