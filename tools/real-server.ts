// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** From start to ready, demo case included, on a machine that does other things too. */
const readyMillisMax = 180_000;

/** The program as a user starts it, in a process of its own on a data folder of its own. */
export interface RealServer {
  /** `http://127.0.0.1:PORT`. */
  readonly base: string;
  /** The one-time link for the first administrator. */
  readonly link: string;
  /** Lets a program act as the operator of the installation. */
  readonly dataFolder: string;
  /** Stops it as Ctrl-C does and removes its data. */
  readonly stop: () => Promise<void>;
}

/** Starts the program for a test or a bench; ready when it says its address on a line of its own. */
export async function startRealServer(options: { hasDemo: boolean }): Promise<RealServer> {
  const dataFolder = await mkdtemp(join(tmpdir(), "tianwang-real-"));
  const program = spawn(process.execPath, [join(root, "cli/src/main.ts"), "start"], {
    cwd: root,
    env: {
      ...process.env,
      TIANWANG_DATA: dataFolder,
      TIANWANG_DEMO: options.hasDemo ? "on" : "off",
      TIANWANG_LOG: "silent",
      TIANWANG_LANG: "en",
      PORT: "0",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((resolve) => {
    program.once("exit", resolve);
  });
  const stop = async () => {
    program.kill("SIGINT");
    await ended;
    await rm(dataFolder, { recursive: true, force: true });
  };
  let said = "";
  let told = "";
  program.stderr.on("data", (chunk: Buffer) => {
    told += chunk.toString();
  });
  const ready = new Promise<string>((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error("the server did not get ready")),
      readyMillisMax,
    );
    program.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const address = /^(http:\/\/127\.0\.0\.1:\d+)$/mu.exec(said)?.[1];
      if (address === undefined) return;
      clearTimeout(late);
      resolve(address);
    });
    void ended.then((code) => {
      clearTimeout(late);
      reject(new Error(`the server ended with ${code}`));
    });
  });
  try {
    const base = await ready;
    const link = /^ +(http:\S+\/setup\?token=\S+)$/mu.exec(said)?.[1] ?? "";
    return { base, link, dataFolder, stop };
  } catch (error) {
    await stop();
    throw new Error(told, { cause: error });
  }
}
