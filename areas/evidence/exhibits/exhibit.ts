// SPDX-License-Identifier: Apache-2.0
import type { CompartmentId, ExhibitId } from "@tianwang/kernel/ids";
import type { Text } from "@tianwang/kernel/text";

/** What kind of thing an exhibit is, by its content and not by its name. */
export const exhibitKinds = [
  "archive",
  "bank-message",
  "document",
  "html",
  "image",
  "other",
  "pdf",
  "spreadsheet",
  "table",
  "text",
  "xml",
] as const;

export type ExhibitKind = (typeof exhibitKinds)[number];

/** How far an exhibit could be read: understood, kept as it is, or not readable with a reason. */
export type Reading = "read" | "kept" | "unreadable";

/** An original: stored once under its hash, never changed. */
export interface Exhibit {
  readonly id: ExhibitId;
  readonly compartmentId: CompartmentId;
  readonly sha256: string;
  readonly byteCount: bigint;
  readonly kind: ExhibitKind;
  readonly mediaType: string;
  readonly originalName: string;
  readonly relativePath: string;
  readonly legalBasis: string;
  /** The archive that it came out of. */
  readonly parentId: ExhibitId | null;
  readonly addedBy: string;
  readonly addedAt: string;
  readonly reading: Reading;
  readonly readingReason: Text | null;
}

/** What happened to an exhibit. */
export const custodyKinds = [
  "received",
  "received-again",
  "stored",
  "derived",
  "viewed",
  "exported",
  "verified",
] as const;

export type CustodyKind = (typeof custodyKinds)[number];

/** The last part of a path, whichever way its folders are divided. */
export function fileNameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

/** Longest relative path kept, in UTF-16 units. */
export const pathLengthMax = 1_000;

/**
 * Makes a path from outside harmless: forward slashes, no drive, no `..`, no empty parts. The name
 * as it was stays in the custody record.
 *
 * @example
 *   safePath("..\\..\\etc/passwd"); // "etc/passwd"
 */
export function safePath(path: string): string {
  const parts = path
    .replaceAll("\\", "/")
    .split("/")
    .map((part) => part.replace(/^[A-Za-z]:$/u, "").replaceAll("\u0000", ""))
    .filter((part) => part !== "" && part !== "." && part !== "..");
  const joined = parts.join("/").slice(-pathLengthMax);
  return joined === "" ? "unnamed" : joined;
}
