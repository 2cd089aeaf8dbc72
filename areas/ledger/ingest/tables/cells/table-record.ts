// SPDX-License-Identifier: Apache-2.0
import type { Undecodable } from "./table-decoder.ts";

/** A replacement character in a cell: bytes that could not be decoded, or one of the source. */
export interface CellDamage {
  readonly cellIndex: number;
  /** What stood there; null when the source itself holds the replacement character. */
  readonly undecodable: Undecodable | null;
}

/** Why a line is no record. */
export type RecordFault = "quote-unbalanced" | "record-too-long";

/** Takes the records of a table, in the order of the file. Rows count from 1, blank ones too. */
export interface RecordTaker {
  /** The array is reused; cells beyond the first `count` are empty. */
  record(cells: readonly string[], count: number, row: number): void;
  /** Comes before the record that it is about. */
  damage(damages: readonly CellDamage[], row: number): void;
  fault(fault: RecordFault, row: number, text: string): void;
}

/** The most characters of one record; longer ones are faults. */
export const recordCharactersMax = 262_144;

const quote = 34;
const carriageReturn = 13;
const incomplete = -1;
const unbalanced = -2;

/**
 * Cuts text into records by RFC 4180: quoted cells may hold delimiters, line breaks and doubled
 * quotes. A quote that is never closed costs its own line only.
 */
export class DelimitedReader {
  readonly #delimiter: number;
  readonly #lineBreak: number;
  readonly #lineBreakText: string;
  readonly #taker: RecordTaker;
  readonly #cells: string[] = [];
  #count = 0;
  /** Cells of the widest record so far: those beyond the current one are blanked. */
  #widest = 0;
  #row = 0;
  #carry = "";
  /** Characters of the stream before `#carry`. */
  #offset = 0;
  #undecodable: Undecodable[] = [];
  #isSkipping = false;
  #hasLineBreakAtEnd = true;

