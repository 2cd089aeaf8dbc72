// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { openCaseEndpoint } from "@tianwang/casework/wire";
import { routes as caseworkRoutes } from "@tianwang/casework/server";
import { routes as ledgerRoutes } from "@tianwang/ledger/server";
import type { CompartmentId, JobId } from "@tianwang/kernel/ids";
import { Refusal } from "@tianwang/kernel/refusal";
import type { Language } from "@tianwang/kernel/text";
import type { Work } from "@tianwang/store";
import { findJob } from "@tianwang/store";
import { createClient } from "@tianwang/wire/client";
import type { CommandContext } from "@tianwang/wire/command";
import { showJob } from "@tianwang/wire/kit";
import type { Route } from "@tianwang/wire/route";
import { implement } from "@tianwang/wire/route";
import { routes } from "../server.ts";
import { firm, ground, office, openedCase, rowIdOf, runJob, useGround } from "./ground.test.ts";
import { traceHandler } from "../traces/trace-job.data.ts";
import { traceCommandWith } from "./trace.cli.ts";

const traceCommand = traceCommandWith({
  options: [],
  compare: () => assert.fail("comparing is tested where it is done"),
});

useGround("trace-cli");

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

const all: readonly Route<Work>[] = [...caseworkRoutes, ...ledgerRoutes, ...routes, jobRoute];

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
  if (jobId !== undefined && !ran.has(jobId)) {
    ran.add(jobId);
    await runJob(traceHandler, jobId as JobId);
  }
  const body: unknown = typeof init.body === "string" ? JSON.parse(init.body) : undefined;
  const input = {
    params: found.params,
    query: Object.fromEntries(url.searchParams),
    body,
  } as never;
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

async function trace(options: CommandContext["options"], language: Language = "en") {
  const out: string[] = [];
  const progress: string[] = [];
  const exit = await traceCommand.run({
    client,
    language,
    words: [],
    options,
    url: "http://127.0.0.1:8420",
    print: (text) => out.push(text),
    progress: (text) => progress.push(text),
    files: {} as never,
    signal: new AbortController().signal,
  });
  return { exit, out: out.join("\n"), progress: progress.join("\n") };
}

/** A case of casework with the files of the tests in it, and the deposit of the grant. */
async function caseWithDeposit(): Promise<{ id: string; rowId: string }> {
  const opened = await client.call(openCaseEndpoint, { body: { title: "临河案" } });
  const compartmentId = opened.compartmentId as CompartmentId;
  await openedCase(undefined, compartmentId);
  return { id: opened.id, rowId: await rowIdOf(compartmentId, 500_000n, office) };
}

test("the ends and notices are printed in words, in both languages", async () => {
  const { id, rowId } = await caseWithDeposit();
  const english = await trace({ case: id, row: rowId });
  assert.equal(english.exit, 0);
  assert.match(
    english.out,
    /^First in, first out v1 {2}trc_\w+\nFrom {2}省级专项 {2}2024-03-04 {2}5,000\.00 CNY/u,
  );
  assert.ok(english.out.includes(`  1,800.00 CNY  Lies in account ${firm} 临河商贸有限公司\n`));
  assert.ok(english.out.includes("Left to a counterparty outside (Blue Harbour Ltd)"));
  assert.match(english.out, /\n {6}by seg_\w+:\d+\n/u);
  assert.match(english.out, /\n {2}! 1 payment to account/u);
  assert.match(english.out, /\nLook at it {2}http:\/\/127\.0\.0\.1:8420\/traces\/trc_\w+$/u);
  const chinese = await trace({ case: id, row: rowId, title: "专项" }, "zh");
  assert.match(chinese.out, /^专项 {2}先进先出 v1/u);
  assert.ok(chinese.out.includes(`  1,800.00 CNY  仍在账户${firm} 临河商贸有限公司\n`));
  assert.ok(chinese.out.includes("追踪5,000.00 CNY = 仍在账户2,200.00 CNY + 转出账外1,800.00 CNY"));
});

test("parts, claimants and an end are taken from the options; --json prints one object", async () => {
  const { id, rowId } = await caseWithDeposit();
  const options = {
    case: id,
    row: `${rowId}=1200.50`,
    claimant: "甲",
    until: "2024-03-04",
    json: true,
  };
  const view = JSON.parse((await trace(options)).out) as {
    id: string;
    url: string;
    balances: { claimant: string; followed: { amountMinor: string }; fates: unknown[] }[];
  };
  assert.deepEqual(view.balances, [
    {
      claimant: "甲",
      followed: { amountMinor: "120050", currency: "CNY", scale: 2 },
      fates: [{ fate: "lies", amountMinor: "120050" }],
    },
  ]);
  assert.equal(view.url, `http://127.0.0.1:8420/traces/${view.id}`);
});

test("what is typed wrongly is told and ends with the code for usage", async () => {
  const { id, rowId } = await caseWithDeposit();
  assert.equal((await trace({ row: rowId })).exit, 2);
  assert.equal((await trace({ case: id })).exit, 2);
  const bad = await trace({ case: id, row: `${rowId}=12.345` });
  assert.deepEqual([bad.exit, bad.out], [2, ""]);
  assert.match(bad.progress, /12\.345 is no amount: .* up to 2 decimals/u);
  assert.equal(
    (await trace({ case: id, row: rowId, hops: "x" }, "zh")).progress,
    "环节上限应为正整数",
  );
  await assert.rejects(trace({ case: id, row: `${rowId.split(":")[0]}:9999` }), { status: 404 });
});
