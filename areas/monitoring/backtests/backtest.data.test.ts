// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { listExhibits } from "@tianwang/evidence/server";
import type { CompartmentId, JobId } from "@tianwang/kernel/ids";
import { cancelJob, findJob, sql } from "@tianwang/store";
import { createCompartment } from "@tianwang/store/access";
import type { OutputOf } from "@tianwang/wire/endpoint";
import { call, ground, run, runJob, takeIn, useGround } from "../findings/ground.test.ts";
import { backtestFile } from "../payment-files/backtest.data.ts";
import { trainModel } from "../payment-files/train.data.ts";
import { modelBytesMax, runBytesMax } from "./exhibit-files.data.ts";
import { spanOf } from "./sealed-run.ts";
import { backtestHandler } from "./run-job.data.ts";
import * as wire from "./saved-run.wire.ts";

useGround("backtests");

let folder = "";
const folderBefore = process.env["TMPDIR"];
before(async () => {
  // Copies of originals must never stay behind: here nobody else leaves anything.
  folder = await mkdtemp(join(tmpdir(), "tianwang-backtests-"));
  process.env["TMPDIR"] = folder;
});
after(async () => {
  if (folderBefore === undefined) delete process.env["TMPDIR"];
  else process.env["TMPDIR"] = folderBefore;
  await rm(folder, { recursive: true });
});

const development = { fromOn: "2023-01-01", toOn: "2023-08-31" };
const testWindow = { fromOn: "2023-09-01", toOn: "2023-12-31" };

const dateOf = (day: number) =>
  new Date(Date.UTC(2023, 0, 1 + day)).toISOString().slice(0, "2023-01-01".length);

/**
 * A year of pairs that pay each other again and again; each week a ring of new contacts, every fifth a
 * decoy. With `isOther`, nothing of the rings that begin in the test window is there.
 */
function year(isOther = false) {
  const payments = ["tx_id,date,from_account,to_account,amount"];
  const labels = ["tx_id,is_sar,attempt_id"];
  const attempts = ["attempt_id,typology,is_sar"];
  for (let day = 0; day < 364; day += 1)
    for (let pair = day % 5; pair < 60; pair += 5)
      payments.push(`b${day}-${pair},${dateOf(day)},p${pair},q${pair},${pair + 10}.00`);
  for (let week = 0; week < 50; week += 1) {
    if (isOther && dateOf(week * 7 + 3) >= testWindow.fromOn) continue;
    const isLaundering = week % 5 === 4 ? 0 : 1;
    attempts.push(`${week},cycle,${isLaundering === 1}`);
    for (let step = 0; step < 4; step += 1) {
      const id = `r${week}-${step}`;
      payments.push(
        `${id},${dateOf(week * 7 + step)},m${week}-${step},m${week}-${(step + 1) % 4},900.00`,
      );
      labels.push(`${id},${isLaundering},${week}`);
    }
  }
  return {
    "payments.csv": payments.join("\n"),
    "labels.csv": labels.join("\n"),
    "attempts.csv": attempts.join("\n"),
  };
}

interface Material {
  readonly compartmentId: CompartmentId;
  readonly ids: ReadonlyMap<string, string>;
}

/** A case whose material holds the files. */
async function material(files: Readonly<Record<string, string>> = year()): Promise<Material> {
  const compartmentId = await run((work) => createCompartment(work, "回测材料（虚构）"));
  for (const [name, text] of Object.entries(files))
    await takeIn(compartmentId, name, Buffer.from(text));
  const { rows } = await run((work) => listExhibits(work, { compartmentId, from: 0, count: 50 }));
  return { compartmentId, ids: new Map(rows.map(({ originalName, id }) => [originalName, id])) };
}

const bodyOf = ({ compartmentId, ids }: Material) => ({
  compartmentId,
  title: "2023 年回测（虚构）",
  transactionsId: ids.get("payments.csv") ?? "",
  labelsId: ids.get("labels.csv") ?? "",
  attemptsId: ids.get("attempts.csv") ?? "",
  development,
  test: testWindow,
});

const page = (backtestId: string) => call(wire.showBacktestEndpoint, { params: { backtestId } });

/** Starts a run and judges its development window. */
async function developed(given: Material): Promise<OutputOf<typeof wire.showBacktestEndpoint>> {
  const started = await call(wire.startBacktestEndpoint, { body: bodyOf(given) });
  await runJob(started.jobId, backtestHandler);
  return page(started.backtestId);
}

const paramsOf = ({ line }: { line: { id: string } }) => ({ params: { backtestId: line.id } });
const best = { by: "f1", alertsMax: null } as const;

