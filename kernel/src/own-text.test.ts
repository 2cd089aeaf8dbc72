// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { ownText } from "./own-text.ts";

test("a copy is equal to its text, whatever it holds", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 40 }), fc.nat(20), (text, from) => {
      const piece = text.slice(from);
      assert.equal(ownText(piece), piece);
    }),
  );
});
