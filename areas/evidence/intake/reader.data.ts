// SPDX-License-Identifier: Apache-2.0
import type { CompartmentId, ExhibitId } from "@tianwang/kernel/ids";
import type { Problem } from "@tianwang/kernel/problem";
import type { Text } from "@tianwang/kernel/text";
import type { Acting, Store, StoredBlob, Work } from "@tianwang/store";
import type { ExhibitKind } from "../exhibits/exhibit.ts";

/** The file that a reader is asked to look at; its bytes are in the blob store. */
export interface FileToRead {
  readonly exhibitId: ExhibitId;
  readonly compartmentId: CompartmentId;
  readonly blob: StoredBlob;
  readonly kind: ExhibitKind;
  readonly mediaType: string;
  readonly name: string;
  readonly relativePath: string;
}

/** What a reader may use while it prepares, outside any transaction. */
export interface ReadingContext {
  readonly store: Store;
  readonly acting: Acting;
  readonly signal: AbortSignal;
  /** Tells how many rows have been read so far. */
  readonly progress: (rowCount: number) => void;
}

/** What a reader made of a file: nothing of it is visible before the commit. */
export interface PreparedReading {
  /** Whether the file was understood. `kept`: not for this reader after all. */
  readonly outcome: "read" | "kept" | "unreadable";
  /** Why not, when it was not. */
  readonly reason: Text | null;
  readonly problems: readonly Problem[];
  /** Writes everything in the one transaction that also records the exhibit. */
  commit(work: Work): Promise<void>;
  /** Lets go of drafts when the file does not go in after all. */
  discard(): Promise<void>;
}

/**
 * Something that understands a kind of file. Higher areas offer readers; the shell hands them to the
 * intake. A reader that finds the file is not for it gives null.
 */
export interface ExhibitReader {
  readonly id: string;
  prepare(file: FileToRead, context: ReadingContext): Promise<PreparedReading | null>;
}
