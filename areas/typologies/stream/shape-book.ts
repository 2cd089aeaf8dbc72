// SPDX-License-Identifier: Apache-2.0
import type { ContactGraph } from "../graph/contact-graph.ts";
import { none } from "../graph/pair-table.ts";
import { strengthOf } from "./chance.ts";
import type { Gone, Shape, ShapeReason, Typology } from "./shape.ts";

/** What a detector says of a shape that it sees now. */
export interface Sighting {
  readonly typology: Typology;
  readonly detector: string;
  readonly version: number;
  /** The same for the same shape: its middle, its two ends, its closing contact. */
  readonly key: string;
  /** Higher where a shape is made up of others: it takes them in. */
  readonly order: number;
  /** Contacts of the shape, in any order. */
  readonly contacts: readonly number[];
  /** Payments of the shape as it stands, where they are not simply those of its contacts. */
  readonly payments?: readonly { readonly row: number; readonly atMinutes: number }[];
  readonly accounts: readonly number[];
  /** Another sighting that lies for the most part in this one replaces it when rarer, and adds nothing. */
  readonly isWhole?: true;
  /** log10 of the number of places where such a shape was looked for. */
  readonly logTrials: number;
  /** log10 of how many such shapes chance alone would make in this stream. */
  readonly logExpected: number;
  /** The same from all that has been seen when the shape is read, where that can be said. */
  readonly recalibrate?: () => number;
  /** The shape is closed when nothing was added to it for so long. */
  readonly idleMinutes: number;
  readonly because: readonly ShapeReason[];
}

/** Most rows of one shape; further ones are counted and not listed. */
export const shapeRowsMax = 10_000;

class OpenShape {
  readonly id: number;
  sighting: Sighting;
  readonly contacts = new Set<number>();
  readonly accounts = new Set<number>();
  /** Moments of its own payments by row; empty where they are those of its contacts. */
  payments: ReadonlyMap<number, number> = new Map();
  /** Keys under which it is entered. */
  readonly keys = new Set<string>();
  logExpected: number;
  /** Until when a sighting of its key makes it grow; until when it waits for what becomes known. */
  growsUntil = 0;
  /** The shape that has taken it in; 0 for none. */
  takenInto = 0;
  closesAt = 0;

  constructor(id: number, sighting: Sighting) {
    this.id = id;
    this.sighting = sighting;
    this.logExpected = sighting.logExpected;
  }

  grow(sighting: Sighting, nowMinutes: number, settleMinutes: number): void {
    for (const contact of sighting.contacts) this.contacts.add(contact);
    for (const account of sighting.accounts) this.accounts.add(account);
    if (sighting.payments)
      this.payments = new Map(sighting.payments.map(({ row, atMinutes }) => [row, atMinutes]));
    if (sighting.logExpected <= this.logExpected) {
      this.logExpected = sighting.logExpected;
      this.sighting = sighting;
    }
    this.growsUntil = Math.max(this.growsUntil, nowMinutes + sighting.idleMinutes);
    this.closesAt = nowMinutes + Math.max(settleMinutes, sighting.idleMinutes);
  }
}

/** What a contact was when it was first in a shape; the graph forgets it earlier than the shape. */
interface KeptContact {
  readonly holder: number;
  readonly isCustom: boolean;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly rows: readonly number[];
}

/**
 * The shapes that are open. Sightings of one key make one shape grow; a sighting that lies for the
 * most part in a shape of the same kind joins it; what lies for the most part in a shape of higher
 * order is taken in by that and never comes out by itself: one attempt, one alert.
 */
export class ShapeBook {
  readonly #graph: ContactGraph;
  readonly #byKey = new Map<string, OpenShape>();
  readonly #byId = new Map<number, OpenShape>();
  /** How many open shapes a contact is in, and what is left of those that the graph forgot. */
  readonly #uses = new Map<number, number>();
  readonly #kept = new Map<number, KeptContact>();
  readonly #touched = new Set<OpenShape>();
  #nextId = 1;
  #nextSweepAt = none;
  #gone: Gone[] = [];

  /** Shapes that turn out to be expected more often than this (log10) do not come out. */
  readonly #logExpectedMax: () => number;

  constructor(graph: ContactGraph, logExpectedMax: () => number) {
    this.#graph = graph;
    this.#logExpectedMax = logExpectedMax;
  }

  get openCount(): number {
    return this.#byId.size;
  }

