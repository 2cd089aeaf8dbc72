// SPDX-License-Identifier: Apache-2.0
import type { TraceDocument } from "@tianwang/flows";
import { accountLabel, currencyOf, fateSays, stepSays } from "@tianwang/flows";
import { assert } from "@tianwang/kernel/assert";
import type { CitedClaimRow } from "../comparisons/comparison.wire.ts";
import type { Claim } from "../schedules/claim.ts";
import { claimsOf, pathOfClaim } from "../schedules/claim.ts";
import { gapFates } from "../schedules/claim-tables.ts";
import type { Frame, Holding } from "./play.ts";
import { holdingsBefore, playOf } from "./play.ts";
import type { ClaimView, HoldingView, PathView, PlayView } from "./play.wire.ts";
import { claimCountMax, pathRowCountMax } from "./play.wire.ts";

/** Moves of a row that are said; a count tells how many more there are. */
const moveShownMax = 20;

/** Names of exhibits by their ids. */
export type ExhibitNames = ReadonlyMap<string, string>;

function money(document: TraceDocument, amountMinor: bigint | string, currency: number) {
  const { code, scale } = currencyOf(document, currency);
  return { amountMinor: String(amountMinor), currency: code, scale };
}

/** A row as it is cited. */
function rowView(document: TraceDocument, row: number, names: ExhibitNames): CitedClaimRow {
  const cited = document.rows[row];
  assert(cited, "a trace holds every row that its steps name");
  const { rowId, exhibitId, locator, bookedOn, amountMinor, currency } = cited;
  const party = (account: number, name: string) =>
    name !== "" || account < 0 ? name : accountLabel(document, account).en;
  return {
    rowId,
    exhibitId,
    exhibitName: names.get(exhibitId) ?? "",
    locator,
    bookedOn,
    payerName: party(cited.payer, cited.payerName),
    beneficiaryName: party(cited.beneficiary, cited.beneficiaryName),
    amount: money(document, amountMinor, currency),
  };
}

const holdingView = ({ amountMinor, ...place }: Holding): HoldingView => ({
  ...place,
  amountMinor: String(amountMinor),
});

/** Some frames of a trace, from one on. */
export function playView(
  document: TraceDocument,
  page: { readonly from: number; readonly count: number },
  names: ExhibitNames,
): PlayView {
  const play = playOf(document);
  const { id, title } = document.doctrine;
  const frameView = ({ row, firstStep, stepCount, after }: Frame) => ({
    row: rowView(document, row, names),
    moves: document.steps
      .slice(firstStep, firstStep + Math.min(stepCount, moveShownMax))
      .map((step) => ({
        claimant: play.claimants.indexOf(document.deposits[step.deposit]?.claimant ?? ""),
        says: stepSays(document, step),
        amount: money(document, step.amountMinor, step.currency),
      })),
    moreMoves: Math.max(0, stepCount - moveShownMax),
    after: after.map(holdingView),
  });
  return {
    doctrine: { id, title },
    claimants: [...play.claimants],
    accounts: document.accounts.map(({ number, name }) => ({ number, name })),
    currencies: [...document.currencies],
    isRowByRow: play.isRowByRow,
    frameCount: play.frames.length,
    from: page.from,
    before: holdingsBefore(play, page.from).map(holdingView),
    frames: play.frames.slice(page.from, page.from + page.count).map(frameView),
  };
}

function claimView(document: TraceDocument, claim: Claim, number: number): ClaimView {
  const { claimant, fate, account, counterparty, amountMinor, currency, exact } = claim;
  return {
    number,
    claimant,
    fate,
    says: fateSays(document, fate, account),
    counterparty,
    isGap: gapFates.has(fate),
    amount: money(document, amountMinor, currency),
    exact,
  };
}

/** The claims of a trace. */
export function claimViews(document: TraceDocument): { totalCount: number; rows: ClaimView[] } {
  const claims = claimsOf(document);
  const rows = claims
    .slice(0, claimCountMax)
    .map((claim, at) => claimView(document, claim, at + 1));
  return { totalCount: claims.length, rows };
}

/** The rows that a claim came along; null when there is no such claim. */
export function pathView(
  document: TraceDocument,
  number: number,
  names: ExhibitNames,
): PathView | null {
  const claim = claimsOf(document)[number - 1];
  if (!claim) return null;
  const path = pathOfClaim(document, claim);
  const rows = path.slice(0, pathRowCountMax).map(({ step, amountMinor, exact }) => ({
    ...rowView(document, document.steps[step]?.row ?? -1, names),
    moved: money(document, amountMinor, claim.currency),
    exact,
  }));
  return { totalCount: path.length, isOfShares: document.shares !== undefined, rows };
}
