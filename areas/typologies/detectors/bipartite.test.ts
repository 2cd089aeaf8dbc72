// SPDX-License-Identifier: Apache-2.0
import { bipartite } from "./bipartite.ts";
import { checkPage, findsWhole, passesOver, pays, seesNoFuture } from "./detector-examples.test.ts";

const across = (payers: number, beneficiaries: number) =>
  Array.from({ length: payers }, (_, i) =>
    Array.from({ length: beneficiaries }, (__, j) =>
      pays(`payer ${i}`, `beneficiary ${j}`, 30 + ((i * 7 + j * 5) % 11) * 0.3),
    ),
  ).flat();

checkPage(bipartite);
findsWhole(bipartite, "four accounts that each pay the same four", across(4, 4));
findsWhole(bipartite, "three that pay the same five", across(3, 5));
passesOver(bipartite, "pairs that have nothing in common", [
  pays("a", "b", 30),
  pays("c", "d", 30.5),
  pays("e", "f", 31),
  pays("g", "h", 31.5),
]);
passesOver(
  bipartite,
  "a small town where everybody goes to one of six bakers and one of six butchers",
  Array.from({ length: 100 }, (_, i) => [
    pays(`customer ${i}`, `baker ${i % 6}`, i * 0.5),
    pays(`customer ${i}`, `butcher ${(i * 5 + Math.floor(i / 6)) % 6}`, i * 0.5 + 0.1),
  ]).flat(),
);
seesNoFuture(bipartite, across(3, 3));
