// SPDX-License-Identifier: Apache-2.0
import { checkPage, findsWhole, passesOver, pays, seesNoFuture } from "./detector-examples.test.ts";
import { layeringChain } from "./layering-chain.ts";

const chain = (count: number, step: number) =>
  Array.from({ length: count }, (_, i) =>
    pays(`hop ${i}`, `hop ${i + 1}`, 30 + i * step, 9000 * 0.98 ** i),
  );

checkPage(layeringChain);
findsWhole(layeringChain, "eight payments, each a few hours after the last", chain(8, 0.2));
passesOver(layeringChain, "payments a fortnight apart", chain(4, 14));
passesOver(layeringChain, "two in a row", chain(2, 0.2));
seesNoFuture(layeringChain, chain(6, 0.5));