async function opened(given: Material) {
  const made = await developed(given);
  const { jobId } = await call(wire.openSealEndpoint, { ...paramsOf(made), body: best });
  await runJob(jobId, backtestHandler);
  return page(made.line.id);
}

/** What the command would be asked for, apart from its files. */
const commandChoices = {
  accounts: undefined,
  model: undefined,
  windowDays: 30,
  novelty: "first-contact",
  strengthMin: 0.5,
  tuneUntilMinutes: null,
  withForm: false,
  signal: new AbortController().signal,
  progress: () => undefined,
} as const;

test("the development window is judged at every cut, and nothing is told of the sealed one", async () => {
  const made = await developed(await material());
  assert.deepEqual([made.line.state, made.test, made.openedAt], ["tuning", null, null]);
  assert.deepEqual(made.line.rule, best);
  const { judgement } = made.development!;
  assert.equal(made.development!.judgement.byTransaction.laundering, 28 * 4);
  assert.deepEqual([judgement.laundering.attempts, judgement.decoys.attempts], [28, 7]);
  assert.equal(made.line.developmentF1, judgement.byTransaction.f1);
  assert.ok(judgement.byTransaction.recall > 0.9, "the rings are found");
  assert.ok(made.choices.some(({ rule }) => rule.by === "shipped"));
  const budget = made.choices.find(({ rule }) => rule.alertsMax === 10);
  assert.ok(budget && budget.alerts <= 10);
  // 60 pairs of ordinary life, and four accounts of each ring that had begun.
  assert.equal(made.development!.accountCount, 120 + 35 * 4);
  assert.deepEqual(await readdir(folder), []);
});

test("what lies in the sealed window changes nothing of the development", async () => {
  const [one, other] = [
    await developed(await material()),
    await developed(await material(year(true))),
  ];
  assert.deepEqual({ ...one.development, judgedAt: "" }, { ...other.development, judgedAt: "" });
  assert.deepEqual(one.choices, other.choices);
});

test("the seal is opened once with the cut that was seen, and then nothing can be tuned", async () => {
  const made = await developed(await material());
  const at = paramsOf(made);
  const budget = { by: "budget", alertsMax: 30 } as const;
  await assert.rejects(call(wire.openSealEndpoint, { ...at, body: budget }), {
    code: "MONITORING_NO_SUCH_CUT",
  });
  await assert.rejects(
    call(wire.tuneBacktestEndpoint, { ...at, body: { by: "budget", alertsMax: 31 } }),
    { code: "MONITORING_NO_SUCH_CUT" },
  );
  const tuned = await call(wire.tuneBacktestEndpoint, { ...at, body: budget });
  assert.equal(tuned.state, "tuning");
  const { jobId, state } = await call(wire.openSealEndpoint, { ...at, body: budget });
  assert.equal(state, "opening");
  await assert.rejects(call(wire.tuneBacktestEndpoint, { ...at, body: best }), {
    code: "MONITORING_SEAL_OPEN",
  });
  await assert.rejects(call(wire.openSealEndpoint, { ...at, body: budget }), {
    code: "MONITORING_SEAL_OPEN",
  });
  await runJob(jobId, backtestHandler);
  const closed = await page(made.line.id);
  assert.equal(closed.line.state, "closed");
  assert.equal(closed.test?.judgement.cut, closed.development?.judgement.cut);
  assert.equal(closed.line.testF1, closed.test?.judgement.byTransaction.f1);
  assert.equal(closed.test?.judgement.laundering.attempts, 12);
  assert.deepEqual(
    closed.events.map(({ kind, rule }) => [kind, rule]),
    [
      ["tuned", budget],
      ["opened", budget],
    ],
  );
  assert.ok(closed.openedAt !== null && closed.openedBy !== "");
  await assert.rejects(call(wire.tuneBacktestEndpoint, { ...at, body: best }), {
    code: "MONITORING_SEAL_OPEN",
  });
  // A job that is run again changes nothing.
  await runJob(jobId, backtestHandler);
  assert.deepEqual(await page(made.line.id), closed);
});

test("the database itself keeps the seal and the results", async () => {
  const closed = await opened(await material());
  const { id } = closed.line;
  for (const change of [
    sql`update monitoring.backtests set rule = '{"by":"shipped","alertsMax":null}' where id = ${id}`,
    sql`update monitoring.backtests set tuned = '{"cut":0}' where id = ${id}`,
    sql`update monitoring.backtests set opened_at = null, opened_by = null where id = ${id}`,
    sql`update monitoring.backtests set test = null where id = ${id}`,
    sql`update monitoring.backtests set development = '{}' where id = ${id}`,
  ])
    await assert.rejects(
      run((work) => work.change(change)),
      /is not changed|its cut is fixed/u,
    );
  for (const change of [
    sql`update monitoring.backtests set test_from = test_to where id = ${id}`,
    sql`delete from monitoring.backtests`,
    sql`update monitoring.backtest_events set cut = 0`,
    sql`delete from monitoring.backtest_events`,
  ])
    await assert.rejects(
      run((work) => work.change(change)),
      /permission denied/u,
    );
});

