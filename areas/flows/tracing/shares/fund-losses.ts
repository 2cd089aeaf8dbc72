// SPDX-License-Identifier: Apache-2.0
import type {
  AccountLedger,
  AccountTrace,
  NotApplicable,
  Parts,
} from "../account/account-ledger.ts";
import { holderTakesPart, poolOf, takesPart } from "../account/shared-loss.ts";
import type { Arithmetic } from "../share-trace.ts";
import { ApportionedShares } from "./apportioned-shares.ts";

/** A result in whole minor units, and how far it may be from the exact one. */
export interface UnitsTrace extends AccountTrace {
  readonly arithmetic: Arithmetic;
}

/**
 * Losses shared by what each paid in, in whole minor units. What is shared out of a pool that holds
 * all contributions from the start leaves the proportions as they are, so this is a pool like any.
 */
export function shareLossesInUnits(ledger: AccountLedger): UnitsTrace | NotApplicable {
  if (takesPart(ledger)) return holderTakesPart;
  const { contributed, repaid, funded, overdrawnMinor } = poolOf(ledger);
  const parties = [...contributed.keys()];
  const keeper = new ApportionedShares(parties.length);
  const [fund, payment, count] = [keeper.open(), keeper.open(), keeper.open()];
  for (const [claimant, party] of parties.entries()) {
    const amountMinor = contributed.get(party) ?? 0n;
    keeper.add(fund, amountMinor);
    keeper.begin({ from: fund, to: count }, claimant, amountMinor);
  }
  const partsOf = (place: number): Parts =>
    new Map(keeper.shares(place).map(({ claimant, amount }) => [parties[claimant] ?? "", amount]));
  const withdrawals = funded.map((amountMinor) => {
    keeper.move({ from: fund, to: payment }, amountMinor, "together");
    const parts = partsOf(payment);
    keeper.end({ from: payment, to: count });
    return parts;
  });
  const remaining = partsOf(fund);
  return { remaining, withdrawals, repaid, overdrawnMinor, arithmetic: keeper.arithmetic() };
}
