// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { JobId } from "@tianwang/kernel/ids";
import { findJob, sql, supersedeSegments } from "@tianwang/store";
import { createCompartment } from "@tianwang/store/access";
import type { Input } from "@tianwang/wire/endpoint";
import { judgeFold, listFolds, segmentKind, supersedeStatements } from "@tianwang/ledger/server";
import {
  call,
  firm,
  ground,
  office,
  openedCase,
  person,
  rowIdOf,
  run,
  runJob,
  stranger,
  useGround,
} from "./ground.test.ts";
import { doctrines } from "./doctrines/catalogue.ts";
import { traceHandler } from "../traces/trace-job.data.ts";
import * as wire from "./trace.wire.ts";

useGround("traces");

type TraceBody = Input<typeof wire.makeTrace>["body"];

async function traced(
  body: Omit<TraceBody, "doctrine"> & Partial<Pick<TraceBody, "doctrine">>,
): Promise<wire.TraceView> {
  const { jobId, traceId } = await call(wire.makeTrace, { body: { doctrine: "fifo", ...body } });
  const message = await runJob(traceHandler, jobId as JobId);
  assert.equal((message as { traceId: string }).traceId, traceId);
  return call(wire.showTrace, { params: { traceId } });
}

const endLines = ({ ends }: wire.TraceView) =>
  ends.map(
    ({ fate, account, counterparty, amount }) =>
      `${fate} ${account.number || counterparty} ${amount.amountMinor}`,
  );

test("the money is followed through three accounts, a split and a merge, to every end", async () => {
  const compartmentId = await openedCase();
  const rowId = await rowIdOf(compartmentId, 500_000n, office);
  const view = await traced({
    compartmentId,
    title: "专项资金",
    deposits: [{ rowId, claimant: "省级专项" }],
  });
  assert.deepEqual(
    endLines(view).toSorted(),
    [
      `cash  10000`,
      `left Blue Harbour Ltd 180000`,
      `lies ${firm} 180000`,
      `lies ${office} 30000`,
      `lies ${person} 10000`,
      `no-statement ${stranger} 70000`,
      `unmatched ${firm} 20000`,
    ].toSorted(),
  );
  assert.equal(
    view.conservation[0]?.en,
    "省级专项: 5,000.00 CNY followed = 2,200.00 CNY in accounts + 1,800.00 CNY left to others + " +
      "100.00 CNY in cash + 700.00 CNY in accounts without statement + 200.00 CNY unmatched",
  );
  assert.deepEqual(view.doctrine.title, { zh: "先进先出", en: "First in, first out" });
  assert.ok(view.doctrine.sources.length >= 3 && view.params.length >= 8);
  assert.equal(view.segmentIds.length, 3);
  assert.deepEqual(
    view.deposits.map((each) => [each.rowId, each.followedMinor]),
    [[rowId, "500000"]],
  );
  const unmatched = view.notices.find(({ code }) => code === "noticeUnmatched");
  assert.match(
    unmatched?.says.en ?? "",
    /1 payment to account 6217000000000002 临河商贸有限公司, 200\.00 CNY in all.* 1 of them/u,
  );
  assert.match(
    unmatched?.says.zh ?? "",
    /付往账户6217000000000002 临河商贸有限公司的1笔（共200\.00 CNY）.*其中1笔/u,
  );
  assert.equal(unmatched?.rowIds.length, 1);
});

