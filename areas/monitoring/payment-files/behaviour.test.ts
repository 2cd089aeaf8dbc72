// SPDX-License-Identifier: Apache-2.0
import type { Payment } from "@tianwang/typologies";
import assert from "node:assert/strict";
import { test } from "node:test";
import { Behaviour, behaviourFeatures } from "./behaviour.ts";

const day = 1440;
const width = behaviourFeatures.length;

function payment(row: number, given: Partial<Payment>): Payment {
  return {
    row,
    from: 0,
    to: 1,
    atMinutes: 20_000 * day + row * day,
    amountMinor: 100,
    currency: 0,
    fromCountry: 0,
    toCountry: 0,
    ...given,
  };
}

function told(payments: readonly Payment[]): Record<string, number>[] {
  const behaviour = new Behaviour();
  return payments.map((each) => {
    const into = new Float32Array(width);
    behaviour.tell(each, into, 0);
    return Object.fromEntries(behaviourFeatures.map(({ id }, at) => [id, into[at]!]));
  });
}

test("a payment is told of from what went before", () => {
  const [first, again, answer, on] = told([
    payment(0, {}),
    payment(1, { amountMinor: 400 }),
    payment(2, { from: 1, to: 0 }),
    payment(3, { from: 1, to: 5, amountMinor: 300, toCountry: 1 }),
  ]);
  assert.deepEqual([first!["first-contact"], again!["first-contact"]], [1, 0]);
  assert.deepEqual([first!["payer-silent-days"], again!["payer-silent-days"]], [-1, 1]);
  assert.equal(again!["amount-against-payer"], 2, "four times the usual");
  assert.equal(answer!["answer"], 1);
  assert.equal(on!["cross-border"], 1);
  assert.equal(on!["payer-cross-border-share"], 0, "its own border is not of the past");
  assert.ok(on!["pass-through"]! > 0.15 && on!["pass-through"]! < 0.7);
  assert.ok(on!["payer-new-out-week"]! > 0.8 && on!["payer-new-out-week"]! < 1);
});

test("nothing looks ahead: what is told of the first payments does not depend on later ones", () => {
  let state = 7;
  const random = (most: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state % most;
  };
  const payments = Array.from({ length: 400 }, (_, row) =>
    payment(row, {
      from: random(20),
      to: 20 + random(20),
      amountMinor: 1 + random(1000),
      currency: random(2),
      toCountry: random(3),
    }),
  );
  assert.deepEqual(told(payments).slice(0, 150), told(payments.slice(0, 150)));
});
