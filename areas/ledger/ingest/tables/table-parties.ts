// SPDX-License-Identifier: Apache-2.0
import type { Party } from "@tianwang/ledger";
import type { TableMapping } from "./table-mapping.ts";
import { columnOf } from "./table-mapping.ts";
import { pick } from "./table-own.ts";
import { accountOf } from "./table-preamble.ts";

/** What a spreadsheet leaves of a long account number: `6.22202E+18`. */
const exponentForm = /^\d(?:\.\d+)?E\+?\d{1,2}$/iu;

/** A party that is filled anew for each row. */
export interface PartyCells {
  account: string;
  name: string;
  bank: string;
}

/** Reads the parties of a row that stand in columns. */
export class PartyReader {
  readonly #columns: readonly [number, number, number];
  readonly #fallback: readonly [number, number, number];
  readonly party: PartyCells = { account: "", name: "", bank: "" };
  /** Column of an account number that lost its digits in the last row; -1 when none did. */
  lostColumn = -1;

  constructor(mapping: TableMapping, kind: PartyKind, fallback: PartyKind = kind) {
    this.#columns = partyColumns(mapping, kind);
    this.#fallback = partyColumns(mapping, fallback);
  }

  read(cells: readonly string[]): Party {
    const { party } = this;
    this.lostColumn = -1;
    party.account = this.#account(cells);
    party.name = pick(cells, this.#columns[1]) || pick(cells, this.#fallback[1]);
    party.bank = pick(cells, this.#columns[2]) || pick(cells, this.#fallback[2]);
    return party;
  }

  #account(cells: readonly string[]): string {
    for (const column of [this.#columns[0], this.#fallback[0]]) {
      const text = pick(cells, column);
      if (text === "") continue;
      if (!text.includes("E+") || !exponentForm.test(text)) return accountOf(text);
      this.lostColumn = column;
    }
    return "";
  }
}

type PartyKind = "counterparty" | "payer" | "beneficiary";

function partyColumns(mapping: TableMapping, kind: PartyKind): readonly [number, number, number] {
  return [
    columnOf(mapping, `${kind}Account`),
    columnOf(mapping, `${kind}Name`),
    columnOf(mapping, `${kind}Bank`),
  ];
}