test("by every doctrine the ends add up or say why nothing is said, and each part cites its row", async () => {
  const compartmentId = await openedCase();
  const rowId = await rowIdOf(compartmentId, 500_000n, office);
  const said = new Map<string, string>();
  for (const { id, runShares, isOverlapping } of doctrines) {
    const view = await traced({
      compartmentId,
      doctrine: id,
      deposits: [{ rowId, claimant: "省级专项" }],
    });
    assert.equal(view.shares === undefined, runShares === null);
    const ended = view.ends.reduce((sum, { amount }) => sum + BigInt(amount.amountMinor), 0n);
    if (view.shares?.notApplicable) assert.equal(ended, 0n);
    else if (isOverlapping) assert.ok(view.balances[0]?.isOverlapping);
    else assert.equal(ended, 500_000n, id);
    said.set(id, view.shares?.notApplicable?.en ?? "");
    const params = { traceId: view.id };
    const steps = await call(wire.listTraceSteps, { params, query: { from: 0, count: 500 } });
    assert.equal(steps.totalCount, view.stepCount);
    for (const step of steps.rows) assert.match(step.locator, /^line \d+$/u);
    const graph = await call(wire.showTraceGraph, { params });
    assert.equal(graph.edges.length > 0, runShares === null);
  }
  // The office's account opened with 1,000.00 of its own, and nothing proves a scheme.
  assert.match(said.get("pari-passu-ex-post") ?? "", /own money/u);
  assert.match(said.get("backwards") ?? "", /no proof/u);
});

test("shares of a mixture are shown in whole units that add up, with the fraction beside them", async () => {
  const compartmentId = await openedCase();
  const rowId = await rowIdOf(compartmentId, 500_000n, office);
  const view = await traced({
    compartmentId,
    doctrine: "rolling-pro-rata",
    deposits: [{ rowId, claimant: "省级专项" }],
  });
  assert.equal(view.shares?.arithmetic, "exact");
  const lies = view.ends.find(({ fate, account }) => fate === "lies" && account.number === office);
  // Five sixths of 6,000.00 were the grant's; 300.00 of the mixture are left.
  assert.deepEqual([lies?.amount.amountMinor, lies?.exact], ["25000", "25000"]);
  assert.ok(view.ends.some(({ exact }) => exact?.includes("/")));
});

test("every step cites a row of an exhibit, and the graph is balanced", async () => {
  const compartmentId = await openedCase();
  const rowId = await rowIdOf(compartmentId, 500_000n, office);
  const view = await traced({ compartmentId, deposits: [{ rowId, claimant: "省级专项" }] });
  const params = { traceId: view.id };
  const steps = await call(wire.listTraceSteps, { params, query: { from: 0, count: 500 } });
  assert.equal(steps.totalCount, view.stepCount);
  assert.equal(steps.rows.length, view.stepCount);
  for (const step of steps.rows) {
    assert.match(step.locator, /^line \d+$/u);
    assert.ok(step.from === null || step.from < step.step);
    assert.ok(!/\{\w+\}/u.test(step.says.zh + step.says.en), step.says.en);
  }
  const page = await call(wire.listTraceSteps, { params, query: { from: 3, count: 2 } });
  assert.deepEqual(page.rows, steps.rows.slice(3, 5));
  const graph = await call(wire.showTraceGraph, { params });
  const sum = (edges: typeof graph.edges) =>
    edges.reduce((total, { amount }) => total + BigInt(amount.amountMinor), 0n);
  const ends = graph.nodes.filter(({ kind }) => kind !== "claimant" && kind !== "account");
  assert.ok(ends.some(({ kind }) => kind === "unmatched"));
  for (const node of graph.nodes) {
    assert.ok(node.label.zh !== "" && node.label.en !== "");
    if (node.kind === "account")
      assert.equal(
        sum(graph.edges.filter(({ to }) => to === node.id)),
        sum(graph.edges.filter(({ from }) => from === node.id)),
        node.id,
      );
  }
  const first = graph.edges.find(({ from }) => from.startsWith("0 claimant"));
  assert.deepEqual(first?.rowIds, [rowId]);
});

test("a judged fold lets the next trace go on; the saved one stays as it was", async () => {
  const compartmentId = await openedCase();
  const rowId = await rowIdOf(compartmentId, 500_000n, office);
  const request = { compartmentId, deposits: [{ rowId, claimant: "省级专项" }] };
  const before = await traced(request);
  const [proposed] = await run((work) => listFolds(work, compartmentId, "proposed"));
  assert.ok(proposed);
  await run((work) => judgeFold(work, proposed.id, { status: "accepted", reason: "附言一致" }));
  const later = await traced(request);
  assert.ok(endLines(later).includes(`lies ${firm} 200000`));
  assert.ok(!later.notices.some(({ code }) => code === "noticeUnmatched"));
  assert.deepEqual(await call(wire.showTrace, { params: { traceId: before.id } }), before);
  assert.notEqual(later.sha256, before.sha256);
});

