// SPDX-License-Identifier: Apache-2.0
import type { FileToRead, ReadingContext } from "@tianwang/evidence/server";
import type { BlobStore } from "@tianwang/store";
import { hasAmounts, signaturesOf } from "./mapping-layout.ts";
import { findMapping } from "./mapping.data.ts";
import type { Reading, RowSource } from "./row-source.data.ts";
import type { TableFile, TableProposals } from "./tables/table-file.data.ts";
import { proposeTables, readTableFile } from "./tables/table-file.data.ts";
import { possibleSignatures } from "./tables/table-layout.ts";
import type { TableMapping } from "./tables/table-mapping.ts";

/** A blob as a file that can be read more than once. */
export function tableFileOf(blobs: BlobStore, sha256: string): TableFile {
  return { open: () => blobs.read(sha256) };
}

/** The mapping saved for a layout; where the file differs from the one it was made for, its own form holds. */
async function savedFor(
  context: ReadingContext,
  signatures: readonly string[],
  form: TableMapping["form"],
): Promise<TableMapping | null> {
  const saved = await context.store.run(context.acting, "ledger.mapping.find", (work) =>
    findMapping(work, signatures),
  );
  return saved && { ...saved.mapping, form };
}

/** The mappings that a file is read with: saved ones first; what is no statement is left out. */
async function mappingsFor(
  context: ReadingContext,
  { proposals, others }: TableProposals,
): Promise<TableMapping[]> {
  const mappings: (TableMapping | null)[] = [];
  for (const proposal of proposals) {
    const saved = await savedFor(context, signaturesOf(proposal), proposal.mapping.form);
    mappings.push(saved ?? (hasAmounts(proposal) ? proposal.mapping : null));
  }
  for (const { name, records } of others) {
    const form = { kind: "workbook", sheets: [name] } as const;
    mappings.push(await savedFor(context, possibleSignatures(records), form));
  }
  return mappings.filter((mapping) => mapping !== null);
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
  const proposed = await proposeTables(tables);
  const { problems } = proposed;
  const mappings = await mappingsFor(context, proposed);
  if (mappings.length === 0 && problems.length === 0) return null;
  const source = tableSource(tables, mappings);
  return {
    ...source,
    read: async (reading) => {
      for (const problem of problems) reading.sink.problem(problem);
      await source.read(reading);
    },
  };
}
