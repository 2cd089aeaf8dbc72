// SPDX-License-Identifier: Apache-2.0
import type {
  Fold,
  FoldAmbiguity,
  FoldBasis,
  FoldHistory,
  FoldReason,
  FoldRows,
  Folds,
  FoldSide,
} from "./fold.ts";
import { foldSides, undatedDay } from "./fold.ts";
import { FoldGroups } from "./fold-groups.ts";
import type { RowFacts } from "./row-facts.ts";
import { mergeFacts } from "./row-facts.ts";

/** Days from the booking of one row to that of another; null when one has no date. */
export function dayLagOf(a: RowFacts, b: RowFacts): number | null {
  return a.day === undatedDay || b.day === undatedDay ? null : b.day - a.day;
}

/** Keeps what was folded, and says what may still be. */
export class FoldBook {
  readonly #rows: FoldRows;
  readonly #history: FoldHistory;
  readonly #rejected: ReadonlySet<number>;
  readonly #groups: FoldGroups;
  readonly #isSecond: Uint8Array;
  readonly #ambiguousRowCountMax: number;
  readonly #held = new Set<number>();
  readonly #certain: Fold[] = [];
  readonly #proposed: Fold[] = [];
  readonly #ambiguous: FoldAmbiguity[] = [];

  constructor(rows: FoldRows, history: FoldHistory, ambiguousRowCountMax: number) {
    this.#rows = rows;
    this.#history = history;
    this.#ambiguousRowCountMax = ambiguousRowCountMax;
    this.#groups = new FoldGroups(rows.rowCount);
    this.#isSecond = new Uint8Array(rows.rowCount);
    for (const pair of history.standing) if (this.#groups.join(pair)) this.#isSecond[pair.b] = 1;
    this.#rejected = new Set(history.rejected.map(({ a, b }) => this.#pairKey(a, b)));
  }

  /** Whether two rows may become one transaction: at least one is new, and no statement counts twice. */
  mayJoin(x: RowFacts, y: RowFacts): boolean {
    if (x.row < this.#history.addedFrom && y.row < this.#history.addedFrom) return false;
    if (this.#rejected.has(this.#pairKey(x.row, y.row))) return false;
    const { statement } = this.#rows;
    return !this.#groups.some(x.row, (of) =>
      this.#groups.some(y.row, (other) => of === other || statement[of] === statement[other]),
    );
  }

  /** Whether two rows may meet as sides of one transfer: no side of it is there twice. */
  mayMeet(x: RowFacts, y: RowFacts): boolean {
    const { side } = this.#rows;
    return (
      this.mayJoin(x, y) &&
      !this.#groups.some(x.row, (of) =>
        this.#groups.some(y.row, (other) => side[of] === side[other]),
      )
    );
  }

  /** The rows that stand for their entries by what was folded before, with what duplicates add. */
  standingFacts(facts: readonly RowFacts[]): RowFacts[] {
    if (this.#history.standing.length === 0) return [...facts];
    const entries = Map.groupBy(facts, ({ row, side }) => `${this.#groups.root(row)} ${side}`);
    return [...entries.values()].map((rows) => rows.reduce(mergeFacts));
  }

  /** Whether a row can still meet one of another side: it has not, and nothing is unclear about it. */
  isFree(row: number, otherSide: FoldSide): boolean {
    const { side } = this.#rows;
    const isMet = (member: number) => foldSides[side[member] ?? 0] === otherSide;
    return !this.#held.has(row) && !this.#groups.some(row, isMet);
  }

  /** Whether a row stands for its transaction on its side; the others are duplicates of it. */
  isLead(row: number): boolean {
    const { side } = this.#rows;
    return !this.#groups.some(row, (other) => other < row && side[other] === side[row]);
  }

  /**
   * Keeps a fold of two rows. Where `y` is already the second row of a fold, `x` becomes the second
   * of this one; where both are, the rows that stand for their transactions are folded.
   */
  add(list: "certain" | "proposed", x: RowFacts, y: RowFacts, basis: FoldBasis): void {
    const dayLag = dayLagOf(x, y);
    let [a, b] = [x.row, y.row];
    if (this.#isSecond[b] === 1) [a, b] = [b, a];
    if (this.#isSecond[b] === 1) [a, b] = [this.#first(b), this.#first(a)];
    const isTurned = a === y.row || b === x.row;
    if (!this.#groups.join({ a, b })) return;
    this.#isSecond[b] = 1;
    const fold = { a, b, basis, dayLag: isTurned && dayLag !== null ? -dayLag : dayLag };
    (list === "certain" ? this.#certain : this.#proposed).push(fold);
  }

  /** The row of a transaction that is no second row. */
  #first(row: number): number {
    let first = row;
    this.#groups.some(row, (member) => {
      if (this.#isSecond[member] !== 1) first = member;
      return this.#isSecond[member] !== 1;
    });
    return first;
  }

  addAmbiguous(
    messageId: FoldReason,
    xs: readonly RowFacts[],
    ys: readonly RowFacts[],
    reference = "",
  ): void {
    for (const { row } of [...xs, ...ys]) this.#held.add(row);
    const listed = (facts: readonly RowFacts[]) =>
      facts
        .map(({ row }) => row)
        .toSorted((a, b) => a - b)
        .slice(0, this.#ambiguousRowCountMax);
    const data = { leftCount: xs.length, rightCount: ys.length, reference };
    this.#ambiguous.push({ left: listed(xs), right: listed(ys), basis: { messageId, data } });
  }

  result(): Folds {
    const byRows = (x: Fold, y: Fold) => x.a - y.a || x.b - y.b;
    const byFirst = (x: FoldAmbiguity, y: FoldAmbiguity) => (x.left[0] ?? 0) - (y.left[0] ?? 0);
    return {
      certain: this.#certain.toSorted(byRows),
      proposed: this.#proposed.toSorted(byRows),
      ambiguous: this.#ambiguous.toSorted(byFirst),
    };
  }

  #pairKey(a: number, b: number): number {
    return Math.min(a, b) * this.#rows.rowCount + Math.max(a, b);
  }
}
