// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { RowSide } from "@tianwang/ledger";
import { undated } from "../tracing/ledger.ts";

/** A booked row of a segment, with what it names in numbers. */
export interface CaseRow {
  /** Order of the segment among those read. */
  readonly segment: number;
  readonly rowNo: number;
  readonly side: RowSide;
  /** Day number; null when the source has no date. */
  readonly day: number | null;
  readonly amountMinor: bigint;
  /** Index into the currencies followed. */
  readonly currency: number;
  /** Run of the own account, in the order of runs; -1 for a row of a register. */
  readonly run: number;
  /** Place among the rows of a day in the own account's statements. */
  readonly sequence: number;
  /** In the index of accounts, or outside or cash. */
  readonly payer: number;
  readonly beneficiary: number;
  readonly isFolded: boolean;
  /** Whether a fold of it waits to be judged. */
  readonly hasProposal: boolean;
}

/** A row by its name. */
export type CaseRowName = Pick<CaseRow, "segment" | "rowNo">;

const sides: readonly RowSide[] = ["payer", "beneficiary", "register"];

/** The booked rows of a case in columns, added in the order of segment and row number. */
export class CaseRows {
  count = 0;
  readonly segment: Int32Array;
  readonly rowNo: Int32Array;
  readonly day: Int32Array;
  readonly amountMinor: BigInt64Array;
  readonly currency: Uint16Array;
  readonly run: Int32Array;
  readonly sequence: Int32Array;
  readonly payer: Int32Array;
  readonly beneficiary: Int32Array;
  readonly #side: Uint8Array;
  readonly #isFolded: Uint8Array;
  readonly #hasProposal: Uint8Array;

  constructor(rowCountMax: number) {
    const ints = () => new Int32Array(rowCountMax);
    this.segment = ints();
    this.rowNo = ints();
    this.day = ints();
    this.amountMinor = new BigInt64Array(rowCountMax);
    this.currency = new Uint16Array(rowCountMax);
    this.run = ints();
    this.sequence = ints();
    this.payer = ints();
    this.beneficiary = ints();
    this.#side = new Uint8Array(rowCountMax);
    this.#isFolded = new Uint8Array(rowCountMax);
    this.#hasProposal = new Uint8Array(rowCountMax);
  }

  add(row: CaseRow): void {
    const at = this.count;
    assert(at < this.segment.length, "no more rows come than were counted");
    assert(at === 0 || this.#compare(at - 1, row) < 0, "rows come in their order");
    this.segment[at] = row.segment;
    this.rowNo[at] = row.rowNo;
    this.day[at] = row.day ?? undated;
    this.amountMinor[at] = row.amountMinor;
    this.currency[at] = row.currency;
    this.run[at] = row.run;
    this.sequence[at] = row.sequence;
    this.payer[at] = row.payer;
    this.beneficiary[at] = row.beneficiary;
    this.#side[at] = sides.indexOf(row.side);
    this.#isFolded[at] = row.isFolded ? 1 : 0;
    this.#hasProposal[at] = row.hasProposal ? 1 : 0;
    this.count = at + 1;
  }

  side(at: number): RowSide {
    return sides[this.#side[at] ?? 0] ?? "register";
  }

  isFolded(at: number): boolean {
    return this.#isFolded[at] === 1;
  }

  hasProposal(at: number): boolean {
    return this.#hasProposal[at] === 1;
  }

  /** The day of a row as a number; null when it has none. */
  dayOf(at: number): number | null {
    const day = this.day[at] ?? undated;
    return day === undated ? null : day;
  }

  /** Where a row stands; null when it is not among the rows. */
  find(name: CaseRowName): number | null {
    let low = 0;
    let high = this.count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const order = this.#compare(middle, name);
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return null;
  }

  #compare(at: number, { segment, rowNo }: CaseRowName): number {
    return (this.segment[at] ?? 0) - segment || (this.rowNo[at] ?? 0) - rowNo;
  }
}

/** A fold: the second row is the same transfer as the first, which stands for both. */
export interface CaseFold {
  readonly kept: CaseRowName;
  readonly folded: CaseRowName;
}

/** The transactions of a case: each is a row that stands for itself and for those folded into it. */
export interface CaseGroups {
  /** Positions of the rows that stand for transactions, in order. */
  readonly roots: readonly number[];
  /** The root of each row. */
  readonly rootOf: Int32Array;
  /** All rows of the transactions that have more than one, by root, the root first. */
  readonly members: ReadonlyMap<number, readonly number[]>;
}

/** Brings the rows together that are one transaction. A folded row whose kept row is missing stands alone. */
export function groupRows(rows: CaseRows, folds: readonly CaseFold[]): CaseGroups {
  const rootOf = Int32Array.from({ length: rows.count }, (_, at) => at);
  for (const { kept, folded } of folds) {
    const [first, second] = [rows.find(kept), rows.find(folded)];
    if (first !== null && second !== null && rows.isFolded(second)) rootOf[second] = first;
  }
  const roots: number[] = [];
  const members = new Map<number, number[]>();
  for (let at = 0; at < rows.count; at += 1) {
    const root = follow(rootOf, at);
    rootOf[at] = root;
    if (root === at) roots.push(at);
    else members.set(root, [...(members.get(root) ?? [root]), at]);
  }
  return { roots, rootOf, members };
}

function follow(rootOf: Int32Array, from: number): number {
  let at = from;
  for (let steps = 0; rootOf[at] !== at; steps += 1) {
    assert(steps <= rootOf.length, "folds make no circle");
    at = rootOf[at] ?? at;
  }
  return at;
}