  /** Shapes that went since the last call without coming out by themselves. */
  gone(): readonly Gone[] {
    if (this.#gone.length === 0) return [];
    const gone = this.#gone;
    this.#gone = [];
    return gone;
  }

  /** Enters what a detector sees; gives the number of the shape. */
  put(sighting: Sighting, nowMinutes: number): number {
    const key = `${sighting.typology} ${sighting.key}`;
    const shape =
      this.#growing(key, nowMinutes) ?? this.#sameKind(sighting) ?? this.#open(sighting);
    if (sighting.isWhole && shape.contacts.size > 0) {
      if (sighting.logExpected >= shape.logExpected) return shape.id;
      this.#empty(shape);
    }
    const others = this.#lowerHolders(sighting, shape);
    for (const contact of sighting.contacts) {
      if (!shape.contacts.has(contact)) this.#uses.set(contact, (this.#uses.get(contact) ?? 0) + 1);
      this.#hold(contact, shape, sighting.order);
    }
    shape.grow(sighting, nowMinutes, this.#graph.params.youngMinutes);
    shape.keys.add(key);
    this.#byKey.set(key, shape);
    this.#touched.add(shape);
    for (const other of others) this.#takeIn(other, shape);
    return shape.id;
  }

  /** Open shapes of lower order that hold contacts of a sighting. */
  #lowerHolders({ contacts, order }: Sighting, shape: OpenShape): ReadonlySet<OpenShape> {
    const holders = new Set<OpenShape>();
    for (const contact of contacts) {
      const holder = this.#byId.get(this.#graph.holder(contact));
      if (holder && holder !== shape && holder.sighting.order < order) holders.add(holder);
    }
    return holders;
  }

  #takeIn(other: OpenShape, into: OpenShape): void {
    if (other.takenInto === into.id || this.#takerOf(other) !== into) return;
    other.takenInto = into.id;
    this.#gone.push({ id: other.id, into: into.id, isClosed: false });
  }

  /** The open shape of a typology and key. */
  has(typology: Typology, key: string): boolean {
    return this.#byKey.has(`${typology} ${key}`);
  }

  /** Shapes that grew since the last call. */
  touched(): readonly Shape[] {
    const shapes = [...this.#touched].map((shape) => this.#shapeOf(shape));
    this.#touched.clear();
    return shapes;
  }

  forgetTouched(): void {
    this.#touched.clear();
  }

  /** Keeps what shapes must know of a contact that the graph is about to forget. */
  keep(contact: number): void {
    if (!this.#uses.has(contact)) return;
    const graph = this.#graph;
    this.#kept.set(contact, {
      holder: graph.holder(contact),
      isCustom: graph.isCustom(contact),
      firstAt: graph.firstAt(contact),
      lastAt: graph.lastAt(contact),
      rows: graph.rows(contact),
    });
  }

  /** Closes the shapes that have been idle for long enough; looks a hundred times a window. */
  closed(nowMinutes: number): readonly Shape[] {
    if (nowMinutes < this.#nextSweepAt) return [];
    this.#nextSweepAt = nowMinutes + this.#graph.params.youngMinutes / 100;
    return this.#close((shape) => shape.closesAt < nowMinutes);
  }

  finish(): readonly Shape[] {
    return this.#close(() => true);
  }

  #close(isDue: (shape: OpenShape) => boolean): readonly Shape[] {
    const due = [...this.#byId.values()].filter(isDue);
    const shapes: Shape[] = [];
    for (const shape of due) {
      const into = this.#takerOf(shape);
      const isOut = into === undefined && this.#settled(shape) <= this.#logExpectedMax();
      if (isOut) shapes.push(this.#shapeOf(shape));
      else this.#gone.push({ id: shape.id, into: into?.id ?? null, isClosed: true });
    }
    for (const shape of due) this.#forget(shape);
    return shapes;
  }

  #growing(key: string, nowMinutes: number): OpenShape | undefined {
    const shape = this.#byKey.get(key);
    return shape && shape.growsUntil >= nowMinutes ? shape : undefined;
  }

  #open(sighting: Sighting): OpenShape {
    const shape = new OpenShape(this.#nextId, sighting);
    this.#nextId += 1;
    this.#byId.set(shape.id, shape);
    return shape;
  }

  #forget(shape: OpenShape): void {
    this.#byId.delete(shape.id);
    this.#touched.delete(shape);
    for (const key of shape.keys) if (this.#byKey.get(key) === shape) this.#byKey.delete(key);
    this.#empty(shape);
  }

  /** Takes the contacts out of a shape. */
  #empty(shape: OpenShape): void {
    for (const contact of shape.contacts) {
      const left = (this.#uses.get(contact) ?? 0) - 1;
      if (left > 0) this.#uses.set(contact, left);
      else {
        this.#uses.delete(contact);
        this.#kept.delete(contact);
      }
    }
    shape.contacts.clear();
    shape.accounts.clear();
  }

  #hold(contact: number, shape: OpenShape, order: number): void {
    const holder = this.#byId.get(this.#graph.holder(contact));
    if (!holder || holder.sighting.order <= order) this.#graph.hold(contact, shape.id);
  }

  /** An open shape of the same kind that holds most of a sighting. */
  #sameKind({ typology, contacts }: Sighting): OpenShape | undefined {
    const holder = this.#mainHolder(contacts);
    return holder && holder.sighting.typology === typology ? holder : undefined;
  }

