// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { Watch } from "../stream/watch.ts";
import {
  checkPage,
  findsWhole,
  passesOver,
  pays,
  seesNoFuture,
  streamWith,
} from "./detector-examples.test.ts";
import { passThrough } from "./pass-through.ts";

/** The middle was there before and is quiet, so that its past is known. */
const past = [pays("employer", "middle", 0.1), pays("middle", "landlord", 1)];
const passed = [pays("A", "middle", 40, 9000), pays("middle", "B", 40.04, 8950)];

checkPage(passThrough);
findsWhole(passThrough, "a payment that goes on within the hour through a quiet account", passed);
passesOver(passThrough, "a payment that goes on after more than two days", [
  ...past,
  pays("A", "middle", 40, 9000),
  pays("middle", "B", 42.01, 8900),
]);
passesOver(passThrough, "a payment out that has nothing to do with what came in", [
  ...past,
  pays("A", "middle", 40, 9000),
  pays("middle", "B", 41, 70),
]);
passesOver(passThrough, "money that goes straight back", [
  ...past,
  pays("A", "middle", 40, 9000),
  pays("middle", "A", 40.5, 9000),
]);
passesOver(
  passThrough,
  "a collecting agent, who lives by it",
  Array.from({ length: 110 }, (_, i) => [
    pays(`payer ${i}`, "agent", i * 0.5, 500 + 137 * i),
    pays("agent", `client ${i}`, i * 0.5 + 0.2, 20 + 911 * (i % 7)),
  ]).flat(),
);
seesNoFuture(passThrough, passed);

test("pass-through reports that it looked at the newest payers of a hub only", () => {
  const watch = new Watch({ detectors: [passThrough] });
  const { payments, accountOf } = streamWith([
    ...Array.from({ length: 17 }, (_, i) => pays(`payer ${i}`, "hub", 40 + i * 0.01, 50 + 90 * i)),
    pays("hub", "B", 40.5, 900),
  ]);
  for (const payment of payments) watch.feed(payment);
  const hub = watch.state().bites.find(({ limit }) => limit === "hub");
  assert.ok(hub?.accounts.includes(accountOf("hub")));
});
