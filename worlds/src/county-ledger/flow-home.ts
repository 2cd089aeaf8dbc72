// SPDX-License-Identifier: Apache-2.0
import { addDays } from "@tianwang/kernel/calendar";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import type { Text } from "@tianwang/kernel/text";
import { businessDayFrom } from "../calendar.ts";
import type { Account, Moment, Party } from "../ledger.ts";
import type { Random } from "../random.ts";
import type { Rates } from "../rates.ts";
import { timeBetween } from "../settlement.ts";
import type { Cast } from "./cast.ts";
import { percentOf, splitAmount } from "./plot.ts";
import type { Lot, Payment, Plot } from "./plot.ts";

/** Whole yuan (or another currency of two digits) as minor units. */
export const whole = (units: number): bigint => BigInt(units) * 100n;

/** Days on which project funds are taken, each moved by up to four days. */
const allocationDays = [
  "2022-03-08",
  "2022-04-12",
  "2022-05-10",
  "2022-06-14",
  "2022-07-12",
  "2022-08-16",
  "2022-09-14",
  "2022-10-18",
  "2022-11-15",
] as CalendarDate[];

const benefitDays = ["2022-06-21", "2022-09-08", "2022-12-28", "2023-01-18"] as CalendarDate[];

/** The most that a payment to or from the driver's account comes to: below half a million. */
const driverPartMax = whole(480_000);

const purposes = {
  pipes: { zh: "管材款", en: "Pipes" },
  consulting: { zh: "工程咨询费", en: "Engineering consulting" },
  current: { zh: "往来款", en: "Current account" },
  returned: { zh: "往来款退回", en: "Current account returned" },
  reserve: { zh: "备用金", en: "Petty cash advance" },
  labour: { zh: "劳务费", en: "Labour fee" },
  goods: { zh: "货款", en: "Goods" },
  transfer: { zh: "转账", en: "Transfer" },
} satisfies Record<string, Text>;

/** What the telling of the story needs at hand. */
export interface Telling {
  readonly cast: Cast;
  readonly random: Random;
  readonly rates: Rates;
  readonly plot: Plot;
}

/** The story at home: funds taken, shells, layers, payments into the underground bank, invoices. */
export class FlowAtHome {
  readonly #telling: Telling;
  readonly #random: Random;
  readonly #settleLater: (leg: 1 | 2, arrived: Moment) => void;
  #invoiceCount = 0;

  constructor(telling: Telling, settleLater: (leg: 1 | 2, arrived: Moment) => void) {
    this.#telling = telling;
    this.#random = telling.random.fork("flow-home");
    this.#settleLater = settleLater;
  }

