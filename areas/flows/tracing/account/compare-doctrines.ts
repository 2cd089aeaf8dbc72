// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import type { Doctrine } from "../doctrine.ts";
import type { AccountLedger, AssetClaim, Parts } from "./account-ledger.ts";
import { isApplicable } from "./account-ledger.ts";
import type { DayOrder } from "./day-order.ts";
import { inDayOrder, isOrderOpen } from "./day-order.ts";
import type { Fraction } from "./fraction.ts";
import { fractionText, zeroFraction } from "./fraction.ts";

/** Amounts by party, each an integer or a reduced fraction of minor units. */
export type AmountTexts = Readonly<Record<string, string>>;

/** What a claimant may elect on an asset. */
export interface AssetReport {
  /** Index among the withdrawals. */
  readonly withdrawal: number;
  readonly to: string;
  readonly cost: string;
  readonly lien: AmountTexts;
  /** Where it is known what the asset brought. */
  readonly share?: AmountTexts;
  /** The better of both, by party. */
  readonly election?: Readonly<Record<string, "lien" | "share">>;
}

/** What one doctrine says of an account. */
export interface DoctrineReport {
  readonly remaining: AmountTexts;
  readonly withdrawals: readonly AmountTexts[];
  readonly notApplicable?: Text;
  /** Exact fractions, or whole minor units that differ by no more than the residue. */
  readonly arithmetic?: "exact" | "apportioned";
  readonly residueMicroMax?: number;
  /** Paid into an overdrawn account. */
  readonly repaid?: AmountTexts;
  /** Withdrawn beyond what lay there. */
  readonly overdrawn?: string;
  readonly assets?: readonly AssetReport[];
}

/** The least and the most that the doctrines leave to a party. */
export interface Spread {
  readonly least: string;
  readonly most: string;
}

/** What all doctrines say of an account, side by side. */
export interface AccountReport {
  readonly ledger: string;
  readonly minorUnit: string;
  readonly doctrines: Readonly<Record<string, DoctrineReport>>;
  readonly spread: Readonly<Record<string, Spread>>;
  /** What remains by each doctrine in the other orders within a day, where that order is open. */
  readonly sameDay?: Readonly<Record<"worst" | "best", Readonly<Record<string, AmountTexts>>>>;
}

function amountTexts(parts: Parts): AmountTexts {
  return Object.fromEntries([...parts].map(([party, amount]) => [party, fractionText(amount)]));
}

const isMore = (a: Fraction, b: Fraction) =>
  a.numerator * b.denominator > b.numerator * a.denominator;

function assetReport({ lien, share, costMinor, to, withdrawal }: AssetClaim): AssetReport {
  const report = { withdrawal, to, cost: String(costMinor), lien: amountTexts(lien) };
  if (share === null) return report;
  const election = Object.fromEntries(
    [...lien].map(([party, amount]) => {
      const isShare = isMore(share.get(party) ?? zeroFraction, amount);
      return [party, isShare ? ("share" as const) : ("lien" as const)];
    }),
  );
  return { ...report, share: amountTexts(share), election };
}

/** Applies one doctrine; also gives what remains as numbers, for the spread. */
function apply(doctrine: Doctrine, ledger: AccountLedger) {
  const result = doctrine.onAccount(ledger);
  if (!isApplicable(result)) {
    const { notApplicable } = result;
    return { report: { remaining: {}, withdrawals: [], notApplicable }, remaining: null };
  }
  const { remaining, repaid, overdrawnMinor, withdrawals, assets, arithmetic } = result;
  const report: DoctrineReport = {
    remaining: amountTexts(remaining),
    withdrawals: withdrawals.map(amountTexts),
    arithmetic: arithmetic?.kind ?? "exact",
    ...(arithmetic?.kind === "apportioned" ? { residueMicroMax: arithmetic.residueMicroMax } : {}),
    ...(repaid.size > 0 ? { repaid: amountTexts(repaid) } : {}),
    ...(overdrawnMinor > 0n ? { overdrawn: String(overdrawnMinor) } : {}),
    ...(assets && assets.length > 0 ? { assets: assets.map(assetReport) } : {}),
  };
  return { report, remaining };
}

function spreadOf(results: readonly Parts[], ledger: AccountLedger): AccountReport["spread"] {
  const parties = new Set(
    ledger.events.flatMap((event) => (event.kind === "in" ? event.party : [])),
  );
  return Object.fromEntries(
    [...parties].map((party) => {
      const amounts = results.map((parts) => parts.get(party) ?? zeroFraction);
      const most = amounts.reduce((best, amount) => (isMore(amount, best) ? amount : best));
      const least = amounts.reduce((best, amount) => (isMore(best, amount) ? amount : best));
      return [party, { least: fractionText(least), most: fractionText(most) }];
    }),
  );
}

/**
 * Applies doctrines to one account, side by side. The spread is that of the doctrines that share the
 * money out; one whose parts overlap, such as poison, is not among them.
 */
export function compareDoctrines(
  ledger: AccountLedger,
  doctrines: readonly Doctrine[],
): AccountReport {
  const applied = doctrines.map((doctrine) => ({ doctrine, ...apply(doctrine, ledger) }));
  const shared = applied.flatMap(({ doctrine, remaining }) =>
    remaining === null || doctrine.isOverlapping ? [] : [remaining],
  );
  return {
    ledger: ledger.id,
    minorUnit: ledger.minorUnit,
    doctrines: Object.fromEntries(applied.map(({ doctrine, report }) => [doctrine.id, report])),
    spread: shared.length === 0 ? {} : spreadOf(shared, ledger),
    ...(isOrderOpen(ledger) ? { sameDay: otherOrders(ledger, doctrines) } : {}),
  };
}

/** What remains in the worst and in the best order within a day. */
function otherOrders(ledger: AccountLedger, doctrines: readonly Doctrine[]) {
  const remainingIn = (order: DayOrder) => {
    const ordered = inDayOrder(ledger, order);
    const entries = doctrines.flatMap((doctrine) => {
      const { remaining } = apply(doctrine, ordered);
      return remaining === null ? [] : [[doctrine.id, amountTexts(remaining)] as const];
    });
    return Object.fromEntries(entries);
  };
  return { worst: remainingIn("worst"), best: remainingIn("best") };
}
