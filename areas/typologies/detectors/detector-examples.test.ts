// SPDX-License-Identifier: Apache-2.0
// What the tests of all detectors share: an ordinary stream, shapes planted into it, and the pages.
import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Detector } from "../stream/detector.ts";
import type { Payment } from "../stream/payment.ts";
import type { Shape } from "../stream/shape.ts";
import type { WatchParams } from "../stream/watch.ts";
import { Watch } from "../stream/watch.ts";

/** A payment to be planted: names of accounts, the moment in days of the stream, whole units. */
export interface Planted {
  readonly payer: string;
  readonly beneficiary: string;
  readonly day: number;
  readonly amount: number;
}

export const pays = (payer: string, beneficiary: string, day: number, amount = 5000): Planted => ({
  payer,
  beneficiary,
  day,
  amount,
});

/** Numbers from a seed (mulberry32), so that every run sees the same stream. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const accountCount = 2000;
const dayCount = 60;
/** 2022-03-01, in minutes since 1970. */
export const streamStart = 19_052 * 1440;

/** Ordinary life: everybody pays a few others again and again, and now and then somebody new. */
function ordinary(seed: number): Omit<Payment, "row">[] {
  const random = seeded(seed);
  const anyone = () => Math.floor(random() * accountCount);
  const customs = Array.from({ length: accountCount }, () => [anyone(), anyone()]);
  return Array.from({ length: 20_000 }, () => {
    const from = anyone();
    const to = random() < 0.05 ? anyone() : (customs[from]?.[random() < 0.7 ? 0 : 1] ?? 0);
    const atMinutes = streamStart + Math.floor(random() * dayCount * 1440);
    const amountMinor = Math.round(Math.exp(4 + 6 * random()) * 100);
    return { from, to, atMinutes, amountMinor, currency: 0, fromCountry: -1, toCountry: -1 };
  });
}

/** A stream with planted payments, and how to read it. */
export interface Stream {
  readonly payments: readonly Payment[];
  /** Places of the planted payments, in the order in which they were given. */
  readonly plantedRows: readonly number[];
  readonly nameOf: (account: number) => string;
  readonly accountOf: (name: string) => number;
}

/** Plants payments into an ordinary stream of 2,000 accounts over 60 days. */
export function streamWith(planted: readonly Planted[], seed = 1): Stream {
  const names = [...new Set(planted.flatMap(({ payer, beneficiary }) => [payer, beneficiary]))];
  const accountOf = (name: string) => accountCount + names.indexOf(name);
  const all = [
    ...ordinary(seed).map((payment) => ({ payment, place: -1 })),
    ...planted.map(({ payer, beneficiary, day, amount }, place) => ({
      place,
      payment: {
        from: accountOf(payer),
        to: accountOf(beneficiary),
        atMinutes: streamStart + Math.round(day * 1440),
        amountMinor: Math.round(amount * 100),
        currency: 0,
        fromCountry: -1,
        toCountry: -1,
      },
    })),
  ].toSorted((a, b) => a.payment.atMinutes - b.payment.atMinutes || a.place - b.place);
  const plantedRows = planted.map((_, place) => all.findIndex((each) => each.place === place));
  return {
    payments: all.map(({ payment }, row) => ({ ...payment, row })),
    plantedRows,
    nameOf: (account) => names[account - accountCount] ?? `account ${account}`,
    accountOf,
  };
}

/** All shapes of a stream, strongest first. */
export function shapesOf(
  payments: readonly Payment[],
  params: Partial<WatchParams> = {},
): readonly Shape[] {
  const watch = new Watch(params);
  const shapes: Shape[] = [];
  for (const payment of payments) {
    watch.feed(payment);
    shapes.push(...watch.closed());
  }
  shapes.push(...watch.finish());
  return shapes.toSorted((a, b) => b.strength - a.strength || a.id - b.id);
}

/** The shape that holds most of some rows. */
export function holderOf(shapes: readonly Shape[], rows: readonly number[]): Shape | undefined {
  const held = (shape: Shape) => shape.rows.filter((row) => rows.includes(row)).length;
  return shapes.toSorted((a, b) => held(b) - held(a)).find((shape) => held(shape) > 0);
}

