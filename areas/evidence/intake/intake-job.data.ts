// SPDX-License-Identifier: Apache-2.0
import { open } from "node:fs/promises";
import type { ExhibitId } from "@tianwang/kernel/ids";
import { makeId } from "@tianwang/kernel/ids";
import type { Problem } from "@tianwang/kernel/problem";
import type { Text } from "@tianwang/kernel/text";
import type { JobHandler, RunningJob, Store, Work } from "@tianwang/store";
import { fileTypeFromBuffer } from "file-type";
import {
  addCustody,
  addDerivative,
  addProblems,
  findBySha256,
  insertExhibit,
} from "../exhibits/exhibit.data.ts";
import type { Exhibit, Reading } from "../exhibits/exhibit.ts";
import { fileNameOf } from "../exhibits/exhibit.ts";
import type { ContentType } from "../exhibits/media-type.ts";
import { contentTypeOf, headByteCount, headText } from "../exhibits/media-type.ts";
import type { PreparedText } from "../texts/text.data.ts";
import { decodeStrictly, prepareText, textKinds } from "../texts/text.data.ts";
import type { Unfolded, UnfoldedFile } from "./archive.data.ts";
import { archiveDepthMax, unfoldArchive } from "./archive.data.ts";
import { archiveProblem } from "./archive.problems.ts";
import type { Intake, IntakeFile, IntakeId } from "./intake.data.ts";
import {
  addIntakeFile,
  endIntakeFile,
  findIntake,
  intakeJobKind,
  waitingFiles,
} from "./intake.data.ts";
import type { ExhibitReader, FileToRead, PreparedReading } from "./reader.data.ts";

/** What the intake job says while it runs and at its end. */
export interface IntakeMessage {
  readonly file: string;
  readonly rowCount: number;
}

/** Everything about one file, prepared outside any transaction. */
interface PreparedFile {
  readonly file: FileToRead;
  readonly readings: readonly { readonly reader: string; readonly reading: PreparedReading }[];
  readonly text: PreparedText | null;
  readonly unfolded: Unfolded | null;
  readonly problems: readonly Problem[];
  readonly outcome: Reading;
  readonly reason: Text | null;
}

async function detect(store: Store, sha256: string): Promise<ContentType> {
  const handle = await open(store.blobs.path(sha256), "r");
  try {
    const { bytesRead, buffer } = await handle.read(
      Buffer.alloc(headByteCount),
      0,
      headByteCount,
      0,
    );
    const head = buffer.subarray(0, bytesRead);
    const magic = await fileTypeFromBuffer(head);
    return contentTypeOf(magic?.mime ?? null, headText(head, decodeStrictly));
  } finally {
    await handle.close();
  }
}

/** Makes the job that reads the files of an intake with the given readers. */
export function intakeHandler(readers: readonly ExhibitReader[]): JobHandler {
  return {
    kind: intakeJobKind,
    run: (store, running) => runIntake(store, running, readers),
  };
}

async function runIntake(
  store: Store,
  running: RunningJob,
  readers: readonly ExhibitReader[],
): Promise<unknown> {
  const { intakeId } = running.job.payload as { intakeId: IntakeId };
  const inWork = <T>(use: (work: Work) => Promise<T>) =>
    store.run(running.acting, "evidence.intake", use);
  const intake = await inWork((work) => findIntake(work, intakeId));
  let doneCount = 0;
  for (;;) {
    // Archives add files while the job runs, so the list is read again until none waits.
    const waiting = await inWork((work) => waitingFiles(work, intakeId));
    if (waiting.length === 0) return { fileCount: doneCount };
    const total = BigInt(doneCount + waiting.length);
    for (const file of waiting) {
      running.signal.throwIfAborted();
      const report = (rowCount: number) =>
        running.progress(BigInt(doneCount), total, { file: file.relativePath, rowCount });
      report(0);
      await takeIn(store, { intake, file, readers, running, report });
      doneCount += 1;
      running.progress(BigInt(doneCount), total, { file: file.relativePath, rowCount: 0 });
    }
  }
}

interface OneFile {
  readonly intake: Intake;
  readonly file: IntakeFile;
  readonly readers: readonly ExhibitReader[];
  readonly running: RunningJob;
  readonly report: (rowCount: number) => void;
}

