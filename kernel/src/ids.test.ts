// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { BrokenInvariant } from "./assert.ts";
import type { IdKind } from "./ids.ts";
import { idPrefixes, isId, makeId } from "./ids.ts";

fc.configureGlobal({ seed: 20261123 });

const kinds = Object.keys(idPrefixes) as IdKind[];
const anyKind = fc.constantFrom(...kinds);
const anyMillis = fc.integer({ min: 0, max: 2 ** 48 - 1 });
const anyBytes = fc.uint8Array({ minLength: 16, maxLength: 16 });

test("an id names its kind and no other", () => {
  fc.assert(
    fc.property(anyKind, anyKind, anyMillis, anyBytes, (kind, other, millis, bytes) => {
      const id = makeId(kind, millis, () => bytes);
      assert.equal(id.length, idPrefixes[kind].length + 1 + 26);
      assert.ok(isId(kind, id));
      assert.equal(isId(other, id), kind === other);
    }),
  );
});

test("ids sort by the time they were made", () => {
  fc.assert(
    fc.property(anyMillis, anyMillis, anyBytes, anyBytes, (a, b, bytesA, bytesB) => {
      fc.pre(a !== b);
      const before = makeId("case", Math.min(a, b), () => bytesA);
      const after = makeId("case", Math.max(a, b), () => bytesB);
      assert.ok(before < after);
    }),
  );
});

test("the same time and bytes make the same id; the layout is that of ULID", () => {
  const bytes = Uint8Array.from({ length: 16 }, (_, index) => index * 17);
  // The example time of github.com/ulid/spec: 1469918176385 is 01ARYZ6S41.
  assert.equal(
    makeId("case", 1_469_918_176_385, () => bytes),
    "cas_01ARYZ6S410H2K4N6Q8SAVCXEZ",
  );
});

test("ids are asked for 16 bytes, at a whole millisecond", () => {
  const asked: number[] = [];
  makeId("case", 0, (byteCount) => {
    asked.push(byteCount);
    return new Uint8Array(byteCount);
  });
  assert.deepEqual(asked, [16]);
  for (const millis of [-1, 0.5, Number.NaN, 2 ** 60]) {
    assert.throws(() => makeId("case", millis, () => new Uint8Array(16)), BrokenInvariant);
  }
});

test("prefixes are three letters and differ", () => {
  assert.equal(new Set(Object.values(idPrefixes)).size, kinds.length);
  for (const prefix of Object.values(idPrefixes)) assert.match(prefix, /^[a-z]{3}$/u);
});

test("letters that are misread by telephone are no part of an id", () => {
  for (const text of [
    "cas_01JI",
    "cas_01JL",
    "cas_01JO",
    "cas_01JU",
    "cas_01j0",
    "cas_",
    "cas_123",
    "01JD0000",
    " cas_01JD",
    "cas_01JD\n",
  ]) {
    assert.ok(!isId("case", text), JSON.stringify(text));
  }
});

test("ids of one moment sort by their sequence", () => {
  fc.assert(
    fc.property(anyMillis, fc.nat(1_000_000), anyBytes, anyBytes, (millis, sequence, a, b) => {
      const first = makeId("problem", millis, () => a, sequence);
      const next = makeId("problem", millis, () => b, sequence + 1);
      assert.ok(first < next);
      assert.ok(isId("problem", first));
    }),
  );
});
