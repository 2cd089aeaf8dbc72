// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { AccountEvent } from "./account-ledger.ts";
import { isApplicable } from "./account-ledger.ts";
import { inDayOrder, isOrderOpen } from "./day-order.ts";
import { fractionText } from "./fraction.ts";
import { traceRates } from "./rate-account.ts";

const paid = (day: string, party: string, amountMinor: bigint): AccountEvent => ({
  kind: "in",
  day,
  party,
  amountMinor,
});

const spent = (day: string, amountMinor: bigint): AccountEvent => ({
  kind: "out",
  day,
  to: "-",
  amountMinor,
  isAsset: false,
  proceedsMinor: null,
});

const ledger = (events: readonly AccountEvent[]) => ({
  id: "x",
  minorUnit: "",
  events,
  coordination: "",
});

test("the same day can turn a hundred into twenty", () => {
  const day = "2024-03-01";
  const opened = paid("2024-02-01", "A", 100n);
  const mixed = ledger([opened, paid(day, "OWN", 80n), spent(day, 80n)]);
  assert.equal(isOrderOpen(mixed), true);
  const left = (["as-booked", "worst", "best"] as const).map((order) => {
    const result = traceRates(inDayOrder(mixed, order), () => "own");
    assert.ok(isApplicable(result));
    const claim = result.remaining.get("A");
    return claim ? fractionText(claim) : "0";
  });
  assert.deepEqual(left, ["100", "20", "100"]);
});

test("movements of other days, and those without a day, stay where they are", () => {
  const events = [paid("1", "A", 1n), spent("2", 1n), paid("", "A", 2n), spent("", 2n)];
  assert.equal(isOrderOpen(ledger(events)), false);
  assert.deepEqual(inDayOrder(ledger(events), "worst").events, events);
});

test("withdrawals of a day keep their order among themselves", () => {
  const events = [spent("1", 1n), paid("1", "OWN", 5n), spent("1", 2n), paid("1", "A", 3n)];
  const amounts = (order: "worst" | "best") =>
    inDayOrder(ledger(events), order).events.map(({ amountMinor }) => amountMinor);
  assert.deepEqual(amounts("worst"), [3n, 1n, 2n, 5n]);
  assert.deepEqual(amounts("best"), [5n, 1n, 2n, 3n]);
});