/** Takes one file in: everything is prepared first, then written in one commit. */
async function takeIn(store: Store, one: OneFile): Promise<void> {
  const { intake, file } = one;
  const { acting } = one.running;
  const known = await store.run(acting, "evidence.intake.known", (work) =>
    findBySha256(work, intake.compartmentId, file.sha256),
  );
  if (known) return takeInAgain(store, one, known);
  const prepared = await prepareFile(store, one);
  try {
    await store.run(acting, "evidence.intake.commit", (work) => commitFile(work, one, prepared));
  } catch (error) {
    for (const { reading } of prepared.readings) await reading.discard();
    await store.run(acting, "evidence.intake.failed", (work) =>
      endIntakeFile(work, file.id, { state: "failed", exhibitId: null, message: commitFailed }),
    );
    throw error;
  }
}

/**
 * Content that is an exhibit already: its receipt is recorded. An archive is opened again, since an
 * intake that was cancelled may have left some of its files out; they are taken in now.
 */
async function takeInAgain(store: Store, one: OneFile, exhibit: Exhibit): Promise<void> {
  const { intake, file, running } = one;
  const unfolded =
    exhibit.kind === "archive" && file.depth < archiveDepthMax
      ? await unfoldArchive(
          store,
          { ...exhibit, byteCount: Number(exhibit.byteCount), name: exhibit.originalName },
          running.signal,
        ).catch(() => {
          // What is wrong with it was noted when it became an exhibit.
          running.signal.throwIfAborted();
          return null;
        })
      : null;
  await store.run(running.acting, "evidence.intake.again", async (work) => {
    let missingCount = 0;
    for (const inner of unfolded?.files ?? []) {
      const there = await findBySha256(work, intake.compartmentId, inner.blob.sha256);
      // An archive in the archive may itself have been left half unfolded.
      if (there && there.kind !== "archive") continue;
      if (!there) missingCount += 1;
      await addInnerFile(work, one, inner);
    }
    await addCustody(work, exhibit, "received-again", {
      path: file.relativePath,
      legalBasis: intake.legalBasis,
    });
    await endIntakeFile(work, file.id, {
      state: "done",
      exhibitId: exhibit.id,
      message: missingCount > 0 ? restTakenIn : alreadyThere,
    });
    work.audit("evidence.exhibit.again", exhibit.id, { missingCount });
  });
}

const alreadyThere: Text = {
  zh: "内容相同的证物已在本案中，只增加一条接收记录。",
  en: "An exhibit with the same content is in the case already; only its receipt was recorded.",
};
const restTakenIn: Text = {
  zh: "该压缩包已在本案中；上次未入案的文件，这次已补入。",
  en: "This archive is in the case already; the files of it that were missing are taken in now.",
};
const commitFailed: Text = {
  zh: "写入失败，该文件未进入案件；可以重试。",
  en: "Writing failed and nothing of this file entered the case; it can be tried again.",
};
const readerFailed: Text = {
  zh: "读取程序出错；原件已完整保存。",
  en: "The reader failed; the original is kept whole.",
};
const noReader: Text = {
  zh: "尚无读取此类文件的程序；原件已完整保存。",
  en: "No reader understands this kind of file; the original is kept whole.",
};

async function prepareFile(store: Store, one: OneFile): Promise<PreparedFile> {
  const { intake, file, running } = one;
  const blob = { sha256: file.sha256, byteCount: Number(file.byteCount) };
  const type = await detect(store, file.sha256);
  const toRead: FileToRead = {
    exhibitId: makeId("exhibit", Date.parse(store.clock()), store.randomBytes) as ExhibitId,
    compartmentId: intake.compartmentId,
    blob,
    ...type,
    name: fileNameOf(file.relativePath),
    relativePath: file.relativePath,
  };
  const problems: Problem[] = [];
  const readings: { reader: string; reading: PreparedReading }[] = [];
  let isReaderBroken = false;
  for (const reader of one.readers) {
    const context = { store, acting: running.acting, signal: running.signal, progress: one.report };
    const reading = await reader.prepare(toRead, context).catch((error: unknown) => {
      running.signal.throwIfAborted();
      isReaderBroken = true;
      void store.note(running.acting, `evidence.reader.${reader.id}`, error);
      return null;
    });
    if (reading) readings.push({ reader: reader.id, reading });
  }
  const text = textKinds.has(type.kind) ? await prepareText(store, type.kind, blob) : null;
  const unfolded =
    type.kind === "archive" ? await unfold(store, toRead, { file, problems, running }) : null;
  return {
    file: toRead,
    readings,
    text: text && "blob" in text ? text : null,
    unfolded,
    problems: [...problems, ...(unfolded?.problems ?? [])],
    ...judge({ readings, text, unfolded, isReaderBroken }),
  };
}

