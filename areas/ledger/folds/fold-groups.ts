// SPDX-License-Identifier: Apache-2.0

/** Two rows that are one transaction. */
export interface RowPair {
  readonly a: number;
  readonly b: number;
}

/**
 * Rows joined into transactions (a union-find whose groups can be listed). Joining never makes a
 * circle, so a transaction of n rows has n − 1 folds.
 */
export class FoldGroups {
  readonly #parent: Int32Array;
  /** The members of each group in a ring. */
  readonly #next: Int32Array;

  constructor(rowCount: number) {
    this.#parent = Int32Array.from({ length: rowCount }, (_, row) => row);
    this.#next = this.#parent.slice();
  }

  /** The lowest row of the group. */
  root(row: number): number {
    let at = row;
    for (;;) {
      const up = this.#parent[at] ?? at;
      if (up === at) return at;
      const over = this.#parent[up] ?? up;
      this.#parent[at] = over;
      at = over;
    }
  }

  /** Joins the groups of two rows; false when they are one already. */
  join({ a, b }: RowPair): boolean {
    const x = this.root(a);
    const y = this.root(b);
    if (x === y) return false;
    this.#parent[Math.max(x, y)] = Math.min(x, y);
    const nextX = this.#next[x] ?? x;
    this.#next[x] = this.#next[y] ?? y;
    this.#next[y] = nextX;
    return true;
  }

  /** Whether a condition holds for a member of a row's group. */
  some(row: number, holds: (member: number) => boolean): boolean {
    let at = row;
    do {
      if (holds(at)) return true;
      at = this.#next[at] ?? row;
    } while (at !== row);
    return false;
  }
}

/** The transaction of every row, named by its lowest row. */
export function transactionOfRows(rowCount: number, folds: Iterable<RowPair>): Int32Array {
  const groups = new FoldGroups(rowCount);
  for (const fold of folds) groups.join(fold);
  return Int32Array.from({ length: rowCount }, (_, row) => groups.root(row));
}

/** How many transactions rows are, once folded. */
export interface TransactionCount {
  readonly sources: number;
  /** Rows that are a second source of a transaction: certain and accepted folds. */
  readonly folded: number;
  /** `sources − folded`. Proposed folds are not in it until they are judged. */
  readonly count: number;
  readonly proposed: number;
}

/** Counts transactions; `folds` are the certain and the accepted ones. */
export function countTransactions(input: {
  readonly rowCount: number;
  readonly folds: Iterable<RowPair>;
  readonly proposedCount: number;
}): TransactionCount {
  const groups = new FoldGroups(input.rowCount);
  let folded = 0;
  for (const fold of input.folds) if (groups.join(fold)) folded += 1;
  return {
    sources: input.rowCount,
    folded,
    count: input.rowCount - folded,
    proposed: input.proposedCount,
  };
}
