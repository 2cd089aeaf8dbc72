// SPDX-License-Identifier: Apache-2.0
/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows exist only while in view: a grid by roles */
import type { ReactElement, ReactNode } from "react";
import { memo } from "react";
import type { CellPlace } from "./cell-keys.ts";
import type { Column } from "./columns.ts";

/** What a row of a windowed table is drawn from; equal props are not drawn again. */
export interface TableRowProps<R> {
  readonly tableId: string;
  /** 0-based place in the table. */
  readonly at: number;
  readonly row: R | undefined;
  readonly columns: readonly Column<R>[];
  /** On a telephone: the whole row as one cell. */
  readonly compact: ((row: R) => ReactNode) | undefined;
  /** The column of the active cell when this row has it, else -1. */
  readonly activeColumn: number;
  readonly isOpen: boolean;
  /** Absent when rows cannot be selected. */
  readonly isSelected: boolean | undefined;
  readonly selectLabel: string;
}

/** The id of a cell, for `aria-activedescendant`. */
export function cellId(tableId: string, cell: CellPlace): string {
  return `${tableId}-${cell.row}-${cell.column}`;
}

/** Ghosts of different lengths, so that waiting rows look like rows. */
const ghostWidths = ["62%", "48%", "74%", "55%", "68%"] as const;

function Ghost({ seed }: { seed: number }): ReactElement {
  return (
    <span className="tw-ghost" style={{ width: ghostWidths[seed % ghostWidths.length] ?? "60%" }} />
  );
}

function CheckCell<R>(props: TableRowProps<R>): ReactElement {
  return (
    <div role="gridcell" className="tw-cell tw-cell-check" aria-colindex={1}>
      <input
        type="checkbox"
        tabIndex={-1}
        checked={props.isSelected ?? false}
        aria-label={props.selectLabel}
        disabled={props.row === undefined}
        data-select="true"
        onChange={() => {}}
      />
    </div>
  );
}

function Row<R>(props: TableRowProps<R>): ReactElement {
  const { row, at } = props;
  const isSelectable = props.isSelected !== undefined;
  const firstColumn = isSelectable ? 2 : 1;
  const cells = props.compact
    ? [{ id: "compact", align: "start" as const, render: props.compact }]
    : props.columns;
  return (
    <div
      role="row"
      className="tw-table-row"
      aria-rowindex={at + 2}
      data-open={props.isOpen}
      data-active={props.activeColumn >= 0}
      data-odd={at % 2 === 1}
      data-at={at}
      {...(isSelectable ? { "aria-selected": props.isSelected } : {})}
    >
      {isSelectable && <CheckCell {...props} />}
      {cells.map((column, position) => (
        <div
          key={column.id}
          id={cellId(props.tableId, { row: at, column: position })}
          role="gridcell"
          aria-colindex={position + firstColumn}
          className={column.align === "end" ? "tw-cell tw-cell-end" : "tw-cell"}
          data-column={position}
          data-active={position === props.activeColumn}
        >
          {row === undefined ? <Ghost seed={at * 3 + position} /> : column.render(row)}
        </div>
      ))}
    </div>
  );
}

/** A row of a windowed table. */
export const TableRow = memo(Row) as typeof Row;
