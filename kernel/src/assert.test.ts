// SPDX-License-Identifier: Apache-2.0
import nodeAssert from "node:assert/strict";
import { test } from "node:test";
import { assert, BrokenInvariant, unreachable } from "./assert.ts";

test("what holds passes; what does not stops with its own words", () => {
  assert(true, "holds");
  assert("text", "holds");
  nodeAssert.throws(
    () => assert(0, "a balance is stated"),
    (error) =>
      error instanceof BrokenInvariant &&
      error.name === "BrokenInvariant" &&
      error.message === "a balance is stated",
  );
});

test("a branch that cannot be reached says with which value it was", () => {
  nodeAssert.throws(() => unreachable("new-kind" as never), /unreachable value new-kind/u);
});
