// SPDX-License-Identifier: Apache-2.0
import { cashParty, outsideParty } from "../tracing/ledger.ts";
import type { StatementRun } from "./statement-runs.ts";

/**
 * How an account stands in a ledger. `stated`: through statements without a gap between them.
 * `unstated`: on a day of which there is no statement. `unmatched`: named by another source on a day
 * that its own statement covers, where that statement shows no such row; or a fold with one of its
 * rows waits to be judged.
 */
export type AccountStanding = "stated" | "unstated" | "unmatched";

/** An account of a ledger: the same account stands in it once for each run and each gap. */
export interface LedgerAccount {
  /** In the index of accounts. */
  readonly account: number;
  readonly standing: AccountStanding;
  /** Which run of statements, where stated. */
  readonly part: number;
}

/** Numbers the accounts of a ledger as they are met. */
export class LedgerAccounts {
  readonly list: LedgerAccount[] = [];
  readonly #ids = new Map<string, number>();
  readonly #runs: ReadonlyMap<string, readonly StatementRun[]>;

  constructor(runs: readonly StatementRun[]) {
    this.#runs = Map.groupBy(runs, bookKey);
  }

  /** The account through one of its runs. */
  stated({ account, part }: StatementRun): number {
    return this.#idOf({ account, standing: "stated", part });
  }

  /**
   * A side of a movement that no statement of its own confirms. A book moves by the rows of its own
   * statements and by no others: so it always agrees with the bank, and nothing counts twice.
   */
  named(
    account: number,
    currency: string,
    { day, hasProposal }: { readonly day: number | null; readonly hasProposal: boolean },
  ): number {
    if (account === outsideParty || account === cashParty) return account;
    const runs = this.#runs.get(bookKey({ account, currency })) ?? [];
    const isCovered = runs.some(
      ({ fromDay, toDay }) =>
        day !== null && fromDay !== null && toDay !== null && day >= fromDay && day <= toDay,
    );
    // A proposed fold says that the other statement has it, be it on a day before or after.
    const isUnmatched = isCovered || (hasProposal && runs.length > 0);
    return this.#idOf({ account, standing: isUnmatched ? "unmatched" : "unstated", part: 0 });
  }

  #idOf(account: LedgerAccount): number {
    const key = `${account.account} ${account.standing} ${account.part}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    this.#ids.set(key, this.list.length);
    return this.list.push(account) - 1;
  }
}

function bookKey({ account, currency }: { readonly account: number; readonly currency: string }) {
  return `${account} ${currency}`;
}
