// SPDX-License-Identifier: Apache-2.0
import type { Detector, Shape } from "@tianwang/typologies";
import { formatMinor } from "@tianwang/kernel/money";
import type { Text, TextValues } from "@tianwang/kernel/text";
import { renderText } from "@tianwang/kernel/text";
import type { Contribution, ScoredShape } from "./score-model.ts";

/**
 * Shapes at least this strong are alerts: chance alone makes at most one such shape for every
 * thousand accounts. It is fixed, and not chosen on any label.
 */
export const alertCut = 0.5;

/** Days that a shape may take when nothing else is said: the longest attempts known last a month. */
export const windowDaysDefault = 30;

/** What is known of a payment of the file besides what detectors see. */
interface ToldPayment {
  readonly id: string;
  readonly amountMinor: bigint;
  readonly currency: number;
}

/** What the indices of a stream stand for. */
export interface Naming {
  readonly accountKeys: readonly string[];
  readonly currencies: readonly { readonly code: string; readonly scale: number }[];
  readonly told: ReadonlyMap<number, ToldPayment>;
  readonly detectors: readonly Detector[];
}

/** A reason in words. */
export interface AlertReason extends Text {
  readonly messageId: string;
  readonly data: TextValues;
}

/** One line of the alert file. */
export interface AlertLine {
  readonly typology: string;
  readonly detector: string;
  readonly version: number;
  readonly accounts: readonly string[];
  readonly transactions: readonly string[];
  readonly from: string;
  readonly to: string;
  /** The sum of one currency as a decimal; of several, a sum for each. */
  readonly amount: string | Readonly<Record<string, string>>;
  readonly currency: string | null;
  readonly strength: number;
  readonly because: readonly AlertReason[];
  readonly innocentIf: readonly Text[];
  /** With a model: its score, and what made most of it. */
  readonly score?: number;
  readonly contributions?: readonly Contribution[];
}

/** A shape that a model may have scored. */
export type MaybeScored = Shape & Partial<Pick<ScoredShape, "score" | "contributions">>;

/** Minutes since 1970 as a moment of UTC. */
export const momentOf = (minutes: number) =>
  `${new Date(minutes * 60_000).toISOString().slice(0, "2024-01-31T00:00".length)}Z`;

function amountsOf(shape: Shape, { told, currencies }: Naming): Record<string, string> {
  const sums = new Map<number, bigint>();
  for (const row of shape.rows) {
    const payment = told.get(row);
    if (payment)
      sums.set(payment.currency, (sums.get(payment.currency) ?? 0n) + payment.amountMinor);
  }
  return Object.fromEntries(
    [...sums]
      .map(([index, sum]) => {
        const currency = currencies[index];
        return [currency?.code ?? "XXX", formatMinor(sum, currency?.scale ?? 2)] as const;
      })
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Highest score first where there is one, otherwise strongest first. */
export function compareScored(a: MaybeScored, b: MaybeScored): number {
  return (b.score ?? 0) - (a.score ?? 0) || compareShapes(a, b);
}

/** A shape in the words of its file. */
export function alertLineOf(shape: MaybeScored, naming: Naming): AlertLine {
  const detector = naming.detectors.find(({ id }) => id === shape.detector);
  const amounts = Object.entries(amountsOf(shape, naming));
  const [only] = amounts;
  return {
    typology: shape.typology,
    detector: shape.detector,
    version: shape.version,
    accounts: shape.accounts.map((account) => naming.accountKeys[account] ?? ""),
    transactions: shape.rows.map((row) => naming.told.get(row)?.id ?? ""),
    from: momentOf(shape.fromMinutes),
    to: momentOf(shape.toMinutes),
    amount: amounts.length === 1 && only ? only[1] : Object.fromEntries(amounts),
    currency: amounts.length === 1 && only ? only[0] : null,
    strength: Math.round(shape.strength * 1e6) / 1e6,
    because: shape.because.map(({ messageId, data }) => {
      const text = detector?.messages[messageId] ?? { zh: messageId, en: messageId };
      return {
        messageId,
        data,
        zh: renderText(text, data, "zh"),
        en: renderText(text, data, "en"),
      };
    }),
    innocentIf: detector?.falsePositives ?? [],
    ...(shape.score === undefined ? {} : { score: shape.score }),
    ...(shape.contributions === undefined ? {} : { contributions: shape.contributions }),
  };
}

/** Strongest first; of equals the earlier, then by name, so that reruns give the same bytes. */
export function compareShapes(a: Shape, b: Shape): number {
  return (
    b.strength - a.strength ||
    a.fromMinutes - b.fromMinutes ||
    a.toMinutes - b.toMinutes ||
    (a.detector < b.detector ? -1 : a.detector > b.detector ? 1 : 0) ||
    (a.rows[0] ?? 0) - (b.rows[0] ?? 0) ||
    a.id - b.id
  );
}
