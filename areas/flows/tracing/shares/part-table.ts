// SPDX-License-Identifier: Apache-2.0
import type { PartColumns } from "../share-trace.ts";
import { doubled } from "../walk/step-table.ts";

/** The row of parts, and the index of what it did with them. */
interface PartOf {
  readonly row: number;
  readonly kind: number;
}

/** Parts in whole minor units as they are found: columns that double when full. */
export class PartTable {
  count = 0;
  #row = new Int32Array(1024);
  #claimant = new Uint16Array(1024);
  #kind = new Uint8Array(1024);
  #minor = new Float64Array(1024);
  #residueMicro = new Int32Array(1024);

  /** @param residueMicro by how many millionths at most the exact part differs. */
  add(of: PartOf, claimant: number, minor: number, residueMicro: number): void {
    const at = this.count;
    if (at === this.#row.length) this.#grow();
    this.#row[at] = of.row;
    this.#claimant[at] = claimant;
    this.#kind[at] = of.kind;
    this.#minor[at] = minor;
    this.#residueMicro[at] = residueMicro;
    this.count = at + 1;
  }

  /** The columns cut to size; `slackMicro` is added to every residue. */
  columns(slackMicro: number): PartColumns {
    const { count } = this;
    const residueMicro = this.#residueMicro.subarray(0, count);
    for (let at = 0; at < count; at += 1)
      residueMicro[at] = Math.min(residueMicroMax, (residueMicro[at] ?? 0) + slackMicro);
    return {
      count,
      row: this.#row.subarray(0, count),
      claimant: this.#claimant.subarray(0, count),
      kind: this.#kind.subarray(0, count),
      amounts: { kind: "apportioned", minor: this.#minor.subarray(0, count), residueMicro },
    };
  }

  #grow(): void {
    this.#row = doubled(this.#row, Int32Array);
    this.#claimant = doubled(this.#claimant, Uint16Array);
    this.#kind = doubled(this.#kind, Uint8Array);
    this.#minor = doubled(this.#minor, Float64Array);
    this.#residueMicro = doubled(this.#residueMicro, Int32Array);
  }
}

/** The largest residue that a column holds: some two thousand minor units. */
export const residueMicroMax = 0x7fff_ffff;
