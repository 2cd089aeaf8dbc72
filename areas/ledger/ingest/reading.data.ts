// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import type { PartyCollector } from "@tianwang/entities";
import { createPartyCollector, stateMentions } from "@tianwang/entities";
import { addStatements } from "@tianwang/entities/server";
import type {
  ExhibitReader,
  FileToRead,
  PreparedReading,
  ReadingContext,
} from "@tianwang/evidence/server";
import type { Problem } from "@tianwang/kernel/problem";
import type { Text } from "@tianwang/kernel/text";
import type { StoredBlob, Work } from "@tianwang/store";
import { addSegment, sql } from "@tianwang/store";
import { wantFolds } from "../folds/fold.data.ts";
import { insertStatements } from "../statements/statement.data.ts";
import { segmentKind } from "../transactions/transaction.data.ts";
import { gatherParties } from "./party-rows.data.ts";
import type { SegmentSummary } from "./segment-writer.data.ts";
import { openSegmentWriter } from "./segment-writer.data.ts";
import type { Gathered } from "./sink.ts";
import { gatherInto } from "./sink.ts";
import type { RowSource } from "./row-source.data.ts";
import { findRowSource } from "./row-source.data.ts";
import { judgeFile } from "./verdict.ts";

/** Version of the columns of our segments. */
const schemaVersion = 1;

const noStatement: Text = {
  zh: "文件中没有可识别的对账单；原件已作为证物保存。",
  en: "No statement was found in the file; the original is kept as an exhibit.",
};

/** Everything read from a file, before anything of it is visible. */
export interface ReadFile {
  readonly summary: SegmentSummary;
  readonly blob: StoredBlob;
  readonly gathered: Gathered;
  readonly parties: PartyCollector;
}

const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest();

/** Reads the rows of a source into a segment of the blob store; null when it holds no statement. */
export async function readRowsOf(
  source: RowSource,
  file: FileToRead,
  context: ReadingContext,
): Promise<ReadFile | { readonly refused: readonly Problem[] }> {
  const { store } = context;
  const parties = createPartyCollector({ compartmentId: file.compartmentId, hash: sha256 });
  const path = await store.blobs.draftPath();
  let note: (problem: Problem) => void = () => undefined;
  const writer = await openSegmentWriter(path, (problem) => note(problem));
  const { sink, gathered, noteProblem } = gatherInto(writer, parties);
  note = noteProblem;
  try {
    await source.read({
      sink,
      signal: context.signal,
      drained: () => writer.drained(),
      progress: () => context.progress(gathered.rowCount),
    });
    if (judgeFile(gathered.checks.length, gathered.problems) === "refused") {
      await writer.abort();
      return { refused: gathered.problems };
    }
    const summary = await writer.finish();
    const heads = gathered.checks.map(({ head }) => head);
    await gatherParties(summary.path, heads, parties);
    return { summary, blob: await store.blobs.adopt(path), gathered, parties };
  } catch (error) {
    await writer.abort();
    throw error;
  }
}

/** Writes what was read in the transaction of the work: catalogue, statements, parties. */
export async function commitRead(
  work: Work,
  file: FileToRead,
  read: ReadFile,
  how: { readonly reader: string; readonly mapping: unknown },
): Promise<void> {
  const place = { compartmentId: file.compartmentId, exhibitId: file.exhibitId };
  const { summary, gathered } = read;
  const segmentId = await addSegment(work, {
    ...place,
    kind: segmentKind,
    schemaVersion,
    blob: read.blob,
    rowCount: BigInt(summary.rowCount),
    facts: { firstBookedOn: summary.firstBookedOn, lastBookedOn: summary.lastBookedOn },
  });
  await insertStatements(
    work,
    { ...place, segmentId, accountEntityIds: gathered.accountIds },
    gathered.checks,
  );
  const stated = stateMentions(read.parties.mentions(), {
    exhibitId: file.exhibitId,
    addedBy: work.acting.actorId,
    addedAt: work.now,
  });
  await addStatements(work, file.compartmentId, stated.statements);
  await work.change(sql`
    insert into ledger.readings (id, compartment_id, exhibit_id, segment_id, reader, mapping, read_at)
    values (${work.newId("reading")}, ${file.compartmentId}, ${file.exhibitId}, ${segmentId}, ${how.reader},
      ${how.mapping === null ? null : JSON.stringify(how.mapping)}::jsonb, ${work.now})
  `);
  await wantFolds(work, file.compartmentId);
  work.audit("ledger.statements.read", file.exhibitId, {
    segmentId,
    statementCount: gathered.checks.length,
    rowCount: summary.rowCount,
  });
}

/** The reader of bank statements and transfer registers, for the intake of evidence. */
export const statementReader: ExhibitReader = {
  id: "ledger.statements",
  async prepare(file, context): Promise<PreparedReading | null> {
    const source = await findRowSource(file, context);
    if (source === null) return null;
    const read = await readRowsOf(source, file, context);
    const discard = async () => undefined;
    if ("refused" in read) {
      // Whoever asked for a table gets told why it is none; a letter is simply no statement.
      const isExpected = source.isExpected;
      return {
        outcome: isExpected ? "unreadable" : "kept",
        reason: noStatement,
        problems: isExpected ? read.refused : [],
        commit: discard,
        discard,
      };
    }
    return {
      outcome: "read",
      reason: null,
      problems: read.gathered.problems,
      commit: (work) =>
        commitRead(work, file, read, { reader: source.reader, mapping: source.mapping }),
      // The segment's blob has no catalogue entry and is collected as such; nothing else was written.
      discard,
    };
  },
};
