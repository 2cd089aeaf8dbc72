// SPDX-License-Identifier: Apache-2.0
import { checkPage, findsWhole, passesOver, pays, seesNoFuture } from "./detector-examples.test.ts";
import { fanOut } from "./fan-out.ts";

const scattered = Array.from({ length: 12 }, (_, i) =>
  pays("middle", `beneficiary ${i}`, 40 + i * 0.3, 900 + i),
);

checkPage(fanOut);
findsWhole(fanOut, "an account that pays twelve strangers in four days", scattered);
passesOver(
  fanOut,
  "an employer who has taken on somebody new every other day all along",
  Array.from({ length: 100 }, (_, i) => pays("employer", `employee ${i}`, i * 0.55)),
);
passesOver(
  fanOut,
  "wages to the same three, month by month",
  Array.from({ length: 12 }, (_, i) => pays("employer", `employee ${i % 3}`, 40 + i)),
);
seesNoFuture(fanOut, scattered);
