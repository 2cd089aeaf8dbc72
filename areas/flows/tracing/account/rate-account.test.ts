// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import type { AccountEvent, AccountLedger, Parts } from "./account-ledger.ts";
import { holder, isApplicable, sumOf } from "./account-ledger.ts";
import { electAssets } from "./asset-account.ts";
import { traceBackwards } from "./backwards-account.ts";
import { fractionText, gcd, overFactors, plus } from "./fraction.ts";
import { traceLots } from "./lot-account.ts";
import { exactWithdrawalsMax, traceRates } from "./rate-account.ts";
import { shareLosses } from "./shared-loss.ts";
import { taintAll } from "./taint.ts";

const ledger = (events: readonly AccountEvent[], coordination = ""): AccountLedger => ({
  id: "x",
  minorUnit: "",
  events,
  coordination,
});

const paid = (party: string, amountMinor: bigint) =>
  ({ kind: "in", day: "", party, amountMinor }) as const;

const spent = (amountMinor: bigint, to = "-", proceedsMinor: bigint | null = null) =>
  ({ kind: "out", day: "", to, amountMinor, isAsset: to !== "-", proceedsMinor }) as const;

const shown = (parts: Parts | undefined) =>
  Object.fromEntries([...(parts ?? [])].map(([party, amount]) => [party, fractionText(amount)]));

const events = fc.array(
  fc.oneof(
    fc
      .tuple(fc.constantFrom("A", "B", "C", holder), fc.bigInt({ min: 0n, max: 10n ** 20n }))
      .map(([party, amount]) => paid(party, amount)),
    fc
      .tuple(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.constantFrom("-", "shares"))
      .map(([amount, to]) => spent(amount, to)),
  ),
  { maxLength: 25 },
);

test("fractions are exact and in lowest terms", () => {
  const factors = fc.array(fc.bigInt({ min: 1n, max: 10n ** 12n }), { maxLength: 6 });
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), factors, (numerator, over) => {
      const found = overFactors(numerator, over);
      const product = over.reduce((all, factor) => all * factor, 1n);
      assert.equal(found.numerator * product, numerator * found.denominator);
      assert.equal(gcd(found.denominator, found.numerator), 1n);
    }),
  );
  const third = { numerator: 1n, denominator: 3n };
  assert.equal(fractionText(plus(third, { numerator: 2n, denominator: 3n })), "1");
  assert.equal(fractionText(third), "1/3");
});

test("whatever comes, every rule that shares money out conserves it, party by party", () => {
  fc.assert(
    fc.property(events, (each) => {
      // Each of them asserts conservation and throws where it fails.
      for (const isOwnFirst of [false, true])
        for (const from of ["first", "last"] as const)
          traceLots(ledger(each), { from, isOwnFirst });
      traceRates(ledger(each), () => "together");
      traceRates(ledger(each), () => "own");
      electAssets(ledger(each));
      shareLosses(ledger(each));
      traceBackwards(ledger(each, "a scheme"));
    }),
  );
});

test("where one party alone paid in, all rules agree", () => {
  fc.assert(
    fc.property(events, (each) => {
      const alone = each.map((event) => (event.kind === "in" ? { ...event, party: "A" } : event));
      const results = [
        traceLots(ledger(alone), { from: "first", isOwnFirst: true }),
        traceLots(ledger(alone), { from: "last", isOwnFirst: false }),
        traceRates(ledger(alone), () => "together"),
        traceRates(ledger(alone), () => "own"),
        shareLosses(ledger(alone)),
        taintAll(ledger(alone)),
      ];
      const remaining = results.map((result) => isApplicable(result) && shown(result.remaining));
      for (const other of remaining) assert.deepEqual(other, remaining[0]);
    }),
  );
});

test("a sole claimant keeps the least of his deposit and the lowest balance after it", () => {
  const amounts = fc.array(fc.bigInt({ min: -1000n, max: 1000n }), { maxLength: 20 });
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 1000n }), amounts, (claim, moves) => {
      let balance = claim;
      let lowest = claim;
      const later = moves.map((move) => {
        const amount = move < 0n && balance + move < 0n ? -balance : move;
        balance += amount;
        lowest = balance < lowest ? balance : lowest;
        return amount < 0n ? spent(-amount) : paid(holder, amount);
      });
      const result = traceRates(ledger([paid("A", claim), ...later]), () => "own");
      assert.ok(isApplicable(result));
      assert.equal(fractionText(result.remaining.get("A") ?? overFactors(0n, [])), String(lowest));
    }),
  );
});