async function unfold(
  store: Store,
  archive: FileToRead,
  into: { readonly file: IntakeFile; readonly problems: Problem[]; readonly running: RunningJob },
): Promise<Unfolded | null> {
  if (into.file.depth >= archiveDepthMax) {
    into.problems.push(archiveProblem("ARCHIVE_DEEP", { kind: "whole" }, "", archive.relativePath));
    return null;
  }
  const { mediaType, name, blob } = archive;
  const { signal } = into.running;
  return unfoldArchive(store, { ...blob, mediaType, name }, signal).catch((error: unknown) => {
    signal.throwIfAborted();
    into.problems.push(archiveProblem("ARCHIVE_DAMAGED", { kind: "whole" }, "", String(error)));
    return null;
  });
}

/** How far a file could be read, over all that was tried on it. */
function judge(tried: {
  readonly readings: readonly { readonly reading: PreparedReading }[];
  readonly text: PreparedText | Text | null;
  readonly unfolded: Unfolded | null;
  readonly isReaderBroken: boolean;
}): { outcome: Reading; reason: Text | null } {
  const all = tried.readings.map(({ reading }) => reading);
  if (all.some((reading) => reading.outcome === "read") || tried.unfolded) {
    return { outcome: "read", reason: null };
  }
  const bad = all.find((reading) => reading.outcome === "unreadable");
  if (bad) return { outcome: "unreadable", reason: bad.reason };
  if (tried.text && "blob" in tried.text) return { outcome: "read", reason: null };
  if (tried.isReaderBroken) return { outcome: "unreadable", reason: readerFailed };
  if (tried.text) return { outcome: "unreadable", reason: tried.text };
  return { outcome: "kept", reason: all.find((reading) => reading.reason)?.reason ?? noReader };
}

/** A file of an archive waits in the same intake. */
async function addInnerFile(work: Work, one: OneFile, inner: UnfoldedFile): Promise<void> {
  await addIntakeFile(work, one.intake, {
    relativePath: `${one.file.relativePath}/${inner.relativePath}`,
    blob: inner.blob,
    parentSha256: one.file.sha256,
    depth: one.file.depth + 1,
  });
}

async function commitFile(work: Work, one: OneFile, prepared: PreparedFile): Promise<void> {
  const { intake, file } = one;
  const parent = file.parentSha256
    ? await findBySha256(work, intake.compartmentId, file.parentSha256)
    : null;
  const exhibit = { ...prepared.file, legalBasis: intake.legalBasis, parentId: parent?.id ?? null };
  await insertExhibit(work, {
    id: exhibit.exhibitId,
    compartmentId: exhibit.compartmentId,
    blob: exhibit.blob,
    kind: exhibit.kind,
    mediaType: exhibit.mediaType,
    originalName: exhibit.name,
    relativePath: exhibit.relativePath,
    legalBasis: exhibit.legalBasis,
    parentId: exhibit.parentId,
    reading: prepared.outcome,
    readingReason: prepared.reason,
  });
  const reference = { id: exhibit.exhibitId, compartmentId: exhibit.compartmentId };
  if (prepared.text) await addDerivative(work, reference, { kind: "text", ...prepared.text });
  await addProblems(work, reference, "evidence", prepared.problems);
  for (const { reader, reading } of prepared.readings) {
    await reading.commit(work);
    await addProblems(work, reference, reader, reading.problems);
  }
  for (const inner of prepared.unfolded?.files ?? []) await addInnerFile(work, one, inner);
  await endIntakeFile(work, file.id, {
    state: "done",
    exhibitId: exhibit.exhibitId,
    message: prepared.reason,
  });
}
