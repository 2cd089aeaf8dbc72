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
}

/** Parts given as fractions: numerators over denominators that many of them share. */
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

  get count(): number {
    return this.#row.length;
  }

  /** A denominator for parts to come. */
  base(base: Base): number {
    return this.#bases.push(base) - 1;
  }

  put({ row, claimant, kind }: NewPart, numerator: bigint, base: number): void {
    this.#row.push(row);
    this.#claimant.push(claimant);
    this.#kind.push(stepKinds.indexOf(kind));
    this.#numerators.push(numerator);
    this.#base.push(base);
  }

  add(part: NewPart, { numerator, denominator }: Fraction): void {
    if (numerator > 0n) this.put(part, numerator, this.#baseFor(denominator));
  }

  #baseFor(denominator: bigint): number {
    const known = this.#baseOf.get(denominator);
    if (known !== undefined) return known;
    const base = this.base({ factors: [denominator], product: denominator });
    this.#baseOf.set(denominator, base);
    return base;
  }

  columns(): PartColumns {
    const columns = {
      count: this.count,
      row: Int32Array.from(this.#row),
      claimant: Uint16Array.from(this.#claimant),
      kind: Uint8Array.from(this.#kind),
    };
    const numerators = this.#numerators;
    const minor = () => Float64Array.from(numerators, Number);
    if (this.residueMicro > 0) {
      const residueMicro = new Int32Array(this.count).fill(this.residueMicro);
      return { ...columns, amounts: { kind: "apportioned", minor: minor(), residueMicro } };
    }
    const base = Int32Array.from(this.#base);
    return { ...columns, amounts: { kind: "exact", numerators, base, bases: this.#bases } };
  }
}
