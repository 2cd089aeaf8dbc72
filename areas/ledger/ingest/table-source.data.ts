// SPDX-License-Identifier: Apache-2.0
import type { FileToRead, ReadingContext } from "@tianwang/evidence/server";
import type { BlobStore } from "@tianwang/store";
import { findMapping } from "./mapping.data.ts";
import type { Reading, RowSource } from "./row-source.data.ts";
import type { MappingProposal } from "./tables/proposal/table-proposal.ts";
import type { TableFile } from "./tables/table-file.data.ts";
import { proposeTables, readTableFile } from "./tables/table-file.data.ts";
import type { TableMapping } from "./tables/table-mapping.ts";

/** A blob as a file that can be read more than once. */
export function tableFileOf(blobs: BlobStore, sha256: string): TableFile {
  return { open: () => blobs.read(sha256) };
}

/** Whether a layout has what makes a statement: amounts in it. A list of firms has none. */
function hasAmounts({ columns }: MappingProposal): boolean {
  const amounts = new Set<string | null>(["amount", "debit", "credit"]);
  return columns.some(({ field }) => amounts.has(field));
}

/** The mapping saved for the layout, else the proposed one. */
async function mappingFor(
  context: ReadingContext,
  proposal: MappingProposal,
): Promise<TableMapping> {
  const saved = await context.store.run(context.acting, "ledger.mapping.find", (work) =>
    findMapping(work, proposal.signature),
  );
  // Where the file differs from the one the mapping was made for, its own form holds.
  return saved ? { ...saved.mapping, form: proposal.mapping.form } : proposal.mapping;
}

/** Reads a table by its mappings, one for each layout in the file. */
export function tableSource(file: TableFile, mappings: readonly TableMapping[]): RowSource {
  return {
    reader: "table",
    mapping: mappings,
    isExpected: true,
    read: async ({ sink, signal, drained, progress }: Reading) => {
      for (const mapping of mappings) {
        const problems = await readTableFile(file, mapping, sink, {
          signal,
          drained,
          onProgress: progress,
        });
        for (const problem of problems) sink.problem(problem);
      }
    },
  };
}

/** Tries a file as a table; null when nothing in it is laid out like a statement. */
export async function findTableSource(
  file: FileToRead,
  context: ReadingContext,
): Promise<RowSource | null> {
  const tables = tableFileOf(context.store.blobs, file.blob.sha256);
  const { proposals, problems } = await proposeTables(tables);
  const usable = proposals.filter(hasAmounts);
  if (usable.length === 0 && problems.length === 0) return null;
  const mappings: TableMapping[] = [];
  for (const proposal of usable) mappings.push(await mappingFor(context, proposal));
  const source = tableSource(tables, mappings);
  return {
    ...source,
    read: async (reading) => {
      for (const problem of problems) reading.sink.problem(problem);
      await source.read(reading);
    },
  };
}
