// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Refusal } from "@tianwang/kernel/refusal";
import { backtestFile } from "./backtest.data.ts";
import { detectFile } from "./detect.data.ts";
import { modelFault } from "./score-model.ts";
import { trainModel } from "./train.data.ts";

let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "tianwang-train-"));
});
after(() => rm(folder, { recursive: true }));

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const choices = {
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

/** A year of pairs that pay each other again and again, and a ring of new contacts each week. */
function year(): { payments: string; labels: string } {
  const payments = ["tx_id,date,from_account,to_account,amount"];
  const labels = ["tx_id,is_sar,attempt_id"];
  const dateOf = (day: number) =>
    new Date(Date.UTC(2023, 0, 1 + day)).toISOString().slice(0, "2024-01-31".length);
  for (let day = 0; day < 364; day += 1)
    for (let pair = day % 5; pair < 60; pair += 5)
      payments.push(`b${day}-${pair},${dateOf(day)},p${pair},q${pair},${pair + 10}.00`);
  for (let week = 0; week < 50; week += 1)
    for (let step = 0; step < 4; step += 1) {
      const id = `r${week}-${step}`;
      const next = `m${week}-${(step + 1) % 4}`;
      payments.push(`${id},${dateOf(week * 7 + step)},m${week}-${step},${next},900.00`);
      labels.push(`${id},1,${week}`);
    }
  return { payments: payments.join("\n"), labels: labels.join("\n") };
}

test("a score is trained, written, read, and explains each alert; the same bytes twice", async () => {
  const { payments, labels } = year();
  const transactions = await file("payments.csv", payments);
  const labelled = { ...choices, transactions, labels: await file("labels.csv", labels) };
  const model = await trainModel(labelled);
  assert.deepEqual(await trainModel(labelled), model);
  assert.equal(modelFault(JSON.parse(JSON.stringify(model))), null);
  assert.ok(model.heldOut.f1 > 0.9, `F1 ${model.heldOut.f1}`);
  const path = await file("model.json", JSON.stringify(model));
  const { alerts, summary } = await detectFile({ ...choices, transactions, model: path });
  assert.ok(alerts.length > 40);
  assert.equal(summary.cut, model.cut);
  for (const { score, contributions } of alerts) {
    assert.ok(score !== undefined && score >= model.cut);
    assert.ok(contributions?.every(({ zh, en, adds }) => zh !== "" && en !== "" && adds !== 0));
  }
  const judged = await backtestFile({ ...labelled, attempts: undefined, model: path });
  assert.ok(judged.judgement.byTransaction.f1 > 0.9);
});

test("without pair novelty the score knows no first contact", async () => {
  const { payments, labels } = year();
  const model = await trainModel({
    ...choices,
    novelty: "all",
    transactions: await file("payments.csv", payments),
    labels: await file("labels.csv", labels),
  });
  assert.ok(model.weighings.every(({ feature }) => !/first-contact|-new-/u.test(feature)));
});

test("the form of payment is used only when asked for, and then named", async () => {
  const { payments, labels } = year();
  const lines = payments.split("\n").map((line, at) => {
    if (at === 0) return `${line},payment_format`;
    return `${line},${line.startsWith("r") ? "ACH" : "Cheque"}`;
  });
  const labelled = {
    ...choices,
    // All payments count as new, so that a shape holds more than the attempts.
    novelty: "all" as const,
    transactions: await file("payments.csv", lines.join("\n")),
    labels: await file("labels.csv", labels),
  };
  const without = await trainModel(labelled);
  assert.deepEqual(without.forms, []);
  assert.ok(without.weighings.every(({ feature }) => !feature.startsWith("form-")));
  const model = await trainModel({ ...labelled, withForm: true });
  assert.deepEqual(model.forms, ["ACH", "Cheque"]);
  assert.ok(model.weighings.every(({ adds }) => adds.length > 0));
  assert.equal(modelFault(JSON.parse(JSON.stringify(model))), null);
});

test("a text that is no model is refused", async () => {
  const transactions = await file("payments.csv", year().payments);
  for (const text of ["{", "{}", '{"kind":"tianwang-payment-score","version":99}']) {
    const model = await file("bad.json", text);
    await assert.rejects(
      detectFile({ ...choices, transactions, model }),
      (error) => error instanceof Refusal && error.code === "MONITORING_MODEL_UNREADABLE",
    );
  }
});
