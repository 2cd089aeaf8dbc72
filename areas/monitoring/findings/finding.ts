// SPDX-License-Identifier: Apache-2.0
import type { Shape, Typology } from "@tianwang/typologies";
import type { CasePayments } from "./case-payments.ts";

/** What a person said of a finding. */
export const verdicts = ["relevant", "explained"] as const;
export type Verdict = (typeof verdicts)[number];

/** Open until a person said something. */
export const findingStates = ["open", ...verdicts] as const;
export type FindingState = (typeof findingStates)[number];

/** Most findings that one run keeps: the strongest. */
export const findingCountMax = 2_000;

/** A payment of a shape; payer and beneficiary are places in the shape's accounts. */
export interface FoundPayment {
  readonly movement: number;
  /** Day number under which it was watched. */
  readonly day: number;
  readonly payer: number;
  readonly beneficiary: number;
}

/** A shape in the terms of the case: its accounts by their index, its payments by their movements. */
export interface FoundShape extends Pick<
  Shape,
  "because" | "detector" | "strength" | "typology" | "version"
> {
  readonly accounts: readonly number[];
  readonly payments: readonly FoundPayment[];
  readonly fromDay: number;
  readonly toDay: number;
}

/** What the detectors saw, in the terms of the case; the strongest first, then the earliest. */
export function foundShapes(payments: CasePayments, shapes: readonly Shape[]): FoundShape[] {
  return shapes
    .filter(({ rows }) => rows.length > 0)
    .toSorted(
      (a, b) =>
        b.strength - a.strength ||
        a.fromMinutes - b.fromMinutes ||
        (a.rows[0] ?? 0) - (b.rows[0] ?? 0) ||
        a.id - b.id,
    )
    .map((shape) => foundShape(payments, shape));
}

function foundShape(payments: CasePayments, shape: Shape): FoundShape {
  const { because, detector, rows, strength, typology, version } = shape;
  const ends = rows.flatMap((row) => [payments.from[row] ?? 0, payments.to[row] ?? 0]);
  const accounts = inOrder(typology, [...new Set([...shape.accounts, ...ends])], ends);
  const places = new Map(accounts.map((account, at) => [account, at]));
  const days = rows.map((row) => payments.day[row] ?? 0);
  return {
    because,
    detector,
    strength,
    typology,
    version,
    accounts: accounts.map((account) => payments.accounts[account] ?? -1),
    payments: rows.map((row) => ({
      movement: payments.movement[row] ?? 0,
      day: payments.day[row] ?? 0,
      payer: places.get(payments.from[row] ?? 0) ?? 0,
      beneficiary: places.get(payments.to[row] ?? 0) ?? 0,
    })),
    fromDay: days[0] ?? 0,
    toDay: days.at(-1) ?? 0,
  };
}

/** The share of a case's time that is no more than its beginning. */
const earlyShare = 1 / 4;

/**
 * Tells which shapes are of the beginning. Detectors ask who pays whom for the first time, and where
 * the statements begin every pair does: strength is known only where most pairs came later.
 */
export function earlyShapes(
  payments: CasePayments,
  shapes: readonly FoundShape[],
  windowDays: number,
): ReadonlySet<FoundShape> {
  const firstDay = payments.day[0] ?? 0;
  const span = (payments.day.at(-1) ?? 0) - firstDay + 1;
  const early = firstDay + Math.min(windowDays, span * earlyShare);
  const begun = new Map<string, number>();
  const accountOf = (account: number | undefined) => payments.accounts[account ?? -1] ?? -1;
  for (let at = 0; at < payments.count; at += 1) {
    const pair = `${accountOf(payments.from[at])} ${accountOf(payments.to[at])}`;
    if (!begun.has(pair)) begun.set(pair, payments.day[at] ?? 0);
  }
  const isEarly = ({ accounts, payments: own }: FoundShape) => {
    const pairs = new Set(
      own.map(({ payer, beneficiary }) => `${accounts[payer]} ${accounts[beneficiary]}`),
    );
    const late = [...pairs].filter((pair) => (begun.get(pair) ?? 0) >= early);
    return late.length * 2 <= pairs.size;
  };
  return new Set(shapes.filter(isEarly));
}

/**
 * The accounts as a person would tell them: a circle from where the money set out, and last the one
 * that it all comes to. `ends` are payer and beneficiary of each payment in turn.
 */
function inOrder(
  typology: Typology,
  accounts: readonly number[],
  ends: readonly number[],
): readonly number[] {
  if (typology === "cycle") {
    const at = Math.max(0, accounts.indexOf(ends[0] ?? -1));
    return [...accounts.slice(at), ...accounts.slice(0, at)];
  }
  if (typology !== "scatter-gather" && typology !== "layering-chain") return accounts;
  const payers = new Set(ends.filter((_, place) => place % 2 === 0));
  const receipts = new Map<number, number>();
  for (const [place, account] of ends.entries())
    if (place % 2 === 1) receipts.set(account, (receipts.get(account) ?? 0) + 1);
  const [sink] = accounts
    .filter((account) => !payers.has(account))
    .toSorted((a, b) => (receipts.get(b) ?? 0) - (receipts.get(a) ?? 0));
  if (sink === undefined) return accounts;
  return [...accounts.filter((account) => account !== sink), sink];
}

/** An amount in one currency; sums never mix them. */
export interface Sum {
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly scale: number;
}

/** Sums by currency, in the order of their codes. */
export function sumsOf(amounts: readonly Sum[]): Sum[] {
  const byCurrency = Map.groupBy(amounts, ({ currency, scale }) => `${currency} ${scale}`);
  return [...byCurrency.values()]
    .flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const { currency, scale } = first;
      return [
        { amountMinor: group.reduce((sum, each) => sum + each.amountMinor, 0n), currency, scale },
      ];
    })
    .toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
}

/** How many such shapes chance alone would make in this case: the strength, read backwards. */
export function expectedByChance(strength: number, accountCount: number): number {
  const odds = (1 - strength) / Math.max(strength, 1e-9);
  return odds ** 3 * Math.max(1, accountCount / 1000);
}

/** Strength in three words: hardly ever by chance in this case, seldom, or likely. */
export const strengthWords = ["rare", "seldom", "common"] as const;
export type StrengthWord = (typeof strengthWords)[number];

/** The word for what chance alone would make in a case: a thousandth of a shape, one, or more. */
export function strengthWordOf(expected: number): StrengthWord {
  if (expected <= 0.001) return "rare";
  return expected <= 1 ? "seldom" : "common";
}

/** Places of the payments with which money enters a shape: their payers had received nothing in it before. */
export function startsOf(
  payments: readonly Pick<FoundPayment, "beneficiary" | "payer">[],
): number[] {
  const received = new Set<number>();
  return payments.flatMap(({ payer, beneficiary }, place) => {
    const isStart = !received.has(payer);
    received.add(beneficiary);
    return isStart ? [place] : [];
  });
}
