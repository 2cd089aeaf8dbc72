// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from "react";
import { useMemo, useState } from "react";

/** A column of a windowed table. */
export interface Column<R> {
  readonly id: string;
  readonly title: string;
  /** In pixels, before the person changes it. */
  readonly width: number;
  readonly align?: "start" | "end";
  /** Takes the room that is left over. */
  readonly isGrowing?: boolean;
  readonly isSortable?: boolean;
  readonly isHiddenAtFirst?: boolean;
  readonly render: (row: R) => ReactNode;
}

export const columnWidthMin = 56;
export const columnWidthMax = 900;

/** What the person changed: widths in pixels, and which columns are hidden or shown. */
interface ColumnChoice {
  readonly widths: Readonly<Record<string, number>>;
  readonly hidden: Readonly<Record<string, boolean>>;
}

const noChoice: ColumnChoice = { widths: {}, hidden: {} };

/** Reads a stored choice; anything that is not one counts as none. */
export function parseColumnChoice(text: string | null): ColumnChoice {
  if (text === null) return noChoice;
  try {
    const { widths, hidden } = JSON.parse(text) as Partial<ColumnChoice>;
    const sized = Object.entries(widths ?? {}).filter(
      ([, width]) => Number.isFinite(width) && width >= columnWidthMin && width <= columnWidthMax,
    );
    const turned = Object.entries(hidden ?? {}).filter(([, is]) => typeof is === "boolean");
    return { widths: Object.fromEntries(sized), hidden: Object.fromEntries(turned) };
  } catch {
    return noChoice;
  }
}

/** The columns as they stand and what can be changed about them. */
export interface ColumnLayout<R> {
  readonly all: readonly Column<R>[];
  readonly shown: readonly Column<R>[];
  readonly isShown: (id: string) => boolean;
  readonly widthOf: (column: Column<R>) => number;
  /** Value of `grid-template-columns`. */
  readonly template: string;
  readonly totalWidth: number;
  readonly setWidth: (id: string, width: number) => void;
  readonly toggle: (id: string) => void;
  readonly reset: () => void;
}

/** Keeps widths and hidden columns of a table, remembered at this browser under `tableId`. */
export function useColumnLayout<R>(
  tableId: string,
  columns: readonly Column<R>[],
): ColumnLayout<R> {
  const key = `tianwang.columns.${tableId}`;
  const [choice, setChoice] = useState(() => {
    try {
      return parseColumnChoice(globalThis.localStorage.getItem(key));
    } catch {
      return noChoice;
    }
  });
  return useMemo(() => {
    const change = (next: ColumnChoice) => {
      setChoice(next);
      try {
        globalThis.localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Storage is full or forbidden: the choice holds for this page only.
      }
    };
    const isShown = (id: string) => {
      const column = columns.find((one) => one.id === id);
      return !(choice.hidden[id] ?? column?.isHiddenAtFirst ?? false);
    };
    const widthOf = (column: Column<R>) => choice.widths[column.id] ?? column.width;
    const shown = columns.filter((column) => isShown(column.id));
    return {
      all: columns,
      shown,
      isShown,
      widthOf,
      template: shown
        .map((column) =>
          column.isGrowing ? `minmax(${widthOf(column)}px, 1fr)` : `${widthOf(column)}px`,
        )
        .join(" "),
      totalWidth: shown.reduce((sum, column) => sum + widthOf(column), 0),
      setWidth: (id, width) => {
        const whole = Math.round(Math.min(Math.max(width, columnWidthMin), columnWidthMax));
        change({ ...choice, widths: { ...choice.widths, [id]: whole } });
      },
      toggle: (id) => change({ ...choice, hidden: { ...choice.hidden, [id]: isShown(id) } }),
      reset: () => change(noChoice),
    };
  }, [choice, columns, key]);
}
