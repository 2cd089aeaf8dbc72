// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { Text } from "@tianwang/kernel/text";
import { overFactors } from "../account/fraction.ts";
import type { ParamDeclaration, RunShares } from "../doctrine.ts";
import { paramFaults } from "../doctrine.ts";
import type { ShareAsset, ShareTrace } from "../share-trace.ts";
import { claimantsOf, noFacts, partAt } from "../share-trace.ts";
import { ApportionedShares } from "./apportioned-shares.ts";
import { FractionParts } from "./fraction-parts.ts";
import { ExactShares } from "./exact-shares.ts";
import type { ShareKeeper } from "./share-keeper.ts";
import { BeyondExact, BeyondNumbers } from "./share-keeper.ts";
import { exactFactorCountMax, exactRowCountMax } from "./share-params.ts";
import type { ShareRule, SharesWalked } from "./share-walk.ts";
import { walkShares } from "./share-walk.ts";

/** Up to which size a result is exact. */
export interface ExactSize {
  readonly rowCountMax: number;
  readonly factorCountMax: number;
}

/** The size that doctrines declare. */
export const declaredSize: ExactSize = {
  rowCountMax: exactRowCountMax,
  factorCountMax: exactFactorCountMax,
};

/** A doctrine of shares: its name, its parameters, and whose money goes first. */
export interface ShareUnit {
  readonly id: string;
  readonly version: number;
  readonly params: readonly ParamDeclaration[];
  readonly rule: ShareRule;
}

type Asked = Parameters<RunShares>;

/** Shares by rates: exact up to a size, beyond it apportioned. */
export function followRates(unit: ShareUnit, size: ExactSize = declaredSize): RunShares {
  return (...asked) =>
    follow(unit, asked, (claimantCount, walk) => {
      const isSmall = asked[0].rowCount <= size.rowCountMax;
      const exact = () => walk(new ExactShares(claimantCount, size.factorCountMax));
      return (
        (isSmall ? unless(BeyondExact, exact) : null) ?? walk(new ApportionedShares(claimantCount))
      );
    });
}

/** Follows with a keeper that is made for each walk: `isBook` tells books from other places. */
export function followWith(
  unit: ShareUnit,
  keeperOf: (claimantCount: number, isBook: (place: number) => boolean) => ShareKeeper,
): RunShares {
  return (...asked) =>
    follow(unit, asked, (claimantCount, walk) => {
      const bookCount = asked[0].books.length;
      return walk(keeperOf(claimantCount, (place) => place >= 2 && place < 2 + bookCount));
    });
}

function follow(
  unit: ShareUnit,
  [ledger, chosen, params, facts = noFacts]: Asked,
  run: (claimantCount: number, walk: (keeper: ShareKeeper) => SharesWalked) => SharesWalked,
): ShareTrace {
  const faults = paramFaults(unit.params, params);
  assert(faults.length === 0, `the parameters ${faults.join(", ")} are within their bounds`);
  const named = { doctrine: unit.id, version: unit.version, params, facts };
  const claimants = claimantsOf(chosen);
  const request = { ledger, chosen, params, facts, rule: unit.rule };
  const walked = unless(BeyondNumbers, () =>
    run(claimants.length, (keeper) => walkShares({ ...request, keeper })),
  );
  if (walked === null) return silentTrace({ ...named, ledger, chosen }, tooMuchMoney);
  const assets = unit.rule.assetTurn === unit.rule.turn ? [] : assetsOf(walked, facts.assets);
  return { ...named, ...walked, assets, notApplicable: null };
}

/** What a function gives; null where it throws an error of a kind. */
function unless<T>(kind: new (message: string) => Error, run: () => T): T | null {
  try {
    return run();
  } catch (error) {
    if (error instanceof kind) return null;
    throw error;
  }
}

const tooMuchMoney: Text = {
  zh: "某一账户的余额超过 2^53 个最小货币单位，而行数又超过精确计算的上限",
  en: "an account holds more than 2^53 minor units, and there are more rows than are followed exactly",
};

/** What a doctrine gives where it says nothing. */
export function silentTrace(
  asked: Pick<ShareTrace, "doctrine" | "version" | "params" | "facts" | "ledger" | "chosen">,
  notApplicable: Text,
): ShareTrace {
  return {
    ...asked,
    claimants: claimantsOf(asked.chosen),
    followed: asked.chosen.map(() => ({ numerator: 0n, denominator: 1n })),
    arithmetic: { kind: "exact", factorCount: 0 },
    parts: new FractionParts().columns(),
    ends: [],
    legs: [],
    assets: [],
    accrued: [],
    stoppedBeforeRow: null,
    notices: [],
    notApplicable,
  };
}

/** What claimants may take of what was bought: their money as a lien, or the same share of what it brought. */
function assetsOf(walked: SharesWalked, assets: ShareTrace["facts"]["assets"]): ShareAsset[] {
  const known = new Map(assets.map((asset) => [asset.row, asset]));
  const found: ShareAsset[] = [];
  for (let at = 0; at < walked.parts.count; at += 1) {
    const asset = known.get(walked.parts.row[at] ?? -1);
    if (asset === undefined) continue;
    const { row, claimant, kind, amount: lien } = partAt(walked, at);
    if (kind === "deposit" || kind === "overdraft") continue;
    const costMinor = walked.ledger.amountMinor[row] ?? 0n;
    const { proceedsMinor } = asset;
    const share =
      proceedsMinor === null || costMinor === 0n
        ? null
        : overFactors(lien.numerator * proceedsMinor, [lien.denominator, costMinor]);
    found.push({ row, claimant, costMinor, lien, share });
  }
  return found;
}
