// SPDX-License-Identifier: Apache-2.0
// What an installation does for itself: back-ups, their verification, and sweeping the blob store.
import { join, sep } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import type { KeeperOptions, Manifest, Store, Verified } from "@tianwang/store";
import {
  backupStore,
  isBackupDue,
  listKept,
  refuseStore,
  sweepBlobs,
  takeBackup,
  verifyBackup,
} from "@tianwang/store";
import type { Logger } from "pino";
import { migrationFolders } from "../areas.ts";
import type { Config } from "../config.ts";

/** What upkeep may do on the disk: a blob folder elsewhere may be shared and is never swept. */
export const upkeepFolders = (config: Pick<Config, "dataFolder" | "blobsFolder">) => ({
  backupsFolder: join(config.dataFolder, "backups"),
  maySweep: config.blobsFolder.startsWith(config.dataFolder + sep),
});

/** How often it is asked whether an automatic back-up is due. */
const checkMillis = 3_600_000;
/** First check after a start: at once when there is an old back-up, later when there is none yet. */
const firstCheckMillis = { withBackup: 10_000, withoutBackup: 300_000 };
/** Longest that a call waits for a back-up before it tells how far that is. */
const waitMillisMax = 20_000;
/** How long the end of a back-up is remembered for whoever started it. */
const rememberedMillis = 600_000;

/** What upkeep works on. */
export interface UpkeepParts {
  readonly store: Store;
  readonly logger: Logger;
  readonly version: string;
  readonly backupsFolder: string;
  /** Whether the blob folder is this installation's alone. */
  readonly maySweep: boolean;
}

/** A back-up that somebody asked for. */
interface AskedBackup {
  readonly done: { rowCount: number; blobCount: number };
  readonly ended: Promise<{ readonly manifest: Manifest; readonly verified: Verified }>;
}

/** How far a back-up is that somebody asked for; `end` is null while it runs. */
export interface BackupProgress {
  readonly rowCount: number;
  readonly blobCount: number;
  readonly end: { readonly manifest: Manifest; readonly verified: Verified } | null;
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Backs up a store that is about to be migrated; refuses to go on without a verified back-up. */
export async function backUpBeforeMigrating(parts: UpkeepParts): Promise<void> {
  const { logger } = parts;
  logger.info("backing up before the migration");
  const kept = await takeBackup(parts.store, optionsOf(parts, new AbortController().signal)).catch(
    (error: unknown) => {
      throw refuseStore("STORE_NOT_BACKED_UP", { reason: messageOf(error) });
    },
  );
  const fault = kept.verified?.fault;
  if (fault) throw refuseStore("STORE_NOT_BACKED_UP", { reason: fault.en });
  logger.info({ backup: kept.name }, "backed up and verified before the migration");
}

const optionsOf = (parts: UpkeepParts, signal: AbortSignal): KeeperOptions => ({
  folder: parts.backupsFolder,
  programVersion: parts.version,
  migrationFolders,
  signal,
});

/** Does the upkeep of a running server, one thing at a time. */
export class Upkeep {
  readonly #parts: UpkeepParts;
  readonly #stopping = new AbortController();
  readonly #asked = new Map<string, AskedBackup>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: UpkeepParts) {
    this.#parts = parts;
  }

  get backupsFolder(): string {
    return this.#parts.backupsFolder;
  }

  /** Runs after whatever upkeep runs now. */
  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(() => {
      this.#stopping.signal.throwIfAborted();
      return act();
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Begins to look for automatic back-ups that are due. */
  async startDaily(): Promise<void> {
    const kept = await listKept(this.#parts.backupsFolder);
    const first = kept.length > 0 ? firstCheckMillis.withBackup : firstCheckMillis.withoutBackup;
    setTimeout(() => void this.checkDaily(), first).unref();
    const timer = setInterval(() => void this.checkDaily(), checkMillis).unref();
    this.#stopping.signal.addEventListener("abort", () => clearInterval(timer));
  }

  /** Takes the automatic back-up and sweeps the blob store when that is due. Failures are logged. */
  checkDaily(): Promise<void> {
    return this.#inTurn(() => this.#daily()).catch((error: unknown) => {
      if (!this.#stopping.signal.aborted)
        this.#parts.logger.error({ reason: messageOf(error) }, "the automatic back-up failed");
    });
  }

  async #daily(): Promise<void> {
    const { store, logger, backupsFolder, maySweep } = this.#parts;
    if (!(await isBackupDue(store, backupsFolder))) return;
    const kept = await takeBackup(store, optionsOf(this.#parts, this.#stopping.signal));
    const facts = { backup: kept.name, rowCount: kept.verified?.rowCount };
    const fault = kept.verified?.fault;
    if (fault) logger.error({ ...facts, reason: fault.en }, "the automatic back-up is not whole");
    else logger.info(facts, "backed up and verified");
    if (!maySweep) return;
    const swept = await sweepBlobs(store);
    if (swept.count > 0) logger.info(swept, "blobs that nothing names were removed");
  }

  /**
   * Backs up to a folder and verifies that, or goes on waiting for the back-up that goes there. Comes
   * back at its end, or after a while to tell how far it is.
   */
  async backUp(dir: string): Promise<BackupProgress> {
    const asked = this.#asked.get(dir) ?? this.#begin(dir);
    const waiting = new AbortController();
    const isOver = await Promise.race([
      asked.ended.then(
        () => true,
        () => true,
      ),
      after(waitMillisMax, false, { signal: waiting.signal }).catch(() => false),
    ]);
    waiting.abort();
    if (!isOver) return { ...asked.done, end: null };
    this.#asked.delete(dir);
    return { ...asked.done, end: await asked.ended };
  }

  #begin(dir: string): AskedBackup {
    const { store, version, backupsFolder } = this.#parts;
    const { signal } = this.#stopping;
    const done = { rowCount: 0, blobCount: 0 };
    const ended = this.#inTurn(async () => {
      const manifest = await backupStore(store, dir, {
        programVersion: version,
        progress: (now) => {
          signal.throwIfAborted();
          Object.assign(done, now);
        },
      });
      const scratch = join(backupsFolder, `verifying-asked-${process.pid}`);
      const verified = await verifyBackup(
        { dir, scratch, migrationFolders },
        store.clock(),
        signal,
      );
      return { manifest, verified };
    });
    const asked = { done, ended };
    this.#asked.set(dir, asked);
    const forget = () => {
      setTimeout(() => {
        if (this.#asked.get(dir) === asked) this.#asked.delete(dir);
      }, rememberedMillis).unref();
    };
    ended.then(forget, forget);
    return asked;
  }

  /** Ends what runs and starts nothing more. */
  async close(): Promise<void> {
    this.#stopping.abort();
    await this.#last;
  }
}
