// SPDX-License-Identifier: Apache-2.0
import type { WindowShape } from "./row-window.ts";
import { offsetAfterScroll, offsetMax, offsetToShow, scrollTopAt } from "./row-window.ts";

/** After this pause in scrolling the scrollbar is put where the rows are. */
const restMs = 140;

/** What is scrolled through: rows, and what stands above them. */
export interface ScrollSize {
  readonly rowCount: number;
  readonly rowHeight: number;
  readonly headHeight: number;
}

/** Where a window stands; a new object after each change. */
export interface WindowState {
  readonly offset: number;
  readonly shape: WindowShape;
}

/** Binds the scrollbar of an element to an offset into any number of rows. */
export class ScrollWindow {
  #element: HTMLElement | null = null;
  #size: ScrollSize = { rowCount: 0, rowHeight: 1, headHeight: 0 };
  #viewHeight = 0;
  #scrollTop = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;
  readonly #listeners = new Set<() => void>();
  #state: WindowState = { offset: 0, shape: { rowCount: 0, rowHeight: 1, viewHeight: 0 } };

  /** For `useSyncExternalStore`. */
  readonly state = (): WindowState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes an element that scrolls, from its top; the answer lets it go. */
  attach(element: HTMLElement): () => void {
    this.#element = element;
    element.scrollTop = 0;
    this.#scrollTop = 0;
    const observer = new ResizeObserver(() => {
      this.#viewHeight = element.clientHeight;
      this.#reshape();
    });
    observer.observe(element);
    element.addEventListener("scroll", this.#onScroll, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", this.#onScroll);
      cancelAnimationFrame(this.#frame);
      clearTimeout(this.#rest);
    };
  }

  /** Says how many rows there are and how high they are; the first row in view stays. */
  resize(size: ScrollSize): void {
    const firstRow = this.#state.offset / this.#size.rowHeight;
    const isOther = size.rowHeight !== this.#size.rowHeight;
    this.#size = size;
    this.#reshape(isOther ? firstRow * size.rowHeight : this.#state.offset);
  }

  /** Brings a row wholly into view. */
  show(row: number): void {
    this.#goTo(offsetToShow(row, this.#state.offset, this.#state.shape));
  }

  /** Puts a row at the upper edge. */
  jump(row: number): void {
    this.#goTo(row * this.#size.rowHeight);
  }

  #reshape(offset = this.#state.offset): void {
    const { rowCount, rowHeight, headHeight } = this.#size;
    const viewHeight = Math.max(0, this.#viewHeight - headHeight);
    const { shape } = this.#state;
    const isSame =
      shape.rowCount === rowCount &&
      shape.rowHeight === rowHeight &&
      shape.viewHeight === viewHeight;
    if (!isSame) this.#place(offset, { rowCount, rowHeight, viewHeight });
  }

  #place(offset: number, shape: WindowShape): void {
    this.#state = { offset: Math.min(Math.max(0, offset), offsetMax(shape)), shape };
    for (const listener of this.#listeners) listener();
  }

  #goTo(offset: number): void {
    this.#place(offset, this.#state.shape);
    this.#settle();
  }

  /** Moves the scrollbar to where the rows are; its scroll event then changes nothing. */
  #settle(): void {
    const element = this.#element;
    if (!element) return;
    element.scrollTop = scrollTopAt(this.#state.offset, this.#state.shape);
    this.#scrollTop = element.scrollTop;
  }

  readonly #onScroll = (): void => {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(this.#read);
  };

  readonly #read = (): void => {
    this.#frame = 0;
    const to = this.#element?.scrollTop ?? 0;
    if (to === this.#scrollTop) return;
    const { offset, shape } = this.#state;
    const next = offsetAfterScroll(offset, { from: this.#scrollTop, to }, shape);
    this.#scrollTop = to;
    this.#place(next, shape);
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#settle(), restMs);
  };
}
