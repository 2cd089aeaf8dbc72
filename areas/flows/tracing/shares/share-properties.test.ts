// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { test } from "node:test";
import * as fc from "fast-check";
import type { Fraction } from "../account/fraction.ts";
import { fractionText, plus, zeroFraction } from "../account/fraction.ts";
import type { ShareDoctrine } from "../doctrine.ts";
import { defaultsOf, isShareDoctrine } from "../doctrine.ts";
import { doctrines } from "../doctrines/catalogue.ts";
import { haircut } from "../doctrines/haircut.ts";
import { librRateable } from "../doctrines/libr-rateable.ts";
import { rollingProRata } from "../doctrines/rolling-pro-rata.ts";
import type { Ledger, Movement } from "../ledger.ts";
import { cashParty, ledgerOf, outsideParty } from "../ledger.ts";
import type { ShareTrace } from "../share-trace.ts";
import { partAt } from "../share-trace.ts";
import type { OverdraftRule, TraceParams } from "../trace.ts";
import { followRates } from "./follow-shares.ts";

const accountCount = 4;
const party = fc.integer({ min: cashParty, max: accountCount - 1 });
const movement: fc.Arbitrary<Movement> = fc.record({
  payer: party,
  beneficiary: party,
  amountMinor: fc.bigInt({ min: 0n, max: 40n }),
  currency: fc.constant("EUR"),
  bookedOn: fc.integer({ min: 1, max: 4 }),
});

const scenario = fc.record({
  openings: fc.array(fc.bigInt({ min: -6n, max: 40n }), { minLength: 3, maxLength: 3 }),
  movements: fc.array(movement, { maxLength: 40 }),
  chosenSeed: fc.array(fc.nat(), { maxLength: 5 }),
  overdraft: fc.constantFrom<OverdraftRule>("repays-bank", "unseen-money"),
  within: fc.constantFrom("as-booked" as const, "worst" as const, "best" as const),
});
type Scenario = typeof scenario extends fc.Arbitrary<infer S> ? S : never;

const chosenOf = ({ movements, chosenSeed }: Pick<Scenario, "movements" | "chosenSeed">) =>
  [...new Set(chosenSeed.map((seed) => (movements.length === 0 ? -1 : seed % movements.length)))]
    .filter((row) => row >= 0)
    .map((row, at) => ({ row, claimant: `claim ${at % 3}` }));

const booksOf = (openings: readonly bigint[]) =>
  openings.map((openingMinor, account) => ({ account, currency: "EUR", openingMinor }));

function run(doctrine: ShareDoctrine, scene: Scenario, changes: Partial<TraceParams> = {}) {
  const { openings, movements, overdraft, within } = scene;
  const ledger = ledgerOf({ accountCount, books: booksOf(openings), movements });
  const params = { ...defaultsOf(doctrine), overdraft, orderWithinDay: within, ...changes };
  const facts = {
    feeRows: [],
    interestRows: [],
    assets: movements.flatMap((_, row) => (row % 5 === 0 ? [{ row, proceedsMinor: 7n }] : [])),
    coordination: "proof",
  };
  return doctrine.runShares(ledger, chosenOf(scene), params, facts);
}

const shareDoctrines = doctrines.filter(isShareDoctrine);
const isOne = (ids: readonly string[]) => shareDoctrines.filter(({ id }) => ids.includes(id));
const sharing = shareDoctrines.filter(({ isOverlapping }) => isOverlapping !== true);

const lines = ({ ends, claimants, ledger }: ShareTrace) =>
  ends
    .map(
      ({ claimant, fate, account, currency, amount }) =>
        `${claimants[claimant]} ${fate} ${account} ${ledger.currencies[currency]} ${fractionText(amount)}`,
    )
    .toSorted();

const partLines = (trace: ShareTrace) =>
  Array.from({ length: trace.parts.count }, (_, at) => {
    const { row, claimant, kind, amount } = partAt(trace, at);
    return `${row} ${trace.claimants[claimant]} ${kind} ${fractionText(amount)}`;
  });

const sum = (amounts: readonly Fraction[]) => amounts.reduce(plus, zeroFraction);

