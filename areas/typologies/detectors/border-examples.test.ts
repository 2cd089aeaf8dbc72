// SPDX-License-Identifier: Apache-2.0
// What the tests of detectors across borders share: an ordinary stream in two places, with rates.
import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Detector } from "../stream/detector.ts";
import type { Payment } from "../stream/payment.ts";
import { referenceValues } from "../rates/reference-values.ts";
import type { Shape } from "../stream/shape.ts";
import { Watch } from "../stream/watch.ts";
import { holderOf, seeded, shapesOf, streamStart } from "./detector-examples.test.ts";

const countries = ["CN", "HK"] as const;
const currencies = ["CNY", "HKD", "USD"] as const;

/** A payment to be planted: accounts, where each is held, the day of the stream, whole units. */
export interface Crossing {
  readonly day: number;
  readonly payer: string;
  readonly from: (typeof countries)[number];
  readonly beneficiary: string;
  readonly to: (typeof countries)[number];
  readonly amount: number;
  readonly currency: (typeof currencies)[number];
}

const accountCount = 600;
const dayCount = 120;

/** The values that the tests compare amounts by. */
export const minorValue = referenceValues(currencies);

/** Ordinary life in two places: two thirds at home, few payments across, amounts of every size. */
function ordinary(seed: number): Omit<Payment, "row">[] {
  const random = seeded(seed);
  const anyone = () => Math.floor(random() * accountCount);
  const placeOf = (account: number) => (account % 3 === 0 ? 1 : 0);
  const neighbour = (account: number) => {
    let other = anyone();
    while (placeOf(other) !== placeOf(account)) other = anyone();
    return other;
  };
  const customs = Array.from({ length: accountCount }, (_, each) => neighbour(each));
  return Array.from({ length: 6000 }, () => {
    const from = anyone();
    const kind = random();
    const to = kind < 0.02 ? anyone() : kind < 0.2 ? neighbour(from) : (customs[from] ?? 0);
    const atMinutes = streamStart + Math.floor(random() * dayCount * 1440);
    return {
      from,
      to,
      atMinutes,
      amountMinor: Math.round(Math.exp(5 + 7 * random()) * 100),
      currency: placeOf(from),
      fromCountry: placeOf(from),
      toCountry: placeOf(to),
    };
  });
}

/** Plants payments into an ordinary stream in two places. */
export function crossingStream(planted: readonly Crossing[], seed = 1) {
  const names = [...new Set(planted.flatMap(({ payer, beneficiary }) => [payer, beneficiary]))];
  const accountOf = (name: string) => accountCount + names.indexOf(name);
  const all = [
    ...ordinary(seed).map((payment) => ({ payment, place: -1 })),
    ...planted.map((each, place) => ({
      place,
      payment: {
        from: accountOf(each.payer),
        to: accountOf(each.beneficiary),
        atMinutes: streamStart + Math.round(each.day * 1440),
        amountMinor: Math.round(each.amount * 100),
        currency: currencies.indexOf(each.currency),
        fromCountry: countries.indexOf(each.from),
        toCountry: countries.indexOf(each.to),
      },
    })),
  ].toSorted((a, b) => a.payment.atMinutes - b.payment.atMinutes || a.place - b.place);
  return {
    payments: all.map(({ payment }, row) => ({ ...payment, row })),
    plantedRows: planted.map((_, place) => all.findIndex((each) => each.place === place)),
    nameOf: (account: number) => names[account - accountCount] ?? `account ${account}`,
  };
}

const shapesIn = (detector: Detector, payments: readonly Payment[]): readonly Shape[] =>
  shapesOf(payments, { detectors: [detector], minorValue });

/** That a planted shape is found whole, in one piece, and named. */
export function findsCrossing(detector: Detector, what: string, planted: readonly Crossing[]) {
  test(`${detector.id} finds ${what}`, () => {
    const { payments, plantedRows } = crossingStream(planted);
    const shape = holderOf(shapesIn(detector, payments), plantedRows);
    assert.ok(shape, "a shape holds what was planted");
    assert.equal(shape.typology, detector.typology);
    assert.deepEqual(
      plantedRows.filter((row) => !shape.rows.includes(row)),
      [],
      "the shape is whole",
    );
    assert.ok(shape.rows.length <= planted.length + 3, `${shape.rows.length} rows`);
    assert.ok(shape.strength > 0.5, `strength ${shape.strength}`);
    for (const { messageId } of shape.because) assert.ok(detector.messages[messageId]);
  });
}

/** That what looks alike and is innocent makes no alert. */
export function passesOverCrossing(detector: Detector, what: string, planted: readonly Crossing[]) {
  test(`${detector.id} passes over ${what}`, () => {
    const { payments, plantedRows } = crossingStream(planted);
    const held = shapesIn(detector, payments).filter(
      ({ rows, strength }) =>
        strength >= 0.5 && rows.filter((row) => plantedRows.includes(row)).length > 1,
    );
    assert.deepEqual(held, []);
  });
}

/** That nothing of what comes later is seen, and that the same stream gives the same shapes. */
export function seesThePastOnly(detector: Detector, planted: readonly Crossing[]) {
  test(`${detector.id} sees the past only, and twice the same`, () => {
    const { payments } = crossingStream(planted);
    const half = payments.slice(0, Math.floor(payments.length / 2));
    const seen = (all: readonly Payment[]) => {
      const watch = new Watch({ detectors: [detector], minorValue });
      return all.map((payment) => watch.take(payment)).slice(0, half.length);
    };
    assert.deepEqual(seen(payments), seen(half));
    assert.deepEqual(shapesIn(detector, payments), shapesIn(detector, payments));
  });
}

/** What the worked example of a page says, from the payments of its table. */
export function saysOf(detector: Detector, planted: readonly Crossing[]): string {
  const { payments, plantedRows, nameOf } = crossingStream(planted);
  const shape = holderOf(shapesIn(detector, payments), plantedRows);
  assert.ok(shape, "the example is found");
  const rows = shape.rows.map((row) => plantedRows.indexOf(row) + 1).join(", ");
  const accounts = shape.accounts.map(nameOf).join(", ");
  return `${shape.typology}: accounts ${accounts}; rows ${rows}; strength ${shape.strength.toFixed(2)}`;
}

/** The payments of the table of a page. */
export function crossingsOf(page: string): readonly Crossing[] {
  const lines = page.slice(page.indexOf("## Worked example")).split("\n");
  const start = lines.findIndex((line) => line.startsWith("|"));
  const end = lines.findIndex((line, at) => at > start && !line.startsWith("|"));
  return lines.slice(start + 2, end).map((line) => {
    const [, day, payer = "", from, beneficiary = "", to, amount = "", currency] = line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim());
    return {
      day: Number(day),
      payer,
      from: from as Crossing["from"],
      beneficiary,
      to: to as Crossing["to"],
      amount: Number(amount),
      currency: currency as Crossing["currency"],
    };
  });
}

/** Runs the worked example of a page, and checks that it names every parameter and source. */
export function checkCrossingPage(detector: Detector) {
  test(`${detector.id}: the worked example of its page`, () => {
    const page = readFileSync(new URL(`${detector.id}.md`, import.meta.url), "utf8");
    for (const { name, default: value } of detector.params)
      assert.ok(page.includes(`\`${name}\``) && page.includes(String(value)), name);
    for (const { url } of detector.sources)
      assert.ok(page.includes(url.replace(/^https?:\/\//u, "")), url);
    const says = saysOf(detector, crossingsOf(page));
    assert.ok(page.includes(says), `the page says: ${says}`);
  });
}
