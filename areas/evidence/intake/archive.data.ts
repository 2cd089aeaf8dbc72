// SPDX-License-Identifier: Apache-2.0
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type { Problem } from "@tianwang/kernel/problem";
import { Refusal } from "@tianwang/kernel/refusal";
import type { Store, StoredBlob } from "@tianwang/store";
import type { Entry, ZipFile } from "yauzl";
import { open } from "yauzl";
import { safePath } from "../exhibits/exhibit.ts";
import { archiveProblem } from "./archive.problems.ts";

/** Most files that one archive may hold. */
export const entryCountMax = 20_000;
/** Most bytes that one archive may unfold to. */
export const unfoldedByteCountMax = 20 * 1024 ** 3;
/** Most times that an entry may grow; DEFLATE cannot exceed 1032:1, real documents stay below 100. */
export const growthMax = 200;
/** Small entries may grow more: a page of spaces is no bomb. */
const growthFreeByteCount = 1024 * 1024;
/** Archives inside archives are opened this deep. */
export const archiveDepthMax = 3;

/** A file found in an archive, already in the blob store. */
export interface UnfoldedFile {
  readonly relativePath: string;
  readonly blob: StoredBlob;
}

/** What an archive held. Files that could not be taken are problems. */
export interface Unfolded {
  readonly files: readonly UnfoldedFile[];
  readonly problems: readonly Problem[];
}

const openZip = (path: string) =>
  new Promise<ZipFile>((resolve, reject) => {
    open(
      path,
      { lazyEntries: true, decodeStrings: false, validateEntrySizes: true },
      (error, zip) => (error ? reject(error) : resolve(zip)),
    );
  });

/** Names are UTF-8 when flagged so (bit 11), else what Chinese archivers write: GB18030. */
function nameOf(entry: Entry): string {
  const raw = entry.fileName as unknown as Buffer;
  const isUtf8 = (entry.generalPurposeBitFlag & 0x800) !== 0;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(raw);
  } catch {
    return new TextDecoder(isUtf8 ? "utf-8" : "gb18030").decode(raw);
  }
}

function bombOf(entry: Entry, unfoldedSoFar: number): boolean {
  const grown = entry.uncompressedSize;
  const isSteep = grown > growthFreeByteCount && grown > entry.compressedSize * growthMax;
  return isSteep || unfoldedSoFar + grown > unfoldedByteCountMax;
}

const nextEntry = (zip: ZipFile) =>
  new Promise<Entry | null>((resolve, reject) => {
    const done = () => {
      zip.off("entry", onEntry);
      zip.off("end", onEnd);
      zip.off("error", onError);
    };
    const onEntry = (entry: Entry) => {
      done();
      resolve(entry);
    };
    const onEnd = () => {
      done();
      resolve(null);
    };
    const onError = (error: Error) => {
      done();
      reject(error);
    };
    zip.on("entry", onEntry);
    zip.on("end", onEnd);
    zip.on("error", onError);
    zip.readEntry();
  });

const streamOf = (zip: ZipFile, entry: Entry) =>
  new Promise<AsyncIterable<Uint8Array>>((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error);
      // An entry may break before anybody reads it; the reader is told when it comes.
      stream.on("error", () => undefined);
      resolve(stream);
    });
  });

/** Takes the files of an archive into the blob store. Throws when it cannot be opened at all. */
export function unfoldArchive(
  store: Store,
  archive: {
    readonly sha256: string;
    readonly byteCount: number;
    readonly mediaType: string;
    readonly name: string;
  },
  signal: AbortSignal,
): Promise<Unfolded> {
  return archive.mediaType === "application/gzip"
    ? unfoldGzip(store, archive, signal)
    : unfoldZip(store, archive.sha256, signal);
}

/** A gzip holds one file; it is called like the archive without its ending (RFC 1952 names are not trusted). */
async function unfoldGzip(
  store: Store,
  archive: { readonly sha256: string; readonly byteCount: number; readonly name: string },
  signal: AbortSignal,
): Promise<Unfolded> {
  const relativePath = safePath(archive.name.replace(/\.(gz|gzip)$/iu, ""));
  const limit = Math.max(growthFreeByteCount, archive.byteCount * growthMax);
  const unfolded = createGunzip();
  const copied = pipeline(createReadStream(store.blobs.path(archive.sha256)), unfolded, { signal });
  copied.catch(() => undefined);
  try {
    const blob = await store.blobs.put(unfolded, Math.min(limit, unfoldedByteCountMax));
    return { files: [{ relativePath, blob }], problems: [] };
  } catch (error) {
    signal.throwIfAborted();
    const isBomb = error instanceof Refusal;
    const code = isBomb ? "ARCHIVE_BOMB" : "ARCHIVE_DAMAGED";
    return {
      files: [],
      problems: [archiveProblem(code, { kind: "whole" }, "", isBomb ? "" : String(error))],
    };
  } finally {
    unfolded.destroy();
  }
}

/** Takes the files of a zip into the blob store. Throws when it is no zip at all. */
async function unfoldZip(store: Store, sha256: string, signal: AbortSignal): Promise<Unfolded> {
  const zip = await openZip(store.blobs.path(sha256));
  const files: UnfoldedFile[] = [];
  const problems: Problem[] = [];
  let byteCount = 0;
  try {
    for (let count = 0; ; count++) {
      signal.throwIfAborted();
      const entry = await nextEntry(zip).catch((error: unknown) => {
        problems.push(archiveProblem("ARCHIVE_DAMAGED", { kind: "whole" }, "", String(error)));
        return null;
      });
      if (entry === null) break;
      if (count >= entryCountMax) {
        problems.push(
          archiveProblem("ARCHIVE_TOO_MANY", { kind: "whole" }, "", String(zip.entryCount)),
        );
        break;
      }
      const taken = await takeEntry(store, zip, { entry, byteCount });
      if (taken === null) continue;
      if ("code" in taken) problems.push(taken);
      else {
        files.push(taken);
        byteCount += taken.blob.byteCount;
      }
    }
  } finally {
    zip.close();
  }
  return { files, problems };
}

async function takeEntry(
  store: Store,
  zip: ZipFile,
  at: { readonly entry: Entry; readonly byteCount: number },
): Promise<UnfoldedFile | Problem | null> {
  const { entry } = at;
  const name = nameOf(entry);
  const locator = { kind: "element", path: name } as const;
  if (name.endsWith("/")) return null;
  if (bombOf(entry, at.byteCount)) {
    const sizes = `${entry.compressedSize} → ${entry.uncompressedSize}`;
    return archiveProblem("ARCHIVE_BOMB", locator, "size", sizes);
  }
  if (entry.isEncrypted()) return archiveProblem("ARCHIVE_ENCRYPTED", locator);
  try {
    const limit = Math.max(growthFreeByteCount, entry.compressedSize * growthMax);
    const blob = await store.blobs.put(await streamOf(zip, entry), limit);
    return { relativePath: safePath(name), blob };
  } catch (error) {
    return archiveProblem("ARCHIVE_ENTRY_DAMAGED", locator, "", String(error));
  }
}
