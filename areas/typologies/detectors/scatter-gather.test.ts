// SPDX-License-Identifier: Apache-2.0
import { checkPage, findsWhole, passesOver, pays, seesNoFuture } from "./detector-examples.test.ts";
import { scatterGather } from "./scatter-gather.ts";

const over = (count: number) =>
  Array.from({ length: count }, (_, i) => [
    pays("source", `middle ${i}`, 30 + i * 0.3, 1000 + 400 * i),
    pays(`middle ${i}`, "sink", 31 + i * 0.2, 990 + 396 * i),
  ]).flat();

checkPage(scatterGather);
findsWhole(scatterGather, "six ways from one account to another", over(6));
findsWhole(
  scatterGather,
  "the same where the second payments come before the first",
  over(5).map((each) => ({ ...each, day: 80 - each.day })),
);
passesOver(scatterGather, "one way only", over(1));
passesOver(
  scatterGather,
  "employees of six firms who shop at one of many shops",
  Array.from({ length: 90 }, (_, i) => [
    pays(`employer ${i % 6}`, `employee ${i}`, i * 0.5),
    pays(`employee ${i}`, `shop ${(i * 5 + Math.floor(i / 6)) % 29}`, i * 0.5 + 3),
  ]).flat(),
);
seesNoFuture(scatterGather, over(4));
