// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { cycle } from "./cycle.ts";
import {
  checkPage,
  findsWhole,
  holderOf,
  passesOver,
  pays,
  seesNoFuture,
  shapesOf,
  streamWith,
} from "./detector-examples.test.ts";

const circle = (count: number, first: number, step: number) =>
  Array.from({ length: count }, (_, i) =>
    pays(`hop ${i}`, `hop ${(i + 1) % count}`, first + i * step, 8000 - 60 * i),
  );
/** The payments of the circle, each at the moment of another. */
const shuffled = (order: readonly number[]) =>
  circle(order.length, 30, 0.5).map((each, i) => ({ ...each, day: 30 + (order[i] ?? 0) * 0.5 }));

checkPage(cycle);
findsWhole(cycle, "six payments that lead back one after the other", circle(6, 30, 0.5));
findsWhole(cycle, "twelve payments that lead back", circle(12, 30, 0.3));
findsWhole(
  cycle,
  "a circle whose payments were not made in its order",
  shuffled([0, 3, 5, 1, 4, 2]),
);
passesOver(cycle, "a chain that does not close", circle(6, 30, 0.5).slice(0, 5));
seesNoFuture(cycle, circle(5, 20, 2));

test("money that goes and comes between two is weaker than a circle of six", () => {
  const stream = streamWith([...circle(6, 30, 0.5), pays("x", "y", 31), pays("y", "x", 33, 200)]);
  const shapes = shapesOf(stream.payments, { detectors: [cycle] });
  const [of6, of2] = [stream.plantedRows.slice(0, 6), stream.plantedRows.slice(6)];
  const strong = holderOf(shapes, of6)?.strength ?? 0;
  const weak = holderOf(shapes, of2)?.strength ?? 0;
  assert.ok(strong > weak, `${strong} > ${weak}`);
});
