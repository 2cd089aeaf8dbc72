// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { BookAccount } from "./book.ts";
import { dayMinutes } from "./days.ts";
import { hawalaParams } from "./params.ts";
import { abroadWeighted, places } from "./places.ts";
import type { Stage } from "./stage.ts";

const many = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

const currencyAt = (account: BookAccount) => places[account.place].currency;

/** People who pay their own or a relative's account abroad with a bank, a few times each. */
function playRemittances(stage: Stage, rowCount: number): void {
  const { random, days, book } = stage;
  // Some customers of brokers also use what the quota allows, to an account that no broker pays.
  const known = book.settlements.flatMap(({ onshore, terms }) =>
    terms.direction === "out" ? onshore.map(({ from }) => from) : [],
  );
  let rows = 0;
  while (rows < rowCount) {
    const home = known.length > 0 && random.chance(15) ? random.pick(known) : stage.crosser("CN");
    const abroad = stage.crosser(random.pick(abroadWeighted));
    const isOut = random.chance(70);
    for (let left = random.between(1, 6); left > 0; left--) {
      const currency = random.chance(25) ? "USD" : currencyAt(abroad);
      const unit = currency === "HKD" ? 8 : 1;
      const amountMinor = random.amount(50_000, 2_500_000, 10_000) * BigInt(unit);
      const minute = days.bankMoment(days.at(random.below(days.count), [9, 17], random), random);
      const [from, to] = isOut ? [home, abroad] : [abroad, home];
      if (stage.payWithin({ minute, from, to, amountMinor, currency })) rows++;
    }
  }
}

/** Families that send the same amount on the same day of each month. */
function playFamilies(stage: Stage, rowCount: number): void {
  const { random } = stage;
  let rows = 0;
  while (rows < rowCount) {
    const home = stage.crosser("CN");
    const abroad = stage.crosser(random.pick(abroadWeighted));
    const [from, to] = random.chance(50) ? [home, abroad] : [abroad, home];
    const currency = currencyAt(abroad);
    const amountMinor = BigInt(random.between(5, 60)) * (currency === "HKD" ? 80_000n : 10_000n);
    for (const minute of payDays(stage)) {
      if (stage.payWithin({ minute, from, to, amountMinor, currency })) rows++;
    }
  }
}

/** Firms that import from and export to the same partners, so that payments go both ways. */
function playTraders(stage: Stage, rowCount: number): void {
  const { random, days } = stage;
  let rows = 0;
  while (rows < rowCount) {
    const home = stage.firm("CN");
    const abroad = stage.firm(random.pick(abroadWeighted));
    const currency = random.chance(60) ? "USD" : currencyAt(abroad);
    for (let left = random.between(8, 30); left > 0; left--) {
      const quantity = random.between(10, 200) * 6;
      const amountMinor = BigInt(quantity) * BigInt(random.between(150, 12_000));
      const minute = days.bankMoment(days.at(random.below(days.count), [9, 17], random), random);
      const route = random.chance(50) ? { from: home, to: abroad } : { from: abroad, to: home };
      if (stage.payWithin({ ...route, minute, amountMinor, currency })) rows++;
      // An offset of goods sent back, nearly the same amount the other way, some days later.
      if (!random.chance(25)) continue;
      const back = { from: route.to, to: route.from, currency };
      const later = days.bankMoment(minute + random.between(1, 9) * dayMinutes, random);
      const offset = (amountMinor * BigInt(random.between(960, 1000))) / 1000n;
      if (stage.payWithin({ ...back, minute: later, amountMinor: offset })) rows++;
    }
  }
}