  begin(): void {
    const { plot } = this.#telling;
    for (const [i, planned] of allocationDays.entries()) {
      const on = businessDayFrom("CN", addDays(planned, this.#random.below(5)));
      const time = timeBetween(this.#random, 9, 16);
      plot.at(on, time, () => plot.pay(on, time, this.#allocation(i + 1)));
    }
    for (const on of benefitDays) {
      const time = timeBetween(this.#random, 18, 21);
      plot.at(on, time, () => this.#benefit(on, time));
    }
  }

  #yuan(payment: Omit<Payment, "currency">): Payment {
    return { ...payment, currency: "CNY" };
  }

  #allocation(number: number): Payment {
    const { finance, investment } = this.#telling.cast.accounts;
    return this.#yuan({
      from: finance,
      to: investment,
      amountMinor: whole(this.#random.between(420, 660) * 10_000),
      stage: "misappropriation",
      isFresh: true,
      purpose: {
        zh: `农村供水管网改造工程款（第${number}期）`,
        en: `Rural water network works, instalment ${number}`,
      },
      onArrival: (arrived, lot) => this.#toShells(arrived, lot),
    });
  }

  /** From the construction company to the two shells at home; two percent stay behind. */
  #toShells(arrived: Moment, lot: Lot): void {
    const { investment, shell1, shell2 } = this.#telling.cast.accounts;
    const send = (
      share: number,
      count: number,
      payment: Pick<Payment, "to" | "purpose" | "onArrival">,
    ) => {
      const amount = percentOf(lot.amountMinor, share, whole(100));
      for (const amountMinor of splitAmount(amount, count, whole(100), this.#random)) {
        this.#telling.plot.payLater(
          arrived,
          this.#random.between(1, 3),
          this.#yuan({ ...payment, from: investment, amountMinor, stage: "shells" }),
        );
      }
    };
    send(57, this.#random.between(2, 3), {
      to: shell1,
      purpose: purposes.pipes,
      onArrival: (moment, part) => this.#layerFromFirst(moment, part),
    });
    send(41, 2, {
      to: shell2,
      purpose: purposes.consulting,
      onArrival: (moment, part) => this.#layerFromSecond(moment, part),
    });
  }

  #layerFromFirst(arrived: Moment, lot: Lot): void {
    const { shell1, shell2 } = this.#telling.cast.accounts;
    this.#telling.plot.payLater(
      arrived,
      this.#random.between(0, 1),
      this.#yuan({
        from: shell1,
        to: shell2,
        amountMinor: percentOf(lot.amountMinor, 8, whole(100)),
        stage: "layering",
        purpose: purposes.current,
      }),
    );
    this.#toDriver(arrived, shell1, percentOf(lot.amountMinor, 30, whole(1000)));
    this.#invoiceWhenFull(arrived);
  }

  #layerFromSecond(arrived: Moment, lot: Lot): void {
    const { cast, plot } = this.#telling;
    const { shell1, shell2 } = cast.accounts;
    plot.payLater(
      arrived,
      this.#random.between(2, 4),
      this.#yuan({
        from: shell2,
        to: shell1,
        amountMinor: percentOf(lot.amountMinor, 5, whole(100)),
        stage: "layering",
        purpose: purposes.returned,
      }),
    );
    this.#toDriver(arrived, shell2, percentOf(lot.amountMinor, 32, whole(1000)));
    this.#toLentCards(arrived, percentOf(lot.amountMinor, 24, whole(100)));
    plot.payLater(
      arrived,
      this.#random.between(1, 2),
      this.#yuan({
        from: shell2,
        to: cast.parties.wholesaler,
        amountMinor: percentOf(lot.amountMinor, 30, whole(100)),
        stage: "underground-home",
        purpose: purposes.goods,
        onArrival: (moment) => this.#settleLater(2, moment),
      }),
    );
  }

  /** Parts below half a million to the driver's account, and on within hours or a day. */
  #toDriver(arrived: Moment, from: Account, amountMinor: bigint): void {
    const { driver } = this.#telling.cast.accounts;
    const count = Number(amountMinor / driverPartMax) + 1;
    for (const part of splitAmount(amountMinor, count, whole(1000), this.#random)) {
      this.#telling.plot.payLater(
        arrived,
        this.#random.between(0, 2),
        this.#yuan({
          from,
          to: driver,
          amountMinor: part,
          stage: "layering",
          purpose: this.#random.pick([purposes.reserve, purposes.labour]),
          onArrival: (moment, lot) => this.#throughDriver(moment, lot),
        }),
      );
    }
  }

  #throughDriver(arrived: Moment, lot: Lot): void {
    const { driver } = this.#telling.cast.accounts;
    const kept = percentOf(lot.amountMinor, this.#random.between(3, 5), whole(100));
    this.#toCollector(arrived, driver, lot.amountMinor - kept, this.#random.between(0, 1));
  }

  #toCollector(arrived: Moment, from: Party, amountMinor: bigint, dayCount: number): void {
    const { collector } = this.#telling.cast.accounts;
    this.#telling.plot.payLater(
      arrived,
      dayCount,
      this.#yuan({
        from,
        to: collector,
        amountMinor,
        stage: "underground-home",
        purpose: purposes.transfer,
        onArrival: (moment) => this.#settleLater(1, moment),
      }),
    );
  }

  /** Split over lent bank cards and merged again at the collector. */
  #toLentCards(arrived: Moment, amountMinor: bigint): void {
    const { shell2 } = this.#telling.cast.accounts;
    const cards = this.#random.shuffle(this.#telling.cast.parties.lentCards);
    const parts = splitAmount(amountMinor, cards.length, whole(100), this.#random);
    for (const [i, card] of cards.entries()) {
      const part = parts[i] ?? 0n;
      if (part === 0n) continue;
      this.#telling.plot.payLater(
        arrived,
        this.#random.between(1, 2),
        this.#yuan({
          from: shell2,
          to: card,
          amountMinor: part,
          stage: "layering",
          purpose: purposes.labour,
          onArrival: (moment, lot) =>
            this.#toCollector(moment, card, lot.amountMinor, this.#random.between(0, 2)),
        }),
      );
    }
  }

  /** When enough has gathered on the first shell, an invoice of the third is paid abroad. */
  #invoiceWhenFull(arrived: Moment): void {
    const { plot } = this.#telling;
    const on = businessDayFrom("CN", addDays(arrived.on, 6));
    const time = timeBetween(this.#random, 9, 12);
    plot.at(on, time, () => {
      if (plot.free(this.#telling.cast.accounts.shell1) > whole(2_600_000)) this.#invoice(on, time);
    });
  }

  #invoice(on: CalendarDate, time: string): void {
    const { plot, rates, cast } = this.#telling;
    const { shell1, shell3 } = cast.accounts;
    const most = percentOf(plot.free(shell1), this.#random.between(88, 96), 1n);
    const dollars = rates.exchange(most, "CNY", "USD", on);
    const amountMinor = dollars.amountMinor - (dollars.amountMinor % whole(100));
    const price = rates.exchange(amountMinor, "USD", "CNY", on);
    this.#invoiceCount++;
    const number = `CT-${on.slice(0, 4)}-${String(this.#invoiceCount * 7 + 4).padStart(3, "0")}`;
    plot.pay(
      on,
      time,
      this.#yuan({
        from: shell1,
        to: shell3,
        amountMinor: price.amountMinor,
        exchange: { amountMinor, currency: "USD", rate: dollars.rate },
        stage: "trade-invoice",
        kind: "trade",
        purpose: { zh: `货物贸易付汇 发票${number}`, en: `INVOICE ${number} PUMPS AND VALVES` },
      }),
    );
  }

  /** Small change for the official, out of what the driver keeps. */
  #benefit(on: CalendarDate, time: string): void {
    const { plot, cast } = this.#telling;
    const { driver, official } = cast.accounts;
    const kept = plot.free(driver);
    const amountMinor = percentOf(kept, 40, whole(10_000));
    const most = amountMinor < whole(60_000) ? amountMinor : whole(60_000);
    if (most === 0n) return;
    plot.pay(
      on,
      time,
      this.#yuan({
        from: driver,
        to: official,
        amountMinor: most,
        stage: "benefit",
        purpose: purposes.transfer,
      }),
    );
  }
}
