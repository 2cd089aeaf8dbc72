// SPDX-License-Identifier: Apache-2.0
// A file of two gigabytes: it streams through the intake, is kept whole, and is refused as a
// statement with a reason. The work is done by a process of its own, so that its memory can be told.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, open, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import type { HugeFileNews } from "./huge-file-child.ts";

const fileByteCount = 2 * 1024 ** 3;

/** The file itself is a hole; the blob store writes what it receives. */
const diskByteCount = fileByteCount + 512 * 1024 ** 2;

/** Most that the memory of the process may grow while the file goes in. */
const growthMegabytesMax = 200;

const childPath = fileURLToPath(new URL("huge-file-child.ts", import.meta.url));

let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "tianwang-huge-"));
});
after(() => rm(folder, { recursive: true, force: true }));

async function sparseFile(): Promise<string> {
  const path = join(folder, "对账单.sta");
  const file = await open(path, "wx");
  await file.truncate(fileByteCount);
  await file.close();
  return path;
}

function sha256OfZeros(): string {
  const hash = createHash("sha256");
  const piece = Buffer.alloc(16 * 1024 ** 2);
  for (let count = 0; count < fileByteCount / piece.length; count++) hash.update(piece);
  return hash.digest("hex");
}

function takeIn(path: string): Promise<HugeFileNews> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [childPath, path], {
      stdio: ["ignore", "pipe", "inherit"],
      // The blobs lie beside the file, and go with it.
      env: { ...process.env, TMPDIR: folder },
    });
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.on("close", (code) => {
      if (code === 0) resolve(JSON.parse(said) as HugeFileNews);
      else reject(new Error(`ended with ${code}`));
    });
  });
}

test("two gigabytes stream in, are kept whole, and are no statement", async (context) => {
  const { bavail, bsize } = await statfs(folder);
  const missing = diskByteCount - bavail * bsize;
  if (missing > 0) {
    const megabytes = Math.ceil(diskByteCount / 1024 ** 2);
    context.skip(`${megabytes} MB of free disk are needed in ${tmpdir()}`);
    return;
  }
  const news = await takeIn(await sparseFile());
  const [exhibit] = news.exhibits;
  assert.equal(news.exhibits.length, 1);
  assert.equal(exhibit?.byteCount, fileByteCount);
  assert.equal(exhibit?.sha256, sha256OfZeros());
  assert.equal(exhibit?.reading, "kept");
  assert.match(exhibit?.readingReason?.en ?? "", /No reader understands/u);
  assert.match(exhibit?.readingReason?.zh ?? "", /原件已完整保存/u);
  assert.equal(news.statementCount, 0);
  context.diagnostic(`memory grew by ${news.grownMegabytes} MB`);
  assert.ok(news.grownMegabytes < growthMegabytesMax, `grew by ${news.grownMegabytes} MB`);
});
