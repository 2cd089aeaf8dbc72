// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";

/** What happened, to what, by whom and why; written for reads and writes alike. */
export interface AuditEntry {
  readonly workspaceId: string | null;
  readonly actorId: string;
  readonly purpose: string;
  /** The endpoint, command or job that acted, e.g. `casework.cases.open`. */
  readonly action: string;
  /** Id of what was acted on, empty when there is none. */
  readonly subject: string;
  readonly outcome: "done" | "denied" | "refused" | "failed";
  /** JSON text; no personal data, ids only. */
  readonly detail: string;
}

/** One link of the chain: all entries of one commit. */
export interface AuditLink {
  readonly seq: bigint;
  readonly at: string;
  readonly entryCount: number;
  readonly rootSha256: string;
  readonly previousSha256: string;
  readonly linkSha256: string;
}

const sha256 = (...parts: readonly (Buffer | string)[]) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** The bytes of an entry that are hashed: a JSON array in fixed order. */
export function leafBytes(entry: AuditEntry): string {
  const { workspaceId, actorId, purpose, action, subject, outcome, detail } = entry;
  return JSON.stringify([workspaceId, actorId, purpose, action, subject, outcome, detail]);
}

/** Merkle tree hash over leaves (RFC 9162, section 2.1.1). */
export function merkleRoot(leaves: readonly string[]): Buffer {
  if (leaves.length === 0) return sha256("");
  if (leaves.length === 1) return sha256(Buffer.from([0]), leaves[0] ?? "");
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(
    Buffer.from([1]),
    merkleRoot(leaves.slice(0, split)),
    merkleRoot(leaves.slice(split)),
  );
}

/** Hash before the first link. */
export const chainStart = "0".repeat(64);

/** Makes the link for the entries of one commit. */
export function makeLink(
  previous: Pick<AuditLink, "seq" | "linkSha256"> | null,
  at: string,
  entries: readonly AuditEntry[],
): AuditLink {
  const seq = (previous?.seq ?? 0n) + 1n;
  const previousSha256 = previous?.linkSha256 ?? chainStart;
  const rootSha256 = merkleRoot(entries.map(leafBytes)).toString("hex");
  return {
    seq,
    at,
    entryCount: entries.length,
    rootSha256,
    previousSha256,
    linkSha256: linkHash({ seq, at, entryCount: entries.length, rootSha256, previousSha256 }),
  };
}

/** The hash of a link over everything else in it. */
export function linkHash(link: Omit<AuditLink, "linkSha256">): string {
  return sha256(
    JSON.stringify([
      String(link.seq),
      link.at,
      link.entryCount,
      link.rootSha256,
      link.previousSha256,
    ]),
  ).toString("hex");
}

/** What is wrong at a link, or null when it follows from the one before and its entries. */
export function checkLink(
  previous: Pick<AuditLink, "seq" | "linkSha256"> | null,
  link: AuditLink,
  entries: readonly AuditEntry[],
): "sequence" | "previous" | "entries" | "link" | null {
  if (link.seq !== (previous?.seq ?? 0n) + 1n) return "sequence";
  if (link.previousSha256 !== (previous?.linkSha256 ?? chainStart)) return "previous";
  const isComplete = entries.length === link.entryCount;
  if (!isComplete || merkleRoot(entries.map(leafBytes)).toString("hex") !== link.rootSha256) {
    return "entries";
  }
  return linkHash(link) === link.linkSha256 ? null : "link";
}
