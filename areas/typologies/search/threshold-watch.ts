// SPDX-License-Identifier: Apache-2.0
import { logRareTail } from "../stream/chance.ts";
import { none } from "../graph/pair-table.ts";
import type { ReportingThreshold } from "./reporting-thresholds.ts";

/** A payment just below a threshold. */
export interface Below {
  readonly at: number;
  readonly from: number;
  readonly contact: number;
  readonly worth: number;
}

/** What one beneficiary was paid just below and just above a threshold, within the window. */
export interface Band {
  below: Below[];
  aboveAt: number[];
}

/** How a stream pays around a threshold. */
export class ThresholdWatch {
  readonly threshold: ReportingThreshold;
  readonly bands = new Map<number, Band>();
  /** Payments so far just below it and just above it. */
  belowCount = 0;
  aboveCount = 0;
  #nextSweepAt = none;

  constructor(threshold: ReportingThreshold) {
    this.threshold = threshold;
  }

  band(account: number): Band {
    let band = this.bands.get(account);
    if (band === undefined) this.bands.set(account, (band = { below: [], aboveAt: [] }));
    return band;
  }

  /** Of two payments about the threshold, how many usually lie below it, as a share. */
  get shareBelow(): number {
    return (this.belowCount + 1) / (this.belowCount + this.aboveCount + 2);
  }

  /** log10 of the chance that a beneficiary of this stream has so many payments there. */
  logChance(belowCount: number, aboveCount: number, usual: number): number {
    // Who is not often paid about the threshold is paid just below it as often as anybody; who is has
    // as many of them below as the stream's own custom.
    const anybody = logRareTail(belowCount, usual);
    if (aboveCount === 0) return anybody;
    const own = logRareTail(belowCount, (belowCount + aboveCount) * this.shareBelow);
    return Math.max(anybody, own);
  }

  /** Forgets beneficiaries without a payment in the window; once a window. */
  sweep(now: number, windowMinutes: number): void {
    if (now < this.#nextSweepAt) return;
    this.#nextSweepAt = now + windowMinutes;
    const oldest = now - windowMinutes;
    for (const [account, band] of this.bands) {
      const last = Math.max(band.below.at(-1)?.at ?? none, band.aboveAt.at(-1) ?? none);
      if (last < oldest) this.bands.delete(account);
    }
  }
}

/** Payments of which no pair pays the same amount twice at a month's distance: a rent, a wage. */
export function withoutHabits(below: readonly Below[], habitMinutes: number): readonly Below[] {
  return below.filter(
    (each, place) =>
      !below
        .slice(0, place)
        .some(
          (before) =>
            before.from === each.from &&
            Math.abs(Math.log(before.worth / each.worth)) < 0.005 &&
            each.at - before.at >= habitMinutes,
        ),
  );
}