/** A shop platform: buyers pay it abroad, it wires home what it took, a payment firm pays the sellers. */
function playCommerce(stage: Stage, rowCount: number): void {
  const { random, days } = stage;
  const place = random.pick(abroadWeighted);
  const platform = stage.firm(place);
  const payer = stage.firm("CN");
  const sellers = many(12, () => stage.firm("CN"));
  const buyers = stage.residents.get(place) ?? [];
  const currency = currencyAt(platform);
  let rows = 0;
  for (let day = 2; rows < rowCount; day = day + 3 < days.count ? day + 3 : 2) {
    let taken = 0n;
    for (let left = random.between(12, 30); left > 0; left--) {
      const from = buyers.length > 0 ? random.pick(buyers) : stage.resident(place);
      const minute = days.at(day - random.below(3), [0, 24], random);
      const amountMinor = random.amount(900, 60_000, 1) * (currency === "HKD" ? 8n : 1n);
      stage.payWithin({ minute, from, to: platform, amountMinor, currency, format: "card" });
      taken += amountMinor;
      rows++;
    }
    const minute = days.bankMoment(days.at(day, [14, 17], random), random);
    const net = (taken * 97n) / 100n;
    if (!stage.payWithin({ minute, from: platform, to: payer, amountMinor: net, currency }))
      continue;
    const dayOf = days.dayOf(minute);
    const cny =
      (stage.rates.convert(net, { from: currency, to: "CNY", day: dayOf }) * 995n) / 1000n;
    const count = random.between(1, 4);
    for (const to of random.shuffle(sellers).slice(0, count)) {
      const later = minute + random.between(30, 900);
      const part = { minute: later, from: payer, to, amountMinor: cny / BigInt(count) };
      if (stage.payWithin({ ...part, currency: "CNY" })) rows++;
    }
    rows++;
  }
}

/** Groups of firms that pay fixed salaries at home and abroad on one day, half of them funded by wire. */
function playPayrolls(stage: Stage, rowCount: number): void {
  const { random } = stage;
  let rows = 0;
  while (rows < rowCount) {
    const place = random.pick(abroadWeighted);
    const employers = [stage.firm("CN"), stage.firm(place)] as const;
    const isFunded = random.chance(50);
    const staff = employers.flatMap((employer) =>
      many(random.between(4, 12), () => ({
        from: employer,
        to: random.chance(60) ? stage.resident(employer.place) : stage.crosser(employer.place),
        amountMinor: BigInt(random.between(20, 160) * (employer.place === "CN" ? 100_000 : 5000)),
      })),
    );
    for (const minute of payDays(stage)) {
      const before = stage.book.payments.length;
      for (const { from, to, amountMinor } of staff) {
        const paid = { minute: minute + random.below(60), from, to, amountMinor };
        stage.payWithin({ ...paid, currency: currencyAt(from), format: "salary" });
      }
      const amountMinor = BigInt(random.between(200, 900)) * 10_000n;
      const funds = { minute, from: employers[1], to: employers[0], amountMinor };
      if (isFunded) stage.payWithin({ ...funds, currency: "USD" });
      rows += stage.book.payments.length - before;
    }
  }
}

/** A moment on the same day of each month. */
function payDays({ random, days }: Stage): number[] {
  const dueOn = random.between(1, 28);
  return Array.from({ length: days.count }, (_, day) => day)
    .filter((day) => days.monthDayOf(day) === dueOn)
    .map((day) => days.bankMoment(days.at(day, [9, 12], random), random));
}

/** Parents who pay the university by bank, as the quota allows. */
function playLawfulTuition(stage: Stage, rowCount: number): void {
  const { random, days } = stage;
  for (let rows = 0; rows < rowCount;) {
    const from = stage.crosser("CN");
    const to = random.pick(stage.universities);
    for (let left = random.between(1, 3); left > 0; left--) {
      const minute = days.bankMoment(days.at(random.below(days.count), [9, 17], random), random);
      const amountMinor = BigInt(random.between(900, 2600)) * 1000n;
      if (stage.payWithin({ minute, from, to, amountMinor, currency: currencyAt(to) })) rows++;
    }
  }
}

/**
 * Licensed changers: a customer pays at home, the beneficiary is paid abroad within minutes, and the
 * changer wires what it paid out between its own two accounts every few days.
 */
