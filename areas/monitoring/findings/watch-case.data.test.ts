// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { CasePayments } from "./case-payments.ts";
import { inThread, sightOf } from "./watch-case.data.ts";
import { watchCase } from "./watch-case.ts";

const params = { windowDays: 30 };

/** Ordinary payments among forty accounts, and six that pay in a circle. */
function payments(): CasePayments {
  const rows: [day: number, from: number, to: number][] = [];
  for (let day = 0; day < 90; day += 1)
    for (let at = 0; at < 4; at += 1) {
      const from = (day * 7 + at * 11) % 40;
      rows.push([day, from, (from + 1 + (day % 3)) % 40]);
    }
  for (let at = 0; at < 6; at += 1) rows.push([90, 40 + at, 40 + ((at + 1) % 6)]);
  return {
    count: rows.length,
    movement: Int32Array.from(rows, (_, at) => at),
    from: Int32Array.from(rows, ([, from]) => from),
    to: Int32Array.from(rows, ([, , to]) => to),
    day: Int32Array.from(rows, ([day]) => day + 19_000),
    amountMinor: Float64Array.from(rows, (_, at) => 1_000 + at),
    currency: new Uint16Array(rows.length),
    accounts: Array.from({ length: 46 }, (_, account) => account),
    leftOut: {},
  };
}

test("a thread of its own sees what this one sees, and the same each time", async () => {
  const here = watchCase(payments(), params);
  assert.ok(here.shapes.some(({ typology }) => typology === "cycle"));
  const { signal } = new AbortController();
  assert.deepEqual(await inThread(payments(), params, signal), here);
  assert.deepEqual(await sightOf(payments(), params, signal), here);
});

test("a watch that is told to stop gives nothing", async () => {
  const stop = new AbortController();
  const watching = inThread(payments(), params, stop.signal);
  stop.abort();
  await assert.rejects(watching, { name: "AbortError" });
  await assert.rejects(sightOf(payments(), params, stop.signal), { name: "AbortError" });
});
