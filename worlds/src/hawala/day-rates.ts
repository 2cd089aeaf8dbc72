// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { Random } from "../random.ts";
import type { Days } from "./days.ts";

/** Units for one US dollar in millionths at the start, near the level of 2023 to 2025. Invented. */
const startMillionths: Readonly<Record<string, number>> = {
  USD: 1_000_000,
  CNY: 7_150_000,
  HKD: 7_810_000,
  CAD: 1_360_000,
  AUD: 1_520_000,
  SGD: 1_340_000,
  GBP: 790_000,
  EUR: 920_000,
};

/** The most that a currency moves in a day, in millionths of itself. The HKD is held in a band. */
const stepMax: Readonly<Record<string, number>> = { USD: 0, CNY: 2200, HKD: 250 };
const stepMaxElse = 4500;

/** The middle rates of each day: a walk by chance on weekdays, unchanged on weekends. */
export class DayRates {
  readonly #walks = new Map<string, readonly number[]>();

  constructor(random: Random, days: Days) {
    for (const [currency, start] of Object.entries(startMillionths)) {
      const drawn = random.fork(currency);
      const most = stepMax[currency] ?? stepMaxElse;
      const walk: number[] = [];
      let rate = start;
      for (let day = 0; day < days.count; day++) {
        // The pull to the start keeps a year of steps within a few percent.
        const pull = Math.round((start - rate) / 60);
        const step = Math.round((rate * drawn.between(-most, most)) / 1_000_000);
        if (day > 0 && !days.isWeekend(day)) rate += step + pull;
        walk.push(rate);
      }
      this.#walks.set(currency, walk);
    }
  }

  get currencies(): readonly string[] {
    return Object.keys(startMillionths);
  }

  /** Units for one US dollar, in millionths. */
  perDollar(currency: string, day: number): bigint {
    const rate = this.#walks.get(currency)?.[day];
    assert(rate !== undefined, "a scene has a rate for each of its currencies and days");
    return BigInt(rate);
  }

  /** Turns an amount into another currency at the middle rate, cut to the minor unit. */
  convert(minor: bigint, change: { from: string; to: string; day: number }): bigint {
    const { from, to, day } = change;
    return (minor * this.perDollar(to, day)) / this.perDollar(from, day);
  }
}
