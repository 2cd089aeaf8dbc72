// SPDX-License-Identifier: Apache-2.0
import { GrowingBytes } from "./bytes.ts";

/**
 * The different texts of a column, as bytes, each with its number. A table of hashes over the
 * bytes: a map of strings would keep every string, and the piece of the file it was cut from, alive.
 */
export class TextDictionary {
  /** The texts in the order of their numbers, each after its length. */
  readonly bytes = new GrowingBytes(65_536);
  readonly #starts: Int32Array;
  readonly #hashes: Int32Array;
  /** Numbers by hash, one more than they are; 0 is free. */
  readonly #slots: Uint16Array;
  readonly #mask: number;
  /** How many texts there are. */
  size = 0;

  /** @param sizeMax the most texts that are added, below 65,535. */
  constructor(sizeMax: number) {
    const slotCount = 2 ** Math.ceil(Math.log2(2 * sizeMax));
    this.#starts = new Int32Array(sizeMax + 1);
    this.#hashes = new Int32Array(sizeMax);
    this.#slots = new Uint16Array(slotCount);
    this.#mask = slotCount - 1;
  }

  /** The number of a text, given now if it is new. */
  codeOf(text: string): number {
    const start = this.bytes.length;
    this.bytes.text(text);
    const hash = this.bytes.hash(start);
    let slot = hash & this.#mask;
    for (; ; slot = (slot + 1) & this.#mask) {
      const code = (this.#slots[slot] ?? 0) - 1;
      if (code < 0) break;
      if (this.#hashes[code] === hash && this.#isEntry(code, start)) {
        this.bytes.cut(start);
        return code;
      }
    }
    const code = this.size++;
    this.#slots[slot] = code + 1;
    this.#hashes[code] = hash;
    this.#starts[code] = start;
    this.#starts[code + 1] = this.bytes.length;
    return code;
  }

  #isEntry(code: number, start: number): boolean {
    const earlier = this.#starts[code] ?? 0;
    const length = (this.#starts[code + 1] ?? 0) - earlier;
    return length === this.bytes.length - start && this.bytes.repeats(start, earlier);
  }

  /** The bytes of a text after their length, good until the next one is added. */
  entry(code: number): Uint8Array {
    return this.bytes.view(this.#starts[code] ?? 0, this.#starts[code + 1] ?? 0);
  }

  clear(): void {
    if (this.size > 0) this.#slots.fill(0);
    this.size = 0;
    this.bytes.clear();
  }
}
