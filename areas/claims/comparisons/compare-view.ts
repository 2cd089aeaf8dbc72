// SPDX-License-Identifier: Apache-2.0
import { fractionText } from "@tianwang/flows";
import type { CaseComparison, DoctrineOutcome } from "./compare-case.ts";
import { remainingOf } from "./compare-case.ts";
import type { ComparedCurrency, ComparedDoctrine } from "./comparison.wire.ts";

/** What the numbers of a comparison stand for. */
export interface ComparisonNames {
  readonly currencies: readonly { readonly code: string; readonly scale: number }[];
  readonly rowIdOf: (row: number) => string;
  readonly accountOf: (
    account: number,
  ) => { readonly account: string; readonly name: string } | null;
}

/** A comparison as it is sent: by currency, for amounts of two currencies do not compare. */
export function comparisonView(
  comparison: CaseComparison,
  names: ComparisonNames,
): ComparedCurrency[] {
  const { outcomes, claimants, spread, sameDay, ledger } = comparison;
  const used = new Set(outcomes.flatMap(({ ends }) => ends.map(({ currency }) => currency)));
  const all = used.size === 0 ? [0] : [...used].toSorted((a, b) => a - b);
  return all.map((currency) => {
    const view = { currency, claimants, names };
    const inOrder = (found: readonly DoctrineOutcome[]) =>
      found.map((outcome) => ({
        id: outcome.doctrine.id,
        remaining: remainingView(outcome, view),
      }));
    const { code = ledger.currencies[currency] ?? "", scale = 0 } =
      names.currencies[currency] ?? {};
    return {
      currency: code,
      scale,
      doctrines: outcomes.map((outcome) => doctrineView(outcome, view)),
      spread: spread
        .filter((each) => each.currency === currency)
        .map(({ claimant, least, leastBy, most, mostBy }) => ({
          party: claimants[claimant] ?? "",
          least: fractionText(least),
          leastBy,
          most: fractionText(most),
          mostBy,
        })),
      sameDay:
        sameDay === null ? null : { worst: inOrder(sameDay.worst), best: inOrder(sameDay.best) },
    };
  });
}

interface View {
  readonly currency: number;
  readonly claimants: readonly string[];
  readonly names: ComparisonNames;
}

function remainingView(outcome: DoctrineOutcome, { claimants, currency }: View) {
  return claimants.flatMap((party, claimant) => {
    const amount = remainingOf(outcome, claimant, currency);
    return amount.numerator === 0n ? [] : [{ party, amount: fractionText(amount) }];
  });
}

function doctrineView(outcome: DoctrineOutcome, view: View): ComparedDoctrine {
  const { doctrine, arithmetic, notApplicable, ends, assets } = outcome;
  const { claimants, currency, names } = view;
  const { id, version, title, sources } = doctrine;
  return {
    id,
    version,
    title,
    sources: sources.map(({ citation, url }) => ({ citation, url })),
    arithmetic: arithmetic.kind,
    residueMicroMax: arithmetic.kind === "exact" ? 0 : arithmetic.residueMicroMax,
    notApplicable,
    isOverlapping: doctrine.isOverlapping === true,
    remaining: remainingView(outcome, view),
    ends: ends
      .filter((end) => end.currency === currency)
      .map(({ claimant, fate, account, amount, residueMicro }) => {
        const known = names.accountOf(account);
        return {
          party: claimants[claimant] ?? "",
          fate,
          account: known?.account ?? "",
          name: known?.name ?? "",
          amount: fractionText(amount),
          residueMicro,
        };
      }),
    assets: assets.map(({ row, claimant, costMinor, lien, share }) => ({
      rowId: names.rowIdOf(row),
      party: claimants[claimant] ?? "",
      cost: String(costMinor),
      lien: fractionText(lien),
      share: share === null ? null : fractionText(share),
    })),
  };
}
