// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { plantAttempts } from "./plant.ts";
import { repeatLedger } from "./repeat-ledger.ts";

/** The published data stays where it is; without it there is nothing to plant or to repeat. */
const path = (name: string) =>
  fileURLToPath(new URL(`../../../../shared/data/flows/${name}`, import.meta.url));
const attemptsFile = path("amlworld-hi-small-dev/attempts_transactions.csv.gz");
const sampleFile = path("amlworld-hi-small-dev/transactions_sample.csv");
const ledgerFile = path("amlsim-large/transactions.csv.gz");
const here = [attemptsFile, sampleFile, ledgerFile].every((file) => existsSync(file));
const skip = here ? false : "the shared development data is not here";

test("185 attempts stand unchanged among half a million rows over 18 days", { skip }, () => {
  const attempts = gunzipSync(readFileSync(attemptsFile)).toString("utf8");
  const sample = readFileSync(sampleFile, "utf8");
  const planted = plantAttempts({ seed: "1", attempts, sample });
  const lines = [...planted.transactions()].join("").trimEnd().split("\n").slice(1);
  assert.equal(lines.length, planted.rowCount);
  assert.equal(lines.length, 501_712);
  assert.equal(new Set(lines.map((line) => line.slice(0, 10))).size, 18);
  const labels = [...planted.labels()].join("").trimEnd().split("\n").slice(1);
  const bare = (bank: string) => String(Number(bank));
  const expected = attempts.trimEnd().split("\r\n").slice(1);
  const rows = expected.map((line) => {
    const [id, , , , at, fromBank = "", from, toBank = "", to, ...money] = line.split(",");
    const sender = `${bare(fromBank)},${from},${bare(fromBank)}:${from}`;
    const receiver = `${bare(toBank)},${to},${bare(toBank)}:${to}`;
    return `${id} ${at},${sender},${receiver},${money.join(",")}`;
  });
  const found = labels.map((label) => {
    const [row = "", id = ""] = label.split(",");
    return `${id} ${lines[Number(row) - 1]}`;
  });
  const byText = (a: string, b: string) => (a < b ? -1 : 1);
  assert.deepEqual(found.toSorted(byText), rows.toSorted(byText));
  assert.equal(new Set(labels.map((label) => label.split(",")[1])).size, 185);
});

test(
  "eleven copies of the large ledger have eleven times its rows and its degrees",
  { skip },
  () => {
    const transactions = gunzipSync(readFileSync(ledgerFile)).toString("utf8");
    const { rowCount, accountStride, ...ledger } = repeatLedger({
      transactions,
      copies: 11,
      shiftDays: 1,
    });
    assert.equal(rowCount, 5_312_362);
    const sent = new Uint32Array(accountStride * 11);
    let rows = 0;
    for (const piece of ledger.transactions()) {
      for (const [, sender] of piece.matchAll(/^\d+,\d+,[\d-]+,(\d+),/gmu)) {
        sent[Number(sender)]!++;
        rows++;
      }
    }
    assert.equal(rows, rowCount);
    const first = sent.subarray(0, accountStride);
    assert.equal(Math.max(...first), 161);
    for (let copy = 1; copy < 11; copy++) {
      const own = sent.subarray(copy * accountStride, (copy + 1) * accountStride);
      assert.deepEqual(own, first);
    }
  },
);
