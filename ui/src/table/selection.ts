// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { RowPages } from "./row-pages.ts";

/** Rows that can be chosen, by their keys. */
export interface Selection {
  readonly keys: ReadonlySet<string>;
  readonly onChange: (keys: ReadonlySet<string>) => void;
}

/** What choosing needs of a table. */
export interface Selectable<R> {
  readonly pages: Pick<RowPages<R>, "row">;
  readonly rowKey: (row: R) => string;
}

/** The choice after one row, or all loaded rows from `anchor` to it, was taken in or out. */
export function keysAfterSelect<R>(
  table: Selectable<R>,
  keys: ReadonlySet<string>,
  step: { readonly at: number; readonly anchor: number | null },
): ReadonlySet<string> {
  const next = new Set(keys);
  const keyAt = (at: number) => {
    const row = table.pages.row(at);
    return row === undefined ? null : table.rowKey(row);
  };
  if (step.anchor === null) {
    const key = keyAt(step.at);
    if (key !== null && !next.delete(key)) next.add(key);
    return next;
  }
  const [from, to] = [Math.min(step.anchor, step.at), Math.max(step.anchor, step.at)];
  for (let at = from; at <= to; at++) {
    const key = keyAt(at);
    if (key !== null) next.add(key);
  }
  return next;
}

/** Choosing rows one by one, or (`isRange`) from the last one chosen singly to another. */
export function useSelect<R>(
  table: Selectable<R>,
  selection: Selection | undefined,
): (at: number, isRange: boolean) => void {
  const [anchor, setAnchor] = useState(0);
  return (at, isRange) => {
    if (!selection) return;
    selection.onChange(
      keysAfterSelect(table, selection.keys, { at, anchor: isRange ? anchor : null }),
    );
    if (!isRange) setAnchor(at);
  };
}
