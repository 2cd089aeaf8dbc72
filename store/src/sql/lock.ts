// SPDX-License-Identifier: Apache-2.0
// The lock of a data folder is one of the operating system: it ends with its process, however that
// ends, and needs no look at process numbers or clocks. SQLite takes it, on every system that Node
// runs on, in a file that stays empty. Its two levels say two things, each without a gap:
//
// - `begin immediate` (RESERVED) decides who owns the folder. One connection at most has it, and
//   neither readers nor those that were too late ever stand in the way of the next one.
// - `begin exclusive` follows when the owner has written who it is. Whoever then may not even read
//   knows that the file beside the lock is of this owner, and not of one that was killed.
//
// POSIX drops the locks of a process when it closes any handle of the file: nothing but SQLite may
// open the lock file in a process that owns it, and nothing removes it, since two processes could
// then lock two files of the same name.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { assert } from "@tianwang/kernel/assert";
import { refuse } from "../errors.ts";

/** Who holds a data folder, and where they can be reached. */
export interface LockHolder {
  /** Null when the holder has not said in time who it is. */
  readonly pid: number | null;
  /** Address of the server when it listens, else empty. */
  readonly url: string;
}

export interface FolderLock {
  /** Tells others where the holder listens. */
  announce(url: string): Promise<void>;
  release(): Promise<void>;
}

const lockName = "lock.db";
const holderName = "lock.json";
const draftName = "lock.json.new";

/** What a lock leaves in its folder: not data, and in no back-up. */
export const lockFileNames: readonly string[] = [lockName, holderName, draftName];

/** How long a holder that is just starting or ending is waited for. */
const patienceMillisMax = 5_000;
const pollMillis = 10;

/** Primary result codes of SQLite, https://www.sqlite.org/rescode.html, read 2026-11-23. */
const busyCode = 5;

function isBusy(error: unknown): boolean {
  const { errcode } = error as { errcode?: number };
  return errcode !== undefined && (errcode & 0xff) === busyCode;
}

/** Opens the lock file and runs what takes a lock; null when somebody else has it. */
function lockBy(
  path: string,
  statements: string,
  options: { readonly readOnly: boolean },
): DatabaseSync | null {
  const database = new DatabaseSync(path, { ...options, timeout: 0 });
  try {
    database.exec(statements);
    return database;
  } catch (error) {
    database.close();
    if (isBusy(error)) return null;
    throw error;
  }
}

/**
 * In the locking mode `exclusive` a lock outlives its transaction, so the second level is added
 * to the first. The version is written because `begin immediate` succeeds without a lock on a file
 * that may only be read; it is rolled back, so the file stays empty and cannot be torn.
 */
const takeStatements = `
  pragma locking_mode = exclusive;
  pragma journal_mode = memory;
  begin immediate;
  pragma user_version = 1;
  rollback;
`;

/** Locks that this process holds: one that is collected as garbage would be let go. */
const held = new Set<DatabaseSync>();

/** Writes who owns the folder, whole or not at all, and only then lets others know that it stands. */
function holdBy(folder: string, database: DatabaseSync): FolderLock {
  const tell = (url: string) => {
    const draft = join(folder, draftName);
    writeFileSync(draft, JSON.stringify({ pid: process.pid, url }), { mode: 0o600 });
    renameSync(draft, join(folder, holderName));
  };
  tell("");
  // Readers are out within microseconds, and none comes in while this waits for them.
  database.exec(`pragma busy_timeout = ${patienceMillisMax}; begin exclusive`);
  held.add(database);
  return {
    announce: async (url) => {
      assert(held.has(database), "only who holds the folder announces an address");
      tell(url);
    },
    release: async () => {
      if (!held.delete(database)) return;
      rmSync(join(folder, holderName), { force: true });
      database.close();
    },
  };
}

function readHolder(folder: string): LockHolder | null {
  try {
    const text = readFileSync(join(folder, holderName), "utf8");
    const { pid, url } = JSON.parse(text) as Partial<Record<keyof LockHolder, unknown>>;
    return Number.isSafeInteger(pid) && typeof url === "string" ? { pid: Number(pid), url } : null;
  } catch {
    return null;
  }
}

/** Who has said to hold a folder; `silent` while a holder starts or ends, null when none is known. */
function askHolder(folder: string): LockHolder | "silent" | null {
  const path = join(folder, lockName);
  if (!existsSync(path)) return null;
  const reading = lockBy(path, "select 1 from sqlite_master", { readOnly: true });
  if (!reading) return readHolder(folder) ?? "silent";
  reading.close();
  return null;
}

/** Asks until there is an answer, or the patience is over. */
async function askUntil<T>(ask: () => T | null, millisMax: number): Promise<T | null> {
  const until = performance.now() + millisMax;
  for (;;) {
    const answer = ask();
    if (answer !== null || performance.now() >= until) return answer;
    await setTimeout(pollMillis);
  }
}

const unknownHolder: LockHolder = { pid: null, url: "" };

/**
 * Reads who holds a folder; null when nobody does. It asks for a lock to read, which keeps nobody from
 * taking the folder.
 */
export async function readLock(folder: string): Promise<LockHolder | null> {
  const ask = () => {
    const holder = askHolder(folder);
    if (holder === "silent") return null;
    return { holder };
  };
  const answer = await askUntil(ask, patienceMillisMax);
  return answer ? answer.holder : unknownHolder;
}

function tryLock(folder: string): FolderLock | null {
  let database: DatabaseSync | null = null;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    database = lockBy(join(folder, lockName), takeStatements, { readOnly: false });
    return database && holdBy(folder, database);
  } catch (error) {
    database?.close();
    throw refuse("STORE_FOLDER_UNUSABLE", { folder, reason: (error as Error).message });
  }
}

/**
 * Takes the folder for this process, and makes it when it is not there; gives the holder instead when
 * another one has it.
 */
export async function takeLock(
  folder: string,
  patienceMillis = patienceMillisMax,
): Promise<FolderLock | LockHolder> {
  const ask = () => {
    const lock = tryLock(folder);
    if (lock) return lock;
    const holder = askHolder(folder);
    return holder === "silent" ? null : holder;
  };
  return (await askUntil<FolderLock | LockHolder>(ask, patienceMillis)) ?? unknownHolder;
}

/** Tells a lock from the holder that was met instead. */
export function isLock(result: FolderLock | LockHolder): result is FolderLock {
  return "release" in result;
}
