// SPDX-License-Identifier: Apache-2.0
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { findExhibit } from "@tianwang/evidence/server";
import type { CompartmentId, ExhibitId } from "@tianwang/kernel/ids";
import { Refusal } from "@tianwang/kernel/refusal";
import type { Store, Work } from "@tianwang/store";
import { refuse } from "../errors.ts";

/** What an exhibit is to a run. */
export const fileRoles = ["transactions", "accounts", "labels", "attempts", "model"] as const;
export type FileRole = (typeof fileRoles)[number];

/** An exhibit that a run reads; one exhibit may have several roles. */
export interface RunFile {
  readonly role: FileRole;
  readonly exhibitId: ExhibitId;
}

/** The same with what is needed to read it. */
export interface FoundFile extends RunFile {
  readonly sha256: string;
  readonly name: string;
}

/** Most bytes of all files of a run as they are stored: they are copied once while it works. */
export const runBytesMax = 4 * 1024 ** 3;
/** Most bytes of a model: it is read whole. */
export const modelBytesMax = 64 * 1024 ** 2;

/** The exhibits of a run, as far as the actor may see them and they lie in its compartment. */
export async function findFiles(
  work: Work,
  compartmentId: CompartmentId,
  files: readonly RunFile[],
): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  const sizes = new Map<string, bigint>();
  for (const file of files) {
    const exhibit = await findExhibit(work, file.exhibitId);
    if (exhibit?.compartmentId !== compartmentId)
      throw refuse("MONITORING_NO_RUN_FILE", { id: file.exhibitId });
    const { sha256, originalName: name, byteCount } = exhibit;
    if (file.role === "model" && byteCount > modelBytesMax)
      throw refuse("MONITORING_RUN_TOO_LARGE", { byteCount, max: modelBytesMax });
    sizes.set(sha256, byteCount);
    found.push({ ...file, sha256, name });
  }
  const byteCount = [...sizes.values()].reduce((sum, one) => sum + one, 0n);
  if (byteCount > runBytesMax)
    throw refuse("MONITORING_RUN_TOO_LARGE", { byteCount, max: runBytesMax });
  return found;
}

/** Where the files lie while a run works; one exhibit with two roles is one file. */
export type RunPaths = Readonly<Partial<Record<FileRole, string>>>;

/** A refusal that names a path of ours names the exhibit instead. */
function inNames(error: unknown, names: ReadonlyMap<string, string>): unknown {
  if (!(error instanceof Refusal)) return error;
  const name = names.get(String(error.values["path"]));
  if (name === undefined) return error;
  return new Refusal(error.code, error.entry, { ...error.values, path: name });
}

/**
 * Copies originals to a folder that only this process can read, lets `use` work with them, and
 * removes the folder however that ends.
 */
export async function withExhibitFiles<T>(
  store: Store,
  files: readonly FoundFile[],
  signal: AbortSignal,
  use: (paths: RunPaths) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const folder = await mkdtemp(join(tmpdir(), "tianwang-backtest-"));
  const names = new Map<string, string>();
  const paths: Partial<Record<FileRole, string>> = {};
  try {
    for (const { role, sha256, name } of files) {
      const path = join(folder, sha256);
      paths[role] = path;
      if (names.has(path)) continue;
      names.set(path, name);
      const bytes = Readable.from(store.blobs.read(sha256));
      await pipeline(bytes, createWriteStream(path, { mode: 0o600 }), { signal });
    }
    return await use(paths);
  } catch (error) {
    throw inNames(error, names);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
