// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { BookAccount } from "./book.ts";
import { routeOf, startDay } from "./broker-scenes.ts";
import { payCommissionApart, Quotes, strike } from "./deal.ts";
import type { Delay, Route } from "./deal.ts";
import { hawalaParams } from "./params.ts";
import { places } from "./places.ts";
import type { Abroad } from "./places.ts";
import type { Stage, TwoHomes } from "./stage.ts";
import { invoiceNear, splitAmount, splitByInvoice } from "./terms.ts";
import type { Direction } from "./terms.ts";

const many = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

/** A day near the start of a term, when the scene has one: January, February, July to September. */
function termDay(stage: Stage): number {
  for (let attempt = 0; attempt < 3; attempt++) {
    const day = startDay(stage);
    if ([1, 2, 7, 8, 9].includes(stage.days.monthOf(day))) return day;
  }
  return startDay(stage);
}

/** What a term costs: 9,000 to 26,000 units, in steps of ten as fee tables have them, or to the cent. */
function drawFee(stage: Stage): bigint {
  const fee = BigInt(stage.random.between(900, 2600)) * 1000n;
  return stage.random.chance(30) ? fee + BigInt(stage.random.below(1000)) : fee;
}

interface Tutor {
  readonly collector: BookAccount;
  readonly payer: BookAccount;
  readonly mules: readonly BookAccount[];
  readonly quotes: Quotes;
  readonly place: Abroad;
}

/** Two to five relatives pay the broker's account; abroad the fee is paid in one sum to the university. */
function payFeeByFamily(stage: Stage, { collector, payer, quotes, place }: Tutor): number {
  const { random, days } = stage;
  const university = random.pick(stage.universities.filter((account) => account.place === place));
  const day = termDay(stage);
  const family = many(random.between(2, 5), () => stage.resident("CN"));
  return strike(stage, {
    kind: "tuition-family",
    terms: quotes.offer(day, places[place].currency, "out"),
    known: "offshore",
    knownMinor: drawFee(stage),
    onshore: family.map((from) => ({ from, to: collector })),
    offshore: [{ from: payer, to: university }],
    leads: random.chance(80) ? "onshore" : "offshore",
    startMinute: days.at(day, [8, 22], random),
    delay: random.pick<Delay>(["hours", "days", "days"]),
    roundCount: 1,
  });
}

/** One parent pays; abroad lent accounts fill the student's account in sums below ten thousand. */
function fillAccountPiecemeal(stage: Stage, { collector, mules, quotes, place }: Tutor): number {
  const { random, days } = stage;
  const { home, abroad } = stage.twoHomes(place);
  const count = random.between(4, 10);
  const day = startDay(stage);
  const unit = place === "HK" ? 8n : 1n;
  const knownMinor = BigInt(random.between(count * 30, count * 68)) * 10_000n * unit;
  const terms = quotes.offer(day, places[place].currency, "out");
  const startMinute = days.at(day, [8, 20], random);
  const lent = random.shuffle(mules);
  return strike(stage, {
    kind: "tuition-piecemeal",
    terms,
    known: "offshore",
    knownMinor,
    onshore: [{ from: home, to: collector }],
    offshore: many(count, () => ({ from: random.pick(lent), to: abroad })),
    leads: "onshore",
    startMinute,
    delay: random.pick<Delay>(["minutes", "hours"]),
    roundCount: random.chance(40) ? 2 : 1,
    split: (minor, parts) => splitAmount(random, minor, parts, parts > 1 ? 5000n : 1n),
  });
}

/**
 * Two strangers find each other: a parent pays the relative of somebody abroad, who pays the fee. No
 * account comes back, the rate is near the middle and nobody keeps a commission.
 */
