// SPDX-License-Identifier: Apache-2.0
import type { CSSProperties, ReactElement, ReactNode } from "react";
import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from "react";
import { ErrorState } from "../feedback/error-state.tsx";
import { useIsNarrow } from "../look/appearance.tsx";
import { ColumnPanel } from "./column-panel.tsx";
import type { Column, ColumnLayout } from "./columns.ts";
import { useColumnLayout } from "./columns.ts";
import type { FetchRows } from "./row-pages.ts";
import { RowPages } from "./row-pages.ts";
import { visibleRows } from "./row-window.ts";
import { ScrollWindow } from "./scroll-window.ts";
import type { Selection } from "./selection.ts";
import { TableFoot } from "./table-foot.tsx";
import { TableGrid } from "./table-grid.tsx";
import type { Sort } from "./table-head.tsx";
import "./windowed-table.css";

export type { Column } from "./columns.ts";
export type { FetchRows, RowRequest } from "./row-pages.ts";
export type { Selection } from "./selection.ts";
export type { Sort } from "./table-head.tsx";

/** What a windowed table shows. */
export interface WindowedTableProps<R> {
  /** Under which the person's columns are remembered, e.g. `flows.transactions`. */
  readonly id: string;
  /** What the rows are, read aloud. */
  readonly label: string;
  readonly columns: readonly Column<R>[];
  readonly rowCount: number;
  /** A run of rows; must give the same rows as long as `dataKey` is the same. */
  readonly fetchRows: FetchRows<R>;
  /** Changes with filter and sort: rows are then fetched anew, from the top. */
  readonly dataKey: string;
  readonly rowKey: (row: R) => string;
  /** Enter or a click. */
  readonly onOpen?: (row: R, at: number) => void;
  /** The key of the row that is shown elsewhere, e.g. beside the table. */
  readonly openKey?: string | null;
  readonly selection?: Selection;
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  /** Rows on a telephone: one cell, `rowHeight` pixels. */
  readonly compact?: { readonly rowHeight: number; readonly render: (row: R) => ReactNode };
  /** Above the rows: filters, export. */
  readonly toolbar?: ReactNode;
  /** Below the rows: sums. */
  readonly sums?: ReactNode;
  /** Instead of rows when there are none. */
  readonly empty?: ReactNode;
  /** Most of the window that the table takes; CSS length, default `70vh`. */
  readonly heightMax?: string;
}

const rowHeightDense = 34;
const rowHeightTouch = 44;
const headHeightDense = 34;
/** Rows fetched beyond what is in view, on both sides. */
const aheadRowCount = 40;

/** The rows and the place in them; both start anew when the data key changes. */
function useRowSource<R>(fetchRows: FetchRows<R>, dataKey: string) {
  const make = () => ({ dataKey, pages: new RowPages<R>(fetchRows), scroll: new ScrollWindow() });
  const [held, setHeld] = useState(make);
  const source = held.dataKey === dataKey ? held : make();
  if (source !== held) setHeld(source);
  const { pages, scroll } = source;
  useSyncExternalStore(pages.subscribe, pages.version);
  const window = useSyncExternalStore(scroll.subscribe, scroll.state);
  useEffect(() => () => pages.close(), [pages]);
  return { pages, scroll, window };
}

function tableStyle<R>(
  props: WindowedTableProps<R>,
  layout: ColumnLayout<R>,
  row: { readonly height: number; readonly isCompact: boolean },
): CSSProperties {
  const cells = row.isCompact ? "minmax(0, 1fr)" : layout.template;
  return {
    "--tw-columns": props.selection ? `36px ${cells}` : cells,
    "--tw-row-height": `${row.height}px`,
    "--tw-table-height-max": props.heightMax ?? "70vh",
  } as CSSProperties;
}

/**
 * A table of any number of rows: only those in view exist, fetched as they come into view. A grid
 * for the keyboard and for screen readers; one cell a row on a telephone.
 */
export function WindowedTable<R>(props: WindowedTableProps<R>): ReactElement {
  const isNarrow = useIsNarrow();
  const compact = isNarrow ? props.compact : undefined;
  const rowHeight = compact?.rowHeight ?? (isNarrow ? rowHeightTouch : rowHeightDense);
  const headHeight = compact ? 0 : headHeightDense;
  const layout = useColumnLayout(props.id, props.columns);
  const { pages, scroll, window } = useRowSource(props.fetchRows, props.dataKey);
  const { rowCount } = props;
  const visible = visibleRows(window.offset, window.shape);
  const { first, last } = visible;

  useLayoutEffect(
    () => scroll.resize({ rowCount, rowHeight, headHeight }),
    [scroll, rowCount, rowHeight, headHeight],
  );
  useEffect(() => {
    if (last < first) return;
    pages.want(first - aheadRowCount, Math.min(last + aheadRowCount, rowCount - 1));
  }, [pages, first, last, rowCount]);

  return (
    <div
      className="tw-table"
      data-compact={compact !== undefined}
      style={tableStyle(props, layout, { height: rowHeight, isCompact: compact !== undefined })}
    >
      <div className="tw-table-bar">
        <div className="tw-table-tools">{props.toolbar}</div>
        {!compact && <ColumnPanel layout={layout} />}
      </div>
      {pages.error === undefined ? (
        <TableGrid
          table={props}
          layout={layout}
          pages={pages}
          scroll={scroll}
          window={window}
          visible={visible}
          compact={compact}
          headHeight={headHeight}
        />
      ) : (
        <ErrorState error={pages.error} onRetry={() => pages.retry()} />
      )}
      {rowCount === 0 && pages.error === undefined && props.empty}
      {(rowCount > 0 || props.empty === undefined) && (
        <TableFoot
          visible={visible}
          rowCount={rowCount}
          selectedCount={props.selection?.keys.size ?? 0}
          onJump={(row) => scroll.jump(row)}
        >
          {props.sums}
        </TableFoot>
      )}
    </div>
  );
}
