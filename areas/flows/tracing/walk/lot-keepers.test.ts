// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { LotLines } from "./lot-lines.ts";
import type { LotKeeper } from "./lots.ts";
import { Pieces, untraced } from "./lots.ts";
import { OwnFirstLots } from "./own-first-lots.ts";

/** A lot of the plain model, which the keepers are compared with. */
interface PlainLot {
  readonly step: number;
  amount: bigint;
}

/** Which lot of a plain list goes next. */
type Next = (lots: readonly PlainLot[]) => number;

const isOwn = ({ step }: PlainLot) => step === untraced;
const first: Next = (lots) => (lots.length === 0 ? -1 : 0);
const last: Next = (lots) => lots.length - 1;
const ownThen =
  (next: Next): Next =>
  (lots) => {
    const own = lots.findIndex(isOwn);
    return own >= 0 ? own : next(lots);
  };

const keepers: readonly (readonly [name: string, () => LotKeeper, Next])[] = [
  ["first in first out", () => new LotLines(2, "first"), first],
  ["last in first out", () => new LotLines(2, "last"), last],
  [
    "own first, then the earliest",
    () => new OwnFirstLots(2, new LotLines(2, "first")),
    ownThen(first),
  ],
  ["own first, then the latest", () => new OwnFirstLots(2, new LotLines(2, "last")), ownThen(last)],
];

type Move = readonly [book: number, step: number | null, amount: bigint];

const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.tuple(
    fc.nat(1),
    fc.oneof(fc.constant<null>(null), fc.integer({ min: untraced, max: 40 })),
    fc.bigInt({ min: 1n, max: 2n ** 61n }),
  ),
  { maxLength: 60 },
);

/** Sums by step: untraced lots may be joined or not. */
function byStep(pieces: Iterable<readonly [step: number, amount: bigint]>): unknown {
  const sums = new Map<number, bigint>();
  for (const [step, amount] of pieces) sums.set(step, (sums.get(step) ?? 0n) + amount);
  return [...sums].toSorted(([a], [b]) => a - b);
}

function takePlain(lots: PlainLot[], amount: bigint, next: Next) {
  const taken: (readonly [number, bigint])[] = [];
  let wanted = amount;
  while (wanted > 0n) {
    const at = next(lots);
    const lot = lots[at];
    if (lot === undefined) break;
    const piece = lot.amount < wanted ? lot.amount : wanted;
    taken.push([lot.step, piece]);
    wanted -= piece;
    lot.amount -= piece;
    if (lot.amount === 0n) lots.splice(at, 1);
  }
  return { taken, lacking: wanted };
}

for (const [name, make, next] of keepers)
  test(`${name}: lots go in that order, and none is lost`, () => {
    fc.assert(
      fc.property(moves, (each) => {
        const keeper = make();
        const plain: [PlainLot[], PlainLot[]] = [[], []];
        for (const [book, step, amount] of each) {
          const lots = plain[book === 0 ? 0 : 1];
          if (step !== null) {
            keeper.put(book, step, amount);
            lots.push({ step, amount });
            continue;
          }
          const pieces = new Pieces();
          const lacking = keeper.take(book, amount, pieces);
          const expected = takePlain(lots, amount, next);
          assert.equal(lacking, expected.lacking);
          const found = Array.from(
            { length: pieces.length },
            (_, at) => [pieces.step[at] ?? 0, pieces.amountMinor[at] ?? 0n] as const,
          );
          assert.deepEqual(byStep(found), byStep(expected.taken));
        }
        const left: [[number, bigint][], [number, bigint][]] = [[], []];
        keeper.eachLot((book, step, amount) => left[book === 0 ? 0 : 1].push([step, amount]));
        for (const book of [0, 1] as const) {
          const lots = plain[book].map(({ step, amount }) => [step, amount] as const);
          assert.deepEqual(byStep(left[book]), byStep(lots));
          const traced = plain[book].filter((lot) => !isOwn(lot)).length;
          assert.equal(keeper.tracedLotCount(book), traced);
        }
      }),
    );
  });
