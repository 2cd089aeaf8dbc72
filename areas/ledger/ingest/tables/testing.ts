// SPDX-License-Identifier: Apache-2.0
import type { RowSink, SourceRow, StatementHead, StatementTail } from "@tianwang/ledger";
import { assert } from "@tianwang/kernel/assert";
import type { Problem } from "@tianwang/kernel/problem";
import type { MappingProposal } from "./proposal/table-proposal.ts";
import { proposeMapping } from "./proposal/table-proposal.ts";
import type { TableHint } from "./proposal/table-sample.ts";
import { sampleText } from "./proposal/table-sample.ts";
import type { TableMapping } from "./table-mapping.ts";
import { note } from "./table-note.ts";
import { applyMapping } from "./table-reader.ts";

/** One statement as it came out of a reader. */
export interface CollectedStatement {
  readonly head: StatementHead;
  readonly rows: SourceRow[];
  tail: StatementTail | null;
}

/** What came out of a reader; for tests. */
export interface Collected {
  readonly statements: CollectedStatement[];
  readonly problems: Problem[];
}

/** A sink that keeps copies of everything, and checks that statements open and close in turn. */
export function collectRows(): Collected & { readonly sink: RowSink } {
  const statements: CollectedStatement[] = [];
  const problems: Problem[] = [];
  let open: CollectedStatement | null = null;
  const sink: RowSink = {
    openStatement(head) {
      assert(open === null, "a statement opens after the one before has closed");
      open = { head, rows: [], tail: null };
      statements.push(open);
    },
    row(row) {
      assert(open, "a row comes within a statement");
      open.rows.push({ ...row, payer: { ...row.payer }, beneficiary: { ...row.beneficiary } });
    },
    closeStatement(tail) {
      assert(open, "an open statement closes");
      open.tail = tail;
      open = null;
    },
    problem: (problem) => problems.push(problem),
  };
  return { statements, problems, sink };
}

/** What is proposed for a text, and for what a person says of it. */
export function proposeText(text: string, hint: TableHint = {}): MappingProposal {
  const encoding = { encoding: "utf-8", because: note("encodingAscii") } as const;
  return proposeMapping(sampleText(text, encoding, hint));
}

/** Reads a text by a mapping. */
export function readByMapping(text: string, mapping: unknown, pieceCharacters = 100): Collected {
  const { statements, problems, sink } = collectRows();
  const applied = applyMapping(mapping, sink);
  problems.push(...applied.problems);
  if (applied.table) {
    for (let at = 0; at < text.length; at += pieceCharacters) {
      applied.table.text.write(text.slice(at, at + pieceCharacters));
    }
    applied.table.text.end();
  }
  return { statements, problems };
}

/** Reads a text by the mapping that is proposed for it, corrected by hand where told. */
export function readText(
  text: string,
  corrected: Partial<TableMapping> = {},
): Collected & { readonly proposal: MappingProposal } {
  const proposal = proposeText(text);
  return { proposal, ...readByMapping(text, { ...proposal.mapping, ...corrected }) };
}
