// SPDX-License-Identifier: Apache-2.0
import type {
  ExhibitReader,
  FileToRead,
  PreparedReading,
  ReadingContext,
} from "@tianwang/evidence/server";
import { originalEncoding } from "@tianwang/evidence/server";
import type { Problem, Severity } from "@tianwang/kernel/problem";
import type { Text } from "@tianwang/kernel/text";
import type { Work } from "@tianwang/store";
import { entityProblem } from "../errors.ts";
import { addStatementBatches } from "../statements/statement.data.ts";
import type { Provenance, Statement } from "../statements/statement.ts";
import { createFtmReader } from "./ftm-json-lines.ts";
import { readFtmLine } from "./ftm-line.ts";
import type { FtmRecord } from "./ftm-record.ts";
import { statementsOfRecord } from "./ftm-statements.ts";

/** The longest first line by which a file is recognised, in UTF-16 code units. */
const firstLineLengthMax = 8 * 1024 * 1024;

/** Statements that are written at once. */
const batchCount = 10_000;

/** Most problems kept of one file, so that notes cannot hide errors; the rest are counted. */
const problemCountMax: Readonly<Record<Severity, number>> = {
  error: 4_000,
  warning: 3_000,
  info: 2_000,
};

const nothingRead: Text = {
  zh: "文件中没有可读取的实体；原件已作为证物保存。",
  en: "No entity in the file could be read; the original is kept as an exhibit.",
};

/** The text of a file in pieces. */
async function* textOf(
  file: FileToRead,
  encoding: string,
  { store, signal }: ReadingContext,
): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of store.blobs.read(file.blob.sha256)) {
    signal.throwIfAborted();
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}

/** Whether the first line that is not blank is an entity or a statement. */
async function isFtm(pieces: AsyncIterable<string>): Promise<boolean> {
  let head = "";
  for await (const piece of pieces) {
    head = (head + piece).trimStart();
    if (head !== "" && !head.startsWith("{")) return false;
    if (head.includes("\n") || head.length > firstLineLengthMax) break;
  }
  const [line = ""] = head.split("\n", 1);
  return readFtmLine(line, { kind: "line", line: 1 }).record !== null;
}

/** Keeps the first problems of each severity and counts the others. */
class ProblemShelf {
  readonly kept: Problem[] = [];
  readonly #counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };

  add(problem: Problem): void {
    this.#counts[problem.severity] += 1;
    const isKept = this.#counts[problem.severity] <= problemCountMax[problem.severity];
    if (isKept) this.kept.push(problem);
  }

  all(): readonly Problem[] {
    const { error, warning, info } = this.#counts;
    const count = error + warning + info - this.kept.length;
    if (count === 0) return this.kept;
    return [...this.kept, entityProblem("PROBLEMS_CUT", { kind: "whole" }, "", String(count))];
  }
}

/** Whether bytes of the line could not be decoded: the decoder puts U+FFFD for them. */
function isDamaged(record: FtmRecord): boolean {
  return [...record.members.values()].some((json) => json.includes("\uFFFD"));
}

/** Reads the statements of a file in batches; nothing more than a batch is held. */
async function* stated(
  pieces: AsyncIterable<string>,
  provenance: Omit<Provenance, "locator">,
  into: { problem(problem: Problem): void; record(): void },
): AsyncIterable<readonly Statement[]> {
  let batch: Statement[] = [];
  const reader = createFtmReader({
    record(record, locator) {
      into.record();
      const { statements, problems } = statementsOfRecord(record, { ...provenance, locator });
      for (const statement of statements) batch.push(statement);
      for (const problem of problems) into.problem(problem);
      if (isDamaged(record)) into.problem(entityProblem("TEXT_UNDECODABLE", locator));
    },
    problem: (problem) => into.problem(problem),
  });
  for await (const piece of pieces) {
    reader.write(piece);
    if (batch.length < batchCount) continue;
    yield batch;
    batch = [];
  }
  reader.end();
  yield batch;
}

/** Writes the statements of a file, in the transaction that records its exhibit. */
async function commit(
  work: Work,
  file: FileToRead,
  pieces: AsyncIterable<string>,
  recordCount: number,
): Promise<void> {
  const { exhibitId, compartmentId } = file;
  const provenance = { exhibitId, addedBy: work.acting.actorId, addedAt: work.now };
  // The problems were gathered when the file was prepared; the same bytes give the same ones.
  const silent = { problem: () => undefined, record: () => undefined };
  const batches = stated(pieces, provenance, silent);
  const statementCount = await addStatementBatches(work, compartmentId, batches);
  work.audit("entities.ftm.read", exhibitId, { recordCount, statementCount });
}

/**
 * The reader of FollowTheMoney JSON lines, for the intake of evidence. It reads a file twice, once
 * to judge it and once to write it, so that no file is too large to be held.
 */
export const ftmReader: ExhibitReader = {
  id: "entities.ftm",
  async prepare(file, context): Promise<PreparedReading | null> {
    if (file.kind !== "text" && file.kind !== "table") return null;
    const encoding = await originalEncoding(context.store, file.blob.sha256);
    if (encoding === null || !(await isFtm(textOf(file, encoding, context)))) return null;
    const shelf = new ProblemShelf();
    let recordCount = 0;
    let statementCount = 0;
    const into = {
      problem: (problem: Problem) => shelf.add(problem),
      record: () => {
        recordCount += 1;
      },
    };
    const { exhibitId } = file;
    const provenance = {
      exhibitId,
      addedBy: context.acting.actorId,
      addedAt: context.store.clock(),
    };
    for await (const batch of stated(textOf(file, encoding, context), provenance, into)) {
      statementCount += batch.length;
      context.progress(recordCount);
    }
    const isRead = statementCount > 0;
    return {
      outcome: isRead ? "read" : "unreadable",
      reason: isRead ? null : nothingRead,
      problems: shelf.all(),
      commit: (work) => commit(work, file, textOf(file, encoding, context), recordCount),
      discard: async () => undefined,
    };
  },
};
