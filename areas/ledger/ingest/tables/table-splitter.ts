// SPDX-License-Identifier: Apache-2.0

/** Takes the records of a table below its header. */
export interface KeyedRecords {
  /** What tells the statement of a record from others; empty where the record leaves it open. */
  keyOf(cells: readonly string[], count: number): string;
  record(cells: readonly string[], count: number, row: number): void;
}

/** Characters of rows of other accounts that wait in memory until their turn comes. */
export const waitingCharactersMax = 32_000_000;

/** Stands between cells of waiting rows; decoded text never holds half a character. */
const cellEnd = "\uD800";

interface Waiting {
  readonly key: string;
  readonly rows: number[];
  readonly texts: string[];
}

/**
 * Brings the rows of each account together when a file mixes several: rows of the account at hand
 * pass at once, those of others wait. When too much waits, all but the newest account are given
 * out; accounts that stand one after the other in the file are therefore never split.
 */
export class AccountSplitter {
  readonly #records: KeyedRecords;
  readonly #charactersMax: number;
  readonly #onSplit: (row: number) => void;
  readonly #waiting = new Map<string, Waiting>();
  readonly #given = new Set<string>();
  #key = "";
  /** Of the row before: what says nothing itself, such as a total or a cut row, belongs to it. */
  #lastKey = "";
  #characters = 0;

  /** @param onSplit is told the row at which an account comes again after its rows were given. */
  constructor(
    records: KeyedRecords,
    onSplit: (row: number) => void,
    charactersMax = waitingCharactersMax,
  ) {
    this.#records = records;
    this.#onSplit = onSplit;
    this.#charactersMax = charactersMax;
  }

  record(cells: readonly string[], count: number, row: number): void {
    const key = this.#records.keyOf(cells, count) || this.#lastKey;
    this.#lastKey = key;
    if (key === "" || key === this.#key || this.#key === "") {
      if (key !== "") this.#begin(key, row);
      this.#records.record(cells, count, row);
      return;
    }
    this.#wait(key, cells, count, row);
    if (this.#characters > this.#charactersMax) this.#giveAll(key);
  }

  #begin(key: string, row: number): void {
    if (key === this.#key) return;
    if (this.#given.has(key)) this.#onSplit(row);
    this.#key = key;
    this.#given.add(key);
  }

  #wait(key: string, cells: readonly string[], count: number, row: number): void {
    let waiting = this.#waiting.get(key);
    if (!waiting) {
      waiting = { key, rows: [], texts: [] };
      this.#waiting.set(key, waiting);
    }
    const text = cells.slice(0, count).join(cellEnd);
    waiting.rows.push(row);
    waiting.texts.push(text);
    this.#characters += text.length;
  }

  /** Gives out what waits, the account of a key last, so that it goes on being read. */
  #giveAll(last: string): void {
    const lastWaiting = this.#waiting.get(last);
    this.#waiting.delete(last);
    for (const waiting of this.#waiting.values()) this.#give(waiting);
    if (lastWaiting) this.#give(lastWaiting);
    this.#waiting.clear();
    this.#characters = 0;
  }

  #give({ key, rows, texts }: Waiting): void {
    this.#begin(key, rows[0] ?? 0);
    for (const [at, text] of texts.entries()) {
      const cells = text.split(cellEnd);
      this.#records.record(cells, cells.length, rows[at] ?? 0);
    }
  }

  /** Gives out all that waits. */
  end(): void {
    this.#giveAll("");
  }
}
