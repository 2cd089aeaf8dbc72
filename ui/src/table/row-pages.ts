// SPDX-License-Identifier: Apache-2.0

/** Which rows are asked for; `signal` ends the request when they are no longer wanted. */
export interface RowRequest {
  readonly from: number;
  readonly count: number;
  readonly signal: AbortSignal;
}

/** Fetches a run of rows; may give fewer at the end. */
export type FetchRows<R> = (request: RowRequest) => Promise<readonly R[]>;

/** Rows per request. */
const pageRowCount = 100;
/** Pages kept; the ones longest out of sight go first. */
const pageCountMax = 80;
/** At most one change of what is wanted in this time, so that a dragged thumb asks little. */
const pauseMs = 60;

/**
 * The rows of a table, fetched by page as they come into sight and kept for a while. Requests for
 * rows that went out of sight are ended.
 */
export class RowPages<R> {
  readonly #fetch: FetchRows<R>;
  readonly #pages = new Map<number, readonly R[]>();
  readonly #inFlight = new Map<number, AbortController>();
  readonly #listeners = new Set<() => void>();
  #version = 0;
  #error: unknown;
  #wanted: readonly number[] = [];
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(fetch: FetchRows<R>) {
    this.#fetch = fetch;
  }

  /** Grows with every change; for `useSyncExternalStore`. */
  readonly version = (): number => this.#version;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What the last failed request threw; undefined when all is well. */
  get error(): unknown {
    return this.#error;
  }

  get isLoading(): boolean {
    return this.#inFlight.size > 0;
  }

  /** A row, or undefined while it is not here. */
  row(at: number): R | undefined {
    return this.#pages.get(Math.floor(at / pageRowCount))?.[at % pageRowCount];
  }

  /** Says which rows are in sight, both ends included. */
  want(first: number, last: number): void {
    const firstPage = Math.floor(Math.max(0, first) / pageRowCount);
    const lastPage = Math.floor(Math.max(0, last) / pageRowCount);
    this.#wanted = Array.from({ length: lastPage - firstPage + 1 }, (_, at) => firstPage + at);
    if (this.#pause !== undefined) return;
    this.#start();
    this.#pause = setTimeout(() => {
      this.#pause = undefined;
      this.#start();
    }, pauseMs);
  }

  /** Asks again for what failed. */
  retry(): void {
    this.#error = undefined;
    this.#start();
    this.#changed();
  }

  /** Ends all requests. */
  close(): void {
    clearTimeout(this.#pause);
    this.#pause = undefined;
    for (const request of this.#inFlight.values()) request.abort();
    this.#inFlight.clear();
  }

  #changed(): void {
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }

  #start(): void {
    for (const [page, request] of this.#inFlight) {
      if (this.#wanted.includes(page)) continue;
      request.abort();
      this.#inFlight.delete(page);
    }
    if (this.#error !== undefined) return;
    for (const page of this.#wanted) {
      const known = this.#pages.get(page);
      if (known) {
        // Moved to the end: the map's order is the order of last sight.
        this.#pages.delete(page);
        this.#pages.set(page, known);
      } else if (!this.#inFlight.has(page)) {
        void this.#load(page);
      }
    }
  }

  async #load(page: number): Promise<void> {
    const request = new AbortController();
    this.#inFlight.set(page, request);
    try {
      const rows = await this.#fetch({
        from: page * pageRowCount,
        count: pageRowCount,
        signal: request.signal,
      });
      if (request.signal.aborted) return;
      this.#pages.set(page, rows);
      this.#forget();
    } catch (error) {
      if (request.signal.aborted) return;
      this.#error = error;
    }
    this.#inFlight.delete(page);
    this.#changed();
  }

  #forget(): void {
    for (const page of this.#pages.keys()) {
      if (this.#pages.size <= pageCountMax) return;
      if (!this.#wanted.includes(page)) this.#pages.delete(page);
    }
  }
}
