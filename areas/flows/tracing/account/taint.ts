// SPDX-License-Identifier: Apache-2.0
import type { AccountLedger, AccountTrace, Parts } from "./account-ledger.ts";
import { addPart, holder } from "./account-ledger.ts";
import type { Fraction } from "./fraction.ts";
import { whole } from "./fraction.ts";

/**
 * Taints whatever has touched tainted money: while any of a claimant's money may lie in the account,
 * all that lies there and all that leaves is tainted for him. The parts of several claimants overlap,
 * so that nothing adds up: it is a bound of what can be asked about, not a claim.
 */
export function taintAll({ events }: AccountLedger): AccountTrace {
  const tainted = new Set<string>();
  const withdrawals: Parts[] = [];
  let balanceMinor = 0n;
  let overdrawnMinor = 0n;
  const partsOf = (amountMinor: bigint): Parts => {
    const parts = new Map<string, Fraction>();
    for (const party of tainted) addPart(parts, party, whole(amountMinor));
    return parts;
  };
  for (const event of events) {
    if (event.kind === "in") {
      balanceMinor += event.amountMinor;
      if (event.party !== holder && event.amountMinor > 0n && balanceMinor > 0n)
        tainted.add(event.party);
      continue;
    }
    const there = balanceMinor > 0n ? balanceMinor : 0n;
    const funded = there < event.amountMinor ? there : event.amountMinor;
    withdrawals.push(partsOf(funded));
    overdrawnMinor += event.amountMinor - funded;
    balanceMinor -= event.amountMinor;
    if (balanceMinor <= 0n) tainted.clear();
  }
  const remaining = partsOf(balanceMinor > 0n ? balanceMinor : 0n);
  return { remaining, withdrawals, repaid: new Map(), overdrawnMinor };
}
