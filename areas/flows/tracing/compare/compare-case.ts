// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import type { Fraction } from "../account/fraction.ts";
import { plus, whole, zeroFraction } from "../account/fraction.ts";
import type { Doctrine } from "../doctrine.ts";
import { defaultsOf, isLotDoctrine, isShareDoctrine } from "../doctrine.ts";
import type { Ledger } from "../ledger.ts";
import { bookFinder } from "../ledger.ts";
import type { Arithmetic, RowFacts, ShareAsset, ShareEnd } from "../share-trace.ts";
import { claimantsOf } from "../share-trace.ts";
import type { ChosenDeposit, TraceParams } from "../trace.ts";
import { positionsOf } from "../trace.ts";
import type { OrderWithinDay } from "../walk/event-order.ts";
import { isDayOrderOpen } from "../walk/event-order.ts";

/** What doctrines are compared by: each takes of the choices what it declares. */
export interface ComparisonParams {
  readonly doctrines: readonly Doctrine[];
  readonly choices: Partial<TraceParams>;
  readonly facts: RowFacts;
}

/** What one doctrine says of chosen money. */
export interface DoctrineOutcome {
  readonly doctrine: Doctrine;
  readonly params: TraceParams;
  readonly arithmetic: Arithmetic;
  /** Why it says nothing; null when it does. */
  readonly notApplicable: Text | null;
  /** Where the money of each claimant lies or ended. */
  readonly ends: readonly ShareEnd[];
  readonly assets: readonly ShareAsset[];
}

/** The least and the most that doctrines leave to a claimant in accounts, and which do. */
export interface CaseSpread {
  readonly claimant: number;
  readonly currency: number;
  readonly least: Fraction;
  readonly most: Fraction;
  /** Ids of the first doctrines that give them. */
  readonly leastBy: string;
  readonly mostBy: string;
}

/** What all doctrines say of the same deposits, side by side. */
export interface CaseComparison {
  readonly ledger: Ledger;
  readonly claimants: readonly string[];
  readonly outcomes: readonly DoctrineOutcome[];
  /** Doctrines whose amounts overlap, and those that say nothing, are not among them. */
  readonly spread: readonly CaseSpread[];
  /** The outcomes in the other orders within a day; null where that order changes nothing by itself. */
  readonly sameDay: Readonly<Record<"worst" | "best", readonly DoctrineOutcome[]>> | null;
}

/** Applies doctrines to the same deposits of a ledger of many accounts, side by side. Pure. */
export function compareCase(
  ledger: Ledger,
  chosen: readonly ChosenDeposit[],
  params: ComparisonParams,
): CaseComparison {
  const asked = { ledger, chosen, params };
  const within = params.choices.orderWithinDay ?? "as-booked";
  const outcomes = params.doctrines.map((doctrine) => outcomeOf(asked, doctrine, within));
  const rows = new Set(chosen.map(({ row }) => row));
  const isOpen = isDayOrderOpen(ledger, bookFinder(ledger), (row) => rows.has(row));
  const inOrder = (order: OrderWithinDay) =>
    params.doctrines.map((doctrine) => outcomeOf(asked, doctrine, order));
  return {
    ledger,
    claimants: claimantsOf(chosen),
    outcomes,
    spread: spreadOf(chosen, outcomes),
    sameDay: isOpen ? { worst: inOrder("worst"), best: inOrder("best") } : null,
  };
}

interface Asked {
  readonly ledger: Ledger;
  readonly chosen: readonly ChosenDeposit[];
  readonly params: ComparisonParams;
}

function outcomeOf(
  { ledger, chosen, params: { choices, facts } }: Asked,
  doctrine: Doctrine,
  orderWithinDay: OrderWithinDay,
): DoctrineOutcome {
  const declared = new Set<string>(doctrine.params.map(({ name }) => name));
  const taken = Object.entries(choices).filter(([name]) => declared.has(name));
  const params = { ...defaultsOf(doctrine), ...Object.fromEntries(taken), orderWithinDay };
  if (isShareDoctrine(doctrine)) {
    const trace = doctrine.runShares(ledger, chosen, params, facts);
    const { arithmetic, notApplicable, ends, assets } = trace;
    return { doctrine, params, arithmetic, notApplicable, ends, assets };
  }
  const ends = isLotDoctrine(doctrine) ? lotEnds(doctrine.run(ledger, chosen, params), chosen) : [];
  const arithmetic: Arithmetic = { kind: "exact", factorCount: 0 };
  return { doctrine, params, arithmetic, notApplicable: null, ends, assets: [] };
}

/** The positions of a trace of lots in the form of shares. */
function lotEnds(
  trace: Parameters<typeof positionsOf>[0],
  chosen: readonly ChosenDeposit[],
): ShareEnd[] {
  const claimants = claimantsOf(chosen);
  return positionsOf(trace).map(({ claimant, fate, account, currency, amountMinor }) => ({
    claimant: claimants.indexOf(claimant),
    fate,
    account,
    currency: trace.ledger.currencies.indexOf(currency),
    amount: whole(amountMinor),
    residueMicro: 0,
  }));
}

/** What a doctrine leaves to a claimant in accounts, in one currency. */
export function remainingOf(
  { ends }: Pick<DoctrineOutcome, "ends">,
  claimant: number,
  currency: number,
): Fraction {
  return ends.reduce(
    (sum, end) =>
      end.fate === "lies" && end.claimant === claimant && end.currency === currency
        ? plus(sum, end.amount)
        : sum,
    zeroFraction,
  );
}

const isMore = (a: Fraction, b: Fraction) =>
  a.numerator * b.denominator > b.numerator * a.denominator;

function spreadOf(
  chosen: readonly ChosenDeposit[],
  outcomes: readonly DoctrineOutcome[],
): CaseSpread[] {
  const sharing = outcomes.filter(
    ({ doctrine, notApplicable }) => notApplicable === null && doctrine.isOverlapping !== true,
  );
  const currencies = new Set(sharing.flatMap(({ ends }) => ends.map(({ currency }) => currency)));
  return claimantsOf(chosen).flatMap((_, claimant) =>
    [...currencies]
      .toSorted((a, b) => a - b)
      .flatMap((currency): CaseSpread[] => {
        const [first, ...others] = sharing.map((outcome) => ({
          by: outcome.doctrine.id,
          amount: remainingOf(outcome, claimant, currency),
        }));
        if (first === undefined) return [];
        const least = others.reduce((a, b) => (isMore(a.amount, b.amount) ? b : a), first);
        const most = others.reduce((a, b) => (isMore(b.amount, a.amount) ? b : a), first);
        return [
          {
            claimant,
            currency,
            least: least.amount,
            most: most.amount,
            leastBy: least.by,
            mostBy: most.by,
          },
        ];
      }),
  );
}