function matchStrangers(stage: Stage): number {
  const { random, days } = stage;
  const university = random.pick(stage.universities);
  const place = university.place as Abroad;
  const day = termDay(stage);
  const payers = many(random.pick([1, 1, 2, 3]), () => stage.resident("CN"));
  const stranger = stage.twoHomes(place);
  const offer = new Quotes(stage).offer(day, places[place].currency, "out");
  return strike(stage, {
    kind: "tuition-strangers",
    terms: { ...offer, commissionBasisPoints: 0 },
    known: "offshore",
    knownMinor: drawFee(stage),
    onshore: payers.map((from) => ({ from, to: stranger.home })),
    offshore: [{ from: stranger.abroad, to: university }],
    leads: random.chance(50) ? "onshore" : "offshore",
    startMinute: days.at(day, [8, 23], random),
    delay: random.pick<Delay>(["minutes", "hours", "days"]),
    roundCount: 1,
  });
}

/** Fees of students abroad, in three ways. */
export function playTuition(stage: Stage, rowTarget: number): void {
  const { random } = stage;
  let rows = 0;
  while (rows < rowTarget) {
    const place = random.pick<Abroad>(["AU", "CA", "GB", "US", "SG"]);
    const tutor: Tutor = {
      collector: stage.resident("CN"),
      payer: stage.resident(place),
      mules: many(random.between(4, 8), () => stage.resident(place)),
      quotes: new Quotes(stage),
      place,
    };
    const end = Math.min(rowTarget, rows + random.between(50, 110));
    while (rows < end) {
      const kind = random.below(10);
      if (kind < 5) rows += payFeeByFamily(stage, tutor);
      else if (kind < 8) rows += fillAccountPiecemeal(stage, tutor);
      else rows += matchStrangers(stage);
    }
  }
}

/** An invoice of one to four lines, each a quantity times a price, in minor units. */
function drawInvoice(stage: Stage, priceMinorMax: number): bigint {
  const { random } = stage;
  const lines = many(random.between(1, 4), () =>
    BigInt(random.between(20, 200) * 6 * random.between(priceMinorMax / 20, priceMinorMax)),
  );
  return lines.reduce((sum, line) => sum + line, 0n);
}

/**
 * Settlements under cover of trade: a firm pays a cover firm at home, another cover firm pays abroad.
 * Both legs look like invoices, are paid by banks on weekdays, often in two instalments.
 */
export function playTradeCover(stage: Stage, rowTarget: number): void {
  const { random, days } = stage;
  let rows = 0;
  while (rows < rowTarget) {
    const place = random.pick<Abroad>(["HK", "HK", "SG", "US", "DE", "GB"]);
    // Firms of Hong Kong and Singapore invoice in US dollars as often as in their own.
    const currency = place === "HK" && random.chance(60) ? "USD" : places[place].currency;
    const cover = { home: stage.firm("CN"), abroad: stage.firm(place) };
    const quotes = new Quotes(stage);
    const clients = many(random.between(3, 6), () => ({
      home: stage.firm("CN"),
      abroad: stage.firm(random.chance(70) ? place : "HK"),
    }));
    const end = Math.min(rowTarget, rows + random.between(30, 70));
    while (rows < end) {
      const direction: Direction = random.chance(75) ? "out" : "home";
      const client = random.pick(clients);
      const day = startDay(stage);
      const known = random.chance(50) ? "onshore" : "offshore";
      const terms = quotes.offer(day, currency, direction);
      const knownMinor = drawInvoice(stage, known === "onshore" ? 90_000 : 12_000);
      const parts = () => random.pick([1, 1, 1, 2, 2]);
      const routes = (side: "home" | "abroad", pays: boolean): Route[] =>
        many(parts(), () => routeOf(client[side], cover[side], pays));
      rows += strike(stage, {
        kind: "trade-cover",
        terms,
        known,
        knownMinor,
        onshore: routes("home", direction === "out"),
        offshore: routes("abroad", direction === "home"),
        leads: random.chance(65) ? "onshore" : "offshore",
        startMinute: days.bankMoment(days.at(day, [9, 18], random), random),
        delay: "bank days",
        roundCount: 2,
        round: (minor) => invoiceNear(random, minor),
        split: (minor, count) => splitByInvoice(random, minor, count),
      });
    }
  }
}

