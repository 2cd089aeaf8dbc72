// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { test } from "node:test";
import * as fc from "fast-check";
import { ContactGraph } from "./contact-graph.ts";
import { none, PairTable } from "./pair-table.ts";

const day = 1440;
const params = {
  youngMinutes: 10 * day,
  memoryMinutes: 100 * day,
  novelty: "first-contact",
} as const;
const payment = (row: number, from: number, to: number, atMinutes: number) => ({
  row,
  from,
  to,
  atMinutes,
  amountMinor: 100 + row,
  currency: 0,
  fromCountry: -1,
  toCountry: -1,
});

test("each payment is inserted once: a fan-in of four reads four", () => {
  const graph = new ContactGraph(params);
  for (let row = 0; row < 4; row += 1) graph.add(payment(row, row + 1, 0, row));
  assert.equal(graph.youngIn(0), 4);
  assert.equal(graph.youngCount, 4);
  assert.equal(graph.newestIn(0), 3);
});

test("a pair is a contact once, then repeats, and a custom when it is no longer young", () => {
  const graph = new ContactGraph(params);
  const at = (days: number, row: number) => {
    graph.expire(days * day, () => undefined);
    return graph.add(payment(row, 1, 2, days * day));
  };
  assert.deepEqual(
    [at(0, 0), at(1, 1), at(9, 2), at(11, 3), at(50, 4), at(200, 5)],
    ["contact", "repeat", "repeat", "custom", "custom", "contact"],
  );
});

test("repeats belong to their contact until it is forgotten", () => {
  const graph = new ContactGraph(params);
  graph.add(payment(0, 1, 2, 0));
  graph.add(payment(1, 1, 2, day));
  graph.add(payment(2, 1, 2, 3 * day));
  assert.deepEqual(graph.rows(0), [0, 1, 2]);
  assert.equal(graph.lastAt(0), 3 * day);
  assert.equal(graph.amountMinor(0), 303);
  assert.equal(graph.isCustom(0), false);
  const forgotten: number[] = [];
  graph.expire(11 * day, (contact) => forgotten.push(contact));
  assert.deepEqual(forgotten, [0]);
  assert.equal(graph.youngOut(1), 0);
  assert.equal(graph.newestOut(1), none);
  assert.equal(graph.between(1, 2), none);
});

test("with all novelty a pair is a contact once a window", () => {
  const graph = new ContactGraph({ ...params, novelty: "all" });
  const seen = [0, 5, 11, 30].map((days, row) => {
    graph.expire(days * day, () => undefined);
    return graph.add(payment(row, 1, 2, days * day));
  });
  assert.deepEqual(seen, ["contact", "repeat", "contact", "contact"]);
});

test("the graph says what a plain list says, however it grows", () => {
  const anyPayment = fc.tuple(fc.nat(12), fc.nat(12), fc.nat(2 * day));
  fc.assert(
    fc.property(fc.array(anyPayment, { maxLength: 400 }), (gaps) => {
      const graph = new ContactGraph(params);
      const contacts: { from: number; to: number; at: number; rows: number[] }[] = [];
      const lastOf = new Map<string, number>();
      let now = 0;
      for (const [row, [from, to, gap]] of gaps.entries()) {
        now += gap;
        graph.expire(now, () => undefined);
        const key = `${from} ${to}`;
        const isYoung = (at: number) => at >= now - params.youngMinutes;
        const open = contacts.findLast((c) => c.from === from && c.to === to && isYoung(c.at));
        const last = lastOf.get(key);
        const expected = open
          ? "repeat"
          : last !== undefined && now - last <= params.memoryMinutes
            ? "custom"
            : "contact";
        assert.equal(graph.add(payment(row, from, to, now)), expected);
        if (open) open.rows.push(row);
        else if (expected === "contact") contacts.push({ from, to, at: now, rows: [row] });
        lastOf.set(key, now);
        const young = contacts.filter((c) => isYoung(c.at));
        assert.equal(graph.youngCount, young.length);
        assert.equal(graph.youngOut(from), young.filter((c) => c.from === from).length);
        const mine: number[] = [];
        for (let c = graph.newestIn(to); c !== none; c = graph.previousIn(c))
          mine.push(...graph.rows(c));
        assert.deepEqual(
          mine,
          young
            .filter((c) => c.to === to)
            .toReversed()
            .flatMap((c) => c.rows),
        );
      }
    }),
    { numRuns: 60 },
  );
});

test("the table of pairs remembers many, and forgets the silent when it grows", () => {
  const table = new PairTable(100);
  for (let pair = 0; pair < 20_000; pair += 1) {
    const slot = table.slotOf(pair, pair + 1, pair);
    assert.equal(table.lastAt(slot), none);
    table.write(slot, pair, pair);
  }
  assert.equal(table.contactOf(19_999, 20_000), 19_999);
  assert.equal(table.contactOf(20_000, 19_999), none);
  assert.ok(table.count < 4000, `${table.count} pairs`);
});
