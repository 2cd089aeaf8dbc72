// SPDX-License-Identifier: Apache-2.0
import type { Detector } from "../detector.ts";
import { bipartite } from "./bipartite.ts";
import { cycle } from "./cycle.ts";
import { fanIn } from "./fan-in.ts";
import { fanOut } from "./fan-out.ts";
import { gatherScatter } from "./gather-scatter.ts";
import { layeringChain } from "./layering-chain.ts";
import { scatterGather } from "./scatter-gather.ts";
import { stack } from "./stack.ts";

/** All detectors, by id in alphabetical order. */
export const detectors: readonly Detector[] = [
  bipartite,
  cycle,
  fanIn,
  fanOut,
  gatherScatter,
  layeringChain,
  scatterGather,
  stack,
];
