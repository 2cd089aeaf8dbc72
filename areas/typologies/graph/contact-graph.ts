// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { Payment } from "../stream/payment.ts";
import { none, PairTable } from "./pair-table.ts";

/** What a graph keeps and for how long. */
export interface GraphParams {
  /** A contact is young for so long: the longest window of a shape. */
  readonly youngMinutes: number;
  /** A pair that was silent for so long counts as new when it pays again. */
  readonly memoryMinutes: number;
  /**
   * `first-contact`: only pairs that are new make shapes, so standing custom makes none. `all`: every
   * pair that pays, once in a window.
   */
  readonly novelty: "first-contact" | "all";
}

/** What a young pair paid after its first payment. */
interface Repeats {
  readonly rows: number[];
  lastAt: number;
}

/** A pair that has paid so many times more, over so long a time, has a custom. */
const customRepeatsMin = 2;
const customMinutesMin = 14 * 1440;

const slotsMin = 1 << 12;
const accountsMin = 1 << 10;

/** What a payment is to the graph. */
export type Seen = "contact" | "repeat" | "custom";

/**
 * A temporal multigraph of accounts in typed arrays: an edge is a **contact**, a pair's first payment
 * in one direction, with what the pair pays afterwards while the contact is young. Contacts are
 * numbered from 0 in the order of time and live in a ring; each account threads its contacts newest
 * first. Inserting and expiring take constant time, 40 bytes a contact beside the table of pairs.
 */
export class ContactGraph {
  readonly params: GraphParams;
  readonly #pairs: PairTable;
  #from = new Int32Array(slotsMin);
  #to = new Int32Array(slotsMin);
  #firstAt = new Int32Array(slotsMin);
  #firstRow = new Int32Array(slotsMin);
  #previousOut = new Int32Array(slotsMin);
  #previousIn = new Int32Array(slotsMin);
  #amountMinor = new Float64Array(slotsMin);
  #currency = new Uint16Array(slotsMin);
  /** The strongest composed shape that holds the contact; 0 for none. */
  #holder = new Int32Array(slotsMin);
  #mask = slotsMin - 1;
  #oldest = 0;
  #next = 0;
  /** Later rows of a young pair, by contact; most pairs have none. */
  readonly #repeats = new Map<number, Repeats>();
  #headOut = new Int32Array(accountsMin).fill(none);
  #headIn = new Int32Array(accountsMin).fill(none);
  #youngOut = new Int32Array(accountsMin);
  #youngIn = new Int32Array(accountsMin);
  #totalOut = new Int32Array(accountsMin);
  #totalIn = new Int32Array(accountsMin);
  #firstSeenAt = new Int32Array(accountsMin).fill(none);
  #accountCount = 0;

  constructor(params: GraphParams) {
    this.params = params;
    this.#pairs = new PairTable(params.memoryMinutes);
  }

  /** Young contacts. */
  get youngCount(): number {
    return this.#next - this.#oldest;
  }

  /** Accounts that have paid or been paid. */
  get accountCount(): number {
    return this.#accountCount;
  }

  get pairCount(): number {
    return this.#pairs.count;
  }

  /** The oldest young contact; those before it are forgotten. */
  get oldest(): number {
    return this.#oldest;
  }

  /** The newest contact. */
  get newest(): number {
    return this.#next - 1;
  }

