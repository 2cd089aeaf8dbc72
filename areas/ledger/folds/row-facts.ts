// SPDX-License-Identifier: Apache-2.0
import type { AccountKey } from "./account-match.ts";
import { accountKey, matchAccounts } from "./account-match.ts";
import type { FoldRows, FoldSide } from "./fold.ts";
import { foldSides, undatedDay } from "./fold.ts";
import { normalReference, normalUetr, referencesConflict } from "./reference.ts";

/** The references of a row, normalised; empty where there is none. */
export interface References {
  readonly uetr: string;
  readonly endToEndId: string;
  readonly bankReference: string;
}

/** The kinds of reference, the most telling first. */
export const referenceKinds = ["uetr", "endToEndId", "bankReference"] as const;
export type ReferenceKind = (typeof referenceKinds)[number];

/** A row in the form in which it is compared. */
export interface RowFacts extends References {
  readonly row: number;
  readonly statement: number;
  readonly position: number;
  readonly side: FoldSide;
  readonly day: number;
  readonly isReversal: boolean;
  readonly balanceMinor: bigint | null;
  readonly payer: AccountKey;
  readonly beneficiary: AccountKey;
}

/** Reads rows for comparison; each account number is parsed once. */
export class FactReader {
  readonly #rows: FoldRows;
  readonly #lengthMin: number;
  /** By account, then by bank. */
  readonly #accounts = new Map<string, Map<string, AccountKey>>();

  constructor(rows: FoldRows, referenceLengthMin: number) {
    this.#rows = rows;
    this.#lengthMin = referenceLengthMin;
  }

  read(row: number): RowFacts {
    const rows = this.#rows;
    const reference = (column: readonly string[]) =>
      normalReference(column[row] ?? "", this.#lengthMin);
    return {
      row,
      statement: rows.statement[row] ?? 0,
      position: rows.position[row] ?? 0,
      side: foldSides[rows.side[row] ?? 0] ?? "register",
      day: rows.bookedOn[row] ?? undatedDay,
      isReversal: rows.isReversal[row] === 1,
      balanceMinor: rows.balanceMinor[row] ?? null,
      payer: this.#account(rows.payerAccount[row], rows.payerBank[row]),
      beneficiary: this.#account(rows.beneficiaryAccount[row], rows.beneficiaryBank[row]),
      uetr: normalUetr(rows.uetr[row] ?? ""),
      endToEndId: reference(rows.endToEndId),
      bankReference: reference(rows.bankReference),
    };
  }

  #account(account = "", bank = ""): AccountKey {
    const ofBanks = this.#accounts.get(account) ?? new Map<string, AccountKey>();
    if (ofBanks.size === 0) this.#accounts.set(account, ofBanks);
    const known = ofBanks.get(bank);
    if (known !== undefined) return known;
    const key = accountKey(account, bank);
    ofBanks.set(bank, key);
    return key;
  }
}

/** What two sources of one transaction say together: the first's word, and what it leaves open. */
export function mergeFacts(lead: RowFacts, other: RowFacts): RowFacts {
  return {
    ...lead,
    balanceMinor: lead.balanceMinor ?? other.balanceMinor,
    payer: clearerAccount(lead.payer, other.payer),
    beneficiary: clearerAccount(lead.beneficiary, other.beneficiary),
    uetr: lead.uetr || other.uetr,
    endToEndId: lead.endToEndId || other.endToEndId,
    bankReference: lead.bankReference || other.bankReference,
  };
}

function clearerAccount(a: AccountKey, b: AccountKey): AccountKey {
  const isClear = a.text !== "" && !a.text.includes("*");
  return isClear || b.text === "" ? a : b;
}

/** Whether the account numbers of two rows, payer with payer, can be of one transfer. */
export function accountsAdmit(a: RowFacts, b: RowFacts): boolean {
  return (
    matchAccounts(a.payer, b.payer) !== "different" &&
    matchAccounts(a.beneficiary, b.beneficiary) !== "different"
  );
}

/** Whether references rule out that two rows are one transfer. A bank's own reference never does. */
export function transferReferencesConflict(a: References, b: References): boolean {
  if (a.uetr !== "" && b.uetr !== "") return a.uetr !== b.uetr;
  return referencesConflict(a.endToEndId, b.endToEndId);
}

/** Whether references rule out that two rows of one account are one entry. */
export function entryReferencesConflict(a: References, b: References): boolean {
  return transferReferencesConflict(a, b) || referencesConflict(a.bankReference, b.bankReference);
}

/** The order of rows within a comparison: by day, then as listed. */
export function byDayAndPlace(a: RowFacts, b: RowFacts): number {
  return a.day - b.day || byPlace(a, b);
}

/** As listed: statement by statement, from top to bottom. */
export function byPlace(a: RowFacts, b: RowFacts): number {
  return a.statement - b.statement || a.position - b.position || a.row - b.row;
}
