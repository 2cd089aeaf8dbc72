// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import type { Locator } from "./source.ts";
import { formatLocator, parseLocator } from "./source.ts";

fc.configureGlobal({ seed: 20261123 });

const anyNumber = fc.integer({ min: 1, max: 2_000_000_000 });
const anyText = fc.string({ unit: "binary", maxLength: 40 });

const anyLocator: fc.Arbitrary<Locator> = fc.oneof(
  fc.constant<Locator>({ kind: "whole" }),
  fc.record({ kind: fc.constant("page" as const), page: anyNumber }),
  fc.record({ kind: fc.constant("line" as const), line: anyNumber }),
  fc.record({ kind: fc.constant("row" as const), row: anyNumber }),
  fc.record({ kind: fc.constant("row" as const), row: anyNumber, sheet: anyText }),
  fc.record({ kind: fc.constant("element" as const), path: anyText }),
);

test("a locator that is written is read back the same", () => {
  fc.assert(
    fc.property(anyLocator, (locator) => {
      assert.deepEqual(parseLocator(formatLocator(locator)), { ...locator });
    }),
    { numRuns: 1_000 },
  );
});

test("by hand", () => {
  assert.equal(formatLocator({ kind: "row", row: 12, sheet: "明细" }), "row 12 @明细");
  assert.equal(formatLocator({ kind: "row", row: 12 }), "row 12");
  assert.equal(formatLocator({ kind: "element", path: "Stmt[1]/Ntry[3]" }), "at Stmt[1]/Ntry[3]");
  assert.equal(formatLocator({ kind: "whole" }), "whole");
});

test("what no locator wrote is null", () => {
  for (const text of [
    "",
    "row",
    "row x",
    "row -1",
    "Row 1",
    "cell 3",
    "row 1 明细",
    "page 1 @明细",
    "line 1 @明细",
    "whole 2",
  ]) {
    assert.equal(parseLocator(text), null, JSON.stringify(text));
  }
});
