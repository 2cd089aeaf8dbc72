// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import type { AccountEvent, AccountLedger, Parts } from "../account/account-ledger.ts";
import { holder, isApplicable } from "../account/account-ledger.ts";
import { fractionText, plus, zeroFraction } from "../account/fraction.ts";
import { defaultsOf, isShareDoctrine } from "../doctrine.ts";
import { doctrines } from "../doctrines/catalogue.ts";
import { ledgerOf, outsideParty } from "../ledger.ts";
import type { ShareTrace } from "../share-trace.ts";
import { partAt } from "../share-trace.ts";

const amount = fc.bigInt({ min: 0n, max: 1000n });
const events: fc.Arbitrary<AccountEvent[]> = fc.array(
  fc.oneof(
    fc
      .tuple(fc.constantFrom("A", "B", "C", holder), amount)
      .map(([party, amountMinor]): AccountEvent => ({ kind: "in", day: "", party, amountMinor })),
    fc
      .tuple(amount, fc.boolean(), fc.option(amount))
      .map(([amountMinor, isAsset, proceedsMinor]): AccountEvent => {
        return { kind: "out", day: "", to: "-", amountMinor, isAsset, proceedsMinor };
      }),
  ),
  { maxLength: 30 },
);

/** Claimants' amounts, those that are nothing left out. */
function claimed(parts: Parts | undefined): Record<string, string> {
  return Object.fromEntries(
    [...(parts ?? [])]
      .filter(([party, { numerator }]) => party !== holder && numerator > 0n)
      .map(([party, part]) => [party, fractionText(part)]),
  );
}

function sums(trace: ShareTrace, of: (end: { fate: string }) => boolean): Parts {
  const found = new Map<string, { numerator: bigint; denominator: bigint }>();
  for (const end of trace.ends.filter(of)) {
    const name = trace.claimants[end.claimant] ?? "";
    found.set(name, plus(found.get(name) ?? zeroFraction, end.amount));
  }
  return found;
}

const account = 0;

/** One account as a ledger, every deposit of somebody else than the holder chosen. */
function asMany(each: readonly AccountEvent[]) {
  const ledger = ledgerOf({
    accountCount: 1,
    books: [{ account, currency: "CNY", openingMinor: 0n }],
    movements: each.map(({ kind, amountMinor }, day) => ({
      payer: kind === "in" ? outsideParty : account,
      beneficiary: kind === "in" ? account : outsideParty,
      amountMinor,
      currency: "CNY",
      bookedOn: day,
    })),
  });
  const chosen = each.flatMap((event, row) =>
    event.kind === "in" && event.party !== holder ? [{ row, claimant: event.party }] : [],
  );
  const assets = each.flatMap((event, row) =>
    event.kind === "out" && event.isAsset ? [{ row, proceedsMinor: event.proceedsMinor }] : [],
  );
  return {
    ledger,
    chosen,
    facts: { feeRows: [], interestRows: [], assets, coordination: "proof" },
  };
}

for (const doctrine of doctrines.filter(isShareDoctrine))
  test(`${doctrine.id}: the walk through many accounts says of one what the rule of one says`, () => {
    fc.assert(
      fc.property(events, (each) => {
        const one: AccountLedger = { id: "", minorUnit: "", events: each, coordination: "proof" };
        const result = doctrine.onAccount(one);
        const { ledger, chosen, facts } = asMany(each);
        const trace = doctrine.runShares(ledger, chosen, defaultsOf(doctrine), facts);
        const hasMoney = chosen.some(({ row }) => (ledger.amountMinor[row] ?? 0n) > 0n);
        if (!isApplicable(result)) {
          if (hasMoney) assert.deepEqual(trace.notApplicable, result.notApplicable);
          return;
        }
        assert.equal(trace.notApplicable, null);
        assert.equal(trace.arithmetic.kind, "exact");
        assert.deepEqual(
          claimed(sums(trace, ({ fate }) => fate === "lies")),
          claimed(result.remaining),
        );
        if (!doctrine.isOverlapping)
          assert.deepEqual(
            claimed(sums(trace, ({ fate }) => fate === "overdraft")),
            claimed(result.repaid),
          );
        const parts = Array.from({ length: trace.parts.count }, (_, at) => partAt(trace, at));
        const rows = Map.groupBy(parts, ({ row }) => row);
        const outs = each.flatMap(({ kind }, row) => (kind === "out" ? [row] : []));
        for (const [withdrawal, row] of outs.entries()) {
          const found = new Map(
            (rows.get(row) ?? []).map((part) => [
              trace.claimants[part.claimant] ?? "",
              part.amount,
            ]),
          );
          assert.deepEqual(claimed(found), claimed(result.withdrawals[withdrawal]));
        }
        const liens = (result.assets ?? []).flatMap(({ lien, share }) =>
          [...lien].map(([party, part]) => {
            const shared = share?.get(party);
            return `${party} ${fractionText(part)} ${share === null ? "-" : fractionText(shared ?? zeroFraction)}`;
          }),
        );
        const found = trace.assets.map(
          ({ claimant, lien, share }) =>
            `${trace.claimants[claimant]} ${fractionText(lien)} ${share === null ? "-" : fractionText(share)}`,
        );
        assert.deepEqual(found.toSorted(), liens.toSorted());
      }),
      { numRuns: 300, seed: 20261124 },
    );
  });