function playChangers(stage: Stage, rowCount: number): void {
  const { random, days } = stage;
  let rows = 0;
  while (rows < rowCount) {
    const place = random.pick(abroadWeighted);
    const desk = { home: stage.firm("CN"), abroad: stage.firm(place) };
    const currency = currencyAt(desk.abroad);
    const customers = many(20, () => ({
      home: stage.resident("CN"),
      abroad: stage.resident(place),
    }));
    const every = random.between(2, 6);
    const end = Math.min(rowCount, rows + 260);
    for (let day = every; rows < end; day = day + every < days.count ? day + every : every) {
      let owed = 0n;
      for (let left = random.between(2, 6); left > 0; left--) {
        const { home, abroad } = random.pick(customers);
        const on = day - random.below(every);
        const minute = days.at(on, [9, 20], random);
        const amountMinor = random.amount(500_000, 50_000_000, 10_000);
        const middle = stage.rates.convert(amountMinor, { from: "CNY", to: currency, day: on });
        const paidOut = (middle * BigInt(random.between(9800, 9950))) / 10_000n;
        stage.payWithin({ minute, from: home, to: desk.home, amountMinor, currency: "CNY" });
        const later = minute + random.between(3, 200);
        stage.payWithin({
          minute: later,
          from: desk.abroad,
          to: abroad,
          amountMinor: paidOut,
          currency,
        });
        owed += paidOut;
        rows += 2;
      }
      const minute = days.bankMoment(days.at(day, [15, 17], random), random);
      const own = { from: desk.home, to: desk.abroad, amountMinor: owed, currency };
      if (stage.payWithin({ minute, ...own })) rows++;
    }
  }
}

/** Payments of strangers at home and abroad that come to the same at the day's rate by chance. */
function playCoincidences(stage: Stage, rowCount: number): void {
  const { random, days, rates } = stage;
  const draw = (place: BookAccount["place"]): BookAccount => {
    const list = stage.residents.get(place);
    return list && list.length > 4 ? random.pick(list) : stage.resident(place);
  };
  // Within three days, so that either may be the first; no settlement of the two exists.
  for (let rows = 0; rows < rowCount;) {
    const place = random.pick(abroadWeighted);
    const day = random.below(days.count - 4);
    const amountMinor = random.amount(2_000_000, 100_000_000, 100_000);
    const currency = places[place].currency;
    const middle = rates.convert(amountMinor, { from: "CNY", to: currency, day });
    const same = (middle * BigInt(random.between(9650, 10_050))) / 10_000n;
    const home = { minute: days.at(day, [8, 22], random), from: draw("CN"), to: draw("CN") };
    const away = { minute: days.at(day + random.below(4), [8, 22], random), from: draw(place) };
    const paid = { ...away, to: draw(place), amountMinor: same - (same % 100n), currency };
    if (home.from === home.to || paid.from === paid.to) continue;
    assert(stage.payWithin({ ...home, amountMinor, currency: "CNY" }), "a coincidence is paid");
    assert(stage.payWithin(paid), "a coincidence is paid");
    rows += 2;
  }
}

/** Everything lawful that looks like a mirror transfer, each in its share of the rows. */
export function playConfusers(stage: Stage, rowCount: number): void {
  const shares = hawalaParams.confusers;
  const rowsOf = (perThousand: number) => Math.round((rowCount * perThousand) / 1000);
  playRemittances(stage, rowsOf(shares.remittance));
  playFamilies(stage, rowsOf(shares.family));
  playTraders(stage, rowsOf(shares.trade));
  playCommerce(stage, rowsOf(shares.commerce));
  playPayrolls(stage, rowsOf(shares.payroll));
  playLawfulTuition(stage, rowsOf(shares.tuition));
  playChangers(stage, rowsOf(shares.changer));
  playCoincidences(stage, rowsOf(shares.coincidence));
}