test("the same input gives the same bytes, another claimant others", async () => {
  const compartmentId = await openedCase();
  const rowId = await rowIdOf(compartmentId, 500_000n, office);
  const deposits = [{ rowId, claimant: "甲" }];
  const one = await traced({ compartmentId, deposits });
  const two = await traced({ compartmentId, title: "又一次", deposits });
  assert.equal(one.sha256, two.sha256);
  assert.notEqual(one.id, two.id);
  const other = await traced({ compartmentId, deposits: [{ rowId, claimant: "乙" }] });
  assert.notEqual(one.sha256, other.sha256);
  const list = await call(wire.listTraces, { query: { compartmentId } });
  assert.deepEqual(
    list.rows.map(({ id }) => id),
    [other.id, two.id, one.id],
  );
  assert.deepEqual(list.rows[1]?.balances, two.balances);
});

test("a row that was folded into another stands for the same deposit; parts go to their claimants", async () => {
  const compartmentId = await openedCase();
  const folds = await run((work) => listFolds(work, compartmentId, "certain"));
  assert.equal(folds.length, 3);
  const kept = await rowIdOf(compartmentId, 400_000n, firm);
  const fold = folds.find((each) => `${each.keptSegmentId}:${each.keptRowNo}` === kept);
  assert.ok(fold);
  const folded = `${fold.foldedSegmentId}:${fold.foldedRowNo}`;
  const whole = await traced({
    compartmentId,
    deposits: [
      { rowId: kept, claimant: "甲", partMinor: "100000" },
      { rowId: folded, claimant: "乙", partMinor: "300000" },
    ],
  });
  assert.deepEqual(
    whole.balances.map(({ claimant, followed }) => [claimant, followed.amountMinor]),
    [
      ["甲", "100000"],
      ["乙", "300000"],
    ],
  );
});

test("a trace can end on a day, and says what its rules were", async () => {
  const compartmentId = await openedCase();
  const rowId = await rowIdOf(compartmentId, 500_000n, office);
  const view = await traced({
    compartmentId,
    deposits: [{ rowId, claimant: "甲" }],
    params: { untilDate: "2024-03-05", hopCountMax: 3 },
  });
  assert.deepEqual(endLines(view).toSorted(), [
    `in-transit ${firm} 300000`,
    `lies ${office} 200000`,
  ]);
  const value = (name: string) => view.params.find((param) => param.name === name)?.value;
  assert.deepEqual(
    [value("toDay"), value("hopCountMax"), value("fromDay")],
    ["2024-03-05", "3", null],
  );
});

test("what cannot be traced is refused before a job begins", async () => {
  const compartmentId = await openedCase();
  const rowId = await rowIdOf(compartmentId, 500_000n, office);
  const ask = (body: Partial<TraceBody>) =>
    call(wire.makeTrace, {
      body: { compartmentId, doctrine: "fifo", deposits: [{ rowId, claimant: "甲" }], ...body },
    });
  const segment = rowId.split(":")[0];
  await assert.rejects(ask({ doctrine: "first-come" }), { code: "FLOWS_NO_DOCTRINE" });
  await assert.rejects(ask({ params: { fees: "rateably" } }), { code: "FLOWS_BAD_TRACE_PARAMS" });
  await assert.rejects(ask({ params: { hopCountMax: 5_000 } }), { code: "FLOWS_BAD_TRACE_PARAMS" });
  await assert.rejects(ask({ params: { untilDate: "2024-02-30" } }), {
    code: "FLOWS_BAD_TRACE_PARAMS",
  });
  await assert.rejects(ask({ params: { untilDate: "2024-03-03" } }), {
    code: "FLOWS_DEPOSIT_TOO_LATE",
  });
  await assert.rejects(ask({ deposits: [{ rowId: `${segment}:999`, claimant: "甲" }] }), {
    code: "FLOWS_NO_ROW",
  });
  await assert.rejects(ask({ deposits: [{ rowId, claimant: "甲", partMinor: "500001" }] }), {
    code: "FLOWS_PART_TOO_LARGE",
  });
  const empty = await run((work) => createCompartment(work, "空"));
  await assert.rejects(ask({ compartmentId: empty }), { code: "FLOWS_NOTHING_TO_TRACE" });
});

