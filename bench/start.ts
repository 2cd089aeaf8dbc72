// SPDX-License-Identifier: Apache-2.0
import type { ChildProcess } from "node:child_process";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** Goals of the first start on an installed checkout: seconds until ready, megabytes afterwards. */
const goals = { seconds: 30, megabytes: 700 };

/** How long the program is left alone before its memory is read, and how often in between. */
const quietMillis = 120_000;
const sampleMillis = 5000;

/** From here on it counts as hanging. */
const readyMillisMax = 300_000;

const root = fileURLToPath(new URL("..", import.meta.url));

interface Ready {
  readonly millis: number;
  /** Whether the screens had to be built first. */
  readonly isBuilt: boolean;
}

/** `npm start` as a person types it, on a data folder that is not there yet. */
function startProgram(dataFolder: string): ChildProcess {
  return spawn(process.execPath, [join(root, "tools", "bootstrap.mjs"), "start"], {
    cwd: root,
    env: { ...process.env, TIANWANG_DATA: dataFolder, PORT: "0", TIANWANG_LANG: "en" },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** The address on a line of its own is printed last: demo case read, pages served. */
function whenReady(program: ChildProcess, began: number): Promise<Ready> {
  return new Promise((resolve, reject) => {
    let said = "";
    let told = "";
    const late = setTimeout(() => reject(new Error(`not ready:\n${told}`)), readyMillisMax);
    program.stderr?.on("data", (chunk: Buffer) => {
      told += chunk.toString();
    });
    program.stdout?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (!/^http:\/\/127\.0\.0\.1:\d+$/mu.test(said)) return;
      clearTimeout(late);
      resolve({
        millis: performance.now() - began,
        isBuilt: told.includes("building the screens"),
      });
    });
    program.once("exit", (code) => {
      clearTimeout(late);
      reject(new Error(`ended with ${code} before it was ready:\n${told}`));
    });
  });
}

/** Resident memory of a process and all below it in megabytes; shared pages count in each of them. */
function treeMegabytes(pid: number): number {
  const listed = execFileSync("ps", ["-A", "-o", "pid=,ppid=,rss="], { encoding: "utf8" });
  const processes = listed
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/u).map(Number));
  const tree = new Set([pid]);
  for (let before = 0; before !== tree.size;) {
    before = tree.size;
    for (const [id = 0, parent = 0] of processes) if (tree.has(parent)) tree.add(id);
  }
  const kilobytes = processes.map(([id = 0, , rss = 0]) => (tree.has(id) ? rss : 0));
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
}

async function stopProgram(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null) return;
  const ended = new Promise((resolve) => {
    program.once("exit", resolve);
  });
  program.kill("SIGINT");
  await ended;
}

const verdict = (isMet: boolean) => (isMet ? "met" : "MISSED");

/** Measures the first start with the demo case, and the memory of all its processes afterwards. */
export async function run(options: { readonly smoke: boolean }): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "tianwang-bench-start-"));
  const loadBefore = loadavg()[0] ?? 0;
  const began = performance.now();
  const program = startProgram(join(folder, "data"));
  try {
    const { millis, isBuilt } = await whenReady(program, began);
    const atReady = treeMegabytes(program.pid ?? 0);
    let peak = atReady;
    const quiet = options.smoke ? sampleMillis : quietMillis;
    for (let left = quiet; left > 0; left -= sampleMillis) {
      await pause(sampleMillis);
      peak = Math.max(peak, treeMegabytes(program.pid ?? 0));
    }
    const after = treeMegabytes(program.pid ?? 0);
    const seconds = millis / 1000;
    console.log(`${availableParallelism()} cores, load before ${loadBefore.toFixed(2)}`);
    console.log(`ready after ${seconds.toFixed(1)} s${isBuilt ? ", screens built first" : ""}`);
    console.log(
      `memory of all processes: ${atReady.toFixed(0)} MB when ready, ` +
        `${after.toFixed(0)} MB ${quiet / 1000} s later, ${peak.toFixed(0)} MB at most between`,
    );
    console.log(`<= ${goals.seconds} s: ${verdict(seconds <= goals.seconds)}`);
    console.log(`<= ${goals.megabytes} MB: ${verdict(after <= goals.megabytes)}`);
  } finally {
    program.removeAllListeners("exit");
    await stopProgram(program);
    rmSync(folder, { recursive: true, force: true });
  }
}
