// SPDX-License-Identifier: Apache-2.0
import type { Fraction } from "./account/fraction.ts";
import { fractionText } from "./account/fraction.ts";
import { arrivalCurrency } from "./ledger.ts";
import type { ShareEnd, SharePart, ShareTrace } from "./share-trace.ts";
import { partAt } from "./share-trace.ts";
import type { StepKind, Trace } from "./trace.ts";
import { apportion } from "./walk/apportion.ts";
import { StepTable } from "./walk/step-table.ts";

/** Shares in whole minor units, to be read: one step a part, none with an origin. */
export interface ShareSchedule {
  /** What each part is exactly, where that is no whole number of minor units. */
  readonly exact: readonly (string | null)[];
  /** The ends of the trace, each with its whole amount; they add up to what was followed. */
  readonly endsMinor: readonly bigint[];
  readonly steps: Trace;
}

/** Fractions are weighed by this many parts of a minor unit when whole units are shared out. */
const weightUnit = 10n ** 12n;

const weightOf = ({ numerator, denominator }: Fraction) => (numerator * weightUnit) / denominator;

/** The whole number nearest to a fraction. */
export function nearest({ numerator, denominator }: Fraction): bigint {
  return (2n * numerator + denominator) / (2n * denominator);
}

const isLot = (kind: StepKind) => kind === "deposit" || kind === "transfer";

/**
 * Rounds a trace of shares for reading: the ends of each claimant and currency by largest remainder,
 * so that they add up; the rows of an end likewise. Nothing is computed from it.
 */
export function scheduleOf(trace: ShareTrace): ShareSchedule {
  const { ledger, chosen, claimants, parts, ends } = trace;
  const endsMinor = roundedEnds(ends);
  const list = Array.from({ length: parts.count }, (_, at) => partAt(trace, at));
  const placeOf = ({ row, claimant, kind }: SharePart) => {
    const account = ledger.beneficiary[row] ?? 0;
    const currency =
      kind === "in-transit" ? (ledger.currency[row] ?? 0) : arrivalCurrency(ledger, row);
    return {
      account,
      currency,
      key: `${claimant} ${isLot(kind) ? "lies" : kind} ${account} ${currency}`,
    };
  };
  const atPlace = Map.groupBy(list.keys(), (at) => placeOf(list[at] as SharePart).key);
  const minor = list.map(({ amount }) => nearest(amount));
  const remaining = new BigInt64Array(list.length);
  for (const [at, { claimant, fate, account, currency }] of ends.entries()) {
    const own = atPlace.get(`${claimant} ${fate} ${account} ${currency}`) ?? [];
    const amountMinor = endsMinor[at] ?? 0n;
    const last = own.at(-1);
    if (fate === "lies" && last !== undefined) remaining[last] = amountMinor;
    if (fate !== "lies") shareOut(amountMinor, own, { list, minor });
  }
  const steps = new StepTable();
  const choiceOf = claimants.map((name) => chosen.findIndex(({ claimant }) => claimant === name));
  for (const [at, part] of list.entries()) {
    const { account, currency } = placeOf(part);
    const { row, kind } = part;
    const step = { from: -1, chosen: choiceOf[part.claimant] ?? 0, row, account, currency };
    steps.add({ ...step, hop: 0, kind, amountMinor: minor[at] ?? 0n });
  }
  return {
    exact: list.map(({ amount }) => (amount.denominator === 1n ? null : fractionText(amount))),
    endsMinor,
    steps: {
      doctrine: trace.doctrine,
      version: trace.version,
      params: trace.params,
      ledger,
      chosen,
      followedMinor: trace.followed.map(nearest),
      steps: steps.columns(remaining),
      legs: new Map(),
      stoppedBeforeRow: trace.stoppedBeforeRow,
      notices: trace.notices,
    },
  };
}

function shareOut(
  amountMinor: bigint,
  own: readonly number[],
  { list, minor }: { list: readonly SharePart[]; minor: bigint[] },
): void {
  const weights = own.map((at) => weightOf(list[at]?.amount ?? { numerator: 0n, denominator: 1n }));
  if (weights.every((weight) => weight === 0n)) return;
  for (const [index, share] of apportion(amountMinor, weights).sharesMinor.entries())
    minor[own[index] ?? 0] = share;
}

function roundedEnds(ends: readonly ShareEnd[]): bigint[] {
  const rounded = ends.map(() => 0n);
  const groups = Map.groupBy(ends.keys(), (at) => `${ends[at]?.claimant} ${ends[at]?.currency}`);
  for (const group of groups.values()) {
    const weights = group.map((at) =>
      weightOf(ends[at]?.amount ?? { numerator: 0n, denominator: 1n }),
    );
    const total = weights.reduce((sum, weight) => sum + weight, 0n);
    if (total === 0n) continue;
    const shares = apportion((2n * total + weightUnit) / (2n * weightUnit), weights);
    for (const [index, share] of shares.sharesMinor.entries()) rounded[group[index] ?? 0] = share;
  }
  return rounded;
}
