// SPDX-License-Identifier: Apache-2.0

/** A cell, both counted from 0. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** How far a table goes. */
export interface TableExtent {
  readonly rowCount: number;
  readonly columnCount: number;
  /** Rows that one screen shows. */
  readonly pageRowCount: number;
}

const moves: Readonly<Record<string, (at: CellPlace, extent: TableExtent) => CellPlace>> = {
  ArrowDown: (at) => ({ ...at, row: at.row + 1 }),
  ArrowUp: (at) => ({ ...at, row: at.row - 1 }),
  ArrowRight: (at) => ({ ...at, column: at.column + 1 }),
  ArrowLeft: (at) => ({ ...at, column: at.column - 1 }),
  PageDown: (at, extent) => ({ ...at, row: at.row + Math.max(1, extent.pageRowCount - 1) }),
  PageUp: (at, extent) => ({ ...at, row: at.row - Math.max(1, extent.pageRowCount - 1) }),
  Home: (at) => ({ ...at, row: 0 }),
  End: (at, extent) => ({ ...at, row: extent.rowCount - 1 }),
};

/** The cell that a key leads to; null when the key does not move. */
export function cellAfterKey(at: CellPlace, key: string, extent: TableExtent): CellPlace | null {
  const move = Object.hasOwn(moves, key) ? moves[key] : undefined;
  if (!move || extent.rowCount === 0) return null;
  const to = move(at, extent);
  return {
    row: Math.min(Math.max(0, to.row), extent.rowCount - 1),
    column: Math.min(Math.max(0, to.column), extent.columnCount - 1),
  };
}
