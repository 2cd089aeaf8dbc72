// SPDX-License-Identifier: Apache-2.0

/**
 * The tallest element that is made, in pixels. Browsers clamp taller ones without a word (Firefox
 * near 17.9 million, Chromium near 33.5 million): past this height the scrollbar is scaled.
 */
export const trackHeightMax = 8_000_000;

/** The measures of a windowed table, in pixels and rows. */
export interface WindowShape {
  readonly rowCount: number;
  readonly rowHeight: number;
  /** Height of the part that shows rows. */
  readonly viewHeight: number;
}

/** How high the element behind the scrollbar is. */
export function trackHeight(shape: WindowShape): number {
  return Math.min(shape.rowCount * shape.rowHeight, trackHeightMax);
}

/** The largest offset: the last row stands at the lower edge. */
export function offsetMax(shape: WindowShape): number {
  return Math.max(0, shape.rowCount * shape.rowHeight - shape.viewHeight);
}

function scrollMax(shape: WindowShape): number {
  return Math.max(0, trackHeight(shape) - shape.viewHeight);
}

const clamp = (value: number, max: number) => Math.min(Math.max(0, value), max);

/** Where the scrollbar stands for an offset into the rows. */
export function scrollTopAt(offset: number, shape: WindowShape): number {
  const most = offsetMax(shape);
  return most === 0 ? 0 : (clamp(offset, most) / most) * scrollMax(shape);
}

/** The offset into the rows for a place of the scrollbar. */
function offsetAt(scrollTop: number, shape: WindowShape): number {
  const most = scrollMax(shape);
  return most === 0 ? 0 : (clamp(scrollTop, most) / most) * offsetMax(shape);
}

/**
 * The offset after the scrollbar moved. On a scaled bar a small move (wheel, touch) moves the rows
 * pixel by pixel; a move that only the thumb can make (half a pixel of it or more) jumps.
 */
export function offsetAfterScroll(
  offset: number,
  scroll: { readonly from: number; readonly to: number },
  shape: WindowShape,
): number {
  if (offsetMax(shape) === scrollMax(shape)) return clamp(scroll.to, offsetMax(shape));
  const moved = scroll.to - scroll.from;
  const thumbMove = trackHeight(shape) / shape.viewHeight / 2;
  return Math.abs(moved) < thumbMove
    ? clamp(offset + moved, offsetMax(shape))
    : offsetAt(scroll.to, shape);
}

/** Which rows are in view, 0-based, `last` included; `shift` pixels of the first are above. */
export interface VisibleRows {
  readonly first: number;
  readonly last: number;
  readonly shift: number;
}

/** The rows in view at an offset. */
export function visibleRows(offset: number, shape: WindowShape): VisibleRows {
  const first = Math.floor(offset / shape.rowHeight);
  const last = Math.floor((offset + shape.viewHeight - 1) / shape.rowHeight);
  return {
    first,
    last: Math.min(Math.max(first, last), shape.rowCount - 1),
    shift: offset - first * shape.rowHeight,
  };
}

/** The offset, as near as possible to the present one, at which a row is wholly in view. */
export function offsetToShow(row: number, offset: number, shape: WindowShape): number {
  const top = row * shape.rowHeight;
  if (top < offset) return clamp(top, offsetMax(shape));
  const lowest = top + shape.rowHeight - shape.viewHeight;
  return clamp(Math.max(offset, lowest), offsetMax(shape));
}
