// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { test } from "node:test";
import * as fc from "fast-check";
import { findFolds } from "./find-folds.ts";
import type { Fold, FoldRows, FoldSide } from "./fold.ts";
import { defaultFoldParams, foldSides } from "./fold.ts";
import { countTransactions, transactionOfRows } from "./fold-groups.ts";

const accounts = ["40010001", "40020002", "40030003"];
const account = fc.constantFrom(...accounts, "", "4003****0003");
interface Row {
  readonly statement: number;
  readonly side: FoldSide;
  readonly own: string;
  readonly other: string;
  readonly day: number;
  readonly amountMinor: bigint;
  readonly reference: string;
  readonly balance: bigint | null;
  readonly isReversal: boolean;
}
const row: fc.Arbitrary<Row> = fc.record({
  statement: fc.nat({ max: 4 }),
  side: fc.constantFrom(...foldSides),
  own: fc.constantFrom(...accounts),
  other: account,
  day: fc.integer({ min: 1, max: 8 }),
  amountMinor: fc.constantFrom(100n, 200n),
  reference: fc.constantFrom("", "", "REF-A", "REF-B", "NOTPROVIDED"),
  balance: fc.option(fc.constantFrom(5n, 6n), { nil: null }),
  isReversal: fc.boolean(),
});

function columns(rows: readonly Row[]): FoldRows {
  const blank = rows.map(() => "");
  return {
    rowCount: rows.length,
    statement: Int32Array.from(rows, (each) => each.statement),
    position: Int32Array.from(rows.keys()),
    side: Uint8Array.from(rows, (each) => foldSides.indexOf(each.side)),
    bookedOn: Int32Array.from(rows, (each) => each.day),
    amountMinor: BigInt64Array.from(rows, (each) => each.amountMinor),
    currency: rows.map(() => "EUR"),
    balanceMinor: rows.map((each) => each.balance),
    isReversal: Uint8Array.from(rows, (each) => (each.isReversal ? 1 : 0)),
    payerAccount: rows.map((each) => (each.side === "beneficiary" ? each.other : each.own)),
    payerBank: blank,
    beneficiaryAccount: rows.map((each) => (each.side === "beneficiary" ? each.own : each.other)),
    beneficiaryBank: blank,
    bankReference: blank,
    endToEndId: rows.map((each) => each.reference),
    uetr: blank,
  };
}

test("no transaction holds two rows of one statement, whatever is accepted", () => {
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 40 }),
      fc.infiniteStream(fc.boolean()),
      (rows, judge) => {
        const { certain, proposed } = findFolds(columns(rows));
        const accepted = proposed.filter(() => judge.next().value as boolean);
        const transactions = transactionOfRows(rows.length, [...certain, ...accepted]);
        const seen = new Set<string>();
        for (const [index, each] of rows.entries()) {
          const key = `${transactions[index]} ${each.statement}`;
          assert.ok(!seen.has(key), key);
          seen.add(key);
        }
      },
    ),
    { numRuns: 1000 },
  );
});

test("folds make no circle: transactions are rows less folds", () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
      const { certain, proposed } = findFolds(columns(rows));
      const all = [...certain, ...proposed];
      const { count, folded } = countTransactions({
        rowCount: rows.length,
        folds: all,
        proposedCount: 0,
      });
      assert.equal(folded, all.length);
      assert.equal(new Set(all.map(({ b }) => b)).size, all.length, "no row is second twice");
      assert.equal(count, new Set(transactionOfRows(rows.length, all)).size);
    }),
    { numRuns: 500 },
  );
});

test("folded rows agree in money, reversal where certain, and a real reference or balance", () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
      const { certain, proposed } = findFolds(columns(rows));
      for (const { a, b } of [...certain, ...proposed])
        assert.equal(rows[a]?.amountMinor, rows[b]?.amountMinor);
      for (const { a, b, basis } of certain) {
        assert.equal(rows[a]?.isReversal, rows[b]?.isReversal);
        assert.notEqual(basis.data["reference"], "NOTPROVIDED");
      }
    }),
    { numRuns: 500 },
  );
});

test("the same rows give the same folds, and strangers change none", () => {
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 30 }),
      fc.array(row, { maxLength: 10 }),
      (rows, more) => {
        const plain = findFolds(columns(rows));
        assert.deepEqual(findFolds(columns(rows)), plain);
        const strangers = more.map((each) => ({ ...each, amountMinor: 777n }));
        const crowded = findFolds(columns([...rows, ...strangers]));
        const ofRows = (folds: readonly Fold[]) => folds.filter(({ a }) => a < rows.length);
        assert.deepEqual(ofRows(crowded.certain), plain.certain);
        assert.deepEqual(ofRows(crowded.proposed), plain.proposed);
      },
    ),
    { numRuns: 300 },
  );
});

test("the order in which statements are given does not change what is one transaction", () => {
  // Transfers that both sides list with their own references, in any number of statements.
  const transfer = fc.record({
    from: fc.nat({ max: 2 }),
    to: fc.nat({ max: 2 }),
    day: fc.integer({ min: 1, max: 5 }),
    lag: fc.nat({ max: 3 }),
    hasReference: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(transfer, { maxLength: 12 }), (transfers) => {
      const rows = transfers
        .filter(({ from, to }) => from !== to)
        .flatMap(({ from, to, day, lag, hasReference }, index): Row[] => {
          const shared = {
            amountMinor: 100n,
            reference: hasReference ? `TRANSFER-${index}` : "",
            balance: null,
            isReversal: false,
          };
          const [own, other] = [accounts[from] ?? "", accounts[to] ?? ""];
          return [
            { ...shared, statement: from, side: "payer", own, other, day },
            {
              ...shared,
              statement: to,
              side: "beneficiary",
              own: other,
              other: own,
              day: day + lag,
            },
          ];
        });
      const forwards = findFolds(columns(rows));
      const backwards = findFolds(columns(rows.toReversed()));
      const mirror = (fold: Fold) => `${rows.length - 1 - fold.a} ${rows.length - 1 - fold.b}`;
      assert.deepEqual(
        backwards.certain.map(mirror).toSorted(),
        forwards.certain.map(({ a, b }) => `${a} ${b}`).toSorted(),
      );
      const referenced = transfers.filter(
        ({ from, to, hasReference }) => from !== to && hasReference,
      );
      assert.equal(forwards.certain.length, referenced.length);
      assert.equal(backwards.proposed.length, forwards.proposed.length);
    }),
    { numRuns: 500 },
  );
});

test("rows added in two parts give the certain folds of all at once", () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), fc.nat(), (rows, cut) => {
      // Each row has its own reference or one partner: no later row can change an earlier fold.
      const paired = rows.flatMap((each, index): Row[] => {
        const base = { ...each, reference: `REF-${index}`, balance: null, other: "" };
        return [
          { ...base, side: "payer", statement: 10 + index, own: accounts[0] ?? "" },
          { ...base, side: "beneficiary", statement: 90 + index, own: accounts[1] ?? "" },
        ];
      });
      const addedFrom = cut % (paired.length + 1);
      const whole = findFolds(columns(paired));
      const before = findFolds(columns(paired.slice(0, addedFrom)));
      const standing = [...before.certain, ...before.proposed];
      const after = findFolds(columns(paired), defaultFoldParams, {
        addedFrom,
        standing,
        rejected: [],
      });
      const pairs = (folds: readonly Fold[]) => folds.map(({ a, b }) => `${a} ${b}`).toSorted();
      assert.deepEqual(pairs([...before.certain, ...after.certain]), pairs(whole.certain));
    }),
    { numRuns: 300 },
  );
});
