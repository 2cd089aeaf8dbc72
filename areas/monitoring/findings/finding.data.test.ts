// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "@tianwang/store";
import { createCompartment } from "@tianwang/store/access";
import * as wire from "./finding.wire.ts";
import {
  accountNumber,
  call,
  circle,
  circleOf,
  found,
  ground,
  openedCase,
  run,
  runJob,
  statements,
  takeIn,
  useGround,
} from "./ground.test.ts";

useGround("findings");

const page = (findingId: string) => call(wire.showFindingEndpoint, { params: { findingId } });

test("a planted circle is found with its rows, accounts, window and reasons", async () => {
  const compartmentId = await openedCase();
  const before = await call(wire.listFindingsEndpoint, { query: { compartmentId } });
  assert.deepEqual([before.run, before.totalCount], [null, 0]);
  const list = await found(compartmentId);
  assert.deepEqual(
    [list.run?.movementCount, list.run?.paymentCount, list.run?.accountCount],
    [486, 486, 66],
  );
  assert.equal(list.run?.isOutdated, false);
  assert.equal(list.totalCount, list.counts.open);
  // The rest of the case is ordinary life: chance makes such shapes, and they are counted only.
  assert.ok(list.run?.limits.some(({ code, count }) => code === "chance" && count > 0));
  const line = circleOf(list.rows);
  const strengths = list.rows.filter(({ isEarly }) => !isEarly).map(({ strength }) => strength);
  assert.deepEqual(
    strengths,
    strengths.toSorted((a, b) => b - a),
  );
  assert.deepEqual([line.strengthWord, line.isEarly], ["rare", false]);
  assert.equal(
    line.says.en,
    "Cycle: money comes back to 虚构户101 over 6 accounts; 6 payments from 30 Apr 2024 to 1 May 2024, " +
      "CNY 585,000.00 in all.",
  );
  assert.match(
    line.says.zh,
    /资金经 6 个账户回到“虚构户101”；2024年4月30日至2024年5月1日，共 6 笔/u,
  );
  const view = await page(line.id);
  assert.deepEqual(
    view.payments.map(({ payer, beneficiary, amount, bookedOn, isStart }) => [
      view.accounts[payer]?.number,
      view.accounts[beneficiary]?.number,
      amount.amountMinor,
      bookedOn,
      isStart,
    ]),
    circle.map((from, at) => [
      accountNumber(from),
      accountNumber(circle[(at + 1) % 6] ?? 0),
      String(9_800_000 - at * 20_000),
      at < 3 ? "2024-04-30" : "2024-05-01",
      at === 0,
    ]),
  );
  assert.deepEqual(
    view.rowIds,
    view.payments.map(({ rowId }) => rowId),
  );
  for (const { locator, exhibitName } of view.payments)
    assert.match(`${exhibitName} ${locator}`, /^statements\.sta line \d+$/u);
  assert.ok(view.finding.reasons.length > 0 && view.innocent.length > 0);
  assert.match(
    view.chance.en,
    /^Among the 66 accounts of this case, chance alone would make about 0\.0/u,
  );
  assert.ok(view.expected < 0.001);
  assert.deepEqual([view.isSuperseded, view.currentId], [false, line.id]);
});

test("the same case gives the same findings, and a new run takes the place of the former one", async () => {
  const compartmentId = await openedCase();
  const first = await found(compartmentId);
  const second = await found(compartmentId);
  const plain = (rows: typeof first.rows) => rows.map(({ id: _, ...rest }) => rest);
  assert.deepEqual(plain(second.rows), plain(first.rows));
  assert.notEqual(second.run?.id, first.run?.id);
  const old = await page(circleOf(first.rows).id);
  assert.deepEqual([old.isSuperseded, old.currentId], [true, circleOf(second.rows).id]);
  const { id: _old, ...oldLine } = old.finding;
  const { id: _new, ...newLine } = (await page(circleOf(second.rows).id)).finding;
  assert.deepEqual(oldLine, newLine);
});

test("a person judges a finding with a reason, can take it back, and a new run keeps it", async () => {
  const compartmentId = await openedCase();
  const { id: findingId } = circleOf((await found(compartmentId)).rows);
  const params = { findingId };
  const judge = (verdict: "explained" | "relevant", reason: string) =>
    call(wire.judgeFindingEndpoint, { params, body: { verdict, reason } });
  await assert.rejects(judge("explained", "  "), { code: "MONITORING_NEEDS" });
  assert.equal((await judge("relevant", "与举报线索一致")).state, "relevant");
  assert.equal((await judge("explained", "集团资金归集，有协议为证")).state, "explained");
  const list = await found(compartmentId);
  assert.deepEqual([list.counts.explained, list.run?.strayJudgementCount], [1, 0]);
  const now = circleOf(list.rows);
  assert.equal(now.state, "explained");
  const query = { compartmentId, state: "explained" as const };
  const explained = await call(wire.listFindingsEndpoint, { query });
  assert.deepEqual([explained.totalCount, explained.rows[0]?.id], [1, now.id]);
  const withdraw = () => call(wire.withdrawJudgementEndpoint, { params: { findingId: now.id } });
  assert.equal((await withdraw()).state, "relevant");
  assert.equal((await withdraw()).state, "open");
  await assert.rejects(withdraw(), { code: "MONITORING_NO_JUDGEMENT" });
  const { judgements } = await page(now.id);
  assert.deepEqual(
    judgements.map(({ verdict, reason, withdrawnBy }) => [verdict, reason, withdrawnBy]),
    [
      ["explained", "集团资金归集，有协议为证", "Operator"],
      ["relevant", "与举报线索一致", "Operator"],
    ],
  );
  const entries = await run((work) =>
    work.rows(sql<{ action: string }>`
      select action from store.audit_entries where subject in (${findingId}, ${now.id})
        and action not like '%show' order by seq, position
    `),
  );
  assert.deepEqual(
    entries.map(({ action }) => action),
    ["judge", "judge", "withdraw", "withdraw"].map((act) => `monitoring.findings.${act}`),
  );
});