for (const doctrine of sharing)
  test(`${doctrine.id}: what each brought in lies, left or ended otherwise; no row moves more than it has`, () => {
    fc.assert(
      fc.property(scenario, (scene) => {
        const trace = run(doctrine, scene);
        if (trace.notApplicable !== null) return;
        const { claimants, chosen, followed, ends, ledger } = trace;
        for (const [claimant, name] of claimants.entries()) {
          const own = followed.filter((_, choice) => chosen[choice]?.claimant === name);
          const ended = ends.filter((end) => end.claimant === claimant);
          assert.equal(
            fractionText(sum(ended.map(({ amount }) => amount))),
            fractionText(sum(own)),
          );
          assert.ok(ended.every(({ amount }) => amount.numerator > 0n));
        }
        const moved = new Map<string, Fraction>();
        for (let at = 0; at < trace.parts.count; at += 1) {
          const { row, kind, amount } = partAt(trace, at);
          const key = `${row} ${kind}`;
          moved.set(key, plus(moved.get(key) ?? zeroFraction, amount));
        }
        for (const [key, { numerator, denominator }] of moved) {
          const row = Number(key.split(" ")[0]);
          assert.ok(numerator <= (ledger.amountMinor[row] ?? 0n) * denominator, key);
        }
      }),
      { numRuns: 400, seed: 20261124 },
    );
  });

test("rolling pro rata and haircut are the same figures through many accounts", () => {
  fc.assert(
    fc.property(scenario, (scene) => {
      const [one, other] = [run(rollingProRata, scene), run(haircut, scene)];
      assert.deepEqual(lines(one), lines(other));
      assert.deepEqual(partLines(one), partLines(other));
    }),
    { numRuns: 200, seed: 20261124 },
  );
});

test("poison reaches every account that a sharing doctrine reaches, with no less", () => {
  const [poison] = isOne(["poison"]);
  assert.ok(poison);
  fc.assert(
    fc.property(scenario, (scene) => {
      const wide = new Map(
        run(poison, scene).ends.map((end) => [
          `${end.claimant} ${end.fate} ${end.account}`,
          end.amount,
        ]),
      );
      for (const doctrine of isOne(["rolling-pro-rata", "libr-rateable"]))
        for (const { claimant, fate, account, amount } of run(doctrine, scene).ends) {
          const most = wide.get(`${claimant} ${fate} ${account}`) ?? zeroFraction;
          assert.ok(amount.numerator <= most.numerator * amount.denominator, doctrine.id);
        }
    }),
    { numRuns: 300, seed: 20261124 },
  );
});

for (const doctrine of shareDoctrines)
  test(`${doctrine.id}: accounts that the money never meets change nothing`, () => {
    const strangers = fc.array(
      fc.record({
        payer: fc.integer({ min: accountCount, max: accountCount + 2 }),
        beneficiary: fc.integer({ min: accountCount, max: accountCount + 2 }),
        amountMinor: fc.bigInt({ min: 0n, max: 50n }),
        bookedOn: fc.integer({ min: 1, max: 4 }),
        sequence: fc.nat(4000),
      }),
      { maxLength: 15 },
    );
    fc.assert(
      fc.property(scenario, strangers, (scene, others) => {
        const movements = scene.movements.map((each, row) => ({ ...each, sequence: row * 100 }));
        const plain = run(doctrine, { ...scene, movements });
        const wider = ledgerOf({
          accountCount: accountCount + 3,
          books: [
            ...booksOf(scene.openings),
            ...[4, 5, 6].map((account) => ({ account, currency: "EUR", openingMinor: 10n })),
          ],
          movements: [...movements, ...others.map((each) => ({ ...each, currency: "EUR" }))],
        });
        const crowded = doctrine.runShares(wider, plain.chosen, plain.params, plain.facts);
        assert.deepEqual(lines(crowded), lines(plain));
        assert.deepEqual(partLines(crowded), partLines(plain));
        assert.deepEqual(crowded.notApplicable, plain.notApplicable);
      }),
      { numRuns: 100, seed: 20261124 },
    );
  });

