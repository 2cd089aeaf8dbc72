// SPDX-License-Identifier: Apache-2.0
import type { Random } from "../random.ts";
import type { Rates } from "../rates.ts";
import type { Cast } from "./cast.ts";
import { FlowAbroad } from "./flow-abroad.ts";
import { FlowAtHome } from "./flow-home.ts";
import { Plot } from "./plot.ts";

/** Tells how the money was taken, hidden, sent abroad and spent; plays it to the end. */
export function playFlow(cast: Cast, rates: Rates, random: Random): Plot {
  const plot = new Plot(random.fork("plot"));
  const telling = { cast, rates, random, plot };
  const abroad = new FlowAbroad(telling);
  const home = new FlowAtHome(telling, (leg, arrived) => abroad.settleLater(leg, arrived));
  home.begin();
  abroad.begin();
  plot.play();
  return plot;
}