test("a judgement whose shape is gone is counted, and a case with new statements says so", async () => {
  const compartmentId = await openedCase();
  const { id: findingId } = circleOf((await found(compartmentId)).rows);
  const body = { verdict: "relevant" as const, reason: "核对无误" };
  await call(wire.judgeFindingEndpoint, { params: { findingId }, body });
  const more = statements([[2, 201, 202, 5_000]]);
  await takeIn(compartmentId, "more.sta", more);
  const outdated = await call(wire.listFindingsEndpoint, { query: { compartmentId } });
  assert.equal(outdated.run?.isOutdated, true);
  const { jobId } = await call(wire.findShapesEndpoint, {
    body: { compartmentId, expectedMax: 1e-6 },
  });
  await runJob(jobId);
  const strict = await call(wire.listFindingsEndpoint, { query: { compartmentId } });
  assert.ok(strict.rows.every(({ typology }) => typology !== "cycle"));
  assert.deepEqual([strict.run?.isOutdated, strict.run?.strayJudgementCount], [false, 1]);
});

test("payments with a side that is not known are counted and not shown to detectors", async () => {
  const compartmentId = await run((work) => createCompartment(work, "缺对方账号案（虚构）"));
  const bytes = String(
    statements([
      [1, 1, 2, 10_000],
      [2, 1, 3, 20_000],
      [3, 1, 1, 30_000],
    ]),
  ).replace(`/CNTP/${accountNumber(3)}//虚构户3//`, "/CNTP///不明户//");
  await takeIn(compartmentId, "one.sta", Buffer.from(bytes));
  const { run: made } = await found(compartmentId);
  assert.deepEqual(
    made?.leftOut.map(({ code, count }) => `${code} ${count}`),
    ["no-account 1", "own-account 1"],
  );
  assert.deepEqual([made?.movementCount, made?.paymentCount, made?.findingCount], [3, 1, 0]);
});

test("another agency sees no finding, asks for none and judges none", async () => {
  const compartmentId = await openedCase();
  const { id: findingId } = circleOf((await found(compartmentId)).rows);
  const other = await ground().stranger("case-officer", "findings");
  const params = { findingId };
  const list = await call(wire.listFindingsEndpoint, { query: { compartmentId } }, other);
  assert.deepEqual([list.run, list.rows], [null, []]);
  const body = { verdict: "explained" as const, reason: "无关" };
  for (const asked of [
    call(wire.showFindingEndpoint, { params }, other),
    call(wire.judgeFindingEndpoint, { params, body }, other),
    call(wire.withdrawJudgementEndpoint, { params }, other),
  ])
    await assert.rejects(asked, { code: "MONITORING_NO_FINDING" });
  await assert.rejects(call(wire.findShapesEndpoint, { body: { compartmentId } }, other), {
    code: "STORE_NOT_FOUND",
  });
  const seen = await ground().store.run(other, "test", (work) =>
    work.rows(sql`
      select 1 from monitoring.finding_runs union all select 1 from monitoring.findings
      union all select 1 from monitoring.finding_payments
      union all select 1 from monitoring.finding_judgements
    `),
  );
  assert.deepEqual(seen, []);
});

test("what was found cannot be changed, and only taking back changes a judgement", async () => {
  const compartmentId = await openedCase();
  await found(compartmentId);
  for (const change of [
    sql`update monitoring.findings set strength = 1`,
    sql`delete from monitoring.findings`,
    sql`update monitoring.finding_payments set amount_minor = 1`,
    sql`update monitoring.finding_runs set counts = '{}'::jsonb`,
    sql`update monitoring.finding_judgements set reason = 'x'`,
    sql`delete from monitoring.finding_judgements`,
  ])
    await assert.rejects(
      run((work) => work.change(change)),
      /permission denied/u,
    );
});

test("a search that is told to stop leaves nothing behind; one done again saves nothing twice", async () => {
  const compartmentId = await openedCase();
  const ask = () => call(wire.findShapesEndpoint, { body: { compartmentId } });
  const stopped = await ask();
  await assert.rejects(runJob(stopped.jobId, undefined, { signal: AbortSignal.abort() }), {
    name: "AbortError",
  });
  const query = { compartmentId };
  assert.equal((await call(wire.listFindingsEndpoint, { query })).run, null);
  const { jobId, runId } = await ask();
  assert.deepEqual(await runJob(jobId), await runJob(jobId));
  assert.equal((await call(wire.listFindingsEndpoint, { query })).run?.id, runId);
  const empty = await run((work) => createCompartment(work, "空"));
  await assert.rejects(call(wire.findShapesEndpoint, { body: { compartmentId: empty } }), {
    code: "MONITORING_NOTHING_TO_WATCH",
  });
});
