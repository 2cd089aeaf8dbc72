// SPDX-License-Identifier: Apache-2.0
import { matchAccounts, matchBanks } from "./account-match.ts";
import { ownAccounts } from "./duplicate-rows.ts";
import type { FoldBasis, FoldParams, FoldReason, FoldSide } from "./fold.ts";
import { undatedDay } from "./fold.ts";
import type { FoldBook } from "./fold-book.ts";
import { dayLagOf } from "./fold-book.ts";
import type { PairRule } from "./pairing.ts";
import { pairRows } from "./pairing.ts";
import type { ReferenceKind, RowFacts } from "./row-facts.ts";
import { accountsAdmit, referenceKinds, transferReferencesConflict } from "./row-facts.ts";

/** Which sides of a transfer meet: the payer's and the beneficiary's statement, or a register with either. */
const meetings: readonly (readonly [FoldSide, FoldSide])[] = [
  ["payer", "beneficiary"],
  ["payer", "register"],
  ["beneficiary", "register"],
];

const referenceReasons: Readonly<Record<ReferenceKind, FoldReason>> = {
  uetr: "referenceUetr",
  endToEndId: "referenceEndToEndId",
  bankReference: "referenceBankReference",
};

/** Folds transfers that both sides list with a common reference; all facts are of one amount and currency. */
export function foldByReference(
  facts: readonly RowFacts[],
  book: FoldBook,
  params: FoldParams,
): void {
  for (const kind of referenceKinds) {
    const given = facts.filter((each) => each[kind] !== "");
    for (const [left, right] of meetings) {
      const [xs, ys] = sides(given, [left, right], book);
      if (xs.length === 0 || ys.length === 0) continue;
      const others = Map.groupBy(ys, (each) => each[kind]);
      for (const [reference, some] of Map.groupBy(xs, (each) => each[kind]))
        pairRows(some, others.get(reference) ?? [], referenceRule(kind, reference, book, params));
    }
  }
}

/** Proposes transfers that fit by amount, currency, accounts as far as known, and date. */
export function proposeTransfers(
  facts: readonly RowFacts[],
  book: FoldBook,
  params: FoldParams,
): void {
  const dated = facts.filter(({ day }) => day !== undatedDay);
  for (const meeting of meetings) {
    const [xs, ys] = sides(dated, meeting, book);
    pairRows(xs, ys, {
      dayLagMax: params.dayLagMax,
      isLonelyIfUnnamed: true,
      admits: (x, y) => isOneTransfer(x, y, book) && x.isReversal === y.isReversal,
      accept: (x, y) => book.add("proposed", x, y, fitBasis(x, y)),
      unclear: (lefts, rights) => book.addAmbiguous("ambiguousFit", lefts, rights),
    });
  }
}

function sides(
  facts: readonly RowFacts[],
  [left, right]: readonly [FoldSide, FoldSide],
  book: FoldBook,
): [RowFacts[], RowFacts[]] {
  const free = (side: FoldSide, other: FoldSide) =>
    facts.filter((each) => each.side === side && book.isFree(each.row, other));
  return [free(left, right), free(right, left)];
}

function referenceRule(
  kind: ReferenceKind,
  reference: string,
  book: FoldBook,
  params: FoldParams,
): PairRule {
  return {
    // A UETR is unique for all time; ids and bank references are used again.
    dayLagMax: kind === "uetr" ? Number.POSITIVE_INFINITY : params.referenceDayLagMax,
    isLonelyIfUnnamed: false,
    admits: (x, y) => isOneTransfer(x, y, book),
    accept: (x, y) => {
      const messageId = referenceDoubt(kind, x, y);
      const basis = basisOf(messageId ?? referenceReasons[kind], x, y, reference);
      book.add(messageId === null ? "certain" : "proposed", x, y, basis);
    },
    unclear: (xs, ys) => book.addAmbiguous("ambiguousReference", xs, ys, reference),
  };
}

/** Why a reference that meets is not enough, or null when it is. */
function referenceDoubt(kind: ReferenceKind, x: RowFacts, y: RowFacts): FoldReason | null {
  if (x.isReversal !== y.isReversal) return "referenceReversalDiffers";
  const matches = accountMatches(x, y);
  if (matches.includes("likely")) return "referenceAccountInPart";
  if (kind !== "bankReference" || matches.includes("same")) return null;
  // A bank's own reference identifies an entry only within that bank.
  const [own, other] = [ownAccounts(x)[0], ownAccounts(y)[0]];
  const isWithinOneBank =
    own !== undefined && other !== undefined && matchBanks(own, other) !== "different";
  return isWithinOneBank ? null : "referenceBankDiffers";
}

function accountMatches(x: RowFacts, y: RowFacts) {
  return [matchAccounts(x.payer, y.payer), matchAccounts(x.beneficiary, y.beneficiary)];
}

/** Whether a payer's row and a beneficiary's, or a register's, can be one transfer. */
function isOneTransfer(x: RowFacts, y: RowFacts, book: FoldBook): boolean {
  const isWithinOneAccount =
    x.side === "payer" &&
    y.side === "beneficiary" &&
    matchAccounts(x.payer, y.beneficiary) === "same";
  return (
    !isWithinOneAccount &&
    accountsAdmit(x, y) &&
    !transferReferencesConflict(x, y) &&
    book.mayMeet(x, y)
  );
}

function fitBasis(x: RowFacts, y: RowFacts): FoldBasis {
  const matches = accountMatches(x, y);
  const sameCount = matches.filter((match) => match === "same").length;
  if (matches.includes("likely")) return basisOf("fitsAccountInPart", x, y);
  if (sameCount === 2) return basisOf("fitsBothAccounts", x, y);
  return basisOf(sameCount === 1 ? "fitsOneAccount" : "fitsAmount", x, y);
}

function basisOf(messageId: FoldReason, x: RowFacts, y: RowFacts, reference?: string): FoldBasis {
  const dayLag = Math.abs(dayLagOf(x, y) ?? 0);
  return { messageId, data: reference === undefined ? { dayLag } : { reference, dayLag } };
}
