// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { fractionText } from "../account/fraction.ts";
import { defaultsOf } from "../doctrine.ts";
import { librRateable } from "../doctrines/libr-rateable.ts";
import { rollingProRata } from "../doctrines/rolling-pro-rata.ts";
import type { Movement, NamedBook } from "../ledger.ts";
import { ledgerOf, outsideParty } from "../ledger.ts";
import type { RowFacts, ShareTrace } from "../share-trace.ts";
import { noFacts, partAt } from "../share-trace.ts";
import type { TraceParams } from "../trace.ts";

const [out, a, b] = [outsideParty, 0, 1];
const move = (payer: number, beneficiary: number, amountMinor: bigint, bookedOn: number) => {
  return { payer, beneficiary, amountMinor, currency: "EUR", bookedOn };
};
const book = (account: number, openingMinor: bigint | null, currency = "EUR"): NamedBook => {
  return { account, currency, openingMinor };
};

function trace(
  unit: typeof rollingProRata | typeof librRateable,
  books: readonly NamedBook[],
  movements: readonly Movement[],
  given: { params?: Partial<TraceParams>; facts?: Partial<RowFacts> } = {},
): ShareTrace {
  const ledger = ledgerOf({ accountCount: 3, books, movements });
  const params = { ...defaultsOf(unit), ...given.params };
  const chosen = [{ row: 0, claimant: "Lin" }];
  return unit.runShares(ledger, chosen, params, { ...noFacts, ...given.facts });
}

const ends = ({ ends: found, ledger }: ShareTrace) =>
  found.map(
    ({ fate, account, currency, amount }) =>
      `${fate} ${account} ${fractionText(amount)} ${ledger.currencies[currency]}`,
  );

test("a charge of the bank falls by the rule, on money nobody claims first, or on all rateably", () => {
  const movements = [move(out, a, 100n, 1), move(a, out, 30n, 2)];
  const facts = { feeRows: [1] };
  const by = (unit: typeof rollingProRata | typeof librRateable, fees?: "own-first" | "rateably") =>
    ends(trace(unit, [book(a, 50n)], movements, { facts, params: fees ? { fees } : {} }))[0];
  assert.equal(by(rollingProRata), "lies 0 80 EUR");
  assert.equal(by(rollingProRata, "own-first"), "lies 0 100 EUR");
  assert.equal(by(librRateable), "lies 0 100 EUR");
  assert.equal(by(librRateable, "rateably"), "lies 0 80 EUR");
});

test("interest is in nobody's claim, or follows the money that it grew on", () => {
  const movements = [move(out, a, 100n, 1), move(out, a, 30n, 2)];
  const facts = { interestRows: [1] };
  const plain = trace(rollingProRata, [book(a, 50n)], movements, { facts });
  assert.deepEqual(ends(plain), ["lies 0 100 EUR"]);
  const params = { interest: "follows-principal" } as const;
  const grown = trace(rollingProRata, [book(a, 50n)], movements, { facts, params });
  assert.deepEqual(ends(grown), ["lies 0 120 EUR"]);
  assert.deepEqual(
    grown.accrued.map(({ amount }) => fractionText(amount)),
    ["20"],
  );
});

test("an exchange takes the rate of its own row, exactly, and shows both sides", () => {
  const movements: Movement[] = [
    move(out, a, 100n, 1),
    { ...move(a, b, 50n, 2), exchange: { amountMinor: 365n, currency: "CNY" } },
  ];
  const found = trace(rollingProRata, [book(a, 50n), book(b, 0n, "CNY")], movements);
  assert.deepEqual(ends(found), ["lies 0 200/3 EUR", "lies 1 730/3 CNY"]);
  const [leg, ...others] = found.legs;
  assert.ok(leg && others.length === 0);
  assert.deepEqual([fractionText(leg.paid), fractionText(leg.arrived)], ["100/3", "730/3"]);
  assert.deepEqual([leg.rowPaidMinor, leg.rowArrivedMinor], [50n, 365n]);
});

test("beyond the limit of hops money keeps its place and is nobody's claim", () => {
  const movements = [move(out, a, 100n, 1), move(a, b, 100n, 2), move(b, 2, 60n, 3)];
  const books = [book(a, 0n), book(b, 0n), book(2, 0n)];
  const found = trace(librRateable, books, movements, { params: { hopCountMax: 1 } });
  assert.deepEqual(ends(found), ["lies 1 40 EUR", "hop-limit 2 60 EUR"]);
  assert.ok(found.notices.some(({ messageId }) => messageId === "noticeHopLimitShares"));
});

test("what has left and not arrived is on its way; in the other statement it arrives in its place", () => {
  const transfer = { ...move(a, b, 30n, 2), arrival: { bookedOn: 4, sequence: 0 } };
  const movements = [move(out, a, 100n, 1), transfer, move(b, out, 10n, 3)];
  const books = [book(a, 50n), book(b, 10n)];
  const params = { toDay: 3 };
  const found = trace(rollingProRata, books, movements, { params });
  assert.deepEqual(ends(found), ["lies 0 80 EUR", "in-transit 1 20 EUR"]);
  assert.deepEqual(ends(trace(rollingProRata, books, movements)), [
    "lies 0 80 EUR",
    "lies 1 20 EUR",
  ]);
});

test("each part cites its row; the first is the deposit itself", () => {
  const found = trace(
    rollingProRata,
    [book(a, 50n)],
    [move(out, a, 100n, 1), move(a, out, 30n, 2)],
  );
  const parts = Array.from({ length: found.parts.count }, (_, at) => {
    const { row, kind, amount } = partAt(found, at);
    return `${row} ${kind} ${fractionText(amount)}`;
  });
  assert.deepEqual(parts, ["0 deposit 100", "1 left 20"]);
});
