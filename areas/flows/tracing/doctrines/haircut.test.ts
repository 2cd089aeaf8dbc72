// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { test } from "node:test";
import * as fc from "fast-check";
import {
  anyEvents,
  checkLiterature,
  checkOverdraft,
  checkPage,
  checkShares,
  outcome,
  paid,
  random,
  spent,
} from "./account-examples.test.ts";
import { haircut } from "./haircut.ts";
import { rollingProRata } from "./rolling-pro-rata.ts";

checkPage(haircut);
checkLiterature(haircut, () => "rolling_pro_rata");
checkOverdraft(haircut);
checkShares(haircut);

test("it is rolling pro rata by another name", () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      assert.deepEqual(outcome(haircut, events), outcome(rollingProRata, events));
    }),
    random,
  );
});

test("two stolen coins of five are a rate of two fifths, in whatever is taken", () => {
  for (const taken of [1n, 2n, 5n]) {
    const events = [paid("clean", 3n), paid("stolen", 2n), spent(taken)];
    const [parts] = outcome(haircut, events).withdrawals;
    assert.equal(parts?.["stolen"], taken === 5n ? "2" : `${2n * taken}/5`);
  }
});

test("order does not matter as long as nothing is taken between", () => {
  const [one, other] = [paid("stolen", 300n), paid("clean", 700n)];
  assert.deepEqual(
    outcome(haircut, [one, other, spent(300n)]).withdrawals,
    outcome(haircut, [other, one, spent(300n)]).withdrawals,
  );
});
