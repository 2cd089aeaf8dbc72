// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { test } from "node:test";
import * as fc from "fast-check";
import { defaultsOf } from "../doctrine.ts";
import type { Movement, NamedBook } from "../ledger.ts";
import { cashParty, ledgerOf, outsideParty } from "../ledger.ts";
import type { OverdraftRule, Position } from "../trace.ts";
import { endsOf, pathOf, positionsOf } from "../trace.ts";
import { fifo } from "./fifo.ts";

const accountCount = 4;
const party = fc.integer({ min: cashParty, max: accountCount - 1 });
const movement: fc.Arbitrary<Movement & { bookedOn: number }> = fc.record({
  payer: party,
  beneficiary: party,
  amountMinor: fc.bigInt({ min: 0n, max: 12n }),
  currency: fc.constant("EUR"),
  bookedOn: fc.integer({ min: 1, max: 4 }),
});
const scenario = fc.record({
  openings: fc.array(fc.bigInt({ min: -6n, max: 12n }), {
    minLength: accountCount,
    maxLength: accountCount,
  }),
  movements: fc.array(movement, { maxLength: 30 }),
  chosenSeed: fc.array(fc.nat(), { maxLength: 4 }),
  overdraft: fc.constantFrom<OverdraftRule>("repays-bank", "unseen-money"),
});

interface Scenario {
  readonly openings: readonly bigint[];
  readonly movements: readonly Movement[];
  readonly chosenSeed: readonly number[];
  readonly overdraft: OverdraftRule;
}

/** The element that a test knows to be there. */
function at<T>(list: { readonly [index: number]: T }, index: number): T {
  const element: T | undefined = list[index];
  assert.ok(element !== undefined, `nothing at ${index}`);
  return element;
}

/** Distinct rows chosen, lowest first; account 3 has no statement. */
function chosenRows({ movements, chosenSeed }: Scenario): number[] {
  const rows = chosenSeed.map((seed) => (movements.length === 0 ? -1 : seed % movements.length));
  return [...new Set(rows)].filter((row) => row >= 0).toSorted((x, y) => x - y);
}

function books(openings: readonly bigint[]): NamedBook[] {
  return openings
    .slice(0, 3)
    .map((openingMinor, account) => ({ account, currency: "EUR", openingMinor }));
}

function run(
  scene: Scenario,
  movements: readonly Movement[] = scene.movements,
  chosen: readonly number[] = chosenRows(scene),
) {
  const ledger = ledgerOf({ accountCount, books: books(scene.openings), movements });
  const deposits = chosen.map((row, index) => ({ row, claimant: `claim ${index}` }));
  return fifo.run(ledger, deposits, { ...defaultsOf(fifo), overdraft: scene.overdraft });
}

type Coin = number | null;

/** First in first out, coin by coin: the meaning of the doctrine without any accounting. */
class Coins {
  readonly ends = new Map<string, number>();
  readonly #queues = new Map<number, Coin[]>();
  readonly #debts = new Map<number, number>();
  readonly #scene: Scenario;
  readonly #chosen: readonly number[];

  constructor(scene: Scenario) {
    this.#scene = scene;
    this.#chosen = chosenRows(scene);
    for (const { account, openingMinor } of books(scene.openings)) {
      const opening = Number(openingMinor);
      this.#queues.set(
        account,
        Array.from({ length: Math.max(0, opening) }, () => null),
      );
      if (opening < 0) this.#owe(account, -opening);
    }
  }

  walk(): Map<string, number> {
    const day = (row: number) => at(this.#scene.movements, row).bookedOn ?? 0;
    const rows = [...this.#scene.movements.keys()].toSorted((x, y) => day(x) - day(y) || x - y);
    for (const row of rows) this.#move(row);
    for (const [account, queue] of this.#queues)
      for (const coin of queue) this.#end(coin, "lies", account);
    return this.ends;
  }

  #owe(account: number, coins: number): void {
    if (this.#scene.overdraft === "repays-bank")
      this.#debts.set(account, (this.#debts.get(account) ?? 0) + coins);
  }

  #move(row: number): void {
    const { payer, beneficiary, amountMinor } = at(this.#scene.movements, row);
    const from = this.#queues.get(payer);
    if (from !== undefined && payer === beneficiary) return;
    const coins = from?.splice(0, Number(amountMinor)) ?? [];
    const missing = Number(amountMinor) - coins.length;
    if (from !== undefined) this.#owe(payer, missing);
    coins.push(...Array.from({ length: missing }, () => null));
    const choice = this.#chosen.indexOf(row);
    for (const coin of coins) this.#arrive(coin ?? (choice < 0 ? null : choice), beneficiary);
  }

  #arrive(coin: Coin, account: number): void {
    const to = this.#queues.get(account);
    const debt = this.#debts.get(account) ?? 0;
    if (to === undefined) this.#end(coin, exitOf(account), account);
    else if (debt === 0) to.push(coin);
    else {
      this.#debts.set(account, debt - 1);
      this.#end(coin, "overdraft", account);
    }
  }

  #end(coin: Coin, fate: string, account: number): void {
    if (coin === null) return;
    const key = `claim ${coin} ${fate} ${account}`;
    this.ends.set(key, (this.ends.get(key) ?? 0) + 1);
  }
}

