// SPDX-License-Identifier: Apache-2.0
import type { Detector } from "../stream/detector.ts";
import { bipartite } from "./bipartite.ts";
import { cycle } from "./cycle.ts";
import { dormantAccount } from "./dormant-account.ts";
import { fanIn } from "./fan-in.ts";
import { fanOut } from "./fan-out.ts";
import { gatherScatter } from "./gather-scatter.ts";
import { layeringChain } from "./layering-chain.ts";
import { mirrorTransfer } from "./mirror-transfer.ts";
import { newCompanyLayering } from "./new-company-layering.ts";
import { passThrough } from "./pass-through.ts";
import { scatterGather } from "./scatter-gather.ts";
import { stack } from "./stack.ts";
import { structuring } from "./structuring.ts";
import { uTurn } from "./u-turn.ts";

/** All detectors, by id in alphabetical order. */
export const detectors: readonly Detector[] = [
  bipartite,
  cycle,
  dormantAccount,
  fanIn,
  fanOut,
  gatherScatter,
  layeringChain,
  mirrorTransfer,
  newCompanyLayering,
  passThrough,
  scatterGather,
  stack,
  structuring,
  uTurn,
];
