// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { test } from "node:test";
import * as fc from "fast-check";
import type { AccountEvent, AssetClaim, Parts } from "../account/account-ledger.ts";
import { holder, sumOf } from "../account/account-ledger.ts";
import {
  anyEvents,
  at,
  bought,
  checkLiterature,
  checkLowestBalance,
  checkOverdraft,
  checkPage,
  checkShares,
  ledgerOf,
  outcome,
  paid,
  random,
  spent,
  texts,
  traced,
} from "./account-examples.test.ts";
import { assetElection } from "./asset-election.ts";
import { librRateable } from "./libr-rateable.ts";

checkPage(assetElection);
checkLiterature(assetElection, () => "libr_rateable");
checkOverdraft(assetElection);
checkLowestBalance(assetElection);
checkShares(assetElection);

const assetsOf = (events: readonly AccountEvent[]): readonly AssetClaim[] =>
  traced(assetElection, ledgerOf(events)).assets ?? [];

const value = (parts: Parts) => {
  const { numerator, denominator } = sumOf(parts);
  return Number(numerator) / Number(denominator);
};

const claimsOf = (parts: Parts) => value(new Map([...parts].filter(([who]) => who !== holder)));

test("the trustee bought shares and wasted the rest: the trust has all that they brought (Oatway)", () => {
  // Old pence: 77l 13s 4d of his own, 7,000l of which 3,000l trust money, 30l; shares for
  // 2,137l 12s 3d brought 2,475l.
  const events = [
    paid(holder, 18_640n),
    paid("Skipper", 720_000n),
    paid(holder, 960_000n),
    paid(holder, 7_200n),
    spent(122_400n),
    bought(513_027n, 594_000n),
    spent(1_070_413n),
  ];
  const [shares] = assetsOf(events);
  assert.ok(shares?.share);
  assert.deepEqual(texts(shares.lien), { Skipper: "513027" });
  assert.deepEqual(texts(shares.share), { Skipper: "594000" });
});

test("two premiums of five are two fifths of what the policy paid (Foskett)", () => {
  // The premiums as one price of 51,100, of which 20,440 was the purchasers' money.
  const events = [paid("purchasers", 2_044_000n), paid(holder, 3_066_000n)];
  const [policy] = assetsOf([...events, bought(5_110_000n, 100_000_000n)]);
  assert.ok(policy?.share);
  assert.deepEqual(texts(policy.lien), { purchasers: "2044000" });
  assert.deepEqual(texts(policy.share), { purchasers: "40000000" });
});

test("what was bought is paid by the claimants rateably, the rest by the holder", () => {
  const events = [paid("Lin", 30n), paid("Mora", 10n), paid(holder, 100n), bought(80n, 60n)];
  const [asset] = assetsOf(events);
  assert.ok(asset?.share);
  assert.deepEqual(texts(asset.lien), { Lin: "30", Mora: "10" });
  assert.deepEqual(texts(asset.share), { Lin: "45/2", Mora: "15/2" });
  assert.deepEqual(outcome(assetElection, events).remaining, { [holder]: "60" });
});

test("where it is not known what an asset brought there is a lien and no share", () => {
  const [asset] = assetsOf([paid("Lin", 30n), bought(20n)]);
  assert.ok(asset);
  assert.equal(asset.share, null);
  assert.deepEqual(texts(asset.lien), { Lin: "20" });
});

test("nobody has a claim on what the holder's own or the bank's money bought", () => {
  assert.deepEqual(assetsOf([paid(holder, 30n), bought(20n, 90n)]), []);
  assert.deepEqual(assetsOf([bought(20n, 90n)]), []);
  const [asset] = assetsOf([paid("Lin", 5n), bought(20n, 80n)]);
  assert.ok(asset?.share);
  assert.deepEqual(texts(asset.share), { Lin: "20" });
});

test("where nothing was bought it is the lowest intermediate balance, rateably", () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      const wasted = events.map((event) =>
        event.kind === "out" ? spent(event.amountMinor) : event,
      );
      assert.deepEqual(outcome(assetElection, wasted), outcome(librRateable, wasted));
      assert.deepEqual(assetsOf(wasted), []);
    }),
    random,
  );
});

test("what lies there and the liens together are never less than without an election", () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      const { remaining, assets = [] } = traced(assetElection, ledgerOf(events));
      const elected = assets.reduce((sum, { lien }) => sum + value(lien), claimsOf(remaining));
      const without = claimsOf(traced(librRateable, ledgerOf(events)).remaining);
      assert.ok(elected >= without - 1e-9, `${elected} against ${without}`);
    }),
    random,
  );
});

test("a share is to the lien as what the asset brought is to its price", () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      const outs = events.filter((event) => event.kind === "out");
      for (const { withdrawal, lien, share, costMinor } of assetsOf(events)) {
        const { proceedsMinor } = at(outs, withdrawal);
        if (proceedsMinor === null) assert.equal(share, null);
        else
          for (const [who, { numerator, denominator }] of lien) {
            const part = share?.get(who) ?? { numerator: 0n, denominator: 1n };
            const expected: bigint = numerator * proceedsMinor * part.denominator;
            assert.equal(part.numerator * denominator * costMinor, expected);
          }
      }
    }),
    random,
  );
});