  /** Bytes of contacts, and of the table of pairs. */
  get byteCounts(): {
    readonly contacts: number;
    readonly pairs: number;
    readonly accounts: number;
  } {
    return {
      contacts: (this.#mask + 1) * 42,
      pairs: this.#pairs.byteCount,
      accounts: this.#headOut.length * 28,
    };
  }

  from(contact: number): number {
    return this.#from[contact & this.#mask] ?? none;
  }

  to(contact: number): number {
    return this.#to[contact & this.#mask] ?? none;
  }

  firstAt(contact: number): number {
    return this.#firstAt[contact & this.#mask] ?? none;
  }

  /** The last payment of the contact's pair. */
  lastAt(contact: number): number {
    return this.#repeats.get(contact)?.lastAt ?? this.firstAt(contact);
  }

  /** Sum of what the pair paid while young, in the currency of its first payment. */
  amountMinor(contact: number): number {
    return this.#amountMinor[contact & this.#mask] ?? 0;
  }

  currency(contact: number): number {
    return this.#currency[contact & this.#mask] ?? 0;
  }

  holder(contact: number): number {
    return this.#holder[contact & this.#mask] ?? 0;
  }

  hold(contact: number, shape: number): void {
    if (contact >= this.#oldest) this.#holder[contact & this.#mask] = shape;
  }

  firstRow(contact: number): number {
    return this.#firstRow[contact & this.#mask] ?? none;
  }

  /** All rows of a contact, in the order of time. */
  rows(contact: number): readonly number[] {
    return [this.firstRow(contact), ...(this.#repeats.get(contact)?.rows ?? [])];
  }

  /** Whether a pair that was new has since paid again and again, as a custom does. */
  isCustom(contact: number): boolean {
    const repeats = this.#repeats.get(contact);
    return (
      repeats !== undefined &&
      repeats.rows.length >= customRepeatsMin &&
      repeats.lastAt - this.firstAt(contact) >= customMinutesMin
    );
  }

  /** The newest contact that an account made; {@link none} when it has none that is young. */
  newestOut(account: number): number {
    return this.#young(this.#headOut[account] ?? none);
  }

  newestIn(account: number): number {
    return this.#young(this.#headIn[account] ?? none);
  }

  /** The contact before this one of the same payer. */
  previousOut(contact: number): number {
    return this.#young(this.#previousOut[contact & this.#mask] ?? none);
  }

  /** The contact before this one of the same beneficiary. */
  previousIn(contact: number): number {
    return this.#young(this.#previousIn[contact & this.#mask] ?? none);
  }

  /** The young contact of a pair. */
  between(from: number, to: number): number {
    return this.#young(this.#pairs.contactOf(from, to));
  }

  youngOut(account: number): number {
    return this.#youngOut[account] ?? 0;
  }

  youngIn(account: number): number {
    return this.#youngIn[account] ?? 0;
  }

  /** Contacts that an account ever made: the young ones and those before. */
  totalOut(account: number): number {
    return this.#totalOut[account] ?? 0;
  }

  totalIn(account: number): number {
    return this.#totalIn[account] ?? 0;
  }

  /** The first payment in which an account took part. */
  firstSeenAt(account: number): number {
    return this.#firstSeenAt[account] ?? none;
  }

  /** Forgets contacts that are young no more; `forget` is told of each before it goes. */
  expire(atMinutes: number, forget: (contact: number) => void): void {
    const youngest = atMinutes - this.params.youngMinutes;
    while (this.#oldest < this.#next && this.firstAt(this.#oldest) < youngest) {
      const contact = this.#oldest;
      forget(contact);
      const [from, to] = [this.from(contact), this.to(contact)];
      this.#youngOut[from] = this.youngOut(from) - 1;
      this.#youngIn[to] = this.youngIn(to) - 1;
      this.#repeats.delete(contact);
      this.#oldest += 1;
    }
  }

  /**
   * Takes a payment between two accounts. Gives `contact` when it opens one (the newest), `repeat`
   * when its pair is young ({@link between}), `custom` when the pair is known for longer.
   */
  add(payment: Payment): Seen {
    const { from, to, atMinutes } = payment;
    this.#meet(from, atMinutes);
    this.#meet(to, atMinutes);
    const slot = this.#pairs.slotOf(from, to, atMinutes);
    const lastAt = this.#pairs.lastAt(slot);
    const contact = this.#young(this.#pairs.contact(slot));
    if (contact !== none) {
      this.#pairs.write(slot, atMinutes, contact);
      this.#repeat(contact, payment);
      return "repeat";
    }
    const isKnown = lastAt !== none && atMinutes - lastAt <= this.params.memoryMinutes;
    if (isKnown && this.params.novelty === "first-contact") {
      this.#pairs.write(slot, atMinutes, none);
      return "custom";
    }
    this.#pairs.write(slot, atMinutes, this.#next);
    this.#open(payment);
    return "contact";
  }

  #young(contact: number): number {
    return contact >= this.#oldest ? contact : none;
  }

  #repeat(contact: number, { row, atMinutes, amountMinor, currency }: Payment): void {
    let repeats = this.#repeats.get(contact);
    if (repeats === undefined) {
      repeats = { rows: [], lastAt: atMinutes };
      this.#repeats.set(contact, repeats);
    }
    repeats.rows.push(row);
    repeats.lastAt = atMinutes;
    if (currency === this.currency(contact))
      this.#amountMinor[contact & this.#mask] = this.amountMinor(contact) + amountMinor;
  }

  #open({ row, from, to, atMinutes, amountMinor, currency }: Payment): void {
    if (this.youngCount > this.#mask) this.#growRing();
    const contact = this.#next;
    assert(contact < 0x7fff_ffff, "a watch numbers its contacts in 31 bits");
    const slot = contact & this.#mask;
    this.#from[slot] = from;
    this.#to[slot] = to;
    this.#firstAt[slot] = atMinutes;
    this.#firstRow[slot] = row;
    this.#amountMinor[slot] = amountMinor;
    this.#currency[slot] = currency;
    this.#holder[slot] = 0;
    this.#previousOut[slot] = this.#headOut[from] ?? none;
    this.#previousIn[slot] = this.#headIn[to] ?? none;
    this.#headOut[from] = contact;
    this.#headIn[to] = contact;
    this.#youngOut[from] = this.youngOut(from) + 1;
    this.#youngIn[to] = this.youngIn(to) + 1;
    this.#totalOut[from] = this.totalOut(from) + 1;
    this.#totalIn[to] = this.totalIn(to) + 1;
    this.#next += 1;
  }

  #meet(account: number, atMinutes: number): void {
    if (account >= this.#headOut.length) this.#growAccounts(account + 1);
    if (this.#firstSeenAt[account] !== none) return;
    this.#firstSeenAt[account] = atMinutes;
    this.#accountCount += 1;
  }

  #growRing(): void {
    const slots = (this.#mask + 1) * 2;
    const mask = slots - 1;
    const moved = <T extends Int32Array | Float64Array | Uint16Array>(old: T, wider: T): T => {
      for (let contact = this.#oldest; contact < this.#next; contact += 1)
        wider[contact & mask] = old[contact & this.#mask] ?? 0;
      return wider;
    };
    this.#from = moved(this.#from, new Int32Array(slots));
    this.#to = moved(this.#to, new Int32Array(slots));
    this.#firstAt = moved(this.#firstAt, new Int32Array(slots));
    this.#firstRow = moved(this.#firstRow, new Int32Array(slots));
    this.#previousOut = moved(this.#previousOut, new Int32Array(slots));
    this.#previousIn = moved(this.#previousIn, new Int32Array(slots));
    this.#amountMinor = moved(this.#amountMinor, new Float64Array(slots));
    this.#currency = moved(this.#currency, new Uint16Array(slots));
    this.#holder = moved(this.#holder, new Int32Array(slots));
    this.#mask = mask;
  }

  #growAccounts(needed: number): void {
    let width = this.#headOut.length;
    while (width < needed) width *= 2;
    const grown = (old: Int32Array, fill: number) => {
      const wider = new Int32Array(width).fill(fill);
      wider.set(old);
      return wider;
    };
    this.#headOut = grown(this.#headOut, none);
    this.#headIn = grown(this.#headIn, none);
    this.#youngOut = grown(this.#youngOut, 0);
    this.#youngIn = grown(this.#youngIn, 0);
    this.#totalOut = grown(this.#totalOut, 0);
    this.#totalIn = grown(this.#totalIn, 0);
    this.#firstSeenAt = grown(this.#firstSeenAt, none);
  }
}
