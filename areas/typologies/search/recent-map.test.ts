// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { RecentMap } from "./recent-map.ts";

test("a recent map keeps what is asked for and forgets the rest, and says so", () => {
  const map = new RecentMap<string>(8);
  const forgot = Array.from({ length: 12 }, (_, key) => {
    map.get(0);
    return map.set(key, `value ${key}`);
  });
  assert.equal(map.get(0), "value 0", "asked for all along");
  assert.equal(map.get(1), undefined);
  assert.equal(map.get(11), "value 11");
  assert.ok(forgot.includes(true) && !forgot.slice(0, 5).includes(true));
});
