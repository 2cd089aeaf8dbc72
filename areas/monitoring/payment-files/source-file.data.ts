// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { Transform, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { refuse } from "../errors.ts";
import { firstRecord } from "./column.ts";

/** A CSV file that was read once from end to end: its hash, its packing and its header line. */
export interface SourceFile {
  readonly path: string;
  readonly sha256: string;
  readonly isPacked: boolean;
  readonly header: readonly string[];
}

/** Longest header line. */
const headBytesMax = 1 << 16;

const codeOf = (error: unknown) => (error as { code?: string } | null)?.code ?? "";

/** Takes bytes and keeps the first of them. */
class Head extends Writable {
  text = "";
  byteCount = 0;
  readonly #decoder = new TextDecoder();

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    const room = headBytesMax - this.byteCount;
    if (room > 0) this.text += this.#decoder.decode(chunk.subarray(0, room), { stream: true });
    this.byteCount += chunk.byteLength;
    done();
  }
}

async function isGzip(path: string): Promise<boolean> {
  for await (const chunk of createReadStream(path, { end: 1 })) {
    const bytes = chunk as Buffer;
    return bytes[0] === 0x1f && bytes[1] === 0x8b;
  }
  return false;
}

/**
 * Reads a file through once. A packed file that was cut off is refused here: a reader of rows would
 * take its last whole row for the end.
 */
export async function readSource(path: string, signal: AbortSignal): Promise<SourceFile> {
  const hash = createHash("sha256");
  const head = new Head();
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  let isPacked = false;
  try {
    isPacked = await isGzip(path);
    const bytes = createReadStream(path, { highWaterMark: 1 << 20 });
    if (isPacked) await pipeline(bytes, through, createGunzip(), head, { signal });
    else await pipeline(bytes, through, head, { signal });
  } catch (error) {
    if (codeOf(error) === "ENOENT") throw refuse("MONITORING_FILE_MISSING", { path });
    if (codeOf(error) === "EISDIR") throw refuse("MONITORING_FILE_MISSING", { path });
    if (codeOf(error).startsWith("Z_")) throw refuse("MONITORING_FILE_CUT", { path });
    throw error;
  }
  const [firstLine = ""] = head.text.split("\n", 1);
  if (firstLine.includes("\0")) throw refuse("MONITORING_FILE_NOT_UTF8", { path });
  const header = firstRecord(head.text, head.byteCount <= headBytesMax);
  if (header === null || head.text.trim() === "") throw refuse("MONITORING_FILE_EMPTY", { path });
  return { path, sha256: hash.digest("hex"), isPacked, header };
}
