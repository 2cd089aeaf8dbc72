// SPDX-License-Identifier: Apache-2.0
import type { StepColumns, StepKind } from "../trace.ts";
import { stepKinds } from "../trace.ts";

/** What a new step records; see {@link StepColumns}. */
export interface NewStep {
  readonly from: number;
  readonly chosen: number;
  readonly row: number;
  readonly account: number;
  readonly currency: number;
  readonly hop: number;
  readonly kind: StepKind;
  readonly amountMinor: bigint;
}

const kindIndex = Object.fromEntries(stepKinds.map((kind, index) => [kind, index])) as Record<
  StepKind,
  number
>;

/** Steps as they are found: columns that double when full. */
export class StepTable {
  count = 0;
  #from = new Int32Array(1024);
  #chosen = new Int32Array(1024);
  #row = new Int32Array(1024);
  #account = new Int32Array(1024);
  #currency = new Uint16Array(1024);
  #hop = new Int32Array(1024);
  #kind = new Uint8Array(1024);
  #amountMinor = new BigInt64Array(1024);

  add(step: NewStep): number {
    const id = this.count;
    if (id === this.#from.length) this.#grow();
    this.#from[id] = step.from;
    this.#chosen[id] = step.chosen;
    this.#row[id] = step.row;
    this.#account[id] = step.account;
    this.#currency[id] = step.currency;
    this.#hop[id] = step.hop;
    this.#kind[id] = kindIndex[step.kind];
    this.#amountMinor[id] = step.amountMinor;
    this.count = id + 1;
    return id;
  }

  hop(step: number): number {
    return this.#hop[step] ?? 0;
  }

  chosen(step: number): number {
    return this.#chosen[step] ?? 0;
  }

  /** The columns cut to size, with what remains of every step. */
  columns(remainingMinor: BigInt64Array): StepColumns {
    const { count } = this;
    return {
      count,
      from: this.#from.slice(0, count),
      chosen: this.#chosen.slice(0, count),
      row: this.#row.slice(0, count),
      account: this.#account.slice(0, count),
      currency: this.#currency.slice(0, count),
      hop: this.#hop.slice(0, count),
      kind: this.#kind.slice(0, count),
      amountMinor: this.#amountMinor.slice(0, count),
      remainingMinor,
    };
  }

  #grow(): void {
    this.#from = doubled(this.#from, Int32Array);
    this.#chosen = doubled(this.#chosen, Int32Array);
    this.#row = doubled(this.#row, Int32Array);
    this.#account = doubled(this.#account, Int32Array);
    this.#currency = doubled(this.#currency, Uint16Array);
    this.#hop = doubled(this.#hop, Int32Array);
    this.#kind = doubled(this.#kind, Uint8Array);
    this.#amountMinor = doubled(this.#amountMinor, BigInt64Array);
  }
}

interface Column<T> {
  readonly length: number;
  set(from: T): void;
}

/** A typed array of twice the length with the same beginning. */
export function doubled<T extends Column<T>>(column: T, make: new (length: number) => T): T {
  const wider = new make(column.length * 2);
  wider.set(column);
  return wider;
}
