// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { banks } from "../banks.ts";
import { createRandom } from "../random.ts";
import { percentOf, Plot, splitAmount } from "./plot.ts";
import type { Payment } from "./plot.ts";

const party = (id: string) => ({ id, name: id, latin: id, number: id, bank: banks.lanjiang });
const [a, b, c] = [party("a"), party("b"), party("c")];
const on = "2022-03-01" as CalendarDate;

const payment = (more: Partial<Payment>): Payment => ({
  from: a,
  to: b,
  amountMinor: 100n,
  currency: "CNY",
  stage: "layering",
  purpose: { zh: "往来款", en: "Current account" },
  ...more,
});

test("money is taken first in, first out, and a step knows what pays for it", () => {
  const plot = new Plot(createRandom("plot"));
  plot.at(on, "09:00:00", () => plot.pay(on, "09:00:00", payment({ isFresh: true })));
  plot.at(on, "10:00:00", () => plot.pay(on, "10:00:00", payment({ isFresh: true })));
  plot.at(on, "11:00:00", () =>
    plot.pay(on, "11:00:00", payment({ from: b, to: c, amountMinor: 130n })),
  );
  plot.play();
  assert.deepEqual(plot.steps[2]?.fundedBy, [
    { step: "S0001", amountMinor: 100n },
    { step: "S0002", amountMinor: 30n },
  ]);
  assert.equal(plot.pot(b), 70n);
  assert.equal(plot.pot(c), 130n);
});

test("what an agreed payment needs is not free, and comes back when it is made", () => {
  const plot = new Plot(createRandom("plot"));
  plot.at(on, "09:00:00", () =>
    plot.pay(
      on,
      "09:00:00",
      payment({
        isFresh: true,
        onArrival: (arrived) => {
          plot.payLater(arrived, 2, payment({ from: b, to: c, amountMinor: 60n }));
          assert.equal(plot.free(b), 40n);
        },
      }),
    ),
  );
  plot.play();
  assert.equal(plot.free(b), 40n);
  assert.equal(plot.steps[1]?.intent.paid.on, "2022-03-03");
});

test("nobody pays what they have not got", () => {
  const plot = new Plot(createRandom("plot"));
  assert.throws(() => plot.pay(on, "09:00:00", payment({})), /has the money/u);
});

test("splitting and percentages lose nothing", () => {
  const random = createRandom("split");
  for (let i = 1; i < 200; i++) {
    const total = BigInt(i * 7919);
    const parts = splitAmount(total, (i % 5) + 1, 100n, random);
    assert.equal(
      parts.reduce((sum, part) => sum + part, 0n),
      total,
    );
    assert.ok(parts.every((part) => part > 0n));
  }
  assert.equal(percentOf(12_345n, 50, 100n), 6_100n);
});
