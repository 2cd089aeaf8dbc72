// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { doctrines } from "./doctrines/catalogue.ts";
import { addsUp, fateNames, paramNames, ruleNames } from "./trace-names.ts";
import type { TraceBalance } from "./trace.wire.ts";

const money = (amountMinor: string) => ({ amountMinor, currency: "CNY", scale: 2 });

test("every parameter of a doctrine has a name on screens, and its words are known", () => {
  for (const { name, bounds } of doctrines.flatMap(({ params }) => params)) {
    assert.ok(paramNames[name], name);
    for (const value of bounds.kind === "oneOf" ? bounds.values : [])
      assert.ok(ruleNames[value], value);
  }
});

test("every fate is called something in both languages", () => {
  for (const name of Object.values(fateNames)) {
    assert.ok(name.zh.length > 0);
    assert.ok(name.en.length > 0);
  }
});

test("a balance adds up to the minor unit or is shown not to", () => {
  const balance = (parts: readonly string[]) =>
    ({
      followed: money("9007199254740993"),
      fates: parts.map((amountMinor) => ({ fate: "lies", amountMinor })),
    }) as unknown as TraceBalance;
  assert.equal(addsUp(balance(["9007199254740000", "993"])), true);
  assert.equal(addsUp(balance(["9007199254740000", "992"])), false);
});
