// SPDX-License-Identifier: Apache-2.0
import type { ComparisonDocument } from "./comparison-document.ts";
import type { ComparisonView } from "./comparison.wire.ts";

/** What a view of a comparison shows beside its document. */
export interface ComparisonHead {
  readonly id: string;
  readonly compartmentId: string;
  readonly title: string;
  readonly madeAt: string;
  readonly madeByName: string;
  readonly sha256: string;
}

/** The exhibits that a comparison cites itself. */
export function exhibitIdsIn({ deposits, facts }: ComparisonDocument): string[] {
  const rows = [...deposits, ...facts.feeRows, ...facts.interestRows, ...facts.assets];
  return [...new Set(rows.map(({ exhibitId }) => exhibitId))];
}

/** A saved comparison as it is shown. */
export function savedView(
  head: ComparisonHead,
  document: ComparisonDocument,
  names: ReadonlyMap<string, string>,
): ComparisonView {
  const named = <T extends { readonly exhibitId: string }>(row: T) => ({
    ...row,
    exhibitName: names.get(row.exhibitId) ?? "",
  });
  const { facts } = document;
  return {
    id: head.id,
    compartmentId: head.compartmentId,
    title: head.title,
    madeAt: head.madeAt,
    madeBy: head.madeByName,
    sha256: head.sha256,
    transactionCount: document.transactionCount,
    segmentIds: document.segments.map(({ segmentId }) => segmentId),
    deposits: document.deposits.map(named),
    facts: {
      feeRows: facts.feeRows.map(named),
      interestRows: facts.interestRows.map(named),
      assets: facts.assets.map(named),
      coordination: facts.coordination,
    },
    currencies: [...document.currencies],
    traces: [...document.traces],
  };
}
