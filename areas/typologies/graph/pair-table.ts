// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";

/** No pair at this place, or no contact of it that is still young. */
export const none = -1;

const slotsMin = 1 << 12;
/** Full enough: linear probing stays short up to here. */
const loadMax = 0.7;

/**
 * The pairs of accounts that have paid each other, with direction: when they did so last, and which
 * contact of theirs is young. A hash table in typed arrays, 16 bytes a slot. Pairs that have been
 * silent for longer than the memory are forgotten when the table grows.
 */
export class PairTable {
  #from = new Int32Array(slotsMin).fill(none);
  #to = new Int32Array(slotsMin);
  #lastAt = new Int32Array(slotsMin);
  #contact = new Int32Array(slotsMin);
  #count = 0;
  readonly #memoryMinutes: number;

  constructor(memoryMinutes: number) {
    this.#memoryMinutes = memoryMinutes;
  }

  /** Pairs remembered. */
  get count(): number {
    return this.#count;
  }

  /** Bytes of the table. */
  get byteCount(): number {
    return this.#from.length * 16;
  }

  /** The slot of a pair; made when it is not there. The slot holds until the next call. */
  slotOf(from: number, to: number, atMinutes: number): number {
    if (this.#count >= this.#from.length * loadMax) this.#rebuild(atMinutes);
    const slot = this.#find(from, to);
    if (this.#from[slot] === none) {
      this.#from[slot] = from;
      this.#to[slot] = to;
      this.#lastAt[slot] = none;
      this.#contact[slot] = none;
      this.#count += 1;
    }
    return slot;
  }

  /** The last payment of the pair in a slot, in minutes; {@link none} before the first. */
  lastAt(slot: number): number {
    return this.#lastAt[slot] ?? none;
  }

  /** The contact of the pair in a slot; it may be young no more. */
  contact(slot: number): number {
    return this.#contact[slot] ?? none;
  }

  /** The contact of a pair, without making a slot. */
  contactOf(from: number, to: number): number {
    const slot = this.#find(from, to);
    return this.#from[slot] === none ? none : this.contact(slot);
  }

  write(slot: number, lastAt: number, contact: number): void {
    this.#lastAt[slot] = lastAt;
    this.#contact[slot] = contact;
  }

  #find(from: number, to: number): number {
    const mask = this.#from.length - 1;
    let slot = hash(from, to) & mask;
    while (this.#from[slot] !== none && (this.#from[slot] !== from || this.#to[slot] !== to))
      slot = (slot + 1) & mask;
    return slot;
  }

  /** Doubles the table, unless forgetting the silent makes room enough. */
  #rebuild(atMinutes: number): void {
    const oldest = atMinutes - this.#memoryMinutes;
    const kept = this.#heardSince(oldest);
    const { length } = this.#from;
    const slots = kept.length > (length * loadMax) / 2 ? length * 2 : length;
    assert(slots <= 1 << 30, "a watch remembers no more than some 750 million pairs");
    const [from, to, lastAt, contact] = [this.#from, this.#to, this.#lastAt, this.#contact];
    this.#from = new Int32Array(slots).fill(none);
    this.#to = new Int32Array(slots);
    this.#lastAt = new Int32Array(slots);
    this.#contact = new Int32Array(slots);
    this.#count = kept.length;
    for (const slot of kept) {
      const place = this.#find(from[slot] ?? 0, to[slot] ?? 0);
      this.#from[place] = from[slot] ?? 0;
      this.#to[place] = to[slot] ?? 0;
      this.#lastAt[place] = lastAt[slot] ?? 0;
      this.#contact[place] = contact[slot] ?? 0;
    }
  }

  /** Slots of the pairs that have paid since a moment. */
  #heardSince(oldest: number): Int32Array {
    const slots = new Int32Array(this.#count);
    let count = 0;
    for (let slot = 0; slot < this.#from.length; slot += 1) {
      if (this.#from[slot] === none || this.lastAt(slot) < oldest) continue;
      slots[count] = slot;
      count += 1;
    }
    return slots.subarray(0, count);
  }
}

/** Mixes two account numbers (finaliser of MurmurHash3, public domain). */
function hash(from: number, to: number): number {
  let mixed = Math.imul(from, 0x9e37_79b1) ^ Math.imul(to + 0x7f4a_7c15, 0x85eb_ca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85eb_ca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
