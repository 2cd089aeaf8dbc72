// SPDX-License-Identifier: Apache-2.0
import type { Fraction } from "../account/fraction.ts";
import type { Base, PartColumns } from "../share-trace.ts";
import type { StepKind } from "../trace.ts";
import { stepKinds } from "../trace.ts";

/** A part as it is written down. */
interface NewPart {
  readonly row: number;
  readonly claimant: number;
  readonly kind: StepKind;
  readonly amount: Fraction;
}

/** Parts given as fractions, most of which share a denominator. */
export class FractionParts {
  /** By how much each may differ from the exact part; 0 while all are exact. */
  residueMicro = 0;
  readonly #row: number[] = [];
  readonly #claimant: number[] = [];
  readonly #kind: number[] = [];
  readonly #numerators: bigint[] = [];
  readonly #base: number[] = [];
  readonly #bases: Base[] = [];
  readonly #baseOf = new Map<bigint, number>();

  add({ row, claimant, kind, amount }: NewPart): void {
    this.#row.push(row);
    this.#claimant.push(claimant);
    this.#kind.push(stepKinds.indexOf(kind));
    this.#numerators.push(amount.numerator);
    this.#base.push(this.#baseFor(amount.denominator));
  }

  #baseFor(denominator: bigint): number {
    const known = this.#baseOf.get(denominator);
    if (known !== undefined) return known;
    const base = this.#bases.push({ factors: [denominator], product: denominator }) - 1;
    this.#baseOf.set(denominator, base);
    return base;
  }

  columns(): PartColumns {
    const count = this.#row.length;
    const columns = {
      count,
      row: Int32Array.from(this.#row),
      claimant: Uint16Array.from(this.#claimant),
      kind: Uint8Array.from(this.#kind),
    };
    if (this.residueMicro > 0) {
      const minor = Float64Array.from(this.#numerators, Number);
      const residueMicro = new Int32Array(count).fill(this.residueMicro);
      return { ...columns, amounts: { kind: "apportioned", minor, residueMicro } };
    }
    const base = Int32Array.from(this.#base);
    return {
      ...columns,
      amounts: { kind: "exact", numerators: this.#numerators, base, bases: this.#bases },
    };
  }
}
