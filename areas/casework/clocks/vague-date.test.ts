// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseVagueDate, rangeOf } from "./vague-date.ts";

test("a vague date means every day that it may", () => {
  assert.deepEqual(rangeOf("1984"), { earliest: "1984-01-01", latest: "1984-12-31" });
  assert.deepEqual(rangeOf("2024-02"), { earliest: "2024-02-01", latest: "2024-02-29" });
  assert.deepEqual(rangeOf("2023-02"), { earliest: "2023-02-01", latest: "2023-02-28" });
  assert.deepEqual(rangeOf("2024-02-29"), { earliest: "2024-02-29", latest: "2024-02-29" });
});

test("what is no date stays none", () => {
  for (const text of ["", "0000", "2023-02-29", "2023-13", "2023-00", "spring 2011", "2011-4"]) {
    assert.equal(rangeOf(text), null, text);
    assert.equal(parseVagueDate(text), null, text);
  }
});

test("a vague date is kept as it was given", () => {
  assert.equal(parseVagueDate("2011-04"), "2011-04");
});