  constructor(delimiter: string, lineBreak: "\n" | "\r", taker: RecordTaker) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#lineBreak = lineBreak.charCodeAt(0);
    this.#lineBreakText = lineBreak;
    this.#taker = taker;
  }

  /** Whether the last record ended with a line break; a file that is cut rarely does. */
  get hasLineBreakAtEnd(): boolean {
    return this.#hasLineBreakAtEnd;
  }

  write(chunk: string, undecodable: readonly Undecodable[] = []): void {
    const before = this.#offset + this.#carry.length;
    for (const one of undecodable) this.#undecodable.push({ ...one, at: one.at + before });
    if (chunk !== "") this.#hasLineBreakAtEnd = chunk.endsWith(this.#lineBreakText);
    // Joined texts are read more slowly than a chunk as it came: only its first line is joined.
    const first = this.#carry === "" ? 0 : chunk.indexOf(this.#lineBreakText) + 1;
    if (first > 0) this.#scan(this.#carry + chunk.slice(0, first), 0, false);
    if (this.#carry === "") this.#scan(chunk, first, false);
    else this.#scan(this.#carry + chunk.slice(first), 0, false);
  }

  end(): void {
    this.#scan(this.#carry, 0, true);
  }

  /** Reads the records of a text from a place on; what is left of it is carried over. */
  #scan(text: string, from: number, isFinal: boolean): void {
    const mayBeDamaged = text.includes("\uFFFD", from);
    const before = this.#offset - from;
    let start = this.#isSkipping ? this.#skipLine(text, from) : from;
    while (start < text.length) {
      let next = this.#readRecord(text, start, isFinal);
      if (next === incomplete && text.length - start <= recordCharactersMax) break;
      this.#row += 1;
      if (next < 0 || next - start > recordCharactersMax) {
        next = this.#refuse(text, start, next === incomplete);
      } else {
        if (mayBeDamaged) this.#reportDamage(text.slice(start, next), before + start);
        for (let at = this.#count; at < this.#widest; at++) this.#cells[at] = "";
        if (this.#count > this.#widest) this.#widest = this.#count;
        this.#taker.record(this.#cells, this.#count, this.#row);
      }
      start = next;
    }
    this.#carry = start < text.length ? text.slice(start) : "";
    this.#offset = before + text.length - this.#carry.length;
  }

  /** Gives up the line at a place and goes on after it. */
  #refuse(text: string, start: number, isOpen: boolean): number {
    const end = text.indexOf(this.#lineBreakText, start);
    const line = text.slice(start, end < 0 ? text.length : end);
    const isLong = line.length > recordCharactersMax || (isOpen && !line.includes('"'));
    const fault = isLong ? "record-too-long" : "quote-unbalanced";
    this.#taker.fault(fault, this.#row, line.slice(0, 256));
    return this.#skipLine(text, start);
  }

  #skipLine(text: string, start: number): number {
    const end = text.indexOf(this.#lineBreakText, start);
    this.#isSkipping = end < 0;
    return end < 0 ? text.length : end + 1;
  }

  /** Reads the record at a place; the place after it, or why there is none. */
  #readRecord(text: string, start: number, isFinal: boolean): number {
    const delimiter = this.#delimiter;
    const lineBreak = this.#lineBreak;
    const cells = this.#cells;
    let count = 0;
    let from = start;
    for (let at = start; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === delimiter) {
        cells[count++] = text.slice(from, at);
        from = at + 1;
      } else if (code === lineBreak) {
        cells[count++] = text.slice(from, this.#endOfLine(text, from, at));
        this.#count = count;
        return at + 1;
      } else if (code === quote && at === from) {
        const after = this.#readQuoted(text, at, count, isFinal);
        if (after < 0) return after;
        if (after >= text.length) return this.#finish(count + 1, text.length, isFinal);
        count += 1;
        from = after + 1;
        at = after;
        if (text.charCodeAt(after) === lineBreak) return this.#finish(count, from, true);
      }
    }
    cells[count] = text.slice(from);
    return this.#finish(count + 1, text.length, isFinal);
  }

  #finish(count: number, next: number, isWhole: boolean): number {
    this.#count = count;
    return isWhole ? next : incomplete;
  }

  #endOfLine(text: string, from: number, at: number): number {
    return at > from && text.charCodeAt(at - 1) === carriageReturn ? at - 1 : at;
  }

  /**
   * Reads the quoted cell that opens at a place, into the cell of an index. Returns the place of
   * the delimiter or line break after it.
   */
  #readQuoted(text: string, open: number, index: number, isFinal: boolean): number {
    for (let from = open + 1; ;) {
      const close = text.indexOf('"', from);
      if (close < 0) return isFinal ? unbalanced : incomplete;
      if (text.charCodeAt(close + 1) === quote) {
        from = close + 2;
        continue;
      }
      const after = this.#afterQuote(text, close + 1);
      if (after >= text.length && !isFinal) return incomplete;
      const inside = text.slice(open + 1, close);
      if (after >= 0) {
        this.#cells[index] = inside.includes('"') ? inside.replaceAll('""', '"') : inside;
        return after;
      }
      return inside.includes(this.#lineBreakText) ? unbalanced : this.#readRaw(text, open, index);
    }
  }

  /** The place of the delimiter or line break after a closing quote; negative for other text. */
  #afterQuote(text: string, from: number): number {
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === this.#delimiter || code === this.#lineBreak) return at;
      if (code !== carriageReturn && code !== 32) return unbalanced;
    }
    return text.length;
  }

  /** Takes a cell with stray quotes as it stands. */
  #readRaw(text: string, open: number, index: number): number {
    let at = open;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === this.#delimiter || code === this.#lineBreak) break;
    }
    this.#cells[index] = text.slice(open, this.#endOfLine(text, open, at));
    return at;
  }

  /** Finds the cells that hold the replacement characters of a record. */
  #reportDamage(text: string, offset: number): void {
    const damages: CellDamage[] = [];
    let cellIndex = 0;
    let inCell = -1;
    for (let at = text.indexOf("\uFFFD"); at >= 0; at = text.indexOf("\uFFFD", at + 1)) {
      inCell = (this.#cells[cellIndex] ?? "").indexOf("\uFFFD", inCell + 1);
      while (inCell < 0 && cellIndex < this.#count - 1) {
        cellIndex += 1;
        inCell = (this.#cells[cellIndex] ?? "").indexOf("\uFFFD");
      }
      damages.push({ cellIndex, undecodable: this.#takeUndecodable(offset + at) });
    }
    if (damages.length > 0) this.#taker.damage(damages, this.#row);
  }

  #takeUndecodable(at: number): Undecodable | null {
    while ((this.#undecodable[0]?.at ?? at) < at) this.#undecodable.shift();
    return this.#undecodable[0]?.at === at ? (this.#undecodable.shift() ?? null) : null;
  }
}
