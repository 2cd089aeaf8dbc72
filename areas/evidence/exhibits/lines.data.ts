// SPDX-License-Identifier: Apache-2.0
import { open } from "node:fs/promises";
import type { Store } from "@tianwang/store";
import { decodeStrictly } from "../texts/text.data.ts";
import { headByteCount, headText } from "./media-type.ts";

/** Longest line shown, in UTF-16 units. */
const lineLengthMax = 20_000;

/** The encoding of a textual original; null when it is not text. */
export async function encodingOf(store: Store, sha256: string): Promise<string | null> {
  const handle = await open(store.blobs.path(sha256), "r");
  let used: string | null = null;
  try {
    const { bytesRead, buffer } = await handle.read(
      Buffer.alloc(headByteCount),
      0,
      headByteCount,
      0,
    );
    headText(buffer.subarray(0, bytesRead), (encoding, bytes) => {
      const text = decodeStrictly(encoding, bytes);
      if (text !== null) used = encoding;
      return text;
    });
  } finally {
    await handle.close();
  }
  return used;
}

/** Some lines of a textual original, numbered from 1; reads no further than it must. */
export async function readLines(
  store: Store,
  sha256: string,
  wanted: { readonly encoding: string; readonly from: number; readonly count: number },
): Promise<{ line: number; text: string }[]> {
  const lines: { line: number; text: string }[] = [];
  let line = 0;
  for await (const text of splitLines(store.blobs.read(sha256), wanted.encoding)) {
    line += 1;
    if (line >= wanted.from) lines.push({ line, text: text.slice(0, lineLengthMax) });
    if (lines.length >= wanted.count) break;
  }
  return lines;
}

async function* splitLines(
  bytes: AsyncIterable<Uint8Array>,
  encoding: string,
): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding);
  let rest = "";
  for await (const chunk of bytes) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split(/\r\n|\n|\r(?!$)/u);
    // A line without end must not fill the memory: beyond the limit only its head is kept.
    rest = (parts.pop() ?? "").slice(0, lineLengthMax + 1);
    yield* parts;
  }
  rest += decoder.decode();
  if (rest !== "") yield rest.replace(/\r$/u, "");
}
