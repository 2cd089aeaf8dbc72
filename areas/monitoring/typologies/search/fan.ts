// SPDX-License-Identifier: Apache-2.0
import type { DetectorTools } from "../detector.ts";
import type { Burst, Side } from "../ground.ts";
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

/** What an unknown past takes from a burst (log10): ten times as often innocent. */
const logUnknownPast = 1;

/** log10 of how many accounts of this stream would show such a burst by chance. */
export function logExpectedOf(tools: DetectorTools, logChance: number): number {
  const { ground, windows } = tools;
  return (
    Math.log10(Math.max(1, ground.graph.accountCount)) + Math.log10(windows.length) + logChance
  );
}

/** A burst of new counterparties that chance makes rarely enough to be looked at. */
export function rareBurst(
  tools: DetectorTools,
  account: number,
  side: Side,
): (Burst & { readonly logExpected: number }) | null {
  const { ground, values, windows, logExpectedMax } = tools;
  const young = side === "in" ? ground.graph.youngIn(account) : ground.graph.youngOut(account);
  const countMin = values["countMin"] ?? 0;
  if (young < countMin) return null;
  const hubMax = values["hubMax"] ?? 0;
  const burst = ground.burst(account, side, windows, hubMax);
  // An account with as many new counterparties as that lives by them.
  if (!burst || burst.count >= hubMax || burst.count < countMin) return null;
  // Of an account that was there before the stream began one cannot say what is new to it.
  const unknown = ground.isCensored(account, burst.windowMinutes) ? logUnknownPast : 0;
  const logExpected =
    Math.max(logExpectedOf(tools, burst.logChance), Math.log10(burst.rank)) + unknown;
  return logExpected > logExpectedMax ? null : { ...burst, logExpected };
}
