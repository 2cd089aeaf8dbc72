// SPDX-License-Identifier: Apache-2.0
import { withdrawStatements } from "@tianwang/entities/server";
import type { FileToRead } from "@tianwang/evidence/server";
import { findExhibit, replaceProblems } from "@tianwang/evidence/server";
import type { ExhibitId } from "@tianwang/kernel/ids";
import type { JobHandler, RunningJob, Store, Work } from "@tianwang/store";
import { supersedeSegments } from "@tianwang/store";
import { refuse } from "../errors.ts";
import { supersedeStatements } from "../statements/statement.data.ts";
import { segmentKind } from "../transactions/transaction.data.ts";
import { commitRead, readRowsOf, statementReader } from "./reading.data.ts";
import { supersedeReadings } from "./reading-record.data.ts";
import { tableFileOf, tableSource } from "./table-source.data.ts";
import type { TableMapping } from "./tables/table-mapping.ts";

/** What the job that reads an exhibit anew is told. */
export interface RereadOrder {
  readonly exhibitId: ExhibitId;
  readonly mappings: readonly TableMapping[];
}

async function fileOf(work: Work, exhibitId: ExhibitId): Promise<FileToRead> {
  const exhibit = await findExhibit(work, exhibitId);
  if (!exhibit) throw refuse("LEDGER_NO_SOURCE", { id: exhibitId });
  return {
    exhibitId: exhibit.id,
    compartmentId: exhibit.compartmentId,
    blob: { sha256: exhibit.sha256, byteCount: Number(exhibit.byteCount) },
    kind: exhibit.kind,
    mediaType: exhibit.mediaType,
    name: exhibit.originalName,
    relativePath: exhibit.relativePath,
  };
}

async function reread(store: Store, running: RunningJob): Promise<unknown> {
  const order = running.job.payload as RereadOrder;
  const inWork = <T>(use: (work: Work) => Promise<T>) =>
    store.run(running.acting, "ledger.reread", use);
  const file = await inWork((work) => fileOf(work, order.exhibitId));
  const source = tableSource(tableFileOf(store.blobs, file.blob.sha256), order.mappings);
  const read = await readRowsOf(source, file, {
    store,
    acting: running.acting,
    signal: running.signal,
    progress: (rowCount) =>
      running.progress(BigInt(rowCount), null, { file: file.relativePath, rowCount }),
  });
  if ("refused" in read) {
    throw refuse("LEDGER_BAD_MAPPING", { reason: read.refused[0]?.code ?? "no statement" });
  }
  await inWork(async (work) => {
    await supersedeSegments(work, segmentKind, file.exhibitId);
    await supersedeStatements(work, file.exhibitId);
    await supersedeReadings(work, file.exhibitId);
    await withdrawStatements(work, file.compartmentId, file.exhibitId);
    await commitRead(work, file, read, { reader: "table", mapping: order.mappings });
    const place = { id: file.exhibitId, compartmentId: file.compartmentId };
    await replaceProblems(work, place, statementReader.id, read.gathered.problems);
    work.audit("ledger.reread", file.exhibitId, { rowCount: read.summary.rowCount });
  });
  return { rowCount: read.summary.rowCount, statementCount: read.gathered.checks.length };
}

/** Reads a table anew by corrected mappings: all of it is replaced in one commit, or nothing is. */
export const rereadHandler: JobHandler = { kind: "ledger.reread", run: reread };
