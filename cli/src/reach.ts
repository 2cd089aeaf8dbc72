// SPDX-License-Identifier: Apache-2.0
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Config, RunningServer } from "@tianwang/server";
import { readLock, startServer } from "@tianwang/server";
import type { Client } from "@tianwang/wire/client";
import { createClient } from "@tianwang/wire/client";

/** A server that was reached: the running one, or one started for this command. */
export interface Reached {
  readonly url: string;
  readonly operatorToken: string;
  /** The server that was started for this command; null when one was running. */
  readonly own: RunningServer | null;
}

async function runningServer(folder: string): Promise<Reached | null> {
  try {
    const holder = await readLock(folder);
    if (!holder || holder.url === "") return null;
    const answer = await fetch(`${holder.url}/healthz`, { signal: AbortSignal.timeout(5_000) });
    if (!answer.ok) return null;
    const operatorToken = (await readFile(join(folder, "operator.token"), "utf8")).trim();
    return { url: holder.url, operatorToken, own: null };
  } catch {
    return null;
  }
}

/** Finds the server that holds the data folder, or starts one on a free loopback port. */
export async function reachServer(config: Config): Promise<Reached> {
  const running = await runningServer(config.dataFolder);
  if (running) return running;
  const quiet: Config = { ...config, logLevel: config.logLevel === "debug" ? "debug" : "warn" };
  const own = await startServer({ config: quiet, isEphemeral: true });
  return { url: own.url, operatorToken: own.operatorToken, own };
}

/** The API as the installation's operator. */
export function clientFor(
  reached: Reached,
  acting: { readonly workspaceId: string; readonly purpose: string },
): Client {
  return createClient({
    base: reached.url,
    fetch: (input, init) => fetch(input, init),
    headers: () => ({
      "x-operator-token": reached.operatorToken,
      "x-purpose": acting.purpose,
      ...(acting.workspaceId === "" ? {} : { "x-workspace": acting.workspaceId }),
    }),
  });
}
