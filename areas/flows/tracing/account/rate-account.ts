// SPDX-License-Identifier: Apache-2.0
import type {
  AccountLedger,
  AccountTrace,
  AccountWithdrawal,
  NotApplicable,
  Parts,
} from "./account-ledger.ts";
import { addPart, holder } from "./account-ledger.ts";
import type { Fraction } from "./fraction.ts";
import { whole } from "./fraction.ts";
import { traceInUnits } from "../shares/account-units.ts";
import { BeyondNumbers } from "../shares/share-keeper.ts";
import { RatePool } from "./rate-pool.ts";

/** Most withdrawals of an exact result: its fractions grow with each, to some 5,000 digits here. */
export const exactWithdrawalsMax = 500;

/** Whose money a withdrawal takes first; the other's follows. */
type Turn = "own" | "claimants" | "together";

/** Tells of a withdrawal whose money it takes first. */
export type TurnOf = (withdrawal: AccountWithdrawal) => Turn;

class RateAccount {
  readonly #claims = new RatePool();
  #ownMinor = 0n;
  #debtMinor = 0n;
  readonly repaid = new Map<string, Fraction>();
  readonly withdrawals: Parts[] = [];
  overdrawnMinor = 0n;
  readonly #isOwnApart: boolean;

  /** @param isOwnApart whether the holder's money stands apart from that of the claimants. */
  constructor(isOwnApart: boolean) {
    this.#isOwnApart = isOwnApart;
  }

  deposit(party: string, amountMinor: bigint): void {
    const repaidMinor = smaller(this.#debtMinor, amountMinor);
    this.#debtMinor -= repaidMinor;
    addPart(this.repaid, party, whole(repaidMinor));
    const left = amountMinor - repaidMinor;
    if (this.#isOwnApart && party === holder) this.#ownMinor += left;
    else this.#claims.put(party, left);
  }

  withdraw(amountMinor: bigint, turn: Turn): void {
    const parts = new Map<string, Fraction>();
    let lacking = amountMinor;
    for (const taken of turn === "own"
      ? (["own", "claims"] as const)
      : (["claims", "own"] as const))
      lacking -= taken === "own" ? this.#takeOwn(lacking, parts) : this.#takeClaims(lacking, parts);
    this.#debtMinor += lacking;
    this.overdrawnMinor += lacking;
    this.withdrawals.push(parts);
  }

  #takeOwn(amountMinor: bigint, into: Map<string, Fraction>): bigint {
    const taken = smaller(this.#ownMinor, amountMinor);
    this.#ownMinor -= taken;
    addPart(into, holder, whole(taken));
    return taken;
  }

  #takeClaims(amountMinor: bigint, into: Map<string, Fraction>): bigint {
    const taken = smaller(this.#claims.totalMinor, amountMinor);
    for (const [party, amount] of this.#claims.take(taken)) addPart(into, party, amount);
    return taken;
  }

  remaining(): Parts {
    const parts = new Map(this.#claims.parts());
    addPart(parts, holder, whole(this.#ownMinor));
    return parts;
  }
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

/**
 * Follows money by rates: each withdrawal takes from everybody, or from the claimants among
 * themselves, in the proportion of what is left of theirs.
 */
export function traceRates(ledger: AccountLedger, turnOf: TurnOf): AccountTrace | NotApplicable {
  const outs = ledger.events.filter((event) => event.kind === "out");
  if (outs.length > exactWithdrawalsMax) return inUnits(ledger, turnOf);
  const account = new RateAccount(outs.some((event) => turnOf(event) !== "together"));
  for (const event of ledger.events)
    if (event.kind === "in") account.deposit(event.party, event.amountMinor);
    else account.withdraw(event.amountMinor, turnOf(event));
  const { repaid, withdrawals, overdrawnMinor } = account;
  return { remaining: account.remaining(), withdrawals, repaid, overdrawnMinor };
}

function inUnits(ledger: AccountLedger, turnOf: TurnOf): AccountTrace | NotApplicable {
  try {
    return traceInUnits(ledger, turnOf);
  } catch (error) {
    if (error instanceof BeyondNumbers) return tooLarge;
    throw error;
  }
}

const tooLarge: NotApplicable = {
  notApplicable: {
    zh: `支取超过 ${exactWithdrawalsMax} 笔，且余额超过 2^53 个最小货币单位`,
    en: `more than ${exactWithdrawalsMax} withdrawals and a balance of more than 2^53 minor units`,
  },
};
