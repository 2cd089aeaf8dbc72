// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { byteText } from "./byte-text.ts";

test("sizes have one digit after the point and never read 1000 of a unit", () => {
  assert.equal(byteText(0), "0 B");
  assert.equal(byteText(999), "999 B");
  assert.equal(byteText(1536), "1.5 kB");
  assert.equal(byteText(999_960), "1.0 MB");
  assert.equal(byteText(123_456_789), "123 MB");
  assert.equal(byteText(2_147_483_648), "2.1 GB");
});
