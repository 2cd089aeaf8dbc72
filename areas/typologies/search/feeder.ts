// SPDX-License-Identifier: Apache-2.0
import { logTogether } from "../stream/chance.ts";
import { none } from "../graph/pair-table.ts";
import type { Ground } from "../stream/ground.ts";

/** A payment into an account that a later one out of it may have passed on. */
export interface Feeder {
  readonly contact: number;
  /** The chance that the account pays somebody new so soon, and that the amounts lie so near. */
  readonly chances: readonly number[];
  readonly logChance: number;
}

/** How a feeder is searched. */
export interface FeederSearch {
  readonly gapMinutes: number;
  readonly hubMax: number;
  /** Whether amounts that cannot be compared rule a feeder out. */
  readonly isCompared: boolean;
  readonly mayUse?: (contact: number) => boolean;
}

/** The contact into an account that most likely fed one out of it: the rarest by chance. */
export function feederOf(ground: Ground, contact: number, search: FeederSearch): Feeder | null {
  const { graph } = ground;
  const { gapMinutes, hubMax, isCompared, mayUse } = search;
  const payer = graph.from(contact);
  const at = graph.firstAt(contact);
  const before = Math.max(0, graph.totalOut(payer) - 1);
  let best: Feeder | null = null;
  let seen = 0;
  for (
    let each = graph.newestIn(payer);
    each !== none && at - graph.firstAt(each) <= gapMinutes;
    each = graph.previousIn(each)
  ) {
    if (seen >= hubMax) {
      ground.limits.bite("hub", payer);
      break;
    }
    seen += 1;
    if (graph.from(each) === graph.to(contact) || mayUse?.(each) === false) continue;
    const near = ground.nearness(each, contact);
    if (near === null && isCompared) continue;
    const onward = ground.onwardChance(payer, at - graph.firstAt(each), before);
    const chances = near === null ? [onward] : [onward, near];
    const logChance = logTogether(chances);
    if (best === null || logChance < best.logChance) best = { contact: each, chances, logChance };
  }
  return best;
}
