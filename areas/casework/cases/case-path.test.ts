// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { casePath } from "./case-path.ts";

test("the overview is the case's own address; every other tab is named in it", () => {
  assert.equal(casePath("cas_1"), "/cases/cas_1");
  assert.equal(casePath("cas_1", "overview"), "/cases/cas_1");
  assert.equal(casePath("cas_1", "tasks"), "/cases/cas_1?tab=tasks");
});

test("nothing in an id or a tab can leave its place in the address", () => {
  assert.equal(casePath("a/b?c", "x&y"), "/cases/a%2Fb%3Fc?tab=x%26y");
});
