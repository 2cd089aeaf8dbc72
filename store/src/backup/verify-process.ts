// SPDX-License-Identifier: Apache-2.0
// Runs in a process of its own: restores a back-up into a temporary store and throws that away.
import { mkdir, rm } from "node:fs/promises";
import { setPriority } from "node:os";
import { Refusal } from "@tianwang/kernel/refusal";
import { checkBlobs, loadInto, openBackup } from "./restore.data.ts";
import type { Verification, VerifyOrder } from "./verify.ts";

/** Whoever waits for an answer from the server comes first. */
const lowPriority = 10;

async function verify(order: VerifyOrder): Promise<Verification> {
  const counts = { rowCount: 0, blobCount: 0, linkCount: 0 };
  try {
    const backup = await openBackup(order.dir, order.migrationFolders);
    await checkBlobs(backup);
    await mkdir(order.scratch, { recursive: true, mode: 0o700 });
    const progress = (rowCount: number) => (counts.rowCount = rowCount);
    await loadInto(order.scratch, backup, { progress, restoredAt: null });
    const { blobs, audit } = backup.manifest;
    const lost = blobs.lost.slice(0, 3).join(", ");
    return {
      ...counts,
      blobCount: blobs.count,
      linkCount: audit.linkCount,
      isWhole: blobs.lost.length === 0,
      fault:
        blobs.lost.length === 0
          ? null
          : {
              zh: `原件存储缺失或损坏 ${blobs.lost.length} 个文件：${lost}`,
              en: `The blob store has lost or damaged ${blobs.lost.length} files: ${lost}`,
            },
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const fault =
      error instanceof Refusal
        ? { zh: error.says("zh"), en: error.says("en") }
        : { zh: `恢复失败：${reason}`, en: `The restore failed: ${reason}` };
    return { ...counts, isWhole: false, fault };
  }
}

// Orphaned: the server that asked is gone.
process.stdin.on("end", () => process.exit(1)).resume();
setPriority(lowPriority);
const order = JSON.parse(process.argv[2] ?? "") as VerifyOrder;
const verification = await verify(order).finally(() =>
  rm(order.scratch, { recursive: true, force: true }),
);
process.stdout.write(JSON.stringify(verification), () => process.exit(0));
