// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Refusal } from "@tianwang/kernel/refusal";
import { backtestFile } from "./backtest.data.ts";

let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "tianwang-backtest-"));
});
after(() => rm(folder, { recursive: true }));

async function file(name: string, lines: readonly string[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, lines.join("\n"));
  return path;
}

const choices = {
  accounts: undefined,
  model: undefined,
  windowDays: 30,
  novelty: "first-contact",
  strengthMin: 0,
  tuneUntilMinutes: null,
  signal: new AbortController().signal,
  progress: () => undefined,
} as const;

const ring = [0, 1, 2, 3].map(
  (step) => `2024/01/1${step} 10:00,01,A${step},1,A${(step + 1) % 4},50.0${step}`,
);
const payments = "timestamp,from_bank,from_account,to_bank,to_account,amount_received";

test("labels by id and labels by whole payments say the same", async () => {
  const noise = Array.from(
    { length: 30 },
    (_, each) => `2024/01/09 10:00,2,B${each},2,C${each},7.00`,
  );
  const transactions = await file("payments.csv", [payments, ...noise, ...ring, ring[3]!]);
  const byId = await backtestFile({
    ...choices,
    transactions,
    labels: await file("labels.csv", [
      "tx_id,is_sar,attempt_id",
      ...[31, 32, 33, 34].map((id) => `${id},1,7`),
    ]),
    attempts: await file("attempts.csv", ["attempt_id,typology,is_sar,n_tx", "7,cycle,true,4"]),
  });
  const listed = await backtestFile({
    ...choices,
    transactions,
    labels: await file("rows.csv", ["row,attempt_id", "31,7", "32,7", "33,7", "34,7"]),
    attempts: await file("names.csv", ["attempt_id,typology", "7,cycle"]),
  });
  assert.deepEqual(listed, byId);
  const whole = ring.map((row) => `7,CYCLE,${row.replace(",01,", ",001,")}`);
  const labels = await file("whole.csv", [`attempt_id,typology,${payments}`, ...whole]);
  const byPayment = await backtestFile({ ...choices, transactions, labels, attempts: labels });
  assert.deepEqual(byPayment, byId);
  assert.deepEqual(
    [byId.judgement.laundering.attempts, byId.judgement.byTypology["cycle"]?.found],
    [1, 1],
  );
  assert.equal(byId.judgement.byTransaction.laundering, 4, "the copy of a payment has no label");
});

test("labels of other payments are refused", async () => {
  const transactions = await file("payments.csv", [payments, ...ring]);
  const labels = await file("labels.csv", ["tx_id,is_sar,attempt_id", "x9,1,7"]);
  await assert.rejects(
    backtestFile({ ...choices, transactions, labels, attempts: undefined }),
    (error) => error instanceof Refusal && error.code === "MONITORING_NO_LABELS",
  );
});
