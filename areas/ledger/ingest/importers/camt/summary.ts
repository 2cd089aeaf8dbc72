// SPDX-License-Identifier: Apache-2.0
import type { Element } from "./element.ts";
import { find, take } from "./element.ts";
import type { Direction } from "./values.ts";
import { readAmount } from "./values.ts";

/** Number and sum of the entries of an account, by direction. */
export interface Totals {
  readonly count: Record<Direction, number>;
  readonly minor: Record<Direction, bigint>;
  /** Entries that could not be read or are in another currency: sums are not comparable. */
  unsummable: number;
}

/** Totals of no entries. */
export function newTotals(): Totals {
  return { count: { CRDT: 0, DBIT: 0 }, minor: { CRDT: 0n, DBIT: 0n }, unsummable: 0 };
}

/** A figure of the summary, as printed, and what the entries say. */
export interface SummaryFigure {
  readonly field: string;
  readonly stated: string;
  readonly isRight: boolean;
}

function countFigure(element: Element | undefined, field: string, count: number): SummaryFigure {
  const stated = take(element, "NbOfNtries");
  return { field: `${field}/NbOfNtries`, stated, isRight: Number(stated) === count };
}

function sumFigure(
  element: Element | undefined,
  field: string,
  minor: bigint,
  scale: number,
): SummaryFigure {
  const stated = take(element, "Sum");
  return { field: `${field}/Sum`, stated, isRight: readAmount(stated, scale) === minor };
}

/** The net amount: version 4 and later in TtlNetNtry, earlier ones side by side with its mark. */
function netFigure(element: Element | undefined, net: bigint, scale: number): SummaryFigure {
  const later = find(element, "TtlNetNtry");
  const stated = later ? take(later, "Amt") : take(element, "TtlNetNtryAmt");
  const mark = take(later ?? element, "CdtDbtInd");
  const minor = readAmount(stated, scale);
  const signed = minor === null ? null : mark === "DBIT" ? -minor : minor;
  return {
    field: "TtlNtries/TtlNetNtry",
    stated: `${stated} ${mark}`.trim(),
    isRight: signed === net,
  };
}

/** Compares a `TxsSummry` with the entries; figures that it does not state are left out. */
export function compareSummary(
  summary: Element,
  totals: Totals,
  scale: number,
): readonly SummaryFigure[] {
  const all = find(summary, "TtlNtries");
  const credits = find(summary, "TtlCdtNtries");
  const debits = find(summary, "TtlDbtNtries");
  const { count, minor } = totals;
  const counts = [
    countFigure(all, "TtlNtries", count.CRDT + count.DBIT + totals.unsummable),
    ...(totals.unsummable > 0
      ? []
      : [
          countFigure(credits, "TtlCdtNtries", count.CRDT),
          countFigure(debits, "TtlDbtNtries", count.DBIT),
          sumFigure(all, "TtlNtries", minor.CRDT + minor.DBIT, scale),
          sumFigure(credits, "TtlCdtNtries", minor.CRDT, scale),
          sumFigure(debits, "TtlDbtNtries", minor.DBIT, scale),
          netFigure(all, minor.CRDT - minor.DBIT, scale),
        ]),
  ];
  return counts.filter(({ stated }) => stated !== "");
}
