// SPDX-License-Identifier: Apache-2.0
import type {
  AccountLedger,
  AccountTrace,
  AssetClaim,
  NotApplicable,
  Parts,
} from "./account-ledger.ts";
import { addPart, holder, isApplicable } from "./account-ledger.ts";
import type { Fraction } from "./fraction.ts";
import { overFactors } from "./fraction.ts";
import { traceRates } from "./rate-account.ts";

/**
 * Lets the claimants take what was bought: an asset is paid with their money first, and anything
 * else with the holder's own. On each asset they have a lien for their money, or the same share
 * of what it brought, whichever is more.
 */
export function electAssets(ledger: AccountLedger): AccountTrace | NotApplicable {
  const trace = traceRates(ledger, ({ isAsset }) => (isAsset ? "claimants" : "own"));
  if (!isApplicable(trace)) return trace;
  const outs = ledger.events.filter((event) => event.kind === "out");
  const assets = outs.flatMap((event, withdrawal): AssetClaim[] => {
    const lien = claimantsOf(trace.withdrawals[withdrawal] ?? new Map());
    if (!event.isAsset || lien.size === 0) return [];
    const { to, amountMinor: costMinor, proceedsMinor } = event;
    const share = proceedsMinor === null ? null : shareOf(lien, costMinor, proceedsMinor);
    return [{ withdrawal, to, costMinor, lien, share }];
  });
  return { ...trace, assets };
}

function claimantsOf(parts: Parts): Parts {
  return new Map([...parts].filter(([party]) => party !== holder));
}

function shareOf(lien: Parts, costMinor: bigint, proceedsMinor: bigint): Parts {
  const share = new Map<string, Fraction>();
  for (const [party, { numerator, denominator }] of lien)
    addPart(share, party, overFactors(numerator * proceedsMinor, [denominator, costMinor]));
  return share;
}
