// SPDX-License-Identifier: Apache-2.0
import { checkPage, findsWhole, passesOver, pays, seesNoFuture } from "./detector-examples.test.ts";
import { newCompanyLayering } from "./new-company-layering.ts";

const layered = [
  pays("client", "N1", 45, 90_000),
  pays("N1", "N2", 45.5, 89_000),
  pays("N2", "N3", 46, 88_500),
  pays("N3", "exit", 47, 88_000),
];

checkPage(newCompanyLayering);
findsWhole(newCompanyLayering, "money that runs through three accounts never seen before", layered);
passesOver(newCompanyLayering, "the same chain through accounts that are known for long", [
  ...["N1", "N2", "N3"].map((name, i) => pays(`old ${i}`, name, 1 + i)),
  ...layered,
]);
passesOver(newCompanyLayering, "a chain in the first days of the stream, when all are new", [
  pays("client", "N1", 2, 90_000),
  pays("N1", "N2", 2.5, 89_000),
  pays("N2", "N3", 3, 88_500),
  pays("N3", "exit", 4, 88_000),
]);
passesOver(newCompanyLayering, "money that rests for more than three days at each step", [
  pays("client", "N1", 40, 90_000),
  pays("N1", "N2", 43.1, 89_000),
  pays("N2", "N3", 46.2, 88_500),
  pays("N3", "exit", 49.3, 88_000),
]);
seesNoFuture(newCompanyLayering, layered);