  /**
   * The shape that holds most of another: one of higher order that is no more usual, or one of the
   * same kind that is as large.
   */
  #takerOf(shape: OpenShape): OpenShape | undefined {
    const holder = this.#mainHolder([...shape.contacts]);
    if (!holder || holder === shape) return undefined;
    const [own, larger] = [shape.sighting, holder.sighting];
    if (larger.typology === own.typology)
      return holder.contacts.size >= shape.contacts.size ? holder : undefined;
    const isHigher = larger.order > own.order;
    return isHigher && this.#settled(holder) <= this.#settled(shape) + 1 ? holder : undefined;
  }

  /** The one shape that holds more than half of some contacts. */
  #mainHolder(contacts: readonly number[]): OpenShape | undefined {
    const counts = new Map<number, number>();
    for (const contact of contacts) {
      const isYoung = contact >= this.#graph.oldest;
      const holder = isYoung ? this.#graph.holder(contact) : (this.#kept.get(contact)?.holder ?? 0);
      if (holder !== 0) counts.set(holder, (counts.get(holder) ?? 0) + 1);
    }
    for (const [id, count] of counts) if (count * 2 > contacts.length) return this.#byId.get(id);
    return undefined;
  }

  /** A shape of customs is less rare: its chance counts only as far as its contacts were new. */
  #settled(shape: OpenShape): number {
    let customCount = 0;
    for (const contact of shape.contacts)
      if (this.#kept.get(contact)?.isCustom ?? this.#graph.isCustom(contact)) customCount += 1;
    const { logTrials, recalibrate } = shape.sighting;
    const logExpected = recalibrate?.() ?? shape.logExpected;
    const newShare = 1 - customCount / Math.max(1, shape.contacts.size);
    return logExpected + (1 - newShare) * Math.max(0, logTrials - logExpected);
  }

  #shapeOf(shape: OpenShape): Shape {
    const { sighting } = shape;
    const graph = this.#graph;
    const { rows, fromMinutes, toMinutes } =
      shape.payments.size > 0 ? ownPayments(shape.payments) : this.#paymentsOf(shape);
    return {
      id: shape.id,
      typology: sighting.typology,
      detector: sighting.detector,
      version: sighting.version,
      accounts: [...new Set([...sighting.accounts, ...shape.accounts])],
      rows: rows.toSorted((a, b) => a - b),
      fromMinutes,
      toMinutes,
      strength: Math.round(strengthOf(this.#settled(shape), graph.accountCount) * 1e6) / 1e6,
      because: sighting.because,
    };
  }

  /** The payments of the contacts of a shape. */
  #paymentsOf(shape: OpenShape): ShapePayments {
    const graph = this.#graph;
    const rows: number[] = [];
    let fromMinutes = Number.POSITIVE_INFINITY;
    let toMinutes = Number.NEGATIVE_INFINITY;
    for (const contact of shape.contacts) {
      const kept = this.#kept.get(contact);
      if (rows.length < shapeRowsMax) rows.push(...(kept ? kept.rows : graph.rows(contact)));
      fromMinutes = Math.min(fromMinutes, kept ? kept.firstAt : graph.firstAt(contact));
      toMinutes = Math.max(toMinutes, kept ? kept.lastAt : graph.lastAt(contact));
    }
    return { rows, fromMinutes, toMinutes };
  }
}

/** Rows of a shape and the time that they span. */
type ShapePayments = Pick<Shape, "fromMinutes" | "rows" | "toMinutes">;

function ownPayments(payments: ReadonlyMap<number, number>): ShapePayments {
  let fromMinutes = Number.POSITIVE_INFINITY;
  let toMinutes = Number.NEGATIVE_INFINITY;
  for (const at of payments.values()) {
    fromMinutes = Math.min(fromMinutes, at);
    toMinutes = Math.max(toMinutes, at);
  }
  return { rows: [...payments.keys()].slice(0, shapeRowsMax), fromMinutes, toMinutes };
}
