// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { createTableDecoder } from "./table-decoder.ts";
import type { TableEncoding } from "./table-encoding.ts";
import { decideEncoding } from "./table-encoding.ts";

/** Strict decoding by the platform, as the importer of files gives it. */
function decode(encoding: TableEncoding, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Text in GB18030, by asking the decoder for every code: platforms only decode it. */
const gbCodes = (() => {
  const codes = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead < 0xff; lead++) {
    for (let trail = 0x40; trail < 0xff; trail++) {
      const text = decode("gb18030", Uint8Array.of(lead, trail));
      if (text !== null && !codes.has(text)) codes.set(text, [lead, trail]);
    }
  }
  // Four bytes: U+10000 is 90308130 and the others follow in order; U+3400 stands in a range below.
  codes.set("𠮷", [0x95, 0x34, 0xb2, 0x35]);
  codes.set("㐀", [0x81, 0x39, 0xee, 0x39]);
  return codes;
})();

function gb18030(text: string): Uint8Array {
  const bytes = Array.from(text, (one) =>
    one.charCodeAt(0) < 0x80 ? [one.charCodeAt(0)] : [...(gbCodes.get(one) ?? assert.fail(one))],
  );
  return Uint8Array.from(bytes.flat());
}

function utf16(text: string, isLittle: boolean, withMark: boolean): Uint8Array {
  const all = withMark ? `\uFEFF${text}` : text;
  const bytes = new Uint8Array(all.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < all.length; at++) view.setUint16(at * 2, all.charCodeAt(at), isLittle);
  return bytes;
}

function read(encoding: TableEncoding, bytes: Uint8Array, chunkBytes: number) {
  let text = "";
  const faults: { at: number; byteOffset: number; hex: string }[] = [];
  const decoder = createTableDecoder(encoding, decode, (piece, undecodable) => {
    for (const one of undecodable) faults.push({ ...one, at: one.at + text.length });
    text += piece;
  });
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    decoder.push(bytes.subarray(at, at + chunkBytes));
  }
  decoder.end();
  return { text, faults };
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const sample =
  "交易日期,对方户名,金额\n2024-01-05,𠮷田㐀某,12.30\n2024-01-06,朱镕某\u3000有限公司,5\n";

const cases: readonly (readonly [string, Uint8Array, TableEncoding, string])[] = [
  ["UTF-8", utf8(sample), "utf-8", "encodingUtf8"],
  ["UTF-8 with a mark", utf8(`\uFEFF${sample}`), "utf-8", "encodingMark"],
  ["UTF-16 LE with a mark", utf16(sample, true, true), "utf-16le", "encodingMark"],
  ["UTF-16 BE with a mark", utf16(sample, false, true), "utf-16be", "encodingMark"],
  ["UTF-16 LE without a mark", utf16(sample, true, false), "utf-16le", "encodingZeros"],
  ["UTF-16 BE without a mark", utf16(sample, false, false), "utf-16be", "encodingZeros"],
  ["GB18030 with rare and astral Han", gb18030(sample), "gb18030", "encodingHan"],
];

for (const [name, bytes, encoding, reason] of cases) {
  test(`${name} is recognised and read whole, however the stream is cut`, () => {
    const choice = decideEncoding(bytes);
    assert.equal(choice.encoding, encoding);
    assert.equal(choice.because.messageId, reason);
    for (const chunkBytes of [1, 2, 3, 5, 7, 64, 100_000]) {
      assert.deepEqual(read(encoding, bytes, chunkBytes), { text: sample, faults: [] });
    }
  });
}

test("pure ASCII is read as UTF-8", () => {
  assert.equal(decideEncoding(utf8("date,amount\n")).because.messageId, "encodingAscii");
});

test("a head that is cut within a character is still known", () => {
  const bytes = utf8(sample);
  for (let cut = 20; cut < 60; cut++) {
    assert.equal(decideEncoding(bytes.subarray(0, cut)).encoding, "utf-8");
  }
});

test("accented Latin is Windows-1252, not GBK", () => {
  const latin = "Datum;Empfänger;Betrag\n05.01.2024;Müller Söhne, Köln;12,30\n€ 5; Ångström\n";
  const bytes = Uint8Array.from(latin, (one) => (one === "€" ? 0x80 : one.charCodeAt(0)));
  const choice = decideEncoding(bytes);
  assert.deepEqual(
    [choice.encoding, choice.because.messageId],
    ["windows-1252", "encodingFallback"],
  );
  assert.deepEqual(read("windows-1252", bytes, 9), { text: latin, faults: [] });
});

test("damaged UTF-8 stays UTF-8, and each bad byte is reported with its place", () => {
  const good = utf8("张三丰的账户\n");
  const bytes = Uint8Array.from([...good, 0xff, 0x41, 0xe4, 0xb8, 0x0a, ...good]);
  assert.equal(decideEncoding(bytes).encoding, "utf-8");
  for (const chunkBytes of [1, 4, 1000]) {
    assert.deepEqual(read("utf-8", bytes, chunkBytes), {
      text: "张三丰的账户\n\uFFFDA\uFFFD\uFFFD\n张三丰的账户\n",
      faults: [
        { at: 7, byteOffset: 19, hex: "FF" },
        { at: 9, byteOffset: 21, hex: "E4" },
        { at: 10, byteOffset: 22, hex: "B8" },
      ],
    });
  }
});

test("undecodable bytes of each encoding are reported, the text around them is kept", () => {
  const faultyGb = Uint8Array.from([...gb18030("贷,"), 0xff, 0x2c, ...gb18030("借"), 0x81]);
  assert.deepEqual(read("gb18030", faultyGb, 100), {
    text: "贷,\uFFFD,借\uFFFD",
    faults: [
      { at: 2, byteOffset: 3, hex: "FF" },
      { at: 5, byteOffset: 7, hex: "81" },
    ],
  });
  const loneSurrogate = utf16("a\uD800b\n", true, false);
  assert.deepEqual(read("utf-16le", loneSurrogate, 3), {
    text: "a\uFFFDb\n",
    faults: [{ at: 1, byteOffset: 2, hex: "00D8" }],
  });
  assert.deepEqual(read("windows-1252", Uint8Array.of(0x41, 0x81, 0xe9), 100), {
    text: "A\uFFFDé",
    faults: [{ at: 1, byteOffset: 1, hex: "81" }],
  });
});

test("a genuine replacement character in the source is no undecodable byte", () => {
  assert.deepEqual(read("utf-8", utf8("a\uFFFDb"), 2), { text: "a\uFFFDb", faults: [] });
});
