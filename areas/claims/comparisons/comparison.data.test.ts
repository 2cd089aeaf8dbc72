// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { JobId } from "@tianwang/kernel/ids";
import { loadDocument } from "@tianwang/flows/server";
import { makeTrace, showTrace } from "@tianwang/flows/wire";
import { findJob, sql } from "@tianwang/store";
import { call, ground, office, openedCase, rowIdOf, run, useGround } from "../ground.test.ts";
import { client, runWaiting } from "../served.test.ts";
import { comparisonHandler } from "./comparison-job.data.ts";
import * as wire from "./comparison.wire.ts";

useGround("comparisons");

async function asked() {
  const compartmentId = await openedCase();
  const rowId = await rowIdOf(compartmentId, 500_000n, office);
  return { compartmentId, deposits: [{ rowId, claimant: "省级专项" }] };
}

async function saved(body: Parameters<typeof make>[0]) {
  const { jobId, comparisonId } = await make(body);
  await runWaiting(jobId as JobId);
  return call(wire.showComparison, { params: { comparisonId } });
}

const make = (
  body: Awaited<ReturnType<typeof asked>> & { title?: string; facts?: wire.FactsText },
) => call(wire.makeComparison, { body });

test("a comparison is saved as a document, with a trace for each doctrine, and says what one at once says", async () => {
  const body = await asked();
  const view = await saved({ ...body, title: "专项资金" });
  assert.equal(view.title, "专项资金");
  assert.deepEqual(view.currencies, (await call(wire.compareNow, { body })).currencies);
  assert.equal(view.traces.length, 11);
  assert.ok(view.traces.every(({ sha256 }) => sha256 !== null));
  const [deposit] = view.deposits;
  assert.deepEqual(
    [deposit?.locator, deposit?.exhibitName, deposit?.amount.amountMinor, deposit?.bookedOn],
    ["line 5", "office.sta", "500000", "2024-03-04"],
  );
  // The same input gives the same bytes, whoever asks, and the trace of a doctrine is that of a trace.
  const again = await saved(body);
  assert.notEqual(again.id, view.id);
  assert.equal(again.sha256, view.sha256);
  const { jobId, traceId } = await client.call(makeTrace, { body: { ...body, doctrine: "fifo" } });
  await runWaiting(jobId as JobId);
  const trace = await client.call(showTrace, { params: { traceId } });
  const fifo = view.traces.find(({ doctrine }) => doctrine === "fifo");
  const steps = (await loadDocument(ground().store, { sha256: fifo?.sha256 ?? "" })).steps;
  assert.deepEqual(steps, (await loadDocument(ground().store, trace)).steps);
  const list = await call(wire.listComparisons, { query: { compartmentId: body.compartmentId } });
  assert.deepEqual(
    list.rows.map(({ id, doctrineCount }) => [id, doctrineCount]),
    [
      [again.id, 11],
      [view.id, 11],
    ],
  );
});

test("what is said of rows goes into every doctrine, and stays with the comparison", async () => {
  const body = await asked();
  const bought = await rowIdOf(body.compartmentId, 300_000n, "6228480000000003");
  const facts = {
    assets: [{ rowId: bought, proceedsMinor: "450000" }],
    coordination: "判决书第三页",
  };
  const view = await saved({ ...body, facts });
  assert.deepEqual(
    view.facts.assets.map(({ beneficiaryName, proceedsMinor }) => [beneficiaryName, proceedsMinor]),
    [["Blue Harbour Ltd", "450000"]],
  );
  assert.equal(view.facts.coordination, "判决书第三页");
  const found = (id: string) => view.currencies[0]?.doctrines.find((each) => each.id === id);
  assert.equal(found("backwards")?.notApplicable, null);
  const asset = found("asset-election")?.assets[0];
  assert.ok(asset && asset.share !== null && asset.cost === "300000");
  const election = view.traces.find(({ doctrine }) => doctrine === "asset-election");
  const document = await loadDocument(ground().store, { sha256: election?.sha256 ?? "" });
  assert.equal(document.facts?.assets[0]?.proceedsMinor, "450000");
});

test("a comparison that is told to stop leaves nothing behind", async () => {
  const { jobId, comparisonId } = await make(await asked());
  const job = await run((work) => findJob(work, jobId));
  assert.ok(job);
  const stopping = new AbortController();
  const walks: bigint[] = [];
  const running = comparisonHandler.run(ground().store, {
    job,
    acting: ground().acting,
    signal: stopping.signal,
    progress: (done, _total, message) => {
      if ((message as { phase: string }).phase === "following") walks.push(done);
      if (done === 3n) stopping.abort();
    },
  });
  await assert.rejects(running, { name: "AbortError" });
  assert.equal(walks.at(-1), 3n);
  await assert.rejects(call(wire.showComparison, { params: { comparisonId } }), {
    code: "CLAIMS_NO_COMPARISON",
  });
  // It can be run again, and once it is there, running it once more changes nothing.
  await runWaiting(jobId as JobId);
  const { sha256 } = await call(wire.showComparison, { params: { comparisonId } });
  const rows = () =>
    run((work) => work.rows(sql`select id from claims.comparisons where id = ${comparisonId}`));
  assert.equal((await rows()).length, 1);
  assert.match(sha256, /^[0-9a-f]{64}$/u);
});

test("who may not see the case sees no comparison of it, and makes none", async () => {
  const body = await asked();
  const view = await saved(body);
  const others = await ground().stranger("case-officer", "claims");
  await assert.rejects(call(wire.showComparison, { params: { comparisonId: view.id } }, others), {
    code: "CLAIMS_NO_COMPARISON",
  });
  const list = await call(
    wire.listComparisons,
    { query: { compartmentId: body.compartmentId } },
    others,
  );
  assert.equal(list.totalCount, 0);
  for (const endpoint of [wire.makeComparison, wire.compareNow])
    await assert.rejects(call(endpoint, { body }, others), { code: "STORE_NOT_FOUND" });
});

test("bad parameters and deposits that cannot begin are refused before anything is read", async () => {
  const body = await asked();
  const bad = { ...body, params: { hopCountMax: 999_999 } };
  await assert.rejects(call(wire.makeComparison, { body: bad }), { code: "CLAIMS_BAD_PARAMS" });
  const [deposit] = body.deposits;
  const gone = {
    ...body,
    deposits: [{ ...deposit!, rowId: `${deposit!.rowId.split(":")[0]}:9999` }],
  };
  await assert.rejects(call(wire.compareNow, { body: gone }), { code: "FLOWS_NO_ROW" });
});