/** How far the apportioned amounts are from the exact ones, against what the result says of it. */
function assertWithinResidue(exact: ShareTrace, units: ShareTrace): void {
  assert.equal(exact.arithmetic.kind, "exact");
  assert.ok(units.arithmetic.kind === "apportioned");
  const { residueMicroMax } = units.arithmetic;
  const keyed = (trace: ShareTrace) => [
    ...trace.ends.map((end) => ({ ...end, key: `${end.fate} ${end.account} ${end.claimant}` })),
    ...Array.from({ length: trace.parts.count }, (_, at) => {
      const part = partAt(trace, at);
      return { ...part, key: `${part.row} ${part.kind} ${part.claimant}` };
    }),
  ];
  const found = new Map(keyed(units).map((each) => [each.key, each]));
  const seen = new Set<string>();
  for (const { key, amount } of keyed(exact)) {
    seen.add(key);
    const other = found.get(key);
    const residue = BigInt(other?.residueMicro ?? residueMicroMax);
    const minor = other?.amount.numerator ?? 0n;
    const difference = minor * amount.denominator - amount.numerator;
    const size = difference < 0n ? -difference : difference;
    assert.ok(size * 1_000_000n <= residue * amount.denominator, `${key} is within its residue`);
  }
  for (const [key, { amount, residueMicro }] of found)
    if (!seen.has(key)) assert.ok(amount.numerator * 1_000_000n <= BigInt(residueMicro), key);
}

const inUnits = { rowCountMax: -1, factorCountMax: 0 };
const exactly = { rowCountMax: 1_000_000, factorCountMax: 1_000_000 };

for (const { id, version, params, rule } of [
  { ...rollingProRata, rule: { turn: "together", assetTurn: "together" } as const },
  { ...librRateable, rule: { turn: "own", assetTurn: "own" } as const },
]) {
  const unit = { id, version, params, rule };
  test(`${id}: apportioned amounts are within the residue shown`, () => {
    fc.assert(
      fc.property(scenario, (scene) => {
        const ledger = ledgerOf({ accountCount, ...scene, books: booksOf(scene.openings) });
        const values = { ...defaultsOf({ ...rollingProRata, params }), overdraft: scene.overdraft };
        const asked = [ledger, chosenOf(scene), values] as const;
        assertWithinResidue(
          followRates(unit, exactly)(...asked),
          followRates(unit, inUnits)(...asked),
        );
      }),
      { numRuns: 500, seed: 20261124 },
    );
  });

  test(`${id}: apportioned is exact on 10,000 rows within the residue shown, less than a unit an account`, () => {
    const ledger = manyRows(10_000);
    const chosen = Array.from({ length: ledger.rowCount / chosenEvery }, (_, at) => {
      return { row: at * chosenEvery, claimant: `claim ${at % 3}` };
    });
    const values = defaultsOf({ ...rollingProRata, params });
    const asked = [ledger, chosen, { ...values, overdraft: "unseen-money" }] as const;
    const units = followRates(unit, inUnits)(...asked);
    assertWithinResidue(followRates(unit, exactly)(...asked), units);
    assert.ok(units.parts.count > chosen.length);
    assert.ok(units.arithmetic.kind === "apportioned");
    const accountMicro = ledger.books.length * 1_000_000;
    assert.ok(
      units.arithmetic.residueMicroMax < accountMicro,
      `${units.arithmetic.residueMicroMax}`,
    );
  });
}

const chosenEvery = 250;
/** Rows that move between the same accounts: more would make the fractions too long to compare with. */
const blockRowCount = 500;

/** Groups of accounts that pay each other and out again. */
function manyRows(rowCount: number): Ledger {
  let state = 20_261_124;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  const groupCount = 15;
  const count = (rowCount / blockRowCount) * groupCount;
  const movements = Array.from({ length: rowCount }, (_, row): Movement => {
    const isChosen = row % chosenEvery === 0;
    const kind = random();
    const isIn = isChosen || kind < 0.3;
    const block = Math.floor(row / blockRowCount);
    const pick = () => block * groupCount + Math.floor(random() * groupCount);
    const out = count + block;
    return {
      payer: isIn ? outsideParty : pick(),
      beneficiary: !isIn && kind < 0.6 ? out : pick(),
      amountMinor: BigInt(isChosen ? 100_003 + row : Math.ceil(random() * 20_000)),
      currency: "EUR",
      bookedOn: Math.floor(row / 50),
    };
  });
  const books = Array.from({ length: count }, (_, account) => {
    return { account, currency: "EUR", openingMinor: 10_007n };
  });
  return ledgerOf({ accountCount: count + rowCount / blockRowCount, books, movements });
}