function exitOf(party: number): string {
  if (party === cashParty) return "cash";
  return party === outsideParty ? "left" : "no-statement";
}

function sums(positions: readonly Position[]): Map<string, number> {
  return new Map(
    positions.map((p) => [`${p.claimant} ${p.fate} ${p.account}`, Number(p.amountMinor)]),
  );
}

const sorted = (map: Map<string, number>) => [...map].toSorted(([x], [y]) => (x < y ? -1 : 1));

test("the trace is the queue of coins", () => {
  fc.assert(
    fc.property(scenario, (scene) => {
      assert.deepEqual(sorted(sums(positionsOf(run(scene)))), sorted(new Coins(scene).walk()));
    }),
    { numRuns: 2000 },
  );
});

test("what is followed of a choice is what its ends sum to, by paths that never grow", () => {
  fc.assert(
    fc.property(scenario, (scene) => {
      const result = run(scene);
      const sum = result.chosen.map(() => 0n);
      for (const each of endsOf(result)) {
        sum[each.chosen] = (sum[each.chosen] ?? 0n) + each.amountMinor;
        const amounts = pathOf(result, each.step).map((step) => step.amountMinor);
        for (let i = 1; i < amounts.length; i += 1) assert.ok(at(amounts, i) <= at(amounts, i - 1));
        assert.ok(each.amountMinor <= amounts.at(-1)!);
      }
      assert.deepEqual(sum, result.followedMinor);
    }),
    { numRuns: 500 },
  );
});

test("traced money in an account is never more than its balance", () => {
  fc.assert(
    fc.property(scenario, (scene) => {
      const balance = books(scene.openings).map((each) => each.openingMinor ?? 0n);
      for (const { payer, beneficiary, amountMinor } of scene.movements) {
        if (balance[payer] !== undefined) balance[payer] -= amountMinor;
        if (balance[beneficiary] !== undefined) balance[beneficiary] += amountMinor;
      }
      const lies = [0n, 0n, 0n];
      for (const each of endsOf(run({ ...scene, overdraft: "repays-bank" })))
        if (each.fate === "lies")
          lies[each.account] = (lies[each.account] ?? 0n) + each.amountMinor;
      for (const [account, amount] of lies.entries())
        assert.ok(amount === 0n || amount <= at(balance, account));
    }),
    { numRuns: 500 },
  );
});

test("accounts that the money never meets do not change the result", () => {
  const strangers = fc.array(
    fc.record({
      payer: fc.integer({ min: accountCount, max: accountCount + 2 }),
      beneficiary: fc.integer({ min: accountCount, max: accountCount + 2 }),
      amountMinor: fc.bigInt({ min: 0n, max: 50n }),
      at: fc.nat(),
    }),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(scenario, strangers, (scene, others) => {
      const numbered = scene.movements.map((each, sequence) => ({
        ...each,
        sequence: sequence * 100,
      }));
      const added = others.map(({ at, ...rest }) => ({
        ...rest,
        currency: "EUR",
        bookedOn: 1 + (at % 4),
        sequence: at % 3000,
      }));
      const wider = ledgerOf({
        accountCount: accountCount + 3,
        books: [
          ...books(scene.openings),
          ...[4, 5, 6].map((account) => ({ account, currency: "EUR", openingMinor: 10n })),
        ],
        movements: [...numbered, ...added],
      });
      const plain = run(scene, numbered);
      const crowded = fifo.run(wider, plain.chosen, plain.params);
      assert.deepEqual(crowded.steps, plain.steps);
      assert.deepEqual(positionsOf(crowded), positionsOf(plain));
    }),
    { numRuns: 300 },
  );
});

