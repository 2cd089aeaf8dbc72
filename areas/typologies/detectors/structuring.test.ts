// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { test } from "node:test";
import type { Crossing } from "./border-examples.test.ts";
import {
  checkCrossingPage,
  crossingStream,
  findsCrossing,
  minorValue,
  passesOverCrossing,
  seesThePastOnly,
} from "./border-examples.test.ts";
import { Watch } from "../stream/watch.ts";
import { shapesOf } from "./detector-examples.test.ts";
import { structuring } from "./structuring.ts";

const pay = (day: number, payer: string, amount: number, to: "CN" | "HK" = "CN"): Crossing => ({
  day,
  payer,
  from: "CN",
  beneficiary: "B",
  to,
  amount,
  currency: "USD",
});
const ants = Array.from({ length: 8 }, (_, i) =>
  pay(40 + i * 0.6, `relative ${i}`, 48_000 + 230 * i, "HK"),
);
const kept = Array.from({ length: 8 }, (_, i) => pay(40 + i * 2, "P", 9100 + 97 * i));

checkCrossingPage(structuring);
findsCrossing(structuring, "eight allowances for one beneficiary abroad", ants);
findsCrossing(structuring, "one payer who keeps below ten thousand again and again", kept);
passesOverCrossing(
  structuring,
  "amounts just above the threshold",
  kept.map((each) => ({ ...each, amount: each.amount + 1500 })),
);
passesOverCrossing(
  structuring,
  "a rent that happens to lie below it, month after month",
  Array.from({ length: 5 }, (_, i) => pay(i * 29, "tenant", 9500)),
);
passesOverCrossing(structuring, "three payments below it", kept.slice(0, 3));
passesOverCrossing(
  structuring,
  "payments that are further apart than the window",
  Array.from({ length: 4 }, (_, i) => pay(i * 30.1, `buyer ${i}`, 9300 + 100 * i)),
);
seesThePastOnly(structuring, ants);

test("structuring compares nothing whose currency has no value", () => {
  const { payments } = crossingStream(kept);
  assert.deepEqual(shapesOf(payments, { detectors: [structuring] }), []);
});

test("structuring reports a beneficiary with more payments than are kept", () => {
  const crowd = Array.from({ length: 260 }, (_, i) => pay(40 + i * 0.1, `buyer ${i}`, 9000 + i));
  const watch = new Watch({ detectors: [structuring], minorValue });
  for (const payment of crossingStream(crowd).payments) watch.feed(payment);
  assert.ok(watch.state().bites.some(({ limit }) => limit === "rows"));
});
