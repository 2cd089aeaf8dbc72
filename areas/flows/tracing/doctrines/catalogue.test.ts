// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { test } from "node:test";
import * as fc from "fast-check";
import { isApplicable } from "../account/account-ledger.ts";
import { anyEvents, balances, ledgerOf, outcome, paid, random } from "./account-examples.test.ts";
import { doctrines } from "./catalogue.ts";

test("one claimant and no own money: all doctrines agree", () => {
  const oneClaimant = anyEvents.map((events) =>
    events.map((event) => (event.kind === "in" ? paid("Lin", event.amountMinor) : event)),
  );
  fc.assert(
    fc.property(oneClaimant, (events) => {
      fc.pre(balances(events).every((balance) => balance >= 0n));
      const left = balances(events).at(-1) ?? 0n;
      const parts = (minor: bigint) => (minor > 0n ? { Lin: String(minor) } : {});
      const expected = {
        remaining: parts(left),
        withdrawals: events.flatMap(({ kind, amountMinor }) =>
          kind === "out" ? [parts(amountMinor)] : [],
        ),
        repaid: {},
        overdrawn: "0",
      };
      for (const doctrine of doctrines)
        assert.deepEqual(outcome(doctrine, events, "proof"), expected, doctrine.id);
    }),
    random,
  );
});

test("no doctrine gives an amount that was not there to give", () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      for (const doctrine of doctrines) {
        const result = doctrine.onAccount(ledgerOf(events, "proof"));
        if (!isApplicable(result)) continue;
        const paidIn = new Set(
          events.flatMap((event) => (event.kind === "in" ? [event.party] : [])),
        );
        for (const parts of [result.remaining, ...result.withdrawals])
          for (const [who, { numerator }] of parts)
            assert.ok(paidIn.has(who) && numerator > 0n, doctrine.id);
      }
    }),
    random,
  );
});

test("every unit is in force, cites what was read, and says in both languages when it misleads", () => {
  for (const { id, status, sources, falsePositives, title } of doctrines) {
    assert.equal(status, "active", id);
    for (const text of [title, ...falsePositives, ...sources.map(({ says }) => says)])
      assert.ok(/\p{Script=Han}/u.test(text.zh) && /[a-z]/u.test(text.en), id);
    assert.ok(falsePositives.length > 1 && sources.every(({ url }) => /^https?:/u.test(url)), id);
  }
});

test("every doctrine follows money through many accounts, as lots or as shares", () => {
  for (const { id, run, runShares } of doctrines)
    assert.equal((run === null) !== (runShares === null), true, id);
  assert.ok(doctrines.find(({ id }) => id === "fifo")?.run);
  assert.ok(doctrines.find(({ id }) => id === "rolling-pro-rata")?.runShares);
});
