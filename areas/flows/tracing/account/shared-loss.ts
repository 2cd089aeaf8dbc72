// SPDX-License-Identifier: Apache-2.0
import type { AccountLedger, AccountTrace, NotApplicable, Parts } from "./account-ledger.ts";
import { addPart, assertConserved, holder } from "./account-ledger.ts";
import type { Fraction } from "./fraction.ts";
import { overFactors, whole } from "./fraction.ts";

/** Why losses are not shared where the holder's own money is among them. */
export const holderTakesPart: NotApplicable = {
  notApplicable: {
    zh: "账户持有人的资金也在其中；过错方不参与按比例分配",
    en: "the account holder's own money takes part, and the wrongdoer does not share with those he wronged",
  },
};

/** Whether the holder's own money is among what was paid in. */
export function takesPart({ events }: AccountLedger): boolean {
  return events.some(
    (event) => event.kind === "in" && event.party === holder && event.amountMinor > 0n,
  );
}

/** Payments in that did not repay the bank, by party; what was withdrawn of them, by withdrawal. */
export function poolOf({ events }: AccountLedger) {
  const contributed = new Map<string, bigint>();
  const repaid = new Map<string, Fraction>();
  const funded: bigint[] = [];
  let balanceMinor = 0n;
  let debtMinor = 0n;
  let overdrawnMinor = 0n;
  for (const event of events) {
    if (event.kind === "in") {
      const repaidMinor = debtMinor < event.amountMinor ? debtMinor : event.amountMinor;
      debtMinor -= repaidMinor;
      addPart(repaid, event.party, whole(repaidMinor));
      const left = event.amountMinor - repaidMinor;
      if (left > 0n) contributed.set(event.party, (contributed.get(event.party) ?? 0n) + left);
      balanceMinor += left;
      continue;
    }
    const there = balanceMinor < event.amountMinor ? balanceMinor : event.amountMinor;
    balanceMinor -= there;
    debtMinor += event.amountMinor - there;
    overdrawnMinor += event.amountMinor - there;
    funded.push(there);
  }
  return { contributed, repaid, funded, balanceMinor, overdrawnMinor };
}

/**
 * Shares what is left, and every loss, by what each party paid in over the whole time, whenever it
 * was: as the court does that finds the accounts too mixed to ask when.
 */
export function shareLosses(ledger: AccountLedger): AccountTrace | NotApplicable {
  if (takesPart(ledger)) return holderTakesPart;
  const { contributed, repaid, funded, balanceMinor, overdrawnMinor } = poolOf(ledger);
  const total = [...contributed.values()].reduce((sum, minor) => sum + minor, 0n);
  const sharesOf = (amountMinor: bigint): Parts => {
    const parts = new Map<string, Fraction>();
    if (total === 0n) return parts;
    for (const [party, minor] of contributed)
      addPart(parts, party, overFactors(minor * amountMinor, [total]));
    return parts;
  };
  const withdrawals = funded.map(sharesOf);
  const trace = { remaining: sharesOf(balanceMinor), withdrawals, repaid, overdrawnMinor };
  assertConserved(ledger, trace);
  return trace;
}
