// SPDX-License-Identifier: Apache-2.0
import type { IntakeFileView } from "./intake.wire.ts";

/** A chosen file on its way to the server. */
export interface SentFile {
  readonly path: string;
  readonly byteCount: number;
  readonly sentByteCount: number;
  /** What the server calls it; null until it is there whole. */
  readonly fileId: string | null;
  /** Why it could not be sent. */
  readonly error?: unknown;
}

/** Where the files of one intake are: being sent, being read, or at an end. */
export type IntakePhase = "sending" | "reading" | "ended" | "cancelled" | "failed";

/** How far one file is, as the list of files shows it. */
export interface FileProgress {
  readonly id: string;
  readonly name: string;
  readonly byteCount: number;
  readonly sentByteCount: number;
  readonly state: "waiting" | "sending" | "reading" | "done" | "failed";
  /** What became of it, when the server has said so. */
  readonly result: IntakeFileView | null;
  readonly error?: unknown;
}

const isOver = (phase: IntakePhase) => phase !== "sending" && phase !== "reading";

function stateOf(
  file: SentFile,
  result: IntakeFileView | undefined,
  phase: IntakePhase,
): FileProgress["state"] {
  if (result && result.state !== "waiting") return result.state;
  if (file.error !== undefined || isOver(phase)) return "failed";
  if (file.fileId !== null) return phase === "reading" ? "reading" : "waiting";
  return file.sentByteCount > 0 ? "sending" : "waiting";
}

/**
 * The chosen files with what became of them, then those that came out of archives. What was not
 * read when all ended counts as failed.
 */
export function progressOf(
  files: readonly SentFile[],
  results: readonly IntakeFileView[],
  phase: IntakePhase,
): readonly FileProgress[] {
  const byId = new Map(results.map((result) => [result.id, result]));
  const chosen = files.map((file) => {
    const result = file.fileId === null ? undefined : byId.get(file.fileId);
    byId.delete(result?.id ?? "");
    return {
      id: file.path,
      name: file.path,
      byteCount: file.byteCount,
      sentByteCount: file.sentByteCount,
      state: stateOf(file, result, phase),
      result: result ?? null,
      ...(file.error === undefined ? {} : { error: file.error }),
    };
  });
  const unfolded = [...byId.values()].map((result) => {
    const { id, relativePath: path, byteCount } = result;
    const sent = { path, byteCount, sentByteCount: byteCount, fileId: id };
    const state = stateOf(sent, result, phase);
    return { id, name: path, byteCount, sentByteCount: byteCount, state, result };
  });
  return [...chosen, ...unfolded];
}

/** The file that is being read and how many rows of it; null where the message says neither. */
export function readingNow(message: string): { file: string; rowCount: number } | null {
  try {
    const said: unknown = JSON.parse(message);
    if (typeof said !== "object" || said === null) return null;
    const { file, rowCount } = said as { file?: unknown; rowCount?: unknown };
    return typeof file === "string" && typeof rowCount === "number" ? { file, rowCount } : null;
  } catch {
    return null;
  }
}
