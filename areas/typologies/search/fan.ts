// SPDX-License-Identifier: Apache-2.0
import type { DetectorRun, DetectorTools } from "../stream/detector.ts";
import { logTail } from "../stream/chance.ts";
import type { Burst, Ground, Side } from "../stream/ground.ts";
import { minutesADay } from "../stream/ground.ts";
import { modelledAndCounted, SurpriseRanks } from "../stream/surprise-ranks.ts";
import { none } from "../graph/pair-table.ts";
import type { ContactGraph } from "../graph/contact-graph.ts";

/** The contacts of an account on one side, newest first, back to the one given. */
function contactsSince(graph: ContactGraph, account: number, side: Side, oldest: number): number[] {
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
interface RareBurst extends Burst {
  readonly logExpected: number;
  /** The same, from all that has been seen when it is asked. */
  readonly recalibrate: () => number;
}

/** A burst of new counterparties that chance makes rarely enough to be looked at. */
function rareBurst(
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

/** Looks for bursts on one side of the account that each new contact ends or begins at. */
export function fanRun(tools: DetectorTools, side: Side): DetectorRun {
  const { ground, book } = tools;
  const { graph } = ground;
  const ranks = new SurpriseRanks();
  const id = side === "in" ? "fan-in" : "fan-out";
  const [middleOf, otherOf] =
    side === "in"
      ? [graph.to.bind(graph), graph.from.bind(graph)]
      : [graph.from.bind(graph), graph.to.bind(graph)];
  return {
    onContact: (contact) => {
      const middle = middleOf(contact);
      const burst = rareBurst(tools, middle, side, ranks);
      if (!burst) return;
      const contacts = contactsSince(graph, middle, side, burst.oldest);
      const data = { count: burst.count, expected: burst.expected.toPrecision(2) };
      const days = burst.windowMinutes / minutesADay;
      book.put(
        {
          typology: id,
          detector: id,
          version: 1,
          key: String(middle),
          order: 1,
          logTrials: Math.log10(graph.accountCount),
          contacts,
          accounts: [middle, ...contacts.map(otherOf)],
          logExpected: burst.logExpected,
          recalibrate: burst.recalibrate,
          idleMinutes: burst.windowMinutes,
          because: [
            days < 1
              ? { messageId: "burstOfHours", data: { ...data, hours: days * 24 } }
              : { messageId: "burst", data: { ...data, days } },
          ],
        },
        ground.nowMinutes,
      );
    },
  };
}
