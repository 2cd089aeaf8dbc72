// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { link, readFile, rename, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

/** Who holds a data folder, and where they can be reached. */
export interface LockHolder {
  readonly pid: number;
  /** Start of the process in clock ticks since boot, so that a reused pid is not mistaken. */
  readonly startedTicks: string;
  /** Address of the server when it listens, else empty. */
  readonly url: string;
}

export interface FolderLock {
  /** Tells others where the holder listens. */
  announce(url: string): Promise<void>;
  release(): Promise<void>;
}

/** Field 22 of /proc/PID/stat (proc(5)); empty where there is no /proc. */
function startedTicksOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

function isAlive(holder: LockHolder): boolean {
  // Zero and negative numbers would ask about groups of processes.
  if (!Number.isSafeInteger(holder.pid) || holder.pid <= 0) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  return holder.startedTicks === "" || startedTicksOf(holder.pid) === holder.startedTicks;
}

/** Who wrote a lock file; null when it is not there, was cut off, or its process is gone. */
async function readHolder(path: string): Promise<LockHolder | null> {
  try {
    const holder = JSON.parse(await readFile(path, "utf8")) as LockHolder;
    return isAlive(holder) ? holder : null;
  } catch {
    return null;
  }
}

/** Reads who holds a folder; null when nobody alive does. */
export function readLock(folder: string): Promise<LockHolder | null> {
  return readHolder(join(folder, "lock.json"));
}

/** How long a new lock is left to settle before it is believed, in milliseconds. */
const settleMillis = 50;

/** Puts the lock file there whole, or tells that one is there already. */
async function placeLock(path: string, own: LockHolder): Promise<boolean> {
  const draft = `${path}.${own.pid}`;
  await writeFile(draft, JSON.stringify(own), { mode: 0o600 });
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    await unlink(draft);
  }
}

/**
 * Removes a lock whose holder is gone. It is taken aside before it is looked at again: if somebody
 * has put a fresh one there meanwhile, that goes back.
 */
async function removeStale(path: string): Promise<void> {
  const aside = `${path}.stale.${process.pid}`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  if (await readHolder(aside)) await link(aside, path).catch(() => undefined);
  await unlink(aside);
}

/** Takes the folder for this process; gives the holder instead when another one is alive. */
export async function takeLock(folder: string): Promise<FolderLock | LockHolder> {
  const path = join(folder, "lock.json");
  const own: LockHolder = { pid: process.pid, startedTicks: startedTicksOf(process.pid), url: "" };
  for (let attempt = 0; attempt < 3; attempt++) {
    if (await placeLock(path, own)) {
      // Two processes may both have removed the same stale lock: the one that is overwritten yields.
      await setTimeout(settleMillis);
      const seen = await readLock(folder);
      if (seen && seen.pid !== own.pid) return seen;
      return {
        announce: async (url) => {
          await writeFile(`${path}.new`, JSON.stringify({ ...own, url }), { mode: 0o600 });
          await rename(`${path}.new`, path);
        },
        release: () => unlink(path).catch(() => undefined),
      };
    }
    const holder = await readLock(folder);
    if (holder) return holder;
    await removeStale(path);
  }
  throw new Error(`the lock file ${path} cannot be taken`);
}

/** Tells a lock from the holder that was met instead. */
export function isLock(result: FolderLock | LockHolder): result is FolderLock {
  return "release" in result;
}
