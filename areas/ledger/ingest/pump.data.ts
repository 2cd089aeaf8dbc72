// SPDX-License-Identifier: Apache-2.0
import { setImmediate } from "node:timers/promises";
import type { TextReader } from "../transactions/row.ts";

/** Where decoded text goes and what is asked between two pieces of it. */
export interface Pump {
  readonly reader: TextReader;
  readonly signal: AbortSignal;
  /** Waits until what was written has reached the disk. */
  readonly drained: () => Promise<void>;
  readonly progress: () => void;
}

/** Sends text to a reader piece by piece; stops when told to. Other work of the process goes on. */
export async function pumpText(pieces: AsyncIterable<string>, pump: Pump): Promise<void> {
  for await (const piece of pieces) {
    pump.signal.throwIfAborted();
    pump.reader.write(piece);
    await pump.drained();
    pump.progress();
    await setImmediate();
  }
  pump.reader.end();
}

/** Decodes a stream; a sequence cut between two chunks is put together. */
export async function* decodeText(
  bytes: AsyncIterable<Uint8Array>,
  encoding: string,
): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  const rest = decoder.decode();
  if (rest !== "") yield rest;
}
