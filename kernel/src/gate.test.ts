// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { BrokenInvariant } from "./assert.ts";
import { checkGate, rightsGates } from "./gate.ts";

test("every gate has a rule, a source and a mode, and its id once", () => {
  assert.ok(rightsGates.length > 0);
  assert.equal(new Set(rightsGates.map((gate) => gate.id)).size, rightsGates.length);
  for (const gate of rightsGates) {
    assert.match(gate.id, /^G-\d+$/u);
    for (const text of [gate.name, gate.rule, gate.sources, gate.mode]) assert.notEqual(text, "");
  }
});

test("a gate passes only when every fact is met", () => {
  assert.equal(checkGate("G-25", { a: "met", b: "met" }).isPassed, true);
  const answer = checkGate("G-25", { b: "unknown", a: "unmet", c: "met", d: "unknown" });
  assert.equal(answer.isPassed, false);
  assert.deepEqual(answer.failed, ["a"]);
  assert.deepEqual(answer.missing, ["b", "d"]);
});

test("unknown never counts as met, and no fact at all is no pass", () => {
  assert.equal(checkGate("G-25", { a: "unknown" }).isPassed, false);
  assert.equal(checkGate("G-25", {}).isPassed, false);
});

test("the mode of a gate says whether it blocks", () => {
  for (const gate of rightsGates) {
    const { isBlocking } = checkGate(gate.id, { a: "met" });
    assert.equal(isBlocking, gate.mode.startsWith("block"), gate.id);
  }
  assert.ok(rightsGates.some((gate) => gate.mode.startsWith("block")));
  assert.ok(rightsGates.some((gate) => !gate.mode.startsWith("block")));
});

test("a gate that does not exist is our fault", () => {
  assert.throws(() => checkGate("G-999", { a: "met" }), BrokenInvariant);
});
