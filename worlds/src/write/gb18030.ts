// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";

/**
 * Node decodes GB18030 and does not encode it. The table is therefore read backwards from the
 * decoder: every two-byte code, and every four-byte code of the basic plane (WHATWG Encoding
 * Standard, "gb18030 decoder").
 */
let codes: Map<string, readonly number[]> | undefined;

const span = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);

/** Codes in the order of preference: a character with a two-byte code keeps it. */
function allCodes(): number[][] {
  const leads = span(0x81, 0xfe);
  const digits = span(0x30, 0x39);
  const trails = [...span(0x40, 0x7e), ...span(0x80, 0xfe)];
  const two = leads.flatMap((lead) => trails.map((trail) => [lead, trail]));
  // The basic plane ends at 0x8431A439.
  const four = span(0x81, 0x84).flatMap((a) =>
    digits.flatMap((b) => leads.flatMap((c) => digits.map((d) => [a, b, c, d]))),
  );
  return [...two, ...four.filter((code) => Buffer.from(code).compare(lastFour) <= 0)];
}

const lastFour = Buffer.from([0x84, 0x31, 0xa4, 0x39]);

function readTable(): Map<string, readonly number[]> {
  const decoder = new TextDecoder("gb18030");
  const table = new Map<string, readonly number[]>();
  const list = allCodes();
  // A line feed after each code keeps a bad one from swallowing the next.
  const decoded = decoder.decode(Buffer.from(list.flatMap((code) => [...code, 0x0a]))).split("\n");
  for (const [i, code] of list.entries()) {
    const char = decoded[i] ?? "";
    if (char.length === 1 && char !== "\uFFFD" && !table.has(char)) table.set(char, code);
  }
  return table;
}

/** Encodes a text of the basic plane as GB18030; any other character is a broken invariant. */
export function encodeGb18030(text: string): Uint8Array {
  codes ??= readTable();
  const bytes = new Uint8Array(text.length * 4);
  let length = 0;
  for (const char of text) {
    const ascii = char.charCodeAt(0);
    if (ascii < 0x80) {
      bytes[length++] = ascii;
    } else {
      const code = codes.get(char);
      assert(code, `GB18030 has a code for ${char}`);
      bytes.set(code, length);
      length += code.length;
    }
  }
  return bytes.slice(0, length);
}
