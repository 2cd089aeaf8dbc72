// SPDX-License-Identifier: Apache-2.0
import type { BookAccount } from "./book.ts";
import { payCommissionApart, Quotes, settleDaysMax, strike } from "./deal.ts";
import type { Delay, Route } from "./deal.ts";
import { hawalaParams } from "./params.ts";
import { places } from "./places.ts";
import type { Abroad } from "./places.ts";
import type { Stage, TwoHomes } from "./stage.ts";
import { otherLeg } from "./terms.ts";
import type { Direction, Side } from "./terms.ts";

/** A day on which a settlement may begin. */
export const startDay = ({ random, days }: Stage): number =>
  random.below(days.count - settleDaysMax);

/** Draws an amount for a leg in round steps: at home 20,000 to 2,000,000 CNY. */
export function drawKnown(stage: Stage, side: Side): bigint {
  const { random } = stage;
  return side === "onshore"
    ? random.amount(2_000_000, 200_000_000, random.pick([10_000, 100_000, 1_000_000]))
    : random.amount(300_000, 25_000_000, random.pick([100, 10_000, 100_000]));
}

/**
 * One broker with one account at home and one abroad, and a few customers who come back. Most send
 * money out; what customers bring home keeps the two accounts in balance. Minutes to days.
 */
export function playSingleBrokers(stage: Stage, rowTarget: number): void {
  const { random, days } = stage;
  let rows = 0;
  while (rows < rowTarget) {
    const place = random.pick<Abroad>(["HK", "HK", "AU", "CA", "SG", "GB", "US"]);
    const broker = stage.twoHomes(place);
    const quotes = new Quotes(stage);
    const customers = Array.from({ length: random.between(5, 12) }, () => stage.twoHomes(place));
    const end = Math.min(rowTarget, rows + random.between(40, 90));
    while (rows < end) {
      const direction: Direction = random.chance(82) ? "out" : "home";
      const customer = random.pick(customers);
      const day = startDay(stage);
      const terms = quotes.offer(day, places[place].currency, direction);
      const known: Side = random.chance(60) ? "onshore" : "offshore";
      const knownMinor = drawKnown(stage, known);
      const startMinute = days.at(day, [8, 22], random);
      const cnyMinor = known === "onshore" ? knownMinor : otherLeg(terms, known, knownMinor);
      rows += strike(stage, {
        kind: "single-broker",
        terms,
        known,
        knownMinor,
        onshore: [routeOf(customer.home, broker.home, direction === "out")],
        offshore: [routeOf(customer.abroad, broker.abroad, direction === "home")],
        leads: (direction === "out") === random.chance(90) ? "onshore" : "offshore",
        startMinute,
        delay: random.pick<Delay>(["minutes", "minutes", "minutes", "hours", "hours", "days"]),
        roundCount: 1,
      });
      const route = { from: customer.home, to: broker.home };
      payCommissionApart(stage, { ...route, terms, cnyMinor, minute: startMinute });
    }
  }
}

/** The customer pays the broker, or is paid. */
export const routeOf = (customer: BookAccount, broker: BookAccount, pays: boolean): Route =>
  pays ? { from: customer, to: broker } : { from: broker, to: customer };

/** Accounts that a broker uses for a while, lent by other people, and then gives up for new ones. */
class RotatingPool {
  readonly #stage: Stage;
  readonly #places: readonly (Abroad | "CN")[];
  readonly #sets: BookAccount[][] = [];
  readonly #lifeDays: number;

  constructor(stage: Stage, poolPlaces: readonly (Abroad | "CN")[]) {
    this.#stage = stage;
    this.#places = poolPlaces;
    this.#lifeDays = stage.random.between(14, 35);
    const setCount = Math.ceil(stage.days.count / this.#lifeDays);
    for (let set = 0; set < setCount; set++) {
      this.#sets.push(
        poolPlaces.flatMap((place) =>
          Array.from({ length: stage.random.between(2, 4) }, () => stage.resident(place)),
        ),
      );
    }
  }

  on(day: number): BookAccount[] {
    const set = this.#sets[Math.floor(day / this.#lifeDays)] ?? [];
    return this.#stage.random.shuffle(set);
  }

  /** The accounts in use in one of the places of the pool. */
  inPlace(day: number, place: Abroad): BookAccount[] {
    return this.on(day).filter((account) => account.place === place);
  }

  /** One of the places abroad where the pool has accounts. */
  drawPlace(): Abroad {
    return this.#stage.random.pick(this.#places.filter((place) => place !== "CN"));
  }
}

