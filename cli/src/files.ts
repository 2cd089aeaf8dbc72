// SPDX-License-Identifier: Apache-2.0
import { createWriteStream } from "node:fs";
import { open, readdir, stat } from "node:fs/promises";
import { basename, join, relative, resolve, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import type { CommandFiles } from "@tianwang/wire/command";
import { withPath } from "./errors.ts";

/** Most files that one folder may hold. */
const fileCountMax = 100_000;

async function listFiles(path: string) {
  const info = await stat(path);
  if (!info.isDirectory()) return [{ path, relative: basename(path), byteCount: info.size }];
  const found: { path: string; relative: string; byteCount: number }[] = [];
  for (const entry of await readdir(path, { recursive: true, withFileTypes: true })) {
    // Links are left out: what they point to is not in the folder that was handed over.
    if (!entry.isFile()) continue;
    const full = join(entry.parentPath, entry.name);
    const { size } = await stat(full);
    found.push({
      path: full,
      relative: relative(path, full).split(sep).join("/"),
      byteCount: size,
    });
    if (found.length > fileCountMax)
      throw new Error(`more than ${fileCountMax} files below ${path}`);
  }
  return found.toSorted((a, b) => (a.relative < b.relative ? -1 : 1));
}

/** The disk of the person who runs the command. */
export const diskFiles: CommandFiles = {
  list: (path) => withPath(path, () => listFiles(path)),
  absolute: (path) => resolve(path),
  open: (path) =>
    withPath(path, async () => {
      const handle = await open(path, "r");
      return handle.readableWebStream({ autoClose: true }) as ReadableStream<Uint8Array>;
    }),
  async write(path, bytes) {
    let byteCount = 0;
    async function* counted() {
      for await (const chunk of bytes) {
        byteCount += chunk.byteLength;
        yield chunk;
      }
    }
    await withPath(path, () => pipeline(counted, createWriteStream(path)));
    return byteCount;
  },
};
