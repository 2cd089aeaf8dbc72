// SPDX-License-Identifier: Apache-2.0
import type {
  AccountLedger,
  AccountTrace,
  AccountWithdrawal,
  Parts,
} from "../account/account-ledger.ts";
import { addPart, holder } from "../account/account-ledger.ts";
import type { Fraction } from "../account/fraction.ts";
import { whole } from "../account/fraction.ts";
import { ApportionedShares } from "./apportioned-shares.ts";
import type { Turn } from "./share-keeper.ts";

/** One account by rates in whole minor units, for more withdrawals than exact fractions bear. */
export function traceInUnits(
  { events }: AccountLedger,
  turnOf: (withdrawal: AccountWithdrawal) => Turn,
): AccountTrace {
  const paid = events.flatMap((event) => (event.kind === "in" ? [event.party] : []));
  const parties = [...new Set(paid)].filter((party) => party !== holder);
  const keeper = new ApportionedShares(parties.length);
  const [account, payment, count] = [keeper.open(), keeper.open(), keeper.open()];
  const repaid = new Map<string, Fraction>();
  const withdrawals: Parts[] = [];
  let debtMinor = 0n;
  let overdrawnMinor = 0n;
  const partsOf = (place: number): Parts => {
    const parts = new Map<string, Fraction>();
    let ownMinor = keeper.totalMinor(place);
    for (const { claimant, amount } of keeper.shares(place)) {
      addPart(parts, parties[claimant] ?? "", amount);
      ownMinor -= amount.numerator;
    }
    addPart(parts, holder, whole(ownMinor));
    return parts;
  };
  for (const event of events) {
    const { amountMinor } = event;
    if (event.kind === "in") {
      const repaidMinor = debtMinor < amountMinor ? debtMinor : amountMinor;
      debtMinor -= repaidMinor;
      addPart(repaid, event.party, whole(repaidMinor));
      keeper.add(payment, amountMinor - repaidMinor);
      const claimant = parties.indexOf(event.party);
      if (claimant >= 0) keeper.begin({ from: payment, to: count }, claimant, amountMinor);
      keeper.moveAll({ from: payment, to: account });
      continue;
    }
    const lacking = keeper.move({ from: account, to: payment }, amountMinor, turnOf(event));
    debtMinor += lacking;
    overdrawnMinor += lacking;
    withdrawals.push(partsOf(payment));
    keeper.end({ from: payment, to: count });
  }
  const remaining = partsOf(account);
  const arithmetic = keeper.arithmetic();
  return { remaining, withdrawals, repaid, overdrawnMinor, arithmetic };
}
