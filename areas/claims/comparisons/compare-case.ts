// SPDX-License-Identifier: Apache-2.0
import type {
  Arithmetic,
  ChosenDeposit,
  Doctrine,
  Fraction,
  Ledger,
  OrderWithinDay,
  RowFacts,
  ShareAsset,
  ShareEnd,
  ShareTrace,
  Trace,
  TraceParams,
} from "@tianwang/flows";
import {
  bookFinder,
  claimantsOf,
  defaultsOf,
  isDayOrderOpen,
  plus,
  positionsOf,
  whole,
  zeroFraction,
} from "@tianwang/flows";
import type { Text } from "@tianwang/kernel/text";

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

/** One walk of a comparison: a doctrine with its parameters, in an order within the day. */
export interface PlannedWalk {
  readonly doctrine: Doctrine;
  readonly params: TraceParams;
  /** Whether it is asked for as such, or only tells what the other orders within a day would leave. */
  readonly role: "asked" | "worst" | "best";
}

/** What a walk found, without the rows that it moved along. */
export interface WalkedOutcome {
  readonly role: PlannedWalk["role"];
  readonly outcome: DoctrineOutcome;
}

/** The walks that a comparison takes: those asked for first, then the other orders where it matters. */
export function planWalks(
  ledger: Ledger,
  chosen: readonly ChosenDeposit[],
  { doctrines, choices }: ComparisonParams,
): PlannedWalk[] {
  const inOrder = (role: PlannedWalk["role"], within: OrderWithinDay): PlannedWalk[] =>
    doctrines.map((doctrine) => ({ role, doctrine, params: paramsOf(doctrine, choices, within) }));
  const rows = new Set(chosen.map(({ row }) => row));
  const isOpen = isDayOrderOpen(ledger, bookFinder(ledger), (row) => rows.has(row));
  return [
    ...inOrder("asked", choices.orderWithinDay ?? "as-booked"),
    ...(isOpen ? [...inOrder("worst", "worst"), ...inOrder("best", "best")] : []),
  ];
}

/** The choices that a doctrine declares, over its defaults. */
function paramsOf(
  doctrine: Doctrine,
  choices: Partial<TraceParams>,
  orderWithinDay: OrderWithinDay,
): TraceParams {
  const declared = new Set<string>(doctrine.params.map(({ name }) => name));
  const taken = Object.entries(choices).filter(([name]) => declared.has(name));
  return { ...defaultsOf(doctrine), ...Object.fromEntries(taken), orderWithinDay };
}

/** What a walk says, once it was taken. */
export function outcomeOf(
  { doctrine, params }: PlannedWalk,
  followed: Trace | ShareTrace,
): DoctrineOutcome {
  if ("parts" in followed) {
    const { arithmetic, notApplicable, ends, assets } = followed;
    return { doctrine, params, arithmetic, notApplicable, ends, assets };
  }
  const arithmetic: Arithmetic = { kind: "exact", factorCount: 0 };
  return { doctrine, params, arithmetic, notApplicable: null, ends: lotEnds(followed), assets: [] };
}

/** Puts the outcomes of all walks side by side. */
export function comparisonOf(
  ledger: Ledger,
  chosen: readonly ChosenDeposit[],
  walked: readonly WalkedOutcome[],
): CaseComparison {
  const inRole = (role: PlannedWalk["role"]) =>
    walked.flatMap((each) => (each.role === role ? each.outcome : []));
  const [outcomes, worst, best] = [inRole("asked"), inRole("worst"), inRole("best")];
  return {
    ledger,
    claimants: claimantsOf(chosen),
    outcomes,
    spread: spreadOf(chosen, outcomes),
    sameDay: worst.length > 0 ? { worst, best } : null,
  };
}

/** The positions of a trace of lots in the form of shares. */
function lotEnds(trace: Trace): ShareEnd[] {
  const claimants = claimantsOf(trace.chosen);
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
