// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { BrokenInvariant } from "@tianwang/kernel/assert";
import { readAttempts } from "./attempts.ts";
import { amountIn } from "./payment-sample.ts";
import { plantAttempts } from "./plant.ts";
import type { PlantedPayments } from "./plant.ts";

/** Rows in the layouts of the published set, invented. */
const sample = [
  "timestamp,from_bank_id,from_account_id,from_account_key,to_bank_id,to_account_id,to_account_key,amount_received,receiving_currency,amount_paid,payment_currency,payment_format,is_laundering",
  "2022/09/01 00:20,10,A0,10:A0,10,A0,10:A0,3000.00,US Dollar,3000.00,US Dollar,Reinvestment,0",
  "2022/09/01 00:20,10,A0,10:A0,12,B0,12:B0,20.00,US Dollar,20.00,US Dollar,Credit Card,0",
  "2022/09/01 00:21,12,B0,12:B0,10,A0,10:A0,20.00,US Dollar,20.00,US Dollar,Credit Card,0",
  "2022/09/01 00:22,12,B0,12:B0,70,C0,70:C0,9000.00,US Dollar,9000.00,US Dollar,Cheque,0",
  "",
].join("\r\n");

const attempts = [
  "attempt_id,typology,detail,seq,timestamp,from_bank,from_account,to_bank,to_account,amount_received,receiving_currency,amount_paid,payment_currency,payment_format",
  "2,CYCLE,CYCLE:  Max 3 hops,1,2022/09/01 23:59,0140,800000010,020,800000020,58702.10,Yuan,58702.10,Yuan,ACH",
  "2,CYCLE,CYCLE:  Max 3 hops,2,2022/09/03 02:52,020,800000020,0,800000030,7332.87,Euro,7332.87,Euro,ACH",
  "2,CYCLE,CYCLE:  Max 3 hops,3,2022/09/02 12:00,0,800000030,0140,800000010,0.370287,Bitcoin,0.370287,Bitcoin,Bitcoin",
  "4,FAN-OUT,FAN-OUT:  Max 2-degree Fan-Out,1,2022/09/02 12:00,070,800000040,020,800000020,5.00,US Dollar,5.00,US Dollar,ACH",
  "4,FAN-OUT,FAN-OUT:  Max 2-degree Fan-Out,2,2022/09/02 12:00,070,800000040,0140,800000050,6.00,US Dollar,6.00,US Dollar,ACH",
  "",
].join("\n");

const params = { rowCount: 20_000, accountCount: 2_000, busierMax: 4 };
const planted = plantAttempts({ seed: "1", attempts, sample, params });
const read = (of: PlantedPayments) => {
  const lines = [...of.transactions()].join("").trimEnd().split("\n");
  return { head: lines[0], lines: lines.slice(1), rows: lines.slice(1).map((l) => l.split(",")) };
};
const { head, lines, rows } = read(planted);
const labels = [...planted.labels()].join("").trimEnd().split("\n");

const digest = (of: PlantedPayments) =>
  createHash("sha256")
    .update([...of.transactions(), ...of.labels()].join(""))
    .digest("hex");

const share = (of: (row: readonly string[]) => boolean) => rows.filter(of).length / rows.length;
const isSelf = (row: readonly string[]) => row[3] === row[6];

test("the same seed gives the same bytes, also when asked twice; another seed others", () => {
  const again = plantAttempts({ seed: "1", attempts, sample, params });
  assert.equal(digest(again), digest(planted));
  assert.equal(digest(planted), digest(planted));
  assert.notEqual(digest(plantAttempts({ seed: "2", attempts, sample, params })), digest(planted));
});

test("rows have the columns of the sample without the label, in order of time, over whole days", () => {
  assert.equal(`${head},is_laundering`, sample.split("\r\n")[0]);
  assert.equal(rows.length, 20_005);
  assert.equal(planted.rowCount, 20_005);
  for (const [i, row] of rows.entries()) {
    assert.equal(row.length, 12);
    assert.ok((row[0] ?? "") >= (rows[i - 1]?.[0] ?? ""));
    assert.equal(row[3], `${row[1]}:${row[2]}`);
    assert.equal(row[6], `${row[4]}:${row[5]}`);
  }
  assert.ok(rows[0]![0]!.startsWith("2022/09/01 00:0"));
  assert.ok(rows.at(-1)![0]!.startsWith("2022/09/03 23:5"));
});

