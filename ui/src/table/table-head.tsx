// SPDX-License-Identifier: Apache-2.0
/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows exist only while in view: a grid by roles */
import { defineTexts } from "@tianwang/kernel/text";
import type { PointerEvent, ReactElement } from "react";
import { useTexts } from "../language/language.tsx";
import { DownIcon, UpIcon } from "../look/icons.tsx";
import type { Column, ColumnLayout } from "./columns.ts";

/** By which column the rows are sorted. */
export interface Sort {
  readonly columnId: string;
  readonly isDescending: boolean;
}

const texts = defineTexts({
  sort: { zh: "按“{column}”排序", en: "Sort by “{column}”" },
  select: { zh: "选择", en: "Select" },
});

/** Changes a width while the pointer is held. */
function startResize<R>(
  event: PointerEvent<HTMLElement>,
  column: Column<R>,
  layout: ColumnLayout<R>,
) {
  event.preventDefault();
  const handle = event.currentTarget;
  const startX = event.clientX;
  const startWidth = handle.parentElement?.offsetWidth ?? layout.widthOf(column);
  handle.setPointerCapture(event.pointerId);
  const onMove = (move: globalThis.PointerEvent) => {
    layout.setWidth(column.id, startWidth + move.clientX - startX);
  };
  handle.addEventListener("pointermove", onMove);
  handle.addEventListener("pointerup", () => handle.removeEventListener("pointermove", onMove), {
    once: true,
  });
}

function HeadCell<R>(props: {
  column: Column<R>;
  position: number;
  layout: ColumnLayout<R>;
  sort: Sort | undefined;
  onSort: ((sort: Sort) => void) | undefined;
}): ReactElement {
  const t = useTexts(texts);
  const { column, sort, onSort } = props;
  const isSorted = sort?.columnId === column.id;
  const order = sort?.isDescending ? "descending" : "ascending";
  return (
    <div
      role="columnheader"
      aria-colindex={props.position}
      className={column.align === "end" ? "tw-cell tw-cell-end" : "tw-cell"}
      {...(isSorted ? { "aria-sort": order } : {})}
    >
      {column.isSortable && onSort ? (
        <button
          type="button"
          className="tw-sort-button"
          title={t("sort", { column: column.title })}
          onClick={() =>
            onSort({ columnId: column.id, isDescending: isSorted && !sort.isDescending })
          }
        >
          {column.title}
          {isSorted && (sort.isDescending ? <DownIcon /> : <UpIcon />)}
        </button>
      ) : (
        <span className="tw-head-title">{column.title}</span>
      )}
      <span
        className="tw-resize"
        aria-hidden="true"
        onPointerDown={(event) => startResize(event, column, props.layout)}
      />
    </div>
  );
}

/** The head of a windowed table. */
export function TableHead<R>(props: {
  layout: ColumnLayout<R>;
  isSelectable: boolean;
  sort: Sort | undefined;
  onSort: ((sort: Sort) => void) | undefined;
}): ReactElement {
  const t = useTexts(texts);
  const firstColumn = props.isSelectable ? 2 : 1;
  return (
    <div className="tw-table-row tw-table-head" role="row" aria-rowindex={1}>
      {props.isSelectable && (
        <div role="columnheader" aria-colindex={1} className="tw-cell tw-cell-check">
          <span className="tw-aloud">{t("select")}</span>
        </div>
      )}
      {props.layout.shown.map((column, position) => (
        <HeadCell
          key={column.id}
          column={column}
          position={position + firstColumn}
          layout={props.layout}
          sort={props.sort}
          onSort={props.onSort}
        />
      ))}
    </div>
  );
}
