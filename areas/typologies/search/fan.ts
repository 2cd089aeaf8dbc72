// SPDX-License-Identifier: Apache-2.0
import type { DetectorTools } from "../stream/detector.ts";
import { logTail } from "../stream/chance.ts";
import type { Burst, Ground, Side } from "../stream/ground.ts";
import type { SurpriseRanks } from "../stream/surprise-ranks.ts";
import { modelledAndCounted } from "../stream/surprise-ranks.ts";
import { none } from "../graph/pair-table.ts";
import type { ContactGraph } from "../graph/contact-graph.ts";

/** The contacts of an account on one side, newest first, back to the one given. */
export function contactsSince(
  graph: ContactGraph,
  account: number,
  side: Side,
  oldest: number,
): number[] {
  const contacts: number[] = [];
  let contact = side === "in" ? graph.newestIn(account) : graph.newestOut(account);
  while (contact !== none && contact >= oldest) {
    contacts.push(contact);
    contact = side === "in" ? graph.previousIn(contact) : graph.previousOut(contact);
  }
  return contacts;
}

/** log10 of how many accounts of this stream would show such a burst by chance. */
export function logExpectedOf(tools: DetectorTools, logChance: number): number {
  const { ground, windows } = tools;
  return (
    Math.log10(Math.max(1, ground.graph.accountCount)) + Math.log10(windows.length) + logChance
  );
}

/**
 * log10 of the chance of a burst, from the life of its account as known now: before the burst and,
 * when asked later, after it.
 */
export function logBurst(
  ground: Ground,
  account: number,
  side: Side,
  { count, windowMinutes }: { readonly count: number; readonly windowMinutes: number },
): number {
  const { graph } = ground;
  const total = side === "in" ? graph.totalIn(account) : graph.totalOut(account);
  const { mean, shape } = ground.expectation(account, side, windowMinutes, total - count);
  return logTail(count, mean, shape);
}

/** What it costs (log10) when a stream has not shown as much time beside a window as within it. */
const logUnknownLife = 1;

/** log10 of how much more usual a burst must be held where little else of the stream is known. */
export function logUnknown(ground: Ground, windowMinutes: number): number {
  return ground.elapsedMinutes < 2 * windowMinutes ? logUnknownLife : 0;
}

/** A burst that is rare enough, and how many such there are to be expected. */
export interface RareBurst extends Burst {
  readonly logExpected: number;
  /** The same, from all that has been seen when it is asked. */
  readonly recalibrate: () => number;
}

/** A burst of new counterparties that chance makes rarely enough to be looked at. */
export function rareBurst(
  tools: DetectorTools,
  account: number,
  side: Side,
  ranks: SurpriseRanks,
): RareBurst | null {
  const { ground, values, windows, isRare } = tools;
  const young = side === "in" ? ground.graph.youngIn(account) : ground.graph.youngOut(account);
  const countMin = values["countMin"] ?? 0;
  if (young < countMin) return null;
  const hubMax = values["hubMax"] ?? 0;
  const burst = ground.burst(account, side, windows, hubMax);
  // An account with as many new counterparties as that lives by them.
  if (!burst || burst.count >= hubMax || burst.count < countMin) return null;
  ranks.enter(account, burst.logChance);
  const expectedAt = (logChance: number) =>
    modelledAndCounted(logExpectedOf(tools, logChance), ranks.rank(logChance));
  const logExpected = expectedAt(burst.logChance);
  const recalibrate = () =>
    expectedAt(logBurst(ground, account, side, burst)) + logUnknown(ground, burst.windowMinutes);
  return isRare(logExpected) ? { ...burst, logExpected, recalibrate } : null;
}