test("a rate is fixed at each withdrawal; a party that paid in later bears no earlier loss", () => {
  const result = traceRates(
    ledger([paid("A", 10n), paid("B", 20n), spent(10n), paid("C", 7n), spent(1n)]),
    () => "together",
  );
  assert.ok(isApplicable(result));
  assert.deepEqual(result.withdrawals.map(shown), [
    { A: "10/3", B: "20/3" },
    { A: "20/81", B: "40/81", C: "7/27" },
  ]);
  assert.deepEqual(shown(result.remaining), { A: "520/81", B: "1040/81", C: "182/27" });
  assert.equal(fractionText(sumOf(result.remaining)), "26");
});

test("what is paid into an overdrawn account repays the bank first", () => {
  const each = [paid("A", 5n), spent(8n), paid("B", 10n), spent(2n)];
  for (const result of [
    traceLots(ledger(each), { from: "first", isOwnFirst: false }),
    traceRates(ledger(each), () => "together"),
    shareLosses(ledger(each)),
  ]) {
    assert.ok(isApplicable(result));
    assert.equal(result.overdrawnMinor, 3n);
    assert.deepEqual(shown(result.repaid), { B: "3" });
  }
});

test("an asset is bought with the claimants' money: a charge for it, or the same share of the proceeds", () => {
  const result = electAssets(
    ledger([paid(holder, 50n), paid("A", 100n), spent(150n, "shares", 450n)]),
  );
  assert.ok(isApplicable(result));
  const [asset] = result.assets ?? [];
  assert.deepEqual(shown(asset?.lien), { A: "100" });
  assert.deepEqual(shown(asset?.share ?? undefined), { A: "300" });
});

test("a later deposit meets an earlier payment only where coordination is stated", () => {
  const each = [paid(holder, 13n), spent(13n), paid("City", 10n)];
  assert.ok(!isApplicable(traceBackwards(ledger(each))));
  const found = traceBackwards(ledger(each, "loan repaid from the bribe, judgment of 3 August"));
  assert.ok(isApplicable(found));
  assert.deepEqual(found.withdrawals.map(shown), [{ City: "10", [holder]: "3" }]);
  assert.deepEqual(shown(found.remaining), { [holder]: "10" });
});

test("taint covers all while any tainted money may lie there, and ends when the account is empty", () => {
  const found = taintAll(
    ledger([paid(holder, 7n), paid("A", 3n), spent(4n), spent(6n), paid(holder, 2n), spent(1n)]),
  );
  const nothing = taintAll(ledger([paid(holder, 7n), paid("A", 0n), spent(4n)]));
  assert.deepEqual(nothing.withdrawals.map(shown), [{}]);
  assert.deepEqual(found.withdrawals.map(shown), [{ A: "4" }, { A: "6" }, {}]);
  assert.deepEqual(shown(found.remaining), {});
});

test("sharing leaves the holder out: where his money takes part it says nothing", () => {
  assert.ok(!isApplicable(shareLosses(ledger([paid(holder, 1n), paid("A", 1n)]))));
});

test("more withdrawals than exact fractions bear are apportioned, and the result says so", () => {
  const many = Array.from({ length: exactWithdrawalsMax + 1 }, () => spent(1n));
  const each = [paid("A", 10n ** 6n), paid("B", 10n ** 6n), paid(holder, 10n ** 6n), ...many];
  const result = traceRates(ledger(each), () => "together");
  assert.ok(isApplicable(result));
  assert.ok(result.arithmetic?.kind === "apportioned");
  // A third each of 501: carried on, the residue keeps the shares equal to the unit.
  assert.deepEqual(shown(result.remaining), { A: "999833", B: "999833", [holder]: "999833" });
  assert.ok(result.arithmetic.residueMicroMax < 2_000_000);
  assert.equal(result.withdrawals.length, many.length);
  const huge = traceRates(ledger([paid("A", 2n ** 60n), ...many]), () => "together");
  assert.ok(!isApplicable(huge));
  assert.match(huge.notApplicable.en, /more than 500 withdrawals/u);
});
