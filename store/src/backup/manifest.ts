// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { refuse } from "../errors.ts";
import type { SqlEngine } from "../sql/engine.ts";

/** Version of the format that this program writes and reads. */
const formatVersion = 1;
const formatName = "tianwang-backup";

/** The rows of one table: a gzip file of JSON lines. */
export interface BackupTable {
  /** Schema and table, e.g. `casework.cases`; its file is named after it. */
  readonly name: string;
  /** Name and type of each column, in order. */
  readonly columns: readonly string[];
  readonly rowCount: number;
  readonly byteCount: number;
  readonly sha256: string;
}

/** What is in a back-up; written last, so that a folder without it is none. */
export interface Manifest {
  readonly format: typeof formatName;
  readonly formatVersion: typeof formatVersion;
  readonly programVersion: string;
  /** When it was taken; everything in it was committed at that point. */
  readonly madeAt: string;
  readonly engine: SqlEngine["kind"];
  readonly databaseVersion: string;
  readonly migrations: readonly { readonly name: string; readonly sha256: string }[];
  readonly tables: readonly BackupTable[];
  readonly sequences: readonly { readonly name: string; readonly lastValue: string | null }[];
  readonly blobs: {
    readonly count: number;
    readonly byteCount: number;
    /** Hash of the list of blobs, which names each by its own hash. */
    readonly listSha256: string;
    /** Blobs that the catalogue names and the blob store had lost or damaged. */
    readonly lost: readonly string[];
  };
  /** The end of the audit chain. */
  readonly audit: { readonly linkCount: number; readonly lastSha256: string };
}

/** Where things lie in a back-up. */
export const backupPaths = {
  manifest: "manifest.json",
  /** In the form of sha256sum, so that `sha256sum -c blobs.sha256` checks them. */
  blobList: "blobs.sha256",
  blobs: "blobs",
  tables: "tables",
  verified: "verified.json",
  table: (name: string) => `tables/${name}.jsonl.gz`,
} as const;

/** Puts the constant parts into a manifest. */
export function makeManifest(parts: Omit<Manifest, "format" | "formatVersion">): Manifest {
  return { format: formatName, formatVersion, ...parts };
}

const tableForm = /^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/u;

/** Reads the manifest of a back-up; refuses what is none, or of a format that is unknown here. */
export async function readManifest(dir: string): Promise<Manifest> {
  const text = await readFile(join(dir, backupPaths.manifest), "utf8").catch(() => {
    throw refuse("BACKUP_NOT_FOUND", { dir });
  });
  const damaged = () => refuse("BACKUP_DAMAGED", { path: join(dir, backupPaths.manifest) });
  let manifest: Manifest;
  try {
    manifest = JSON.parse(text) as Manifest;
  } catch {
    throw damaged();
  }
  if (manifest.format !== formatName) throw refuse("BACKUP_NOT_FOUND", { dir });
  if (manifest.formatVersion !== formatVersion)
    throw refuse("BACKUP_FORMAT", { version: String(manifest.formatVersion) });
  if (!manifest.tables.every((table) => tableForm.test(table.name))) throw damaged();
  return manifest;
}

/** The SHA-256 of a file, in hex. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

/** Refuses a back-up whose own files are not what its manifest says. Blobs are checked apart. */
export async function checkFiles(dir: string, manifest: Manifest): Promise<void> {
  const files = [
    { path: backupPaths.blobList, sha256: manifest.blobs.listSha256 },
    ...manifest.tables.map(({ name, sha256 }) => ({ path: backupPaths.table(name), sha256 })),
  ];
  for (const { path, sha256 } of files) {
    const found = await sha256Of(join(dir, path)).catch(() => "");
    if (found !== sha256) throw refuse("BACKUP_DAMAGED", { path: join(dir, path) });
  }
}

/** The hashes of the blobs of a back-up, in order. */
export async function readBlobList(dir: string): Promise<string[]> {
  const text = await readFile(join(dir, backupPaths.blobList), "utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.slice(0, 64));
}
