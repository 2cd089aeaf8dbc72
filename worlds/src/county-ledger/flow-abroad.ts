// SPDX-License-Identifier: Apache-2.0
import { addDays } from "@tianwang/kernel/calendar";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { addBusinessDays, businessDayFrom } from "../calendar.ts";
import type { Moment, Party } from "../ledger.ts";
import type { Random } from "../random.ts";
import { timeBetween } from "../settlement.ts";
import { whole } from "./flow-home.ts";
import type { Telling } from "./flow-home.ts";
import { percentOf, splitAmount } from "./plot.ts";

/** Price of the flat in whole dirhams. */
export const flatPrice = 5_600_000;

/** Instalments of the flat in percent of its price. */
const instalments = [10, 25, 30, 35];

/** The story abroad: payouts of the underground bank, spreading, the flat, the portfolio. */
export class FlowAbroad {
  readonly #telling: Telling;
  readonly #random: Random;
  readonly #settling = new Set<1 | 2>();
  #instalmentCount = 0;
  #turn = 0;

  constructor(telling: Telling) {
    this.#telling = telling;
    this.#random = telling.random.fork("flow-abroad");
  }

  begin(): void {
    for (let month = 4; month < 23; month++) {
      const year = 2022 + Math.floor(month / 12);
      const start = `${year}-${String((month % 12) + 1).padStart(2, "0")}-11` as CalendarDate;
      const on = businessDayFrom("HK", addDays(start, this.#random.below(6)));
      this.#telling.plot.at(on, "11:00:00", () => this.#spread(on));
      const due = businessDayFrom("AE", addDays(on, 9));
      this.#telling.plot.at(due, "10:00:00", () => this.#payInstalments(due));
    }
  }

  /** A payment came in at home: the other side is paid abroad one or two business days later. */
  settleLater(leg: 1 | 2, arrived: Moment): void {
    if (this.#settling.has(leg)) return;
    this.#settling.add(leg);
    const country = leg === 1 ? "HK" : "AE";
    const on = addBusinessDays(country, arrived.on, this.#random.between(1, 2));
    const time = timeBetween(this.#random, 15, 17);
    this.#telling.plot.at(on, time, () => this.#settle(leg, on, time));
  }

  #settle(leg: 1 | 2, on: CalendarDate, time: string): void {
    this.#settling.delete(leg);
    const { plot, rates, cast } = this.#telling;
    const { accounts, parties } = cast;
    const [home, from, to, currency] =
      leg === 1
        ? ([accounts.collector, accounts.payout, accounts.shell3, "USD"] as const)
        : ([parties.wholesaler, parties.exchangeHouse, accounts.dubai, "AED"] as const);
    const homeMinor = plot.pot(home);
    const commissionBasisPoints = this.#random.between(90, 190);
    const net = (homeMinor * BigInt(10_000 - commissionBasisPoints)) / 10_000n;
    const full = rates.exchange(net, "CNY", currency, on).amountMinor;
    const abroadMinor = full - (full % whole(10));
    const count = abroadMinor > whole(120_000) ? 2 : 1;
    const parts = splitAmount(abroadMinor, count, whole(10), this.#random);
    plot.mirrors.push({
      leg,
      home: plot.take(home, homeMinor),
      abroad: parts.map((amountMinor) =>
        plot.pay(on, time, {
          from,
          to,
          amountMinor,
          currency,
          stage: "underground-abroad",
          isFresh: true,
          purpose:
            leg === 1
              ? { zh: "货款", en: "PAYMENT FOR GOODS" }
              : { zh: "汇款", en: "FAMILY REMITTANCE" },
        }),
      ),
      homeMinor,
      abroadMinor,
      abroadCurrency: currency,
      commissionBasisPoints,
    });
  }

  /** Once a month: what has gathered in Hong Kong goes on to Zurich, Singapore or Dubai. */
  #spread(on: CalendarDate): void {
    const { plot, cast } = this.#telling;
    const { shell3, portfolio, singapore, dubai } = cast.accounts;
    const gathered = plot.pot(shell3);
    if (gathered < whole(90_000)) return;
    const amountMinor = percentOf(gathered, this.#random.between(55, 82), whole(1000));
    const to = [portfolio, dubai, portfolio, singapore][this.#turn++ % 4] ?? portfolio;
    this.#toAccount(on, to, amountMinor);
  }

  #toAccount(on: CalendarDate, to: Party & { currency: string }, amountMinor: bigint): void {
    const { plot, cast, rates } = this.#telling;
    const { shell3, portfolio } = cast.accounts;
    plot.pay(on, "11:00:00", {
      from: shell3,
      to,
      amountMinor,
      currency: "USD",
      ...(to.currency === "USD"
        ? {}
        : { exchange: rates.exchange(amountMinor, "USD", to.currency, on) }),
      stage: "abroad",
      purpose:
        to === portfolio
          ? { zh: "投资", en: "INVESTMENT FUNDING" }
          : { zh: "咨询费", en: "CONSULTANCY FEE" },
      onArrival: (arrived, lot) => {
        if (to === portfolio) this.#buySecurities(arrived, lot.amountMinor);
      },
    });
  }

  #buySecurities(arrived: Moment, fundedMinor: bigint): void {
    const { plot, cast } = this.#telling;
    const spent = percentOf(fundedMinor, this.#random.between(60, 85), whole(100));
    for (const amountMinor of splitAmount(spent, 3, 1n, this.#random)) {
      const issuer = this.#random.pick(cast.outside.issuers);
      plot.payLater(arrived, this.#random.between(1, 6), {
        from: cast.accounts.portfolio,
        to: issuer,
        amountMinor,
        currency: "USD",
        stage: "portfolio",
        kind: "securities",
        purpose: { zh: `买入 ${issuer.latin}`, en: `PURCHASE ${issuer.latin}` },
      });
    }
  }

  /** Pays what the gathered money allows: instalments in order, with the fees of the first. */
  #payInstalments(on: CalendarDate): void {
    const { plot, cast } = this.#telling;
    const { developer, landOffice, estateBroker } = cast.parties;
    const due = instalments[this.#instalmentCount];
    if (due === undefined) return;
    const price = whole(flatPrice);
    const bill: [Party, bigint, string, string][] = [
      [
        developer,
        percentOf(price, due, 1n),
        `购房款第${this.#instalmentCount + 1}期`,
        `UNIT 1704 INSTALMENT ${this.#instalmentCount + 1}`,
      ],
    ];
    if (this.#instalmentCount === 0) {
      bill.push([
        landOffice,
        percentOf(price, 4, 1n),
        "登记费",
        "TITLE REGISTRATION FEE UNIT 1704",
      ]);
      bill.push([estateBroker, percentOf(price, 2, 1n), "中介费", "BROKER COMMISSION UNIT 1704"]);
    }
    const total = bill.reduce((sum, [, amount]) => sum + amount, 0n);
    if (plot.pot(cast.accounts.dubai) < total) return;
    this.#instalmentCount++;
    for (const [to, amountMinor, zh, en] of bill) {
      plot.pay(on, timeBetween(this.#random, 10, 14), {
        from: cast.accounts.dubai,
        to,
        amountMinor,
        currency: "AED",
        stage: "property",
        purpose: { zh, en },
      });
    }
  }
}
