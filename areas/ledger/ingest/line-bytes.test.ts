// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import {
  integerBytesMax,
  jsonBytesMax,
  putAgain,
  putInteger,
  putJson,
  putNumbered,
  putPlain,
  putText,
  textBytesMax,
} from "./line-bytes.ts";

const decoder = new TextDecoder("utf-8", { fatal: true });

/** What a field put into exactly so much room reads as, without its tab. */
function fieldIn(byteCount: number, put: (bytes: Uint8Array) => number): string {
  const bytes = new Uint8Array(byteCount);
  const end = put(bytes);
  assert.ok(end <= byteCount, `${end} bytes in a room of ${byteCount}`);
  const text = decoder.decode(bytes.subarray(0, end));
  assert.ok(text.endsWith("\t"));
  return text.slice(0, -1);
}

function unquoted(field: string): string {
  assert.match(field, /^"(?:[^"]|"")*"$/su);
  return field.slice(1, -1).replaceAll('""', '"');
}

const texts = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constantFrom('"', '""', "\t\n\r", "天网𠮷", "\ud842", "\udfb7x", "\\", "=1+1", "‮"),
);

test("a text comes back as it was, half a character as U+FFFD, within its room", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const field = fieldIn(textBytesMax(text), (bytes) => putText(bytes, 0, text));
      assert.equal(unquoted(field), text.toWellFormed());
    }),
  );
});

test("texts by name come back as the same JSON object", () => {
  const records = fc.dictionary(texts, texts, { maxKeys: 5 });
  fc.assert(
    fc.property(records, (record) => {
      const field = fieldIn(jsonBytesMax(record), (bytes) => putJson(bytes, 0, record));
      const names = Object.keys(record);
      if (names.length === 0) return assert.equal(field, "");
      const wellFormed = names.map((name) => [name.toWellFormed(), record[name]?.toWellFormed()]);
      const back = JSON.parse(unquoted(field)) as Record<string, string>;
      const backFormed = Object.entries(back).map(([name, text]) => [
        name.toWellFormed(),
        text.toWellFormed(),
      ]);
      assert.deepEqual(new Map(backFormed as never), new Map(wellFormed as never));
    }),
  );
});

test("whole numbers of every size are written in full", () => {
  const numbers = fc.oneof(
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n }),
    fc.bigInt({ min: -2_000_000_000n, max: 2_000_000_000n }),
    fc.constantFrom(0n, -1n, 999_999_999n, 1_000_000_000n, 1_000_000_001n, 2n ** 53n),
  );
  fc.assert(
    fc.property(numbers, (value) => {
      const field = fieldIn(integerBytesMax, (bytes) => putInteger(bytes, 0, value));
      assert.equal(field, String(value));
    }),
  );
  assert.equal(
    fieldIn(integerBytesMax, (bytes) => putInteger(bytes, 0, 20_260_229)),
    "20260229",
  );
});

test("negative zero is zero", () => {
  assert.equal(
    fieldIn(integerBytesMax, (bytes) => putInteger(bytes, 0, -0)),
    "0",
  );
});

test("plain words, numbered words and fields put again", () => {
  assert.equal(
    fieldIn(7, (bytes) => putPlain(bytes, 0, "booked")),
    "booked",
  );
  assert.equal(
    fieldIn(40, (bytes) => putNumbered(bytes, 0, "row", 1_234_567_890)),
    '"row 1234567890"',
  );
  const fields = new TextEncoder().encode('"a"\t"b"\t');
  assert.equal(
    fieldIn(fields.length, (bytes) => putAgain(bytes, 0, fields)),
    '"a"\t"b"',
  );
});