test("splitting a deposit that nobody chose changes nothing", () => {
  fc.assert(
    fc.property(scenario, fc.nat(), fc.nat(), (scene, which, cut) => {
      const chosen = chosenRows(scene);
      const unrelated = [...scene.movements.keys()].filter(
        (row) => at(scene.movements, row).payer < 0 && !chosen.includes(row),
      );
      const row = unrelated[which % Math.max(1, unrelated.length)];
      if (row === undefined) return;
      const whole = at(scene.movements, row);
      const part = BigInt(cut) % (whole.amountMinor + 1n);
      const split = [
        ...scene.movements.slice(0, row),
        { ...whole, amountMinor: part },
        { ...whole, amountMinor: whole.amountMinor - part },
        ...scene.movements.slice(row + 1),
      ];
      const moved = chosen.map((each) => (each > row ? each + 1 : each));
      assert.deepEqual(positionsOf(run(scene, split, moved)), positionsOf(run(scene)));
    }),
    { numRuns: 500 },
  );
});

test("the same ledger in another order of rows gives the same positions, and twice the same trace", () => {
  fc.assert(
    fc.property(scenario, fc.infiniteStream(fc.nat()), (scene, noise) => {
      const numbered = scene.movements.map((each, sequence) => ({ ...each, sequence }));
      const order = [...numbered.keys()]
        .map((row) => ({ row, key: noise.next().value as number }))
        .toSorted((x, y) => x.key - y.key)
        .map(({ row }) => row);
      const shuffled = order.map((row) => at(numbered, row));
      const chosen = chosenRows(scene);
      const plain = run(scene, numbered, chosen);
      const other = run(
        scene,
        shuffled,
        chosen.map((row) => order.indexOf(row)),
      );
      assert.deepEqual(sorted(sums(positionsOf(other))), sorted(sums(positionsOf(plain))));
      assert.deepEqual(run(scene, numbered, chosen), plain);
    }),
    { numRuns: 300 },
  );
});

test("arrivals booked later by another bank keep all money, and each statement its order", () => {
  const late = fc.record({
    scene: scenario,
    lags: fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 30, maxLength: 30 }),
    places: fc.array(fc.nat({ max: 40 }), { minLength: 30, maxLength: 30 }),
  });
  fc.assert(
    fc.property(late, ({ scene, lags, places }) => {
      const movements = scene.movements.map((each, row) => ({
        ...each,
        sequence: row,
        arrival: { bookedOn: (each.bookedOn ?? 0) + at(lags, row), sequence: at(places, row) },
      }));
      // The walk asserts the conservation of every book and step itself.
      const result = run(scene, movements);
      const sum = result.chosen.map(() => 0n);
      for (const each of endsOf(result))
        sum[each.chosen] = (sum[each.chosen] ?? 0n) + each.amountMinor;
      assert.deepEqual(sum, result.followedMinor);
    }),
    { numRuns: 1000 },
  );
});

test("an exchange loses and invents no minor unit", () => {
  fc.assert(
    fc.property(
      fc.array(fc.bigInt({ min: 1n, max: 10n ** 9n }), { minLength: 1, maxLength: 8 }),
      fc.bigInt({ min: 0n, max: 10n ** 12n }),
      (deposits, arrived) => {
        const total = deposits.reduce((sum, amount) => sum + amount, 0n);
        const movements: Movement[] = deposits.map((amountMinor) => ({
          payer: outsideParty,
          beneficiary: 0,
          amountMinor,
          currency: "EUR",
          bookedOn: 1,
        }));
        movements.push({
          payer: 0,
          beneficiary: 1,
          amountMinor: total,
          currency: "EUR",
          bookedOn: 2,
          exchange: { amountMinor: arrived, currency: "JPY" },
        });
        const ledger = ledgerOf({
          accountCount: 2,
          books: [
            { account: 0, currency: "EUR", openingMinor: 0n },
            { account: 1, currency: "JPY", openingMinor: 0n },
          ],
          movements,
        });
        const chosen = deposits.map((_, row) => ({ row, claimant: `${row}` }));
        const result = fifo.run(ledger, chosen, defaultsOf(fifo));
        const lies = endsOf(result).reduce((sum, each) => sum + each.amountMinor, 0n);
        assert.equal(lies, arrived);
        let residue = 0n;
        for (const [step, leg] of result.legs) {
          residue += leg.residueNumerator;
          const exact = leg.paidMinor * arrived;
          const amount = at(result.steps.amountMinor, step);
          assert.equal(amount * leg.residueDenominator - exact, leg.residueNumerator);
          assert.ok(leg.residueNumerator < leg.residueDenominator);
          assert.ok(leg.residueNumerator > -leg.residueDenominator);
        }
        assert.equal(residue, 0n);
      },
    ),
    { numRuns: 300 },
  );
});
