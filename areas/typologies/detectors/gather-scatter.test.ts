// SPDX-License-Identifier: Apache-2.0
import { checkPage, findsWhole, passesOver, pays, seesNoFuture } from "./detector-examples.test.ts";
import { gatherScatter } from "./gather-scatter.ts";

const gathered = Array.from({ length: 8 }, (_, i) => pays(`payer ${i}`, "middle", 30 + i * 0.4));
const scattered = Array.from({ length: 7 }, (_, i) =>
  pays("middle", `beneficiary ${i}`, 33.5 + i * 0.4),
);

checkPage(gatherScatter);
findsWhole(gatherScatter, "eight who pay one account, which then pays seven", [
  ...gathered,
  ...scattered,
]);
passesOver(gatherScatter, "the two halves in the wrong order", [
  ...gathered.map((each) => ({ ...each, day: each.day + 10 })),
  ...scattered,
]);
passesOver(gatherScatter, "two in and two out over two months", [
  pays("a", "middle", 2),
  pays("b", "middle", 20),
  pays("middle", "c", 38),
  pays("middle", "d", 56),
]);
seesNoFuture(gatherScatter, [...gathered, ...scattered]);
