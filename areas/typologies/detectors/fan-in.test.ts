// SPDX-License-Identifier: Apache-2.0
import { checkPage, findsWhole, passesOver, pays, seesNoFuture } from "./detector-examples.test.ts";
import { fanIn } from "./fan-in.ts";

const names = Array.from({ length: 12 }, (_, i) => `payer ${i}`);
const gathered = names.map((name, i) => pays(name, "middle", 40 + i * 0.3, 900 + i));

checkPage(fanIn);
findsWhole(fanIn, "twelve strangers who pay one account in four days", gathered);
passesOver(
  fanIn,
  "a shop that has had new customers every other day all along",
  Array.from({ length: 100 }, (_, i) => pays(`customer ${i}`, "shop", i * 0.55)),
);
passesOver(
  fanIn,
  "the same two who pay again and again",
  Array.from({ length: 12 }, (_, i) => pays(`friend ${i % 2}`, "middle", 40 + i * 0.3)),
);
seesNoFuture(fanIn, gathered);
