// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileNameOf, safePath } from "./exhibit.ts";
import type { DecodeText } from "./media-type.ts";
import { contentTypeOf, headText } from "./media-type.ts";

const decode: DecodeText = (encoding, bytes) => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
};
const kindOf = (text: string) => contentTypeOf(null, text).kind;

test("a file is what its content says", () => {
  assert.equal(kindOf("{1:F01TESTCN22AXXX0000000000}{2:I940}{4:\n:20:1"), "bank-message");
  assert.equal(kindOf("\r\n:20:STARTUMS\r\n:25:1"), "bank-message");
  assert.equal(kindOf('<?xml version="1.0"?><Document/>'), "xml");
  assert.equal(kindOf('<Document xmlns="urn:x">'), "xml");
  assert.equal(kindOf("<!DOCTYPE html><title>x</title>"), "html");
  assert.equal(kindOf("交易日期,金额,余额\n2024-01-01,1.00,2.00\n2024-01-02,1.00,3.00\n"), "table");
  assert.equal(
    kindOf("账号：123\n\n日期\t金额\n2024-01-01\t5\n2024-01-02\t6\n2024-01-03\t7"),
    "table",
  );
  assert.equal(kindOf("兹证明该账户属实。\n特此函复，请查收。"), "text");
  assert.equal(kindOf(""), "text");
  assert.equal(contentTypeOf("image/png", null).kind, "image");
  assert.equal(contentTypeOf("application/x-7z-compressed", null).kind, "other");
  assert.equal(contentTypeOf(null, null).mediaType, "application/octet-stream");
});

test("text is decoded from what bank files come in, and bytes are not text", () => {
  const gb = new Uint8Array([0xd5, 0xcb, 0xbb, 0xa7]);
  assert.equal(headText(gb, decode), "账户");
  assert.equal(headText(new Uint8Array([0xff, 0xfe, 0x41, 0]), decode), "A");
  assert.equal(headText(new Uint8Array([0x41, 0, 0x42, 0]), decode), "AB");
  assert.equal(headText(new Uint8Array([0, 0x41, 0, 0x42]), decode), "AB");
  assert.equal(headText(new TextEncoder().encode("天网").subarray(0, 5), decode), "天");
  assert.equal(headText(new Uint8Array(100), decode), null);
  assert.equal(headText(new Uint8Array([7, 8, 11, 12, 14]), decode), null);
  assert.equal(headText(new Uint8Array(0), decode), "");
});

test("a path from outside is made harmless", () => {
  assert.equal(safePath("../../etc/passwd"), "etc/passwd");
  assert.equal(safePath("C:\\案卷\\流水.xlsx"), "案卷/流水.xlsx");
  assert.equal(safePath("/"), "unnamed");
  assert.equal(safePath("a/./b//c"), "a/b/c");
  assert.equal(fileNameOf("案卷/流水.xlsx"), "流水.xlsx");
  assert.equal(fileNameOf("a\\b.csv"), "b.csv");
});
