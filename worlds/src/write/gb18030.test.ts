// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeGb18030 } from "./gb18030.ts";

const decode = (bytes: Uint8Array) => new TextDecoder("gb18030", { fatal: true }).decode(bytes);

test("every character of the basic plane comes back, surrogates and private use apart", () => {
  // GB18030-2022 moved some characters away from the private use area, where their codes were.
  const missing: string[] = [];
  for (let code = 0x20; code < 0xffff; code++) {
    if ((code >= 0xd800 && code <= 0xf8ff) || code === 0xfffd) continue;
    const char = String.fromCharCode(code);
    try {
      if (decode(encodeGb18030(`${char}.`)) !== `${char}.`) missing.push(code.toString(16));
    } catch {
      missing.push(code.toString(16));
    }
  }
  assert.deepEqual(missing, []);
});

test("common characters take two bytes, rare ones four", () => {
  assert.deepEqual([...encodeGb18030("岚")], [0xe1, 0xb0]);
  assert.equal(encodeGb18030("㛃").length, 4);
});

test("a character outside the basic plane is a broken invariant", () => {
  assert.throws(() => encodeGb18030("𠮷"), /GB18030 has a code/u);
});
