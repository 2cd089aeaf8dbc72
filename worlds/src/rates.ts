// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import type { Random } from "./random.ts";

/** Units of a currency for one US dollar, in ten-thousandths, January 2022 to December 2023. Invented. */
const perDollar: Readonly<Record<string, readonly number[]>> = {
  CNY: [
    63600, 63500, 63400, 64300, 67100, 66900, 67400, 67900, 69600, 71900, 71700, 69800, 67900,
    68300, 68900, 68800, 69900, 71600, 71900, 72500, 73000, 73100, 72300, 71400,
  ],
  SGD: [
    13500, 13470, 13580, 13640, 13830, 13830, 13940, 13820, 14080, 14230, 13790, 13520, 13250,
    13340, 13380, 13330, 13370, 13460, 13360, 13520, 13640, 13690, 13470, 13330,
  ],
  AED: [36725],
  USD: [10000],
};

/** An exchange of one amount for another, with the rate as a bank prints it. */
export interface Exchange {
  readonly amountMinor: bigint;
  readonly currency: string;
  /** Units of the dearer currency's counterpart for one, four digits, e.g. `7.1021`. */
  readonly rate: string;
}

/** Invented exchange rates of one world. */
export class Rates {
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** Units for one US dollar on a day, in ten-thousandths. */
  perDollar(currency: string, on: CalendarDate): bigint {
    const series = perDollar[currency];
    assert(series, "the world has a rate for the currency");
    const month = (Number(on.slice(0, 4)) - 2022) * 12 + Number(on.slice(5, 7)) - 1;
    const base = series.length === 1 ? series[0] : series[Math.min(Math.max(month, 0), 23)];
    const jitter = series.length === 1 ? 0 : this.#random.fork(currency + on).between(-180, 180);
    return BigInt((base ?? 0) + jitter);
  }

  /** Turns an amount into another currency on a day, rounded half up to the minor unit. */
  exchange(amountMinor: bigint, from: string, to: string, on: CalendarDate): Exchange {
    const source = this.perDollar(from, on);
    const target = this.perDollar(to, on);
    const rate =
      from === "USD" || target > source ? scaled(target, source) : scaled(source, target);
    return {
      amountMinor: (amountMinor * target * 2n + source) / (source * 2n),
      currency: to,
      rate: `${rate / 10000n}.${String(rate % 10000n).padStart(4, "0")}`,
    };
  }
}

const scaled = (numerator: bigint, denominator: bigint) => (numerator * 10000n) / denominator;