test("another agency finds no trace, and cannot ask for one", async () => {
  const compartmentId = await openedCase();
  const rowId = await rowIdOf(compartmentId, 500_000n, office);
  const deposits = [{ rowId, claimant: "甲" }];
  const { id: traceId } = await traced({ compartmentId, deposits });
  const other = await ground().stranger("case-officer", "tracing");
  const params = { traceId };
  for (const endpoint of [wire.showTrace, wire.showTraceGraph, wire.listTraceSteps])
    await assert.rejects(call(endpoint, { params }, other), { code: "FLOWS_NO_TRACE" });
  const list = await call(wire.listTraces, { query: { compartmentId } }, other);
  assert.deepEqual(list, { totalCount: 0, rows: [] });
  const body = { compartmentId, doctrine: "fifo", deposits };
  await assert.rejects(call(wire.makeTrace, { body }, other), { code: "STORE_NOT_FOUND" });
});

test("a saved trace can be read after its exhibits were read anew, and cannot be changed", async () => {
  const compartmentId = await openedCase();
  const rowId = await rowIdOf(compartmentId, 500_000n, office);
  const view = await traced({ compartmentId, deposits: [{ rowId, claimant: "甲" }] });
  await run(async (work) => {
    const exhibits = await work.rows(sql<{ id: never }>`
      select distinct exhibit_id as id from ledger.v_statements where compartment_id = ${compartmentId}
    `);
    for (const { id } of exhibits) {
      await supersedeSegments(work, segmentKind, id);
      await supersedeStatements(work, id);
    }
  });
  assert.deepEqual(await call(wire.showTrace, { params: { traceId: view.id } }), view);
  for (const change of [sql`update flows.traces set title = 'x'`, sql`delete from flows.traces`])
    await assert.rejects(
      run((work) => work.change(change)),
      /permission denied/u,
    );
});

test("making, saving and reading a trace are in the audit log", async () => {
  const compartmentId = await openedCase();
  const rowId = await rowIdOf(compartmentId, 500_000n, office);
  const { id } = await traced({ compartmentId, deposits: [{ rowId, claimant: "甲" }] });
  const entries = await run((work) =>
    work.rows(sql<{ action: string }>`
      select action from store.audit_entries where subject = ${id} order by seq, position
    `),
  );
  assert.deepEqual(
    entries.map(({ action }) => action),
    ["flows.traces.make", "flows.traces.save", "flows.traces.show"],
  );
});

test("a job that is done again after the program was cut off saves nothing twice", async () => {
  const compartmentId = await openedCase();
  const rowId = await rowIdOf(compartmentId, 500_000n, office);
  const body = { compartmentId, doctrine: "fifo", deposits: [{ rowId, claimant: "甲" }] };
  const { jobId } = await call(wire.makeTrace, { body });
  const first = await runJob(traceHandler, jobId as JobId);
  assert.deepEqual(await runJob(traceHandler, jobId as JobId), first);
  assert.equal((await call(wire.listTraces, { query: { compartmentId } })).totalCount, 1);
});

test("a trace that is told to stop leaves nothing behind", async () => {
  const compartmentId = await openedCase();
  const rowId = await rowIdOf(compartmentId, 500_000n, office);
  const body = { compartmentId, doctrine: "fifo", deposits: [{ rowId, claimant: "甲" }] };
  const { jobId, traceId } = await call(wire.makeTrace, { body });
  const job = await run((work) => findJob(work, jobId));
  assert.ok(job);
  const stopping = AbortSignal.abort();
  const running = { job, acting: ground().acting, signal: stopping, progress: () => undefined };
  await assert.rejects(traceHandler.run(ground().store, running), { name: "AbortError" });
  await assert.rejects(call(wire.showTrace, { params: { traceId } }), { code: "FLOWS_NO_TRACE" });
});