test("with windows that share a file between them, the screen says what the command says", async () => {
  const closed = await opened(await material());
  const paths = await onDisk();
  const said = await backtestFile({
    ...commandChoices,
    transactions: paths.get("payments.csv") ?? "",
    labels: paths.get("labels.csv") ?? "",
    attempts: paths.get("attempts.csv") ?? "",
    strengthMin: closed.test!.judgement.cut,
    tuneUntilMinutes: spanOf(testWindow).fromMinutes,
  });
  for (const path of paths.values()) await rm(path);
  assert.equal(said.judgement.cut, closed.test?.judgement.cut);
  assert.deepEqual(said.judgement.byTransaction, closed.test?.judgement.byTransaction);
  assert.deepEqual(said.judgement.laundering, closed.test?.judgement.laundering);
});

test("another run that opens the same days is told that they were opened before", async () => {
  const given = await material();
  const first = await opened(given);
  assert.equal(first.openedElsewhereCount, 0);
  const second = await developed(given);
  assert.equal(second.openedElsewhereCount, 1);
  assert.equal((await page(first.line.id)).openedElsewhereCount, 0);
});

test("another agency sees no run, and can do nothing with one", async () => {
  const given = await material();
  const made = await developed(given);
  const other = await ground().stranger("case-officer", "backtests");
  const at = paramsOf(made);
  assert.deepEqual(await call(wire.listBacktestsEndpoint, {}, other), { totalCount: 0, rows: [] });
  for (const asked of [
    call(wire.showBacktestEndpoint, at, other),
    call(wire.tuneBacktestEndpoint, { ...at, body: best }, other),
    call(wire.openSealEndpoint, { ...at, body: best }, other),
    call(wire.resumeBacktestEndpoint, at, other),
  ])
    await assert.rejects(asked, { code: "MONITORING_NO_BACKTEST" });
  await assert.rejects(call(wire.startBacktestEndpoint, { body: bodyOf(given) }, other), {
    code: "STORE_NOT_FOUND",
  });
  const seen = await ground().store.run(other, "test", (work) =>
    work.rows(sql`
      select 1 from monitoring.backtests union all select 1 from monitoring.backtest_events
    `),
  );
  assert.deepEqual(seen, []);
});

test("files of another case, crossing windows and wrong detectors are refused", async () => {
  const given = await material();
  const elsewhere = await material({ "payments.csv": year()["payments.csv"] });
  const body = bodyOf(given);
  const transactionsId = elsewhere.ids.get("payments.csv") ?? "";
  const refused: [object, string][] = [
    [{ transactionsId }, "MONITORING_NO_RUN_FILE"],
    [{ test: development }, "MONITORING_WINDOWS_CROSS"],
    [{ development: { fromOn: "2023-02-30", toOn: "2023-03-01" } }, "MONITORING_WINDOWS_CROSS"],
    [{ detectors: [] }, "MONITORING_NO_SUCH_DETECTOR"],
    [{ detectors: ["cycle", "none"] }, "MONITORING_NO_SUCH_DETECTOR"],
    [{ modelId: body.labelsId, detectors: ["cycle"] }, "MONITORING_MODEL_NEEDS_ALL"],
    [{ title: "  " }, "MONITORING_NEEDS"],
  ];
  for (const [change, code] of refused)
    await assert.rejects(call(wire.startBacktestEndpoint, { body: { ...body, ...change } }), {
      code,
    });
});

test("files beyond the limits are refused before anything is copied", async () => {
  const given = await material();
  const body = bodyOf(given);
  const grow = (id: string, byteCount: number) =>
    ground().store.asOwner((db) =>
      sql`update evidence.exhibits set byte_count = ${byteCount} where id = ${id}`.execute(db),
    );
  await grow(body.attemptsId, modelBytesMax + 1);
  const { attemptsId: modelId, ...rest } = body;
  await assert.rejects(call(wire.startBacktestEndpoint, { body: { ...rest, modelId } }), {
    code: "MONITORING_RUN_TOO_LARGE",
  });
  await grow(body.transactionsId, runBytesMax);
  await assert.rejects(call(wire.startBacktestEndpoint, { body }), {
    code: "MONITORING_RUN_TOO_LARGE",
  });
});