test("every row of an attempt stands unchanged at its own time, where the label says", () => {
  assert.equal(labels[0], "row,attempt_id");
  const found = labels.slice(1).map((label) => {
    const [row = "", attempt = ""] = label.split(",");
    return `${attempt}: ${lines[Number(row) - 1]}`;
  });
  assert.deepEqual(found, [
    "2: 2022/09/01 23:59,140,800000010,140:800000010,20,800000020,20:800000020,58702.10,Yuan,58702.10,Yuan,ACH",
    "2: 2022/09/02 12:00,0,800000030,0:800000030,140,800000010,140:800000010,0.370287,Bitcoin,0.370287,Bitcoin,Bitcoin",
    "4: 2022/09/02 12:00,70,800000040,70:800000040,20,800000020,20:800000020,5.00,US Dollar,5.00,US Dollar,ACH",
    "4: 2022/09/02 12:00,70,800000040,70:800000040,140,800000050,140:800000050,6.00,US Dollar,6.00,US Dollar,ACH",
    "2: 2022/09/03 02:52,20,800000020,20:800000020,0,800000030,0:800000030,7332.87,Euro,7332.87,Euro,ACH",
  ]);
  assert.equal(planted.attempts(), attempts);
});

test("accounts of attempts have a life besides", () => {
  const own = rows.filter((row) => row.slice(1, 7).some((cell) => /^8000000\d0$/u.test(cell)));
  assert.ok(own.length > 15, `${own.length}`);
});

test("self payments, hubs and formats have their shares, amounts stay near the sample's", () => {
  const self = share(isSelf);
  assert.ok(self > 0.1 && self < 0.14, `${self}`);
  assert.ok(
    rows.filter(isSelf).every((row) => row[11] === "Reinvestment" || row[11] === "Bitcoin"),
  );
  const sent = new Map<string, number>();
  for (const row of rows) sent.set(row[3]!, (sent.get(row[3]!) ?? 0) + 1);
  const [first = 0, second = 0] = [...sent.values()].toSorted((a, b) => b - a);
  assert.ok(first / rows.length > 0.02 && first / rows.length < 0.03);
  assert.ok(second / rows.length < 0.012);
  const cards = share((row) => row[11] === "Credit Card") / (1 - self);
  assert.ok(cards > 0.5 && cards < 0.72, `${cards}`);
  for (const row of rows) {
    if (row[11] !== "Credit Card" || row[10] !== "US Dollar") continue;
    assert.ok(Number(row[9]) >= 16 && Number(row[9]) <= 24);
  }
});

test("payers come back to the same few, and meet somebody new every day", () => {
  const seen = new Set<string>();
  const firsts = new Map<string, number>();
  for (const row of rows.filter((each) => !isSelf(each))) {
    const pair = `${row[3]} ${row[6]}`;
    if (!seen.has(pair))
      firsts.set(row[0]!.slice(0, 10), (firsts.get(row[0]!.slice(0, 10)) ?? 0) + 1);
    seen.add(pair);
  }
  assert.ok(seen.size < 0.6 * rows.length);
  assert.equal(firsts.size, 3);
  assert.ok(Math.min(...firsts.values()) > 0.05 * (rows.length / 3));
});

test("amounts have the level and the digits of their currency", () => {
  assert.equal(amountIn("US Dollar", 5), "0.05");
  assert.equal(amountIn("Yen", 1_000), "1050.00");
  assert.equal(amountIn("Bitcoin", 1_190_000), "1.000000");
  assert.equal(amountIn("Shekel", 0), "0.01");
  assert.equal(amountIn("Unknown Crown", 1_234), "12.34");
});

test("texts of another layout are refused", () => {
  const refused = (order: { attempts?: string; sample?: string }) =>
    assert.throws(() => plantAttempts({ seed: "1", attempts, sample, ...order }), BrokenInvariant);
  refused({ attempts: attempts.replace("attempt_id", "attempt") });
  refused({ attempts: attempts.split("\n")[0]! });
  refused({ attempts: attempts.replace("2022/09/01", "2022-09-01") });
  refused({ attempts: attempts.replace("CYCLE:", '"CYCLE:"') });
  refused({
    sample: sample.replace("3000.00,US", "3000.001,US").replaceAll("3000.00,", "3000.001,"),
  });
  refused({ sample: sample.split("\r\n").slice(0, 2).join("\n") });
  refused({ sample: sample.replace(",Cheque,0", ",Cheque") });
  assert.equal(readAttempts(attempts).length, 5);
});
