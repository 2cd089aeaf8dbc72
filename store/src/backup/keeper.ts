// SPDX-License-Identifier: Apache-2.0
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Text } from "@tianwang/kernel/text";
import { chainEnd } from "../audit-chain/chain.data.ts";
import type { Store } from "../store.ts";
import { backupStore } from "./backup.data.ts";
import type { Manifest } from "./manifest.ts";
import { backupPaths, readManifest } from "./manifest.ts";
import type { Verified } from "./verify.ts";
import { verifyBackup } from "./verify.ts";

/** Automatic back-ups that are kept; the newest that was verified stays beyond that. */
export const keptCount = 7;
/** An automatic back-up is due when the last one is older than this and something changed. */
export const dueMillis = 24 * 3_600_000;

/** Where automatic back-ups go and what they need. */
export interface KeeperOptions {
  /** Folder of the automatic back-ups. */
  readonly folder: string;
  readonly programVersion: string;
  readonly migrationFolders: readonly string[];
  readonly signal: AbortSignal;
}

/** An automatic back-up. */
export interface KeptBackup {
  /** Name of its folder: the moment, e.g. `20261124T081500Z`. */
  readonly name: string;
  readonly dir: string;
  readonly manifest: Manifest;
  /** Null when it was never verified, e.g. because the server was stopped. */
  readonly verified: Verified | null;
}

/** The last automatic back-up that could not even be written. */
export interface BackupFailure {
  readonly at: string;
  readonly reason: string;
}

const nameForm = /^\d{8}T\d{6}Z$/u;
const failurePath = "failed.json";
const scratchPrefix = "verifying-";

const nameAt = (instant: string) => `${instant.slice(0, 19).replaceAll(/[-:]/gu, "")}Z`;

async function readJson<T>(path: string): Promise<T | null> {
  const text = await readFile(path, "utf8").catch(() => null);
  if (text === null) return null;
  try {
    return JSON.parse(text) as T;
  } catch {
    return null;
  }
}

/** The automatic back-ups there are, newest first. */
export async function listKept(folder: string): Promise<KeptBackup[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => nameForm.test(name));
  const kept: KeptBackup[] = [];
  for (const name of names.toSorted().toReversed()) {
    const dir = join(folder, name);
    const manifest = await readManifest(dir).catch(() => null);
    const verified = await readJson<Verified>(join(dir, backupPaths.verified));
    if (manifest) kept.push({ name, dir, manifest, verified });
  }
  return kept;
}

/** The last failure to write a back-up, null when the last one was written. */
export const readFailure = (folder: string) => readJson<BackupFailure>(join(folder, failurePath));

/** What is wrong with the automatic back-ups, for the start to say; null when nothing is. */
export async function backupTrouble(folder: string): Promise<Text | null> {
  const failure = await readFailure(folder);
  if (failure) {
    return {
      zh: `最近一次自动备份（${failure.at}）失败：${failure.reason}`,
      en: `The last automatic back-up (${failure.at}) failed: ${failure.reason}`,
    };
  }
  const [last] = await listKept(folder);
  const fault = last?.verified?.fault;
  return last && fault
    ? {
        zh: `最近一次自动备份 ${last.name} 未通过核验：${fault.zh}`,
        en: `The last automatic back-up, ${last.name}, did not pass its verification: ${fault.en}`,
      }
    : null;
}

/** Whether an automatic back-up is due: the last one is a day old and the audit chain has grown. */
export async function isBackupDue(store: Store, folder: string): Promise<boolean> {
  const { linkCount, lastSha256 } = await store.asOwner(chainEnd);
  const [last] = await listKept(folder);
  if (!last) return linkCount > 0;
  const isOld = Date.parse(store.clock()) - Date.parse(last.manifest.madeAt) >= dueMillis;
  return isOld && last.manifest.audit.lastSha256 !== lastSha256;
}

/** Takes an automatic back-up, verifies it, and lets the oldest go. A failure is noted and thrown. */
export async function takeBackup(store: Store, options: KeeperOptions): Promise<KeptBackup> {
  const { folder, signal, migrationFolders } = options;
  const at = store.clock();
  const name = nameAt(at);
  const dir = join(folder, name);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await removeLeftovers(folder);
    const progress = () => signal.throwIfAborted();
    const manifest = await backupStore(store, dir, { ...options, progress });
    const scratch = join(folder, `${scratchPrefix}${name}`);
    const order = { dir, scratch, migrationFolders };
    const verified = await verifyBackup(order, store.clock(), signal);
    await rm(join(folder, failurePath), { force: true });
    await prune(folder);
    return { name, dir, manifest, verified };
  } catch (error) {
    if (signal.aborted) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    const failure: BackupFailure = { at, reason };
    // Where not even this can be written, the log alone tells.
    await writeFile(join(folder, failurePath), `${JSON.stringify(failure)}\n`, {
      mode: 0o600,
    }).catch(() => undefined);
    throw error;
  }
}

/** Removes what interrupted back-ups and verifications left. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const isPartial = name.endsWith(".partial") && nameForm.test(name.slice(0, -".partial".length));
    if (isPartial || name.startsWith(scratchPrefix))
      await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** Keeps the newest back-ups, and the newest whole one even when it is older than those. */
async function prune(folder: string): Promise<void> {
  const kept = await listKept(folder);
  const newestWhole = kept.find(({ verified }) => verified?.isWhole);
  for (const backup of kept.slice(keptCount)) {
    if (backup !== newestWhole) await rm(backup.dir, { recursive: true, force: true });
  }
}