test("detectors that are off find nothing", async () => {
  const given = await material();
  const body = { ...bodyOf(given), detectors: ["fan-in"] };
  const { backtestId, jobId } = await call(wire.startBacktestEndpoint, { body });
  await runJob(jobId, backtestHandler);
  const made = await page(backtestId);
  assert.deepEqual(
    made.detectors.filter(({ version }) => version !== null).map(({ id }) => id),
    ["fan-in"],
  );
  assert.equal(made.development?.judgement.laundering.found, 0);
});

/** The files of a case as files of this machine, for what works without a store. */
async function onDisk(): Promise<ReadonlyMap<string, string>> {
  const paths = new Map<string, string>();
  for (const [name, text] of Object.entries(year())) {
    paths.set(name, join(folder, name));
    await writeFile(join(folder, name), text);
  }
  return paths;
}

test("a trained model brings its own cut, window and novelty", async () => {
  const paths = await onDisk();
  const model = await trainModel({
    ...commandChoices,
    transactions: paths.get("payments.csv") ?? "",
    labels: paths.get("labels.csv") ?? "",
    windowDays: 20,
  });
  for (const path of paths.values()) await rm(path);
  const given = await material({ ...year(), "model.json": JSON.stringify(model) });
  const body = { ...bodyOf(given), modelId: given.ids.get("model.json") ?? "" };
  const { backtestId, jobId } = await call(wire.startBacktestEndpoint, { body });
  await runJob(jobId, backtestHandler);
  const made = await page(backtestId);
  assert.deepEqual([made.windowDays, made.novelty], [20, "first-contact"]);
  const shipped = made.choices.find(({ rule }) => rule.by === "shipped");
  assert.equal(shipped?.cut, model.cut);
});

test("a job that fails says why in the names of the exhibits, and leaves no copy", async () => {
  const given = await material();
  const start = async (change: object) => {
    const body = { ...bodyOf(given), ...change };
    const { jobId } = await call(wire.startBacktestEndpoint, { body });
    return runJob(jobId, backtestHandler);
  };
  const { attemptsId } = bodyOf(given);
  await assert.rejects(start({ transactionsId: attemptsId }), (error: Error) => {
    assert.match(error.message, /MONITORING_COLUMNS_MISSING.*attempts\.csv/u);
    return !error.message.includes(folder);
  });
  await assert.rejects(start({ test: { fromOn: "2024-02-01", toOn: "2024-02-09" } }), {
    code: "MONITORING_WINDOW_EMPTY",
  });
  await assert.rejects(start({ development: { fromOn: "2022-01-01", toOn: "2022-02-01" } }), {
    code: "MONITORING_WINDOW_EMPTY",
  });
  // Day 4 to 6 of the year have no ring.
  await assert.rejects(start({ development: { fromOn: "2023-01-05", toOn: "2023-01-07" } }), {
    code: "MONITORING_WINDOW_UNLABELLED",
  });
  assert.deepEqual(await readdir(folder), []);
});

/** Runs a job and tells it to stop as soon as the first copy of an original is there. */
async function stopAtFirstCopy(jobId: string): Promise<void> {
  const stop = new AbortController();
  const { signal } = stop;
  const ended = assert.rejects(runJob(jobId, backtestHandler, { signal }), { name: "AbortError" });
  while ((await readdir(folder)).length === 0);
  stop.abort();
  await ended;
}

test("a job that is cancelled leaves no result and no copy, and can be run again", async () => {
  const given = await material();
  const started = await call(wire.startBacktestEndpoint, { body: bodyOf(given) });
  await stopAtFirstCopy(started.jobId);
  await assert.rejects(runJob(started.jobId, backtestHandler, { signal: AbortSignal.abort() }), {
    name: "AbortError",
  });
  assert.deepEqual(await readdir(folder), []);
  const at = { params: { backtestId: started.backtestId } };
  assert.equal((await page(started.backtestId)).development, null);
  await assert.rejects(call(wire.resumeBacktestEndpoint, at), {
    code: "MONITORING_NOTHING_TO_RESUME",
  });
  await run((work) => cancelJob(work, started.jobId));
  const { jobId } = await call(wire.resumeBacktestEndpoint, at);
  assert.ok(await run((work) => findJob(work, jobId as JobId)));
  await runJob(jobId, backtestHandler);
  assert.equal((await page(started.backtestId)).line.state, "tuning");
  await run((work) => cancelJob(work, jobId));
  await assert.rejects(call(wire.resumeBacktestEndpoint, at), {
    code: "MONITORING_NOTHING_TO_RESUME",
  });
});
