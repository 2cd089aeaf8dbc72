// SPDX-License-Identifier: Apache-2.0
import type { MappingProposal } from "./tables/proposal/table-proposal.ts";
import { possibleSignatures, tableSignature } from "./tables/table-layout.ts";
import type { TableMapping } from "./tables/table-mapping.ts";

/** Whether a layout has what makes a statement: amounts in it. A list of firms has none. */
export function hasAmounts({ columns }: MappingProposal): boolean {
  const amounts = new Set<string | null>(["amount", "debit", "credit"]);
  return columns.some(({ field }) => amounts.has(field));
}

/** The marks by which a saved mapping can be of the layout of a proposal. */
export function signaturesOf({ mapping, records, signature }: MappingProposal): readonly string[] {
  if (mapping.header.rowCount === 0) return possibleSignatures(records);
  const headers = mapping.columns.map(({ header }) => header);
  return [signature, tableSignature(headers, [])];
}

/** Whether a mapping is of the layout of a proposal: of the one text table, or of its sheets. */
function isOfLayout({ form }: TableMapping, proposal: MappingProposal): boolean {
  const proposed = proposal.mapping.form;
  if (form.kind === "delimited") return proposed.kind === "delimited";
  return proposed.kind === "workbook" && proposed.sheets.some((name) => form.sheets.includes(name));
}

/** The mark to save a mapping under; null for a table without a header, which nothing tells apart. */
export function signatureFor(
  mapping: TableMapping,
  proposals: readonly MappingProposal[],
): string | null {
  if (mapping.header.rowCount === 0) return null;
  const proposal = proposals.find((one) => isOfLayout(mapping, one));
  const isKnown = proposal !== undefined && proposal.mapping.header.rowCount > 0;
  const headers = mapping.columns.map(({ header }) => header);
  return isKnown ? proposal.signature : tableSignature(headers, []);
}
