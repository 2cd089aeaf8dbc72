// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Text } from "@tianwang/kernel/text";
import { backupPaths } from "./manifest.ts";

/** What came of restoring a back-up into a temporary store, counting again and checking every hash. */
export interface Verification {
  readonly isWhole: boolean;
  readonly rowCount: number;
  readonly blobCount: number;
  readonly linkCount: number;
  /** Why it is not whole; null when it is. */
  readonly fault: Text | null;
}

/** A verification with its moment, as it lies beside the back-up. */
export interface Verified extends Verification {
  readonly verifiedAt: string;
}

/** What the verifying process is told on its command line, as JSON. */
export interface VerifyOrder {
  readonly dir: string;
  /** A folder for the temporary store; removed again. */
  readonly scratch: string;
  readonly migrationFolders: readonly string[];
}

/** Longest that a verification may take. */
const verifyMillisMax = 6 * 3_600_000;

const processPath = fileURLToPath(new URL("verify-process.ts", import.meta.url));

/** Verifies in a process of its own, which takes its memory with it when it ends. */
function runVerifier(order: VerifyOrder, signal: AbortSignal): Promise<Verification> {
  return new Promise((resolve, reject) => {
    // Its standard input stays open as long as this process lives; it ends with it.
    const child = spawn(process.execPath, [processPath, JSON.stringify(order)], {
      stdio: ["pipe", "pipe", "pipe"],
      timeout: verifyMillisMax,
      signal,
    });
    let output = "";
    let errors = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(JSON.parse(output) as Verification);
      else reject(new Error(`the verifying process ended with ${code}: ${errors.slice(-500)}`));
    });
  });
}

/** Verifies a back-up and writes the result beside it. A fault is a result, not an error. */
export async function verifyBackup(
  order: VerifyOrder,
  at: string,
  signal: AbortSignal,
): Promise<Verified> {
  const verified = { verifiedAt: at, ...(await runVerifier(order, signal)) };
  const path = join(order.dir, backupPaths.verified);
  await writeFile(`${path}.new`, `${JSON.stringify(verified, null, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
  return verified;
}