interface Exporter {
  readonly account: BookAccount;
  readonly buyers: readonly BookAccount[];
}

interface HomePayer {
  readonly abroad: readonly BookAccount[];
  readonly home: readonly BookAccount[];
  readonly exporters: readonly Exporter[];
  readonly workers: readonly TwoHomes[];
  readonly quotes: Quotes;
}

/** A buyer abroad pays the broker there; an account at home pays the exporter in round CNY. */
function payExporter(stage: Stage, broker: HomePayer): number {
  const { random, days } = stage;
  const day = startDay(stage);
  const isCarried = random.chance(hawalaParams.carriedForward);
  const exporter = random.pick(broker.exporters);
  const buyer = random.pick(exporter.buyers);
  const to = random.pick(broker.abroad.filter(({ place }) => place === buyer.place));
  const parts = isCarried ? 2 : random.pick([1, 1, 2, 3]);
  return strike(stage, {
    kind: "home-exporter",
    terms: broker.quotes.offer(day, places[to.place].currency, "home"),
    known: "offshore",
    knownMinor: drawInvoice(stage, 8000),
    onshore: many(parts, () => ({ from: random.pick(broker.home), to: exporter.account })),
    offshore: many(isCarried ? 2 : 1, () => ({ from: buyer, to })),
    leads: "offshore",
    startMinute: days.at(day, [9, 20], random),
    delay: random.pick<Delay>(["hours", "days"]),
    roundCount: isCarried ? 2 : 1,
  });
}

/** Workers send home: small round sums abroad, sometimes of several at once, one sum to the family. */
function sendHome(stage: Stage, broker: HomePayer): number {
  const { random, days } = stage;
  const to = random.pick(broker.abroad);
  const day = startDay(stage);
  const near = random.shuffle(broker.workers.filter(({ abroad }) => abroad.place === to.place));
  const senders = near.slice(0, random.pick([1, 1, 1, 2, 3]));
  const family = senders[0]?.home;
  assert(family, "a broker has customers where it has accounts");
  const terms = broker.quotes.offer(day, places[to.place].currency, "home");
  const knownMinor = random.amount(40_000, 800_000, 5000) * BigInt(senders.length);
  const startMinute = days.at(day, [9, 23], random);
  const from = random.pick(broker.home);
  const rows = strike(stage, {
    kind: "home-worker",
    terms,
    known: "offshore",
    knownMinor,
    onshore: [{ from, to: family }],
    offshore: senders.map(({ abroad }) => ({ from: abroad, to })),
    leads: "offshore",
    startMinute,
    delay: random.pick<Delay>(["minutes", "minutes", "hours"]),
    roundCount: 1,
  });
  const cnyMinor = (knownMinor * terms.rate) / 10_000n;
  payCommissionApart(stage, { from: family, to: from, terms, cnyMinor, minute: startMinute });
  return rows;
}

/** Money home: what exporters earn abroad and what workers send. */
export function playHomePayers(stage: Stage, rowTarget: number): void {
  const { random } = stage;
  let rows = 0;
  while (rows < rowTarget) {
    const where = random
      .shuffle<Abroad>(["HK", "US", "CA", "AU", "GB", "DE", "NL", "SG"])
      .slice(0, 2);
    const broker: HomePayer = {
      abroad: where.flatMap((place) => [stage.resident(place), stage.resident(place)]),
      home: many(random.between(2, 4), () => stage.resident("CN")),
      exporters: many(random.between(4, 8), () => ({
        account: random.chance(50) ? stage.firm("CN") : stage.resident("CN"),
        buyers: many(random.between(1, 3), () => stage.firm(random.pick(where))),
      })),
      workers: where.flatMap((place) => many(8, () => stage.twoHomes(place))),
      quotes: new Quotes(stage),
    };
    const end = Math.min(rowTarget, rows + random.between(50, 110));
    while (rows < end) {
      rows += random.chance(50) ? payExporter(stage, broker) : sendHome(stage, broker);
    }
  }
}
