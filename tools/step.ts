// SPDX-License-Identifier: Apache-2.0
// One step of a check: a process that ends in its time, and nothing that it started outlives it.
import type { ChildProcess } from "node:child_process";
import { spawn, spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FileTime } from "./file-log.ts";
import { fileTimes } from "./file-log.ts";

/** What is run: a command, or test files by Node's runner. */
export interface Step {
  readonly name: string;
  readonly command: string;
  readonly words: readonly string[];
  readonly millisMax: number;
  /** The words are those of Node's test runner: it also logs its files. */
  readonly isTest?: boolean;
}

/** How a step ended. */
export interface Ran {
  readonly step: Step;
  readonly code: number;
  readonly output: string;
  readonly millis: number;
  readonly isCutOff: boolean;
  /** Times of the test files, the slowest first; those without an end before them. */
  readonly files: readonly FileTime[];
}

const isWindows = process.platform === "win32";
const running = new Set<ChildProcess>();

/** Ends a process and all that it started; they are one group, or one tree on Windows. */
function killAll(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (isWindows) {
    spawnSync("taskkill", ["/pid", String(child.pid), "/T", "/F"], { stdio: "ignore" });
    return;
  }
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // The group is empty: everything has ended by itself.
  }
}

// A group of its own does not hear what is typed at the terminal.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => {
    for (const child of running) killAll(child);
    process.exit(130);
  });
}

const reporter = new URL("file-log.ts", import.meta.url).href;

/** Runs a step to its end, or until it is told to stop: at the end of its time, unless told. */
export async function runStep(
  step: Step,
  cwd: string,
  stop = AbortSignal.timeout(step.millisMax),
): Promise<Ran> {
  const folder = await mkdtemp(join(tmpdir(), "tianwang-step-"));
  const log = join(folder, "files.jsonl");
  const reporters = [
    "--test",
    "--test-reporter=spec",
    "--test-reporter-destination=stdout",
    `--test-reporter=${reporter}`,
    `--test-reporter-destination=${log}`,
  ];
  const words = [...(step.isTest ? reporters : []), ...step.words];
  const began = performance.now();
  try {
    const ended = await runChild({ ...step, words }, cwd, stop);
    const files = step.isTest ? fileTimes(await readFile(log, "utf8").catch(() => "")) : [];
    return { step, ...ended, millis: Math.round(performance.now() - began), files };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A step that runs tests is no test of a run that it may be started from. */
const environment = { ...process.env };
delete environment["NODE_TEST_CONTEXT"];

function runChild(
  step: Step,
  cwd: string,
  stop: AbortSignal,
): Promise<Pick<Ran, "code" | "output" | "isCutOff">> {
  return new Promise((resolve) => {
    const child = spawn(step.command, [...step.words], {
      cwd,
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
      detached: !isWindows,
    });
    running.add(child);
    let output = "";
    let isCutOff = false;
    const take = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    const cutOff = () => {
      isCutOff = true;
      killAll(child);
    };
    if (stop.aborted) cutOff();
    else stop.addEventListener("abort", cutOff);
    child.on("error", (error) => {
      output += String(error);
    });
    // A process that was left behind would keep the output open, and this waiting, for ever.
    child.on("exit", () => killAll(child));
    child.on("close", (code) => {
      stop.removeEventListener("abort", cutOff);
      running.delete(child);
      resolve({ code: isCutOff ? 1 : (code ?? 1), output, isCutOff });
    });
  });
}

const seconds = (millis: number) => `${(millis / 1000).toFixed(1)} s`;

/** Longest piece of the output of a failed step that is shown. */
const tailLengthMax = 60_000;

/** What is said of a step that ended. */
export function describeRan({ step, code, output, millis, isCutOff, files }: Ran): string {
  const head = `${code === 0 ? "✔" : "✖"} ${step.name} (${seconds(millis)})`;
  if (code === 0) return head;
  if (!isCutOff) return `${head}\n${output.slice(-tailLengthMax)}`;
  const open = files.filter((file) => file.millis === null).map(({ file }) => `\n  ${file}`);
  return [
    `${head}\n${output.slice(-tailLengthMax)}`,
    `cut off after ${seconds(millis)}`,
    ...(open.length > 0 ? [`test files that had not ended:${open.join("")}`] : []),
  ].join("\n");
}

/** The slowest test files of some steps. */
export function describeSlowest(all: readonly Ran[], count: number): string {
  return all
    .flatMap(({ files }) => files)
    .flatMap(({ file, millis }) => (millis === null ? [] : [{ file, millis }]))
    .toSorted((a, b) => b.millis - a.millis)
    .slice(0, count)
    .map(({ file, millis }) => `  ${seconds(millis).padStart(8)}  ${file}`)
    .join("\n");
}
