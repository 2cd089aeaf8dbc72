// SPDX-License-Identifier: Apache-2.0
/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows exist only while in view: a grid by roles */
import { defineTexts } from "@tianwang/kernel/text";
import type { KeyboardEvent, MouseEvent, ReactElement } from "react";
import { useId, useLayoutEffect, useRef, useState } from "react";
import { useTexts } from "../language/language.tsx";
import type { CellPlace } from "./cell-keys.ts";
import { cellAfterKey } from "./cell-keys.ts";
import type { ColumnLayout } from "./columns.ts";
import type { RowPages } from "./row-pages.ts";
import type { VisibleRows } from "./row-window.ts";
import { trackHeight } from "./row-window.ts";
import type { ScrollWindow, WindowState } from "./scroll-window.ts";
import { useSelect } from "./selection.ts";
import { TableHead } from "./table-head.tsx";
import { cellId, TableRow } from "./table-row.tsx";
import type { WindowedTableProps } from "./windowed-table.tsx";

/** What the grid needs beside the props of the table. */
export interface TableGridProps<R> {
  readonly table: WindowedTableProps<R>;
  readonly layout: ColumnLayout<R>;
  readonly pages: RowPages<R>;
  readonly scroll: ScrollWindow;
  readonly window: WindowState;
  readonly visible: VisibleRows;
  /** The compact form of the rows when it is in force. */
  readonly compact: WindowedTableProps<R>["compact"];
  readonly headHeight: number;
}

const texts = defineTexts({
  selectRow: { zh: "选择此行", en: "Select this row" },
  keys: {
    zh: "用方向键移动，回车打开，空格选择。",
    en: "Arrow keys move, Enter opens, Space selects.",
  },
});

/** Whether a click meant something inside the row, or ended a selection of text. */
function isMeantForContent(event: MouseEvent): boolean {
  const isControl = (event.target as Element).closest("a, button, input, label, summary") !== null;
  return isControl || globalThis.getSelection()?.type === "Range";
}

/** The cell under a click. */
function clickedCell(event: MouseEvent): CellPlace | null {
  const cell = (event.target as Element).closest<HTMLElement>("[data-at] [data-column]");
  const row = cell?.closest<HTMLElement>("[data-at]");
  if (!cell || !row) return null;
  return { row: Number(row.dataset["at"]), column: Number(cell.dataset["column"]) };
}

/** The grid as a rule for one row: what it shows and how it stands. */
function useRows<R>(props: TableGridProps<R>, tableId: string, active: CellPlace | null) {
  const t = useTexts(texts);
  const { table, pages, visible, compact } = props;
  const select = useSelect({ pages, rowKey: table.rowKey }, table.selection);
  const rows: ReactElement[] = [];
  for (let at = visible.first; at <= visible.last; at++) {
    const row = pages.row(at);
    const key = row === undefined ? "" : table.rowKey(row);
    rows.push(
      <TableRow
        key={at}
        tableId={tableId}
        at={at}
        row={row}
        columns={props.layout.shown}
        compact={compact?.render}
        activeColumn={active?.row === at ? active.column : -1}
        isOpen={row !== undefined && key === table.openKey}
        isSelected={table.selection?.keys.has(key)}
        selectLabel={t("selectRow")}
      />,
    );
  }
  return { rows, select };
}

/** The scrolling grid of a windowed table. */
export function TableGrid<R>(props: TableGridProps<R>): ReactElement {
  const t = useTexts(texts);
  const tableId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { table, layout, pages, scroll, visible, compact, headHeight } = props;
  const { shape } = props.window;
  const [active, setActive] = useState<CellPlace>({ row: 0, column: 0 });
  const [hasFocus, setHasFocus] = useState(false);
  useLayoutEffect(() => (scroller.current ? scroll.attach(scroller.current) : undefined), [scroll]);

  const isSelectable = table.selection !== undefined;
  const columnCount = compact ? 1 : layout.shown.length;
  const cell = {
    row: Math.min(active.row, table.rowCount - 1),
    column: Math.min(active.column, columnCount - 1),
  };
  const { rows, select } = useRows(props, tableId, hasFocus ? cell : null);
  const isInView = cell.row >= visible.first && cell.row <= visible.last;

  const open = (at: number) => {
    const row = pages.row(at);
    if (row !== undefined) table.onOpen?.(row, at);
  };
  const move = (next: CellPlace, isSelecting: boolean) => {
    setActive(next);
    scroll.show(next.row);
    if (isSelecting && next.row !== cell.row) select(next.row, true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== scroller.current || event.altKey) return;
    const pageRowCount = Math.floor(shape.viewHeight / shape.rowHeight);
    const extent = { rowCount: table.rowCount, columnCount, pageRowCount };
    // The window may have been moved by the scrollbar: keys go on from what is in view.
    const from = isInView ? cell : { ...cell, row: visible.first };
    const next = cellAfterKey(from, event.key, extent);
    if (next) move(next, event.shiftKey);
    else if (event.key === "Enter") open(cell.row);
    else if (event.key === " " && isSelectable) select(cell.row, event.shiftKey);
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent) => {
    const box = (event.target as Element).closest<HTMLElement>("[data-select]");
    const clicked = clickedCell(event);
    if (box) select(Number(box.closest<HTMLElement>("[data-at]")?.dataset["at"]), event.shiftKey);
    if (!clicked || isMeantForContent(event)) return;
    setActive(clicked);
    open(clicked.row);
  };

  const fullHeight = trackHeight(shape) + headHeight;
  const checkWidth = isSelectable ? 36 : 0;
  return (
    <div
      ref={scroller}
      className="tw-table-scroller"
      role="grid"
      tabIndex={0}
      aria-label={`${table.label}. ${t("keys")}`}
      aria-rowcount={table.rowCount + 1}
      aria-colcount={columnCount + (isSelectable ? 1 : 0)}
      aria-busy={pages.isLoading}
      aria-multiselectable={isSelectable}
      aria-activedescendant={hasFocus && isInView ? cellId(tableId, cell) : undefined}
      onFocus={(event) => setHasFocus(event.target === scroller.current)}
      onBlur={() => setHasFocus(false)}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <div
        className="tw-table-track"
        role="presentation"
        style={{
          height: fullHeight,
          width: compact ? "100%" : `max(100%, ${layout.totalWidth + checkWidth}px)`,
        }}
      >
        <div
          className="tw-table-frame"
          role="presentation"
          style={{ height: Math.min(fullHeight, shape.viewHeight + headHeight) }}
        >
          <div role="rowgroup" className={compact ? "tw-aloud" : "tw-table-heads"}>
            <TableHead
              layout={layout}
              isSelectable={isSelectable}
              sort={table.sort}
              onSort={table.onSort}
            />
          </div>
          <div className="tw-table-body" role="presentation">
            <div
              role="rowgroup"
              className="tw-table-rows"
              style={{ transform: `translateY(${-visible.shift}px)` }}
            >
              {rows}
            </div>
          </div>
        </div>
      </div>
    </div>
  );
}
