// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import type { AccountEvent, Parts } from "../account/account-ledger.ts";
import { holder, isApplicable } from "../account/account-ledger.ts";
import { fractionText } from "../account/fraction.ts";
import { defaultsOf, isLotDoctrine } from "../doctrine.ts";
import { doctrines } from "../doctrines/catalogue.ts";
import { ledgerOf, outsideParty } from "../ledger.ts";
import { compositionsOf, positionsOf } from "../trace.ts";

const events: fc.Arbitrary<AccountEvent[]> = fc.array(
  fc.oneof(
    fc
      .tuple(fc.constantFrom("A", "B", holder), fc.bigInt({ min: 1n, max: 1000n }))
      .map(([party, amountMinor]): AccountEvent => ({ kind: "in", day: "", party, amountMinor })),
    fc.bigInt({ min: 1n, max: 1500n }).map((amountMinor): AccountEvent => ({
      kind: "out",
      day: "",
      to: "-",
      amountMinor,
      isAsset: false,
      proceedsMinor: null,
    })),
  ),
  { maxLength: 30 },
);

/** Amounts of claimants: what is the holder's is what the walk does not trace. */
const claimed = (parts: Parts | undefined) =>
  Object.fromEntries(
    [...(parts ?? [])]
      .filter(([party]) => party !== holder)
      .map(([party, amount]) => [party, fractionText(amount)]),
  );

for (const doctrine of doctrines.filter(isLotDoctrine))
  test(`${doctrine.id}: the walk through many accounts says of one what the rule of one says`, () => {
    fc.assert(
      fc.property(events, (each) => {
        const account = 0;
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
        const trace = doctrine.run(ledger, chosen, defaultsOf(doctrine));
        const result = doctrine.onAccount({
          id: "",
          minorUnit: "",
          events: each,
          coordination: "",
        });
        assert.ok(isApplicable(result));
        const lies = positionsOf(trace).filter(({ fate }) => fate === "lies");
        const left = lies.map(({ claimant, amountMinor }) => [claimant, String(amountMinor)]);
        assert.deepEqual(Object.fromEntries(left), claimed(result.remaining));
        const compositions = compositionsOf(trace);
        const outs = each.flatMap(({ kind }, row) => (kind === "out" ? [row] : []));
        for (const [withdrawal, row] of outs.entries()) {
          const parts = compositions.get(row)?.parts ?? [];
          const found = parts.map(({ claimant, amountMinor }) => [claimant, String(amountMinor)]);
          const expected = claimed(result.withdrawals[withdrawal]);
          assert.deepEqual(Object.fromEntries(found), expected);
        }
      }),
    );
  });
