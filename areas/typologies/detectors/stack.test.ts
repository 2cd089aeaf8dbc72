// SPDX-License-Identifier: Apache-2.0
import { checkPage, findsWhole, passesOver, pays, seesNoFuture } from "./detector-examples.test.ts";
import { stack } from "./stack.ts";

const across = (from: string, to: string, day: number, counts: readonly [number, number]) =>
  Array.from({ length: counts[0] }, (_, i) =>
    Array.from({ length: counts[1] }, (__, j) =>
      pays(`${from} ${i}`, `${to} ${j}`, day + ((i * 7 + j * 5) % 11) * 0.2),
    ),
  ).flat();
const layers = [...across("payer", "middle", 30, [3, 3]), ...across("middle", "end", 32.5, [3, 3])];

checkPage(stack);
findsWhole(stack, "three who pay three, who pay three others", layers);
passesOver(stack, "one layer alone", across("payer", "middle", 30, [3, 3]));
passesOver(stack, "two layers that do not meet", [
  ...across("payer", "middle", 30, [2, 2]),
  ...across("other", "end", 32.5, [2, 2]),
]);
seesNoFuture(stack, layers);
