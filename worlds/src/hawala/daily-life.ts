// SPDX-License-Identifier: Apache-2.0
import type { BookAccount } from "./book.ts";
import { abroadWeighted, places } from "./places.ts";
import type { Place } from "./places.ts";
import type { Stage } from "./stage.ts";

/** Rows for one resident: so many people does a scene have. */
const rowsPerResident = 28;

/** Salaries and rents never take more than this of the rows, in percent. */
const scheduledMax = 45;

/** How the minor units of a place compare with those of the US dollar, roughly, for prices. */
const priceLevel: Readonly<Record<Place, number>> = {
  CN: 6,
  HK: 8,
  US: 1,
  CA: 1,
  AU: 1,
  SG: 1,
  GB: 1,
  DE: 1,
  NL: 1,
};

interface Town {
  readonly place: Place;
  readonly people: readonly BookAccount[];
  readonly buyers: readonly BookAccount[];
  readonly firms: readonly BookAccount[];
  readonly shops: readonly BookAccount[];
}

/** Fills the towns up with people and firms and lists who lives in each. */
function settleTowns(stage: Stage, rowCount: number): Town[] {
  const { random } = stage;
  for (let left = Math.ceil(rowCount / rowsPerResident); left > 0; left--) {
    stage.resident(random.chance(55) ? "CN" : random.pick(abroadWeighted));
  }
  return (Object.keys(places) as Place[]).map((place) => {
    while ((stage.residents.get(place)?.length ?? 0) < 10) stage.resident(place);
    const people = [...(stage.residents.get(place) ?? [])];
    const count = Math.ceil(people.length / 30) + 3;
    for (let left = count; left > 0; left--) stage.firm(place);
    return {
      place,
      people,
      buyers: [...people, ...(stage.crossers.get(place) ?? [])],
      firms: [...(stage.firms.get(place) ?? [])],
      shops: Array.from({ length: count }, () => stage.book.open(place, shopName(stage))),
    };
  });
}

const shopName = ({ random }: Stage) =>
  `${random.pick(["Corner", "Harbour", "Station", "Garden", "Market"])} ${random.pick(["Grocer", "Pharmacy", "Kitchen", "Hardware", "Books"])} ${random.digits(3)}`;

/** What is paid on one day of each month. */
interface Standing {
  readonly from: BookAccount;
  readonly to: BookAccount;
  readonly amountMinor: bigint;
  readonly dueOn: number;
  readonly format: string;
}

function drawStandings(stage: Stage, town: Town): Standing[] {
  const { random } = stage;
  const level = BigInt(priceLevel[town.place]);
  return town.buyers.flatMap((person) => {
    const standings: Standing[] = [];
    if (random.chance(45)) {
      const amountMinor = BigInt(random.between(90, 600)) * 1000n * level;
      const from = random.pick(town.firms);
      standings.push({
        from,
        to: person,
        amountMinor,
        dueOn: random.pick([5, 10, 15, 25, 28]),
        format: "salary",
      });
    }
    const to = random.pick(town.people);
    if (random.chance(12) && town.people.includes(person) && to !== person) {
      const amountMinor = BigInt(random.between(4, 40)) * 10_000n * level;
      standings.push({
        from: person,
        to,
        amountMinor,
        dueOn: random.between(1, 28),
        format: "standing order",
      });
    }
    return standings;
  });
}

function payStandings(stage: Stage, towns: readonly Town[], rowsMax: number): void {
  const { random, days, book } = stage;
  const standings = random.shuffle(towns.flatMap((town) => drawStandings(stage, town)));
  for (const { dueOn, ...standing } of standings) {
    if (book.payments.length > rowsMax) return;
    const currency = places[standing.from.place].currency;
    for (let day = 0; day < days.count; day++) {
      if (days.monthDayOf(day) !== dueOn) continue;
      stage.payWithin({ ...standing, minute: days.at(day, [8, 18], random), currency });
    }
  }
}

/** One payment of daily life: mostly a purchase, else between people or between firms. */
function payOnce(stage: Stage, town: Town): void {
  const { random, days } = stage;
  const level = BigInt(priceLevel[town.place]);
  const currency = places[town.place].currency;
  const day = random.below(days.count);
  const kind = random.below(100);
  if (kind < 66) {
    const from = random.pick(town.buyers);
    const amountMinor = random.amount(300, 80_000, 1) * level;
    const minute = days.at(day, [7, 24], random);
    stage.payWithin({
      minute,
      from,
      to: random.pick(town.shops),
      amountMinor,
      currency,
      format: "card",
    });
    return;
  }
  const parties = kind < 88 ? town.people : [...town.firms, ...town.shops];
  const [from, to] = [random.pick(parties), random.pick(parties)];
  if (from === to) return;
  if (kind < 88) {
    const step = random.pick([1, 100, 10_000, 100_000]);
    const amountMinor = random.amount(1000, 9_000_000, step) * level;
    stage.payWithin({ minute: days.at(day, [7, 24], random), from, to, amountMinor, currency });
    return;
  }
  const price = BigInt(random.between(100, 12_000)) * level;
  const minute = days.bankMoment(days.at(day, [9, 18], random), random);
  const amountMinor = BigInt(random.between(1, 120)) * 6n * price;
  stage.payWithin({ minute, from, to, amountMinor, currency, format: "transfer" });
}

/** Daily life of everybody, those of the settlements included, until the scene has its rows. */
export function playDailyLife(stage: Stage, rowCount: number): void {
  const { random, book } = stage;
  const towns = settleTowns(stage, rowCount);
  payStandings(stage, towns, Math.floor((rowCount * scheduledMax) / 100));
  // A town is drawn as often as it has people.
  const weighted = towns.flatMap((town) => town.people.map(() => town));
  while (book.payments.length < rowCount) payOnce(stage, random.pick(weighted));
}