interface Ring {
  readonly home: readonly RotatingPool[];
  readonly abroad: readonly RotatingPool[];
  readonly quotes: Quotes;
  readonly customers: readonly TwoHomes[];
}

function makeRing(stage: Stage): Ring {
  const { random } = stage;
  const brokerCount = random.between(3, 5);
  const abroadPlaces: readonly (readonly Abroad[])[] = [
    ["HK", "CA"],
    ["HK", "AU"],
    ["SG", "GB"],
    ["US", "HK"],
    ["DE", "NL"],
  ];
  return {
    home: Array.from({ length: brokerCount }, () => new RotatingPool(stage, ["CN"])),
    abroad: Array.from(
      { length: brokerCount },
      () => new RotatingPool(stage, random.pick(abroadPlaces)),
    ),
    quotes: new Quotes(stage),
    customers: Array.from({ length: random.between(15, 30) }, () =>
      stage.twoHomes(random.pick<Abroad>(["HK", "CA", "AU", "GB", "US", "SG", "DE"])),
    ),
  };
}

/** Each of so many parts between customers and accounts of a pool. */
function spreadOver(
  people: readonly BookAccount[],
  pool: readonly BookAccount[],
  parts: { readonly count: number; readonly peoplePay: boolean },
): Route[] {
  return Array.from({ length: Math.max(parts.count, people.length) }, (_, part) => {
    const person = people[part % people.length];
    const account = pool[part % pool.length];
    return person && account ? [routeOf(person, account, parts.peoplePay)] : [];
  }).flat();
}

function strikeInRing(stage: Stage, ring: Ring): number {
  const { random, days } = stage;
  const direction: Direction = random.chance(75) ? "out" : "home";
  const day = startDay(stage);
  // The broker who takes the money in is seldom the one who pays it out.
  const taker = random.pick(ring.home).on(day);
  const giver = random.pick(ring.abroad);
  const place = giver.drawPlace();
  const lent = giver.inPlace(day, place);
  const isCarried = random.chance(hawalaParams.carriedForward);
  const main = random.pick(ring.customers);
  // Several customers who send out at once are merged into one payment abroad.
  const isMerged = direction === "out" && random.chance(20);
  const customers = isMerged ? random.shuffle(ring.customers).slice(0, 3) : [main];
  const terms = ring.quotes.offer(day, places[place].currency, direction);
  const known: Side = random.chance(75) ? "onshore" : "offshore";
  const roundCount = isCarried ? random.between(2, 3) : 1;
  return strike(stage, {
    kind: "ring",
    terms,
    known,
    knownMinor: drawKnown(stage, known),
    onshore: spreadOver(
      customers.map(({ home }) => home),
      taker,
      {
        count: isCarried ? roundCount + random.below(2) : random.pick([1, 1, 2, 3]),
        peoplePay: direction === "out",
      },
    ),
    offshore: spreadOver([main.abroad], lent, {
      count: isCarried ? roundCount + random.below(3) : random.pick([1, 2, 2, 3, 4]),
      peoplePay: direction === "home",
    }),
    leads: random.chance(75) ? "onshore" : "offshore",
    startMinute: days.at(day, [8, 22], random),
    delay: random.pick<Delay>(["minutes", "hours", "hours", "days", "days"]),
    roundCount,
  });
}

/** Now and then a pool moves money between its own accounts at home: no leg, and no customer. */
function shufflePool(stage: Stage, ring: Ring): void {
  const { random, days } = stage;
  const day = startDay(stage);
  const [from, to] = random.pick(ring.home).on(day);
  if (!from || !to) return;
  const amountMinor = random.amount(1_000_000, 50_000_000, 100_000);
  stage.payWithin({
    minute: days.at(day, [7, 24], random),
    from,
    to,
    amountMinor,
    currency: "CNY",
  });
}

/**
 * Rings of brokers: the one who takes money in at home and the one who pays abroad are different, each
 * with a pool of lent accounts that are given up after two to five weeks. Payments are split over the
 * pool, merged from several customers, or settled in part and carried forward.
 */
export function playRings(stage: Stage, rowTarget: number): void {
  const { random } = stage;
  let rows = 0;
  while (rows < rowTarget) {
    const ring = makeRing(stage);
    const end = Math.min(rowTarget, rows + random.between(160, 320));
    while (rows < end) {
      rows += strikeInRing(stage, ring);
      if (random.chance(30)) shufflePool(stage, ring);
    }
  }
}
