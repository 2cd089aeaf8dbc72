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
import { holderOf, shapesOf } from "./detector-examples.test.ts";
import { mirrorTransfer } from "./mirror-transfer.ts";

/** Hong Kong dollars for a yuan by the averages of 2022. */
const rate = 7.8306 / 6.729;
const amounts = [182_000, 640_000, 95_000, 1_210_000, 330_000, 560_000, 77_000, 410_000];

const home = (day: number, payer: string, beneficiary: string, amount: number): Crossing => ({
  day,
  payer,
  from: "CN",
  beneficiary,
  to: "CN",
  amount,
  currency: "CNY",
});
const abroad = (day: number, payer: string, beneficiary: string, amount: number): Crossing => ({
  day,
  payer,
  from: "HK",
  beneficiary,
  to: "HK",
  amount: Math.round(amount * 100) / 100,
  currency: "HKD",
});
const settle = (i: number, amount: number) => [
  home(20 + 8 * i, `customer ${i}`, "K", amount),
  abroad(21.3 + 8 * i, "F", `nominee ${i}`, amount * rate * 0.98),
];
const outward = amounts.flatMap((amount, i) => settle(i, amount));
const inward = amounts.flatMap((amount, i) => [
  abroad(20 + 8 * i, `sender ${i}`, "F", amount * rate),
  home(21.3 + 8 * i, "K", `relative ${i}`, amount * 0.975),
]);
const inParts = amounts.flatMap((amount, i) => [
  home(20 + 8 * i, `customer ${i}`, "K", amount * 0.45),
  home(20.4 + 8 * i, `customer ${i}`, i % 2 ? "K" : "K2", amount * 0.55),
  abroad(21.3 + 8 * i, "F", `nominee ${i}`, amount * rate * 0.98 * 0.6),
  abroad(21.5 + 8 * i, "F", `nominee ${i}`, amount * rate * 0.98 * 0.4),
]);

checkCrossingPage(mirrorTransfer);
findsCrossing(
  mirrorTransfer,
  "eight settlements of one pair of pools, out of the country",
  outward,
);
findsCrossing(mirrorTransfer, "eight that bring money home", inward);
findsCrossing(mirrorTransfer, "settlements whose sides are paid in parts", inParts);
findsCrossing(
  mirrorTransfer,
  "pools that pay before they are paid",
  amounts.flatMap((amount, i) => [
    abroad(20 + 8 * i, "F", `nominee ${i}`, amount * rate * 0.98),
    home(21.3 + 8 * i, `customer ${i}`, "K", amount),
  ]),
);
passesOverCrossing(mirrorTransfer, "two that are near, by coincidence", outward.slice(0, 4));
passesOverCrossing(mirrorTransfer, "a remitter whose own wire joins the two places", [
  { ...home(5, "K", "F", 3_000_000), to: "HK" },
  ...outward,
]);
passesOverCrossing(
  mirrorTransfer,
  "two wages that are about equal every month",
  [0, 1, 2, 3].flatMap((i) => [
    home(5 + 28 * i, "firm", "worker", 40_000),
    abroad(6 + 28 * i, "company", "clerk", 40_000 * rate * (0.98 + 0.001 * i)),
  ]),
);
passesOverCrossing(
  mirrorTransfer,
  "sides that lie further apart in time than a settlement does",
  outward.map((each) => (each.currency === "HKD" ? { ...each, day: each.day + 5 } : each)),
);
passesOverCrossing(
  mirrorTransfer,
  "legs whose ratio is another each time",
  amounts.flatMap((amount, i) => [
    home(20 + 8 * i, "firm", `worker ${i}`, amount),
    abroad(21 + 8 * i, `worker abroad ${i}`, "company", amount * rate * (0.9 + 0.03 * i)),
  ]),
);
seesThePastOnly(mirrorTransfer, outward);

test("mirror-transfer finds a scheme by its currencies where countries are not known", () => {
  const { payments, plantedRows } = crossingStream(outward);
  const unknown = payments.map((each) => ({ ...each, fromCountry: -1, toCountry: -1 }));
  const shape = holderOf(
    shapesOf(unknown, { detectors: [mirrorTransfer], minorValue }),
    plantedRows,
  );
  assert.deepEqual(shape?.rows, plantedRows);
});

test("mirror-transfer lists the settlements, and compares nothing without values", () => {
  const { payments, plantedRows } = crossingStream(outward);
  const shapes = shapesOf(payments, { detectors: [mirrorTransfer], minorValue });
  const shape = holderOf(shapes, plantedRows);
  const listed = shape?.because.filter(({ messageId }) => messageId === "settlement") ?? [];
  assert.equal(listed.length, amounts.length);
  const pairs = listed.map(({ data }) => `${data["first"]} ${data["second"]}`).toSorted();
  const planted = amounts.map((_, i) => `${plantedRows[2 * i]} ${plantedRows[2 * i + 1]}`);
  assert.deepEqual(pairs, planted.toSorted());
  assert.equal(shape?.because[0]?.data["percent"], "2.0");
  assert.deepEqual(shapesOf(payments, { detectors: [mirrorTransfer] }), []);
});

test("mirror-transfer reports amounts that lie too densely to be compared", () => {
  const crowd = Array.from({ length: 30 }, (_, i) =>
    abroad(60 + i * 0.01, `shopper ${i}`, `shop ${i}`, 50_000 * rate * (1 + i * 0.001)),
  );
  const bitten = (planted: readonly Crossing[]) => {
    const watch = new Watch({ detectors: [mirrorTransfer], minorValue });
    for (const payment of crossingStream(planted).payments) watch.feed(payment);
    return watch.state().bites.find(({ limit }) => limit === "search")?.count ?? 0;
  };
  const before = bitten(crowd);
  assert.equal(bitten([...crowd, home(61, "buyer", "seller", 50_000)]), before + 1);
});
