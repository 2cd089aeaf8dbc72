// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { readLedgerFile } from "./ledger-file.ts";

const events = [
  { type: "in", date: "2024-02-29", party: "A", amount: 5, note: "" },
  { type: "out", party: "shares", amount: "3", proceeds: 9 },
  { type: "out", party: "dissipated", amount: 1 },
  { type: "out", amount: 1, asset: true },
];

const ledger = { id: "one", minor_unit: "cents", events, coordination: "stated" };

test("ledgers come as a list, as one, or among the cases of a file", () => {
  for (const value of [{ ledger_cases: [ledger] }, [ledger], ledger]) {
    const file = readLedgerFile(value);
    assert.deepEqual(file.faults, []);
    const [found] = file.ledgers;
    assert.equal(found?.id, "one");
    assert.equal(found?.minorUnit, "cents");
    assert.equal(found?.coordination, "stated");
    assert.deepEqual(found?.events, [
      { kind: "in", day: "2024-02-29", party: "A", amountMinor: 5n },
      { kind: "out", day: "", to: "shares", amountMinor: 3n, isAsset: true, proceedsMinor: 9n },
      {
        kind: "out",
        day: "",
        to: "dissipated",
        amountMinor: 1n,
        isAsset: false,
        proceedsMinor: null,
      },
      { kind: "out", day: "", to: "-", amountMinor: 1n, isAsset: true, proceedsMinor: null },
    ]);
  }
});

test("every fault is told with its place", () => {
  const bad = [
    { type: "in", party: "", amount: 1 },
    { type: "in", party: "A", amount: 1.5 },
    { type: "in", party: "A", amount: -1 },
    { type: "in", party: "A", amount: 2 ** 53 },
    { type: "move", party: "A", amount: 1 },
    { type: "out", amount: 1, asset: "yes", proceeds: "x" },
    7,
  ];
  const file = readLedgerFile({ ledger_cases: [{ events: bad }, { id: "b", events: "no" }, null] });
  assert.deepEqual(
    file.faults.map(({ place }) => place),
    [
      "ledger_cases[0].id",
      "ledger_cases[0].events[0].party",
      "ledger_cases[0].events[1].amount",
      "ledger_cases[0].events[2].amount",
      "ledger_cases[0].events[3].amount",
      "ledger_cases[0].events[4].type",
      "ledger_cases[0].events[5].asset",
      "ledger_cases[0].events[5].proceeds",
      "ledger_cases[0].events[6]",
      "ledger_cases[1].events",
      "ledger_cases[2]",
    ],
  );
});

test("an id names one case", () => {
  const file = readLedgerFile({ ledger_cases: [ledger, ledger] });
  assert.deepEqual(
    file.faults.map(({ place }) => place),
    ["one"],
  );
});

test("whatever is in a file, it is read or told, and nothing throws", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const file = readLedgerFile(value);
      assert.ok(file.ledgers.length + file.outcomes.length + file.faults.length >= 0);
    }),
  );
  assert.equal(readLedgerFile("text").faults[0]?.place, "$");
});