/** That a detector finds a planted shape whole, in one piece, above the cut, and names it. */
export function findsWhole(detector: Detector, what: string, planted: readonly Planted[]): void {
  test(`${detector.id} finds ${what}`, () => {
    const stream = streamWith(planted);
    const shapes = shapesOf(stream.payments, { detectors: [detector] });
    const shape = holderOf(shapes, stream.plantedRows);
    assert.ok(shape, "a shape holds what was planted");
    assert.equal(shape.typology, detector.typology);
    const missing = stream.plantedRows.filter((row) => !shape.rows.includes(row));
    assert.deepEqual(missing, [], "the shape is whole");
    assert.ok(
      shape.rows.length <= planted.length + 3,
      `${shape.rows.length} rows are not many more`,
    );
    assert.ok(shape.strength > 0.5, `strength ${shape.strength}`);
    for (const { messageId } of shape.because) assert.ok(detector.messages[messageId]);
    assert.deepEqual(
      shape.rows,
      shape.rows.toSorted((a, b) => a - b),
    );
  });
}

/** That payments which look alike and are innocent make no alert. */
export function passesOver(detector: Detector, what: string, planted: readonly Planted[]): void {
  test(`${detector.id} passes over ${what}`, () => {
    const stream = streamWith(planted);
    const shapes = shapesOf(stream.payments, { detectors: [detector] });
    const held = shapes.filter(
      ({ rows, strength }) =>
        strength >= 0.5 && rows.filter((row) => stream.plantedRows.includes(row)).length > 1,
    );
    assert.deepEqual(held, []);
  });
}

/** That what a detector says of a stream does not hang on what comes later. */
export function seesNoFuture(detector: Detector, planted: readonly Planted[]): void {
  test(`${detector.id} sees the past only`, () => {
    const { payments } = streamWith(planted);
    const half = payments.slice(0, Math.floor(payments.length / 2));
    const seen = (all: readonly Payment[]) => {
      const watch = new Watch({ detectors: [detector] });
      return all.map((payment) => watch.take(payment)).slice(0, half.length);
    };
    assert.deepEqual(seen(payments), seen(half));
  });
}

const cells = (line: string) =>
  line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());

function tableAfter(page: string, heading: string): string[][] {
  const lines = page.slice(page.indexOf(heading)).split("\n");
  const start = lines.findIndex((line) => line.startsWith("|"));
  const end = lines.findIndex((line, at) => at > start && !line.startsWith("|"));
  return lines.slice(start + 2, end).map(cells);
}

/** Runs the worked example of a detector's page: the payments of its table give what it says. */
export function checkPage(detector: Detector): void {
  test(`${detector.id}: the worked example of its page`, () => {
    const page = readFileSync(new URL(`${detector.id}.md`, import.meta.url), "utf8");
    for (const { name, default: value } of detector.params)
      assert.ok(
        page.includes(`\`${name}\``) && page.includes(String(value)),
        `${name} is on the page`,
      );
    for (const { url } of detector.sources)
      assert.ok(page.includes(url.replace(/^https?:\/\//u, "")), `${url} is on the page`);
    const planted = tableAfter(page, "## Worked example").map(
      ([, day = "", payer = "", beneficiary = "", amount = ""]) =>
        pays(payer, beneficiary, Number(day), Number(amount.replaceAll(",", ""))),
    );
    assert.ok(planted.length > 1, "the page has a table of payments");
    const stream = streamWith(planted);
    const shape = holderOf(
      shapesOf(stream.payments, { detectors: [detector] }),
      stream.plantedRows,
    );
    assert.ok(shape, "the example is found");
    const rows = shape.rows.map((row) => stream.plantedRows.indexOf(row) + 1).join(", ");
    const accounts = shape.accounts.map(stream.nameOf).join(", ");
    const says = `${shape.typology}: accounts ${accounts}; rows ${rows}; strength ${shape.strength.toFixed(2)}`;
    assert.ok(page.includes(says), `the page says: ${says}`);
  });
}
