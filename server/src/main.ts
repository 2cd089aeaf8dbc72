// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Text } from "@tianwang/kernel/text";
import type { FolderLock, Installation, Job, Manifest, Store } from "@tianwang/store";
import {
  backupTrouble,
  ensureInstallation,
  isLock,
  openStore,
  recoverJobs,
  refuseStore,
  restoreStore,
  startRunner,
  systemClock,
  systemRandomBytes,
  takeLock,
} from "@tianwang/store";
import { createSetupToken, hasPersons } from "@tianwang/store/access";
import type { Logger } from "pino";
import { pino } from "pino";
import { jobHandlers, migrationFolders } from "./areas.ts";
import type { Config } from "./config.ts";
import { buildApp } from "./http/app.ts";
import { backUpBeforeMigrating, Upkeep, upkeepFolders } from "./kit/upkeep.ts";

export { describeConfig, readConfig, settings } from "./config.ts";
export type { Config } from "./config.ts";
export type { DemoMaterial } from "./demo.ts";
export { readLock } from "@tianwang/store";
export { importDemo, resumeDemo, waitForJobs } from "./demo.ts";

/** Version of the program, from the root package. */
export const version = "0.1.0";

/** A server that runs. */
export interface RunningServer {
  readonly url: string;
  readonly operatorToken: string;
  readonly store: Store;
  readonly installation: Installation;
  /** Path of the one-time link while no administrator exists, else null. */
  readonly setupPath: string | null;
  /** Jobs that a killed run had left unfinished. */
  readonly interrupted: readonly Job[];
  /** What is wrong with the automatic back-ups, for people to read; null when nothing is. */
  readonly backupTrouble: Text | null;
  close(): Promise<void>;
}

/** How the server is started. */
export interface StartOptions {
  readonly config: Config;
  /** Listen on any free loopback port, for one command. */
  readonly isEphemeral: boolean;
}

const pageFolder = fileURLToPath(new URL("../../web/dist", import.meta.url));

/** A secret of the installation in a file of its data folder, made at the first start. */
async function tokenIn(folder: string, name: string): Promise<string> {
  const path = join(folder, name);
  if (existsSync(path)) return (await readFile(path, "utf8")).trim();
  const token = randomBytes(32).toString("base64url");
  await writeFile(path, `${token}\n`, { mode: 0o600, flag: "wx" });
  return token;
}

async function lockFolder(folder: string): Promise<FolderLock> {
  const taken = await takeLock(folder);
  if (isLock(taken)) return taken;
  throw refuseStore("STORE_LOCKED", { folder, pid: taken.pid ?? "–", url: taken.url || "–" });
}

/** Restores a back-up into the empty data folder and database of a configuration. */
export async function restoreInstallation(
  config: Config,
  dir: string,
  progress: (done: { readonly rowCount: number; readonly blobCount: number }) => void,
): Promise<Manifest> {
  const lock = await lockFolder(config.dataFolder);
  try {
    return await restoreStore(dir, {
      folder: config.dataFolder,
      databaseUrl: config.databaseUrl,
      blobsFolder: config.blobsFolder,
      migrationFolders,
      clock: systemClock,
      progress,
    });
  } finally {
    await lock.release();
  }
}

/** Starts everything: lock, store, migrations, jobs, HTTP. Stops cleanly with `close`. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { config } = options;
  const lock = await lockFolder(config.dataFolder);
  const logger = pino({ level: config.logLevel, base: null }, pino.destination(2));
  const parts = { logger, version, ...upkeepFolders(config) };
  const store = await openStore({
    folder: config.dataFolder,
    databaseUrl: config.databaseUrl,
    blobsFolder: config.blobsFolder,
    migrationFolders,
    clock: systemClock,
    randomBytes: systemRandomBytes,
    beforeMigrating: (opened) => backUpBeforeMigrating({ ...parts, store: opened }),
  }).catch(async (error: unknown) => {
    await lock.release();
    throw error;
  });
  try {
    const upkeep = new Upkeep({ ...parts, store });
    return await serve({ store, lock, logger, upkeep }, options);
  } catch (error) {
    await store.close();
    await lock.release();
    throw error;
  }
}

interface Opened {
  readonly store: Store;
  readonly lock: FolderLock;
  readonly logger: Logger;
  readonly upkeep: Upkeep;
}

async function serve(opened: Opened, options: StartOptions): Promise<RunningServer> {
  const { store, lock, logger, upkeep } = opened;
  const { config, isEphemeral } = options;
  const installation = await ensureInstallation(store);
  const operatorToken = await tokenIn(config.dataFolder, "operator.token");
  const metricsToken = await tokenIn(config.dataFolder, "metrics.token");
  // An embedded database has one server, wherever its folder was moved to.
  const runnerName =
    config.databaseUrl === null ? "embedded" : `${hostname()}:${config.dataFolder}`;
  const interrupted = await recoverJobs(store, jobHandlers, runnerName);
  await store.blobs.removeDrafts();
  let isReady = false;
  const app = await buildApp({
    gate: { store, installation, operatorToken, isSecure: config.proxies.length > 0 },
    upkeep,
    logger,
    metricsToken,
    version,
    proxies: config.proxies,
    pageFolder,
    isReady: () => isReady,
  });
  const port = isEphemeral ? 0 : config.port;
  await app.listen({ port, host: isEphemeral ? "127.0.0.1" : config.host });
  const address = app.server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : port}`;
  const runner = startRunner(store, jobHandlers, runnerName, (error, jobId) => {
    logger.error(
      { jobId, err: { message: error instanceof Error ? error.message : "unknown" } },
      "job failed",
    );
  });
  await lock.announce(url);
  const trouble = await backupTrouble(upkeep.backupsFolder);
  if (!isEphemeral) await upkeep.startDaily();
  isReady = true;
  return {
    url,
    operatorToken,
    store,
    installation,
    setupPath: isEphemeral ? null : await setupPathOf(store),
    interrupted,
    backupTrouble: trouble,
    close: async () => {
      isReady = false;
      await app.close();
      await upkeep.close();
      await runner.stop();
      await store.close();
      await lock.release();
    },
  };
}

async function setupPathOf(store: Store): Promise<string | null> {
  return store.asOwner(async (db) => {
    if (await hasPersons(db)) return null;
    return `/setup?token=${await createSetupToken(db, store.clock())}`;
  });
}
