// SPDX-License-Identifier: Apache-2.0
import type { Party } from "@tianwang/ledger";
import { currencyScale, noCurrency } from "@tianwang/kernel/currency";
import type { TableField } from "./table-field.ts";
import type { TableMapping, ValueSource } from "./table-mapping.ts";
import { columnOf } from "./table-mapping.ts";
import { cleanCell } from "./cells/table-number.ts";
import type { Preamble } from "./table-preamble.ts";
import { accountOf } from "./table-preamble.ts";
import { currencyOf, foldWord } from "./cells/table-words.ts";

/** A currency and the digits after its point. */
export interface CurrencyFacts {
  readonly currency: string;
  readonly scale: number;
}

/** A cell of a row without what protects it; empty where there is no column. */
export function pick(cells: readonly string[], column: number): string {
  return column < 0 ? "" : cleanCell(cells[column] ?? "");
}

/** Where one value of the statement comes from: its column, or the same text for all rows. */
class Value {
  readonly column: number;
  readonly #fixed: string;

  constructor(source: ValueSource, column: number, preamble: string) {
    this.column = source.from === "column" ? column : -1;
    this.#fixed =
      source.from === "fixed" ? source.value : source.from === "preamble" ? preamble : "";
  }

  of(cells: readonly string[]): string {
    return this.column < 0 ? this.#fixed : pick(cells, this.column);
  }
}

/** Tells whose account and which currency a row is of. */
export class OwnSource {
  readonly #account: Value;
  readonly #name: Value;
  readonly #bank: Value;
  readonly #currency: Value;
  readonly #words: ReadonlyMap<string, string>;
  readonly #none: CurrencyFacts;
  readonly #known = new Map<string, CurrencyFacts | null>();
  /** Whether rows of one file can be of several statements. */
  readonly isByColumn: boolean;

  constructor(mapping: TableMapping, preamble: Preamble) {
    const value = (source: ValueSource, field: TableField, printed: string) =>
      new Value(source, columnOf(mapping, field), printed);
    this.#account = value(mapping.own.account, "ownAccount", preamble.account);
    this.#name = value(mapping.own.name, "ownName", preamble.name);
    this.#bank = value(mapping.own.bank, "ownBank", preamble.bank);
    this.#currency = value(mapping.currency.source, "currency", preamble.currency);
    this.#words = new Map(
      Object.entries(mapping.currency.words).map(([word, code]) => [foldWord(word), code]),
    );
    this.#none = { currency: noCurrency, scale: mapping.currency.scale };
    this.isByColumn =
      mapping.layout === "statement" && (this.#account.column >= 0 || this.#currency.column >= 0);
  }

  /**
   * What tells the statement of a row from others; empty where the row leaves it open, as one does
   * that is cut before it says.
   */
  keyOf(cells: readonly string[], count: number): string {
    if (!this.isByColumn || Math.max(this.#account.column, this.#currency.column) >= count)
      return "";
    const account = this.#account.column < 0 ? "" : (cells[this.#account.column] ?? "");
    const currency = this.#currency.column < 0 ? "" : (cells[this.#currency.column] ?? "");
    return account === "" && this.#account.column >= 0 ? "" : `${account}\u0000${currency}`;
  }

  partyOf(cells: readonly string[]): Party {
    return {
      account: accountOf(this.#account.of(cells)),
      name: this.#name.of(cells),
      bank: this.#bank.of(cells),
    };
  }

  /** The currency of a row; null when the row names one that is not known. */
  currencyOf(cells: readonly string[]): CurrencyFacts | null {
    const text = this.#currency.of(cells);
    if (text === "") return this.#none;
    let facts = this.#known.get(text);
    if (facts === undefined) {
      facts = this.#lookUp(text);
      this.#known.set(text, facts);
    }
    return facts;
  }

  get currencyColumn(): number {
    return this.#currency.column;
  }

  #lookUp(text: string): CurrencyFacts | null {
    const currency = this.#words.get(foldWord(text)) ?? currencyOf(text) ?? "";
    if (currency === noCurrency) return this.#none;
    const scale = currencyScale(currency);
    return scale === undefined ? null : { currency, scale };
  }
}
