// SPDX-License-Identifier: Apache-2.0
import type { DocumentEnd, DocumentStep, TraceDocument } from "@tianwang/flows";
import { documentEnds, fateIn } from "@tianwang/flows";

/** A claim: money of one claimant with one fate at one place, by one doctrine. */
export interface Claim extends DocumentEnd {
  /** What it is exactly, where that is no whole number of minor units. */
  readonly exact: string;
  /** By how many millionths of a minor unit at most an apportioned amount differs; 0 where it is exact. */
  readonly residueMicro: number;
}

/** A row that a claim came along. */
export interface PathRow {
  /** Number of the step or part of the trace. */
  readonly step: number;
  /** What of the money of the claim the row moved; of a mixture, what of it was the claimant's. */
  readonly amountMinor: bigint;
  readonly exact: string;
}

/** The claims of a trace, the claimants as chosen, the places as first reached. */
export function claimsOf(document: TraceDocument): Claim[] {
  return documentEnds(document).map((end) => ({ ...end, ...exactOf(document, end) }));
}

/** What a share is exactly, where it stands alone under its place. */
function exactOf({ shares }: TraceDocument, end: DocumentEnd) {
  const [only, ...others] = (shares?.ends ?? []).filter(
    ({ claimant, account, currency, fate }) =>
      claimant === end.claimant &&
      account === end.account &&
      currency === end.currency &&
      (fate === end.fate || (fate === "no-statement" && end.fate === "unmatched")),
  );
  const isAlone = only !== undefined && others.length === 0 && end.counterparty === "";
  return isAlone && only.exact !== String(end.amountMinor)
    ? { exact: only.exact, residueMicro: only.residueMicro }
    : { exact: "", residueMicro: isAlone ? only.residueMicro : 0 };
}

/** Where a step put its money. */
function placeOf(document: TraceDocument, at: number) {
  const step = document.steps[at];
  if (!step) return null;
  const { kind, account, currency, deposit, row } = step;
  const isLot = kind === "deposit" || kind === "transfer";
  const fate = isLot ? "lies" : fateIn(document, kind, account);
  const counterparty = account < 0 ? (document.rows[row]?.beneficiaryName ?? "") : "";
  const claimant = document.deposits[deposit]?.claimant ?? "";
  return { fate, account, counterparty, currency, claimant };
}

const isAt = (place: ReturnType<typeof placeOf>, claim: Claim) =>
  place !== null &&
  place.claimant === claim.claimant &&
  place.fate === claim.fate &&
  place.account === claim.account &&
  place.currency === claim.currency &&
  place.counterparty === claim.counterparty;

/**
 * The rows that a claim came along, in the order in which money moved. Lots have chains of steps. A
 * share of a mixture has no single origin: its rows are all those by which money of the claimant came
 * to the place, each with what of it was his.
 */
export function pathOfClaim(document: TraceDocument, claim: Claim): PathRow[] {
  return document.shares ? pathOfShare(document, claim) : pathOfLots(document, claim);
}

function pathOfLots(document: TraceDocument, claim: Claim): PathRow[] {
  const carried = new Map<number, bigint>();
  for (const [at, step] of document.steps.entries()) {
    if (!isAt(placeOf(document, at), claim)) continue;
    const isLot = step.kind === "deposit" || step.kind === "transfer";
    const amount = BigInt(isLot ? step.remainingMinor : step.amountMinor);
    if (amount === 0n) continue;
    for (let up: number | null = at; up !== null; up = document.steps[up]?.from ?? null)
      carried.set(up, (carried.get(up) ?? 0n) + amount);
  }
  return [...carried]
    .toSorted(([a], [b]) => a - b)
    .map(([step, amountMinor]) => ({ step, amountMinor, exact: "" }));
}

function pathOfShare(document: TraceDocument, claim: Claim): PathRow[] {
  const path: PathRow[] = [];
  const reached = new Set<number>();
  for (const [at, step] of [...document.steps.entries()].toReversed()) {
    const isOwn = document.deposits[step.deposit]?.claimant === claim.claimant;
    const isLot = step.kind === "deposit" || step.kind === "transfer";
    const isOnTheWay = isLot && reached.has(step.account);
    if (!isOwn || !(isOnTheWay || isAt(placeOf(document, at), claim))) continue;
    path.push(pathRowOf(step, at));
    if (isLot) reached.add(step.account);
    if (step.kind !== "deposit") reached.add(document.rows[step.row]?.payer ?? -1);
  }
  return [...fundDeposits(document, claim, path), ...path.toReversed()];
}

const pathRowOf = ({ amountMinor, exact = "" }: DocumentStep, step: number): PathRow => ({
  step,
  amountMinor: BigInt(amountMinor),
  exact,
});

/**
 * Accounts that are taken as one fund have no rows between them that carried the claim: its deposits
 * made the fund, and the path goes on where it left.
 */
function fundDeposits(document: TraceDocument, claim: Claim, path: readonly PathRow[]): PathRow[] {
  const own = new Set(
    document.deposits.flatMap(({ claimant, row }) => (claimant === claim.claimant ? row : [])),
  );
  const isDeposit = (step: number) => own.has(document.steps[step]?.row ?? -1);
  if (path.some(({ step }) => isDeposit(step))) return [];
  return document.steps.flatMap((step, at) =>
    isDeposit(at) && document.deposits[step.deposit]?.claimant === claim.claimant
      ? [pathRowOf(step, at)]
      : [],
  );
}
