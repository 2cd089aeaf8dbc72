// SPDX-License-Identifier: Apache-2.0
import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { link, mkdir, open, readdir, rename, rm, stat, unlink, utimes } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Refusal } from "@tianwang/kernel/refusal";

/** What was stored: the content's own name and its length. */
export interface StoredBlob {
  readonly sha256: string;
  readonly byteCount: number;
}

/** Content-addressed bytes: stored once, never changed. */
export interface BlobStore {
  /** Stores a stream. More bytes than the limit are refused, and nothing is kept. */
  put(bytes: AsyncIterable<Uint8Array>, byteCountMax: number): Promise<StoredBlob>;
  /** Takes a finished file of ours into the store (moved, not copied). */
  adopt(path: string): Promise<StoredBlob>;
  read(sha256: string): AsyncIterable<Uint8Array>;
  has(sha256: string): Promise<boolean>;
  /** Where the content lies, for engines that read files (DuckDB). */
  path(sha256: string): string;
  /** A new path in the same file system, to write to before {@link BlobStore.adopt}. */
  draftPath(): Promise<string>;
  /** Removes drafts that a killed process left; gives their number. */
  removeDrafts(): Promise<number>;
  list(): AsyncIterable<string>;
  /** Length and the moment when the content was last stored; null when it is not there. */
  facts(sha256: string): Promise<{ byteCount: number; storedAtMillis: number } | null>;
  /** Removes content that nobody stored (again) since a moment; tells whether it went. */
  remove(sha256: string, storedBeforeMillis: number): Promise<boolean>;
}

const shaForm = /^[0-9a-f]{64}$/u;

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, "r");
  await handle.sync().finally(() => handle.close());
}

/**
 * Gives a draft its name. When the content is there already it is marked as stored just now, so that
 * a sweep of old blobs leaves it; false when it vanished in between.
 */
async function linkOrTouch(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const { mtime } = await stat(draft);
  try {
    await utimes(path, mtime, mtime);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return false;
  }
}

/** Where things lie in a blob folder. */
class BlobFolder {
  readonly folder: string;
  readonly drafts: string;

  constructor(folder: string) {
    this.folder = folder;
    this.drafts = join(folder, "drafts");
  }

  path(sha256: string): string {
    if (!shaForm.test(sha256)) throw new Error("a blob is named by its SHA-256");
    return join(this.folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }

  async draftPath(): Promise<string> {
    await mkdir(this.drafts, { recursive: true });
    return join(this.drafts, randomUUID());
  }

  /** Moves a finished draft to its name. */
  async place(draft: string, sha256: string): Promise<void> {
    const path = this.path(sha256);
    await mkdir(dirname(path), { recursive: true });
    while (!(await linkOrTouch(draft, path)));
    await unlink(draft);
    await syncFolder(dirname(path));
  }

  async facts(sha256: string): Promise<{ byteCount: number; storedAtMillis: number } | null> {
    const found = await stat(this.path(sha256)).catch(() => null);
    return found && { byteCount: found.size, storedAtMillis: found.mtimeMs };
  }

  /** Takes the file aside first: whoever stores the same content meanwhile either marks it or writes anew. */
  async remove(sha256: string, storedBeforeMillis: number): Promise<boolean> {
    const path = this.path(sha256);
    const aside = await this.draftPath();
    await rename(path, aside);
    const { mtimeMs } = await stat(aside);
    const isWanted = mtimeMs >= storedBeforeMillis;
    if (isWanted) await linkOrTouch(aside, path);
    await unlink(aside);
    return !isWanted;
  }

  async put(bytes: AsyncIterable<Uint8Array>, byteCountMax: number): Promise<StoredBlob> {
    const draft = await this.draftPath();
    const file = await open(draft, "wx", 0o440);
    const hash = createHash("sha256");
    let byteCount = 0;
    try {
      for await (const chunk of bytes) {
        byteCount += chunk.byteLength;
        if (byteCount > byteCountMax) throw tooLarge(byteCountMax);
        hash.update(chunk);
        await file.writeFile(chunk);
      }
      await file.sync();
    } catch (error) {
      await file.close();
      await unlink(draft);
      throw error;
    }
    await file.close();
    const sha256 = hash.digest("hex");
    await this.place(draft, sha256);
    return { sha256, byteCount };
  }

  async adopt(path: string): Promise<StoredBlob> {
    const hash = createHash("sha256");
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
    const sha256 = hash.digest("hex");
    const { size } = await stat(path);
    const file = await open(path, "r+");
    await file.chmod(0o440);
    await file.sync().finally(() => file.close());
    const draft = await this.draftPath();
    await rename(path, draft);
    await this.place(draft, sha256);
    return { sha256, byteCount: size };
  }

  async removeDrafts(): Promise<number> {
    const names = await readdir(this.drafts).catch(() => []);
    // Writers of segments keep folders of their own among the drafts.
    for (const name of names) await rm(join(this.drafts, name), { recursive: true, force: true });
    return names.length;
  }

  async *list(): AsyncIterable<string> {
    for (const name of await readdir(this.folder, { recursive: true }).catch(() => [])) {
      const last = name.slice(name.lastIndexOf("/") + 1);
      if (shaForm.test(last)) yield last;
    }
  }
}

/** Blobs as files: `blobs/ab/cd/abcd…`, read-only, written through drafts on the same disk. */
export function folderBlobs(folder: string): BlobStore {
  const place = new BlobFolder(folder);
  return {
    put: (bytes, byteCountMax) => place.put(bytes, byteCountMax),
    adopt: (path) => place.adopt(path),
    read: (sha256) => createReadStream(place.path(sha256)) as AsyncIterable<Uint8Array>,
    has: (sha256) =>
      stat(place.path(sha256)).then(
        () => true,
        () => false,
      ),
    path: (sha256) => place.path(sha256),
    draftPath: () => place.draftPath(),
    removeDrafts: () => place.removeDrafts(),
    list: () => place.list(),
    facts: (sha256) => place.facts(sha256),
    remove: (sha256, storedBeforeMillis) => place.remove(sha256, storedBeforeMillis),
  };
}

function tooLarge(byteCountMax: number): Refusal {
  return new Refusal(
    "STORE_FILE_TOO_LARGE",
    {
      status: 413,
      zh: "文件超过上限 {byteCountMax} 字节，未保存。",
      en: "The file is larger than the limit of {byteCountMax} bytes; nothing was kept.",
      mend: { zh: "请拆分文件后再上传。", en: "Split the file and add the parts." },
    },
    { byteCountMax },
  );
}
