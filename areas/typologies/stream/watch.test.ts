// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { detectors } from "../detectors/catalogue.ts";
import {
  holderOf,
  pays,
  seeded,
  shapesOf,
  streamStart,
  streamWith,
} from "../detectors/detector-examples.test.ts";
import type { Gone } from "./shape.ts";
import { typologies } from "./shape.ts";
import { Watch } from "./watch.ts";

const over = (count: number) =>
  Array.from({ length: count }, (_, i) => [
    pays("source", `middle ${i}`, 30 + i * 0.3, 1000 + 400 * i),
    pays(`middle ${i}`, "sink", 31 + i * 0.2, 990 + 396 * i),
  ]).flat();

test("one attempt, one alert: what lies in a shape of higher order does not come by itself", () => {
  const stream = streamWith(over(12));
  const shapes = shapesOf(stream.payments);
  const touching = shapes.filter(
    ({ rows }) => rows.filter((row) => stream.plantedRows.includes(row)).length > 2,
  );
  assert.deepEqual(
    touching.map(({ typology }) => typology),
    ["scatter-gather"],
  );
  assert.deepEqual(
    touching[0]?.rows,
    stream.plantedRows.toSorted((a, b) => a - b),
  );
});

test("every detector names a typology of the field, and the same stream gives the same shapes", () => {
  for (const { typology } of detectors) assert.ok(typologies.includes(typology));
  const { payments } = streamWith(over(5));
  assert.deepEqual(shapesOf(payments), shapesOf(payments));
});

test("an alert of a live stream grows under one number", () => {
  const stream = streamWith(over(8));
  const watch = new Watch();
  const last = stream.plantedRows.at(-1) ?? 0;
  const seen = stream.payments.slice(0, last + 1).flatMap((payment) => watch.take(payment));
  const held = seen.filter(
    ({ typology, rows }) =>
      typology === "scatter-gather" && rows.some((row) => stream.plantedRows.includes(row)),
  );
  assert.ok(held.length > 3);
  assert.equal(new Set(held.map(({ id }) => id)).size, 1);
  const counts = held.map(({ rows }) => rows.length);
  assert.deepEqual(
    counts,
    counts.toSorted((a, b) => a - b),
  );
});

test("a shape whose pairs go on paying as customs do loses its strength", () => {
  const once = streamWith(over(6));
  const again = streamWith([
    ...over(6),
    ...[10, 20, 28].flatMap((later) => over(6).map((each) => ({ ...each, day: each.day + later }))),
  ]);
  const strength = (stream: typeof once) =>
    holderOf(shapesOf(stream.payments), stream.plantedRows.slice(0, 12))?.strength ?? 0;
  assert.ok(strength(again) < 0.6 && strength(once) > 0.95);
});

test("payments of an account to itself make no shape; the state counts them", () => {
  const watch = new Watch();
  for (let row = 0; row < 50; row += 1)
    assert.deepEqual(
      watch.take({
        row,
        from: 7,
        to: 7,
        atMinutes: streamStart + row,
        amountMinor: 100,
        currency: 0,
        fromCountry: -1,
        toCountry: -1,
      }),
      [],
    );
  const { paymentCount, contactCount, accountCount } = watch.state();
  assert.deepEqual([paymentCount, contactCount, accountCount], [50, 0, 0]);
});

test("a hub is reported", () => {
  const random = seeded(3);
  const stream = streamWith([
    ...over(4),
    ...Array.from({ length: 400 }, (_, i) => pays("hub", `client ${i}`, 20 + random() * 8)),
  ]);
  const watch = new Watch();
  for (const payment of stream.payments) watch.feed(payment);
  const hub = stream.accountOf("hub");
  const bite = watch.state().bites.find(({ limit }) => limit === "hub");
  assert.ok(bite && bite.count > 0 && bite.accounts.includes(hub));
});

test("a contact takes no more than 64 bytes beside accounts, when the rings are full", () => {
  const watch = new Watch({ windowDays: 30 });
  const random = seeded(5);
  const any = () => Math.floor(random() * 30_000);
  for (let row = 0; row < 120_000; row += 1)
    watch.feed({
      row,
      from: any(),
      to: any(),
      atMinutes: streamStart + Math.floor(row / 4),
      amountMinor: 1000 + row,
      currency: 0,
      fromCountry: -1,
      toCountry: -1,
    });
  const { youngCount, contactBytes } = watch.state();
  assert.ok(youngCount > 110_000);
  assert.ok(contactBytes / youngCount <= 64, `${contactBytes / youngCount} bytes a contact`);
});

test("what a larger shape takes in is told at once, and what closes without coming out too", () => {
  const stream = streamWith(over(12));
  const watch = new Watch();
  const gone: Gone[] = [];
  const open = new Set<number>();
  const came = new Set<number>();
  for (const payment of stream.payments) {
    for (const { id } of watch.take(payment)) open.add(id);
    for (const { id } of watch.closed()) came.add(id);
    gone.push(...watch.gone());
  }
  for (const { id } of watch.finish()) came.add(id);
  gone.push(...watch.gone());
  assert.ok(gone.some(({ into, isClosed }) => into !== null && !isClosed));
  const closed = gone.filter(({ isClosed }) => isClosed).map(({ id }) => id);
  assert.deepEqual(
    [...came, ...closed].toSorted((a, b) => a - b),
    [...open].toSorted((a, b) => a - b),
  );
});
